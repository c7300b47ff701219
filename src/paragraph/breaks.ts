import type { Pt } from "../geometry/geometry.ts";
import { neighborDemerits, runtDemerits } from "./demerits.ts";
import { fitnessOf, lineDemerits, num, OVERFULL, ratioOf } from "./fit.ts";
import type { Item } from "./items.ts";
import type { Chance, Node, Work } from "./node.ts";
import { BARRED } from "./order.ts";
import type { Break, BreakOrder, Breaks } from "./order.ts";
import { sumUp } from "./sums.ts";
import type { Sums } from "./sums.ts";

/** Far dearer than any line that can be read, so that it is taken where nothing else is left. */
const OVERFULL_DEMERITS = 1e12;

/** Sums of widths are not exact: a line that is just as loose as it may be is not too loose. */
const ROUNDING = 1e-9;

/** One run over the paragraph: how loose a line may be; in an emergency, anything goes. */
interface Pass {
  readonly limit: number;
  readonly emergency: boolean;
}

/**
 * The best breaks of a paragraph for every line count that it can be set in, the cheapest first; never
 * empty. First with all lines within the tolerance; where that fails, with none looser than `loosest`;
 * at last, whatever there is: then for one line count alone, and a box wider than its measure stands
 * alone on an overfull line. The items must end in a forced penalty.
 */
export function breakParagraph(items: readonly Item[], order: BreakOrder): readonly Breaks[] {
  if (items.length === 0) return [{ breaks: [], demerits: 0 }];
  const work = prepare(items, order);
  for (const limit of [order.tolerance, order.loosest]) {
    const found = runPass(work, { limit, emergency: false });
    if (found.length > 0) return found;
  }
  return runPass(work, { limit: Infinity, emergency: true });
}

function prepare(items: readonly Item[], order: BreakOrder): Work {
  const sums = sumUp(items);
  const squeeze = order.rag === undefined;
  const least = sums.width.map((width, i) =>
    squeeze ? width - num(sums.glueShrink, i) - num(sums.boxShrink, i) : width,
  );
  let reach = 0;
  sums.hangEnd.forEach((hang, i) => {
    reach = Math.max(reach, hang - num(sums.added, i));
  });
  return { items, sums, order, least, reach };
}

function runPass(work: Work, pass: Pass): readonly Breaks[] {
  const { items } = work;
  let active: Node[] = [paragraphHead()];
  let count = 0;
  for (let at = 0; at < items.length && active.length > 0; at++) {
    const chance = chanceAt(items, at, count + 1);
    if (chance === undefined) continue;
    count++;
    const found = endLines(work, pass, active, chance);
    const open = chance.cost === -Infinity ? [] : stillOpen(work, active, at);
    active = open.concat(found);
  }
  const ends = active.filter((node) => node.at === items.length - 1);
  return bestByCount(ends);
}

function paragraphHead(): Node {
  return {
    at: -1,
    from: 0,
    lines: 0,
    fitness: -1,
    hyphens: 0,
    ratio: 0,
    overfull: false,
    demerits: 0,
    chance: 0,
    previous: undefined,
  };
}

/** A line may end at a glue that follows a box, and at a penalty that does not forbid it. */
function chanceAt(items: readonly Item[], at: number, number: number): Chance | undefined {
  const item = items[at];
  if (item === undefined || item.kind === "box") return undefined;
  if (item.kind === "glue") {
    if (items[at - 1]?.kind !== "box") return undefined;
    return { at, number, cost: 0, flagged: false, last: false };
  }
  if (item.cost === Infinity) return undefined;
  const { cost, flagged } = item;
  return { at, number, cost, flagged, last: at === items.length - 1 };
}

/** Ends a line here from every open node, and keeps the best ways by line count, fitness and hyphens. */
function endLines(work: Work, pass: Pass, active: readonly Node[], chance: Chance): Node[] {
  const found: Node[] = [];
  for (const node of active) {
    const next = endLine(work, pass, node, chance);
    if (next !== undefined) keepBest(work, pass, found, next);
  }
  return found.length < 2 ? found : found.filter((node) => !isOutdone(node, found, work.order));
}

