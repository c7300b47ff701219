import type { Ink } from "../color/ink.ts";
import type { Shape } from "../display/drawing.ts";
import { rectOutline } from "../display/outline.ts";
import type { Point, Pt, Rect } from "../geometry/geometry.ts";
import type { SetLine } from "../text/line.ts";

/** A drawn chart. Lengths are points from its upper left corner, y downwards. */
export interface DrawnChart {
  readonly height: Pt;
  /** In paint order; all type lies on them. */
  readonly shapes: readonly Shape[];
  /** In reading order. */
  readonly words: readonly PlacedLine[];
}

export interface PlacedLine {
  readonly line: SetLine;
  /** Where its measure begins, on its baseline. */
  readonly at: Point;
  /** Figures and names of an axis: words that help, and that the copy does not count. */
  readonly axis: boolean;
}

/** What a chart is drawn with. */
export interface ChartKit {
  /** The width that it fills. */
  readonly width: Pt;
  /** Of the series, the first first. */
  readonly inks: readonly Ink[];
  readonly gridInk: Ink;
  readonly axisInk: Ink;
  /** Thickness of the lines that show figures. */
  readonly line: Pt;
  readonly label: ChartType;
  readonly value: ChartType;
  /** A number as the language writes it. */
  readonly inDigits: (value: number) => string;
}

/** One of a chart's two styles of type. */
export interface ChartType {
  /** Words as lines of at most this measure. */
  readonly set: (words: string, measure: Pt) => readonly SetLine[];
  readonly leading: Pt;
  /** The height of its capitals. */
  readonly capital: Pt;
}

/** Between a thing and its name. */
export const GAP: Pt = 5;

/** Wide enough for any name to stand on one line. */
const ENDLESS: Pt = 100_000;

export const widthOf = (lines: readonly SetLine[]): Pt =>
  Math.max(0, ...lines.map((line) => line.x + line.width));

/** Words on one line, however long it is. */
export const onOneLine = (type: ChartType, words: string): readonly SetLine[] =>
  words === "" ? [] : type.set(words, ENDLESS);

/** How wide words are on one line. */
export const wordsWidth = (type: ChartType, words: string): Pt => widthOf(onOneLine(type, words));

/** Lines under one another, the first on this baseline. */
export const placed = (
  lines: readonly SetLine[],
  at: Point,
  leading: Pt,
  axis = false,
): readonly PlacedLine[] =>
  lines.map((line, index) => ({ line, at: { x: at.x, y: at.y + index * leading }, axis }));

export const filled = (area: Rect, ink: Ink): Shape => ({
  kind: "shape",
  outline: rectOutline(area),
  rule: "nonzero",
  fill: { paint: ink, opacity: 1 },
});

/** The series' ink; a chart has no more series than there are inks. */
export const inkOf = ({ inks, axisInk }: ChartKit, series: number): Ink => inks[series] ?? axisInk;
