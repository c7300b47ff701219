import type { FilePage } from "../foreign/pages.ts";
import { trimSize } from "../foreign/pages.ts";
import { SIDES, type Side } from "../preflight/sides.ts";
import { askFor, isHalfOf, type Booking } from "./booking.ts";
import type { FileFinding } from "./checks.ts";

/** A page of a file that is placed as an advert, or as half of a spread. */
export interface AdvertPart {
  readonly page: FilePage;
  /** As sentences begin with it: `acme.pdf`, or a page of it. */
  readonly subject: string;
  /** As sentences end that tell of something on it. */
  readonly where: string;
  /** What is booked of it: of a spread of two pages each is a half. */
  readonly booking: Booking;
  /** The page behind it in its file, which may be its other half. */
  readonly next?: number;
  /** On which sides it has bleed: two halves need none where they meet. */
  readonly sides: readonly Side[];
}

/** The pages of a file that are placed, or why there are none. */
export function partsOf(
  pages: readonly FilePage[],
  name: string,
  booking: Booking,
): readonly AdvertPart[] | FileFinding {
  const { trim, spread, page: number = 1, thing } = booking;
  const [page, next] = pages.slice(number - 1, number + 1);
  const named = (one: FilePage): Pick<AdvertPart, "page" | "subject" | "where"> => {
    const isAlone = pages.length === 1;
    const subject = isAlone ? `\`${name}\`` : `page ${one.number} of \`${name}\``;
    return { page: one, subject, where: `${isAlone ? "in" : "on"} ${subject}` };
  };
  if (page === undefined) {
    const has = pages.length === 1 ? "one page" : `${pages.length || "no"} pages`;
    const says = `\`${name}\` has ${has}, and page ${number} is to be placed`;
    const hint =
      pages.length === 0
        ? askFor(booking, "the file with its pages")
        : `say \`page:\`, up to ${pages.length}`;
    return { check: "no-page", says, hint };
  }
  const half = { width: trim.width / 2, height: trim.height };
  if (spread !== "halves") {
    const behind = next && { next: next.number };
    return [{ ...named(page), booking, ...behind, sides: SIDES }];
  }
  if (next === undefined) {
    const says = `${named(page).subject} is one half of the ${thing}, and no page follows it`;
    return { check: "no-page", says, hint: askFor(booking, "both halves in one file") };
  }
  const ofHalf = { ...booking, thing: `half of the ${thing}`, trim: half };
  const halfOf = (one: FilePage, spine: Side): AdvertPart => {
    const sides = SIDES.filter((side) => side !== spine);
    return { ...named(one), booking: ofHalf, sides };
  };
  return [halfOf(page, "right"), halfOf(next, "left")];
}

/** That a file has more pages than are placed, where nobody has said which is meant. */
export function checkPageCount(
  pages: readonly FilePage[],
  parts: readonly AdvertPart[],
  name: string,
  booking: Booking,
): readonly FileFinding[] {
  const { length } = parts;
  const [first] = parts;
  // Of half a spread its size is told, and what the page behind it may be.
  if (first !== undefined && isHalfOf(trimSize(first.page), booking)) return [];
  if (booking.page !== undefined || pages.length <= length) return [];
  const placed = length === 1 ? "the first alone is" : "the first two alone are";
  const says = `\`${name}\` has ${pages.length} pages, and ${placed} placed`;
  const which = booking.isHouse === true ? "which it is" : askFor(booking, "the right one alone");
  const hint = `say \`page: 1\` if that is right, or ${which}`;
  return [{ check: "advert-pages", says, hint }];
}
