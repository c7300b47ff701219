import { POINTS_PER_MM, type Point, type Rect } from "../geometry/geometry.ts";
import { SPARE_INK } from "../images/inking.ts";
import type { PageFinding } from "./finding.ts";
import { isOver, mostInk, printedAt, type Printed } from "./layers.ts";
import { named, percent } from "./plates.ts";
import type { Limits } from "./printer.ts";
import { calledPicture, ofDrawing, wordsOf, type Seen, type SeenPicture } from "./seen.ts";

/**
 * Where a page has more ink than the paper takes, all that is printed over one another there. What is too small by
 * itself counts with the others of the page, as the pictures' own pixels do.
 */
export function checkTotalInk(seen: readonly Seen[], limits: Limits): readonly PageFinding[] {
  const grounds = seen.filter(({ kind }) => kind !== "type");
  let before = 0;
  const heavy = seen.flatMap((one): readonly Heavy[] => {
    const found =
      one.kind === "picture" ? heavyPicture(one) : heavyIn(one, { grounds, before }, limits);
    if (one.kind !== "type") before += 1;
    return found === undefined ? [] : [found];
  });
  const large = heavy.filter(({ area }) => area > limits.inkArea);
  const small = heavy.filter(({ area }) => area <= limits.inkArea);
  const together = small.reduce((sum, { area }) => sum + area, 0);
  const [largest, ...others] = small.toSorted((a, b) => b.area - a.area);
  return [
    ...large.map((one) => findingOf(one, one.area, 0, limits)),
    ...(largest !== undefined && together > limits.inkArea
      ? [findingOf(largest, together, others.length, limits)]
      : []),
  ];
}

type Inked = Exclude<Seen, SeenPicture>;

/** A thing at which there is too much ink, on so much of it in square millimeters. */
type Heavy =
  | { readonly one: Inked; readonly worst: Spot; readonly area: number }
  /** Its pixels were counted. */
  | { readonly one: SeenPicture; readonly worst?: undefined; readonly area: number };

/** A place, and what is printed there. */
interface Spot extends Printed {
  readonly at: Point;
}

const inMm2 = (area: number): number => area / POINTS_PER_MM ** 2;

function heavyPicture(one: SeenPicture): Heavy | undefined {
  const { picture, bounds } = one;
  if (picture.overInked === undefined) return undefined;
  return { one, area: inMm2(picture.overInked * bounds.width * bounds.height) };
}

/** Places of an area lie as near to each other as a point, or so far that there are not more of them than so many. */
const NEAREST = 1;
const MOST = 30_000;
/** Of type it is not known where its letters lie: fewer tell as much. */
const MOST_OF_TYPE = 2000;
/** Of a line, one in so many points. */
const ALONG = 2;
const MOST_ALONG = 1500;

/** Where a thing stands among what it may lie on and what may lie on it: so many of these come before it. */
interface Turn {
  readonly grounds: readonly Seen[];
  readonly before: number;
}

/** Counts the places at which a thing is printed last. */
function heavyIn(one: Inked, { grounds, before }: Turn, { maxInk }: Limits): Heavy | undefined {
  const meets = (other: Seen): boolean => meet(other.bounds, one.bounds);
  // Most things lie on nothing, or on a tint: no need to look where.
  const isAlone = !one.overprints && one.opacity === 1 && one.shadeAt === undefined;
  const below = isAlone ? [] : grounds.slice(0, before).filter(meets);
  if (mostInk([...below, one]) <= maxInk + SPARE_INK) return undefined;
  const over = grounds.slice(one.kind === "type" ? before : before + 1).filter(meets);
  const { places, each } = placesOf(one);
  let worst: Spot | undefined;
  let count = 0;
  for (const at of places) {
    const found = printedAt(at, one, below, over);
    if (found === undefined || found.total <= maxInk + SPARE_INK) continue;
    count += 1;
    if (found.total > (worst?.total ?? 0)) worst = { at, ...found };
  }
  return worst && { one, worst, area: inMm2(count * each) };
}

/** Places all over a thing, and how much of the page each of them stands for, in square points. */
function placesOf(one: Inked): { readonly places: readonly Point[]; readonly each: number } {
  if (one.kind === "stroke") {
    const count = Math.min(MOST_ALONG, Math.max(1, Math.ceil(one.area / one.width / ALONG)));
    const places = one.along(count);
    return { places, each: one.area / count };
  }
  const { x, y, width, height } = one.bounds;
  const step = Math.min(
    Math.max(NEAREST, Math.sqrt((width * height) / (one.kind === "type" ? MOST_OF_TYPE : MOST))),
    width / FEWEST,
    height / FEWEST,
  );
  const [columns, rows] = [Math.ceil(width / step), Math.ceil(height / step)];
  const all = Array.from({ length: columns * rows }, (_, i) => ({
    x: x + (((i % columns) + 0.5) * width) / columns,
    y: y + ((Math.floor(i / columns) + 0.5) * height) / rows,
  }));
  // Of type it is known how much its letters cover, not where.
  const share = one.kind === "type" ? one.area / (width * height) : 1;
  return { places: all, each: (share * width * height) / all.length };
}

/** However small: so many places across and down. */
const FEWEST = 4;

function findingOf(
  { one, worst }: Heavy,
  area: number,
  others: number,
  { maxInk }: Limits,
): PageFinding {
  const most = percent(maxInk);
  const more = others === 0 ? "" : `, with ${others} more things like it`;
  const on = `${more}, on ${Math.round(area)} mm²`;
  const { x, y } = one.bounds;
  if (worst === undefined) {
    return {
      ...{ check: "ink", at: { x, y }, span: one.span, alone: true },
      says: `${calledPicture(one.picture)} has more than ${most} of ink${on}`,
      hint: "separate it anew for this press, or give it in RGB: then it is separated here",
    };
  }
  const { ink } = worst.layer;
  const over = isOver(worst) ? ", with what it lies on," : "";
  const ofTheme = one.kind === "area" && one.drawing === undefined;
  return {
    ...{ check: "ink", at: worst.at, span: one.span, of: one.drawing, ofTheme },
    says: `${nameOf(one)} in ${named(ink)}${over} comes to ${percent(worst.total)} of ink, more than ${most}${on}`,
    hint: hintFor(worst, maxInk),
  };
}

function hintFor(worst: Spot, maxInk: number): string {
  if (isOver(worst)) {
    return "take color out of what lies under it, or move it to where that is lighter";
  }
  return maxInk >= DEEP
    ? "take color out of it: 60 C, 40 M, 40 Y and 100 K is as deep a black as most papers show"
    : `take color out of it until all its inks come to ${percent(maxInk)}`;
}

/** What a deep black of four inks comes to. */
const DEEP = 2.4;

function nameOf(one: Inked): string {
  const of = ofDrawing(one);
  if (one.kind === "type") return `${wordsOf(one)}${of}`;
  if (one.kind === "stroke") return `a line${of}`;
  return one.drawing === undefined ? "a ground" : `a shape${of}`;
}

const meet = (one: Rect, other: Rect): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;
