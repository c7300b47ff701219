import type { Ink } from "../color/ink.ts";
import type { Pt } from "../geometry/geometry.ts";
import { growth, IDENTITY } from "../geometry/matrix.ts";
import type { Fill, Lettering, Paint, Shape, Stroke } from "./drawing.ts";
import { outlineBounds } from "./outline.ts";

/** True of 100 K and nothing else: what type and rules are printed in over what lies under them. */
export const isBlack = (ink: Ink): boolean =>
  ink.kind === "cmyk" && ink.k === 1 && ink.c + ink.m + ink.y === 0;

/** A rule thicker than this is a ground: black that is printed over a picture would let it show. */
export const THICKEST_RULE: Pt = 12;

const isPlainBlack = ({ paint }: { readonly paint: Paint }): boolean =>
  paint.kind === "cmyk" && isBlack(paint);

/** Whether a line of a drawing is printed over what lies under it; thickness in the drawing's own measure. */
export const lineOverprints = (stroke: Stroke): boolean =>
  isPlainBlack(stroke) && stroke.width * growth(stroke.pen ?? IDENTITY) <= THICKEST_RULE;

/** Whether what fills a shape is: one that is as thin as a rule, as a rectangle for a line is. */
export function fillOverprints({ outline }: Pick<Shape, "outline">, fill: Fill): boolean {
  const { width = Infinity, height = Infinity } = outlineBounds(outline) ?? {};
  return isPlainBlack(fill) && Math.min(width, height) <= THICKEST_RULE;
}

/** Whether letters are: those that are black all over, the line along them too. */
export const lettersOverprint = ({ fill, stroke }: Lettering): boolean =>
  [fill, stroke].every((one) => one === undefined || isPlainBlack(one));
