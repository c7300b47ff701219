import type { Shape } from "../display/drawing.ts";
import { rect, type Pt } from "../geometry/geometry.ts";
import {
  filled,
  GAP,
  inkOf,
  onOneLine,
  placed,
  widthOf,
  wordsWidth,
  type ChartKit,
  type DrawnChart,
  type PlacedLine,
} from "./chart.ts";

/** Figures as bars from one line on, each with its figure at its end: no axis is wanted. */
export interface BarFigures {
  readonly series: readonly string[];
  readonly rows: readonly BarRow[];
}

export interface BarRow {
  readonly name: string;
  readonly values: readonly (BarValue | undefined)[];
}

interface BarValue {
  readonly value: number;
  readonly text: string;
}

/** Names take at most this share of the width beside the bars. */
const WIDEST_NAME = 0.38;

/** A bar's thickness, in lines of its figures. */
const THICKNESS = 0.92;
const IN_GROUP = 1;

/** White between the bars of a group. */
const APART: Pt = 1.5;

/** White between two rows, in lines of figures, and more where a row is a group. */
const BETWEEN = 0.45;
const BETWEEN_GROUPS = 0.65;

/** The side of the square that says which ink a series has, and the white behind it. */
const SQUARE: Pt = 5;
const BESIDE_SQUARE: Pt = 3;

/** Draws the bars; `spare` points of height are shared out between the rows. */
export function drawBars(figures: BarFigures, kit: ChartKit, spare: Pt): DrawnChart {
  const { rows, series } = figures;
  const grouped = series.length > 1;
  const names = nameColumn(rows, kit);
  const scale = barScale(figures, names.width, kit);
  const line = kit.value.leading;
  const thickness = line * (grouped ? IN_GROUP : THICKNESS);
  const white = line * (grouped ? BETWEEN_GROUPS : BETWEEN) + spare / Math.max(1, rows.length - 1);
  const shapes: Shape[] = [];
  const words: PlacedLine[] = [];
  let y = 0;
  for (const [index, row] of rows.entries()) {
    const lines = names.lines[index] ?? [];
    const bars = series.length * thickness;
    const text = (lines.length - 1) * kit.label.leading + kit.label.capital;
    const height = Math.max(bars, text);
    const first = y + (height - text) / 2 + kit.label.capital;
    words.push(...placed(lines, { x: 0, y: first }, kit.label.leading));
    let top = y + (height - bars) / 2;
    for (const [at, amount] of row.values.entries()) {
      const bar = drawBar(amount, { scale, top, thickness, series: at, grouped }, kit);
      shapes.push(...bar.shapes);
      words.push(...bar.words);
      if (index === 0 && grouped) {
        const key = seriesKey(figures, at, { scale, top, thickness }, kit);
        shapes.push(key.shape);
        words.push(...key.words);
      }
      top += thickness;
    }
    y += height + white;
  }
  const height = Math.max(0, y - white);
  const zero = scale(0);
  const axis = filled(rect(zero - AXIS / 2, -GAP / 2, AXIS, height + GAP), kit.axisInk);
  return { height, shapes: [...shapes, axis], words };
}

const AXIS: Pt = 0.5;

function nameColumn(rows: readonly BarRow[], { width, label }: ChartKit) {
  const wide = Math.max(0, ...rows.map(({ name }) => wordsWidth(label, name)));
  const measure = Math.min(wide, width * WIDEST_NAME);
  const lines = rows.map(({ name }) => (name === "" ? [] : label.set(name, measure + 0.01)));
  return { lines, width: Math.max(0, ...lines.map(widthOf)) };
}

/** What is smaller is nought. */
const LEAST_WAY = 1e-100;

type Scale = (value: number) => Pt;

