import type { Pt, Rect } from "../geometry/geometry.ts";

/**
 * A page of somebody's PDF, placed as it is: what is on it is its maker's, and nobody here looks into it. Lengths are
 * points, as the page is read: turned as it says, and in the units that it says.
 */
export interface PageArtwork {
  readonly kind: "page";
  /** Hash of the file and the page's number: the same page is embedded once. */
  readonly id: string;
  /** The source file, as spans name it. */
  readonly file: string;
  /** Of the page in its file, 1 for the first. */
  readonly number: number;
  /** Of all that is shown of it: its bleed, or what it shows where it says nothing of one. */
  readonly width: Pt;
  readonly height: Pt;
  /** Where it is cut, from the upper left corner of what is shown of it. */
  readonly trim: Rect;
  readonly excerpt: Excerpt;
  /** Who booked it; absent of the house's own, and where nobody says it. */
  readonly client?: string;
  /** Its spot inks; absent where nobody has looked. */
  readonly spots?: readonly PlacedSpot[];
}

/** A spot ink of a page that was placed. */
export interface PlacedSpot {
  readonly name: string;
  /** What stands in for it, solid, where its plate is missing: `C 100 M 60 Y 0 K 0`, or what tells one recipe from another. */
  readonly recipes: readonly string[];
}

/** A page as it was taken out of its file, to be copied into another: it, and all that it needs. */
export interface Excerpt {
  /** Hash of the file: an object of it is copied once, however many of its pages need it. */
  readonly source: string;
  /** The page as a form, which is `width` by `height` of the artwork, from its lower left corner upwards. */
  readonly form: ExcerptStream;
  /**
   * How the page says that it is blended, where anything on it lets be seen what lies under it; absent: in the inks of the page
   * on which it is laid.
   */
  readonly group?: ExcerptDictionary;
  /** What the form refers to, and what that refers to, by their numbers in the file, in the order in which they are met. */
  readonly objects: ReadonlyMap<number, ExcerptObject>;
}

/** A stream, its bytes coded as its dictionary says. */
export interface ExcerptStream {
  readonly value: ExcerptDictionary;
  readonly bytes: Uint8Array;
}

/** An object: a stream, or a value, and of a layer whether what stands in it is seen. */
export type ExcerptObject =
  | ExcerptStream
  | { readonly value: ExcerptValue; readonly bytes?: undefined; readonly layer?: "on" | "off" };

/** What an object holds (ISO 32000-1, 7.3). A reference leads to one of the excerpt's objects. */
export type ExcerptValue =
  | null
  | boolean
  | number
  | { readonly kind: "name"; readonly text: string }
  | { readonly kind: "string"; readonly bytes: Uint8Array }
  | { readonly kind: "reference"; readonly number: number }
  | ExcerptDictionary
  | readonly ExcerptValue[];

export interface ExcerptDictionary {
  readonly kind: "dictionary";
  readonly entries: ReadonlyMap<string, ExcerptValue>;
}
