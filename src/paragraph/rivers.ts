import type { Pt } from "../geometry/geometry.ts";

/** The white between two words of a line, from the measure's left edge. */
export interface White {
  readonly from: Pt;
  readonly to: Pt;
}

/** White that runs down through lines: the first of them, and how many. */
export interface River {
  readonly line: number;
  readonly length: number;
}

/** White over white in so many lines is chance; in one more it is seen as a river. */
export const LONGEST_CHANCE = 3;

/** Two spaces stand over one another where they share this part of the narrower one. */
const SHARED = 0.4;

/** A space, and how many lines the white runs down to it. */
interface Reach extends White {
  readonly depth: number;
}

/**
 * The rivers of a paragraph, by the white of its lines; a line without any ends them all. Each space goes on with one
 * river, the longest that comes down to it.
 */
export function riversIn(lines: readonly (readonly White[])[]): readonly River[] {
  const rivers: River[] = [];
  let above: readonly Reach[] = [];
  [...lines, []].forEach((line, i) => {
    const taken = new Set<Reach>();
    const here = line.map((white): Reach => {
      const source = deepest(white, above);
      if (source !== undefined) taken.add(source);
      return { from: white.from, to: white.to, depth: (source?.depth ?? 0) + 1 };
    });
    for (const one of above) {
      const runsOut = one.depth > LONGEST_CHANCE && !taken.has(one);
      if (runsOut) rivers.push({ line: i - one.depth, length: one.depth });
    }
    above = here;
  });
  return rivers;
}

function deepest(white: White, above: readonly Reach[]): Reach | undefined {
  let best: Reach | undefined;
  for (const one of above) {
    // A line's white is in order: what follows lies farther to the right.
    if (one.from >= white.to) break;
    if (standsOver(one, white) && one.depth > (best?.depth ?? 0)) best = one;
  }
  return best;
}

function standsOver(one: White, other: White): boolean {
  const common = Math.min(one.to, other.to) - Math.max(one.from, other.from);
  return common > SHARED * Math.min(one.to - one.from, other.to - other.from);
}
