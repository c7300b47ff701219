import type { BoxName, Box, FilePage } from "../foreign/pages.ts";
import { mediaOf, trimOf } from "../foreign/pages.ts";
import { rect, type Pt, type Rect } from "../geometry/geometry.ts";
import { mapped, type Matrix } from "../geometry/matrix.ts";

/** How a page of a file becomes a form that is placed at its own size. */
export interface FormPlace {
  /** What is seen of the page, in its own units. */
  readonly box: Box;
  /** From there to points from the form's lower left corner, upwards, as the page is read. */
  readonly matrix: Matrix;
  readonly width: Pt;
  readonly height: Pt;
  /** Where the page is cut, from the form's upper left corner, downwards. */
  readonly trim: Rect;
}

/**
 * Where a page has no bleed box, its bleed is what is shown of it (ISO 32000-1, 14.11.2): many files have ink past the trim
 * and do not say so. What lies beyond our own bleed is clipped where the page is placed.
 */
export function formPlace(page: FilePage): FormPlace {
  const media = mediaOf(page);
  const shown = cut(soundBox(page, "CropBox") ?? media, media) ?? media;
  const bleed = cut(soundBox(page, "BleedBox") ?? shown, media) ?? shown;
  const trim = cut(trimOf(page), media) ?? bleed;
  const box = around(bleed, trim);
  const matrix = uprightMatrix(page, box);
  const isTurned = page.rotation % 180 !== 0;
  const across = (box.right - box.left) * page.unit;
  const up = (box.head - box.foot) * page.unit;
  const [width, height] = isTurned ? [up, across] : [across, up];
  return { box, matrix, width, height, trim: hangingRect(trim, matrix, height) };
}

const soundBox = ({ boxes }: FilePage, name: BoxName): Box | undefined => {
  const box = boxes[name];
  return box === "broken" ? undefined : box;
};

/** What two boxes have in common; undefined where that is nothing. */
function cut(one: Box, other: Box): Box | undefined {
  const left = Math.max(one.left, other.left);
  const foot = Math.max(one.foot, other.foot);
  const right = Math.min(one.right, other.right);
  const head = Math.min(one.head, other.head);
  return right > left && head > foot ? { left, foot, right, head } : undefined;
}

/** The smallest box round both. */
const around = (one: Box, other: Box): Box => ({
  left: Math.min(one.left, other.left),
  foot: Math.min(one.foot, other.foot),
  right: Math.max(one.right, other.right),
  head: Math.max(one.head, other.head),
});

/** Turns the page as it is read, clockwise, and moves the box to the origin. */
function uprightMatrix({ rotation, unit }: FilePage, { left, foot, right, head }: Box): Matrix {
  switch (rotation) {
    case 90:
      return [0, -unit, unit, 0, -foot * unit, right * unit];
    case 180:
      return [-unit, 0, 0, -unit, right * unit, head * unit];
    case 270:
      return [0, unit, -unit, 0, head * unit, -left * unit];
    default:
      return [unit, 0, 0, unit, -left * unit, -foot * unit];
  }
}

/** A box of the page as a rectangle that hangs from the form's head. */
function hangingRect({ left, foot, right, head }: Box, matrix: Matrix, height: Pt): Rect {
  const one = mapped(matrix, { x: left, y: foot });
  const other = mapped(matrix, { x: right, y: head });
  const [x, y] = [Math.min(one.x, other.x), height - Math.max(one.y, other.y)];
  return rect(x, y, Math.abs(other.x - one.x), Math.abs(other.y - one.y));
}
