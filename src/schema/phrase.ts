import type { Span } from "../diagnostics/diagnostic.ts";

/** A short printed field: its text with typographic forms, and where it was typed. */
export interface Phrase {
  readonly text: string;
  readonly span: Span;
}

/** A calendar day, as `YYYY-MM-DD` checked to exist. */
export interface IsoDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** A picture as the copy asks for it; the file is not yet looked at. */
export interface PictureOrder {
  /** Path as typed, relative to the file in which `span` lies. */
  readonly src: Phrase;
  readonly alt?: string;
  readonly credit?: Phrase;
}
