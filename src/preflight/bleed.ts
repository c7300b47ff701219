import type { Page } from "../display/mark.ts";
import { POINTS_PER_MM, type Point, type Pt, type Rect, type Size } from "../geometry/geometry.ts";
import { placesBeside, type Place } from "./edge-places.ts";
import { inMm, type PageFinding } from "./finding.ts";
import { isWhite } from "./plates.ts";
import type { Limits } from "./printer.ts";
import {
  calledPicture,
  isBare,
  ofDrawing,
  shownAt,
  type Seen,
  type SeenArea,
  type SeenPicture,
  type SeenStroke,
} from "./seen.ts";
import { reachOf, SIDES, TOUCHES, UNSEEN, type Side } from "./sides.ts";

/** A page's edge, and what is to lie past it. */
interface Bleed {
  readonly trim: Size;
  readonly bleed: Pt;
  readonly edges: Readonly<Record<Side, Edge>>;
}

/** What lies at one edge, and what is known to be seen just inside of it and where the bleed ends. */
interface Edge {
  readonly near: readonly Seen[];
  readonly inside: Known;
  readonly out: Known;
}

type Known = Map<number, Seen | undefined>;

type Inked = SeenArea | SeenStroke | SeenPicture;

/**
 * Ink that reaches the trim and does not go on past it as far as the bleed: the cut, which may be off, would leave a
 * white edge. Of pictures it is looked at where they have ink, of shapes in drawings where they really lie, with what
 * goes on in their place.
 */
export function checkBleed(
  seen: readonly Seen[],
  { trim }: Page,
  { bleed }: Limits,
): readonly PageFinding[] {
  if (bleed === 0) return [];
  const edgeAt = (side: Side): Edge => {
    const isNear = ({ kind, bounds }: Seen): boolean =>
      kind !== "type" && reachOf(bounds, trim)[side] >= -TOUCHES - 1;
    const near = seen.filter(isNear);
    return { near, inside: new Map(), out: new Map() };
  };
  const edges = {
    left: edgeAt("left"),
    right: edgeAt("right"),
    head: edgeAt("head"),
    foot: edgeAt("foot"),
  };
  return seen.flatMap((one) => (one.kind === "type" ? [] : findingOf(one, { trim, bleed, edges })));
}

function findingOf(one: Inked, sheet: Bleed): readonly PageFinding[] {
  if (one.kind !== "picture" && one.inks.every(isWhite)) return [];
  const reach = reachOf(one.bounds, sheet.trim);
  const gaps = SIDES.filter((side) => reach[side] >= -TOUCHES).flatMap((side) => {
    const gap = gapAt(one, side, reach[side], sheet);
    return gap === undefined ? [] : [{ ...gap, side }];
  });
  const [first] = gaps;
  if (first === undefined) return [];
  const edges = gaps.map(({ side }) => side).join(", ");
  const needed = inMm(sheet.bleed);
  const isBare = one.kind === "picture" && reach[first.side] >= sheet.bleed - UNSEEN;
  return [
    {
      check: "bleed",
      at: first.at,
      span: one.span,
      ...(one.kind === "picture" && { alone: true }),
      ...(one.drawing !== undefined && { of: one.drawing }),
      ...(one.kind === "area" && one.drawing === undefined && { ofTheme: true }),
      ...(isBare
        ? {
            mild: true,
            says: `${nameOf(one)} has color up to the trim at the ${edges} and none past it,`,
            hint: "take one whose color goes on to its edge, or crop its white edge off",
          }
        : {
            says: `${nameOf(one)} reaches the trim at the ${edges} and runs ${inMm(first.past)} past it, not ${needed},`,
            hint: `let it run ${needed} past the trim (\`page: { bleed: … }\` leaves the room), or end it inside`,
          }),
    },
  ];
}

function nameOf(one: Inked): string {
  if (one.kind === "picture") return calledPicture(one.picture);
  if (one.drawing === undefined) return "a ground or rule";
  return `a ${one.kind === "area" ? "shape" : "line"}${ofDrawing(one)}`;
}

/** Where something stops too early, and how far past the trim. */
interface Gap {
  readonly at: Point;
  readonly past: Pt;
}

function gapAt(one: Inked, side: Side, reach: Pt, sheet: Bleed): Gap | undefined {
  const isNear = reach < sheet.bleed - UNSEEN;
  if (one.kind === "picture") {
    if (isNear && !hasInkAt(one, side, sheet)) return undefined;
  } else if (one.drawing !== undefined) {
    return gapAlong(one, side, sheet);
  }
  if (isNear) return { at: cornerOf(one.bounds), past: Math.max(0, reach) };
  return one.kind === "picture" && one.picture.bareMap !== undefined
    ? gapAlong(one, side, sheet)
    : undefined;
}

