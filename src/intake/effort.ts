import { isSpent, spend, type Effort } from "../foreign/effort.ts";
import type { Outline } from "../display/outline.ts";
import type { Painted } from "../foreign/painted.ts";
import { mostInk } from "../preflight/layers.ts";
import type { Limits } from "../preflight/printer.ts";
import { lies, type Seen } from "../preflight/seen.ts";
import type { Point, Rect } from "../geometry/geometry.ts";

/**
 * What of a page can be looked at closely without taking for ever: whoever asks what lies on what asks it of every thing
 * about every other, which our own pages have few of and a file made to break its reader has too many.
 */
export interface Affordable {
  readonly seen: readonly Seen[];
  /** Something was left out. */
  readonly isPart: boolean;
}

/** What may be spent on looking closely at a file, and at a page of it, in the steps of a file's own effort. */
export const closeLook = (): Effort => ({ left: 80_000_000 });
const MOST_OF_PAGE = 60_000_000;

/** A page's share of a file's; what is left of it is given back. */
export const shareOf = (closely: Effort): Effort => ({
  left: Math.min(MOST_OF_PAGE, closely.left),
});

/** To make a thing ready to be looked at closely, and each step of its outline, takes as long as to read so many bytes. */
const [OF_THING, OF_STEP] = [200, 100];

/** How long outlines are that a thing is asked about, its own and those that clip it, in straight lines. */
export const lengthOf = (thing: Painted): number =>
  (thing.kind === "shape" ? linesIn(thing.outline) : 1) +
  thing.clip.outlines.reduce((sum, { outline }) => sum + linesIn(outline), 0);

/** So many straight lines stand for a curve. */
const OF_CURVE = 8;
const lines = new WeakMap<Outline, number>();

/** Clips hold for many things: each is counted once. */
function linesIn(outline: Outline): number {
  const known =
    lines.get(outline) ??
    outline.reduce((sum, { kind }) => sum + (kind === "curve" ? OF_CURVE : 1), 0);
  lines.set(outline, known);
  return known;
}

/** So much of a page's effort is kept for asking what lies on what. */
const KEPT = 10_000_000;

/** Whether there is effort left to look at a thing of so many steps closely; if so, it is spent. */
export function affords(closely: Effort, length: number): boolean {
  const cost = OF_THING + length * OF_STEP;
  return closely.left - cost > KEPT && spend(closely, cost);
}

/** What is found with the effort that there is: whoever came to its end may have found what is not so. */
export function ifAfforded<Found>(effort: Effort, find: () => readonly Found[]): readonly Found[] {
  const found = isSpent(effort) ? [] : find();
  return isSpent(effort) ? [] : found;
}

/** What may be spent on unpacking pictures, to see whether all of them is there; the others are taken as they are. */
export const pictureEffort = (): Effort => ({ left: 40_000_000 });

/** So many steps of an outline are asked about in the time of reading a byte. */
const ASKED = 6;

/**
 * A thing that takes of the effort whenever it is asked. Once nothing is left of it, it is said to lie everywhere, by which
 * whoever asks what lies on what is soon content, and finds nothing.
 */
export function counted(one: Seen, length: number, closely: Effort): Seen {
  if (one.kind !== "area" && one.kind !== "stroke") return one;
  const covers = (point: Point): boolean => {
    if (isSpent(closely)) return true;
    spend(closely, lies(point, one.bounds) ? 1 + length / ASKED : 1);
    return one.covers(point);
  };
  if (one.kind === "area") return { ...one, covers };
  const along = (count: number): readonly Point[] =>
    spend(closely, count + length * OF_STEP) ? one.along(count) : [];
  return { ...one, covers, along };
}

/** So many lines that are too thin are asked whether something hides them. */
const MOST_FINE = 600;

/** The things of which thin ones are the first so many. */
export function forFineParts(seen: readonly Seen[], { multiInkLine }: Limits): Affordable {
  let fine = 0;
  const kept = seen.filter((one) => {
    const width = one.kind === "stroke" ? one.width : one.kind === "area" && one.thickness;
    if (typeof width !== "number" || width >= multiInkLine) return true;
    fine += 1;
    return fine <= MOST_FINE;
  });
  return { seen: kept, isPart: kept.length < seen.length };
}

/** How often it may be asked what ink lies at a place of a page. */
const MOST_ASKED = 25_000_000;
/** As many places as are asked of one thing, and about so many of a small one. */
const [MOST_PLACES, FEWEST_PLACES] = [30_000, 16];

/** To find a place of a thing takes as long as to read so many bytes. */
const OF_PLACE = 20;

/** What lies over a thing is asked until something covers the place, which is soon. */
const SOON = 1 / 20;

/** The things of which those that may have too much ink can be asked place by place; what is too much is not there. */
export function forTotalInk(
  seen: readonly Seen[],
  { maxInk }: Limits,
  closely: Effort,
): Affordable {
  const most = Math.min(MOST_ASKED, closely.left / 3);
  let asked = 0;
  const kept: Seen[] = [];
  for (const [index, one] of seen.entries()) {
    const below = groundOf(one, kept);
    if (one.kind !== "picture" && mostInk([...below, one]) > maxInk) {
      const { width, height } = one.bounds;
      const places = Math.min(MOST_PLACES, Math.max(FEWEST_PLACES, width * height));
      const over = nearTo(one, seen.slice(index + 1)).length;
      const cost = places * (1 + below.length + over * SOON);
      if (asked + cost > most || !spend(closely, places * OF_PLACE)) continue;
      asked += cost;
    }
    kept.push(one);
  }
  return { seen: kept, isPart: kept.length < seen.length };
}

/** What is seen through a thing, or stays under it. */
function groundOf(one: Seen, kept: readonly Seen[]): readonly Seen[] {
  if (one.kind === "picture") return [];
  const isAlone = !one.overprints && one.opacity === 1 && one.shadeAt === undefined;
  return isAlone ? [] : nearTo(one, kept);
}

const nearTo = ({ bounds }: Seen, others: readonly Seen[]): readonly Seen[] =>
  others.filter((other) => other.kind !== "type" && meet(bounds, other.bounds));

const meet = (one: Rect, other: Rect): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;
