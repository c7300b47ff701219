import type { Shape } from "./order.ts";

/** The end of a line that has no part in the outline. */
export const NO_END = -1;

/** A difference that is seen, as a share of the measure. */
const VISIBLE = 0.01;

/** Two ends nearer to each other than this look alike. */
const ALIKE = 0.01;

/** Lines that are nearly full make no shelf: they look justified, which is no fault. */
const FULL = 0.03;

/** An outline that goes in or out by this share of the measure is as bad as can be. */
const WORST = 0.15;

/** A dent less deep than this is what makes a rag lively. */
const DENT = 0.08;

/** Where the three last lines end: what each falls short of its measure, as a share of it. */
export interface Ends {
  readonly first: number;
  readonly second: number;
  readonly third: number;
}

/** 1 where three lines grow visibly shorter, −1 where they grow longer, else 0. */
export function slopeOf({ first, second, third }: Ends): number {
  if (first === NO_END || second === NO_END || third === NO_END) return 0;
  if (second - first > VISIBLE && third - second > VISIBLE) return 1;
  return first - second > VISIBLE && second - third > VISIBLE ? -1 : 0;
}

/** What the outline of three lines costs; `slope` is theirs, `before` that of the three up to the second. */
export function shapeDemerits(shape: Shape, ends: Ends, slope: number, before: number): number {
  const { first, second, third } = ends;
  if (first === NO_END || second === NO_END || third === NO_END) return 0;
  if (slope !== 0) {
    const wedge = slope === before ? shape.wedge : 0;
    return (shape.slope + wedge) * degree(Math.abs(third - first)) ** 2;
  }
  const depth = second - Math.max(first, third);
  if (depth > DENT) return shape.hole * degree(depth) ** 2;
  return isShelf(ends) ? shape.shelf : 0;
}

const degree = (size: number): number => Math.min(1, size / WORST);

function isShelf({ first, second, third }: Ends): boolean {
  const shortest = Math.max(first, second, third);
  const longest = Math.min(first, second, third);
  return longest > FULL && shortest - longest < ALIKE;
}

/**
 * The most that one way can pay more than another for lines that both have in common from here on: the
 * outline of the next line and the two after it still knows what stands above.
 */
export const shapeReach = ({ slope, wedge, hole, shelf }: Shape): number =>
  2 * Math.max(slope + wedge, hole, shelf) + wedge;
