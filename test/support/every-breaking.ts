import type { Item } from "../../src/paragraph/items.ts";
import type { BreakOrder, Rag } from "../../src/paragraph/order.ts";

/** Sums of widths are not exact. */
const ROUNDING = 1e-9;

/** What is ruinous, but taken where it must be. */
const RUNT = 5e7;
const HOLLOW = 1e10;

/** How loose a line may be, and whether a runt or a ladder may be set. */
export interface Leave {
  readonly limit: number;
  readonly barred: boolean;
}

/**
 * The oracle without wit: every subset of the chances is set, item by item, and the cheapest of each
 * line count is kept. Knows nothing of sums, nodes and pruning.
 */
export function everyBreaking(
  items: readonly Item[],
  order: BreakOrder,
  leave: Leave,
): ReadonlyMap<number, number> {
  const best = new Map<number, number>();
  const chances = items.flatMap((item, i) => (mayEnd(items, item, i) ? [i] : []));
  const inner = chances.slice(0, -1);
  for (let choice = 0; choice < 2 ** inner.length; choice++) {
    const ends = [...inner.filter((_, bit) => (choice >> bit) & 1), items.length - 1];
    if (inner.some((at) => isForced(items[at]) && !ends.includes(at))) continue;
    const demerits = demeritsOf(items, order, ends, leave);
    if (demerits < (best.get(ends.length) ?? Infinity)) best.set(ends.length, demerits);
  }
  const least = Math.min(...best.values());
  const worth = ([, demerits]: [number, number]) =>
    order.rag === undefined || demerits < least + HOLLOW / 2;
  return new Map([...best].filter(worth));
}

const isForced = (item: Item | undefined) => item?.kind === "penalty" && item.cost === -Infinity;

function mayEnd(items: readonly Item[], item: Item, i: number): boolean {
  if (item.kind === "glue") return items[i - 1]?.kind === "box";
  return item.kind === "penalty" && item.cost < Infinity;
}

function demeritsOf(items: readonly Item[], order: BreakOrder, ends: number[], leave: Leave) {
  const { rag } = order;
  let total = 0;
  let fitness = -1;
  let hyphens = 0;
  for (const [line, at] of ends.entries()) {
    const before = ends[line - 1];
    const ratio = ratioOfLine(items, order, line, [before, at]);
    const tightest =
      rag === undefined ? -(order.tightest ?? 1) - ROUNDING : Number.MIN_SAFE_INTEGER;
    if (ratio < tightest || ratio > leave.limit + ROUNDING) return Infinity;
    if (rag !== undefined && ratio > order.tolerance + ROUNDING) total += HOLLOW;
    if (ratio > (order.loose?.ratio ?? Infinity) + ROUNDING) total += order.loose?.demerits ?? 0;
    const bad = order.linePenalty + Math.min(900_000, 100 * Math.abs(ratio) ** 3);
    const end = items[at];
    const cost = end?.kind === "penalty" && end.cost > -Infinity ? end.cost : 0;
    total += cost >= 0 ? (bad + cost) ** 2 : bad ** 2 - cost ** 2;
    const now = ratio < -0.5 ? 0 : ratio < 0.5 ? 1 : ratio < 1 ? 2 : 3;
    const contrast = line > 0 && rag === undefined && Math.abs(now - fitness) > 1;
    if (contrast) total += order.contrastDemerits;
    const flagged = end?.kind === "penalty" && end.flagged;
    if (flagged && hyphens > 0) total += order.doubleHyphenDemerits;
    if (flagged && hyphens > 1) {
      const barred = order.ladderDemerits >= 1e7 && !leave.barred;
      total += barred ? Infinity : order.ladderDemerits;
    }
    if (at === items.length - 1 && hyphens > 0) total += order.finalHyphenDemerits;
    const runt = at === items.length - 1 && isRunt(items, order, [before, at], hyphens);
    if (runt && !leave.barred) return Infinity;
    if (runt) total += RUNT;
    else if (at === items.length - 1) total += dearness(items, order, before, at);
    total += edgeDemerits(order, [ends[line - 1], at], at === items.length - 1);
    fitness = now;
    hyphens = flagged ? hyphens + 1 : 0;
  }
  return total + (rag === undefined ? 0 : outlineDemerits(items, order, ends, rag));
}

