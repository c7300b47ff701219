import type { Ink } from "../color/ink.ts";
import type { Drawing, Lettering, Paint, Shape, Thing } from "../display/drawing.ts";
import type { Page, PictureMark } from "../display/mark.ts";
import { outlineBounds, type Outline } from "../display/outline.ts";
import type { Point } from "../geometry/geometry.ts";
import { composed, growth, mapped, movedBy, scaledBy, type Matrix } from "../geometry/matrix.ts";
import type { Finding } from "./finding.ts";
import type { Limits } from "./limits.ts";
import { lineFindings, solidFindings } from "./solids.ts";
import { inkFindings } from "./type.ts";

/** What a drawing is looked at with. */
interface View {
  /** From the drawing's units to the page. */
  readonly toPage: Matrix;
  readonly limits: Limits;
  readonly span: PictureMark["span"];
  /** True of places that are printed: on the sheet, and inside the picture's window. */
  readonly isSeen: (at: Point) => boolean;
}

/** What is wrong with the lines, solids and letters of a drawing at the size that it is placed in. */
export function drawingFindings(
  { frame, clip, span }: PictureMark,
  drawing: Drawing,
  { trim, bleed }: Page,
  limits: Limits,
): readonly Finding[] {
  const scale = scaledBy(frame.width / drawing.width, frame.height / drawing.height);
  const isSeen = ({ x, y }: Point): boolean =>
    x >= Math.max(clip.x, -bleed) &&
    y >= Math.max(clip.y, -bleed) &&
    x <= Math.min(clip.x + clip.width, trim.width + bleed) &&
    y <= Math.min(clip.y + clip.height, trim.height + bleed);
  const toPage = composed(movedBy(frame.x, frame.y), scale);
  return drawing.things.flatMap((thing) => thingFindings(thing, { toPage, limits, span, isSeen }));
}

function thingFindings(thing: Thing, view: View): readonly Finding[] {
  switch (thing.kind) {
    case "shape":
      return shapeFindings(thing, view);
    case "lettering":
      return letteringFindings(thing, view);
    case "group":
      return thing.things.flatMap((one) => thingFindings(one, view));
  }
}

function shapeFindings({ outline, fill, stroke }: Shape, view: View): readonly Finding[] {
  const { toPage, limits, span } = view;
  const bounds = outlineBounds(outline);
  if (bounds === undefined) return [];
  const at = mapped(toPage, bounds);
  const middle = { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 };
  if (!view.isSeen(mapped(toPage, middle))) return [];
  const drawn = inkOf(stroke?.paint);
  const painted = inkOf(fill?.paint);
  const pen = stroke?.pen === undefined ? 1 : growth(stroke.pen);
  const width = (stroke?.width ?? 0) * pen * growth(toPage);
  const area = areaOf(outline) * growth(toPage) ** 2;
  return [
    ...(drawn === undefined ? [] : lineFindings({ at, width, ink: drawn, span }, limits)),
    ...(painted === undefined ? [] : solidFindings({ at, area, ink: painted, span }, limits)),
  ];
}

function letteringFindings({ matrix, runs, fill }: Lettering, view: View): readonly Finding[] {
  const { toPage, limits, span } = view;
  const ink = inkOf(fill?.paint);
  const onPage = composed(toPage, matrix);
  const at = mapped(onPage, { x: 0, y: 0 });
  if (ink === undefined || !view.isSeen(at)) return [];
  return runs.flatMap(({ size }) =>
    inkFindings({ at, size: size * growth(onPage), ink, span }, limits),
  );
}

/** Of a gradient nothing is said: it has no one ink. */
const inkOf = (paint: Paint | undefined): Ink | undefined =>
  paint !== undefined && (paint.kind === "cmyk" || paint.kind === "spot") ? paint : undefined;

/** What an outline encloses, curves taken as straight: Gauss's area formula over each of its parts. */
function areaOf(outline: Outline): number {
  let [sum, part] = [0, 0];
  let start: Point = { x: 0, y: 0 };
  let pen = start;
  const lineTo = (to: Point): void => {
    part += pen.x * to.y - to.x * pen.y;
    pen = to;
  };
  for (const step of outline) {
    if (step.kind === "move") {
      lineTo(start);
      sum += Math.abs(part);
      part = 0;
      start = pen = step.to;
    } else lineTo(step.kind === "close" ? start : step.to);
  }
  lineTo(start);
  return (sum + Math.abs(part)) / 2;
}
