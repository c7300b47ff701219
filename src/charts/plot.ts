import { scaleLinear } from "d3-scale";
import type { Shape } from "../display/drawing.ts";
import { rect, type Pt } from "../geometry/geometry.ts";
import {
  filled,
  GAP,
  onOneLine,
  placed,
  widthOf,
  wordsWidth,
  type ChartKit,
  type PlacedLine,
} from "./chart.ts";

/** Figures as lines from left to right. */
export interface LineFigures {
  readonly series: readonly string[];
  /** Of each series, the rows whose figures are printed. */
  readonly told: readonly (readonly number[])[];
  readonly rows: readonly LineRow[];
}

export interface LineRow {
  readonly name: string;
  /** Where it stands from left to right, in any unit. */
  readonly at: number;
  readonly values: readonly ({ readonly value: number; readonly text: string } | undefined)[];
}

/** About so many lines of a grid, and on a wide chart. */
const TICKS = 3;
/** … but the axis ends at the next of so many. */
const STEPS = 8;
const TICKS_WIDE = 5;
const WIDE: Pt = 320;

/** Figures that lie this near to one another, beside nought, show nothing on an axis that begins there. */
const FAR_FROM_NOUGHT = 0.6;

/** The field between the axes. */
export interface Plot {
  readonly x: (at: number) => Pt;
  readonly y: (value: number) => Pt;
  readonly left: Pt;
  readonly right: Pt;
  readonly foot: Pt;
}

export const AXIS: Pt = 0.5;
const GRID: Pt = 0.25;

/** Figures nearer to each other than this are alike; what is smaller cannot be divided by steps. */
const LEAST_SPAN = 1e-100;

export interface ValueScale {
  readonly y: (value: number) => Pt;
  readonly ticks: readonly number[];
}

/** From nought on, unless all figures are far from it; over the highest line there is room for its figure. */
export function valueScale(
  { rows }: LineFigures,
  height: Pt,
  { label, width }: ChartKit,
): ValueScale {
  const values = rows.flatMap((row) => row.values.flatMap((amount) => amount?.value ?? []));
  const [low, high] = values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)];
  const from = low < 0 || low / high > FAR_FROM_NOUGHT ? low : 0;
  const span = high - from < LEAST_SPAN ? [from - 1, high + 1] : [from, high];
  const count = width > WIDE ? TICKS_WIDE : TICKS;
  const scale = scaleLinear().domain(span).nice(STEPS).range([height, label.leading]);
  return { y: scale, ticks: scale.ticks(count) };
}

export const gridLine = (tick: number, { y, left, right }: Plot, { gridInk }: ChartKit): Shape =>
  filled(rect(left, y(tick) - GRID / 2, right - left, GRID), gridInk);

/** The figures of the grid stand before its lines. */
export function grid(
  ticks: readonly number[],
  { y, left }: Plot,
  { label, inDigits }: ChartKit,
): readonly PlacedLine[] {
  return ticks.flatMap((tick) => {
    const lines = onOneLine(label, inDigits(tick));
    const x = left - GAP - widthOf(lines);
    return placed(lines, { x, y: y(tick) + label.capital / 2 }, 0, true);
  });
}

/** As many names under the axis as have room, alike; the last always. */
export function names(
  rows: readonly LineRow[],
  { x, foot }: Plot,
  { label }: ChartKit,
): readonly PlacedLine[] {
  const baseline = foot + GAP + label.capital;
  const all = rows.map(({ name, at }) => {
    const width = wordsWidth(label, name);
    return { name, width, left: Math.max(0, x(at) - width / 2) };
  });
  const last = all.length - 1;
  const fits = (step: number): boolean => {
    const shown = all.filter((_, index) => (last - index) % step === 0);
    return shown.every(
      (one, index) =>
        index === 0 ||
        one.left > (shown[index - 1]?.left ?? 0) + (shown[index - 1]?.width ?? 0) + GAP,
    );
  };
  const step = all.findIndex((_, index) => index > 0 && fits(index));
  const every = step < 1 ? Math.max(1, last) : step;
  return all
    .filter((_, index) => (last - index) % every === 0)
    .flatMap(({ name, left }) => placed(onOneLine(label, name), { x: left, y: baseline }, 0, true));
}
