import type { Circle, LinearGradient, RadialGradient, Stop } from "../display/drawing.ts";
import type { Point } from "../geometry/geometry.ts";
import type { Matrix } from "../geometry/matrix.ts";

/** What a gradient does before its beginning and behind its end. */
export type Spread = "pad" | "repeat" | "reflect";

interface Spreading {
  readonly spread: Spread;
  readonly stops: readonly Stop[];
  readonly matrix: Matrix;
  /** The corners of what is painted, in the gradient's space. */
  readonly corners: readonly Point[];
}

type Course =
  | { readonly kind: "linear"; readonly from: Point; readonly to: Point }
  | { readonly kind: "radial"; readonly from: Circle; readonly to: Circle };

/** Stripes finer than these are no longer seen as stripes. */
const MOST_ROUNDS = 500;

/**
 * A gradient that only ends where nothing is painted any more: one that repeats is written out, round
 * after round, over all that it paints, since a PDF knows but the plain kind.
 */
export function repeated(order: Spreading & Course): LinearGradient | RadialGradient {
  const { stops, matrix, corners, spread } = order;
  if (order.kind === "linear") {
    const { from, to } = order;
    const [first, last] =
      spread === "pad" ? [0, 1] : rounds(corners.map((one) => reach(one, order)));
    const ends = { from: along(from, to, first), to: along(from, to, last) };
    return { kind: "linear", ...ends, stops: written(stops, spread, first, last), matrix };
  }
  const { from, to } = order;
  const last = spread === "pad" ? 1 : rounds([1, ...corners.map((one) => outreach(one, order))])[1];
  const radius = from.radius + (to.radius - from.radius) * last;
  const end = { ...along(from, to, last), radius };
  return { kind: "radial", from, to: end, stops: written(stops, spread, 0, last), matrix };
}

function rounds(reaches: readonly number[]): readonly [number, number] {
  const first = Math.floor(Math.min(0, ...reaches));
  const last = Math.ceil(Math.max(1, ...reaches));
  if (last - first <= MOST_ROUNDS) return [first, last];
  return [Math.max(first, -MOST_ROUNDS / 2), Math.min(last, MOST_ROUNDS / 2)];
}

const along = (from: Point, to: Point, share: number): Point => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
});

/** Where a point lies along a line: 0 at its beginning, 1 at its end. */
function reach({ x, y }: Point, { from, to }: Extract<Course, { kind: "linear" }>): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  return ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy);
}

/** The circle in whose disk a point surely lies: all disks about the focus grow at least so fast. */
function outreach({ x, y }: Point, { from, to }: Extract<Course, { kind: "radial" }>): number {
  const slowest = to.radius - from.radius - Math.hypot(to.x - from.x, to.y - from.y);
  const far = Math.hypot(x - from.x, y - from.y) - from.radius;
  return slowest > 0 ? far / slowest : MOST_ROUNDS;
}

/** The stops of all rounds, their offsets from 0 to 1 over the whole. */
function written(
  stops: readonly Stop[],
  spread: Spread,
  first: number,
  last: number,
): readonly Stop[] {
  const ended = withEnds(stops);
  if (spread === "pad") return ended;
  const back = ended.map((stop) => ({ ...stop, offset: 1 - stop.offset })).reverse();
  const all = Array.from({ length: last - first }, (_, i) => {
    const turned = spread === "reflect" && (first + i) % 2 !== 0;
    return (turned ? back : ended).map((stop) => ({
      ...stop,
      offset: (i + stop.offset) / (last - first),
    }));
  });
  return all.flat();
}

/** Before the first stop and behind the last the ink is theirs. */
function withEnds(stops: readonly Stop[]): readonly Stop[] {
  const [first] = stops;
  const last = stops.at(-1);
  if (first === undefined || last === undefined) return stops;
  return [
    ...(first.offset > 0 ? [{ ...first, offset: 0 }] : []),
    ...stops,
    ...(last.offset < 1 ? [{ ...last, offset: 1 }] : []),
  ];
}
