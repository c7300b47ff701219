import { POINTS_PER_MM, type Point, type Rect } from "../geometry/geometry.ts";
import { inksAt, SPARE_INK } from "../images/inking.ts";
import type { PageFinding } from "./finding.ts";
import type { Shade } from "./gradient.ts";
import {
  mixed,
  named,
  overprinted,
  percent,
  platesOf,
  PROCESS,
  totalOf,
  type Plates,
} from "./plates.ts";
import type { Limits } from "./printer.ts";
import { gridOver, lies, wordsOf, type Seen, type SeenArea, type SeenPicture } from "./seen.ts";

/**
 * Where grounds, rules, shapes and type come to more ink than the paper takes, with what they are printed over. What
 * is too small by itself counts with the others of the page.
 */
export function checkTotalInk(seen: readonly Seen[], limits: Limits): readonly PageFinding[] {
  const grounds: Ground[] = [];
  const heavy = seen.flatMap((one): readonly Heavy[] => {
    const found = one.kind === "picture" ? undefined : heavyIn(one, grounds, limits);
    if (one.kind === "picture" || one.kind === "area") grounds.push(one);
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

/** What is printed, but for pictures: what they have too much of is counted in their pixels. */
type Inked = Exclude<Seen, SeenPicture>;
/** What other things may lie on. */
type Ground = SeenPicture | SeenArea;

/** A thing with too much ink. */
interface Heavy {
  readonly one: Inked;
  readonly worst: Total;
  /** On so much of it, in square millimeters. */
  readonly area: number;
}

interface Total {
  readonly shade: Shade;
  readonly total: number;
}

function heavyIn(one: Inked, under: readonly Ground[], limits: Limits): Heavy | undefined {
  const totals = totalsOf(one, under, limits);
  const heavy = totals.filter(({ total }) => total > limits.maxInk + SPARE_INK);
  const [worst] = heavy.toSorted((a, b) => b.total - a.total);
  const area = (one.area / POINTS_PER_MM ** 2) * (heavy.length / totals.length);
  return worst === undefined ? undefined : { one, worst, area };
}

function findingOf(
  { one, worst }: Heavy,
  area: number,
  others: number,
  { maxInk }: Limits,
): PageFinding {
  const { ink } = worst.shade;
  const what = nameOf(one);
  const isOver = worst.total > totalOf(platesOf(ink)) + ROUNDING;
  const over = isOver ? ", with what it lies on," : "";
  const more = others === 0 ? "" : `, with ${others} more things like it`;
  return {
    check: "ink",
    at: { x: one.bounds.x, y: one.bounds.y },
    says: `${what} in ${named(ink)}${over} comes to ${percent(worst.total)} of ink, more than ${percent(maxInk)}${more}, on ${Math.round(area)} mm²`,
    hint: isOver
      ? "take color out of what lies under it, or move it to where that is lighter"
      : "take color out of it: 60 C, 40 M, 40 Y and 100 K is as deep a black as most papers show",
    span: one.span,
  };
}

const ROUNDING = 0.001;

function nameOf(one: Inked): string {
  const of = one.drawing === undefined ? "" : ` of the drawing \`${one.drawing}\``;
  if (one.kind === "type") return `${wordsOf(one)}${of}`;
  if (one.kind === "stroke") return `a line${of}`;
  return of === "" ? "a ground" : `a shape${of}`;
}

/** The ink at places all over a thing, with what lies under it there. */
function totalsOf(one: Inked, under: readonly Ground[], { maxInk }: Limits): readonly Total[] {
  const most = mostIn(one);
  const below = isAlone(one) ? [] : under.filter((other) => meet(other.bounds, one.bounds));
  const mostBelow = below.reduce((sum, other) => sum + mostOf(other), 0);
  // Most things lie on nothing, or on a tint: no need to look where.
  if (most + mostBelow <= maxInk) return [];
  const places = below.length === 0 && one.shadeAt === undefined ? [] : placesIn(one);
  const shades = one.inks.map((ink): Shade => ({ ink, opacity: 1 }));
  if (places.length === 0) {
    return shades.map((shade) => ({ shade, total: totalOf(platesOf(shade.ink)) }));
  }
  return places.flatMap((point) => {
    const ground = below.reduce<Plates>((plates, other) => laid(other, plates, point), NO_INK);
    const here = one.shadeAt === undefined ? shades : [one.shadeAt(point) ?? NOTHING];
    return here.map((shade) => ({ shade, total: totalOf(printed(one, shade, ground)) }));
  });
}

const isAlone = ({ overprints, opacity, shadeAt }: Inked): boolean =>
  !overprints && opacity === 1 && shadeAt === undefined;

const mostIn = ({ inks }: Inked): number =>
  inks.reduce((most, ink) => Math.max(most, totalOf(platesOf(ink))), 0);

/** No more ink than that is in any place of it. */
function mostOf(one: Ground): number {
  if (one.kind === "area") return mostIn(one);
  return one.picture.inkMap === undefined ? 0 : ALL_INKS;
}

const ALL_INKS = 4;

const NO_INK: Plates = new Map();

const NOTHING: Shade = { ink: { kind: "cmyk", c: 0, m: 0, y: 0, k: 0 }, opacity: 0 };

/** What is there at a point when a thing has been printed. */
function laid(one: Ground, ground: Plates, point: Point): Plates {
  if (one.kind === "picture") return lies(point, one.bounds) ? inksOf(one, point) : ground;
  if (!one.covers(point)) return ground;
  const [ink] = one.inks;
  const shade = one.shadeAt === undefined ? ink && { ink, opacity: 1 } : one.shadeAt(point);
  return shade === undefined ? ground : printed(one, shade, ground);
}

function printed({ overprints, opacity }: Inked, shade: Shade, ground: Plates): Plates {
  const plates = platesOf(shade.ink);
  const over = overprints ? overprinted(plates, ground) : plates;
  return mixed(over, ground, opacity * shade.opacity);
}

/** Gray is black ink alone: where it lies, black has its plate to itself. */
function inksOf({ picture: { inkMap }, frame }: SeenPicture, { x, y }: Point): Plates {
  if (inkMap === undefined) return NO_INK;
  const shares = inksAt(inkMap, (x - frame.x) / frame.width, (y - frame.y) / frame.height);
  return new Map(PROCESS.map((plate, index) => [plate, shares[index] ?? 0]));
}

/** A gradient is looked at so many times across and down: where it is dark may be a narrow band. */
const FINE = 41;

function placesIn(one: Inked): readonly Point[] {
  if (one.kind === "stroke") return one.along(PLACES);
  const all = gridOver(one.bounds, one.shadeAt === undefined ? undefined : FINE);
  return one.kind === "area" ? all.filter((point) => one.covers(point)) : all;
}

/** So many places of a line stand for it. */
const PLACES = 49;

const meet = (one: Rect, other: Rect): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;
