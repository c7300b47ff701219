import type { Ink } from "../color/ink.ts";
import type { Span } from "../diagnostics/diagnostic.ts";
import type { Page, RuleMark } from "../display/mark.ts";
import { outset, rect, type Rect } from "../geometry/geometry.ts";
import type { Finding } from "./finding.ts";
import { inPercent, platesOf, totalInk } from "./inks.ts";
import type { Limits } from "./limits.ts";
import { HAIR, inPoints } from "./type.ts";

/** What is wrong with a rule or a ground: its thickness, its ink, and whether it covers the bleed. */
export function ruleFindings(
  { rect: area, ink }: RuleMark,
  page: Page,
  limits: Limits,
): readonly Finding[] {
  const thickness = Math.min(area.width, area.height);
  const seen = seenOf(area, page);
  if (seen === undefined || totalInk(ink) === 0) return [];
  return [
    ...lineFindings({ at: seen, width: thickness, ink }, limits),
    ...solidFindings({ at: seen, area: seen.width * seen.height, ink }, limits),
    ...bleedFindings({ area, what: "a ground or a rule" }, page),
  ];
}

/** A line of one width and ink. */
export interface Line {
  readonly at: Finding["at"];
  readonly width: number;
  readonly ink: Ink;
  readonly span?: Span | undefined;
}

/** What is wrong with how thin a line is. */
export function lineFindings(
  { at, width, ink, span }: Line,
  { hairline, inkedLine }: Limits,
): readonly Finding[] {
  const of = `a line of ${inPoints(width)}`;
  if (width < hairline - HAIR) {
    const hint = `make it ${inPoints(hairline)} or more: a platesetter may lose it`;
    return [{ code: "hairline", severity: "error", what: of, at, hint, span }];
  }
  const plates = platesOf(ink);
  if (plates < 2 || width >= inkedLine - HAIR) return [];
  const hint = `print it in one ink, or make it ${inPoints(inkedLine)} or more`;
  const what = `${of} in ${plates} inks`;
  return [{ code: "thin-line", severity: "warning", what, at, hint, span }];
}

/** An area, in square points, of one ink. */
export interface Solid {
  readonly at: Finding["at"];
  readonly area: number;
  readonly ink: Ink;
  readonly span?: Span | undefined;
}

/** What is wrong with how much ink an area takes. */
export function solidFindings(
  { at, area, ink, span }: Solid,
  { maxInk, inkArea }: Limits,
): readonly Finding[] {
  if (totalInk(ink) <= maxInk + 1e-6 || area <= inkArea) return [];
  const hint = `take no more than ${inPercent(maxInk)} in all: more does not dry`;
  const what = `a solid with ${inPercent(totalInk(ink))} ink`;
  return [{ code: "ink", severity: "error", what, at, hint, span }];
}

/** Something that is to be seen up to the page's edge, or ends before it. */
export interface Edged {
  readonly area: Rect;
  readonly what: string;
  readonly span?: Span | undefined;
}

/** What reaches the trim must run past it, or a cut that is off by a hair shows paper. */
export function bleedFindings({ area, what, span }: Edged, page: Page): readonly Finding[] {
  const { trim, bleed } = page;
  if (seenOf(area, page) === undefined) return [];
  const [right, foot] = [area.x + area.width, area.y + area.height];
  const past = [-area.x, -area.y, right - trim.width, foot - trim.height];
  // It touches the edge, and does not come as far as the bleed does.
  const short = past.filter((over) => over > -NEAR && over < bleed - NEAR);
  if (short.length === 0 || bleed === 0) return [];
  const hint = "let it run into the bleed, or end it well inside the page";
  const at = { x: Math.max(0, area.x), y: Math.max(0, area.y) };
  const said = `${what} that reaches the trim and does not cover the bleed`;
  return [{ code: "bleed", severity: "error", what: said, at, hint, span }];
}

/** An edge so near to the trim is meant to lie on it. */
const NEAR = 0.25;

/** What of an area lies on the page or in its bleed. */
export function seenOf({ x, y, width, height }: Rect, { trim, bleed }: Page): Rect | undefined {
  const sheet = outset(rect(0, 0, trim.width, trim.height), bleed);
  const [left, head] = [Math.max(x, sheet.x), Math.max(y, sheet.y)];
  const right = Math.min(x + width, sheet.x + sheet.width);
  const foot = Math.min(y + height, sheet.y + sheet.height);
  return right > left && foot > head ? rect(left, head, right - left, foot - head) : undefined;
}
