import type { Ink } from "../color/ink.ts";
import { inksAt, SPARE_INK } from "../images/inking.ts";
import { POINTS_PER_MM, type Point, type Rect } from "../geometry/geometry.ts";
import type { PageFinding } from "./finding.ts";
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

/** Where grounds, rules, shapes and type come to more ink than the paper takes, with what they are printed over. */
export function checkTotalInk(seen: readonly Seen[], limits: Limits): readonly PageFinding[] {
  const grounds: Ground[] = [];
  return seen.flatMap((one): readonly PageFinding[] => {
    const totals = isLarge(one, limits) ? totalsOf(one, grounds, limits) : [];
    if (one.kind === "picture" || one.kind === "area") grounds.push(one);
    if (one.kind === "picture") return [];
    const heavy = totals.filter(({ total }) => total > limits.maxInk + SPARE_INK);
    const area = (inMm2(one.area) * heavy.length) / totals.length;
    const [worst] = heavy.toSorted((a, b) => b.total - a.total);
    if (worst === undefined || area <= limits.inkArea) return [];
    const what = one.kind === "type" ? wordsOf(one) : WHAT[one.kind];
    const isOver = worst.total > totalOf(platesOf(worst.ink)) + ROUNDING;
    const over = isOver ? ", with what it lies on," : "";
    return [
      {
        check: "ink",
        at: { x: one.bounds.x, y: one.bounds.y },
        says: `${what} in ${named(worst.ink)}${over} comes to ${percent(worst.total)} of ink, more than ${percent(limits.maxInk)}, on ${Math.round(area)} mm²`,
        hint: isOver
          ? "take color out of what lies under it, or move it to where that is lighter"
          : "take color out of it: 60 C, 40 M, 40 Y and 100 K is as deep a black as most papers show",
        span: one.span,
      },
    ];
  });
}

const ROUNDING = 0.001;

/** Whether it may come to too much ink: it has some, on more of the page than is let pass. */
const isLarge = (one: Seen, { inkArea }: Limits): one is Inked =>
  one.kind !== "picture" && inMm2(one.area) > inkArea;

const WHAT = { area: "a ground", stroke: "a line" } as const;

const inMm2 = (area: number): number => area / POINTS_PER_MM ** 2;

interface Total {
  readonly ink: Ink;
  readonly total: number;
}

type Inked = Exclude<Seen, SeenPicture>;
/** What other things may lie on. */
type Ground = SeenPicture | SeenArea;

/** The ink at places all over a thing, with what lies under it there. */
function totalsOf(one: Inked, under: readonly Ground[], { maxInk }: Limits): readonly Total[] {
  const below = isAlone(one) ? [] : under.filter((other) => meet(other.bounds, one.bounds));
  const most = Math.max(...one.inks.map((ink) => totalOf(platesOf(ink))));
  const mostBelow = below.reduce((sum, other) => sum + mostOf(other), 0);
  // Most things lie on nothing, or on a tint: no need to look where.
  if (most + mostBelow <= maxInk) return [];
  const places = below.length === 0 ? [] : placesIn(one);
  if (places.length === 0) return one.inks.map((ink) => ({ ink, total: totalOf(platesOf(ink)) }));
  return places.flatMap((point) => {
    const ground = below.reduce<Plates>((plates, other) => laid(other, plates, point), NO_INK);
    return one.inks.map((ink) => ({ ink, total: totalOf(printed(one, ink, ground)) }));
  });
}

const isAlone = ({ overprints, opacity }: Inked): boolean => !overprints && opacity === 1;

/** No more ink than that is in any place of it. */
function mostOf(one: Ground): number {
  if (one.kind === "area") return Math.max(...one.inks.map((ink) => totalOf(platesOf(ink))));
  return one.picture.inkMap === undefined ? 0 : ALL_INKS;
}

const ALL_INKS = 4;

const NO_INK: Plates = new Map();

/** What is there at a point when a thing has been printed. */
function laid(one: Ground, ground: Plates, point: Point): Plates {
  if (one.kind === "picture") return lies(point, one.bounds) ? inksOf(one, point) : ground;
  if (!one.covers(point)) return ground;
  const heaviest = one.inks.toSorted((a, b) => totalOf(platesOf(b)) - totalOf(platesOf(a)))[0];
  return heaviest === undefined ? ground : printed(one, heaviest, ground);
}

function printed({ overprints, opacity }: Inked, ink: Ink, ground: Plates): Plates {
  const plates = platesOf(ink);
  return mixed(overprints ? overprinted(plates, ground) : plates, ground, opacity);
}

/** Gray is black ink alone: where it lies, black has its plate to itself. */
function inksOf({ picture: { inkMap }, frame }: SeenPicture, { x, y }: Point): Plates {
  if (inkMap === undefined) return NO_INK;
  const shares = inksAt(inkMap, (x - frame.x) / frame.width, (y - frame.y) / frame.height);
  return new Map(PROCESS.map((plate, index) => [plate, shares[index] ?? 0]));
}

function placesIn(one: Inked): readonly Point[] {
  if (one.kind === "stroke") return one.along(PLACES);
  const all = gridOver(one.bounds);
  return one.kind === "area" ? all.filter((point) => one.covers(point)) : all;
}

/** So many places of a line stand for it. */
const PLACES = 49;

const meet = (one: Rect, other: Rect): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;
