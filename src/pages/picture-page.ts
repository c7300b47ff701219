import { shared } from "../display/crop.ts";
import type { PictureMark } from "../display/mark.ts";
import type { Span } from "../diagnostics/diagnostic.ts";
import { covering } from "../galley/crop.ts";
import { pictureMark } from "../galley/picture-mark.ts";
import { outset, rect, type Pt, type Rect, type Size } from "../geometry/geometry.ts";
import type { Artwork } from "../display/drawing.ts";
import type { PageArtwork } from "../display/page-artwork.ts";

/** The whole page and its bleed. */
export const bleedArea = (trim: Size, bleed: Pt): Rect =>
  outset(rect(0, 0, trim.width, trim.height), bleed);

/**
 * A picture over the whole page and into the bleed on all four sides. A page of a PDF is not scaled: where it is cut lies
 * in the middle of where ours is, whatever its size.
 */
export function bleedPicture(picture: Artwork, trim: Size, bleed: Pt, span: Span): PictureMark {
  const page = bleedArea(trim, bleed);
  if (picture.kind !== "page") return pictureMark(picture, covering(picture, page), page, span);
  const frame = atItsSize(picture, rect(0, 0, trim.width, trim.height));
  return pictureMark(picture, frame, shared(frame, page), span);
}

/** The whole of a page at 100 %, the middle of its trim in the middle of an area. */
export function atItsSize({ width, height, trim: own }: PageArtwork, area: Rect): Rect {
  const x = area.x + area.width / 2 - (own.x + own.width / 2);
  const y = area.y + area.height / 2 - (own.y + own.height / 2);
  return rect(x, y, width, height);
}
