/**
 * Points, sizes and rectangles. Every length inside the house is in PostScript points (1/72 inch);
 * millimeters, inches and ems are converted at the door, where the copy is read.
 *
 * On a page, x runs from the left edge of the trim and y from its head edge, downwards: what stands
 * in the bleed has negative coordinates or ones beyond the trim. Only `pdf/` turns the page over.
 */

/** A length in points. */
export type Pt = number;

/** A place on a page: from the trim's left edge and, downwards, from its head. */
export interface Point {
  readonly x: Pt;
  readonly y: Pt;
}

export interface Size {
  readonly width: Pt;
  readonly height: Pt;
}

/** A rectangle by its upper left corner and its size. */
export interface Rect extends Point, Size {}

export const POINTS_PER_INCH = 72;
export const POINTS_PER_MM = POINTS_PER_INCH / 25.4;

export const mm = (length: number): Pt => length * POINTS_PER_MM;
/** Points as millimeters, to a hundredth: for people and for reports. */
export const inMillimeters = (length: Pt): number =>
  Math.round((100 * length) / POINTS_PER_MM) / 100;
export const inches = (length: number): Pt => length * POINTS_PER_INCH;

export function rect(x: Pt, y: Pt, width: Pt, height: Pt): Rect {
  return { x, y, width, height };
}

/** The same rectangle, grown by so much on all four sides (the bleed box from the trim box). */
export function outset(inner: Rect, by: Pt): Rect {
  return rect(inner.x - by, inner.y - by, inner.width + 2 * by, inner.height + 2 * by);
}

/** The same shape elsewhere on the page. */
export function shifted<T extends Point>(thing: T, dx: Pt, dy: Pt): T {
  return { ...thing, x: thing.x + dx, y: thing.y + dy };
}
