import type { Fill, Stroke, ThinLine } from "../display/drawing.ts";
import { growth, keepsCircles } from "../geometry/matrix.ts";
import type { Matrix } from "../geometry/matrix.ts";
import { outset } from "../geometry/geometry.ts";
import type { Rect, Size } from "../geometry/geometry.ts";
import { called } from "./desk.ts";
import type { Desk } from "./desk.ts";
import { isGradient, readGradient } from "./gradient.ts";
import type { PaintOrder, Style } from "./style.ts";
import type { Element } from "./xml.ts";

/** What is to be painted: a shape or a line of text. */
export interface Subject {
  readonly element: Element;
  readonly style: Style;
  /** In its own space. */
  readonly bounds: Rect | undefined;
  readonly port: Size;
  /** From its own space to the drawing's. */
  readonly matrix: Matrix;
  /** Of the subject itself, where that can be put into its paints. */
  readonly opacity: number;
}

export function fillOf(subject: Subject, desk: Desk): Fill | undefined {
  const { fill, fillOpacity } = subject.style;
  return painted(fill, fillOpacity, { ...subject, around: subject.bounds }, desk);
}

/** The stroke of a shape on the drawing: its width scaled with the shape, or its pen bent with it. */
export function strokeOf(subject: Subject, desk: Desk): Stroke | undefined {
  const { style, matrix } = subject;
  const bent = !keepsCircles(matrix);
  const scale = growth(matrix);
  const [a, b, c, d] = matrix;
  const pen: Matrix = [a / scale, b / scale, c / scale, d / scale, 0, 0];
  const stroke = plainStroke(subject, desk, scale);
  return stroke === undefined || !bent || style.strokeWidth === 0 ? stroke : { ...stroke, pen };
}

/** The stroke in the subject's own space, its lengths scaled. */
export function plainStroke(subject: Subject, desk: Desk, scale: number): Stroke | undefined {
  const { style, bounds } = subject;
  const { strokeWidth, cap, join, miterLimit } = style;
  if (!(strokeWidth > 0)) return undefined;
  const spikes = join === "miter" ? miterLimit : Math.SQRT2;
  const around = bounds && outset(bounds, (strokeWidth / 2) * spikes);
  const fill = painted(style.stroke, style.strokeOpacity, { ...subject, around }, desk);
  if (fill === undefined) return undefined;
  const thin = thinLineOf(style);
  return {
    ...fill,
    ...(thin && { thin }),
    width: strokeWidth * scale,
    cap,
    join,
    miterLimit,
    dashes: style.dashes.map((length) => length * scale),
    dashOffset: style.dashOffset * scale,
  };
}

/** A gradient's lines stay as they are. */
function thinLineOf({ stroke, color }: Style): ThinLine | undefined {
  if (stroke.kind === "current") return color.thin;
  return stroke.kind === "tint" ? stroke.tint.thin : undefined;
}

interface Painting extends Subject {
  /** All that the paint reaches. */
  readonly around: Rect | undefined;
}

function painted(
  order: PaintOrder,
  share: number,
  painting: Painting,
  desk: Desk,
): Fill | undefined {
  const { style } = painting;
  const opacity = share * painting.opacity;
  if (opacity === 0) return undefined;
  switch (order.kind) {
    case "none":
      return undefined;
    case "current":
      return solid(style.color, opacity);
    case "tint":
      return solid(order.tint, opacity);
    case "server":
      return order.fallback !== undefined && !desk.ids.has(order.id)
        ? painted(order.fallback, share, painting, desk)
        : served(order.id, opacity, painting, desk);
  }
}

function solid(tint: Style["color"], share: number): Fill | undefined {
  const opacity = tint.opacity * share;
  return opacity === 0 ? undefined : { paint: tint.ink, opacity };
}

function served(
  id: string,
  opacity: number,
  { element, style, bounds, around, port, matrix }: Painting,
  desk: Desk,
): Fill | undefined {
  const server = called(id, element, [], desk);
  // A pattern is warned of where it stands; without it nothing is painted.
  if (server === undefined || !isGradient(server)) return undefined;
  const { fontSize, color } = style;
  const place = { bounds, painted: around, port, fontSize, color, matrix };
  const gradient = readGradient(server, place, desk);
  if (gradient === undefined) return undefined;
  return "ink" in gradient ? solid(gradient, opacity) : { paint: gradient, opacity };
}
