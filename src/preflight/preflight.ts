import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Page, Publication } from "../display/mark.ts";
import { checkEdges } from "./edges.ts";
import { checkFineParts } from "./fine-parts.ts";
import { told, toldOfPage, type Finding } from "./finding.ts";
import { checkPictures } from "./pictures.ts";
import { platesOf, PROCESS } from "./plates.ts";
import type { Limits, Printer } from "./printer.ts";
import type { Seen } from "./seen.ts";
import { seenOn } from "./seen-page.ts";
import { checkTotalInk } from "./total-ink.ts";

/**
 * Looks at the finished pages as a printer does before he takes a file. Each diagnostic has its page and, in
 * millimeters from the trim's left and head edges, its place; errors are of the kind `rejected`. Codes: `preflight/`
 * and the names of the checks.
 */
export function preflight(
  { pages }: Publication,
  { limits, checks }: Printer,
): readonly Diagnostic[] {
  const looked = pages.map((page) => ({ page, seen: seenOn(page) }));
  const onPages = looked.flatMap(({ page, seen }) =>
    toldOfPage(checkPage(seen, page, limits), page.folio, checks),
  );
  const ofIssue = [
    ...checkSpots(
      looked.flatMap(({ seen }) => seen),
      limits,
    ),
    ...checkPages(pages, limits),
  ];
  return [...onPages, ...ofIssue.flatMap((finding) => told(finding, checks))];
}

const checkPage = (seen: readonly Seen[], page: Page, limits: Limits) => [
  ...checkPictures(seen, limits),
  ...checkEdges(seen, page, limits),
  ...checkTotalInk(seen, limits),
  ...checkFineParts(seen, limits),
];

function checkSpots(seen: readonly Seen[], { spots: most }: Limits): readonly Finding[] {
  const inks = seen.flatMap((one) => (one.kind === "picture" ? [] : one.inks));
  const plates = new Set(inks.flatMap((ink) => [...platesOf(ink).keys()]));
  const spots = [...plates].filter((name) => !PROCESS.includes(name)).sort();
  if (spots.length <= most) return [];
  const names = spots.map((name) => `\`${name}\``).join(", ");
  const says = `the issue has ${spots.length} spot inks, ${names}; the printer prints ${most}`;
  const hint = "make process inks of them in the theme, or have the printer name a press for them";
  return [{ check: "spots", says, hint }];
}

function checkPages({ length }: readonly Page[], { multiple }: Limits): readonly Finding[] {
  if (length % multiple === 0) return [];
  const says = `${length} pages do not divide by ${multiple}`;
  const hint = `say \`multiple: ${multiple}\` under \`print:\`, and blank pages are added at the end`;
  return [{ check: "pages", says, hint }];
}
