import { outset, rect } from "../geometry/geometry.ts";
import type { Rect } from "../geometry/geometry.ts";
import { IDENTITY } from "../geometry/matrix.ts";
import { thingBounds } from "./bounds.ts";
import { letteringOf } from "./drawing.ts";
import type { Artwork, Drawing, Lettering, Thing } from "./drawing.ts";
import type { Page, PictureMark } from "./mark.ts";

/**
 * What a mark shows: of a drawing that is cropped, without the lines of text that lie wholly outside. They
 * are not seen, so no search and no reader may find them either.
 */
export function seenArtwork({ picture, frame, clip }: PictureMark): Artwork {
  return picture.kind === "drawing"
    ? croppedDrawing(picture, onDrawing(picture, frame, clip))
    : picture;
}

/** A line of a drawing's text on a page. */
export interface SeenLine {
  readonly line: Lettering;
  /**
   * False where an edge of the picture or of the sheet goes through it, or touches it: which of its
   * letters are there is then for each reader to say.
   */
  readonly whole: boolean;
}

/** The lines of text of a mark that are seen, wholly or in part. */
export function seenLines(mark: PictureMark, page: Page): readonly SeenLine[] {
  const seen = seenArtwork(mark);
  if (seen.kind !== "drawing") return [];
  const sheet = outset(rect(0, 0, page.trim.width, page.trim.height), page.bleed);
  const area = onDrawing(seen, mark.frame, outset(shared(mark.clip, sheet), -NEAR));
  return letteringOf(seen.things).map((line) => {
    const bounds = thingBounds([line], IDENTITY);
    return { line, whole: bounds !== undefined && holds(area, bounds) };
  });
}

/** Places are written to a hundredth of a point: so near to an edge nobody knows the side. */
const NEAR = 0.02;

/** An area of the page in a drawing's own units. */
export function onDrawing(drawing: Drawing, frame: Rect, area: Rect): Rect {
  const [across, down] = [drawing.width / frame.width, drawing.height / frame.height];
  const left = (area.x - frame.x) * across;
  const head = (area.y - frame.y) * down;
  return rect(left, head, area.width * across, area.height * down);
}

/** What two rectangles have in common; where that is nothing, its sides are below zero. */
export function shared(one: Rect, other: Rect): Rect {
  const [x, y] = [Math.max(one.x, other.x), Math.max(one.y, other.y)];
  const right = Math.min(one.x + one.width, other.x + other.width);
  const foot = Math.min(one.y + one.height, other.y + other.height);
  return rect(x, y, right - x, foot - y);
}

/** True if a rectangle lies wholly in another. */
export const holds = (outer: Rect, inner: Rect): boolean =>
  outer.x <= inner.x &&
  inner.x + inner.width <= outer.x + outer.width &&
  outer.y <= inner.y &&
  inner.y + inner.height <= outer.y + outer.height;

function croppedDrawing(drawing: Drawing, area: Rect): Drawing {
  const things = seenThings(drawing.things, area);
  const isWhole =
    things.length === drawing.things.length &&
    things.every((thing, i) => thing === drawing.things[i]);
  if (isWhole) return drawing;
  const edges = [area.x, area.y, area.width, area.height].map((edge) => edge.toFixed(3));
  return { ...drawing, id: `${drawing.id} ${edges.join(" ")}`, things };
}

/** The things without the lines of text that lie wholly outside an area; the same things where none does. */
export function seenThings(things: readonly Thing[], area: Rect): readonly Thing[] {
  return things.flatMap((thing): readonly Thing[] => {
    switch (thing.kind) {
      case "shape":
        return [thing];
      case "lettering": {
        const bounds = thingBounds([thing], IDENTITY);
        return bounds !== undefined && meet(bounds, area) ? [thing] : [];
      }
      case "group": {
        const inside = seenThings(thing.things, area);
        if (inside.length === 0) return [];
        const isWhole =
          inside.length === thing.things.length &&
          inside.every((one, i) => one === thing.things[i]);
        return isWhole ? [thing] : [{ ...thing, things: inside }];
      }
    }
  });
}

const meet = (one: Rect, other: Rect): boolean =>
  one.x <= other.x + other.width &&
  other.x <= one.x + one.width &&
  one.y <= other.y + other.height &&
  other.y <= one.y + one.height;
