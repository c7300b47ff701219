import { shared } from "../display/crop.ts";
import type { Artwork } from "../display/drawing.ts";
import type { Mark, PictureMark } from "../display/mark.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { shifted, type Pt, type Size } from "../geometry/geometry.ts";
import type { Across } from "../issue/issue.ts";
import type { PictureOrder } from "../schema/phrase.ts";
import { cropped } from "./crop.ts";
import type { Leaf } from "./frame.ts";
import { bleedArea, bleedPicture } from "./picture-page.ts";

/** Which page of a spread one is; undefined of a page alone. */
export type SpreadSide = "left" | "right" | undefined;

/** What is seen of a spread when it lies open: two pages, less the strip that both of them show. */
export const spreadTrim = (trim: Size, { crossover }: Across): Size => ({
  width: 2 * trim.width - crossover,
  height: trim.height,
});

/**
 * One picture over two facing pages, as the left one shows it and as the right one does. It lies over the whole
 * spread and into the bleed on the three outer sides. At the spine each page goes on with what the other one shows,
 * as far as the bleed, so that neither fold nor knife lays paper bare. With a crossover both halves stand half of it
 * farther out, and both show the same strip along the spine: what of a page the binding swallows, up to half of the
 * crossover, is then seen on the other one. Warning: `image/crop`, as of pictures on one page.
 */
export function halvesOf(
  { picture, order, across }: SpreadPicture,
  { trim, bleed }: Leaf,
  faults: Diagnostic[],
): readonly [Mark, Mark] {
  const spread = spreadTrim(trim, across);
  const whole = bleedPicture(picture, spread, bleed, order.src.span);
  const [mark = whole] = cropped([whole], order, spread, faults);
  if (mark.kind !== "picture") return [mark, mark];
  const page = bleedArea(trim, bleed);
  const half = (dx: Pt, goesOn: PictureMark["goesOn"]): Mark => ({
    ...mark,
    frame: shifted(mark.frame, dx, 0),
    clip: shared(shifted(mark.clip, dx, 0), page),
    goesOn,
  });
  return [half(0, "right"), half(across.crossover - trim.width, "left")];
}

export interface SpreadPicture {
  readonly picture: Artwork;
  readonly order: PictureOrder;
  readonly across: Across;
}
