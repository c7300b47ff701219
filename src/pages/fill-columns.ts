import type { Mark } from "../display/mark.ts";
import { rect, type Rect } from "../geometry/geometry.ts";
import { columnMarks, fillColumn } from "../galley/fill-column.ts";
import type { FloatPiece, Galley } from "../galley/galley.ts";
import { isSamePlace, isSet, type Resume } from "../galley/resume.ts";
import { NO_RUNAROUND, type Runaround } from "../galley/runaround.ts";
import { noteLines } from "../galley/note-stack.ts";
import { emptyFill, footed, type Fill } from "../galley/stick.ts";
import type { Price } from "./costs.ts";
import { commonSlots, slotTop, type Frame, type Slots } from "./frame.ts";

/** The slots of a page's type area that its columns may have. */
export interface Band {
  readonly from: number;
  readonly lines: number;
  /** What adverts leave of each column; absent: all. */
  readonly free?: readonly (Slots | undefined)[];
  /** What is taken of each column by something over a gutter; absent: nothing. */
  readonly runarounds?: readonly Runaround[];
  /** Pictures over all its columns are so many lines lower than is best, those that may be; 0 if absent. */
  readonly lower?: number;
  /** It has no fewer lines than this, if it is lowered; 1 if absent. */
  readonly least?: number;
  /** Ways that cost as much, even if white should be no fault, are of no use; absent: all are. */
  readonly budget?: number;
}

/** All columns of a page, one after the other. */
export interface FilledColumns {
  readonly band: Band;
  readonly fills: readonly Fill[];
  readonly next: Resume;
  readonly cost: number;
  /** Its share that is not the columns' own. */
  readonly prices: readonly Price[];
  /** Floats over all columns whose place in the copy lies here. */
  readonly wide: readonly FloatPiece[];
}

/** Fills columns of one galley, each of a height and from a place only once. */
export interface Filler {
  readonly galley: Galley;
  readonly fill: (from: Resume, lines: number, runaround?: Runaround) => readonly Fill[];
}

const fillers = new WeakMap<Galley, Map<boolean, Filler>>();

/** The filler of a galley; where that is `loose`, paragraphs may be set looser than one would like. */
export function fillerOf(galley: Galley, loose: boolean): Filler {
  const known = fillers.get(galley) ?? new Map<boolean, Filler>();
  fillers.set(galley, known);
  const filler = known.get(loose) ?? makeFiller(galley, loose);
  known.set(loose, filler);
  return filler;
}

interface Filled {
  readonly from: Resume;
  readonly fills: readonly Fill[];
}

function makeFiller(galley: Galley, loose: boolean): Filler {
  const shelves = new Map<Runaround, Map<string, Filled[]>>();
  return {
    galley,
    fill: (from, lines, runaround = NO_RUNAROUND) => {
      const known = shelves.get(runaround) ?? new Map<string, Filled[]>();
      shelves.set(runaround, known);
      const key = `${lines} ${from.piece} ${from.line}`;
      const shelf = known.get(key) ?? [];
      const found = shelf.find((one) => isSamePlace(one.from, from));
      if (found !== undefined) return found.fills;
      const fills = fillColumn(galley, from, lines, { loose, runaround });
      known.set(key, [...shelf, { from, fills }]);
      return fills;
    },
  };
}

/** So many ways to fill a page are handed on, and none that is so much dearer than the best. */
const MOST_WAYS = 14;
const DEAREST = 500;

/**
 * Fills the columns of a band in every way that may be the best: for each place at which the last of them may
 * end, the cheapest, the best first. A band without lines takes nothing.
 */
export function fillColumns(
  filler: Filler,
  from: Resume,
  frame: Frame,
  band: Band,
): readonly FilledColumns[] {
  let ways: readonly FilledColumns[] = [
    { band, fills: [], next: from, cost: 0, prices: [], wide: [] },
  ];
  const count = band.lines > 0 ? frame.columns.length : 0;
  const order = {
    budget: band.budget ?? Infinity,
    mayEnd: leastLines(filler.galley, from) <= count * band.lines,
  };
  for (let column = 0; column < count; column += 1) {
    ways = best(
      ways.flatMap((way) => withColumn(way, filler, frame)),
      filler.galley,
      order,
    );
  }
  return ways;
}

function withColumn(
  way: FilledColumns,
  filler: Filler,
  { lines }: Frame,
): readonly FilledColumns[] {
  const { band, fills, next } = way;
  if (isSet(filler.galley, next)) return [way];
  const runaround = band.runarounds?.[fills.length];
  const { from, to } = columnSlots(band, fills.length);
  const left = { ...way, fills: [...fills, emptyFill(next)] };
  if (to === from) return [left];
  return filler.fill(next, to - from, runaround).map((fill): FilledColumns => {
    // What hangs out of a low column is left to a full one.
    if (fill.overset !== undefined && to - from < lines) return left;
    return {
      band,
      fills: [...fills, fill],
      next: fill.next,
      cost: way.cost + fill.cost,
      prices: way.prices,
      wide: fill.wide.length === 0 ? way.wide : [...way.wide, ...fill.wide],
    };
  });
}

