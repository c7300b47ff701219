import type { Ink } from "../color/ink.ts";
import type { PaintedType } from "../foreign/painted.ts";
import { isBlack } from "../display/overprint.ts";
import type { Point, Size } from "../geometry/geometry.ts";
import type { Limits } from "../preflight/printer.ts";
import { isWhite, platesOf } from "../preflight/plates.ts";
import type { Seen, SeenPicture } from "../preflight/seen.ts";
import { gridOver, shownAt, wordsOf } from "../preflight/seen.ts";
import type { OnPage } from "./checks.ts";

/** So many things of a page are asked what they lie on. */
const MOST_ASKED = 1500;

/** What vanishes since it is printed over a ground, and small black type that is cut out of one. */
export function checkOverprint(
  seen: readonly Seen[],
  types: ReadonlyMap<Seen, PaintedType>,
  { richBlackType }: Limits,
): readonly OnPage[] {
  let asked = 0;
  const grounds: Seen[] = [];
  return seen.flatMap((one): readonly OnPage[] => {
    const before = grounds.length;
    if (one.kind !== "type") grounds.push(one);
    if (one.kind === "picture") return [];
    const { x, y } = one.bounds;
    const isLost = one.overprints && one.inks.every(isWhite);
    const isCut = one.kind === "type" && one.size < richBlackType && isCutOut(one, types.get(one));
    if ((!isLost && !isCut) || asked >= MOST_ASKED) return [];
    asked += 1;
    const under = groundsUnder(one, grounds.slice(0, before));
    if (isLost && under.length > 0) {
      const what = one.kind === "type" ? wordsOf(one) : "a white shape";
      const says = `${what} is white and printed over what lies under it, so that it is not seen,`;
      const hint = "white knocks out what lies under it: take the overprint off";
      return [{ check: "white-overprint", at: { x, y }, says, hint }];
    }
    if (one.kind !== "type" || !isCut || !under.some(hasColor)) return [];
    const says = `${wordsOf(one)} is black and cut out of the ground`;
    const hint =
      "black type is printed over its ground, so that no paper shows round it: let it overprint";
    return [{ check: "black-knockout", at: { x, y }, says, hint }];
  });
}

/** Where gray is to be printed over something, presses' programs take it for black ink. */
function isCutOut(one: Seen, painted: PaintedType | undefined): boolean {
  if (one.kind === "picture" || painted?.look.overprints === true) return false;
  return one.opacity === 1 && !one.overprints && one.inks.every(isBlack);
}

type Ground = Seen | SeenPicture;

const groundsUnder = ({ bounds }: Seen, before: readonly Seen[]): readonly Ground[] =>
  gridOver(bounds, 3).flatMap((point) => shownAt(point, before) ?? []);

/** Ground on other plates than that of black. */
const hasColor = (ground: Ground): boolean =>
  ground.kind === "picture" ||
  ground.inks.some((ink) => [...platesOf(ink).keys()].some((plate) => plate !== "black"));

/** What is printed in all inks, on all plates: marks for the printer, which lie outside the trim. */
export const checkAllInks = (seen: readonly Seen[], trim: Size): readonly OnPage[] =>
  seen.flatMap((one): readonly OnPage[] => {
    if (one.kind === "picture" || !one.inks.some(isAll)) return [];
    const at = placesOf(one).find(
      ({ x, y }) => x > 0 && y > 0 && x < trim.width && y < trim.height,
    );
    if (at === undefined) return [];
    const says = "something on the page is printed in all inks at once (All)";
    const hint =
      "that is for marks outside the trim: make it black, or as deep a black as the paper takes";
    return [{ check: "all-inks", at, says, hint }];
  });

const isAll = (ink: Ink): boolean => ink.kind === "spot" && ink.name === "All";

/** So many places of a line: the marks of a page are often drawn as one. */
const ALONG = 60;

/** Where a thing has ink: the marks at four corners have none between them. */
function placesOf(one: Exclude<Seen, SeenPicture>): readonly Point[] {
  if (one.kind === "stroke") return one.along(ALONG);
  const places = gridOver(one.bounds);
  return one.kind === "type" ? places : places.filter((place) => one.covers(place));
}
