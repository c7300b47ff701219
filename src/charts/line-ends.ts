import type { Pt } from "../geometry/geometry.ts";
import {
  GAP,
  onOneLine,
  placed,
  widthOf,
  wordsWidth,
  type ChartKit,
  type PlacedLine,
} from "./chart.ts";
import type { LineFigures, Plot } from "./plot.ts";

/** What stands at a line's end takes at most this share of the width. */
const WIDEST_END = 0.34;

export interface LineEnd {
  readonly name: string;
  readonly last: string;
  readonly width: Pt;
}

/** What a line is called, where there are several, and its last figure. */
export function endOf(
  { rows, series }: LineFigures,
  at: number,
  { width, label, value }: ChartKit,
): LineEnd {
  const name = series.length > 1 ? (series[at] ?? "") : "";
  const last = rows.findLast(({ values }) => values[at] !== undefined)?.values[at]?.text ?? "";
  const named = Math.min(wordsWidth(label, name), width * WIDEST_END);
  return { name, last, width: Math.max(named, wordsWidth(value, last)) };
}

/** Names and figures at the ends of the lines, and over the points before the end of one that stands alone. */
export function lineWords(
  figures: LineFigures,
  ends: readonly LineEnd[],
  plot: Plot,
  kit: ChartKit,
): readonly PlacedLine[] {
  const { rows, series } = figures;
  const x = plot.right + GAP;
  const blocks = series.map((_, at) => {
    const end = ends[at];
    const name =
      end === undefined || end.name === "" ? [] : kit.label.set(end.name, end.width + 0.01);
    const last = rows.findLast(({ values }) => values[at] !== undefined);
    const height = name.length * kit.label.leading + kit.value.leading;
    const middle = plot.y(last?.values[at]?.value ?? 0);
    return { at, name, end, height, top: middle - height / 2 };
  });
  return apart(blocks).flatMap(({ at, name, end, top, moved }) => {
    if (end === undefined) return [];
    const head = top + moved + kit.label.capital + (kit.label.leading - kit.label.capital) / 2;
    const under = head + name.length * kit.label.leading;
    return [
      ...figuresAt(figures, at, plot, kit),
      ...placed(name, { x, y: head }, kit.label.leading),
      ...placed(onOneLine(kit.value, end.last), { x, y: under }, 0),
    ];
  });
}

/** Over the points of a line, but for its end. */
function figuresAt(
  { rows, told }: LineFigures,
  at: number,
  { x, y, left: edge }: Plot,
  { value, line: thickness }: ChartKit,
): readonly PlacedLine[] {
  return (told[at] ?? []).slice(0, -1).flatMap((index) => {
    const row = rows[index];
    const amount = row?.values[at];
    if (row === undefined || amount === undefined) return [];
    const lines = onOneLine(value, amount.text);
    const left = Math.max(edge, x(row.at) - widthOf(lines) / 2);
    return placed(lines, { x: left, y: y(amount.value) - thickness * 2 - 3 }, 0);
  });
}

interface Block {
  readonly at: number;
  readonly height: Pt;
  readonly top: Pt;
}

/** Moves what would stand on one another, from the upper one down. */
function apart<T extends Block>(blocks: readonly T[]): readonly (T & { readonly moved: Pt })[] {
  const moved = new Map<number, Pt>();
  let free = -Infinity;
  for (const block of blocks.toSorted((a, b) => a.top - b.top)) {
    const top = Math.max(block.top, free);
    moved.set(block.at, top - block.top);
    free = top + block.height;
  }
  return blocks.map((block) => ({ ...block, moved: moved.get(block.at) ?? 0 }));
}
