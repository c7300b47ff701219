import type { InkReach } from "./face.ts";

/** The straight edges of a glyph's outline, four numbers each: where it begins and where it ends, x before y. */
export type Edges = readonly number[];

/** A step of an outline as HarfBuzz tells it: M, L, Q, C or Z, and its points. */
interface Step {
  readonly type: string;
  readonly values: readonly number[];
}

/** So many straight edges stand for a curve: a letter an inch tall is off by less than a hair. */
const EDGES_OF_CURVE = 8;

type Spot = readonly [x: number, y: number];

/** An outline whose curves have been made edges. */
export function edgesOf(outline: readonly Step[]): Edges {
  const edges: number[] = [];
  let start: Spot = [0, 0];
  let at: Spot = start;
  for (const { type, values } of outline) {
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = values;
    const from = at;
    switch (type) {
      case "M":
        at = start = [a, b];
        break;
      case "L":
        at = [a, b];
        edges.push(...from, ...at);
        break;
      case "Q":
        at = [c, d];
        addCurve(edges, [from, toward(from, [a, b]), toward(at, [a, b]), at]);
        break;
      case "C":
        at = [x, y];
        addCurve(edges, [from, [a, b], [c, d], at]);
        break;
      default:
        at = start;
        edges.push(...from, ...at);
    }
  }
  return edges;
}

/** A quadratic curve is a cubic one whose middle points lie two thirds of the way to its own. */
const toward = ([x, y]: Spot, middle: Spot): Spot => [
  (x + 2 * middle[0]) / 3,
  (y + 2 * middle[1]) / 3,
];

function addCurve(edges: number[], points: readonly [Spot, Spot, Spot, Spot]): void {
  let [x, y] = points[0];
  for (let i = 1; i <= EDGES_OF_CURVE; i += 1) {
    edges.push(x, y);
    [x, y] = pointOn(points, i / EDGES_OF_CURVE);
    edges.push(x, y);
  }
}

/** A point of a cubic Bézier curve. */
function pointOn([from, leave, arrive, to]: readonly [Spot, Spot, Spot, Spot], t: number): Spot {
  const u = 1 - t;
  const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return [
    a * from[0] + b * leave[0] + c * arrive[0] + d * to[0],
    a * from[1] + b * leave[1] + c * arrive[1] + d * to[1],
  ];
}

/** How far the edges reach left and right between two heights; undefined where none lies there. */
export function reachOf(edges: Edges, low: number, high: number): InkReach | undefined {
  let left = Infinity;
  let right = -Infinity;
  for (let i = 0; i < edges.length; i += 4) {
    const y1 = edges[i + 1] ?? 0;
    const y2 = edges[i + 3] ?? 0;
    if ((y1 <= low && y2 <= low) || (y1 >= high && y2 >= high)) continue;
    const x1 = edges[i] ?? 0;
    const x2 = edges[i + 2] ?? 0;
    const slope = y1 === y2 ? 0 : (x2 - x1) / (y2 - y1);
    const from = x1 + slope * (within(y1, low, high) - y1);
    const to = x2 + slope * (within(y2, low, high) - y2);
    left = Math.min(left, from, to);
    right = Math.max(right, from, to);
  }
  return left > right ? undefined : { left, right };
}

const within = (y: number, low: number, high: number): number => Math.min(high, Math.max(low, y));
