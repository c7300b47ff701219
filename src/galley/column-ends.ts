import { isSamePlace } from "./resume.ts";
import type { Fill } from "./stick.ts";

/** Ends with more white than this under them are of use only where there are no others. */
const NEAR = 3;

/** So many ends of a column are handed on. */
const MOST_FILLS = 10;

/** The places at which a column may end. */
export interface Ends {
  add(fill: Fill, left?: number): void;
  /** An end against a keep: the furthest of them is taken where there is no other. */
  force(fill: Fill): void;
  best(): readonly Fill[];
}

/** Gathers ends: for each place the cheapest, all of them near to the column's foot or as near as any is. */
export function collectEnds(): Ends {
  const found: { readonly fill: Fill; readonly left: number }[] = [];
  let least = Infinity;
  let forced: Fill | undefined;
  return {
    add: (fill, left = 0) => {
      if (left > NEAR && left > least) return;
      least = Math.min(least, left);
      const at = found.findIndex((one) => isSamePlace(one.fill.next, fill.next));
      const rival = found[at];
      if (rival === undefined) found.push({ fill, left });
      else if (fill.cost < rival.fill.cost) found[at] = { fill, left };
    },
    force: (fill) => {
      if (forced === undefined || fill.used > forced.used) forced = fill;
    },
    best: () => {
      const near = found.filter(({ left }) => left <= NEAR || left === least);
      const fills = near.map(({ fill }) => fill).sort((a, b) => a.cost - b.cost);
      return fills.length === 0 && forced !== undefined ? [forced] : fills.slice(0, MOST_FILLS);
    },
  };
}
