import type { Page } from "../display/mark.ts";
import type { Point, Pt, Rect, Size } from "../geometry/geometry.ts";
import { inMm, type PageFinding } from "./finding.ts";
import { isWhite } from "./plates.ts";
import type { Limits } from "./printer.ts";
import { covers, wordsOf, type Seen, type SeenType } from "./seen.ts";

/** What is wrong along the edges of a page: ink that stops too early, and text that comes too near. */
export function checkEdges(
  seen: readonly Seen[],
  { trim }: Page,
  limits: Limits,
): readonly PageFinding[] {
  return seen.flatMap((one): readonly PageFinding[] =>
    one.kind === "type" ? checkType(one, trim, limits) : checkBleed(one, { trim, seen, limits }),
  );
}

/** Ink that ends so near to the trim is meant to reach it. */
const TOUCHES = 0.5;
/** What nobody can measure. */
const UNSEEN = 0.1;

const SIDES = ["left", "right", "head", "foot"] as const;
type Side = (typeof SIDES)[number];

/** How far a rectangle reaches past each edge of the trim; under 0 it ends before it. */
const reachOf = ({ x, y, width, height }: Rect, trim: Size): Readonly<Record<Side, Pt>> => ({
  left: -x,
  right: x + width - trim.width,
  head: -y,
  foot: y + height - trim.height,
});

interface Surroundings {
  readonly trim: Size;
  readonly seen: readonly Seen[];
  readonly limits: Limits;
}

function checkBleed(
  one: Exclude<Seen, SeenType>,
  { trim, seen, limits }: Surroundings,
): readonly PageFinding[] {
  if (limits.bleed === 0 || (one.kind !== "picture" && one.inks.every(isWhite))) return [];
  const reach = reachOf(one.bounds, trim);
  const short = SIDES.filter(
    (side) =>
      reach[side] >= -TOUCHES &&
      reach[side] < limits.bleed - UNSEEN &&
      !(one.drawing !== undefined && isBacked(one.bounds, side, { trim, seen, limits })),
  );
  const [side] = short;
  if (side === undefined) return [];
  const what =
    one.kind === "picture"
      ? `the picture \`${one.picture.file}\``
      : one.drawing === undefined
        ? "a ground or rule"
        : `a shape of the drawing \`${one.drawing}\``;
  const past = inMm(Math.max(0, reach[side]));
  return [
    {
      check: "bleed",
      at: { x: one.bounds.x, y: one.bounds.y },
      says: `${what} reaches the trim at the ${short.join(", ")} and runs ${past} past it, not ${inMm(limits.bleed)},`,
      hint: `let it run ${inMm(limits.bleed)} past the trim (\`page: { bleed: … }\` leaves the room), or end it inside`,
      span: one.span,
      ...(one.kind === "picture" && { alone: true }),
    },
  ];
}

/** Whether something else of the page has ink where this ends, out to the bleed's edge. */
function isBacked(bounds: Rect, side: Side, { trim, seen, limits }: Surroundings): boolean {
  const out = limits.bleed - UNSEEN;
  const across = Math.min(trim.width, Math.max(0, bounds.x + bounds.width / 2));
  const down = Math.min(trim.height, Math.max(0, bounds.y + bounds.height / 2));
  const ends: Readonly<Record<Side, Point>> = {
    left: { x: -out, y: down },
    right: { x: trim.width + out, y: down },
    head: { x: across, y: -out },
    foot: { x: across, y: trim.height + out },
  };
  return seen.some((other) => covers(other, ends[side]));
}

function checkType(one: SeenType, trim: Size, limits: Limits): readonly PageFinding[] {
  const inside = -Math.max(...Object.values(reachOf(one.bounds, trim)));
  if (inside >= limits.safety - UNSEEN) return [];
  const { x, y } = one.bounds;
  const place = { at: { x, y }, span: one.span, margin: inside };
  if (inside >= -UNSEEN) {
    const says = `${wordsOf(one)} stands ${inMm(Math.max(0, inside))} from the trim, nearer than ${inMm(limits.safety)},`;
    const hint = "move it farther inside: a cut may be off by as much";
    return [{ ...place, check: "safety", says, hint }];
  }
  // Words of drawings that are cut are told of where drawings are looked at (`drawing/cut`).
  if (one.drawing !== undefined) return [];
  const says = `${wordsOf(one)} stands over the trim and is cut`;
  return [{ ...place, check: "cut-text", says, hint: "move it inside the page" }];
}
