import type { Point, Size } from "../geometry/geometry.ts";
import { rect } from "../geometry/geometry.ts";
import type { Outline, Step } from "../display/outline.ts";
import { rectOutline } from "../display/outline.ts";
import { readLength, readNumbers } from "./length.ts";
import { readPath } from "./path.ts";
import type { Element } from "./xml.ts";

/** Basic shapes and paths as outlines in the element's own space. */

/** What a shape's lengths are relative to. */
export interface Surroundings {
  readonly fontSize: number;
  readonly port: Size;
}

/** An outline, or the attribute that cannot be read. */
export type ReadOutline =
  | { readonly kind: "outline"; readonly outline: Outline }
  | { readonly kind: "unreadable"; readonly attribute: string };

export const SHAPES = ["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"];

/** The outline of a shape; empty where it has no size. */
export function readOutline(element: Element, around: Surroundings): ReadOutline {
  const lengths = lengthsOf(element, around);
  const outline = outlineOf(element, lengths);
  if (lengths.unreadable !== undefined) {
    return { kind: "unreadable", attribute: lengths.unreadable };
  }
  if (outline === undefined) {
    return { kind: "unreadable", attribute: element.name === "path" ? "d" : "points" };
  }
  return { kind: "outline", outline };
}

function outlineOf(element: Element, lengths: Lengths): Outline | undefined {
  const { across, down, along } = lengths;
  switch (element.name) {
    case "path":
      return readPath(element.attributes.get("d") ?? "");
    case "rect":
      return roundedRect(lengths);
    case "circle": {
      const radius = along("r");
      return oval({ x: across("cx"), y: down("cy") }, radius, radius);
    }
    case "ellipse": {
      const [rx, ry] = [lengths.radius("rx", across), lengths.radius("ry", down)];
      return oval({ x: across("cx"), y: down("cy") }, rx ?? ry ?? 0, ry ?? rx ?? 0);
    }
    case "line":
      return [
        { kind: "move", to: { x: across("x1"), y: down("y1") } },
        { kind: "line", to: { x: across("x2"), y: down("y2") } },
      ];
    default:
      return polygon(element);
  }
}

interface Lengths {
  /** The attributes' values; nothing is 0. */
  readonly across: (attribute: string) => number;
  readonly down: (attribute: string) => number;
  readonly along: (attribute: string) => number;
  /** Undefined where it is `auto` or missing. */
  readonly radius: (attribute: string, read: (attribute: string) => number) => number | undefined;
  /** The first attribute that could not be read. */
  readonly unreadable: string | undefined;
}

function lengthsOf({ attributes }: Element, { fontSize, port }: Surroundings): Lengths {
  let unreadable: string | undefined;
  const read = (attribute: string, whole: number): number => {
    const text = attributes.get(attribute);
    if (text === undefined) return 0;
    const length = readLength(text, { fontSize, whole });
    if (length === undefined) unreadable ??= attribute;
    return length ?? 0;
  };
  return {
    across: (attribute) => read(attribute, port.width),
    down: (attribute) => read(attribute, port.height),
    along: (attribute) => read(attribute, Math.hypot(port.width, port.height) / Math.SQRT2),
    radius: (attribute, readRadius) => {
      const text = attributes.get(attribute)?.trim();
      return text === undefined || text === "auto" ? undefined : readRadius(attribute);
    },
    get unreadable() {
      return unreadable;
    },
  };
}

/** How far a Bézier curve's handles reach along a quarter of a circle. */
const QUARTER = (4 / 3) * (Math.SQRT2 - 1);

function roundedRect({ across, down, radius }: Lengths): Outline {
  const [x, y, width, height] = [across("x"), down("y"), across("width"), down("height")];
  if (!(width > 0 && height > 0)) return [];
  const [wide, high] = [radius("rx", across), radius("ry", down)];
  const rx = Math.min(Math.max(0, wide ?? high ?? 0), width / 2);
  const ry = Math.min(Math.max(0, high ?? wide ?? 0), height / 2);
  if (rx === 0 || ry === 0) return rectOutline(rect(x, y, width, height));
  const [right, foot] = [x + width, y + height];
  return [
    { kind: "move", to: { x: x + rx, y } },
    { kind: "line", to: { x: right - rx, y } },
    corner({ x: right - rx, y }, { x: right, y: y + ry }, { x: right, y }),
    { kind: "line", to: { x: right, y: foot - ry } },
    corner({ x: right, y: foot - ry }, { x: right - rx, y: foot }, { x: right, y: foot }),
    { kind: "line", to: { x: x + rx, y: foot } },
    corner({ x: x + rx, y: foot }, { x, y: foot - ry }, { x, y: foot }),
    { kind: "line", to: { x, y: y + ry } },
    corner({ x, y: y + ry }, { x: x + rx, y }, { x, y }),
    { kind: "close" },
  ];
}

/** A quarter of an ellipse between two points, round the corner of the box that both lie in. */
function corner(from: Point, to: Point, box: Point): Step {
  const toward = (end: Point): Point => ({
    x: end.x + QUARTER * (box.x - end.x),
    y: end.y + QUARTER * (box.y - end.y),
  });
  return { kind: "curve", leave: toward(from), arrive: toward(to), to };
}

/** Begins at three o'clock and goes round as a clock does. */
function oval({ x, y }: Point, rx: number, ry: number): Outline {
  if (!(rx > 0 && ry > 0)) return [];
  const [east, south] = [
    { x: x + rx, y },
    { x, y: y + ry },
  ];
  const [west, north] = [
    { x: x - rx, y },
    { x, y: y - ry },
  ];
  return [
    { kind: "move", to: east },
    corner(east, south, { x: x + rx, y: y + ry }),
    corner(south, west, { x: x - rx, y: y + ry }),
    corner(west, north, { x: x - rx, y: y - ry }),
    corner(north, east, { x: x + rx, y: y - ry }),
    { kind: "close" },
  ];
}

function polygon({ name, attributes }: Element): Outline | undefined {
  const numbers = readNumbers(attributes.get("points") ?? "");
  if (numbers === undefined || numbers.length % 2 > 0) return undefined;
  const points = numbers.flatMap((x, i) => (i % 2 === 0 ? [{ x, y: numbers[i + 1] ?? 0 }] : []));
  const steps = points.map((to, i): Step => ({ kind: i === 0 ? "move" : "line", to }));
  return name === "polygon" && steps.length > 0 ? [...steps, { kind: "close" }] : steps;
}
