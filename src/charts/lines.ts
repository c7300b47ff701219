import { scaleLinear } from "d3-scale";
import { rect, type Pt } from "../geometry/geometry.ts";
import { filled, GAP, wordsWidth, type ChartKit, type DrawnChart } from "./chart.ts";
import { drawCourse } from "./course.ts";
import { endOf, lineWords } from "./line-ends.ts";
import { AXIS, grid, gridLine, names, valueScale, type LineFigures, type Plot } from "./plot.ts";

/** The plot's height, of its width. */
const SHAPE = 0.52;

/** Draws the lines on their grid; `spare` points of height are given to the plot. */
export function drawLines(figures: LineFigures, kit: ChartKit, spare: Pt): DrawnChart {
  const { rows, series } = figures;
  const ends = series.map((_, at) => endOf(figures, at, kit));
  const beside = Math.max(0, ...ends.map(({ width }) => width));
  const right = kit.width - beside - (beside > 0 ? GAP + kit.line * 2 : 0);
  const height = kit.width * SHAPE + spare;
  const scale = valueScale(figures, height, kit);
  const ticks = scale.ticks.map((tick) => wordsWidth(kit.label, kit.inDigits(tick)));
  const left = Math.max(...ticks) + GAP;
  const [first, last] = [rows[0]?.at ?? 0, rows.at(-1)?.at ?? 0];
  const across = scaleLinear()
    .domain([first, Math.max(last, first + 1)])
    .range([left + kit.line * 2, right - kit.line * 2]);
  const plot: Plot = { x: across, y: scale.y, left, right, foot: height };
  const axis = [...grid(scale.ticks, plot, kit), ...names(rows, plot, kit)];
  const shapes = series.flatMap((_, at) => drawCourse(figures, at, plot, kit));
  const foot = filled(rect(left, height - AXIS / 2, right - left, AXIS), kit.axisInk);
  return {
    height: height + GAP + kit.label.capital,
    shapes: [...scale.ticks.map((tick) => gridLine(tick, plot, kit)), foot, ...shapes],
    words: [...lineWords(figures, ends, plot, kit), ...axis],
  };
}
