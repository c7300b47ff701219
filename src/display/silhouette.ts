import type { Point, Size } from "../geometry/geometry.ts";
import { IDENTITY, type Matrix } from "../geometry/matrix.ts";
import { joined, type Extent, type Silhouette } from "../geometry/silhouette.ts";
import { letteringCorners } from "./bounds.ts";
import type { Clip, Drawing, Shape, Thing } from "./drawing.ts";
import { mappedOutline, type Outline } from "./outline.ts";

/** Bands of a silhouette: finer than the lines of text that are set round it. */
const BANDS = 96;

/** A curve is followed in so many straight steps. */
const STEPS = 16;

/** What shows of a drawing, its strokes included; clips by stencils are not heeded. */
export function drawingSilhouette({ things, width, height }: Drawing): Silhouette {
  return within(bandsOf(things, IDENTITY, { width, height }));
}

type Bands = (Extent | undefined)[];

/** What lies outside the drawing's frame is not seen. */
const within = (bands: Bands): Silhouette =>
  bands.map((band) => overlap(band, { left: 0, right: 1 }));

function bandsOf(things: readonly Thing[], to: Matrix, size: Size): Bands {
  const bands = emptyBands();
  for (const thing of things) {
    const own = bandsOfThing(thing, to, size);
    own.forEach((extent, at) => (bands[at] = joined(bands[at], extent)));
  }
  return bands;
}

const emptyBands = (): Bands => Array.from({ length: BANDS }, () => undefined);

function bandsOfThing(thing: Thing, to: Matrix, size: Size): Bands {
  const bands = emptyBands();
  switch (thing.kind) {
    case "shape":
      trace(bands, polylines(mappedOutline(to, thing.outline)), reachOf(thing, to), size);
      return bands;
    case "lettering": {
      const corners = letteringCorners(thing, to);
      trace(bands, [[...corners, ...corners.slice(0, 1)]], 0, size);
      return bands;
    }
    case "group":
      return clipped(bandsOf(thing.things, to, size), thing.clip, to, size);
  }
}

function clipped(bands: Bands, clip: Clip | undefined, to: Matrix, size: Size): Bands {
  if (clip?.kind !== "outline") return bands;
  const hole = emptyBands();
  trace(hole, polylines(mappedOutline(to, clip.outline)), 0, size);
  return bands.map((band, at) => overlap(band, hole[at]));
}

function overlap(one: Extent | undefined, other: Extent | undefined): Extent | undefined {
  if (one === undefined || other === undefined) return undefined;
  const left = Math.max(one.left, other.left);
  const right = Math.min(one.right, other.right);
  return left < right ? { left, right } : undefined;
}

/** How far a stroke reaches beyond its outline. */
function reachOf({ stroke }: Shape, [a, b, c, d]: Matrix): number {
  return ((stroke?.width ?? 0) / 2) * Math.sqrt(Math.abs(a * d - b * c));
}

/** The outline as straight lines, closed: what is filled is closed, too. */
function polylines(outline: Outline): readonly (readonly Point[])[] {
  const lines: Point[][] = [];
  for (const step of outline) {
    const line = lines.at(-1);
    if (step.kind === "move") lines.push([step.to]);
    else if (line === undefined) continue;
    else if (step.kind === "line") line.push(step.to);
    else if (step.kind === "curve") line.push(...curvePoints(line.at(-1) ?? step.to, step));
    else line.push(...line.slice(0, 1));
  }
  return lines.map((line) => [...line, ...line.slice(0, 1)]);
}

function curvePoints(
  from: Point,
  { leave, arrive, to }: Extract<Outline[number], { kind: "curve" }>,
): readonly Point[] {
  return Array.from({ length: STEPS }, (_, step) => {
    const t = (step + 1) / STEPS;
    const u = 1 - t;
    const [p, q, r, s] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
    return {
      x: p * from.x + q * leave.x + r * arrive.x + s * to.x,
      y: p * from.y + q * leave.y + r * arrive.y + s * to.y,
    };
  });
}

function trace(
  bands: Bands,
  lines: readonly (readonly Point[])[],
  reach: number,
  size: Size,
): void {
  for (const line of lines) {
    line.forEach((to, index) => {
      const from = line[index - 1];
      if (from !== undefined) traceSegment(bands, { from, to, reach }, size);
    });
  }
}

interface Segment {
  readonly from: Point;
  readonly to: Point;
  readonly reach: number;
}

/** Widens each band that the segment passes by the part of it that lies there. */
function traceSegment(bands: Bands, { from, to, reach }: Segment, { width, height }: Size): void {
  const [upper, lower] = from.y <= to.y ? [from, to] : [to, from];
  const bandAt = (y: number): number => (y / height) * BANDS;
  const first = Math.max(0, Math.floor(bandAt(upper.y - reach)));
  const last = Math.min(BANDS - 1, Math.floor(bandAt(lower.y + reach)));
  const fall = lower.y - upper.y;
  const xAt = (y: number): number => {
    const share = fall === 0 ? 0 : Math.max(0, Math.min(1, (y - upper.y) / fall));
    return upper.x + share * (lower.x - upper.x);
  };
  for (let band = first; band <= last; band += 1) {
    const head = (band / BANDS) * height - reach;
    const foot = ((band + 1) / BANDS) * height + reach;
    // A level segment lies in its band from end to end.
    const ends = fall === 0 ? [from.x, to.x] : [xAt(head), xAt(foot)];
    const left = (Math.min(...ends) - reach) / width;
    const right = (Math.max(...ends) + reach) / width;
    bands[band] = joined(bands[band], { left, right });
  }
}
