import type { Ink } from "../color/ink.ts";
import type { Span } from "../diagnostics/diagnostic.ts";
import { thingBounds } from "../display/bounds.ts";
import { shared } from "../display/crop.ts";
import type {
  Clip,
  Drawing,
  Fill,
  Group,
  Lettering,
  Paint,
  Shape,
  Thing,
} from "../display/drawing.ts";
import { isBlack } from "../display/overprint.ts";
import {
  boundsOf,
  cornersOf,
  mappedOutline,
  outlineBounds,
  withBreadth,
} from "../display/outline.ts";
import { outset, rect, type Rect } from "../geometry/geometry.ts";
import { composed, growth, mapped, type Matrix } from "../geometry/matrix.ts";
import { lettersOf } from "./letters.ts";
import { areaOf, contains, lengthOf, polygonsOf } from "./polygon.ts";
import { isSomething, lies, thinnest, type Seen } from "./seen.ts";

/** Where a drawing is placed, and what is seen of it. */
export interface DrawingPlace {
  readonly frame: Rect;
  readonly seen: Rect;
  readonly span: Span | undefined;
}

/** The drawing's parts on the page, in the order of painting. */
export function seenInDrawing(drawing: Drawing, { frame, seen, span }: DrawingPlace) {
  const [across, down] = [frame.width / drawing.width, frame.height / drawing.height];
  const view: View = {
    matrix: [across, 0, 0, down, frame.x, frame.y],
    seen,
    opacity: 1,
    whose: { span, drawing: drawing.file },
  };
  return seenThings(drawing.things, view);
}

/** How a part of a drawing comes to the page. */
interface View {
  /** From the drawing's space to the page's. */
  readonly matrix: Matrix;
  /** Nothing is seen outside. */
  readonly seen: Rect;
  /** Of the groups round it. */
  readonly opacity: number;
  readonly whose: { readonly span: Span | undefined; readonly drawing: string };
}

const seenThings = (things: readonly Thing[], view: View): readonly Seen[] =>
  things.flatMap((thing) => {
    switch (thing.kind) {
      case "shape":
        return [...seenFill(thing, view), ...seenStroke(thing, view)];
      case "lettering":
        return seenLettering(thing, view);
      case "group":
        return seenGroup(thing, view);
    }
  });

function seenGroup({ opacity, clip, things }: Group, view: View): readonly Seen[] {
  const seen = clip === undefined ? view.seen : shared(view.seen, clipBounds(clip, view.matrix));
  return isSomething(seen)
    ? seenThings(things, { ...view, seen, opacity: view.opacity * opacity })
    : [];
}

const NOWHERE = rect(0, 0, 0, 0);

function clipBounds(clip: Clip, matrix: Matrix): Rect {
  switch (clip.kind) {
    case "outline":
      return outlineBounds(mappedOutline(matrix, clip.outline)) ?? NOWHERE;
    case "stencil":
      return thingBounds(clip.things, matrix) ?? NOWHERE;
  }
}

function seenFill({ outline, rule, fill }: Shape, view: View): readonly Seen[] {
  if (fill === undefined) return [];
  const polygons = polygonsOf(mappedOutline(view.matrix, withBreadth(outline)));
  const parts = polygons.flatMap((polygon) => boundsOf(polygon) ?? []);
  const whole = boundsOf(polygons.flat());
  const bounds = whole && shared(whole, view.seen);
  if (bounds === undefined || !isSomething(bounds)) return [];
  return [
    {
      kind: "area",
      bounds,
      ...look(fill, view),
      overprints: false,
      area: Math.min(areaOf(polygons), bounds.width * bounds.height),
      thickness: thinnest(parts.filter((part) => isSomething(shared(part, bounds)))),
      covers: (point) => lies(point, bounds) && contains(polygons, rule, point),
    },
  ];
}

function seenStroke({ outline, stroke }: Shape, view: View): readonly Seen[] {
  if (stroke === undefined) return [];
  const width = stroke.width * growth(view.matrix);
  const drawn = mappedOutline(view.matrix, outline);
  const along = outlineBounds(drawn);
  const bounds = along && shared(outset(along, width / 2), view.seen);
  if (bounds === undefined || !isSomething(bounds)) return [];
  const area = Math.min(width * lengthOf(drawn), bounds.width * bounds.height);
  const overprints = isPlainBlack(stroke.paint);
  return [{ kind: "stroke", width, bounds, area, ...look(stroke, view), overprints }];
}

function seenLettering({ matrix, runs, fill }: Lettering, view: View): readonly Seen[] {
  if (fill === undefined) return [];
  const toPage = composed(view.matrix, matrix);
  const scale = growth(toPage);
  let pen = 0;
  return runs.flatMap((run): readonly Seen[] => {
    const letters = lettersOf(run);
    const start = pen;
    pen += run.advances.reduce((sum, advance) => sum + advance, 0);
    if (letters === undefined) return [];
    const { left, right, top, depth, area, words } = letters;
    const box = rect(start + left, -run.rise - top, right - left, top + depth);
    const corners = cornersOf(box).map((corner) => mapped(toPage, corner));
    const bounds = shared(boundsOf(corners) ?? NOWHERE, view.seen);
    if (!isSomething(bounds)) return [];
    const type = { size: run.size * scale, words, area: area * scale * scale };
    const overprints = isPlainBlack(fill.paint);
    return [{ kind: "type", bounds, ...type, ...look(fill, view), overprints }];
  });
}

const look = ({ paint, opacity }: Fill, view: View) => ({
  ...view.whose,
  inks: inksOf(paint),
  opacity: opacity * view.opacity,
});

const inksOf = (paint: Paint): readonly Ink[] =>
  paint.kind === "cmyk" || paint.kind === "spot" ? [paint] : paint.stops.map(({ ink }) => ink);

const isPlainBlack = (paint: Paint): boolean => paint.kind === "cmyk" && isBlack(paint);
