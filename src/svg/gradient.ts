import type { Circle, LinearGradient, RadialGradient, Stop } from "../display/drawing.ts";
import type { Ink } from "../color/ink.ts";
import { cornersOf } from "../display/outline.ts";
import type { Point, Rect, Size } from "../geometry/geometry.ts";
import { composed, growth, IDENTITY, inverse, mapped, scaledBy } from "../geometry/matrix.ts";
import type { Matrix } from "../geometry/matrix.ts";
import { called, localId } from "./desk.ts";
import type { Desk } from "./desk.ts";
import { declarationsOf, foreign, readTint } from "./dress.ts";
import { isWithinBounds, readLength, readShare } from "./length.ts";
import { repeated } from "./spread.ts";
import type { Spread } from "./spread.ts";
import type { Tint } from "./color.ts";
import { readTransform } from "./transform.ts";
import type { Element } from "./xml.ts";

/** What a gradient is fitted to. */
export interface GradientPlace {
  /** Of the shape without its stroke, in its own space. */
  readonly bounds: Rect | undefined;
  /** What is painted, in the same space: farther out nothing is seen of the gradient. */
  readonly painted: Rect | undefined;
  readonly port: Size;
  readonly fontSize: number;
  /** What `currentColor` is. */
  readonly color: Tint;
  /** From the shape's space to the drawing's. */
  readonly matrix: Matrix;
}

/**
 * A gradient as it paints one shape: a single ink where it has but one, undefined where it paints
 * nothing. Errors: `drawing/reference`, `drawing/number`, `drawing/color`.
 */
export function readGradient(
  element: Element,
  place: GradientPlace,
  desk: Desk,
): LinearGradient | RadialGradient | Tint | undefined {
  const chain = chainOf(element, desk);
  const first = (name: string): string | undefined => attributeOf(chain, name);
  const stops = stopsOf(chain, place, desk);
  const [only] = stops;
  if (only === undefined) return undefined;
  const last = stops.at(-1) ?? only;
  if (stops.length === 1) return only;
  tellMixed(stops, element, desk);
  const inBox = first("gradientUnits") !== "userSpaceOnUse";
  const box = inBox ? boxMatrix(place.bounds) : IDENTITY;
  if (box === undefined) return undefined;
  const own = readTransform(first("gradientTransform") ?? "");
  if (own === undefined) {
    unreadable(element, "gradientTransform", desk);
    return undefined;
  }
  const read = lengthReader(first, { element, inBox, place }, desk);
  const spread = spreadOf(first("spreadMethod"));
  const local = composed(box, own);
  const matrix = composed(place.matrix, local);
  const back = inverse(local);
  if (back === undefined || inverse(matrix) === undefined) return last;
  const seen = place.painted === undefined ? [] : cornersOf(place.painted);
  const corners = seen.map((point) => mapped(back, point));
  const whole = { stops, matrix, corners, spread };
  const shape = element.name === "linearGradient" ? lineOf(read) : circlesOf(read, first);
  if (shape === undefined) return last;
  const gradient = evened(repeated({ ...whole, ...shape }));
  if (isBounded(gradient)) return gradient;
  unreadable(element, "gradientTransform", desk);
  return undefined;
}

/** A spot ink runs into its own tints and into paper; with another ink it has no plate. */
function tellMixed(stops: readonly Tint[], { line }: Element, { remarks }: Desk): void {
  const inks = stops.map(({ ink }) => ink);
  const spots = new Set(inks.flatMap((ink) => (ink.kind === "spot" ? [ink.name] : [])));
  const isProcess = (ink: Ink): boolean => ink.kind === "cmyk" && ink.c + ink.m + ink.y + ink.k > 0;
  const [name] = spots;
  if (name === undefined || (spots.size === 1 && !inks.some(isProcess))) return;
  remarks.leftOut({
    code: "drawing/spot",
    line,
    sentence: `a gradient from the spot ink \`${name}\` to another ink is printed in process inks`,
    hint: "let it run into a tint of the same ink, or into white",
  });
}

/** The same gradient with its lengths in units about as large as the drawing's, lest they be rounded to nothing. */
function evened(gradient: LinearGradient | RadialGradient): LinearGradient | RadialGradient {
  const scale = growth(gradient.matrix);
  const matrix = composed(gradient.matrix, scaledBy(1 / scale));
  const grown = ({ x, y }: Point): Point => ({ x: x * scale, y: y * scale });
  if (gradient.kind === "linear") {
    return { ...gradient, from: grown(gradient.from), to: grown(gradient.to), matrix };
  }
  const round = (circle: Circle): Circle => ({
    ...grown(circle),
    radius: circle.radius * scale,
  });
  return { ...gradient, from: round(gradient.from), to: round(gradient.to), matrix };
}

function isBounded(gradient: LinearGradient | RadialGradient): boolean {
  const { from, to, matrix } = gradient;
  const radii = gradient.kind === "radial" ? [gradient.from.radius, gradient.to.radius] : [];
  return [from.x, from.y, to.x, to.y, ...radii, ...matrix].every(isWithinBounds);
}

