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
  const lastName = wordsWidth(kit.label, rows.at(-1)?.name ?? "") / 2;
  const right = kit.width - Math.max(beside + (beside > 0 ? GAP + kit.line * 2 : 0), lastName);
  const height = kit.width * SHAPE + spare;
  const scale = valueScale(figures, height, kit);
  // Where each point has its figure, no other figures are wanted, but nought where the line goes under it.
  const ticks = isToldWhole(figures)
    ? scale.ticks.filter((tick) => tick === 0 && scale.y(0) < height)
    : scale.ticks;
  const beforeIt = ticks.map((tick) => wordsWidth(kit.label, kit.inDigits(tick)) + GAP);
  const left = Math.max(0, ...beforeIt);
  const [first, last] = [rows[0]?.at ?? 0, rows.at(-1)?.at ?? 0];
  const across = scaleLinear()
    .domain([first, Math.max(last, first + 1)])
    .range([left + kit.line * 2, right - kit.line * 2]);
  const plot: Plot = { x: across, y: scale.y, left, right, foot: height };
  const axis = [...grid(ticks, plot, kit), ...names(rows, plot, kit)];
  const shapes = series.flatMap((_, at) => drawCourse(figures, at, plot, kit));
  // The axis is nought, where that is to be seen.
  const nought = scale.ticks.includes(0) ? scale.y(0) : height;
  const axisLine = filled(rect(left, nought - AXIS / 2, right - left, AXIS), kit.axisInk);
  return {
    height: height + GAP + kit.label.capital,
    shapes: [...ticks.map((tick) => gridLine(tick, plot, kit)), axisLine, ...shapes],
    words: [...lineWords(figures, ends, plot, kit), ...axis],
  };
}

/** True of a line alone whose figures are all printed. */
const isToldWhole = ({ rows, series, told }: LineFigures): boolean =>
  series.length === 1 &&
  told[0]?.length === rows.filter(({ values }) => values[0] !== undefined).length;
