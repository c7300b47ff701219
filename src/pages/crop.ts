import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Mark } from "../display/mark.ts";
import { cropFaults, keepSafe } from "../galley/crop.ts";
import { rect, type Rect, type Size } from "../geometry/geometry.ts";
import type { PictureOrder } from "../schema/phrase.ts";

/**
 * The marks of a page with the ordered picture moved in its window so that what is safe lies on the trim.
 * Warning, where it cannot all be shown: `image/crop`.
 */
export function cropped(
  marks: readonly Mark[],
  order: PictureOrder,
  trim: Size,
  faults: Diagnostic[],
): readonly Mark[] {
  return marks.map((mark) => {
    if (mark.kind !== "picture") return mark;
    const window = { clip: mark.clip, shown: onTrim(mark.clip, trim) };
    // A page of a PDF stays where its trim is to be.
    const isPage = mark.picture.kind === "page";
    const frame = isPage ? mark.frame : keepSafe(mark.frame, window, order.safe);
    faults.push(...cropFaults(order, frame, window));
    return { ...mark, frame };
  });
}

/** What the knife leaves of an area that may reach into the bleed. */
function onTrim({ x, y, width, height }: Rect, trim: Size): Rect {
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  const right = Math.min(trim.width, x + width);
  const foot = Math.min(trim.height, y + height);
  return rect(left, top, right - left, foot - top);
}
