import type { ListPlace, Role } from "./manuscript.ts";
import type { Counter } from "./numbering.ts";
import type { PictureKind } from "./picture-kind.ts";
import type { Relation } from "./relations.ts";
import type { RemarkKind, Remarks } from "./remarks.ts";
import type { ParagraphStyle, Stress, StyleBook } from "./styles.ts";
import type { Element } from "./xml.ts";

/** What is known of a paragraph beside its words; the fair copy names it by its number. */
export interface ParagraphFacts {
  readonly role: Role;
  readonly list?: ListPlace;
}

/** A picture of the document, as the fair copy refers to it. */
export interface PictureFacts {
  /** The part that holds it. */
  readonly part: string;
}

/** What is gathered while a document is copied fair, over all of its parts. */
export interface Desk {
  readonly styles: StyleBook;
  readonly counter: Counter;
  readonly remarks: Remarks;
  readonly facts: ParagraphFacts[];
  readonly pictures: PictureFacts[];
  /** What a part is as a picture; undefined where there is none. */
  readonly pictureIn: (part: string) => PictureKind | undefined;
}

/** One part, the text or the notes, while it is copied. */
export interface Sheet {
  readonly desk: Desk;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly isNotes: boolean;
  /** The fields that are open here, the innermost last. */
  readonly fields: Field[];
  /** What was in text boxes of the paragraph at hand: it stands behind it. */
  readonly boxes: (readonly Element[])[];
  /** What the copy's relations are to be: hyperlinks and pictures, by their names in it. */
  readonly referred: Map<string, Relation>;
}

/** A field: what it asks for, and whether the words that it shows have begun. */
export interface Field {
  instruction: string;
  shows: boolean;
}

/** What a run is compared with to see whether it is stressed. */
export interface Ground {
  /** What the paragraph's style makes of its runs. */
  readonly style: Stress;
  /** What is plain in this paragraph. */
  readonly plain: Stress;
}

/** In text, a style that stresses whole paragraphs stresses; in heads, quotations and captions it is their look. */
export function groundOf(style: ParagraphStyle, styles: StyleBook): Ground {
  return { style, plain: style.role === "body" ? styles.paragraph(undefined) : style };
}

export const tell = (sheet: Sheet, kind: RemarkKind, detail?: string): void => {
  sheet.desk.remarks.tell(kind, detail);
};

/** True inside the words that say what a field is to do, which are not copy. */
export const isInstructed = ({ fields }: Sheet): boolean => fields.some(({ shows }) => !shows);

/** True inside a table of contents that Word made. */
export const isInContents = ({ fields }: Sheet): boolean =>
  fields.some(({ instruction }) => /^\s*(?:TOC|INDEX|TOA)\b/u.test(instruction));
