import { breakEvenly } from "../paragraph/even.ts";
import { isForced } from "../paragraph/items.ts";
import type { Breaks } from "../paragraph/order.ts";
import { displayOrder } from "./costs.ts";
import type { ParagraphOrder } from "./line.ts";
import type { Composed } from "./matter.ts";
import { runtOf } from "./runt.ts";

/** Display lines are never justified, and none is divided unless a word is wider than its measure. */
export function asDisplay(order: ParagraphOrder): ParagraphOrder {
  const { style } = order;
  const align = style.align === "justify" ? "left" : style.align;
  const same = align === style.align && !style.hyphenate;
  return { ...order, style: same ? style : { ...style, align, hyphenate: false } };
}

/** Breaks each passage between typed line breaks for itself, evenly. */
export function breakDisplay({ items, matter }: Composed, order: ParagraphOrder): Breaks {
  const breaks: Breaks["breaks"][number][] = [];
  let [from, demerits] = [0, 0];
  items.forEach((item, i) => {
    if (!isForced(item)) return;
    const passage = { items: items.slice(from, i + 1), matter: matter.slice(from, i + 1) };
    const way = breakEvenly(passage.items, displayOrder(order, runtOf(passage, order)));
    const [first, above] = [from, breaks.length];
    for (const one of way.breaks) {
      breaks.push({ ...one, from: first + one.from, at: first + one.at, line: above + one.line });
    }
    demerits += way.demerits;
    from = i + 1;
  });
  return { breaks, demerits };
}
