import type { Cmyk } from "../color/ink.ts";
import type { Lettering, Shape } from "../display/drawing.ts";
import { mappedOutline, rectOutline, type Outline } from "../display/outline.ts";
import type { Point, Pt, Rect } from "../geometry/geometry.ts";
import { composed, movedBy } from "../geometry/matrix.ts";
import { PAPER } from "./palette.ts";

/** A line along an outline; `dashes` as drawings have them. */
export function drawn(
  outline: Outline,
  ink: Cmyk,
  width: Pt,
  { dashes = [], opacity = 1 }: { readonly dashes?: readonly Pt[]; readonly opacity?: number } = {},
): Shape {
  const look = { cap: "round", join: "round", miterLimit: 4, dashOffset: 0 } as const;
  const stroke = { ...look, paint: ink, opacity, width, dashes };
  return { kind: "shape", outline, rule: "nonzero", stroke };
}

export const filled = (outline: Outline, ink: Cmyk, opacity = 1): Shape => ({
  kind: "shape",
  outline,
  rule: "nonzero",
  fill: { paint: ink, opacity },
});

export const straight = (from: Point, to: Point): Outline => [
  { kind: "move", to: from },
  { kind: "line", to },
];

export const box = (area: Rect, ink: Cmyk): Shape => filled(rectOutline(area), ink);

/** Of a circle drawn as four curves: how far a curve's handles stand from its ends. */
const HANDLE = 0.5523;

export function circle({ x, y }: Point, r: Pt): Outline {
  const h = HANDLE * r;
  const at = (dx: Pt, dy: Pt): Point => ({ x: x + dx, y: y + dy });
  return [
    { kind: "move", to: at(r, 0) },
    { kind: "curve", leave: at(r, h), arrive: at(h, r), to: at(0, r) },
    { kind: "curve", leave: at(-h, r), arrive: at(-r, h), to: at(-r, 0) },
    { kind: "curve", leave: at(-r, -h), arrive: at(-h, -r), to: at(0, -r) },
    { kind: "curve", leave: at(h, -r), arrive: at(r, -h), to: at(r, 0) },
    { kind: "close" },
  ];
}

/** White beside a line that may cross a picture, so that it is seen there. */
const HALO = 0.9;

/** A line that is seen on paper and on pictures alike. */
export const seen = (outline: Outline, ink: Cmyk, width: Pt): readonly Shape[] => [
  drawn(outline, PAPER, width + 2 * HALO, { opacity: 0.75 }),
  drawn(outline, ink, width),
];

/** What a proof draws. */
export type Stroke = Shape | Lettering;

/** The same so much further right and down. */
export function shiftedStroke(stroke: Stroke, by: Pt): Stroke {
  const matrix = movedBy(by, by);
  return stroke.kind === "shape"
    ? { ...stroke, outline: mappedOutline(matrix, stroke.outline) }
    : { ...stroke, matrix: composed(matrix, stroke.matrix) };
}
