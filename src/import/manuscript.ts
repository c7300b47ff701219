/**
 * A Word document as its writer meant it: paragraphs by their part, runs by how they are stressed. Nothing here knows
 * Word's files any more, nor Markdown yet.
 */
export interface Manuscript {
  readonly blocks: readonly Block[];
  /** Footnotes and endnotes by the names that calls give. */
  readonly notes: ReadonlyMap<string, readonly Block[]>;
}

export type Block = Paragraph | Table | Box;

/** What a paragraph's style says that it is. */
export type Role =
  | "title"
  | "subtitle"
  | "author"
  | "body"
  | "quote"
  | "caption"
  | "code"
  | "contents"
  | "rule"
  /** A heading, by its level. */
  | 1
  | 2
  | 3
  | 4
  | 5
  | 6
  | 7
  | 8
  | 9;

export interface Paragraph {
  readonly kind: "paragraph";
  readonly role: Role;
  readonly list?: ListPlace;
  readonly align?: "right" | "center";
  readonly inlines: readonly Inline[];
}

/** Where a paragraph stands among the lists of the document. */
export interface ListPlace {
  /** Paragraphs of one list have one name. */
  readonly name: string;
  /** 0 for the outermost. */
  readonly level: number;
  /** What it counts to here; absent for a bullet. */
  readonly number?: number;
  /** A further paragraph of the item before it. */
  readonly follows?: true;
}

export interface Table {
  readonly kind: "table";
  readonly rows: readonly (readonly Cell[])[];
}

export interface Cell {
  readonly blocks: readonly Block[];
  /** How many columns and rows it takes. */
  readonly columns: number;
  readonly rows: number;
}

/** A text box: it stands behind the paragraph that holds its anchor. */
export interface Box {
  readonly kind: "box";
  readonly blocks: readonly Block[];
}

export type Inline = Words | Break | NoteCall | Picture;

export interface Words {
  readonly kind: "words";
  readonly text: string;
  readonly emphasis: boolean;
  readonly strong: boolean;
  readonly struck: boolean;
  readonly code: boolean;
  readonly link?: string | undefined;
}

export interface Break {
  readonly kind: "break";
  /** A new line of the same paragraph, or a new page or column. */
  readonly of: "line" | "page";
}

export interface NoteCall {
  readonly kind: "note-call";
  /** A name in the manuscript's notes. */
  readonly note: string;
}

export interface Picture {
  readonly kind: "picture";
  /** The part of the document's file that holds it. */
  readonly part: string;
  readonly alt?: string;
}

/** The words of inlines, as they would be read out. */
export const plainText = (inlines: readonly Inline[]): string =>
  inlines
    .map((one) => (one.kind === "words" ? one.text : one.kind === "break" ? " " : ""))
    .join("");