/** As long as they may be so that every figure has room at its bar's end. */
function barScale(figures: BarFigures, names: Pt, kit: ChartKit): Scale {
  const left = names > 0 ? names + GAP + 2 : 0;
  const { ahead, behind } = barEnds(figures, kit);
  const before = Math.max(0, ...behind.map(({ room }) => room));
  const least = Math.min(0, ...behind.map(({ value }) => value));
  const all = kit.width - left - before;
  // The scale at which the bar with the longest way and its figure just end at the edge.
  const ways = ahead.map(({ value, room }) => ({ way: value - least, room }));
  const steps = [...ways, { way: -least, room: 0 }]
    .filter(({ way }) => way > LEAST_WAY)
    .map(({ way, room }) => (all - room) / way);
  const step = steps.length === 0 ? 0 : Math.max(0, Math.min(...steps));
  const zero = left + before - least * step;
  return (value) => zero + value * step;
}

interface BarEnd {
  readonly value: number;
  /** How much its figure takes, and its name. */
  readonly room: Pt;
}

/** Where type stands at the bars' ends, to the right of nought and to the left. */
function barEnds({ rows, series }: BarFigures, kit: ChartKit) {
  const ahead: BarEnd[] = [];
  const behind: BarEnd[] = [];
  for (const { values } of rows) {
    for (const amount of values) {
      if (amount === undefined) continue;
      const room = GAP + wordsWidth(kit.value, amount.text);
      (amount.value < 0 ? behind : ahead).push({ value: amount.value, room });
    }
  }
  if (series.length > 1) {
    // The names of the series stand in line behind the first group, whichever of its figures ends last.
    const square = SQUARE + BESIDE_SQUARE;
    const name = 2 * GAP + square + Math.max(...series.map((one) => wordsWidth(kit.label, one)));
    const first = (rows[0]?.values ?? []).flatMap((amount) =>
      amount === undefined || amount.value < 0
        ? []
        : [{ value: amount.value, room: GAP + wordsWidth(kit.value, amount.text) + name }],
    );
    ahead.push(...first, { value: 0, room: name });
  }
  return { ahead, behind };
}

interface BarPlace {
  readonly grouped: boolean;
  readonly scale: Scale;
  readonly top: Pt;
  readonly thickness: Pt;
  readonly series: number;
}

function drawBar(
  amount: BarValue | undefined,
  { scale, top, thickness, series, grouped }: BarPlace,
  kit: ChartKit,
): { readonly shapes: readonly Shape[]; readonly words: readonly PlacedLine[] } {
  if (amount === undefined) return { shapes: [], words: [] };
  const [zero, end] = [scale(0), scale(amount.value)];
  const thick = thickness - (grouped ? APART : 0);
  const area = rect(Math.min(zero, end), top, Math.abs(end - zero), thick);
  const lines = onOneLine(kit.value, amount.text);
  const x = amount.value < 0 ? end - GAP - widthOf(lines) : end + GAP;
  const words = placed(lines, { x, y: middle(top, thick, kit) }, 0);
  return { shapes: area.width > 0 ? [filled(area, inkOf(kit, series))] : [], words };
}

/** Behind the figures of the first row: which bar is whose, with a square of its ink. */
function seriesKey(
  { series, rows }: BarFigures,
  at: number,
  { scale, top, thickness }: Omit<BarPlace, "series" | "grouped">,
  kit: ChartKit,
): { readonly shape: Shape; readonly words: readonly PlacedLine[] } {
  const name = series[at] ?? "";
  const ends = (rows[0]?.values ?? []).map((amount) => {
    const isAhead = amount !== undefined && amount.value >= 0;
    return isAhead ? scale(amount.value) + GAP + wordsWidth(kit.value, amount.text) : scale(0);
  });
  const left = Math.max(scale(0), ...ends) + 2 * GAP;
  const thick = thickness - APART;
  const square = rect(left, top + (thick - SQUARE) / 2, SQUARE, SQUARE);
  const x = left + SQUARE + BESIDE_SQUARE;
  return {
    shape: filled(square, inkOf(kit, at)),
    words: placed(onOneLine(kit.label, name), { x, y: middle(top, thick, kit) }, 0),
  };
}

/** The baseline on which capitals stand in the middle of a bar. */
const middle = (top: Pt, thickness: Pt, { value }: ChartKit): Pt =>
  top + (thickness + value.capital) / 2;