const cornerOf = ({ x, y }: Rect): Point => ({ x, y });

/** Just inside the trim. */
const INSIDE = -(TOUCHES + UNSEEN);
/** So many steps lead from there to the bleed's edge. */
const DEPTHS = 28;
/** An edge that stays as far from the trim along so much of it was drawn there: one that only crosses it moves on. */
const LEAST_EDGE: Pt = 8 * POINTS_PER_MM;
/** … or along so much of what reaches the trim; a picture's white edge is all of it, nearly. */
const SHARE = 0.8;

/**
 * Where a thing has ink at the trim, and neither it nor another goes on to the bleed's edge, but stops along a line as
 * the trim's: what crosses it aslant or bent is meant to.
 */
function gapAlong(one: Inked, side: Side, sheet: Bleed): Gap | undefined {
  const { places, step } = placesBeside(one.bounds, side, sheet.trim);
  const edge = sheet.edges[side];
  const { near } = edge;
  const inside = places.map((place) => seenThere(place, INSIDE, edge.inside, near) === one);
  const length = inside.filter((isIn) => isIn).length;
  if (length === 0) return undefined;
  const depth = sheet.bleed - UNSEEN;
  const stops = places.map((place, index) =>
    inside[index] === true && seenThere(place, depth, edge.out, near) === undefined
      ? stopOf(place.at, depth, near)
      : undefined,
  );
  const least = Math.max(1, SHARE * length);
  const needed =
    one.kind === "picture" ? least : Math.min(LEAST_EDGE / Math.max(step, UNSEEN), least);
  // A photograph's white has grains of ink in it.
  const found = one.kind === "picture" ? mostLevel(stops) : longestLevel(stops);
  const place = places[found.from];
  if (found.count < needed || place === undefined) return undefined;
  const past = edgeOf(place.at, stops[found.from] ?? 0, depth, near);
  return { at: place.at(0), past: Math.max(0, past) };
}

/** What is seen at a place; of common places it is known. */
function seenThere(place: Place, past: Pt, known: Known, near: readonly Seen[]): Seen | undefined {
  const { mark, at } = place;
  if (mark === undefined) return shownAt(at(past), near);
  if (!known.has(mark)) known.set(mark, shownAt(at(past), near));
  return known.get(mark);
}

/** How far past the trim a step is. */
const pastAt = (step: number, depth: Pt): Pt => INSIDE + (step * (depth - INSIDE)) / DEPTHS;

/** The last step outwards at which something is seen. */
function stopOf(at: (past: Pt) => Point, depth: Pt, near: readonly Seen[]): number {
  let step = 0;
  while (step < DEPTHS && shownAt(at(pastAt(step + 1, depth)), near) !== undefined) step += 1;
  return step;
}

/** Where between a step and the next nothing is seen any more. */
function edgeOf(at: (past: Pt) => Point, step: number, depth: Pt, near: readonly Seen[]): Pt {
  let [seen, bare] = [pastAt(step, depth), pastAt(step + 1, depth)];
  while (bare - seen > UNSEEN / 2) {
    const middle = (seen + bare) / 2;
    if (shownAt(at(middle), near) === undefined) bare = middle;
    else seen = middle;
  }
  return seen;
}

/** The longest run of places whose steps differ by no more than one. */
function longestLevel(stops: readonly (number | undefined)[]) {
  let longest = { from: 0, count: 0 };
  for (let from = 0; from < stops.length; from += 1) {
    let [low, high] = [Infinity, -Infinity];
    let to = from;
    for (; to < stops.length; to += 1) {
      const stop = stops[to];
      if (stop === undefined) break;
      [low, high] = [Math.min(low, stop), Math.max(high, stop)];
      if (high - low > 1) break;
    }
    if (to - from > longest.count) longest = { from, count: to - from };
  }
  return longest;
}

/** Of all places those whose steps differ by no more than one, as many as there are. */
function mostLevel(stops: readonly (number | undefined)[]) {
  let most = { from: 0, count: 0 };
  for (let step = 0; step <= DEPTHS; step += 1) {
    const isLevel = (stop: number | undefined): boolean => stop === step || stop === step + 1;
    const count = stops.filter(isLevel).length;
    if (count > most.count) most = { from: stops.findIndex(isLevel), count };
  }
  return most;
}

/** More than a grain of ink here and there. */
function hasInkAt(one: SeenPicture, side: Side, { trim }: Bleed): boolean {
  if (one.picture.bareMap === undefined) return true;
  const { places } = placesBeside(one.bounds, side, trim);
  const inked = places.filter(({ at }) => !isBare(one, at(INSIDE)));
  return inked.length > GRAINS * places.length;
}

const GRAINS = 0.1;