/** The same word ends this line and the one above, or begins this one and the one below. */
function edgeDemerits(
  { edges }: BreakOrder,
  [before, at]: readonly [number | undefined, number],
  last: boolean,
): number {
  if (edges === undefined) return 0;
  const begins = before === undefined ? edges.opens : edges.heads[before];
  const isAlike = (one: number | undefined, other: number | undefined) =>
    one === other && one !== 0;
  const tail = before !== undefined && isAlike(edges.tails[before], edges.tails[at]);
  const head = !last && isAlike(begins, edges.heads[at]);
  return edges.demerits * (Number(tail) + Number(head));
}

/** Every three neighbors of the outline, looked at with all the lines there. */
function outlineDemerits(items: readonly Item[], order: BreakOrder, ends: number[], rag: Rag) {
  const white = ends.map((at, line) => {
    if (isForced(items[at]) && rag.ideal === undefined) return undefined;
    const measure = measureOf(order, line);
    return Math.max(0, measure - widthOfLine(items, [ends[line - 1], at])) / measure;
  });
  const steps = white.map((one, i) => (i === 0 ? NaN : (one ?? NaN) - (white[i - 1] ?? NaN)));
  const way = (i: number) => (Math.abs(steps[i] ?? 0) > 0.01 ? Math.sign(steps[i] ?? 0) : 0);
  const degree = (size: number) => Math.min(1, size / 0.15) ** 2;
  let total = 0;
  for (let i = 2; i < white.length; i++) {
    const three = white.slice(i - 2, i + 1).filter((one) => one !== undefined);
    const [a = 0, b = 0, c = 0] = three;
    if (three.length < 3) continue;
    const goes = way(i) !== 0 && way(i) === way(i - 1);
    const wedge = goes && i > 2 && way(i - 2) === way(i) ? rag.shape.wedge : 0;
    const depth = b - Math.max(a, c);
    const spread = Math.max(...three) - Math.min(...three);
    if (goes) total += (rag.shape.slope + wedge) * degree(Math.abs(c - a));
    else if (depth > 0.08) total += rag.shape.hole * degree(depth);
    else if (Math.min(...three) > 0.03 && spread < 0.01) total += rag.shape.shelf;
  }
  return total;
}

const measureOf = ({ measures }: BreakOrder, line: number): number =>
  typeof measures === "number" ? measures : (measures[line] ?? measures.at(-1) ?? 0);

function lineItems(items: readonly Item[], before: number | undefined, at: number) {
  if (before === undefined) return items.slice(0, at);
  let from = before + 1;
  while (from < at && items[from]?.kind !== "box" && !isForced(items[from])) from++;
  return items.slice(from, at);
}

/** As it is set without stretch or shrink, less what hangs out. */
function widthOfLine(
  items: readonly Item[],
  [before, at]: readonly [number | undefined, number],
): number {
  const opens = before === undefined ? undefined : items[before];
  const ends = items[at];
  const last = items[at - 1];
  const first = lineItems(items, before, at)[0];
  return (
    natural(items, before, at) +
    (ends?.kind === "penalty" ? ends.width : 0) +
    (opens?.kind === "penalty" ? opens.after : 0) -
    (first?.kind === "box" ? first.hangStart : 0) -
    (ends?.kind === "penalty" ? ends.hang : last?.kind === "box" ? last.hangEnd : 0)
  );
}

function ratioOfLine(
  items: readonly Item[],
  order: BreakOrder,
  line: number,
  [before, at]: readonly [number | undefined, number],
): number {
  const on = lineItems(items, before, at);
  const width = widthOfLine(items, [before, at]);
  const measure = measureOf(order, line);
  const short = measure - width;
  const sum = (key: "stretch" | "shrink", kind: "box" | "glue") =>
    on.reduce((total, item) => total + (item.kind === kind ? item[key] : 0), 0);
  if (order.rag !== undefined) {
    const { share, ideal } = order.rag;
    if (short < -1e-6) return -Infinity;
    if (ideal !== undefined) return (ideal - width) / (share * measure);
    return sum("stretch", "glue") === Infinity || short < 1e-6 ? 0 : short / (share * measure);
  }
  if (Math.abs(short) < 1e-6) return 0;
  if (short < 0) {
    const [boxes, white] = [sum("shrink", "box"), sum("shrink", "glue")];
    return -short <= boxes + white ? short / (boxes + white) : (short + boxes) / white;
  }
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