/** The gradient and those that it takes its own from by `href`, the nearest first. */
function chainOf(element: Element, desk: Desk): readonly Element[] {
  const chain = [element];
  for (let at: Element | undefined = element; at !== undefined;) {
    const href: string | undefined = at.attributes.get("href");
    const id = localId(href);
    if (href !== undefined && id === undefined) foreign(at, href, desk.remarks);
    at = id === undefined ? undefined : called(id, at, chain, desk);
    if (at !== undefined) chain.push(at);
  }
  return chain.filter(isGradient);
}

export const isGradient = ({ name }: Element): boolean =>
  name === "linearGradient" || name === "radialGradient";

const attributeOf = (chain: readonly Element[], name: string): string | undefined =>
  chain.find(({ attributes }) => attributes.has(name))?.attributes.get(name);

/** From the unit square to the box; undefined where it has no area. */
const boxMatrix = (bounds: Rect | undefined): Matrix | undefined =>
  bounds !== undefined && bounds.width > 0 && bounds.height > 0
    ? [bounds.width, 0, 0, bounds.height, bounds.x, bounds.y]
    : undefined;

const spreadOf = (text: string | undefined): Spread =>
  text === "repeat" || text === "reflect" ? text : "pad";

/** The stops of the first gradient of the chain that has any; their offsets never fall. */
function stopsOf(
  chain: readonly Element[],
  { color }: GradientPlace,
  desk: Desk,
): readonly (Stop & Tint)[] {
  const stops = chain.map(stopElements).find((some) => some.length > 0) ?? [];
  let behind = 0;
  return stops.map((stop) => {
    const declared = declarationsOf(stop, desk.sheet);
    const offset = readShare(stop.attributes.get("offset") ?? "0");
    if (offset === undefined) unreadable(stop, "offset", desk);
    const own = declared.get("color");
    const current = own === undefined ? color : readTint(own, color, stop, desk);
    const tint = readTint(declared.get("stop-color") ?? "black", current, stop, desk);
    const opacity = readShare(declared.get("stop-opacity") ?? "1");
    if (opacity === undefined) unreadable(stop, "stop-opacity", desk);
    behind = Math.max(behind, offset ?? 0);
    return { offset: behind, ink: tint.ink, opacity: tint.opacity * (opacity ?? 1) };
  });
}

const stopElements = ({ children }: Element): readonly Element[] =>
  children.flatMap((child) => (typeof child !== "string" && child.name === "stop" ? [child] : []));

type ReadAttribute = (name: string, usual: string, along: "x" | "y" | "both") => number;

interface Reading {
  readonly element: Element;
  readonly inBox: boolean;
  readonly place: GradientPlace;
}

function lengthReader(
  first: (name: string) => string | undefined,
  { element, inBox, place }: Reading,
  desk: Desk,
): ReadAttribute {
  const { width, height } = inBox ? { width: 1, height: 1 } : place.port;
  const wholes = { x: width, y: height, both: Math.hypot(width, height) / Math.SQRT2 };
  return (name, usual, along) => {
    const measures = { fontSize: place.fontSize, whole: wholes[along] };
    const length = readLength(first(name) ?? usual, measures);
    if (length === undefined) unreadable(element, name, desk);
    return length ?? 0;
  };
}

function unreadable(
  { name, line, attributes }: Element,
  attribute: string,
  { remarks }: Desk,
): void {
  const value = attributes.get(attribute);
  const sentence = `\`${attribute}\` of \`${name}\` cannot be read${value === undefined ? "" : `: \`${value.slice(0, 40)}\``}`;
  remarks.error("drawing/number", line, sentence, "give it a number as SVG has it");
}

function lineOf(read: ReadAttribute) {
  const from: Point = { x: read("x1", "0%", "x"), y: read("y1", "0%", "y") };
  const to: Point = { x: read("x2", "100%", "x"), y: read("y2", "0%", "y") };
  if (from.x === to.x && from.y === to.y) return undefined;
  return { kind: "linear", from, to } as const;
}

/** A focus on the circle's edge or beyond it is drawn back inside, or the color would run out of the circle. */
const FARTHEST_FOCUS = 0.99;

function circlesOf(read: ReadAttribute, first: (name: string) => string | undefined) {
  const [x, y] = [read("cx", "50%", "x"), read("cy", "50%", "y")];
  const radius = read("r", "50%", "both");
  if (!(radius > 0)) return undefined;
  const inner = Math.min(Math.max(0, read("fr", "0%", "both")), radius * FARTHEST_FOCUS);
  const fx = first("fx") === undefined ? x : read("fx", "0", "x");
  const fy = first("fy") === undefined ? y : read("fy", "0", "y");
  const distance = Math.hypot(fx - x, fy - y);
  const room = radius * FARTHEST_FOCUS - inner;
  const back = distance > room ? room / distance : 1;
  const focus = { x: x + (fx - x) * back, y: y + (fy - y) * back, radius: inner };
  return { kind: "radial", from: focus, to: { x, y, radius } } as const;
}
