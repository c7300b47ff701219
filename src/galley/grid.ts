import type { Design } from "../design/design.ts";
import type { FontBook } from "../fonts/face.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Grid } from "./galley.ts";

/** How many grid lines a line of this leading takes, so that no two of them touch. */
export const stepOf = (leading: Pt, grid: Grid): number =>
  Math.max(1, Math.ceil(leading / grid.leading - 1e-6));

/**
 * The baseline grid that the body's style gives. The text stands in the middle of its slot, so that the
 * white over the first line's capitals and under the last line's descenders is even.
 */
export function gridOf(design: Design, fonts: FontBook): Grid {
  const { face, size } = design.styles.body;
  const { ascent, descent, capHeight } = fonts.face(face).metrics;
  const leading = design.grid;
  const white = leading - (ascent + descent) * size;
  return { leading, baseline: white / 2 + ascent * size, capHeight: capHeight * size };
}
