import type { PageMaster } from "../design/design.ts";
import { rect, type Pt, type Rect, type Size } from "../geometry/geometry.ts";
import type { Grid } from "../galley/galley.ts";
import type { Sheet } from "../galley/type-case.ts";
import type { Issue } from "../issue/issue.ts";

/** The type area of one page and the columns in it, measured from the trim's upper left corner. */
export interface Frame {
  readonly area: Rect;
  /** Grid lines of a full column. */
  readonly lines: number;
  readonly columns: readonly FrameColumn[];
  /** An advert stands under all of its columns: where pages are shorter than they could be, this one is not. */
  readonly standsOnAdvert?: true;
}

export interface FrameColumn {
  readonly x: Pt;
  readonly width: Pt;
  /** What an advert leaves of it to the text; absent: all. */
  readonly free?: Slots;
}

/** Grid lines of a type area, counted from its head. */
export interface Slots {
  readonly from: number;
  /** The one behind the last. */
  readonly to: number;
}

/** What two stretches of a column have in common; of those that do not meet an empty one. */
export function commonSlots(one: Slots, other: Slots): Slots {
  const from = Math.max(one.from, other.from);
  return { from, to: Math.max(from, Math.min(one.to, other.to)) };
}

/** Grid lines of all columns together that text may have. */
export function roomIn({ lines, columns }: Frame): number {
  const all = { from: 0, to: lines };
  return columns.reduce((sum, { free = all }) => {
    const { from, to } = commonSlots(free, all);
    return sum + to - from;
  }, 0);
}

/** True where adverts leave columns of different heights: nothing stands over all of them. */
export const isBroken = ({ columns }: Frame): boolean =>
  columns.some(({ free }) => free !== undefined);

/** What is printed on: the trimmed page, and how far ink runs past it. */
export type Leaf = Pick<Issue, "trim" | "bleed">;

/** Odd folios are rectos: their spine is at the left. */
export const isRecto = (folio: number): boolean => folio % 2 === 1;

/** The frame of a text page; margins mirror at the spine. */
export function pageFrame(master: PageMaster, trim: Size, grid: Grid, folio: number): Frame {
  const { margins, gutter, columns: count } = master;
  const x = isRecto(folio) ? margins.inside : margins.outside;
  const width = trim.width - margins.inside - margins.outside;
  const height = trim.height - margins.head - margins.foot;
  const column = (width - (count - 1) * gutter) / count;
  const columns = Array.from({ length: count }, (_, index) => ({
    x: x + index * (column + gutter),
    width: column,
  }));
  const lines = Math.max(0, Math.floor(height / grid.leading + 1e-6));
  return { area: rect(x, margins.head, width, height), lines, columns };
}

/** The frame without its last column, and that column; undefined where there is but one. */
export function withoutLastColumn(
  frame: Frame,
): { readonly rest: Frame; readonly last: Frame } | undefined {
  const { area, columns } = frame;
  const last = columns.at(-1);
  const before = columns.at(-2);
  if (last === undefined || before === undefined) return undefined;
  const width = before.x + before.width - area.x;
  return {
    rest: { ...frame, area: { ...area, width }, columns: columns.slice(0, -1) },
    last: { ...frame, area: { ...area, x: last.x, width: last.width }, columns: [last] },
  };
}

/** The measures that a story is set to before anyone knows its pages: the same on both sides. */
export function sheetOf(master: PageMaster, leaf: Leaf, grid: Grid): Sheet {
  return sheetIn(pageFrame(master, leaf.trim, grid, 1), leaf);
}

/** The measures of a frame on its leaf. */
export function sheetIn({ area, columns, lines }: Frame, { trim, bleed }: Leaf): Sheet {
  const paper = { trim, bleed, head: area.y };
  const [first, second] = columns;
  const column = first?.width ?? area.width;
  const gutter = first && second && { gutter: second.x - first.x - first.width };
  return { column, page: area.width, ...gutter, lines, paper };
}

/** The y of a grid line's slot. */
export function slotTop({ area }: Frame, grid: Grid, slot: number): Pt {
  return area.y + slot * grid.leading;
}
