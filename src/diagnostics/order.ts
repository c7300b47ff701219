import type { Diagnostic } from "./diagnostic.ts";

/**
 * The diagnostics as a reader of the copy wants them: file by file in the order given (that in which
 * they were read), within a file from its head on, those without a place last; each said once.
 */
export function inSourceOrder(
  diagnostics: readonly Diagnostic[],
  fileOrder: readonly string[],
): readonly Diagnostic[] {
  const ranks = new Map(fileOrder.map((file, rank) => [file, rank]));
  const rankOf = ({ span }: Diagnostic): number =>
    span === undefined ? Infinity : (ranks.get(span.file) ?? fileOrder.length);
  return withoutRepeats(diagnostics).toSorted((one, other) => {
    const [rank, otherRank] = [rankOf(one), rankOf(other)];
    if (rank !== otherRank) return rank < otherRank ? -1 : 1;
    return compareSpans(one, other);
  });
}

/** Files that were never read have one rank: they go by name, so that the order is always the same. */
function compareSpans(one: Diagnostic, other: Diagnostic): number {
  if (one.span === undefined || other.span === undefined) return 0;
  if (one.span.file !== other.span.file) return one.span.file < other.span.file ? -1 : 1;
  return one.span.start - other.span.start;
}

function withoutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const said = new Map<string, Diagnostic>();
  for (const one of diagnostics) {
    const { file, start, end } = one.span ?? {};
    const key = JSON.stringify([one.severity, one.code, one.message, file, start, end]);
    if (!said.has(key)) said.set(key, one);
  }
  return [...said.values()];
}
