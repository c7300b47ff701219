import svgpath from "svgpath";
import type { Point } from "../geometry/geometry.ts";
import type { Outline, Step } from "../display/outline.ts";
import { isWithinBounds } from "./length.ts";

/** Path data as an outline of lines and cubic curves; undefined where it cannot be read to its end. */
export function readPath(data: string): Outline | undefined {
  const path = svgpath(data);
  if ("err" in path && path.err !== "") return undefined;
  const steps: Step[] = [];
  path
    .abs()
    .unshort()
    .unarc()
    .iterate((segment, _, x, y) => {
      if (isLong(segment)) steps.push(stepOf(segment, { x, y }));
    });
  return isBounded(steps) ? steps : undefined;
}

type Segment = Parameters<Parameters<ReturnType<typeof svgpath>["iterate"]>[0]>[0];

/** Segments that are left once paths are absolute, and neither short nor arcs. */
type LongSegment = Extract<
  Segment,
  readonly ["M" | "L" | "H" | "V" | "C" | "Q" | "Z" | "z", ...unknown[]]
>;

const isLong = (segment: Segment): segment is LongSegment => /^[MLHVCQZz]$/u.test(segment[0]);

/** One absolute segment; quadratic curves are raised to cubic ones. */
function stepOf(segment: LongSegment, from: Point): Step {
  switch (segment[0]) {
    case "M":
      return { kind: "move", to: { x: segment[1], y: segment[2] } };
    case "L":
      return { kind: "line", to: { x: segment[1], y: segment[2] } };
    case "H":
      return { kind: "line", to: { x: segment[1], y: from.y } };
    case "V":
      return { kind: "line", to: { x: from.x, y: segment[1] } };
    case "C": {
      const [, ax, ay, bx, by, x, y] = segment;
      return { kind: "curve", leave: { x: ax, y: ay }, arrive: { x: bx, y: by }, to: { x, y } };
    }
    case "Q": {
      const [, ax, ay, x, y] = segment;
      return raised(from, { x: ax, y: ay }, { x, y });
    }
    case "Z":
    case "z":
      return { kind: "close" };
  }
}

function raised(from: Point, over: Point, to: Point): Step {
  const toward = (end: Point): Point => ({
    x: end.x + (2 / 3) * (over.x - end.x),
    y: end.y + (2 / 3) * (over.y - end.y),
  });
  return { kind: "curve", leave: toward(from), arrive: toward(to), to };
}

export function isBounded(outline: Outline): boolean {
  const near = ({ x, y }: Point): boolean => isWithinBounds(x) && isWithinBounds(y);
  return outline.every((step) => {
    switch (step.kind) {
      case "move":
      case "line":
        return near(step.to);
      case "curve":
        return near(step.leave) && near(step.arrive) && near(step.to);
      case "close":
        return true;
    }
  });
}
