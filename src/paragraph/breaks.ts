import type { Pt } from "../geometry/geometry.ts";
import { neighborDemerits, runtDemerits } from "./demerits.ts";
import { fitnessOf, lineDemerits, num, OVERFULL, ratioOf, shortOf } from "./fit.ts";
import type { Stretch } from "./fit.ts";
import { isForced } from "./items.ts";
import type { Item } from "./items.ts";
import type { Chance, Node, Work } from "./node.ts";
import { BARRED } from "./order.ts";
import type { Break, BreakOrder, Breaks } from "./order.ts";
import { NO_END, shapeDemerits, shapeReach, slopeOf } from "./shape.ts";
import { sumUp } from "./sums.ts";
import type { Sums } from "./sums.ts";

/** Far dearer than any line that can be read, so that it is taken where nothing else is left. */
const OVERFULL_DEMERITS = 1e12;

/** A ragged line looser than the tolerance: dearer than all that is only ugly. */
const HOLLOW_DEMERITS = 1e10;

/** Sums of widths are not exact: a line that is just as loose as it may be is not too loose. */
const ROUNDING = 1e-9;

/** One run over the paragraph. */
interface Pass {
  /** How loose a line may be. */
  readonly limit: number;
  /** What is barred is taken, too. */
  readonly barred: boolean;
  /** Anything goes. */
  readonly emergency: boolean;
}

/**
 * The best breaks of a paragraph for every line count that it can be set in, the cheapest first; never
 * empty. First with all lines within the tolerance; where that fails, with none looser than `loosest`;
 * at last, whatever there is: then for one line count alone, and a box wider than its measure stands
 * alone on an overfull line. In ragged setting a runt is no excuse for a line beyond the tolerance,
 * unless the lines have an ideal of their own. The items must end in a forced penalty.
 */
export function breakParagraph(items: readonly Item[], order: BreakOrder): readonly Breaks[] {
  if (items.length === 0) return [{ breaks: [], demerits: 0 }];
  const work = prepare(items, order);
  for (const pass of passesOf(order)) {
    const found = runPass(work, pass);
    if (found.length > 0) return found;
  }
  return runPass(work, { limit: Infinity, barred: true, emergency: true });
}

const passesOf = ({ tolerance, loosest, rag }: BreakOrder): readonly Pass[] => [
  { limit: tolerance, barred: false, emergency: false },
  { limit: loosest, barred: rag !== undefined && rag.ideal === undefined, emergency: false },
];

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
  return bestByCount(ends, work.order);
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
    end: NO_END,
    slope: 0,
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
    return { at, number, cost: 0, flagged: false, forced: false, last: false };
  }
  if (item.cost === Infinity) return undefined;
  const { cost, flagged } = item;
  return { at, number, cost, flagged, forced: isForced(item), last: at === items.length - 1 };
}

/** Ends a line here from every open node, and keeps the best ways by all that their future depends on. */
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
  const stretch = { from, at, after, measure: measureOf(order, node.lines) };
  const ratio = ratioOf(sums, stretch, order.rag);
  if (ratio > pass.limit + ROUNDING) return undefined;
  const overfull = ratio === OVERFULL;
  // Too wide, and not because of more than one box: only then is there no other way.
  if (overfull && !(pass.emergency && chance.number === node.chance + 1)) return undefined;
  const fitness = order.rag === undefined ? fitnessOf(overfull ? -1 : ratio) : 1;
  const beside = neighborDemerits(order, node, chance, fitness);
  const runt = runtDemerits(work, node, chance, from);
  if (Math.max(beside, runt) >= BARRED && !pass.barred) return undefined;
  const outline = outlineOf(work, node, chance, stretch);
  const demerits =
    node.demerits + ownDemerits(order, ratio, chance.cost) + beside + runt + outline.demerits;
  return {
    at,
    from,
    lines: node.lines + 1,
    fitness,
    hyphens: chance.flagged ? Math.min(2, node.hyphens + 1) : 0,
    ratio: overfull ? -1 : ratio,
    overfull,
    end: outline.end,
    slope: outline.slope,
    demerits,
    chance: chance.number,
    previous: node,
  };
}

function ownDemerits(order: BreakOrder, ratio: number, cost: number): number {
  if (ratio === OVERFULL) return OVERFULL_DEMERITS;
  const hollow = order.rag !== undefined && ratio > order.tolerance + ROUNDING;
  return lineDemerits(ratio, cost, order) + (hollow ? HOLLOW_DEMERITS : 0);
}

/** What a ragged line does to the outline. */
interface Outline {
  readonly end: number;
  readonly slope: number;
  readonly demerits: number;
}

const NO_OUTLINE: Outline = { end: NO_END, slope: 0, demerits: 0 };

function outlineOf({ sums, order }: Work, node: Node, chance: Chance, line: Stretch): Outline {
  const { rag } = order;
  if (rag === undefined || (chance.forced && rag.ideal === undefined)) return NO_OUTLINE;
  const third = Math.max(0, shortOf(sums, line) / line.measure);
  const ends = { first: node.previous?.end ?? NO_END, second: node.end, third };
  const slope = slopeOf(ends);
  return { end: third, slope, demerits: shapeDemerits(rag.shape, ends, slope, node.slope) };
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
    if (rival.slope !== node.slope || rival.end !== node.end) continue;
    if (rival.previous?.end !== node.previous?.end) continue;
    if (node.demerits < rival.demerits) found[i] = node;
    return;
  }
  found.push(node);
}

/** True where another way with the same line count is cheaper even if all its luck runs out. */
function isOutdone(node: Node, found: readonly Node[], order: BreakOrder): boolean {
  const luck = order.contrastDemerits + (order.rag === undefined ? 0 : shapeReach(order.rag.shape));
  return found.some(
    (other) =>
      other.lines === node.lines &&
      other.demerits + luck + (other.hyphens > node.hyphens ? hyphenLuck(order) : 0) <
        node.demerits,
  );
}

/** The most that a hyphen before can make the lines after it dearer. */
function hyphenLuck(order: BreakOrder): number {
  const { doubleHyphenDemerits, ladderDemerits, finalHyphenDemerits } = order;
  // What is barred to the other may be open to this one.
  if (Math.max(doubleHyphenDemerits, ladderDemerits, finalHyphenDemerits) >= BARRED)
    return Infinity;
  return doubleHyphenDemerits + ladderDemerits + finalHyphenDemerits;
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

/** A line beyond the tolerance that the best way can do without is no way to another line count. */
function bestByCount(ends: readonly Node[], { rag }: BreakOrder): readonly Breaks[] {
  const best = new Map<number, Node>();
  let least = Infinity;
  for (const end of ends) {
    if (end.demerits < (best.get(end.lines)?.demerits ?? Infinity)) best.set(end.lines, end);
    least = Math.min(least, end.demerits);
  }
  return [...best.values()]
    .filter(({ demerits }) => rag === undefined || demerits < least + HOLLOW_DEMERITS / 2)
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