/** The slots of a band that a column has, counted from the type area's head. */
export function columnSlots({ from, lines, free }: Band, column: number): Slots {
  const band = { from, to: from + lines };
  const own = free?.[column];
  return own === undefined ? band : commonSlots(own, band);
}

const leastAhead = new WeakMap<Galley, readonly number[]>();

/** No less than so many lines of text are left from a place on. */
function leastLines(galley: Galley, { piece, line }: Resume): number {
  const known = leastAhead.get(galley) ?? leastFrom(galley);
  leastAhead.set(galley, known);
  return (known[piece] ?? 0) - line;
}

/** Of each piece and all behind it the fewest lines that their text can have. */
function leastFrom({ pieces }: Galley): readonly number[] {
  let sum = 0;
  const backwards = pieces.toReversed().map((piece) => {
    if (piece.kind === "text") sum += Math.min(...piece.settings.map(({ count }) => count));
    return sum;
  });
  return backwards.reverse();
}

/** Which ways are of no use. */
interface Bound {
  readonly budget: number;
  /** The text may end here: then the columns are balanced, and may cost less than they do at their full height. */
  readonly mayEnd: boolean;
}

/**
 * Of the ways that end at the same place the cheapest; of all these the best, in their order. Where the text ends,
 * each depth is another place.
 */
function best(
  ways: readonly FilledColumns[],
  galley: Galley,
  { budget, mayEnd }: Bound,
): readonly FilledColumns[] {
  const found: FilledColumns[] = [];
  for (const way of ways.toSorted((a, b) => a.cost - b.cost)) {
    const [first] = found;
    if (first !== undefined && way.cost > first.cost + DEAREST) break;
    const ends = isSet(galley, way.next);
    const isKept = mayEnd && (ends || first === undefined);
    if (!isKept && way.cost >= budget && way.cost - whiteOf(way) >= budget) continue;
    const depth = ends ? way.fills.at(-1)?.used : undefined;
    const isKnown = found.some(
      (one) =>
        isSamePlace(one.next, way.next) &&
        (depth === undefined || one.fills.at(-1)?.used === depth),
    );
    if (!isKnown) found.push(way);
    if (found.length === MOST_WAYS) break;
  }
  return found;
}

/** Grid lines that a column needs for all that stands in it. */
export const linesOf = (galley: Galley, fill: Fill): number =>
  fill.used + footed(fill) + noteLines(galley, fill.notes);

/** What the white at the columns' feet costs. */
export const whiteOf = ({ fills }: FilledColumns): number =>
  fills.reduce((sum, { whiteCost }) => sum + whiteCost, 0);

/** How many grid lines down the band a column's foot stands; 0 where nothing stands in it. */
export function depthOf({ fills, band }: FilledColumns, column: number): number {
  const fill = fills[column];
  if (fill === undefined || isEmpty(fill)) return 0;
  const { from, to } = columnSlots(band, column);
  if (fill.notes.length > 0) return to - band.from;
  return (fill.foot === undefined ? from + fill.used : to) - band.from - fill.short;
}

const isEmpty = ({ used, foot, notes }: Fill): boolean =>
  used === 0 && foot === undefined && notes.length === 0;

/** True where a column goes down to an advert, or has no line to itself: it cannot be as deep as the others. */
export function endsAtAdvert(filled: FilledColumns, column: number): boolean {
  const { band } = filled;
  const { from, to } = columnSlots(band, column);
  if (to === band.from + band.lines) return false;
  return to === from || depthOf(filled, column) > to - band.from - 1 - 1e-9;
}

/** True where a column had to end against a keep, or something hangs out of it. */
export const isStrained = ({ fills }: FilledColumns): boolean =>
  fills.some(({ strained }) => strained);

/** How many grid lines the longest column uses; one with footnotes reaches down to its foot. */
export const deepest = (filled: FilledColumns): number =>
  Math.ceil(Math.max(0, ...filled.fills.map((_, column) => depthOf(filled, column))) - 1e-9);

/** What stands in the columns, in reading order. */
export function columnsMarks(
  galley: Galley,
  { fills, band }: FilledColumns,
  frame: Frame,
): readonly Mark[] {
  return fills.flatMap((fill, index) =>
    columnMarks(galley, fill, columnBox(galley, band, frame, index)),
  );
}

/** Where a column of a band stands. */
export function columnBox({ grid }: Galley, band: Band, frame: Frame, column: number): Rect {
  const { x = 0, width = 0 } = frame.columns[column] ?? {};
  const { from, to } = columnSlots(band, column);
  return rect(x, slotTop(frame, grid, from), width, (to - from) * grid.leading);
}
