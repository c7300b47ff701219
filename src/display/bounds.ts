import type { Lettering, Thing } from "./drawing.ts";
import { boundsOf, cornersOf, mappedOutline, outlineBounds } from "./outline.ts";
import { rect } from "../geometry/geometry.ts";
import type { Point, Rect } from "../geometry/geometry.ts";
import { composed, mapped } from "../geometry/matrix.ts";
import type { Matrix } from "../geometry/matrix.ts";

/** The smallest upright rectangle that holds the things without their strokes, in the space that `to` leads to. */
export function thingBounds(things: readonly Thing[], to: Matrix): Rect | undefined {
  return boundsOf(things.flatMap((thing) => pointsOf(thing, to)));
}

function pointsOf(thing: Thing, to: Matrix): readonly Point[] {
  switch (thing.kind) {
    case "shape": {
      const bounds = outlineBounds(mappedOutline(to, thing.outline));
      return bounds === undefined ? [] : cornersOf(bounds);
    }
    case "lettering":
      return letteringCorners(thing, to);
    case "group":
      return thing.things.flatMap((one) => pointsOf(one, to));
  }
}

/** The corners of a line, from its ascenders to its descenders, in the space that `to` leads to. */
export function letteringCorners(line: Lettering, to: Matrix): readonly Point[] {
  const matrix = composed(to, line.matrix);
  return cornersOf(lineBounds(line)).map((corner) => mapped(matrix, corner));
}

/** A line from the head of its capitals to its baseline, as it lies on the drawing. */
export function capitalBounds({ matrix, runs }: Lettering): Rect | undefined {
  const width = widthOf(runs);
  const height = Math.max(0, ...runs.map(({ face, size }) => face.metrics.capHeight * size));
  return boundsOf(
    cornersOf(rect(0, -height, width, height)).map((corner) => mapped(matrix, corner)),
  );
}

const widthOf = (runs: Lettering["runs"]): number =>
  runs.flatMap(({ advances }) => advances).reduce((sum, one) => sum + one, 0);

/** A line from its ascenders to its descenders, in its own space. */
function lineBounds({ runs }: Lettering): Rect {
  const width = widthOf(runs);
  const ascent = Math.max(0, ...runs.map(({ face, size }) => face.metrics.ascent * size));
  const descent = Math.max(0, ...runs.map(({ face, size }) => face.metrics.descent * size));
  return rect(0, -ascent, width, ascent + descent);
}
