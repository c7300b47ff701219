import type { Span } from "../diagnostics/diagnostic.ts";
import type { Pt, Size } from "../geometry/geometry.ts";
import type { IsoDate, Phrase, PictureOrder } from "../schema/phrase.ts";

/** issue.yaml, checked: what staff ordered. Lengths are in points, dates exist, names are the copy's. */
export interface Issue {
  /** The manifest, as spans name it. */
  readonly file: string;
  readonly title: Phrase;
  readonly publication: Phrase;
  readonly date: IsoDate;
  /** BCP 47. */
  readonly language: string;
  /** The running footer's pattern, fields in braces; absent: the theme's own. */
  readonly footer?: Phrase;
  readonly trim: Size;
  readonly bleed: Pt;
  /** A built-in theme's name, or a path to a house's own (ends in .yaml or .yml). */
  readonly theme: { readonly name: string; readonly span?: Span };
  readonly print: PrintOrder;
  readonly flatplan: readonly FlatplanEntry[];
  /** Pages that fill what `start` and the printer's multiple leave empty, in this order; none unless they are to. */
  readonly houseAdverts: readonly PictureOrder[];
}

export type PrinterMark = "crop" | "registration" | "bars" | "info";

/** The paper, as the printer has it, and how the issue is bound. */
export interface PaperOrder {
  /** Of one leaf. */
  readonly thickness?: Pt;
  /** Of a leaf of the cover; absent: it is of the same paper. */
  readonly coverThickness?: Pt;
  readonly binding?: "saddle" | "perfect";
  /** How wide the printer says that the spine is. */
  readonly spine?: Pt;
  /** Where it is ordered in the manifest. */
  readonly span: Span;
}

/** What the printer asked for. Keys that no room obeys yet have been answered with a diagnostic. */
export interface PrintOrder {
  readonly standard: "PDF/X-4" | "none";
  /** A built-in condition's name, or the path of a profile of the house's own (ends in .icc or .icm). */
  readonly condition: { readonly name: string; readonly span?: Span };
  /** The printer's profile: a built-in one's name, or the path of a house's own (ends in .yaml or .yml). */
  readonly profile: { readonly name: string; readonly span?: Span };
  /** The most ink that one spot of paper takes, 3 for 300 %; absent: what the printer's profile says. */
  readonly maxInk?: number;
  readonly marks: readonly PrinterMark[];
  readonly multiple?: number;
  /** Where it stands in the manifest. */
  readonly multipleSpan?: Span | undefined;
  readonly fill?: "blank" | "house" | "fail";
  readonly paper?: PaperOrder;
  /** `separate`: the first two pages and the last two are a file of their own. */
  readonly cover: "included" | "separate";
  /** Where that is said; absent: nowhere. */
  readonly coverSpan?: Span;
}

/** The issue in page order. */
export type FlatplanEntry =
  | {
      readonly kind: "cover";
      readonly picture: PictureOrder;
      readonly lines: readonly Phrase[];
      readonly span: Span;
    }
  | {
      readonly kind: "contents";
      readonly title?: Phrase;
      readonly start: Start;
      readonly span: Span;
    }
  | {
      readonly kind: "article";
      readonly path: Phrase;
      readonly start: Start;
      /** Adverts that stand among its text, in the order of the flatplan; absent where there are none. */
      readonly adverts?: readonly PartBooking[];
      readonly span: Span;
    }
  | PicturePlace
  | AdvertBooking
  | AdvertPages
  | { readonly kind: "blank"; readonly span: Span };

/** A picture over a whole page, or over the two of a spread. */
export interface PicturePlace {
  readonly kind: "picture";
  readonly picture: PictureOrder;
  /** Absent: it has one page. */
  readonly across?: Across;
  readonly start: Start;
  readonly span: Span;
}

/** An advert that has pages of its own. */
export interface AdvertBooking {
  readonly kind: "advert";
  readonly size: "full" | "spread";
  readonly client?: Phrase;
  /** Absent while the advert is late; of a spread in two pieces its left half. */
  readonly picture?: PictureOrder;
  /** Set where the size is a spread. */
  readonly across?: Across;
  /** It will not come: something else has its place. */
  readonly canceled: boolean;
  readonly start: Start;
  readonly span: Span;
}

/** Adverts that share pages with one another and with no text. */
export interface AdvertPages {
  readonly kind: "advert-pages";
  readonly parts: readonly PartBooking[];
  /** The first one's. */
  readonly span: Span;
}

/** An advert of part of a page. */
export interface PartBooking {
  readonly size: PartSize;
  readonly place: AdvertPlace;
  /** Where the copy says on which page, or where on it; absent where it leaves that to us. */
  readonly placeSpan?: Span;
  /** Where the copy asks for one side of the page, inside or outside. */
  readonly sideSpan?: Span;
  /** Which page of its article, an opener counted, 1 for the first; absent: the one after the title page. */
  readonly on?: number;
  readonly client?: Phrase;
  /** Absent while the advert is late. */
  readonly picture?: PictureOrder;
  readonly span: Span;
}

export type PartSize = "half" | "quarter";

/** Where on the page it stands. */
export interface AdvertPlace {
  readonly end: "head" | "foot";
  /** Absent of a half that goes over the whole measure. */
  readonly side?: "inside" | "outside";
}

/** How a picture lies over two facing pages. */
export interface Across {
  /** So much of it is shown on both pages, at the spine. */
  readonly crossover: Pt;
  /** The right half, where it is a picture of its own. */
  readonly right?: PictureOrder;
}

/** On which side of the spread an entry begins; recto pages have odd folios. */
export type Start = "any" | "recto" | "verso";
