import type { Point } from "../geometry/geometry.ts";
import { inPt, type PageFinding } from "./finding.ts";
import { isPale, isRichBlack, isWhite, named, platesOf } from "./plates.ts";
import type { Limits } from "./printer.ts";
import {
  gridOver,
  hides,
  ofDrawing,
  shownAt,
  wordsOf,
  type Seen,
  type SeenArea,
  type SeenStroke,
  type SeenType,
} from "./seen.ts";

/** What is too fine for the press: hairlines, thin lines and small type that several plates must meet in. */
export function checkFineParts(seen: readonly Seen[], limits: Limits): readonly PageFinding[] {
  // Type is never what something lies on, and a page has more of it than of all else.
  const grounds = seen.filter(({ kind }) => kind !== "type");
  let before = 0;
  return seen.flatMap((one): readonly PageFinding[] => {
    const turn = { grounds, before };
    if (one.kind !== "type") before += 1;
    switch (one.kind) {
      case "area":
      case "stroke": {
        const width = one.kind === "area" ? one.thickness : one.width;
        const found = width === undefined ? [] : checkLine(one, width, limits);
        return found.length === 0 || isLost(one, turn) || isHidden(one, turn) ? [] : found;
      }
      case "type":
        return checkType(one, turn, limits);
      case "picture":
        return [];
    }
  });
}

/** White on paper is not seen, however thin. */
const isLost = (one: SeenArea | SeenStroke, turn: Turn): boolean =>
  one.inks.every(isWhite) && !placesOf(one).some((point) => liesOnGround(point, turn));

/** Whether other things were painted over all of it. */
function isHidden(one: SeenArea | SeenStroke, { grounds, before }: Turn): boolean {
  const places =
    one.kind === "stroke"
      ? one.along(PLACES)
      : gridOver(one.bounds, 3).filter((at) => one.covers(at));
  const later = grounds.slice(before + 1);
  return places.length > 0 && places.every((point) => later.some((other) => hides(other, point)));
}

const PLACES = 9;

/** Lengths are written to hundredths of a point. */
const ROUNDING = 0.005;

function checkLine(
  one: SeenArea | SeenStroke,
  width: number,
  limits: Limits,
): readonly PageFinding[] {
  const what = one.drawing === undefined ? "a rule" : `a line${ofDrawing(one)}`;
  const { x, y } = one.bounds;
  const place = {
    at: { x, y },
    span: one.span,
    of: one.drawing,
    ofTheme: one.drawing === undefined,
  };
  if (width < limits.hairline - ROUNDING) {
    const says = `${what} is ${inPt(width)} thick, less than ${inPt(limits.hairline)},`;
    const hint = `make it ${inPt(limits.hairline)} or more at the size that it is shown`;
    return [{ ...place, check: "hairline", says, hint }];
  }
  const ink = one.inks.find((each) => platesOf(each).size > 1);
  if (ink === undefined || width >= limits.multiInkLine - ROUNDING) return [];
  const says = `${what} is ${inPt(width)} thick in ${named(ink)}`;
  const hint = `draw it in one ink, or ${inPt(limits.multiInkLine)} thick: plates never meet to a hair`;
  return [{ ...place, check: "thin-line", says, hint }];
}

/** Where a thing stands in the order of painting. */
interface Turn {
  readonly grounds: readonly Seen[];
  /** So many of them are painted before it. */
  readonly before: number;
}

function checkType(one: SeenType, turn: Turn, limits: Limits): readonly PageFinding[] {
  const { x, y } = one.bounds;
  const place = { at: { x, y }, span: one.span, of: one.drawing };
  const isUnder = (limit: number): boolean => one.size < limit - ROUNDING;
  const what = (): string => `${wordsOf(one)} in ${inPt(one.size)}`;
  const black = one.inks.find(isRichBlack);
  if (black !== undefined) {
    if (!isUnder(limits.richBlackType)) return [];
    const says = `${what()} is in a black of several inks, ${named(black)},`;
    const hint = "print it in black alone: `cmyk(0 0 0 100)`";
    return [{ ...place, check: "rich-black", says, hint }];
  }
  const colored = one.inks.find((ink) => platesOf(ink).size > 2);
  if (colored !== undefined && isUnder(limits.multiInkType)) {
    const says = `${what()} is in ${platesOf(colored).size} inks, ${named(colored)},`;
    const hint = `print it in two inks at most, or in ${inPt(limits.multiInkType)}`;
    return [{ ...place, check: "small-type", says, hint }];
  }
  if (!one.inks.every(isPale) || !isUnder(limits.reversedType)) return [];
  if (!placesOf(one).some((point) => liesOnGround(point, turn))) return [];
  const says = `${what()} is ${one.inks.every(isWhite) ? "white" : "nearly white"} on a ground`;
  const hint = `set it in ${inPt(limits.reversedType)} or more, and bold: ink runs into thin white`;
  return [{ ...place, check: "reversed-type", says, hint }];
}

/** At both ends and in the middle, half-way up; of a line along an outline, on the outline. */
function placesOf(one: SeenType | SeenArea | SeenStroke): readonly Point[] {
  if (one.kind === "stroke") return one.along(3);
  const { x, y, width, height } = one.bounds;
  return [0, 0.5, 1].map((share) => ({ x: x + share * width, y: y + height / 2 }));
}

/** Whether what was painted last at a point is a ground or a picture, and not white. */
const liesOnGround = (point: Point, { grounds, before }: Turn): boolean =>
  shownAt(point, grounds.slice(0, before)) !== undefined;
