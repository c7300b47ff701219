import type { Pt } from "../geometry/geometry.ts";
import { breakParagraph } from "./breaks.ts";
import type { Item } from "./items.ts";
import type { BreakOrder, Breaks, Rag } from "./order.ts";

/** What display lines are broken to: all to one measure, and ragged, whatever the ideal. */
export interface EvenOrder extends BreakOrder {
  readonly measures: Pt;
  readonly rag: Rag;
}

/**
 * As few lines as can be without a runt, and these as even as the order's costs allow: each is measured
 * against the mean. The items are those of one passage, and end in its only forced penalty.
 */
export function breakEvenly(items: readonly Item[], order: EvenOrder): Breaks {
  const whole = items.reduce((sum, item) => sum + (item.kind === "penalty" ? 0 : item.width), 0);
  const guess = Math.max(1, Math.ceil(whole / order.measures - 1e-6));
  const tried = inFewestLines(items, order, whole / guess);
  const lines = tried.breaks.length;
  return lines === guess ? tried : inFewestLines(items, order, whole / lines);
}

function inFewestLines(items: readonly Item[], order: EvenOrder, ideal: Pt): Breaks {
  const ways = breakParagraph(items, { ...order, rag: { ...order.rag, ideal } });
  return ways.reduce((fewest, way) => (way.breaks.length < fewest.breaks.length ? way : fewest));
}
