import type { Page } from "../display/mark.ts";
import { POINTS_PER_MM, type Point, type Pt, type Rect, type Size } from "../geometry/geometry.ts";
import { inMm, type PageFinding } from "./finding.ts";
import { isWhite } from "./plates.ts";
import type { Limits } from "./printer.ts";
import {
  isBare,
  lies,
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
  readonly seen: readonly Seen[];
}

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
  return seen.flatMap((one) => (one.kind === "type" ? [] : findingOf(one, { trim, bleed, seen })));
}

function findingOf(one: Inked, sheet: Bleed): readonly PageFinding[] {
  if (one.kind !== "picture" && one.inks.every(isWhite)) return [];
  const reach = reachOf(one.bounds, sheet.trim);
  const atTrim = SIDES.filter((side) => reach[side] >= -TOUCHES);
  const short = atTrim.filter((side) => isShort(one, side, reach[side], sheet));
  const [side] = short;
  if (side === undefined) {
    const bare = one.kind === "picture" ? atTrim.filter((at) => endsBare(one, at, sheet)) : [];
    return one.kind === "picture" && bare.length > 0 ? [bareFinding(one, bare)] : [];
  }
  const needed = inMm(sheet.bleed);
  const runs =
    reach[side] < sheet.bleed - UNSEEN
      ? `runs ${inMm(Math.max(0, reach[side]))} past it, not ${needed},`
      : `does not run ${needed} past it everywhere,`;
  return [
    {
      check: "bleed",
      at: { x: one.bounds.x, y: one.bounds.y },
      says: `${nameOf(one)} reaches the trim at the ${short.join(", ")} and ${runs}`,
      hint: `let it run ${needed} past the trim (\`page: { bleed: … }\` leaves the room), or end it inside`,
      span: one.span,
      ...(one.kind === "picture" && { alone: true }),
    },
  ];
}

const bareFinding = (
  { picture: { file }, bounds, span }: SeenPicture,
  sides: readonly Side[],
): PageFinding => ({
  check: "bleed",
  mild: true,
  alone: true,
  at: { x: bounds.x, y: bounds.y },
  says: `the picture \`${file}\` has color up to the trim at the ${sides.join(", ")} and none past it,`,
  hint: "take one whose color goes on to its edge, or crop its white edge off",
  span,
});

function nameOf(one: Inked): string {
  if (one.kind === "picture") return `the picture \`${one.picture.file}\``;
  return one.drawing === undefined
    ? "a ground or rule"
    : `a shape of the drawing \`${one.drawing}\``;
}

/** Whether it ends too early past one edge. */
function isShort(one: Inked, side: Side, reach: Pt, sheet: Bleed): boolean {
  const isNear = reach < sheet.bleed - UNSEEN;
  if (one.kind === "picture") return isNear && hasInkAt(one, side, sheet);
  if (one.drawing === undefined) return isNear;
  if (one.kind === "area") return leavesPaper(one, side, sheet);
  return isNear && !isBacked(one, side, sheet);
}

/** So many places of an edge are looked at, one in so many points: not fewer, not more. */
const STEP = 2;
const FEWEST = 9;
const MOST = 200;

/** A place along an edge: just inside the trim, and where the bleed ends. */
interface Place {
  readonly inside: Point;
  readonly out: Point;
}

/** The places of an edge that lie beside a thing, and how far they are from each other. */
function placesBeside({ x, y, width, height }: Rect, side: Side, { trim, bleed }: Bleed) {
  const isUpright = side === "left" || side === "right";
  const most = isUpright ? trim.height : trim.width;
  const from = Math.max(0, isUpright ? y : x);
  const to = Math.min(most, isUpright ? y + height : x + width);
  const count = Math.min(MOST, Math.max(FEWEST, Math.ceil((to - from) / STEP)));
  const step = Math.max(0, to - from) / count;
  const [inset, outset] = [TOUCHES + UNSEEN, UNSEEN - bleed];
  const places = Array.from({ length: count }, (_, i): Place => {
    const along = from + (i + 0.5) * step;
    const pointAt = (depth: Pt): Point => {
      if (side === "left") return { x: depth, y: along };
      if (side === "right") return { x: trim.width - depth, y: along };
      return { x: along, y: side === "head" ? depth : trim.height - depth };
    };
    return { inside: pointAt(inset), out: pointAt(outset) };
  });
  return { places, step };
}

/** A gap no longer than this is a corner that is a hair off. */
const LEAST_GAP: Pt = POINTS_PER_MM;
/** An edge that comes aslant leaves the bleed farther along than it crosses the trim: by so many bleeds at most. */
const ASLANT = 2;
/** Of its length at the trim what goes on has this at least, wherever. */
const GOES_ON = 0.8;

/** Whether a thing has ink at the trim, and along more than a hair of it neither it nor another goes on past it. */
function leavesPaper(one: SeenArea | SeenPicture, side: Side, sheet: Bleed): boolean {
  const { places, step } = placesBeside(one.bounds, side, sheet);
  const near = sheet.seen.filter(({ bounds }) => reachOf(bounds, sheet.trim)[side] >= -1);
  const inside = places.map((place) => shownAt(place.inside, near) === one);
  const length = inside.filter((isIn) => isIn).length;
  if (length === 0) return false;
  const out = places.map((place) => shownAt(place.out, near));
  const own = out.map((other) => other === one);
  if (own.filter((is) => is).length >= GOES_ON * length) return false;
  const reach = Math.ceil((ASLANT * sheet.bleed) / Math.max(step, UNSEEN));
  let gap = 0;
  let longest = 0;
  for (const [index, isIn] of inside.entries()) {
    const goesOn = own.slice(Math.max(0, index - reach), index + reach + 1).includes(true);
    gap = isIn && out[index] === undefined && !goesOn ? gap + 1 : 0;
    longest = Math.max(longest, gap);
  }
  return longest > 0 && longest * step >= Math.min(LEAST_GAP, GOES_ON * length * step);
}

/** Whether a picture that runs past the trim has its color inside and none past it. */
const endsBare = (one: SeenPicture, side: Side, sheet: Bleed): boolean =>
  one.picture.bareMap !== undefined && leavesPaper(one, side, sheet);

const hasInkAt = (one: SeenPicture, side: Side, sheet: Bleed): boolean =>
  one.picture.bareMap === undefined ||
  placesBeside(one.bounds, side, sheet).places.some(({ inside }) => !isBare(one, inside));

/** Whether a line that ends lies under something else, or on something that has ink out to the bleed's edge. */
function isBacked(one: SeenStroke, side: Side, { seen, ...sheet }: Bleed): boolean {
  const { places } = placesBeside(one.bounds, side, { seen, ...sheet });
  const middle = places[Math.floor(places.length / 2)];
  if (middle === undefined) return false;
  const later = seen.slice(seen.indexOf(one) + 1);
  const isHidden = later.some((other) =>
    other.kind === "picture"
      ? lies(middle.inside, other.bounds)
      : other.kind === "area" && other.covers(middle.inside),
  );
  return isHidden || shownAt(middle.out, seen) !== undefined;
}
