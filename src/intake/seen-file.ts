import type { Ink } from "../color/ink.ts";
import type { Clip, Group, Shape, Stroke, Thing } from "../display/drawing.ts";
import { shared } from "../display/crop.ts";
import { boundsOf, cornersOf, outlineBounds, rectOutline } from "../display/outline.ts";
import type { FileClip } from "../foreign/graphics.ts";
import type {
  Look,
  Painted,
  PaintedGround,
  PaintedPen,
  PaintedPicture,
  PaintedShape,
  PaintedType,
} from "../foreign/painted.ts";
import { rect, type Rect } from "../geometry/geometry.ts";
import { growth, IDENTITY, mapped, type Matrix } from "../geometry/matrix.ts";
import type { Seen, SeenImage } from "../preflight/seen.ts";
import { gridOver, isSomething, PAGE_ITSELF } from "../preflight/seen.ts";
import { seenInDrawing } from "../preflight/seen-drawing.ts";
import { inkOf, isOverprinted, SOME_INK } from "./inks.ts";

/** A page of a file: its sheet is the trim and what is kept of the bleed, in points from the trim's upper left corner. */
export interface FileSheet {
  readonly sheet: Rect;
  readonly trim: Rect;
}

/** What is seen of a thing that a file paints, as the checks of finished pages look at it. */
export function seenOf(thing: Painted, place: FileSheet): readonly Seen[] {
  switch (thing.kind) {
    case "shape":
      return seenShape(thing, place);
    case "ground":
      return seenGround(thing, place);
    case "type":
      return seenType(thing, place);
    case "picture":
      return seenPicture(thing, place);
  }
}

/** A path of more steps is not measured: it is no line, and a ground that many things would be asked about. */
const LONGEST = 4000;
/** As thin as a machine can draw it, which is what no width at all asks for. */
const THINNEST = 0.001;

function seenShape(
  { outline, fill, stroke, clip }: PaintedShape,
  place: FileSheet,
): readonly Seen[] {
  if (outline.length > LONGEST) return [];
  const bare = { kind: "shape", outline, rule: fill?.rule ?? "nonzero" } as const;
  const shown = (shape: Shape, look: Look): readonly Seen[] =>
    drawnOn([shape], clip, place).map((one) => printedAs(one, look));
  const filled = fill && inkOf(fill.color);
  const drawn = stroke && inkOf(stroke.color);
  return [
    ...(fill && filled ? shown(filledWith(filled, bare, fill), fill) : []),
    ...(stroke && drawn ? shown({ ...bare, stroke: strokeIn(drawn, stroke) }, stroke) : []),
  ];
}

/** What is filled and has no breadth is printed as thin as the machine can. */
function filledWith(paint: Ink, bare: Shape, { opacity }: Look): Shape {
  const { width = 0, height = 0 } = outlineBounds(bare.outline) ?? {};
  const isFlat = Math.min(width, height) < THINNEST && bare.outline.length > 2;
  if (!isFlat) return { ...bare, fill: { paint, opacity } };
  const pen = { width: 0, matrix: IDENTITY, cap: "butt", isDashed: false } as const;
  return { ...bare, stroke: strokeIn(paint, { ...pen, opacity }) };
}

const strokeIn = (paint: Ink, stroke: PaintedPen & Pick<Look, "opacity">): Stroke => ({
  paint,
  opacity: stroke.opacity,
  width: Math.max(stroke.width, THINNEST / Math.max(growth(stroke.matrix), THINNEST)),
  pen: stroke.matrix,
  cap: stroke.cap,
  join: "miter",
  miterLimit: 10,
  dashes: stroke.isDashed ? [1, 1] : [],
  dashOffset: 0,
});

const printedAs = (one: Seen, look: Look): Seen =>
  one.kind === "picture" ? one : { ...one, overprints: isOverprinted(look) };

