import { BLACK } from "./color/ink.ts";
import type { FontBook } from "./fonts/face.ts";
import { mm, rect, type Pt, type Rect, type Size } from "./geometry/geometry.ts";
import type { SheetLetters, SheetPlan } from "./pdf/contact-sheet.ts";
import { cutTo, lettered, type Said } from "./proof/lettering.ts";
import { layOutRows, spreadsOf, type SheetLayout } from "./readback/sheet-layout.ts";

/** A3, lying: what desks and office printers have. */
const PAPER: Size = { width: mm(420), height: mm(297) };

/** White at the edges that no office printer reaches, and the band for the heading under the upper one. */
const EDGE: Pt = mm(6);
const HEADING: Pt = mm(8);

const ROOM: Rect = rect(
  EDGE,
  EDGE + HEADING,
  PAPER.width - 2 * EDGE,
  PAPER.height - 2 * EDGE - HEADING,
);

/** Pages are never larger than this share of their true size: a sheet of few pages stays a sheet. */
const LARGEST = 0.5;

/** Folios as a share of a page's width, within limits in which they can be read. */
const FOLIO_SHARE = 1 / 12;
const [SMALLEST_FOLIO, LARGEST_FOLIO]: readonly [Pt, Pt] = [4, 9];

/** The contact sheet of an issue on paper: its spreads in the rows in which they are largest, folios under the pages, a heading over all. */
export function layOnPaper(
  folios: readonly number[],
  trim: Size,
  heading: string,
  fonts: FontBook,
): SheetPlan {
  const { layout, share } = largestIn(ROOM, folios.length, trim);
  const places = placesIn(ROOM, layout, share, trim);
  const size = Math.min(
    LARGEST_FOLIO,
    Math.max(SMALLEST_FOLIO, layout.page.width * share * FOLIO_SHARE),
  );
  const drop = Math.max(size, layout.folioDrop * share);
  const under = places.map(({ x, y, width, height }, index) =>
    centered(String(folios[index]), { x: x + width / 2, y: y + height + drop, size }, fonts),
  );
  return { ...PAPER, places, lettering: [headed(heading, fonts), ...under] };
}

/** The rows in which the pages are largest, and by what their layout is to be scaled. */
function largestIn(room: Rect, pages: number, trim: Size) {
  const ways = Array.from({ length: spreadsOf(pages) }, (_, index) => {
    const layout = layOutRows(pages, trim, index + 1);
    const { width, height, page } = layout;
    const most = (LARGEST * trim.width) / page.width;
    return { layout, share: Math.min(room.width / width, room.height / height, most) };
  });
  return ways.reduce((best, way) => (way.share > best.share ? way : best));
}

/** The layout in the middle of the room, scaled; each place has the page's own shape. */
function placesIn(room: Rect, layout: SheetLayout, share: number, trim: Size): readonly Rect[] {
  const left = room.x + (room.width - layout.width * share) / 2;
  const head = room.y + (room.height - layout.height * share) / 2;
  const width = layout.page.width * share;
  const height = (width * trim.height) / trim.width;
  return layout.places.map(({ x, y }) => rect(left + x * share, head + y * share, width, height));
}

const hand = (size: Pt, weight: 400 | 600): Said["hand"] => ({ size, weight, ink: BLACK });

function headed(heading: string, fonts: FontBook): SheetLetters {
  const width = PAPER.width - 4 * EDGE;
  const { letters } = lettered(
    [cutTo(width, { text: heading, hand: hand(10, 600) }, fonts)],
    fonts,
  );
  return { at: { x: 2 * EDGE, y: EDGE + HEADING }, runs: letters.flatMap(({ runs }) => runs) };
}

function centered(
  text: string,
  { x, y, size }: { readonly x: Pt; readonly y: Pt; readonly size: Pt },
  fonts: FontBook,
): SheetLetters {
  const { letters, width } = lettered([{ text, hand: hand(size, 400) }], fonts);
  return { at: { x: x - width / 2, y }, runs: letters.flatMap(({ runs }) => runs) };
}
