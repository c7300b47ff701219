import { inMm } from "../preflight/finding.ts";
import type { Side } from "../preflight/sides.ts";
import { shortSides, type ArtworkPage } from "./artwork-page.ts";
import type { AdvertPart } from "./advert-parts.ts";
import {
  askFor,
  isAsLarge,
  isAsLong,
  isHalfOf,
  isNearlyAsLarge,
  sizeInWords,
  turned,
  wantedInWords,
  type Booking,
} from "./booking.ts";
import type { FileFinding } from "./checks.ts";
import type { Pt, Size } from "../geometry/geometry.ts";

/** Artwork held against its booking: whole sentences, each with its subject, `acme.pdf` or a page of it. */

/** That the size is not the one that is booked, or is known by the sheet alone. */
export function checkSize(
  { size, saysTrim }: ArtworkPage,
  { subject, booking, next }: Pick<AdvertPart, "subject" | "booking" | "next">,
): readonly FileFinding[] {
  const { trim: wanted, bleed } = booking;
  const ask = askFor(booking, wantedInWords(booking));
  const isWhole = isAsLarge(size, wanted);
  if (isWhole && (saysTrim || bleed === 0)) return [];
  if (!saysTrim && (isWhole || isRound(size, wanted))) {
    const taken = isWhole ? "the whole sheet" : "the middle of the sheet";
    const says = `${subject} does not say where it is cut (TrimBox); ${taken} is taken`;
    return [{ check: "trim-box", says, hint: `${ask}, with a trim box`, mild: true }];
  }
  const { says, hint, mild = false } = otherSize(size, booking, next);
  const isSlight = isNearlyAsLarge(size, wanted);
  return [{ check: "advert-size", says: `${subject} ${says}`, hint, mild: mild || isSlight }];
}

/** One size goes round the other, with as much on all sides. */
const isRound = (outer: Size, inner: Size): boolean =>
  outer.width > inner.width &&
  outer.height > inner.height &&
  isAsLong(outer.width - inner.width, outer.height - inner.height);

interface Told {
  readonly says: string;
  readonly hint: string;
  readonly mild?: boolean;
}

/** What a size that is not booked is instead. */
function otherSize(size: Size, booking: Booking, next: number | undefined): Told {
  const { thing, trim, bleed, others = [] } = booking;
  const ask = askFor(booking, wantedInWords(booking));
  const [found, wanted] = [sizeInWords(size), sizeInWords(trim)];
  if (isHalfOf(size, booking)) {
    const says = `is ${found}, one page wide, and the ${thing} over two pages is ${wanted}`;
    if (next === undefined) {
      const isPage = isAsLarge(size, { width: trim.width / 2, height: trim.height });
      const book = isPage ? "book it as a full page, or " : "";
      return { says, hint: `${book}${ask}, or for its two halves in one file` };
    }
    const halves = `say \`halves: true\` if it is the left half and page ${next} the right one`;
    return { says, hint: `${halves}, or ${ask}` };
  }
  if (isAsLarge(turned(size), trim)) {
    const lies = size.width > size.height ? "lies across" : "stands upright";
    return { says: `${lies}: it is ${found}, and the ${thing} is ${wanted}`, hint: ask };
  }
  const meant = others.find((other) => isAsLarge(size, other.trim));
  if (meant !== undefined) {
    const says = `is ${found}, the size of a ${meant.thing}, and a ${thing} of ${wanted} is booked`;
    return { says, hint: `book it as a ${meant.thing}, or ${ask}` };
  }
  if (isRound(size, trim) && isAsLong(size.width - trim.width, 2 * bleed)) {
    const says = `is cut at ${found}, which is the ${thing} with its bleed; the middle of it is taken, ${wanted}`;
    return { says, hint: askFor(booking, "a trim box without the bleed"), mild: true };
  }
  const says = `is ${found}, and the ${thing} is ${wanted}`;
  return { says, hint: `${ask}: PDFs are not scaled` };
}

/** That the page does not go on past its trim as far as is wanted. Mild where no ink reaches the trim. */
export function checkRoom(
  artwork: ArtworkPage,
  { subject, sides, isInked }: RoomOrder,
  booking: Booking,
): readonly FileFinding[] {
  const { bleed } = booking;
  const short = bleed === 0 ? [] : shortSides(artwork, bleed, sides);
  if (short.length === 0) return [];
  const hint = askFor(booking, `${inMm(bleed)} of bleed on all sides, in the bleed box, too`);
  const says = `${subject} has ${roomInWords(artwork, short, sides)}, and ${inMm(bleed)} are wanted`;
  return [{ check: "advert-bleed", says, hint, mild: !isInked }];
}

export interface RoomOrder {
  readonly subject: string;
  /** On which bleed is wanted: two halves need none where they meet. */
  readonly sides: readonly Side[];
  /** Ink that reaches the trim was found to end there. */
  readonly isInked: boolean;
}

const SIDE_WORDS: Readonly<Record<Side, string>> = {
  left: "at the left",
  right: "at the right",
  head: "at the head",
  foot: "at the foot",
};

/** `no bleed`, or `1.5 mm of bleed at the left and none at the head`. */
function roomInWords(
  { room }: ArtworkPage,
  short: readonly Side[],
  asked: readonly Side[],
): string {
  const amounts = short.map((side) => amountOf(room[side]));
  const [first = NONE] = amounts;
  const isEven = amounts.every((one) => one === first);
  if (isEven && short.length === asked.length) {
    return first === NONE ? "no bleed" : `${first} of bleed`;
  }
  return [...new Set(amounts)]
    .map((amount, index) => {
      const where = short.filter((_, i) => amounts[i] === amount).map((side) => SIDE_WORDS[side]);
      const what = amount === NONE && index === 0 ? "no bleed" : amount;
      return `${what}${index === 0 && amount !== NONE ? " of bleed" : ""} ${where.join(" and ")}`;
    })
    .join(" and ");
}

const NONE = "none";

const amountOf = (room: Pt): string => (inMm(room) === "0 mm" || room < 0 ? NONE : inMm(room));
