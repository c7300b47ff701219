import type { Pt } from "../geometry/geometry.ts";
import type { BreakOrder, Rag } from "./order.ts";
import type { Sums } from "./sums.ts";

/** A line without any white that could stretch: looser than any, yet a number. */
export const UNSTRETCHABLE = 1000;

/** The ratio of a line that cannot be squeezed into its measure. */
export const OVERFULL = -Infinity;

/** Rounding in sums of a thousand widths stays far below this. */
const HAIR: Pt = 1e-6;

/**
 * A line worse than this (a ratio over 20) is hopeless, and hopeless lines are alike. TeX stops at 10,000;
 * but an emergency must still tell a bad line from a worse one.
 */
const HOPELESS = 900_000;

/** Where a line begins and ends, and what the break before it adds to its head. */
export interface Stretch {
  readonly from: number;
  readonly at: number;
  readonly after: Pt;
  readonly measure: Pt;
}

/** The width of a line as it is set without stretch or shrink, less what hangs out of the measure. */
export function naturalWidth(sums: Sums, from: number, at: number): Pt {
  return (
    num(sums.width, at) -
    num(sums.width, from) +
    num(sums.added, at) -
    num(sums.hangStart, from) -
    num(sums.hangEnd, at)
  );
}

/** How much of its stretch or shrink a line needs to fill its measure; see `Break.ratio`. */
export function ratioOf(sums: Sums, stretch: Stretch, { rag, tightest = 1 }: Judgement): number {
  if (rag !== undefined) return raggedRatio(sums, stretch, rag);
  const { from, at } = stretch;
  const short = shortOf(sums, stretch);
  if (Math.abs(short) < HAIR) return 0;
  if (short < 0) return squeezed(sums, stretch, -short, tightest);
  return between(sums.fills, from, at) > 0 ? 0 : stretched(sums, from, at, short);
}

type Judgement = Pick<BreakOrder, "rag" | "tightest">;

/** How far a line falls short of its measure; under 0 where it is wider. */
export const shortOf = (sums: Sums, { from, at, after, measure }: Stretch): Pt =>
  measure - naturalWidth(sums, from, at) - after;

function raggedRatio(sums: Sums, stretch: Stretch, { share, ideal }: Rag): number {
  const { from, at, measure } = stretch;
  const short = shortOf(sums, stretch);
  if (short < -HAIR) return OVERFULL;
  if (ideal !== undefined) return (ideal - measure + short) / (share * measure);
  return short < HAIR || between(sums.fills, from, at) > 0 ? 0 : short / (share * measure);
}

function stretched(sums: Sums, from: number, at: number, short: Pt): number {
  const glue = between(sums.glueStretch, from, at);
  const boxes = between(sums.boxStretch, from, at);
  if (short <= glue + boxes) return short / (glue + boxes);
  return glue > 0 ? Math.min(UNSTRETCHABLE, (short - boxes) / glue) : UNSTRETCHABLE;
}

function squeezed(sums: Sums, { from, at }: Stretch, over: Pt, tightest: number): number {
  const glue = between(sums.glueShrink, from, at);
  const boxes = between(sums.boxShrink, from, at);
  if (over <= glue + boxes + HAIR) return -Math.min(1, over / (glue + boxes));
  return over <= tightest * glue + boxes + HAIR
    ? -Math.min(tightest, (over - boxes) / glue)
    : OVERFULL;
}

/** How ugly a ratio is: 100 at its full stretch or shrink, growing with the cube. */
export const badness = (ratio: number): number => Math.min(HOPELESS, 100 * Math.abs(ratio) ** 3);

/** 0 tight, 1 decent, 2 loose, 3 very loose; neighbors more than one apart are seen. */
export function fitnessOf(ratio: number): number {
  if (ratio < -0.5) return 0;
  if (ratio < 0.5) return 1;
  return ratio < 1 ? 2 : 3;
}

/** A line's demerits for itself: by its badness and the cost of its end. */
export function lineDemerits(ratio: number, cost: number, { linePenalty }: BreakOrder): number {
  const bad = linePenalty + badness(ratio);
  if (cost === -Infinity) return bad * bad;
  return cost >= 0 ? (bad + cost) ** 2 : bad * bad - cost * cost;
}

export const between = (sum: Float64Array | Int32Array, from: number, to: number): number =>
  num(sum, to) - num(sum, from);

/** An entry of a sum; sums have one for every item and one more. */
export const num = (sum: Float64Array | Int32Array, i: number): number => sum[i] ?? 0;
