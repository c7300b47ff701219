import type { Point, Pt, Rect, Size } from "../geometry/geometry.ts";
import type { Side } from "./sides.ts";

/** One place in so many points is looked at; beside a thing that is shorter than so many of them, so many. */
const STEP = 2;
const FEWEST = 9;

/** A place of an edge. */
export interface Place {
  /** So far past the trim. */
  readonly at: (past: Pt) => Point;
  /** Of those that all long things have in common: which it is. */
  readonly mark?: number;
}

/** The places of an edge that lie beside a thing, and how far they are from each other. */
export function placesBeside({ x, y, width, height }: Rect, side: Side, trim: Size) {
  const isUpright = side === "left" || side === "right";
  const most = isUpright ? trim.height : trim.width;
  const from = Math.max(0, isUpright ? y : x);
  const to = Math.min(most, isUpright ? y + height : x + width);
  const placeAt = (along: Pt, mark?: number): Place => ({
    at: (past) => {
      if (side === "left") return { x: -past, y: along };
      if (side === "right") return { x: trim.width + past, y: along };
      return { x: along, y: side === "head" ? -past : trim.height + past };
    },
    ...(mark !== undefined && { mark }),
  });
  if (to - from < FEWEST * STEP) {
    const step = Math.max(0, to - from) / FEWEST;
    const places = Array.from({ length: FEWEST }, (_, i) => placeAt(from + (i + 0.5) * step));
    return { places, step };
  }
  const first = Math.ceil(from / STEP - 0.5);
  const count = Math.floor(to / STEP - 0.5) - first + 1;
  const places = Array.from({ length: count }, (_, i) =>
    placeAt((first + i + 0.5) * STEP, first + i),
  );
  return { places, step: STEP };
}
