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

/** What a crop may not touch: shares of the picture, 0 to 1, from its upper left corner. */
export interface Safe {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture as the copy asks for it; the file is not yet looked at. */
export interface PictureOrder {
  /** Path as typed, relative to the file in which `span` lies. */
  readonly src: Phrase;
  /** Which page of a PDF it is, 1 for the first, if the file is one; absent where it may be none. */
  readonly page?: number;
  /** The copy says which page it is. */
  readonly isPageSaid?: true;
  /** It is half of a spread of which each half is a page of one PDF. */
  readonly isHalf?: true;
  readonly alt?: string;
  readonly credit?: Phrase;
  readonly safe?: Safe;
}
