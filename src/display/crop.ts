import { rect } from "../geometry/geometry.ts";
import type { Rect } from "../geometry/geometry.ts";
import { IDENTITY } from "../geometry/matrix.ts";
import { thingBounds } from "./bounds.ts";
import type { Artwork, Drawing, Thing } from "./drawing.ts";
import type { PictureMark } from "./mark.ts";

/**
 * What a mark shows: of a drawing that is cropped, without the lines of text that lie wholly outside. They
 * are not seen, so no search and no reader may find them either.
 */
export function seenArtwork({ picture, frame, clip }: PictureMark): Artwork {
  if (picture.kind === "raster") return picture;
  const [across, down] = [picture.width / frame.width, picture.height / frame.height];
  const left = (clip.x - frame.x) * across;
  const head = (clip.y - frame.y) * down;
  return croppedDrawing(picture, rect(left, head, clip.width * across, clip.height * down));
}

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
