import { checkBleed } from "../preflight/bleed.ts";
import { checkFineParts } from "../preflight/fine-parts.ts";
import { checkPictures } from "../preflight/pictures.ts";
import type { CheckName, Limits } from "../preflight/printer.ts";
import { checkSafety } from "../preflight/safety.ts";
import type { Seen } from "../preflight/seen.ts";
import { checkTotalInk } from "../preflight/total-ink.ts";
import type { Effort } from "../foreign/effort.ts";
import type { FilePage } from "../foreign/pages.ts";
import { trimSize } from "../foreign/pages.ts";
import { forFineParts, forTotalInk, ifAfforded } from "./effort.ts";
import type { OnPage } from "./checks.ts";

/** What was found, and whether some of the page was too much to be looked at. */
export interface Looked {
  readonly findings: readonly OnPage[];
  readonly isPart: boolean;
}

/** The checks of finished pages, on what is seen of a file's. */
export function checkSeen(
  seen: readonly Seen[],
  page: FilePage,
  limits: Limits,
  closely: Effort,
): Looked {
  const finished = { folio: page.number, trim: trimSize(page), bleed: limits.bleed, marks: [] };
  const [fine, inked] = [forFineParts(seen, limits), forTotalInk(seen, limits, closely)];
  const found = [
    ...checkPictures(seen, limits),
    ...checkSafety(seen, finished, limits),
    ...ifAfforded(closely, () => checkBleed(seen, finished, limits)),
    ...ifAfforded(closely, () => checkTotalInk(inked.seen, limits)),
    ...ifAfforded(closely, () => checkFineParts(fine.seen, limits)),
  ];
  const findings = found.map((one): OnPage => {
    const hint = HINTS[one.check] ?? one.hint;
    // Letters that bleed are as often meant as not.
    return one.check === "cut-text" ? { ...one, hint, mild: true } : { ...one, hint };
  });
  return { findings, isPart: fine.isPart || inked.isPart };
}

/** Ways out for somebody who has the file and not the copy that it was made of. */
const HINTS: Readonly<Partial<Record<CheckName, string>>> = {
  bleed:
    "let it run past the trim as far as the printer asks, and export it with that bleed; or end it inside",
  "rich-black": "print it in black alone: C 0, M 0, Y 0 and K 100",
  "cut-text": "move it inside the page, where it is not meant to be cut",
};
