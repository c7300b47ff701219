import { isSamePlace, type Resume } from "./resume.ts";
import type { Fill } from "./stick.ts";

/** Ends with more white than this under them are of use only where there are no others. */
const NEAR = 3;

/** So many ends of a column are handed on. */
const MOST_FILLS = 10;

/** The places at which a column may end. */
export interface Ends {
  /** False for an end with so much white under it that it is of no use, or that another at its place is no dearer than. */
  wants(next: Resume, left: number, cost: number): boolean;
  add(fill: Fill, left: number): void;
  /** An end of all text: each depth is a way of its own, for the last columns are to be level. */
  addLast(fill: Fill): void;
  /** An end against a keep: the furthest of them is taken where there is no other. */
  wantsForced(used: number): boolean;
  force(fill: Fill): void;
  best(): readonly Fill[];
}

interface End {
  readonly fill: Fill;
  /** White under it. */
  readonly left: number;
}

/** Gathers ends: for each place the cheapest, all of them near to the column's foot or as near as any is. */
export function collectEnds(): Ends {
  const found: End[] = [];
  let least = Infinity;
  let forced: Fill | undefined;
  const keep = (end: End, isRival: (fill: Fill) => boolean): void => {
    const at = found.findIndex((one) => isRival(one.fill));
    const rival = found[at];
    if (rival === undefined) found.push(end);
    else if (end.fill.cost < rival.fill.cost) found[at] = end;
  };
  return {
    wants: (next, left, cost) => {
      if (left > NEAR && left > least) return false;
      least = Math.min(least, left);
      const rival = found.find((one) => isSamePlace(one.fill.next, next));
      return rival === undefined || cost < rival.fill.cost;
    },
    add: (fill, left) => {
      keep({ fill, left }, ({ next }) => isSamePlace(next, fill.next));
    },
    addLast: (fill) => {
      least = 0;
      const isAlike = ({ next, used }: Fill) => used === fill.used && isSamePlace(next, fill.next);
      keep({ fill, left: 0 }, isAlike);
    },
    wantsForced: (used) => forced === undefined || used > forced.used,
    force: (fill) => {
      forced = fill;
    },
    best: () => {
      const near = found.filter(({ left }) => left <= NEAR || left === least);
      const fills = near.map(({ fill }) => fill).sort((a, b) => a.cost - b.cost);
      return fills.length === 0 && forced !== undefined ? [forced] : fills.slice(0, MOST_FILLS);
    },
  };
}
