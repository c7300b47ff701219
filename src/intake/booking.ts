import type { Condition } from "../color/condition.ts";
import type { Span } from "../diagnostics/diagnostic.ts";
import { POINTS_PER_MM, type Pt, type Size } from "../geometry/geometry.ts";
import { inMm } from "../preflight/finding.ts";

/** What an advertiser has booked, and what the artwork must be for it. */
export interface Booking {
  /** As it is called: `full page`. */
  readonly thing: string;
  /** Who has booked it; absent: the manifest does not say it. */
  readonly client?: string | undefined;
  /** The house itself made it: nobody need be asked. */
  readonly isHouse?: boolean;
  /** From trim to trim, in points; of a spread both pages together. */
  readonly trim: Size;
  /** It lies over two facing pages: the artwork is one page of that size, or two of half its width; absent: it does not. */
  readonly spread?: "whole" | "halves";
  /** How far ink must run past the trim; 0 for what stands within a page. */
  readonly bleed: Pt;
  /** Its edges are the page's, where paper is cut: type keeps its distance from them. */
  readonly isCut: boolean;
  /** The page of its file, 1 for the first; absent: the manifest does not say it, and the first is placed. */
  readonly page?: number | undefined;
  /** What the issue is printed in; absent: it is plain PDF, for no press. */
  readonly condition?: Pick<Condition, "identifier" | "profile"> | undefined;
  /** What else can be booked: artwork of such a size was made for that. */
  readonly others?: readonly Bookable[];
  /** Where the artwork is named. */
  readonly span: Span;
}

/** A size that adverts are sold in. */
export interface Bookable {
  readonly thing: string;
  readonly trim: Size;
}

/** Sizes that differ by less are one: so much is lost in any program's rounding. */
const SAME: Pt = 0.5 * POINTS_PER_MM;

/** Artwork that is off by no more loses or shows a hair at its edges; more is another size. */
const SLIGHT: Pt = 2 * POINTS_PER_MM;

export const isAsLong = (one: Pt, other: Pt): boolean => Math.abs(one - other) <= SAME;

export const isAsLarge = (one: Size, other: Size): boolean =>
  isAsLong(one.width, other.width) && isAsLong(one.height, other.height);

/** What is off so little is printed, and told as a warning. */
export const isNearlyAsLarge = (one: Size, other: Size): boolean =>
  Math.abs(one.width - other.width) <= SLIGHT && Math.abs(one.height - other.height) <= SLIGHT;

export const turned = ({ width, height }: Size): Size => ({ width: height, height: width });

/** True of what is too narrow for the two pages that it is to lie over. */
export const isHalfOf = (size: Size, { spread, trim }: Booking): boolean =>
  spread === "whole" && size.width < (3 / 4) * trim.width;

/** `210 × 297 mm`. */
export const sizeInWords = ({ width, height }: Size): string =>
  `${inMm(width).replace(" mm", "")} × ${inMm(height)}`;

const whoBooked = ({ client = "the advertiser" }: Booking): string => client;

/** A way out that lies with whoever made it: `ask Acme for both halves`. */
export const askFor = (booking: Booking, what: string): string =>
  booking.isHouse === true ? `make it anew: ${what}` : `ask ${whoBooked(booking)} for ${what}`;

/** The same, of a way out that is said to him: `tell Acme: embed the font`. */
export const tellMaker = (booking: Booking, what: string): string =>
  booking.isHouse === true ? what : `tell ${whoBooked(booking)}: ${what}`;

/** What to ask for: `the full page at 210 × 297 mm, with 3 mm of bleed`. */
export function wantedInWords({ thing, trim, bleed }: Booking): string {
  const size = `the ${thing} at ${sizeInWords(trim)}`;
  return bleed === 0 ? size : `${size}, with ${inMm(bleed)} of bleed`;
}
