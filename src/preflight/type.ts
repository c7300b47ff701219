import type { Ink } from "../color/ink.ts";
import type { Span } from "../diagnostics/diagnostic.ts";
import type { Page, TextMark } from "../display/mark.ts";
import type { Point, Pt, Size } from "../geometry/geometry.ts";
import type { Finding } from "./finding.ts";
import { isRichBlack, platesOf } from "./inks.ts";
import type { Limits } from "./limits.ts";

/** What is wrong with a line of type: its inks for its size, and how near it stands to the trim. */
export function typeFindings(mark: TextMark, { trim }: Page, limits: Limits): readonly Finding[] {
  const { at, runs, span } = mark;
  const findings: Finding[] = [];
  let x = at.x;
  for (const { size, ink, advances, rise } of runs) {
    const spot = { at: { x, y: at.y - rise }, size, ink, span };
    findings.push(...inkFindings(spot, limits));
    x += advances.reduce((sum, advance) => sum + advance, 0);
  }
  const size = Math.max(0, ...runs.map((run) => run.size));
  return [...findings, ...safetyFindings({ at, to: x, size, span }, trim, limits)];
}

/** Letters of one size and ink. */
export interface Letters {
  readonly at: Point;
  readonly size: Pt;
  readonly ink: Ink;
  readonly span?: Span | undefined;
}

/** What is wrong with the inks that letters of this size are printed in. */
export function inkFindings(
  { at, size, ink, span }: Letters,
  { finePrint, richBlack }: Limits,
): readonly Finding[] {
  const plates = platesOf(ink);
  const of = `type of ${inPoints(size)}`;
  const found = { at, span };
  if (isRichBlack(ink) && size < richBlack - HAIR) {
    const hint = "print it in black alone, `cmyk(0 0 0 100)`";
    const what = `${of} in black with other inks in it`;
    return [{ code: "rich-black", severity: "error", what, hint, ...found }];
  }
  if (plates > 2 && size < finePrint - HAIR) {
    const hint = "give it one ink or two, or make it larger: where plates do not meet, it blurs";
    return [
      { code: "fine-print", severity: "warning", what: `${of} in ${plates} inks`, hint, ...found },
    ];
  }
  if (plates === 0 && size < finePrint - HAIR) {
    const hint = "make it larger or bolder, or print it in ink: the ground runs into it";
    return [{ code: "reversed-type", severity: "warning", what: `white ${of}`, hint, ...found }];
  }
  return [];
}

interface Line {
  readonly at: Point;
  /** Its right end. */
  readonly to: Pt;
  readonly size: Pt;
  readonly span: Span | undefined;
}

/** How far type reaches over its baseline and under it, in ems. */
const ASCENT = 0.7;
const DESCENT = 0.2;

function safetyFindings(
  { at, to, size, span }: Line,
  { width, height }: Size,
  { safety }: Limits,
): readonly Finding[] {
  const [head, foot] = [at.y - ASCENT * size, at.y + DESCENT * size];
  // What stands off the page altogether is not printed.
  if (to <= 0 || at.x >= width || foot <= 0 || head >= height) return [];
  const nearest = Math.min(at.x, head, width - to, height - foot);
  if (nearest >= safety - HAIR) return [];
  const hint = "move it in: pages are cut with some play";
  const what = nearest < 0 ? "type over the trim" : "type nearer to the trim than is safe";
  return [{ code: "safety", severity: nearest < 0 ? "error" : "warning", what, at, hint, span }];
}

/** So much less is the same. */
export const HAIR = 0.01;

/** "8.5 pt". */
export const inPoints = (length: Pt): string => `${Number(length.toFixed(2))} pt`;
