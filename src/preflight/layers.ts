import type { Point } from "../geometry/geometry.ts";
import { inksAt } from "../images/inking.ts";
import type { Shade } from "./gradient.ts";
import { mixed, overprinted, platesOf, PROCESS, totalOf, type Plates } from "./plates.ts";
import { hides, layerAt, lies, paintAt, type Seen, type SeenPicture } from "./seen.ts";

/** What is printed at a place, and what all plates come to there. */
export interface Printed {
  readonly layer: Shade;
  readonly total: number;
}

type Inked = Exclude<Seen, SeenPicture>;

/** No more ink than that is anywhere on things that are printed over one another. */
export function mostInk(things: readonly Seen[]): number {
  let most = 0;
  const added = new Map<string, number>();
  for (const one of things) {
    if (one.kind === "picture") {
      most = Math.max(most, one.picture.inkMap === undefined ? 1 : ALL_INKS);
      continue;
    }
    for (const plates of one.inks.map(platesOf)) {
      if (!one.overprints) most = Math.max(most, totalOf(plates));
      else
        for (const [name, share] of plates) added.set(name, Math.max(added.get(name) ?? 0, share));
    }
  }
  return most + totalOf(added);
}

const ALL_INKS = 4;

/**
 * The ink at a place where a thing lies, over what is below it; undefined where it does not lie, and where something
 * later covers it: that has it to answer for. Type lies all over its bounds.
 */
export function printedAt(
  at: Point,
  one: Inked,
  below: readonly Seen[],
  over: readonly Seen[],
): Printed | undefined {
  const layer = layerOf(one, at);
  if (layer === undefined || layer.opacity === 0) return undefined;
  if (over.some((other) => liesAt(other, at))) return undefined;
  return { layer, total: totalOf(printed(one, layer, groundAt(at, below))) };
}

/** What has been printed at a place: nothing is left of what lies under the last thing that hides it. */
function groundAt(at: Point, below: readonly Seen[]): Plates {
  const first = below.findLastIndex((other) => hides(other, at));
  let ground = NO_INK;
  for (let index = Math.max(0, first); index < below.length; index += 1) {
    const other = below[index];
    if (other !== undefined) ground = laid(other, ground, at);
  }
  return ground;
}

/** Whether there is more ink than the thing's own. */
export const isOver = ({ layer, total }: Printed): boolean =>
  total > totalOf(platesOf(layer.ink)) + ROUNDING;

const ROUNDING = 0.001;

const NO_INK: Plates = new Map();

/** Of a line it is asked on its course; of type it is not known where it lies. */
const layerOf = (one: Inked, at: Point): Shade | undefined =>
  one.kind === "area" ? layerAt(one, at) : paintAt(one, at);

const liesAt = (one: Seen, at: Point): boolean =>
  one.kind === "picture"
    ? lies(at, one.bounds)
    : one.kind !== "type" && (layerAt(one, at)?.opacity ?? 0) > 0;

/** What is there at a point when a thing has been printed; of type it is not known where it lies. */
function laid(one: Seen, ground: Plates, at: Point): Plates {
  if (one.kind === "type") return ground;
  if (one.kind === "picture") return lies(at, one.bounds) ? inksOf(one, at) : ground;
  const layer = layerAt(one, at);
  return layer === undefined ? ground : printed(one, layer, ground);
}

function printed({ overprints }: Inked, { ink, opacity }: Shade, ground: Plates): Plates {
  const plates = platesOf(ink);
  return mixed(overprints ? overprinted(plates, ground) : plates, ground, opacity);
}

/** Gray is black ink alone: where it lies, black has its plate to itself. */
function inksOf({ picture: { inkMap }, frame }: SeenPicture, { x, y }: Point): Plates {
  if (inkMap === undefined) return NO_INK;
  const shares = inksAt(inkMap, (x - frame.x) / frame.width, (y - frame.y) / frame.height);
  return new Map(PROCESS.map((plate, index) => [plate, shares[index] ?? 0]));
}
