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
  Stroke,
  Thing,
} from "../display/drawing.ts";
import { fillOverprints, lettersOverprint, lineOverprints } from "../display/overprint.ts";
import {
  boundsOf,
  cornersOf,
  mappedOutline,
  outlineBounds,
  withBreadth,
} from "../display/outline.ts";
import { outset, rect, type Point, type Rect } from "../geometry/geometry.ts";
import {
  composed,
  growth,
  IDENTITY,
  inverse,
  keepsCircles,
  mapped,
  type Matrix,
} from "../geometry/matrix.ts";
import { evenStops, shadesOf } from "./gradient.ts";
import { runsOn } from "./letters.ts";
import {
  areaOf,
  contains,
  leastAcross,
  lengthOf,
  penCovers,
  pointsAlong,
  polygonsOf,
} from "./polygon.ts";
import { gridOver, isSomething, lies, type Seen } from "./seen.ts";
import { thinnestOf } from "./thickness.ts";

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
    shows: everywhere,
    opacity: 1,
    whose: { span, drawing: drawing.file },
  };
  return seenThings(drawing.things, view);
}

const everywhere = (): boolean => true;

/** How a part of a drawing comes to the page. */
interface View {
  /** From the drawing's space to the page's. */
  readonly matrix: Matrix;
  /** Nothing is seen outside. */
  readonly seen: Rect;
  /** False of places that a clip hides. */
  readonly shows: (point: Point) => boolean;
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
  const clipped = clip === undefined ? view : clippedBy(clip, view);
  return isSomething(clipped.seen)
    ? seenThings(things, { ...clipped, opacity: view.opacity * opacity })
    : [];
}

const NOWHERE = rect(0, 0, 0, 0);

/** Of a clip that is made of several things no more is known than the rectangle round them. */
function clippedBy(clip: Clip, view: View): View {
  if (clip.kind === "stencil") {
    return { ...view, seen: shared(view.seen, thingBounds(clip.things, view.matrix) ?? NOWHERE) };
  }
  const outline = mappedOutline(view.matrix, clip.outline);
  const polygons = polygonsOf(outline);
  return {
    ...view,
    seen: shared(view.seen, outlineBounds(outline) ?? NOWHERE),
    shows: (point) => view.shows(point) && contains(polygons, clip.rule, point),
  };
}

function seenFill({ outline, rule, fill }: Shape, view: View): readonly Seen[] {
  if (fill === undefined) return [];
  const polygons = polygonsOf(mappedOutline(view.matrix, withBreadth(outline)));
  const whole = boundsOf(polygons.flat());
  const bounds = whole && shared(whole, view.seen);
  if (bounds === undefined || !isSomething(bounds)) return [];
  const shown = shareShown(bounds, view);
  if (shown === 0) return [];
  return [
    {
      kind: "area",
      bounds,
      ...look(fill, view),
      overprints: fillOverprints({ outline: withBreadth(outline) }, fill),
      area: Math.min(areaOf(polygons), bounds.width * bounds.height) * shown,
      thickness: thinnestOf(polygons, rule, bounds),
      covers: (point) =>
        lies(point, bounds) && view.shows(point) && contains(polygons, rule, point),
    },
  ];
}

/** So many points of a line are looked for where a clip may hide it. */
const PROBES = 49;

/** How much of a rectangle a clip leaves, about. */
function shareShown(bounds: Rect, view: View): number {
  if (view.shows === everywhere) return 1;
  const places = gridOver(bounds);
  return places.filter((place) => view.shows(place)).length / places.length;
}

function seenStroke({ outline, stroke }: Shape, view: View): readonly Seen[] {
  if (stroke === undefined) return [];
  const pen = composed(view.matrix, stroke.pen ?? IDENTITY);
  const drawn = mappedOutline(view.matrix, outline);
  const course = outlineBounds(drawn);
  const whole = stroke.width * growth(pen);
  const bounds = course && shared(outset(course, whole / 2), view.seen);
  if (bounds === undefined || !isSomething(bounds)) return [];
  const area = Math.min(whole * lengthOf(drawn), bounds.width * bounds.height);
  const overprints = lineOverprints(stroke);
  const isSeen = (point: Point): boolean => lies(point, bounds) && view.shows(point);
  const along = (count: number): readonly Point[] => pointsAlong(drawn, count).filter(isSeen);
  if (view.shows !== everywhere && along(PROBES).length === 0) return [];
  const isUnder = penCovers(drawn, whole, stroke.cap === "butt");
  const covers = (point: Point): boolean =>
    stroke.dashes.length === 0 && isSeen(point) && isUnder(point);
  const back = keepsCircles(pen) ? undefined : inverse(pen);
  const width =
    back === undefined
      ? whole
      : Math.min(whole, leastAcross(drawn, stroke.width, back, growth(pen) ** 2));
  return [
    { kind: "stroke", width, bounds, area, along, covers, ...look(stroke, view), overprints },
  ];
}

function seenLettering(line: Lettering, view: View): readonly Seen[] {
  const { matrix, runs, fill, stroke } = line;
  const shown = fill ?? stroke;
  if (shown === undefined) return [];
  const toPage = composed(view.matrix, matrix);
  const scale = growth(toPage);
  return runsOn(runs).flatMap(
    ({ run, start, left, right, top, depth, ...set }): readonly Seen[] => {
      const { size, texts, rise } = run;
      const box = rect(start + left, -rise - top, right - left, top + depth);
      const corners = cornersOf(box).map((corner) => mapped(toPage, corner));
      const bounds = shared(boundsOf(corners) ?? NOWHERE, view.seen);
      const part = isSomething(bounds) ? shareShown(bounds, view) : 0;
      if (part === 0) return [];
      const area = set.area * scale * scale * part;
      const overprints = lettersOverprint(line);
      const type = { size: size * scale, texts, area, bounds, ...look(shown, view), overprints };
      const edge = stroke && seenEdge(stroke, { bounds, scale, area, overprints }, view);
      return edge === undefined ? [{ kind: "type", ...type }] : [{ kind: "type", ...type }, edge];
    },
  );
}

interface SetLetters {
  readonly bounds: Rect;
  /** From the line's own space to the page. */
  readonly scale: number;
  readonly area: number;
  readonly overprints: boolean;
}

/** The line along letters. */
function seenEdge(
  stroke: Stroke,
  { bounds, scale, area, overprints }: SetLetters,
  view: View,
): Seen {
  const width = stroke.width * growth(stroke.pen ?? IDENTITY) * scale;
  const along = (): readonly Point[] => gridOver(bounds);
  const covers = (): boolean => false;
  return { kind: "stroke", width, bounds, area, along, covers, ...look(stroke, view), overprints };
}

function look({ paint: asked, opacity }: Fill, view: View) {
  const paint = "stops" in asked ? { ...asked, stops: evenStops(asked.stops) } : asked;
  return {
    ...view.whose,
    inks: inksOf(paint),
    opacity: opacity * view.opacity,
    ...("stops" in paint && { shadeAt: shadesOf(paint, view.matrix) }),
  };
}

const inksOf = (paint: Paint): readonly Ink[] =>
  paint.kind === "cmyk" || paint.kind === "spot" ? [paint] : paint.stops.map(({ ink }) => ink);
