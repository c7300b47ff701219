import type { Diagnostic, Severity, Span } from "../diagnostics/diagnostic.ts";
import { POINTS_PER_MM, type Point, type Pt, type Size } from "../geometry/geometry.ts";
import type { CheckName } from "./printer.ts";

/** What a check found. */
export interface Finding<Check extends string = CheckName> {
  readonly check: Check;
  /** The beginning of a sentence; where it is stands behind it. */
  readonly says: string;
  readonly hint: string;
  readonly span?: Span | undefined;
  /** Its page and its place there, in points from the trim's upper left corner. */
  readonly on?: Diagnostic["on"];
  /** Never more than a warning, however the profile takes the check. */
  readonly mild?: boolean;
}

/** A finding on a page, with its place there. */
export interface PageFinding<Check extends string = CheckName> extends Finding<Check> {
  readonly at: Point;
  /** The drawing that it is a part of: drawings are told of apart. */
  readonly of?: string | undefined;
  /** Of a ground or rule, say: the theme draws it, wherever in the copy what stands on it was typed. */
  readonly ofTheme?: boolean;
  /** Of a picture, say: it is told of by itself, and not with others like it on the page. */
  readonly alone?: boolean;
  /** How near it is to being right: of those alike the least is told. Absent: the first. */
  readonly margin?: number;
}

/** The page that findings lie on. */
export interface LookedPage {
  readonly folio: number;
  readonly trim: Size;
}

/** How checks that fail are taken. */
type Taken<Check extends string> = Readonly<Record<Check, Severity | "off">>;

/**
 * What is told of a page, each thing as the printer takes it; what is alike is told once. `where` it is in words, if the
 * number alone would mean another page.
 */
export function toldOfPage<Check extends string>(
  findings: readonly PageFinding<Check>[],
  { folio, trim }: LookedPage,
  checks: Taken<Check>,
  where = `on page ${folio}`,
): readonly Diagnostic[] {
  return gathered(findings).flatMap((alike) => {
    const [first, ...others] = worstFirst(alike);
    const like = others.length === 0 ? "" : `, and ${others.length} more on that page`;
    const place = `${where}, ${placeOf(first.at, trim)}${like}`;
    const on = { folio, x: first.at.x, y: first.at.y };
    return told({ ...first, says: `${first.says} ${place}`, on }, checks);
  });
}

/** A finding as the printer takes it; nothing where he does not mind. */
export function told<Check extends string>(
  { check, says, hint, span, on, mild }: Finding<Check>,
  checks: Taken<Check>,
): readonly Diagnostic[] {
  const taken = checks[check];
  if (taken === "off") return [];
  const severity: Severity = mild === true ? "warning" : taken;
  return [
    {
      severity,
      code: `preflight/${check}`,
      message: says,
      hints: [hint],
      ...(span === undefined ? {} : { span }),
      ...(on === undefined ? {} : { on }),
      ...(severity === "error" && { kind: "rejected" as const }),
    },
  ];
}

/** Of those alike the one that is farthest from being right, then the others. */
export const worstFirst = <Check extends string>([
  first,
  ...others
]: Alike<Check>): Alike<Check> => {
  const worst = others.reduce(
    (least, one) => ((one.margin ?? 0) < (least.margin ?? 0) ? one : least),
    first,
  );
  return worst === first
    ? [first, ...others]
    : [worst, first, ...others.filter((one) => one !== worst)];
};

type Alike<Check extends string> = readonly [PageFinding<Check>, ...PageFinding<Check>[]];

/** What is alike, together. */
export function gathered<Check extends string>(
  findings: readonly PageFinding<Check>[],
): readonly Alike<Check>[] {
  const alike = new Map<string, [PageFinding<Check>, ...PageFinding<Check>[]]>();
  for (const [index, finding] of findings.entries()) {
    const { alone = false, check, of = "" } = finding;
    const key = alone ? `${index}` : `${check} ${of}`;
    const known = alike.get(key);
    if (known === undefined) alike.set(key, [finding]);
    else known.push(finding);
  }
  return [...alike.values()];
}

/** From the trim's left edge and from its head; of what lies in the bleed the place of the edge that it is nearest to. */
export function placeOf({ x, y }: Point, { width, height }: Size): string {
  const [left, head] = [Math.min(Math.max(0, x), width), Math.min(Math.max(0, y), height)];
  return `${inMm(left)} from the left and ${inMm(head)} from the head`;
}

/** Of a sheet that is no page of the issue, to which nobody could turn. */
export function offPage(fault: Diagnostic): Diagnostic {
  const { severity, code, message, hints, span, kind } = fault;
  return { severity, code, message, hints, ...(span && { span }), ...(kind && { kind }) };
}

/** In millimeters, to a tenth. */
export const inMm = (length: Pt): string => `${tenths(length / POINTS_PER_MM)} mm`;

export const inPt = (length: Pt): string => `${hundredths(length)} pt`;

/** Without the minus of a zero. */
const tenths = (value: number): number => Math.round(value * 10) / 10 + 0;
const hundredths = (value: number): number => Math.round(value * 100) / 100 + 0;
