import type { Rect } from "../geometry/geometry.ts";
import { composed, IDENTITY, leastGrowth, type Matrix } from "../geometry/matrix.ts";
import type { Artwork, Drawing, Stroke, Thing } from "./drawing.ts";

/** A picture as it stands in its frame: lines of a drawing that are too thin there for several plates are in one ink. */
export function standingIn(frame: Rect, artwork: Artwork): Artwork {
  if (artwork.kind !== "drawing") return artwork;
  const scale = Math.min(frame.width / artwork.width, frame.height / artwork.height);
  return withThinLines(artwork, scale);
}

function withThinLines(drawing: Drawing, scale: number): Drawing {
  let changed = 0;
  const drawn = (stroke: Stroke, space: Matrix): Stroke => {
    const { thin, ...line } = stroke;
    const pen = leastGrowth(composed(space, stroke.pen ?? IDENTITY));
    if (thin === undefined || stroke.width * pen * scale >= thin.under) return stroke;
    changed += 1;
    return { ...line, paint: thin.ink };
  };
  const things = redrawn(drawing.things, drawn);
  if (changed === 0) return drawing;
  // The thinner lines come first in any size: how many they are says which.
  const { id, original = id } = drawing;
  return { ...drawing, id: `${id} ${changed} thin`, original, things };
}

type Redraw = (stroke: Stroke, space: Matrix) => Stroke;

const redrawn = (things: readonly Thing[], draw: Redraw): readonly Thing[] =>
  things.map((thing) => {
    switch (thing.kind) {
      case "shape":
        return thing.stroke ? { ...thing, stroke: draw(thing.stroke, IDENTITY) } : thing;
      case "lettering":
        return thing.stroke ? { ...thing, stroke: draw(thing.stroke, thing.matrix) } : thing;
      case "group":
        return { ...thing, things: redrawn(thing.things, draw) };
    }
  });
