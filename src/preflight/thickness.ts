import { shared } from "../display/crop.ts";
import type { FillRule } from "../display/drawing.ts";
import { boundsOf } from "../display/outline.ts";
import { rect, type Pt, type Rect } from "../geometry/geometry.ts";
import { areaOf, contains, roundOf, type Polygons } from "./polygon.ts";
import { isLong, isSomething } from "./seen.ts";

/** The thinnest of a shape's parts that are seen and no dots, and of all of them: a frame is two of them. */
export function thinnestOf(polygons: Polygons, rule: FillRule, seen: Rect): Pt | undefined {
  const long = polygons.filter((part) => {
    const box = boundsOf(part);
    return box !== undefined && isLong(box) && isSomething(shared(box, seen));
  });
  const thin = [...long.map((part) => [part]), long].map((some) => {
    const flat = rule === "evenodd" ? holedArea(some) : areaOf(some);
    const thickness = thicknessOf(some, flat) ?? Infinity;
    // An outline that crosses itself turns both ways round, and seems to have no area.
    return thickness > THICK
      ? thickness
      : (thicknessOf(some, paintedArea(some, rule) ?? flat) ?? Infinity);
  });
  const least = Math.min(...thin);
  return least === Infinity ? undefined : least;
}

/** Nobody asks how thick exactly something is that is thicker. */
const THICK: Pt = 1.2;

/** The largest part without the others, which are holes in it or lie beside it. */
function holedArea(polygons: Polygons): number {
  const areas = polygons.map((part) => areaOf([part])).toSorted((a, b) => b - a);
  const [largest = 0, ...others] = areas;
  return others.reduce((left, area) => Math.abs(left - area), largest);
}

/** So many places are asked whether they are painted; where so few are, it is a thin shape or none. */
const PLACES = 400;
const FEW = 5;
/** They follow no line: steps by powers of the plastic ratio spread evenly. */
const ACROSS = 0.754_877_666;
const DOWN = 0.569_840_291;

/** What a shape paints, by places all over it; undefined where too few of them are painted to tell. */
function paintedArea(polygons: Polygons, rule: FillRule): number | undefined {
  const { x, y, width, height } = boundsOf(polygons.flat()) ?? rect(0, 0, 0, 0);
  let hits = 0;
  for (let i = 1; i <= PLACES; i += 1) {
    const point = { x: x + ((i * ACROSS) % 1) * width, y: y + ((i * DOWN) % 1) * height };
    if (contains(polygons, rule, point)) hits += 1;
  }
  return hits < FEW ? undefined : (hits / PLACES) * width * height;
}

/**
 * How thick a shape is that is thin: the lesser side of the rectangle that has as much area and is as long round;
 * undefined for one that is as compact as a square.
 */
function thicknessOf(polygons: Polygons, area: number): number | undefined {
  const round = roundOf(polygons);
  const square = round * round - 16 * area;
  return square <= 0 ? undefined : (round - Math.sqrt(square)) / 4;
}
