import type { Node, Pass } from "./node.ts";
import { BARRED } from "./order.ts";
import type { BreakOrder } from "./order.ts";
import { shapeReach } from "./shape.ts";

/** The ways to one break; rivals of a new one stand from `since` on. */
interface Ways {
  readonly found: Node[];
  readonly since: number;
}

/**
 * Keeps the cheaper of two ways to the same break that have the same future. Line counts are kept
 * apart; but in an emergency, where any count could be had, only as far as the measures differ.
 */
export function keepBest(
  { measures }: BreakOrder,
  { emergency }: Pass,
  { found, since }: Ways,
  node: Node,
): void {
  const steady = typeof measures === "number" ? 0 : measures.length - 1;
  for (let i = since; i < found.length; i++) {
    const rival = found[i];
    if (rival === undefined || !isAlike(rival, node)) continue;
    const merged = emergency && rival.lines >= steady && node.lines >= steady;
    if (rival.lines !== node.lines && !merged) continue;
    if (node.demerits < rival.demerits) found[i] = node;
    return;
  }
  found.push(node);
}

/** Whatever follows costs both the same, but for the measures. */
const isAlike = (one: Node, other: Node): boolean =>
  one.fitness === other.fitness &&
  one.hyphens === other.hyphens &&
  one.slope === other.slope &&
  one.end === other.end &&
  one.previous?.end === other.previous?.end;

/** Drops each way that is dearer than another with as many lines, even if all the other's luck runs out. */
export function withoutOutdone(found: readonly Node[], order: BreakOrder): readonly Node[] {
  if (found.length < 2) return found;
  const luck = order.contrastDemerits + (order.rag === undefined ? 0 : shapeReach(order.rag.shape));
  const hyphened = luck + hyphenLuck(order);
  const isOutdone = (node: Node): boolean => {
    for (const other of found) {
      if (other.lines !== node.lines || other.demerits + luck >= node.demerits) continue;
      if (other.hyphens <= node.hyphens || other.demerits + hyphened < node.demerits) return true;
    }
    return false;
  };
  return found.filter((node) => !isOutdone(node));
}

/** The most that a hyphen before can make the lines after it dearer. */
function hyphenLuck(order: BreakOrder): number {
  const { doubleHyphenDemerits, ladderDemerits, finalHyphenDemerits } = order;
  // What is barred to the other may be open to this one.
  if (Math.max(doubleHyphenDemerits, ladderDemerits, finalHyphenDemerits) >= BARRED)
    return Infinity;
  return doubleHyphenDemerits + ladderDemerits + finalHyphenDemerits;
}
