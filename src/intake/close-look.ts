import { isSpent, spend, type Effort } from "../foreign/effort.ts";
import type { Painted, PaintedType } from "../foreign/painted.ts";
import type { Seen } from "../preflight/seen.ts";
import { reachOf, SIDES, TOUCHES } from "../preflight/sides.ts";
import { affords, counted, lengthOf, shareOf } from "./effort.ts";
import { seenOf, type FileSheet } from "./seen-file.ts";

/** The things of a page that are asked what lies on them and under them. */
export interface CloseLook {
  readonly seen: readonly Seen[];
  readonly types: ReadonlyMap<Seen, PaintedType>;
  /** What may still be spent on them. */
  readonly effort: Effort;
  /** Takes a thing up; false where there are too many of them, or it is too long. */
  readonly takes: (thing: Painted) => boolean;
  /** Whether something was not taken up, or not asked to the end. */
  readonly isPart: () => boolean;
}

/** So many things of a page are looked at closely; what a page has more, a map's lines, say, is only looked through. */
const MOST_THINGS = 3000;
/** … of which so many are pictures. */
const MOST_PICTURES = 500;

/** To look how far something goes on past the trim takes as long as to read so many bytes. */
const OF_EDGE = 5000;

function isAtEdge({ bounds }: Seen, { trim }: FileSheet): boolean {
  const reach = reachOf(bounds, trim);
  return SIDES.some((side) => reach[side] >= -TOUCHES);
}

export function closeLookAt(place: FileSheet, ofFile: Effort): CloseLook {
  const effort = shareOf(ofFile);
  const seen: Seen[] = [];
  const types = new Map<Seen, PaintedType>();
  let [things, pictures, isPart] = [0, 0, false];
  const hasRoom = (thing: Painted): boolean => {
    if (thing.kind === "picture") pictures += 1;
    things += 1;
    return things <= MOST_THINGS && (thing.kind !== "picture" || pictures <= MOST_PICTURES);
  };
  const takes = (thing: Painted): boolean => {
    const length = lengthOf(thing);
    const isTaken = hasRoom(thing) && affords(effort, length);
    if (!isTaken) isPart = true;
    for (const one of isTaken ? seenOf(thing, place) : []) {
      if (one.kind !== "type" && isAtEdge(one, place)) spend(effort, OF_EDGE);
      const watched = counted(one, length, effort);
      seen.push(watched);
      if (thing.kind === "type" && one.kind === "type") types.set(watched, thing);
    }
    return isTaken;
  };
  return { seen, types, effort, takes, isPart: () => isPart || isSpent(effort) };
}
