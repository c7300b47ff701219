/** What the library mammoth hands on of a document, as far as we look at it; its own types leave it open. */
export interface MammothDocument {
  readonly type: "document";
  readonly children: readonly MammothBlock[];
  readonly notes: { resolve(call: MammothNoteReference): MammothNote | null };
}

export type MammothBlock = MammothParagraph | MammothTable | MammothInline;

export interface MammothParagraph {
  readonly type: "paragraph";
  readonly indent: { readonly firstLine: string | null };
  readonly alignment: string | null | undefined;
  readonly children: readonly MammothInline[];
}

export interface MammothTable {
  readonly type: "table";
  readonly styleId: string | null;
  readonly children: readonly MammothRow[];
}

export interface MammothRow {
  readonly type: "tableRow";
  readonly children: readonly MammothCell[];
}

export interface MammothCell {
  readonly type: "tableCell";
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly children: readonly MammothBlock[];
}

export interface MammothNote {
  readonly body: readonly MammothBlock[];
}

export interface MammothNoteReference {
  readonly type: "noteReference";
  readonly noteType: string;
  readonly noteId: string;
}

export type MammothInline =
  | MammothRun
  | MammothHyperlink
  | MammothImage
  | MammothNoteReference
  | { readonly type: "text"; readonly value: string }
  | { readonly type: "tab" }
  | { readonly type: "break"; readonly breakType: "line" | "page" | "column" }
  | { readonly type: "checkbox"; readonly checked: boolean }
  | { readonly type: "commentReference" | "bookmarkStart" };

export interface MammothRun {
  readonly type: "run";
  readonly styleId: string | null;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isStrikethrough: boolean;
  readonly children: readonly MammothInline[];
}

export interface MammothHyperlink {
  readonly type: "hyperlink";
  readonly href?: string;
  readonly children: readonly MammothInline[];
}

export interface MammothImage {
  readonly type: "image";
  readonly altText?: string | null;
  readAsBuffer(): Promise<Buffer>;
}
