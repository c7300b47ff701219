import { rect } from "../geometry/geometry.ts";
import type { Point, Rect } from "../geometry/geometry.ts";
import { mapped } from "../geometry/matrix.ts";
import type { Matrix } from "../geometry/matrix.ts";

/** The outline of a shape: where the pen goes, step by step. */
export type Outline = readonly Step[];

export type Step =
  | { readonly kind: "move"; readonly to: Point }
  | { readonly kind: "line"; readonly to: Point }
  /** A cubic Bézier curve. */
  | { readonly kind: "curve"; readonly leave: Point; readonly arrive: Point; readonly to: Point }
  | { readonly kind: "close" };

export function mappedOutline(matrix: Matrix, outline: Outline): Outline {
  return outline.map((step): Step => {
    switch (step.kind) {
      case "move":
      case "line":
        return { kind: step.kind, to: mapped(matrix, step.to) };
      case "curve":
        return {
          kind: "curve",
          leave: mapped(matrix, step.leave),
          arrive: mapped(matrix, step.arrive),
          to: mapped(matrix, step.to),
        };
      case "close":
        return step;
    }
  });
}

/** Less than this, in points as drawn, is no breadth. */
const FLAT = 1e-3;

/**
 * The outline without the parts that all lie on one straight line. These have no inside; filled, a press would make a
 * hairline of them.
 */
export function withBreadth(outline: Outline): Outline {
  const parts = partsOf(outline);
  const broad = parts.filter((part) => !isFlat(part));
  return broad.length === parts.length ? outline : broad.flat();
}

function partsOf(outline: Outline): readonly Outline[] {
  const parts: Step[][] = [];
  for (const step of outline) {
    if (step.kind === "move" || parts.length === 0) parts.push([]);
    parts.at(-1)?.push(step);
  }
  return parts;
}

function isFlat(part: Outline): boolean {
  const points = part.flatMap((step): readonly Point[] => {
    if (step.kind === "close") return [];
    return step.kind === "curve" ? [step.leave, step.arrive, step.to] : [step.to];
  });
  const [start = { x: 0, y: 0 }] = points;
  const awayFrom = ({ x, y }: Point): number => Math.hypot(x - start.x, y - start.y);
  const far = points.reduce((one, other) => (awayFrom(other) > awayFrom(one) ? other : one), start);
  const length = awayFrom(far);
  const [across, down] = [far.x - start.x, far.y - start.y];
  return points.every(
    ({ x, y }) => Math.abs(across * (y - start.y) - down * (x - start.x)) <= FLAT * length,
  );
}

/** The outline of a rectangle. */
export function rectOutline({ x, y, width, height }: Rect): Outline {
  return [
    { kind: "move", to: { x, y } },
    { kind: "line", to: { x: x + width, y } },
    { kind: "line", to: { x: x + width, y: y + height } },
    { kind: "line", to: { x, y: y + height } },
    { kind: "close" },
  ];
}

/** The smallest upright rectangle that holds the outline, curves by their course; undefined if it is empty. */
export function outlineBounds(outline: Outline): Rect | undefined {
  let pen: Point = { x: 0, y: 0 };
  const points: Point[] = [];
  for (const step of outline) {
    if (step.kind === "close") continue;
    if (step.kind === "curve") points.push(...turningPoints(pen, step));
    points.push(step.to);
    pen = step.to;
  }
  return boundsOf(points);
}

/** The smallest upright rectangle that holds all points; undefined if there are none. */
export function boundsOf(points: readonly Point[]): Rect | undefined {
  if (points.length === 0) return undefined;
  let [left, head, right, foot] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    head = Math.min(head, y);
    foot = Math.max(foot, y);
  }
  return rect(left, head, right - left, foot - head);
}

export function cornersOf({ x, y, width, height }: Rect): readonly Point[] {
  return [
    { x, y },
    { x: x + width, y },
    { x, y: y + height },
    { x: x + width, y: y + height },
  ];
}

type Curve = Extract<Step, { kind: "curve" }>;

/** Where a curve turns back in x or in y. */
function turningPoints(from: Point, curve: Curve): readonly Point[] {
  const { leave, arrive, to } = curve;
  const times = [
    ...turns(from.x, leave.x, arrive.x, to.x),
    ...turns(from.y, leave.y, arrive.y, to.y),
  ];
  return times.map((t) => ({
    x: along(t, [from.x, leave.x, arrive.x, to.x]),
    y: along(t, [from.y, leave.y, arrive.y, to.y]),
  }));
}

function along(t: number, [p, q, r, s]: readonly [number, number, number, number]): number {
  const u = 1 - t;
  return u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s;
}

/** The zeros of a cubic Bézier's derivative between its ends. */
function turns(p: number, q: number, r: number, s: number): readonly number[] {
  const a = s - 3 * r + 3 * q - p;
  const b = 2 * (r - 2 * q + p);
  const c = q - p;
  const root = Math.sqrt(b * b - 4 * a * c);
  const times = Math.abs(a) < 1e-12 ? [-c / b] : [(-b + root) / (2 * a), (-b - root) / (2 * a)];
  return times.filter((t) => t > 0 && t < 1);
}