/** Things as those of a drawing that is the page itself. */
function drawnOn(things: readonly Thing[], clip: FileClip, { sheet }: FileSheet): readonly Seen[] {
  const seen = shared(clip.bounds, sheet);
  if (!isSomething(seen)) return [];
  const clipped = clip.outlines.reduce<readonly Thing[]>((inner, one) => {
    const group: Group = { kind: "group", opacity: 1, clip: outlineClip(one), things: inner };
    return [group];
  }, things);
  const drawing = {
    kind: "drawing",
    id: PAGE_ITSELF,
    file: PAGE_ITSELF,
    width: 1,
    height: 1,
    things: clipped,
  } as const;
  return seenInDrawing(drawing, { frame: rect(0, 0, 1, 1), seen, span: undefined });
}

const outlineClip = ({ outline, rule }: FileClip["outlines"][number]): Clip => ({
  kind: "outline",
  outline,
  rule,
});

function seenGround({ clip, opacity }: PaintedGround, place: FileSheet): readonly Seen[] {
  const outline = rectOutline(shared(clip.bounds, place.sheet));
  const fill = { paint: SOME_INK, opacity };
  return drawnOn([{ kind: "shape", outline, rule: "nonzero", fill }], clip, place);
}

/** About what letters reach over their line and under it, and cover of the rectangle round them. */
const [TOP, DEPTH, STROKES] = [0.7, 0.2, 0.35];

/** The rectangle round a line of type, on the page. */
export function typeBounds({ matrix, length }: PaintedType): Rect {
  const box = rect(0, -DEPTH, length, TOP + DEPTH);
  return boundsOf(corners(box, matrix)) ?? rect(0, 0, 0, 0);
}

const corners = (box: Rect, matrix: Matrix) => cornersOf(box).map((one) => mapped(matrix, one));

function seenType(thing: PaintedType, { trim }: FileSheet): readonly Seen[] {
  const { clip, texts, size, advance, look, edge } = thing;
  const whole = typeBounds(thing);
  const bounds = shared(whole, clip.bounds);
  const said = texts.join("");
  const ink = inkOf(look.color);
  // What stands wholly outside the trim is for the printer to read.
  if (!isSomething(bounds) || !isSomething(shared(bounds, trim)) || said.trim() === "" || !ink)
    return [];
  const area = advance * size * (TOP + DEPTH) * STROKES;
  const shown = {
    bounds,
    area,
    inks: [ink],
    opacity: look.opacity,
    overprints: isOverprinted(look),
  };
  const type: Seen = { kind: "type", size, texts, ...shown };
  if (edge === undefined) return [type];
  const drawn = inkOf(edge.color) ?? ink;
  const width = Math.max(THINNEST, edge.width * growth(edge.matrix));
  const line: Seen = {
    ...{ kind: "stroke", width, bounds, area, inks: [drawn], opacity: edge.opacity },
    overprints: isOverprinted(edge),
    along: () => gridOver(bounds),
    covers: () => false,
    drawing: PAGE_ITSELF,
  };
  return [type, line];
}

/** Pixels are counted along the picture's own sides, however it is turned. */
function seenPicture(
  { picture, matrix, clip, isOfPattern }: PaintedPicture,
  { sheet }: FileSheet,
): readonly Seen[] {
  const around = boundsOf(corners(rect(0, 0, 1, 1), matrix)) ?? rect(0, 0, 0, 0);
  const bounds = isOfPattern === true ? around : shared(shared(around, clip.bounds), sheet);
  if (!isSomething(bounds)) return [];
  const [a, b, c, d] = matrix;
  const frame = rect(around.x, around.y, Math.hypot(a, b), Math.hypot(c, d));
  const isDrawn = picture.bits === 1;
  const image: SeenImage = {
    width: picture.width,
    height: picture.height,
    space: "cmyk",
    ...(isDrawn && { lineArt: true }),
    ...(picture.isMasked && { loadAlpha: () => Promise.resolve(new Uint8Array()) }),
  };
  return [{ kind: "picture", picture: image, frame, bounds }];
}
