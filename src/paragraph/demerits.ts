import { between, num } from "./fit.ts";
import { isForced } from "./items.ts";
import type { Chance, Node, Work } from "./node.ts";
import type { BreakOrder } from "./order.ts";

/** Dearer than a line that is hard to read, cheaper than one that cannot be. */
const RUNT_DEMERITS = 5e7;

/** What two lines cost for standing next to each other. */
export function neighborDemerits(
  order: BreakOrder,
  node: Node,
  chance: Chance,
  fitness: number,
): number {
  let demerits = 0;
  if (node.fitness >= 0 && Math.abs(fitness - node.fitness) > 1) demerits += order.contrastDemerits;
  if (node.hyphens === 0) return demerits;
  if (chance.last) demerits += order.finalHyphenDemerits;
  if (chance.flagged) demerits += order.doubleHyphenDemerits;
  if (chance.flagged && node.hyphens > 1) demerits += order.ladderDemerits;
  return demerits;
}

/** What a line costs for ending as the one above does, and for beginning as the one below will. */
export function edgeDemerits({ edges }: BreakOrder, { at }: Node, chance: Chance): number {
  if (edges === undefined) return 0;
  const { tails, heads, opens, demerits } = edges;
  const tail = at >= 0 && isSame(num(tails, at), num(tails, chance.at));
  const head = !chance.last && isSame(at < 0 ? opens : num(heads, at), num(heads, chance.at));
  return (tail ? demerits : 0) + (head ? demerits : 0);
}

const isSame = (word: number, other: number): boolean => word !== 0 && word === other;

/** What a last line costs for being short. */
export function runtDemerits(work: Work, node: Node, chance: Chance, from: number): number {
  const { items, sums, order } = work;
  const before = items[node.at];
  if (order.runt === undefined || !chance.last || before === undefined || isForced(before))
    return 0;
  const width = between(sums.width, from, chance.at);
  const fragment = node.hyphens > 0 && between(sums.spaces, from, chance.at) === 0;
  if (fragment || width < order.runt.bar) return RUNT_DEMERITS;
  return width < order.runt.dear ? order.runt.demerits : 0;
}
