import type { Diagnostic, Span } from "../diagnostics/diagnostic.ts";
import { POINTS_PER_MM, type Point } from "../geometry/geometry.ts";

/** What a printer would send a page back for, or print badly. */
export type Code =
  | "resolution"
  | "bleed"
  | "safety"
  | "ink"
  | "hairline"
  | "thin-line"
  | "fine-print"
  | "reversed-type"
  | "rich-black";

/** One fault on a page, before those that are alike are told together. */
export interface Finding {
  readonly code: Code;
  readonly severity: "error" | "warning";
  /** What it is: "a line of 0.1 pt"; findings of a page that say the same are told once. */
  readonly what: string;
  /** From the trim's left and head edges. */
  readonly at: Point;
  readonly hint: string;
  readonly span?: Span | undefined;
}

/** A page's findings in words, the like of them as one, in the order of the page. */
export function told(folio: number, findings: readonly Finding[]): readonly Diagnostic[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.code} ${finding.what} ${finding.severity}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [diagnosticOf(folio, first, others.length)],
  );
}

function diagnosticOf(folio: number, finding: Finding, others: number): Diagnostic {
  const { code, severity, what, at, hint, span } = finding;
  const more = others === 0 ? "" : `, and ${others} more on the page`;
  return {
    severity,
    code: `preflight/${code}`,
    message: `page ${folio} has ${what}, ${placeInWords(at)}${more}`,
    kind: "rejected",
    hints: [hint],
    ...(span !== undefined && { span }),
  };
}

/** "20 mm from the left and 31 mm from the head", both of the trim. */
function placeInWords({ x, y }: Point): string {
  const inMm = (length: number): string => `${Math.round(length / POINTS_PER_MM)} mm`;
  return `${inMm(x)} from the left and ${inMm(y)} from the head`;
}
