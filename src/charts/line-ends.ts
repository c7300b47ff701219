import type { Pt } from "../geometry/geometry.ts";
import { GAP, placed, widthOf, wordsWidth, type ChartKit, type PlacedLine } from "./chart.ts";
import { WIDE, type LineFigures, type LineRow, type Plot } from "./plot.ts";

/** What stands at a line's end takes at most this share of the width. */
const WIDEST_END = 0.34;

export interface LineEnd {
  readonly name: string;
  readonly first: string | undefined;
  readonly last: string;
  readonly width: Pt;
}

/** What a line is called, where there are several, and its last figure; of one alone the first figure, too. */
export function endOf(
  { rows, series }: LineFigures,
  at: number,
  { width, label, value }: ChartKit,
): LineEnd {
  const amounts = rows.flatMap(({ values }) => values[at] ?? []);
  const name = series.length > 1 ? (series[at] ?? "") : "";
  const last = amounts.at(-1)?.text ?? "";
  const first = series.length === 1 && amounts.length > 1 ? amounts[0]?.text : undefined;
  const named = Math.min(wordsWidth(label, name), width * WIDEST_END);
  return { name, first, last, width: Math.max(named, wordsWidth(value, last)) };
}

/** Names and figures at the ends of the lines, and over the beginning of one that stands alone. */
export function lineWords(
  { rows, series }: LineFigures,
  ends: readonly LineEnd[],
  plot: Plot,
  kit: ChartKit,
): readonly PlacedLine[] {
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
      ...firstFigure(
        rows.find(({ values }) => values[at] !== undefined),
        end,
        plot,
        kit,
      ),
      ...placed(name, { x, y: head }, kit.label.leading),
      ...(end.last === "" ? [] : placed(kit.value.set(end.last, WIDE), { x, y: under }, 0)),
    ];
  });
}

/** Over the beginning of a line that stands alone. */
function firstFigure(
  row: LineRow | undefined,
  { first }: LineEnd,
  { x, y }: Plot,
  { value, line: thickness }: ChartKit,
): readonly PlacedLine[] {
  const amount = row?.values[0];
  if (row === undefined || amount === undefined || first === undefined) return [];
  const lines = value.set(first, WIDE);
  const left = Math.max(0, x(row.at) - widthOf(lines) / 2);
  return placed(lines, { x: left, y: y(amount.value) - thickness * 2 - 3 }, 0);
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
