import { mostInk } from "../preflight/layers.ts";
import type { Limits } from "../preflight/printer.ts";
import type { Seen } from "../preflight/seen.ts";
import type { Rect } from "../geometry/geometry.ts";

/**
 * What of a page can be looked at closely without taking for ever: whoever asks what lies on what asks it of every thing
 * about every other, which our own pages have few of and a file made to break its reader has too many.
 */
export interface Affordable {
  readonly seen: readonly Seen[];
  /** Something was left out. */
  readonly isPart: boolean;
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

/** How often it may still be asked what ink lies at a place of the file. */
export interface InkPatience {
  left: number;
}

export const inkPatience = (): InkPatience => ({ left: 60_000_000 });
/** … and of one page. */
const MOST_ASKED = 25_000_000;
/** As many places as are asked of one thing, and about so many of a small one. */
const [MOST_PLACES, FEWEST_PLACES] = [30_000, 16];

/** What lies over a thing is asked until something covers the place, which is soon. */
const SOON = 1 / 20;

/** The things of which those that may have too much ink can be asked place by place; what is too much is not there. */
export function forTotalInk(
  seen: readonly Seen[],
  { maxInk }: Limits,
  patience: InkPatience,
): Affordable {
  const most = Math.min(MOST_ASKED, patience.left);
  let asked = 0;
  const kept: Seen[] = [];
  for (const [index, one] of seen.entries()) {
    const below = groundOf(one, kept);
    if (one.kind !== "picture" && mostInk([...below, one]) > maxInk) {
      const { width, height } = one.bounds;
      const places = Math.min(MOST_PLACES, Math.max(FEWEST_PLACES, width * height));
      const over = nearTo(one, seen.slice(index + 1)).length;
      const cost = places * (1 + below.length + over * SOON);
      if (asked + cost > most) continue;
      asked += cost;
    }
    kept.push(one);
  }
  patience.left -= asked;
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
