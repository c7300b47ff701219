import type { Break, Breaks } from "./order.ts";
import { LONGEST_CHANCE, riversIn } from "./rivers.ts";
import type { River, White } from "./rivers.ts";

/** How rivers are found, and what is done about them. */
export interface RiverOrder {
  /** The white of a line as it will be printed; empty where nobody looks. */
  readonly whiteOf: (line: Break) => readonly White[];
  /** For white that runs down one line more than chance allows … */
  readonly demerits: number;
  /** … and on top for each further line. */
  readonly further: number;
  /** So many times it may be broken anew: a long paragraph fewer times than a short one. */
  readonly trials: number;
  /** The paragraph broken anew, without a line end at any of these items. */
  readonly again: (barred: ReadonlySet<number>) => readonly Breaks[];
}

/** So many line ends may be barred together. */
const MOST_BARRED = 3;

/** A way, its rivers, and the line ends that had to be barred to come by it. */
interface Judged {
  readonly way: Breaks;
  readonly rivers: readonly River[];
  readonly barred: readonly number[];
}

/**
 * The same line counts, each with what its rivers cost, the cheapest first. A river is no matter of two lines, so
 * that the breaking cannot see it; but where there is one, the paragraph is broken again without one of the line ends
 * that make it, each in turn, and what is cheaper on the whole is kept.
 */
export function breakAroundRivers(ways: readonly Breaks[], order: RiverOrder): readonly Breaks[] {
  const kept = new Map(ways.map((way) => [way.breaks.length, judge(way, [], order)]));
  let open = [...kept.values()];
  let { trials } = order;
  for (let round = 0; round < MOST_BARRED; round++) {
    const better = new Set<Judged>();
    for (const barred of sourcesOf(open)) {
      if (trials < 1) break;
      trials -= 1;
      for (const way of order.again(new Set(barred))) {
        const known = kept.get(way.breaks.length);
        if (known === undefined || way.demerits >= known.way.demerits) continue;
        const found = judge(way, barred, order);
        if (found.way.demerits >= known.way.demerits) continue;
        better.delete(known);
        better.add(found);
        kept.set(way.breaks.length, found);
      }
    }
    open = [...better];
  }
  return [...kept.values()]
    .map(({ way }) => way)
    .sort((a, b) => a.demerits - b.demerits || a.breaks.length - b.breaks.length);
}

function judge(
  { breaks, demerits }: Breaks,
  barred: readonly number[],
  { whiteOf, demerits: least, further }: RiverOrder,
): Judged {
  const rivers = breaks.length > LONGEST_CHANCE ? riversIn(breaks.map(whiteOf)) : [];
  const cost = rivers.reduce(
    (sum, { length }) => sum + least + further * (length - LONGEST_CHANCE - 1),
    0,
  );
  return { way: { breaks, demerits: demerits + cost }, rivers, barred };
}

/** What to bar next: with what is barred, one of the ends of a river's lines, or that of the line above them. */
function sourcesOf(judged: readonly Judged[]): readonly (readonly number[])[] {
  const sources = new Map<string, readonly number[]>();
  for (const { way, rivers, barred } of judged) {
    for (const { line, length } of rivers) {
      for (const { at } of way.breaks.slice(Math.max(0, line - 1), line + length)) {
        const all = [...barred, at];
        if (at !== way.breaks.at(-1)?.at) sources.set(all.join(), all);
      }
    }
  }
  return [...sources.values()];
}
