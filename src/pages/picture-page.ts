import type { Mark } from "../display/mark.ts";
import type { Span } from "../diagnostics/diagnostic.ts";
import { outset, rect, type Pt, type Rect, type Size } from "../geometry/geometry.ts";
import type { Artwork } from "../display/drawing.ts";

/** A picture over the whole page and into the bleed on all four sides. */
export function bleedPicture(picture: Artwork, trim: Size, bleed: Pt, span: Span): Mark {
  const page = outset(rect(0, 0, trim.width, trim.height), bleed);
  return { kind: "picture", picture, frame: covering(picture, page), clip: page, span };
}

/** The smallest frame of the picture's own shape that covers the area, centered on it. */
export function covering(picture: Artwork, area: Rect): Rect {
  const scale = Math.max(area.width / picture.width, area.height / picture.height);
  const width = picture.width * scale;
  const height = picture.height * scale;
  return rect(
    area.x + (area.width - width) / 2,
    area.y + (area.height - height) / 2,
    width,
    height,
  );
}