function endLine(work: Work, pass: Pass, node: Node, chance: Chance): Node | undefined {
  const { sums, order } = work;
  const { at } = chance;
  const from = headAfter(sums, node, at);
  const after = node.at < 0 ? 0 : num(sums.after, node.at);
  const measure = measureOf(order, node.lines);
  const ratio = ratioOf(sums, { from, at, after, measure }, order.rag);
  if (ratio > pass.limit + ROUNDING) return undefined;
  const overfull = ratio === OVERFULL;
  // Too wide, and not because of more than one box: only then is there no other way.
  if (overfull && !(pass.emergency && chance.number === node.chance + 1)) return undefined;
  const fitness = fitnessOf(overfull ? -1 : ratio);
  const beside = neighborDemerits(order, node, chance, fitness);
  const runt = runtDemerits(work, node, chance, from);
  if (Math.max(beside, runt) >= BARRED && !pass.emergency) return undefined;
  const demerits =
    node.demerits +
    (overfull ? OVERFULL_DEMERITS : lineDemerits(ratio, chance.cost, order)) +
    beside +
    runt;
  return {
    at,
    from,
    lines: node.lines + 1,
    fitness,
    hyphens: chance.flagged ? Math.min(2, node.hyphens + 1) : 0,
    ratio: overfull ? -1 : ratio,
    overfull,
    demerits,
    chance: chance.number,
    previous: node,
  };
}

const headAfter = (sums: Sums, node: Node, at: number): number =>
  node.at < 0 ? 0 : Math.min(num(sums.next, node.at), at);

/** The measure of a line, counted from 0. */
function measureOf({ measures }: BreakOrder, line: number): Pt {
  if (typeof measures === "number") return measures;
  return measures[Math.min(line, measures.length - 1)] ?? 0;
}

/**
 * Keeps the cheaper of two ways to the same break that have the same future. Line counts are kept
 * apart; but in an emergency, where any count could be had, only as far as the measures differ.
 */
function keepBest({ order }: Work, { emergency }: Pass, found: Node[], node: Node): void {
  const { measures } = order;
  const steady = typeof measures === "number" ? 0 : measures.length - 1;
  for (let i = 0; i < found.length; i++) {
    const rival = found[i];
    if (rival?.fitness !== node.fitness || rival.hyphens !== node.hyphens) continue;
    const merged = emergency && rival.lines >= steady && node.lines >= steady;
    if (rival.lines !== node.lines && !merged) continue;
    if (node.demerits < rival.demerits) found[i] = node;
    return;
  }
  found.push(node);
}

/** True where another way with the same line count is cheaper even if all its luck runs out. */
function isOutdone(node: Node, found: readonly Node[], order: BreakOrder): boolean {
  const { contrastDemerits: contrast, ladderDemerits } = order;
  // What is barred to the other may be open to this one.
  const ladder = ladderDemerits >= BARRED ? Infinity : ladderDemerits;
  return found.some(
    (other) =>
      other.lines === node.lines &&
      other.demerits + contrast + (other.hyphens > node.hyphens ? ladder : 0) < node.demerits,
  );
}

/** The nodes from which a line could still end later: squeezed, it does not yet pass its measure. */
function stillOpen(work: Work, active: readonly Node[], at: number): Node[] {
  const { sums, least, order, reach } = work;
  return active.filter((node) => {
    const from = headAfter(sums, node, at);
    const after = node.at < 0 ? 0 : num(sums.after, node.at);
    const width = num(least, at) - num(least, from) + after - num(sums.hangStart, from) - reach;
    return width <= measureOf(order, node.lines);
  });
}

function bestByCount(ends: readonly Node[]): readonly Breaks[] {
  const best = new Map<number, Node>();
  for (const end of ends) {
    if (end.demerits < (best.get(end.lines)?.demerits ?? Infinity)) best.set(end.lines, end);
  }
  return [...best.values()]
    .sort((a, b) => a.demerits - b.demerits || a.lines - b.lines)
    .map((end) => ({ breaks: trace(end), demerits: end.demerits }));
}

function trace(end: Node): readonly Break[] {
  const breaks: Break[] = [];
  for (let node = end; node.previous !== undefined; node = node.previous) {
    const { at, from, ratio, overfull } = node;
    breaks.push({ from, at, line: node.lines - 1, ratio, overfull });
  }
  return breaks.reverse();
}
