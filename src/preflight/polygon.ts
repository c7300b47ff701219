import type { FillRule } from "../display/drawing.ts";
import type { Outline } from "../display/outline.ts";
import type { Point } from "../geometry/geometry.ts";
import { mapped, type Matrix } from "../geometry/matrix.ts";

/** An outline as straight edges, each of its parts closed. */
export type Polygons = readonly (readonly Point[])[];

/** So many chords stand for a curve: what is measured with them is off by less than a percent. */
const CHORDS = 8;

export function polygonsOf(outline: Outline): Polygons {
  const polygons: Point[][] = [];
  let pen: Point = { x: 0, y: 0 };
  for (const step of outline) {
    if (step.kind === "close") continue;
    if (step.kind === "move") polygons.push([step.to]);
    else polygons.at(-1)?.push(...(step.kind === "line" ? [step.to] : chords(pen, step)));
    pen = step.to;
  }
  return polygons;
}

type Curve = Extract<Outline[number], { kind: "curve" }>;

const chords = (from: Point, curve: Curve): readonly Point[] =>
  Array.from({ length: CHORDS }, (_, i) => along((i + 1) / CHORDS, from, curve));

function along(t: number, from: Point, { leave, arrive, to }: Curve): Point {
  const u = 1 - t;
  const mix = (p: number, q: number, r: number, s: number): number =>
    u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s;
  return {
    x: mix(from.x, leave.x, arrive.x, to.x),
    y: mix(from.y, leave.y, arrive.y, to.y),
  };
}

/** The area inside; parts that run the other way round are holes. */
export function areaOf(polygons: Polygons): number {
  return Math.abs(polygons.reduce((sum, polygon) => sum + signedArea(polygon), 0));
}

function signedArea(polygon: readonly Point[]): number {
  let twice = 0;
  for (const [p, q] of edgesOf(polygon)) twice += p.x * q.y - q.x * p.y;
  return twice / 2;
}

/** How far it is along an outline, as it is drawn. */
export const lengthOf = (outline: Outline): number =>
  strokesOf(outline).reduce((length, { from, to }) => length + distance(from, to), 0);

/** So many points along an outline, evenly spread. */
export function pointsAlong(outline: Outline, count: number): readonly Point[] {
  const step = lengthOf(outline) / count;
  const points: Point[] = [];
  let passed = 0;
  for (const { from, to } of strokesOf(outline)) {
    const length = distance(from, to);
    while (points.length < count && (points.length + 0.5) * step <= passed + length) {
      const share = length === 0 ? 0 : ((points.length + 0.5) * step - passed) / length;
      points.push({ x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) });
    }
    passed += length;
  }
  return points;
}

const distance = (from: Point, to: Point): number => Math.hypot(to.x - from.x, to.y - from.y);

/** An outline as the pen draws it, curves as chords. */
function strokesOf(outline: Outline): readonly Stroke[] {
  const strokes: Stroke[] = [];
  let [pen, start, opened] = [ORIGIN, ORIGIN, 0];
  const goTo = (to: Point): void => {
    strokes.push({ from: pen, to, begins: strokes.length === opened, ends: false });
    pen = to;
  };
  const leave = (): void => {
    const last = strokes.at(-1);
    if (last !== undefined && strokes.length > opened) last.ends = true;
    opened = strokes.length;
  };
  for (const step of outline) {
    if (step.kind === "move") {
      leave();
      pen = start = step.to;
    } else if (step.kind === "line") goTo(step.to);
    else if (step.kind === "curve") chords(pen, step).forEach(goTo);
    else {
      goTo(start);
      for (const one of strokes.slice(opened)) one.begins = false;
      opened = strokes.length;
    }
  }
  leave();
  return strokes;
}

interface Stroke {
  readonly from: Point;
  readonly to: Point;
  /** At an end of a line that is not closed. */
  begins: boolean;
  ends: boolean;
}

const ORIGIN: Point = { x: 0, y: 0 };

/** Whether a pen of some width that follows an outline passes over a point; blunt ends stop where the outline does. */
export function penCovers(
  outline: Outline,
  width: number,
  blunt: boolean,
): (point: Point) => boolean {
  const radius = width / 2;
  // Most lines lie on nothing, and are never asked; those that are are asked often.
  let known: Extents | undefined;
  return ({ x, y }) => {
    const { strokes, sides } = (known ??= extentsOf(outline, radius));
    for (let i = 0; i < strokes.length; i += 1) {
      const at = i * 4;
      if (x < (sides[at] ?? 0) || x > (sides[at + 1] ?? 0)) continue;
      if (y < (sides[at + 2] ?? 0) || y > (sides[at + 3] ?? 0)) continue;
      const stroke = strokes[i];
      if (stroke !== undefined && isAlong({ x, y }, stroke, radius, blunt)) return true;
    }
    return false;
  };
}

/** An outline's strokes, and one behind the other the left, right, head and foot of what the pen may cover of each. */
interface Extents {
  readonly strokes: readonly Stroke[];
  readonly sides: Float64Array;
}

function extentsOf(outline: Outline, radius: number): Extents {
  const strokes = strokesOf(outline);
  const sides = new Float64Array(strokes.length * 4);
  for (const [i, { from, to }] of strokes.entries()) {
    sides[i * 4] = Math.min(from.x, to.x) - radius;
    sides[i * 4 + 1] = Math.max(from.x, to.x) + radius;
    sides[i * 4 + 2] = Math.min(from.y, to.y) - radius;
    sides[i * 4 + 3] = Math.max(from.y, to.y) + radius;
  }
  return { strokes, sides };
}

function isAlong(
  { x, y }: Point,
  { from, to, begins, ends }: Stroke,
  radius: number,
  blunt: boolean,
): boolean {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / square;
  if (blunt && ((begins && along < 0) || (ends && along > 1))) return false;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(from.x + share * dx - x, from.y + share * dy - y) <= radius;
}

/** What a pen's width comes to, across the way that it goes, where a map stretches it: the least along an outline. */
export function leastAcross(outline: Outline, width: number, back: Matrix, size: number): number {
  const across = strokesOf(outline)
    .filter(({ from, to }) => distance(from, to) > NEARLY_NOTHING)
    .map(({ from, to }) => {
      const [p, q] = [mapped(back, from), mapped(back, to)];
      return (width * size * distance(p, q)) / distance(from, to);
    });
  return across.reduce((least, one) => Math.min(least, one), Infinity);
}

const NEARLY_NOTHING = 1e-6;

/** How long it is round an area. */
export const roundOf = (polygons: Polygons): number =>
  polygons.flatMap(edgesOf).reduce((length, [p, q]) => length + distance(p, q), 0);

/** True of a point inside, by the rule that the outline is filled by. */
export function contains(polygons: Polygons, rule: FillRule, { x, y }: Point): boolean {
  let winding = 0;
  let crossings = 0;
  for (const polygon of polygons) {
    let p = polygon.at(-1);
    for (const q of polygon) {
      if (p !== undefined && p.y > y !== q.y > y) {
        if (x < p.x + ((y - p.y) / (q.y - p.y)) * (q.x - p.x)) {
          winding += q.y > p.y ? 1 : -1;
          crossings += 1;
        }
      }
      p = q;
    }
  }
  return rule === "evenodd" ? crossings % 2 === 1 : winding !== 0;
}

const edgesOf = (polygon: readonly Point[]): readonly (readonly [Point, Point])[] =>
  polygon.map((p, i) => [p, polygon[(i + 1) % polygon.length] ?? p] as const);
