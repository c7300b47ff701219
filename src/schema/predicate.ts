/**
 * How a schema words its faults. A Zod message in this house is not a sentence but a predicate, to
 * stand behind the key's name: "must be a length such as `3mm`", "is no day of the calendar". One
 * that begins "must be" gets ", not `what was typed`" after it. Each further line is a hint.
 */
export function predicate(says: string, ...hints: readonly string[]): string {
  return [says, ...hints].join("\n");
}

/** Takes a predicate apart again. */
export function readPredicate(message: string): { says: string; hints: readonly string[] } {
  const [says = "", ...hints] = message.split("\n");
  return { says, hints };
}
