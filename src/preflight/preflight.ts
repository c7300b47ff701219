import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Mark, Page, Publication } from "../display/mark.ts";
import { told, type Finding } from "./finding.ts";
import type { Limits } from "./limits.ts";
import { pictureFindings } from "./pictures.ts";
import { ruleFindings } from "./solids.ts";
import { typeFindings } from "./type.ts";

/**
 * What a printer would send back, or print badly, found on the finished pages before a byte is written. Errors (all
 * `rejected`, exit 4): `preflight/resolution`, `preflight/bleed`, `preflight/safety`, `preflight/ink`,
 * `preflight/hairline`, `preflight/rich-black`; warnings: `preflight/resolution`, `preflight/safety`,
 * `preflight/thin-line`, `preflight/fine-print`, `preflight/reversed-type`.
 */
export const preflight = ({ pages }: Publication, limits: Limits): readonly Diagnostic[] =>
  pages.flatMap((page) =>
    told(
      page.folio,
      page.marks.flatMap((mark) => markFindings(mark, page, limits)),
    ),
  );

function markFindings(mark: Mark, page: Page, limits: Limits): readonly Finding[] {
  switch (mark.kind) {
    case "text":
      return typeFindings(mark, page, limits);
    case "rule":
      return ruleFindings(mark, page, limits);
    case "picture":
      return pictureFindings(mark, page, limits);
  }
}
