import { breakEvenly } from "../paragraph/even.ts";
import { isForced } from "../paragraph/items.ts";
import type { Breaks } from "../paragraph/order.ts";
import { displayOrder } from "./costs.ts";
import { noHyphens } from "./hyphenator.ts";
import type { ParagraphOrder } from "./line.ts";
import type { Composed } from "./matter.ts";
import { runtOf } from "./runt.ts";

/** Display lines are never divided by us, and never justified. */
export function asDisplay(order: ParagraphOrder): ParagraphOrder {
  const { style } = order;
  const align = style.align === "justify" ? "left" : style.align;
  return {
    ...order,
    style: align === style.align ? style : { ...style, align },
    hyphenator: noHyphens,
  };
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
