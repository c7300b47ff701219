import type { Grid } from "../galley/galley.ts";
import { rect, type Rect } from "../geometry/geometry.ts";
import type { AdvertPlace, PartSize } from "../issue/issue.ts";
import { commonSlots, isRecto, slotTop, type Frame, type Slots } from "./frame.ts";

/** Adverts of part of a page stand in the type area, on the grid; what they take of its columns is not the text's. */

/** Where an advert stands on a page. */
export interface AdvertSpot {
  /** Its artwork's trim, from the trim's upper left corner of the page. */
  readonly rect: Rect;
  /** Grid lines of the type area that it takes, the white between it and the text included. */
  readonly slots: Slots;
  /** The columns that it takes: from the first to the one behind the last. */
  readonly columns: Slots;
}

/** What an advert is booked as. */
interface Booked {
  readonly size: PartSize;
  readonly place: AdvertPlace;
}

/**
 * A half stands over all columns at the page's head or foot; where it is booked outside or inside, over half of the
 * columns from head to foot. A quarter is half of the columns wide and half of the page high; where the columns are odd in
 * number, it goes over all of them, a quarter of the page high.
 */
export function spotOf(
  { size, place }: Booked,
  frame: Frame,
  grid: Grid,
  folio: number,
): AdvertSpot {
  const { lines, columns } = frame;
  const isUpright = size === "half" && place.side !== undefined && isHalved(frame);
  const deep = isUpright ? lines : linesOf(size, frame);
  const from = isUpright || place.end === "head" ? 0 : lines - deep;
  const isWhole = (size === "half" && !isUpright) || !isHalved(frame);
  const across = isWhole ? columns.length : columns.length / 2;
  const isLeft = isRecto(folio) === (place.side === "inside");
  const first = isLeft ? 0 : columns.length - across;
  const taken = { from: first, to: first + across };
  const slots = { from, to: from + deep };
  return { slots, columns: taken, rect: rectOf(slots, taken, frame, grid) };
}

/** True where half of the columns can be taken. */
export const isHalved = ({ columns }: Frame): boolean => columns.length % 2 === 0;

const linesOf = (size: PartSize, frame: Frame): number =>
  Math.floor(frame.lines / (size === "half" || isHalved(frame) ? 2 : 4));

/** Where so many adverts stand that share pages with one another alone: page by page, each row from left to right. */
export function spotsWithoutText(
  sizes: readonly PartSize[],
  frame: Frame,
  grid: Grid,
): readonly (AdvertSpot & { readonly page: number })[] {
  const { columns } = frame;
  let cell = 0;
  return sizes.map((size) => {
    // Four quarters are a page, and a half is two of them that lie side by side, or one under the other.
    if (size === "half" && cell % 2 === 1) cell += 1;
    const [page, at] = [Math.floor(cell / 4), cell % 4];
    cell += size === "half" ? 2 : 1;
    const deep = linesOf(size, frame);
    const isBeside = size === "quarter" && isHalved(frame);
    const from = rowOf(at, size, frame);
    const half = columns.length / 2;
    const first = isBeside && at % 2 === 1 ? half : 0;
    const taken = { from: first, to: isBeside ? first + half : columns.length };
    const slots = { from, to: from + deep };
    return { page, slots, columns: taken, rect: rectOf(slots, taken, frame, grid) };
  });
}

/** The first grid line of a row: the last row ends with the page. */
function rowOf(at: number, size: PartSize, frame: Frame): number {
  const { lines } = frame;
  const rows = size === "half" || isHalved(frame) ? 2 : 4;
  const row = rows === 2 ? Math.floor(at / 2) : at;
  return row === rows - 1 ? lines - linesOf(size, frame) : row * Math.floor(lines / rows);
}

/** The advert ends on a baseline; between it and the text stands a line of white. */
function rectOf({ from, to }: Slots, taken: Slots, frame: Frame, grid: Grid): Rect {
  const white = from > 0 || to < frame.lines ? 1 : 0;
  const [first, last] = [frame.columns[taken.from], frame.columns[taken.to - 1]];
  const { x, width } = frame.area;
  const left = first?.x ?? x;
  const right = last === undefined ? x + width : last.x + last.width;
  const top = slotTop(frame, grid, from > 0 ? from + white : from);
  const height = (to - from - white - 1) * grid.leading + grid.baseline;
  return rect(left, top, right - left, height);
}

/** What adverts leave of a page: lower columns where they stand over all of them, else columns of different heights. */
export function besideSpots(frame: Frame, grid: Grid, spots: readonly AdvertSpot[]): Frame {
  const strips = spots.filter(({ columns }) => columns.to - columns.from === frame.columns.length);
  const free = freeOf(frame.lines, strips);
  const others = spots.filter((spot) => !strips.includes(spot));
  const { area } = frame;
  const lower = free.from * grid.leading;
  const height = (free.to - free.from) * grid.leading;
  return {
    area: rect(area.x, area.y + lower, area.width, strips.length > 0 ? height : area.height),
    lines: free.to - free.from,
    ...(free.to < frame.lines && { standsOnAdvert: true }),
    columns: frame.columns.map((column, index) => {
      const beside = others.filter(({ columns: { from, to } }) => index >= from && index < to);
      if (beside.length === 0) return column;
      const left = commonSlots(freeOf(frame.lines, beside), free);
      return { ...column, free: { from: left.from - free.from, to: left.to - free.from } };
    }),
  };
}

/** The lines that are left between adverts at a column's head and those at its foot. */
function freeOf(lines: number, spots: readonly AdvertSpot[]): Slots {
  return spots.reduce<Slots>(
    (free, { slots: { from, to } }) =>
      from === 0
        ? commonSlots(free, { from: to, to: lines })
        : commonSlots(free, { from: 0, to: from }),
    { from: 0, to: lines },
  );
}

/** True where two adverts would lie over one another. */
export const overlapping = (one: AdvertSpot, other: AdvertSpot): boolean =>
  meet(one.slots, other.slots) && meet(one.columns, other.columns);

const meet = (one: Slots, other: Slots): boolean => one.from < other.to && other.from < one.to;
