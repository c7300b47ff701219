import { error, warning, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { shared } from "../display/crop.ts";
import type { Mark } from "../display/mark.ts";
import { covering, cropFaults, keepSafe } from "../galley/crop.ts";
import type { Grid } from "../galley/galley.ts";
import { pictureMark } from "../galley/picture-mark.ts";
import type { Rect } from "../geometry/geometry.ts";
import type { AdvertPages, PartBooking } from "../issue/issue.ts";
import {
  besideSpots,
  isHalved,
  overlapping,
  spotOf,
  spotsWithoutText,
  type AdvertSpot,
} from "./advert-places.ts";
import { latePart, partToCome } from "./advert-to-come.ts";
import { roomIn, type Frame } from "./frame.ts";
import { atItsSize } from "./picture-page.ts";
import type { Sketch } from "./sketch.ts";
import type { ArticleStone } from "./stone.ts";
import { lackingFaults } from "./waiting-words.ts";

/** An advert on a page of an article, 1 for its first. */
export interface OnPage {
  readonly booking: PartBooking;
  readonly on: number;
}

/** Adverts with the pages that they are to stand on: those that do not say stand on page `usual`. */
export const onPages = (bookings: readonly PartBooking[], usual: number): readonly OnPage[] =>
  bookings.map((booking) => ({ booking, on: booking.on ?? usual }));

/** Those of an article of so many pages that have one; who does not mind which stands on the last at most. */
export function withinPages(parts: readonly OnPage[], count: number): readonly OnPage[] {
  return parts
    .filter(({ booking, on }) => booking.on === undefined || on <= count)
    .map((part) => ({ ...part, on: Math.min(part.on, count) }));
}

/** Which pages of an article have text, 1 for the first page of it all. */
interface TextPages {
  readonly title: number;
  readonly last: number;
}

/** Errors `advert/page`: adverts that are booked on a page that their article does not have, or that is its opener's. */
export function beyondFaults(
  parts: readonly OnPage[],
  { title, last: count }: TextPages,
): readonly Diagnostic[] {
  return parts
    .filter(({ booking, on }) => booking.on !== undefined && (on > count || on < title))
    .map(({ booking, on }) => {
      if (on < title) {
        const says = `page ${on} of the article is its opener's, and no advert can stand on it`;
        const hints = [`say \`on: ${title}\`, or a page behind it`];
        return error("advert/page", says, { span: booking.span, hints });
      }
      const pages = count === 1 ? "1 page" : `${count} pages`;
      const says = `the article has ${pages}: its page ${on}, on which an advert is booked, is not there`;
      const hint = `say \`on: ${count}\`, or move the entry behind a longer article`;
      return error("advert/page", says, { span: booking.span, hints: [hint] });
    });
}

/** A page of an article with what stands on it. */
export interface SharedPage {
  /** What is left to the text. */
  readonly frame: Frame;
  readonly spots: readonly { readonly booking: PartBooking; readonly spot: AdvertSpot }[];
}

/** A page of an article before adverts stand on it. */
interface SharedOrder {
  /** Which it is, 1 for the first. */
  readonly on: number;
  readonly folio: number;
  readonly frame: Frame;
  /** Grid lines that the article's head takes of it. */
  readonly head: number;
}

const UNDER_HEAD = "has its place where the article's head stands";

/** With less room than this on a page, text is no more than a caption to the adverts. */
const LEAST_ROOM = 1 / 5;

/**
 * The adverts of one page where they stand, and what they leave to the text. Errors `advert/place`: one that would lie over
 * another, or would leave the text no room, has no place. Warning: the same, where its side is not there.
 */
export function sharedPage(
  parts: readonly OnPage[],
  page: SharedOrder,
  grid: Grid,
  faults: Diagnostic[],
): SharedPage {
  const { frame, folio, on, head } = page;
  const spots: SharedPage["spots"][number][] = [];
  for (const { booking } of parts.filter((part) => part.on === on)) {
    const spot = spotOf(booking, frame, grid, folio);
    const says = spot.slots.from < head ? UNDER_HEAD : whyNot(spot, spots, frame, grid);
    if (says !== undefined) faults.push(misplaced(booking, says, folio));
    else {
      spots.push({ booking, spot });
      faults.push(...sideFaults(booking, frame, folio));
    }
  }
  const left = besideSpots(
    frame,
    grid,
    spots.map(({ spot }) => spot),
  );
  return { frame: left, spots };
}

function whyNot(
  spot: AdvertSpot,
  others: SharedPage["spots"],
  frame: Frame,
  grid: Grid,
): string | undefined {
  if (others.some((other) => overlapping(spot, other.spot))) return "lies over another advert";
  const all = [...others.map((other) => other.spot), spot];
  const room = roomIn(besideSpots(frame, grid, all)) / roomIn(frame);
  return room < LEAST_ROOM ? "leaves the text no room" : undefined;
}

function misplaced({ span, size }: PartBooking, says: string, folio: number): Diagnostic {
  const hints = [
    "give it another `place`, or another page with `on`",
    "adverts that stand behind a picture or an advert in the flatplan share a page of their own",
  ];
  return error("advert/place", `on page ${folio} the ${size}-page advert ${says}`, { span, hints });
}

/** The warning `advert/place`, where an advert is to stand at one side, and its page has no half to stand in. */
function sideFaults(
  { size, place, sideSpan: span }: PartBooking,
  frame: Frame,
  folio: number,
): readonly Diagnostic[] {
  if (span === undefined || isHalved(frame)) return [];
  const count = frame.columns.length;
  const columns = count === 1 ? "its one column" : `all of its ${count} columns`;
  const says = `on page ${folio} the ${size}-page advert stands at the ${place.end} over ${columns}: their number is odd, and it cannot stand ${place.side ?? "beside them"}`;
  const hints = [
    `say \`place: ${place.end}\`, or give these pages an even number of \`columns\` in the theme`,
  ];
  return [warning("advert/place", says, { span, hints })];
}

/** The advert in its place; what stands for it while it is late. Warnings: `advert/late`, `font/missing-glyph`, `image/crop`. */
export function partMarks(
  booking: PartBooking,
  area: Rect,
  folio: number,
  stone: ArticleStone,
): readonly Mark[] {
  const { picture: order } = booking;
  if (order === undefined) {
    stone.faults.push(latePart(booking, folio, area), ...lackingFaults(booking.client, stone));
  }
  const picture = order && stone.picture(order);
  if (order === undefined || picture === undefined) return partToCome(booking, area, stone);
  if (picture.kind === "page") {
    const frame = atItsSize(picture, area);
    return [pictureMark(picture, frame, shared(frame, area), order.src.span)];
  }
  const window = { clip: area, shown: area };
  const frame = keepSafe(covering(picture, area), window, order.safe);
  stone.faults.push(...cropFaults(order, frame, window));
  return [pictureMark(picture, frame, area, order.src.span)];
}

/** Pages of adverts alone; they have no footer. */
export function layAdvertPages(
  { parts }: AdvertPages,
  folio: number,
  stone: ArticleStone,
): readonly Sketch[] {
  const sizes = parts.map(({ size }) => size);
  const places = (at: number): ReturnType<typeof spotsWithoutText> =>
    spotsWithoutText(sizes, stone.frameOf(at), stone.grid);
  const count = Math.max(...places(folio).map(({ page }) => page)) + 1;
  return Array.from({ length: count }, (_, page) => ({
    marks: places(folio + page).flatMap((spot, index) => {
      const booking = parts[index];
      if (booking === undefined || spot.page !== page) return [];
      return partMarks(booking, spot.rect, folio + page, stone);
    }),
  }));
}
