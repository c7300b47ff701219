import type { Item } from "../../src/paragraph/items.ts";
import type { BreakOrder } from "../../src/paragraph/order.ts";

/** Sums of widths are not exact. */
const ROUNDING = 1e-9;

/**
 * The oracle without wit: every subset of the chances is set, item by item, and the cheapest of each
 * line count is kept. Knows nothing of sums, nodes and pruning.
 */
export function everyBreaking(
  items: readonly Item[],
  order: BreakOrder,
  limit: number,
): ReadonlyMap<number, number> {
  const best = new Map<number, number>();
  const chances = items.flatMap((item, i) => (mayEnd(items, item, i) ? [i] : []));
  const inner = chances.slice(0, -1);
  for (let choice = 0; choice < 2 ** inner.length; choice++) {
    const ends = [...inner.filter((_, bit) => (choice >> bit) & 1), items.length - 1];
    if (inner.some((at) => isForced(items[at]) && !ends.includes(at))) continue;
    const demerits = demeritsOf(items, order, ends, limit);
    if (demerits < (best.get(ends.length) ?? Infinity)) best.set(ends.length, demerits);
  }
  return best;
}

const isForced = (item: Item | undefined) => item?.kind === "penalty" && item.cost === -Infinity;

function mayEnd(items: readonly Item[], item: Item, i: number): boolean {
  if (item.kind === "glue") return items[i - 1]?.kind === "box";
  return item.kind === "penalty" && item.cost < Infinity;
}

function demeritsOf(items: readonly Item[], order: BreakOrder, ends: number[], limit: number) {
  let total = 0;
  let fitness = -1;
  let hyphens = 0;
  for (const [line, at] of ends.entries()) {
    const before = ends[line - 1];
    const ratio = ratioOfLine(items, order, line, [before, at]);
    if (ratio < -1 - ROUNDING || ratio > limit + ROUNDING) return Infinity;
    const bad = order.linePenalty + Math.min(900_000, 100 * Math.abs(ratio) ** 3);
    const end = items[at];
    const cost = end?.kind === "penalty" && end.cost > -Infinity ? end.cost : 0;
    total += cost >= 0 ? (bad + cost) ** 2 : bad ** 2 - cost ** 2;
    const now = ratio < -0.5 ? 0 : ratio < 0.5 ? 1 : ratio < 1 ? 2 : 3;
    if (line > 0 && Math.abs(now - fitness) > 1) total += order.contrastDemerits;
    const flagged = end?.kind === "penalty" && end.flagged;
    if (flagged && hyphens > 0) total += order.doubleHyphenDemerits;
    if (flagged && hyphens > 1)
      total += order.ladderDemerits >= 1e7 ? Infinity : order.ladderDemerits;
    if (at === items.length - 1 && hyphens > 0) total += order.finalHyphenDemerits;
    if (at === items.length - 1 && isRunt(items, order, [before, at], hyphens)) return Infinity;
    if (at === items.length - 1) total += dearness(items, order, before, at);
    fitness = now;
    hyphens = flagged ? hyphens + 1 : 0;
  }
  return total;
}

function lineItems(items: readonly Item[], before: number | undefined, at: number) {
  if (before === undefined) return items.slice(0, at);
  let from = before + 1;
  while (from < at && items[from]?.kind !== "box" && !isForced(items[from])) from++;
  return items.slice(from, at);
}

function ratioOfLine(
  items: readonly Item[],
  order: BreakOrder,
  line: number,
  [before, at]: readonly [number | undefined, number],
): number {
  const on = lineItems(items, before, at);
  const add = (of: (item: Item) => number) => on.reduce((sum, item) => sum + of(item), 0);
  const opens = before === undefined ? undefined : items[before];
  const ends = items[at];
  const last = items[at - 1];
  const first = on[0];
  const width =
    add((item) => (item.kind === "penalty" ? 0 : item.width)) +
    (ends?.kind === "penalty" ? ends.width : 0) +
    (opens?.kind === "penalty" ? opens.after : 0) -
    (first?.kind === "box" ? first.hangStart : 0) -
    (ends?.kind === "penalty" ? ends.hang : last?.kind === "box" ? last.hangEnd : 0);
  const { measures } = order;
  const measure =
    typeof measures === "number" ? measures : (measures[line] ?? measures.at(-1) ?? 0);
  const short = measure - width;
  const sum = (key: "stretch" | "shrink", kind: "box" | "glue") =>
    add((item) => (item.kind === kind ? item[key] : 0));
  if (Math.abs(short) < 1e-6) return 0;
  if (order.rag !== undefined) {
    if (short < 0) return -Infinity;
    return sum("stretch", "glue") === Infinity ? 0 : short / order.rag;
  }
  if (short < 0) return short / (sum("shrink", "box") + sum("shrink", "glue"));
  const [boxes, white] = [sum("stretch", "box"), sum("stretch", "glue")];
  if (white === Infinity) return 0;
  return short <= boxes + white ? short / (boxes + white) : (short - boxes) / white;
}

function natural(items: readonly Item[], before: number | undefined, at: number): number {
  return lineItems(items, before, at).reduce(
    (sum, item) => sum + (item.kind === "penalty" ? 0 : item.width),
    0,
  );
}

function isRunt(
  items: readonly Item[],
  { runt }: BreakOrder,
  [before, at]: readonly [number | undefined, number],
  hyphens: number,
): boolean {
  if (runt === undefined || before === undefined || isForced(items[before])) return false;
  const spaces = lineItems(items, before, at).filter(
    (item) => item.kind === "glue" && item.stretch < Infinity,
  );
  return natural(items, before, at) < runt.bar || (hyphens > 0 && spaces.length === 0);
}

function dearness(
  items: readonly Item[],
  { runt }: BreakOrder,
  before: number | undefined,
  at: number,
): number {
  if (runt === undefined || before === undefined || isForced(items[before])) return 0;
  return natural(items, before, at) < runt.dear ? runt.demerits : 0;
}
