import { mm, type Pt, type Rect, type Size } from "../geometry/geometry.ts";

/** Ink that ends so near to the trim is meant to reach it. */
export const TOUCHES: Pt = mm(0.5);
/** What nobody can measure. */
export const UNSEEN: Pt = 0.1;

export const SIDES = ["left", "right", "head", "foot"] as const;
export type Side = (typeof SIDES)[number];

/** How far a rectangle reaches past each edge of the trim; under 0 it ends before it. */
export const reachOf = ({ x, y, width, height }: Rect, trim: Size): Readonly<Record<Side, Pt>> => ({
  left: -x,
  right: x + width - trim.width,
  head: -y,
  foot: y + height - trim.height,
});
