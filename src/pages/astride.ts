import type { Mark } from "../display/mark.ts";
import type { Astride, FloatPiece } from "../galley/galley.ts";
import { moved } from "../galley/marks.ts";
import type { Runaround } from "../galley/runaround.ts";
import { isSet, type Resume } from "../galley/resume.ts";
import type { Fill } from "../galley/stick.ts";
import type { Pt } from "../geometry/geometry.ts";
import { PAGE_COST, type Price } from "./costs.ts";
import {
  fillColumns,
  isStrained,
  type Band,
  type FilledColumns,
  type Filler,
} from "./fill-columns.ts";
import { slotTop, type Frame } from "./frame.ts";

/** A float over a gutter where it may stand on a page, and the columns that are set round it. */
export interface Standing {
  readonly float: Astride;
  readonly band: Band;
  readonly ways: readonly FilledColumns[];
  /**
   * True for a way in which text stands at both sides of it as far down as it reaches, as in all of these but those in
   * which the text ends: level, they may be so, too.
   */
  readonly isSetRound: (way: FilledColumns) => boolean;
  readonly draw: () => readonly Mark[];
  /** What speaks against a way to set the text round it. */
  readonly prices: (way: FilledColumns) => readonly Price[];
}

/** Lines of text that stand over it and under it at least: it is not to touch head or foot. */
const FEWEST_OVER = 4;

/** So many heights are tried, the same on all pages that have them: their columns are known. */
const HEIGHTS = 3;

/** On an article's last page, whose columns may be low, one height in so many lines is tried. */
const LAST_STEP = 3;

/** The middle of a page is a little over its half. */
const OPTICAL_MIDDLE = 0.45;

export const isAstride = (float: FloatPiece): float is Astride => float.over === "gutter";

interface AstrideOrder {
  readonly float: Astride;
  readonly met: boolean;
  /** The text ends on this page. */
  readonly last: boolean;
}

/**
 * The text of a page set round a float, for each gutter and some heights at which it may stand: none where it finds no
 * place among text. Where it was `met` on this page, the columns come by its place in the copy.
 */
export function standingsOf(
  filler: Filler,
  { resume, band }: { readonly resume: Resume; readonly band: Band },
  frame: Frame,
  { float, met, last }: AstrideOrder,
): readonly Standing[] {
  const { galley } = filler;
  const step = last ? LAST_STEP : stepBetween(float, galley.lines);
  return spotsOf(float, step, frame, band).flatMap((spot): readonly Standing[] => {
    const taken = { ...band, runarounds: spot.runarounds, least: spot.foot + FEWEST_OVER / 2 };
    // Where the text ends, the columns are to be level yet.
    const ways = fillColumns(filler, resume, frame, taken).filter(
      (way) =>
        (isSet(galley, way.next) || isSetRound(way, spot)) && (!met || way.wide.includes(float)),
    );
    if (ways.length === 0) return [];
    return [
      {
        float,
        band: taken,
        ways,
        isSetRound: (way) => isSetRound(way, spot),
        draw: () => {
          const top = slotTop(frame, galley.grid, band.from + spot.from + float.content.before);
          return moved(float.content.marks, frame.area.x + spot.x, top);
        },
        prices: (way) => pricesOf(float, spot, way, band),
      },
    ];
  });
}

/** A place over a gutter: between which columns, and between which lines of the band. */
interface Spot {
  readonly column: number;
  readonly from: number;
  /** The line under its last one, white included. */
  readonly foot: number;
  /** From the type area's left edge. */
  readonly x: Pt;
  readonly runarounds: readonly Runaround[];
}

/** Known spots: a runaround is the same thing each time, for columns are known by it. */
const spots = new WeakMap<Astride, Map<string, Spot>>();

function spotsOf(
  float: Astride,
  step: number,
  { columns, area }: Frame,
  { lines }: Band,
): readonly Spot[] {
  const known = spots.get(float) ?? new Map<string, Spot>();
  spots.set(float, known);
  const lowest = lines - float.outline.length - FEWEST_OVER;
  const count = Math.max(0, Math.floor((lowest - FEWEST_OVER) / step) + 1);
  const heights = Array.from({ length: count }, (_, at) => FEWEST_OVER + at * step);
  return columns.slice(1).flatMap(({ x }, column) => {
    const before = columns[column];
    const edge = before === undefined ? x : before.x + before.width;
    const left = (edge + x) / 2 - float.width / 2;
    const inColumns = columns.map((one) => ({ left: left - one.x, width: one.width }));
    return heights.map((from): Spot => {
      const key = `${column} ${from}`;
      const foot = from + float.outline.length;
      const spot = known.get(key) ?? {
        ...{ column, from, foot, x: left - area.x },
        runarounds: inColumns.map((one) => runaroundIn(one, float, from)),
      };
      known.set(key, spot);
      return spot;
    });
  });
}

/** Lines from one height to the next on a full page. */
function stepBetween({ outline }: Astride, full: number): number {
  const room = full - outline.length - 2 * FEWEST_OVER;
  return Math.max(1, Math.ceil(room / (HEIGHTS - 1)));
}

/** What the float takes of a column; `left` is from the column's left edge to its own. */
function runaroundIn(
  { left, width }: { readonly left: Pt; readonly width: Pt },
  { outline }: Astride,
  from: number,
): Runaround {
  const free = { left: 0, right: 0 };
  const rows = outline.map((extent) => {
    if (extent === undefined) return free;
    const [start, end] = [left + extent.left, left + extent.right];
    if (end <= 0 || start >= width) return free;
    return start > 0 ? { left: 0, right: width - start } : { left: end, right: 0 };
  });
  return [...Array.from({ length: from }, () => free), ...rows];
}

/** Nothing may be strained for it. */
function isSetRound(way: FilledColumns, { column, foot }: Spot): boolean {
  if (isStrained(way) || way.fills.some(({ overset }) => overset !== undefined)) return false;
  return way.fills.slice(column, column + 2).filter(({ used }) => used >= foot).length === 2;
}

function pricesOf(
  { quote }: Astride,
  spot: Spot,
  { fills }: FilledColumns,
  { lines }: Band,
): readonly Price[] {
  const middle = (spot.from + spot.foot) / 2 / lines;
  const beside = fills
    .slice(spot.column, spot.column + 2)
    .some((fill) => isBeside(fill, spot, quote?.span));
  return [
    { what: "offMiddle", cost: PAGE_COST.offMiddle * Math.abs(middle - OPTICAL_MIDDLE) },
    { what: "besideItself", cost: beside ? PAGE_COST.besideItself : 0 },
  ];
}

/** A stretch of a column, in its slots. */
export interface Stretch {
  readonly from: number;
  readonly foot: number;
}

/** True where a paragraph stands in a column beside it. */
export function isBeside(
  fill: Fill,
  { from, foot }: Stretch,
  paragraph: object | undefined,
): boolean {
  if (paragraph === undefined) return false;
  for (let laid = fill.laid; laid !== undefined; laid = laid.above) {
    const { atom, slot } = laid;
    if (atom.lines?.piece.span !== paragraph) continue;
    if (slot < foot && slot + atom.height > from) return true;
  }
  return false;
}
