import type { Ink } from "../color/ink.ts";
import { POINTS_PER_MM, type Point, type Rect } from "../geometry/geometry.ts";
import type { PageFinding } from "./finding.ts";
import { mixed, named, overprinted, percent, platesOf, totalOf, type Plates } from "./plates.ts";
import type { Limits } from "./printer.ts";
import { lies, type Seen, type SeenArea, type SeenPicture } from "./seen.ts";

/**
 * Where grounds, rules, shapes and type come to more ink than the paper takes, with what they are printed over. Of
 * pictures that lie under something no more is known than that they keep to the limit themselves.
 */
export function checkTotalInk(seen: readonly Seen[], limits: Limits): readonly PageFinding[] {
  const grounds: Ground[] = [];
  return seen.flatMap((one): readonly PageFinding[] => {
    const totals = isLarge(one, limits) ? totalsOf(one, grounds) : [];
    if (one.kind === "picture" || one.kind === "area") grounds.push(one);
    if (one.kind === "picture") return [];
    const heavy = totals.filter(({ total }) => total > limits.maxInk + ROUNDING);
    const area = (inMm2(one.area) * heavy.length) / totals.length;
    const [worst] = heavy.toSorted((a, b) => b.total - a.total);
    if (worst === undefined || area <= limits.inkArea) return [];
    const what = one.kind === "type" ? `\`${one.words}\`` : WHAT[one.kind];
    const over =
      worst.total > totalOf(platesOf(worst.ink)) + ROUNDING ? ", with what it lies on," : "";
    return [
      {
        check: "ink",
        at: { x: one.bounds.x, y: one.bounds.y },
        says: `${what} in ${named(worst.ink)}${over} comes to ${percent(worst.total)} of ink, more than ${percent(limits.maxInk)}, on ${Math.round(area)} mm²`,
        hint: "take color out of it: 60 C, 40 M, 40 Y and 100 K is as deep a black as most papers show",
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
function totalsOf(one: Inked, under: readonly Ground[]): readonly Total[] {
  const isAlone = (!one.overprints && one.opacity === 1) || one.kind === "stroke";
  const below = isAlone ? [] : under.filter((other) => meet(other.bounds, one.bounds));
  const inside = below.length === 0 ? [] : placesIn(one);
  const places = inside.length === 0 ? [{ x: one.bounds.x, y: one.bounds.y }] : inside;
  return places.flatMap((point) => {
    const ground = below.reduce<Plates>((plates, other) => laid(other, plates, point), NO_INK);
    return one.inks.map((ink) => ({ ink, total: totalOf(printed(one, ink, ground)) }));
  });
}

const NO_INK: Plates = new Map();

/** What is there at a point when a thing has been printed. */
function laid(one: Ground, ground: Plates, point: Point): Plates {
  if (one.kind === "picture") return lies(point, one.bounds) ? NO_INK : ground;
  if (!one.covers(point)) return ground;
  const heaviest = one.inks.toSorted((a, b) => totalOf(platesOf(b)) - totalOf(platesOf(a)))[0];
  return heaviest === undefined ? ground : printed(one, heaviest, ground);
}

function printed({ overprints, opacity }: Inked, ink: Ink, ground: Plates): Plates {
  const plates = platesOf(ink);
  return mixed(overprints ? overprinted(plates, ground) : plates, ground, opacity);
}

/** So many places across and down stand for a thing. */
const ACROSS = 7;

function placesIn(one: Inked): readonly Point[] {
  const { x, y, width, height } = one.bounds;
  const steps = Array.from({ length: ACROSS }, (_, i) => (i + 0.5) / ACROSS);
  const all = steps.flatMap((across) =>
    steps.map((down) => ({ x: x + across * width, y: y + down * height })),
  );
  return one.kind === "area" ? all.filter((point) => one.covers(point)) : all;
}

const meet = (one: Rect, other: Rect): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;
