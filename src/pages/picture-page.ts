import type { Mark } from "../display/mark.ts";
import type { Span } from "../diagnostics/diagnostic.ts";
import { covering } from "../galley/crop.ts";
import { pictureMark } from "../galley/picture-mark.ts";
import { outset, rect, type Pt, type Rect, type Size } from "../geometry/geometry.ts";
import type { Artwork } from "../display/drawing.ts";

/** The whole page and its bleed. */
export const bleedArea = (trim: Size, bleed: Pt): Rect =>
  outset(rect(0, 0, trim.width, trim.height), bleed);

/** A picture over the whole page and into the bleed on all four sides. */
export function bleedPicture(picture: Artwork, trim: Size, bleed: Pt, span: Span): Mark {
  const page = bleedArea(trim, bleed);
  return pictureMark(picture, covering(picture, page), page, span);
}
