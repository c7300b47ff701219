import type { Mark } from "../display/mark.ts";
import { rect, type Rect } from "../geometry/geometry.ts";
import { columnMarks, fillColumn } from "../galley/fill-column.ts";
import type { FloatPiece, Galley } from "../galley/galley.ts";
import { isSamePlace, isSet, type Resume } from "../galley/resume.ts";
import { NO_RUNAROUND, type Runaround } from "../galley/runaround.ts";
import { noteLines } from "../galley/note-stack.ts";
import { footed, type Fill } from "../galley/stick.ts";
import { PAGE_COST, type Price } from "./costs.ts";
import { slotTop, type Frame } from "./frame.ts";

/** The slots of a page's type area that its columns may have. */
export interface Band {
  readonly from: number;
  readonly lines: number;
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
  for (let column = 0; column < (band.lines > 0 ? frame.columns.length : 0); column += 1) {
    ways = best(
      ways.flatMap((way) => withColumn(way, filler, frame)),
      filler.galley,
      band.budget,
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
  return filler.fill(next, band.lines, runaround).map((fill): FilledColumns => {
    // What hangs out of a low column is left to the next page's full one.
    if (fill.overset !== undefined && band.lines < lines) return way;
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

/**
 * Of the ways that end at the same place the cheapest; of all these the best, in their order. Where the text ends,
 * each depth is another place.
 */
function best(
  ways: readonly FilledColumns[],
  galley: Galley,
  budget = Infinity,
): readonly FilledColumns[] {
  const found: FilledColumns[] = [];
  for (const way of ways.toSorted((a, b) => a.cost - b.cost)) {
    const [first] = found;
    if (first !== undefined && way.cost > first.cost + DEAREST) break;
    if (way.cost >= budget && way.cost - whiteOf(way) >= budget) continue;
    const depth = isSet(galley, way.next) ? way.fills.at(-1)?.used : undefined;
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

/** So many heights are tried for the last columns of an article, from the lowest that could do. */
const HEIGHTS = 3;

/**
 * The end of an article: of the lowest columns that still hold all that is left, those whose feet meet best. The
 * given columns where no lower ones do.
 */
export function balance(
  filler: Filler,
  from: Resume,
  frame: Frame,
  filled: FilledColumns,
): FilledColumns {
  const { galley } = filler;
  const total = filled.fills.reduce((sum, fill) => sum + linesOf(galley, fill), 0);
  const fewest = Math.max(filled.band.least ?? 1, Math.floor(total / frame.columns.length) - 1);
  let level: FilledColumns | undefined;
  for (let [lines, held] = [fewest, 0]; lines <= filled.band.lines && held < HEIGHTS; lines += 1) {
    const ways = fillColumns(filler, from, frame, { ...filled.band, lines })
      .filter(({ next, wide }) => isSet(galley, next) && wide.length === filled.wide.length)
      .filter((way) => !isStrained(way) && !dividesNotes(way))
      .map((way) => levelled(way, frame));
    if (ways.length > 0) held += 1;
    for (const way of ways) if (level === undefined || way.cost < level.cost) level = way;
  }
  return level ?? levelled(filled, frame);
}

/** Grid lines that a column needs for all that stands in it. */
export const linesOf = (galley: Galley, fill: Fill): number =>
  fill.used + footed(fill) + noteLines(galley, fill.notes);

/** Under the last columns of an article white is no fault, only that they differ. */
function levelled(way: FilledColumns, frame: Frame): FilledColumns {
  const white = whiteOf(way);
  const uneven = unevenness(way, frame);
  const fills = way.fills.map((fill) => {
    return { ...fill, cost: fill.cost - fill.whiteCost, whiteCost: 0 };
  });
  return { ...way, fills, cost: way.cost - white + uneven.cost, prices: [...way.prices, uneven] };
}

/** What the white at the columns' feet costs. */
const whiteOf = ({ fills }: FilledColumns): number =>
  fills.reduce((sum, { whiteCost }) => sum + whiteCost, 0);

/** What it costs that the last columns end at different heights, or that some of them stay empty. */
function unevenness(filled: FilledColumns, { columns }: Frame): Price {
  const depths = columns.map((_, index) => depthOf(filled, index));
  const difference = Math.max(...depths) - Math.min(...depths);
  if (difference <= 1) return { what: "unevenEnd", cost: PAGE_COST.unevenEnd * difference };
  const beyond = Math.max(0, difference - WORST_RAGGED);
  const cost = PAGE_COST.raggedEnd * (difference - beyond) + PAGE_COST.unevenEnd * beyond;
  return { what: "raggedEnd", cost };
}

/** Columns that differ by more lines than this look like different things, and a line more is hardly seen. */
const WORST_RAGGED = 4;

function depthOf({ fills, band }: FilledColumns, column: number): number {
  const fill = fills[column];
  if (fill === undefined) return 0;
  if (fill.notes.length > 0) return band.lines;
  return (fill.foot === undefined ? fill.used : band.lines) - fill.short;
}

/** True where a column had to end against a keep, or something hangs out of it. */
export const isStrained = ({ fills }: FilledColumns): boolean =>
  fills.some(({ strained }) => strained);

/** True where a footnote goes on in another column: no reason to make columns low. */
const dividesNotes = ({ fills }: FilledColumns): boolean =>
  fills.some(({ notes }) => notes.some(({ until }) => until !== undefined));

/** How many grid lines the longest column uses; one with footnotes reaches down to its foot. */
export const deepest = (filled: FilledColumns): number =>
  Math.ceil(Math.max(0, ...filled.fills.map((_, column) => depthOf(filled, column))) - 1e-9);

/** What stands in the columns, in reading order. */
export function columnsMarks(
  galley: Galley,
  { fills, band }: FilledColumns,
  frame: Frame,
): readonly Mark[] {
  const top = slotTop(frame, galley.grid, band.from);
  const height = band.lines * galley.grid.leading;
  return fills.flatMap((fill, index) => {
    const { x = 0, width = 0 } = frame.columns[index] ?? {};
    const column: Rect = rect(x, top, width, height);
    return columnMarks(galley, fill, column);
  });
}
