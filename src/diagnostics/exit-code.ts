import type { Diagnostic } from "./diagnostic.ts";

/**
 * What the command answers its caller: 0 all well, 1 the sources, 2 usage, 3 warnings under `strict`,
 * 4 the finished pages, 5 the disk, 6 a limit. The diagnostics come in the order in which they were
 * met, not sorted for printing: the first error decides.
 */
export function exitCode(
  diagnostics: readonly Diagnostic[],
  { strict }: { readonly strict: boolean },
): number {
  const first = diagnostics.find((one) => one.severity === "error");
  if (first !== undefined) return codeOf(first);
  return strict && diagnostics.length > 0 ? 3 : 0;
}

function codeOf({ kind }: Diagnostic): number {
  switch (kind ?? "sources") {
    case "sources":
      return 1;
    case "usage":
      return 2;
    case "rejected":
      return 4;
    case "unwritable":
      return 5;
    case "limit":
      return 6;
  }
}
