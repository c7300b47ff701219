import type { Diagnostic, Outcome } from "../../src/diagnostics/diagnostic.ts";

/** A diagnostic as one line: its code, the words it points at, its sentence, and its hints behind arrows. */
export function told(diagnostic: Diagnostic, text: string): string {
  const { span, hints } = diagnostic;
  const place = span === undefined ? "" : text.slice(span.start, span.end);
  return [`${diagnostic.code} «${place}» ${diagnostic.message}`, ...hints].join(" → ");
}

/** All faults of an outcome, each as one line. */
export const faultsIn = (outcome: Outcome<unknown>, text: string): string[] =>
  outcome.diagnostics.map((one) => told(one, text));
