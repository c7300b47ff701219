import type { Point, Size } from "../geometry/geometry.ts";

/** Where the pages of an issue lie on its contact sheet. All lengths are pixels from the upper left corner. */
export interface SheetLayout extends Size {
  /** The same for all pages. */
  readonly page: Size;
  /** By folio, from 1: upper left corners. */
  readonly places: readonly Point[];
  /** Under the foot of a page, to the baseline of its folio. */
  readonly folioDrop: number;
}

/** A page is so wide, or narrower where there would be too many pixels of them. */
const PAGE_WIDTH = 220;
const MOST_PIXELS = 24_000_000;
const NARROWEST = 8;

/** In widths of a page: around the sheet, between spreads, and under a page with its folio. */
const MARGIN = 0.3;
const BETWEEN = 0.24;
const UNDER = 0.28;
const FOLIO_DROP = 0.13;

/** The sheet's width by its height, as near as whole rows come to it. */
const SHAPE = 4 / 3;

/** Spreads as they face each other, in rows: the first page alone at the right, then verso and recto side by side. */
export function layOutSheet(pages: number, trim: Size): SheetLayout {
  const wanted = sheetAt(PAGE_WIDTH, { pages, trim });
  const share = Math.sqrt(MOST_PIXELS / (wanted.width * wanted.height));
  if (share >= 1) return wanted;
  return sheetAt(Math.max(NARROWEST, Math.floor(PAGE_WIDTH * share)), { pages, trim });
}

/** The same with so many spreads in a row, however many pixels that takes. */
export const layOutRows = (pages: number, trim: Size, columns: number): SheetLayout =>
  sheetAt(PAGE_WIDTH, { pages, trim, columns });

/** How many spreads so many pages make. */
export const spreadsOf = (pages: number): number => Math.floor(pages / 2) + 1;

/** The ideal number of spreads in a row, or one more where that leaves fewer places of the last row empty. */
function columnsFor(spreads: number, ideal: number): number {
  const least = Math.min(spreads, Math.max(1, Math.round(ideal)));
  const empty = (columns: number): number => Math.ceil(spreads / columns) * columns - spreads;
  return empty(least + 1) < empty(least) ? least + 1 : least;
}

interface SheetOrder {
  readonly pages: number;
  readonly trim: Size;
  /** Spreads in a row; absent: as many as give the sheet its shape. */
  readonly columns?: number;
}

function sheetAt(width: number, { pages, trim, columns: wanted }: SheetOrder): SheetLayout {
  const page = { width, height: Math.round((width * trim.height) / trim.width) };
  const across = 2 * width + Math.round(BETWEEN * width);
  const down = page.height + Math.round(UNDER * width);
  const spreads = spreadsOf(pages);
  const columns = wanted ?? columnsFor(spreads, Math.sqrt((spreads * SHAPE * down) / across));
  const margin = Math.round(MARGIN * width);
  const places = Array.from({ length: pages }, (_, index): Point => {
    // Folio 1 is a recto: it has the right half of the first spread.
    const spread = Math.floor((index + 1) / 2);
    const x = margin + (spread % columns) * across + ((index + 1) % 2) * width;
    return { x, y: margin + Math.floor(spread / columns) * down };
  });
  return {
    width: 2 * margin + columns * across - Math.round(BETWEEN * width),
    height: 2 * margin + Math.ceil(spreads / columns) * down - Math.round(UNDER * width) / 2,
    page,
    places,
    folioDrop: Math.round(FOLIO_DROP * width),
  };
}
