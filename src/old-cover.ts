import { warning, type Diagnostic } from "./diagnostics/diagnostic.ts";
import { textAt } from "./io/disk.ts";
import { coverPath } from "./output-path.ts";

/**
 * Warning `output/old-cover`: beside an edition that was written whole lies the cover that a build before wrote apart,
 * and would be sent along. It is not taken away: another issue may be called so.
 */
export function oldCoverFaults(written: string): readonly Diagnostic[] {
  const path = coverPath(written);
  const text = textAt(path);
  if (text === undefined || !isFlat(text)) return [];
  const says = `\`${path}\` was written by a build before, and \`${written}\` has its cover in it now`;
  const hints = ["delete it, so that it is not sent along"];
  return [warning("output/old-cover", says, { hints })];
}

/** Whether a file is by us and has the two pages of a cover that lies open. */
const isFlat = (pdf: string): boolean =>
  pdf.includes("<pdf:Producer>typeset ") && pdf.includes("/Type /Pages\n/Count 2\n");
