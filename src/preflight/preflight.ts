import type { Diagnostic, Span } from "../diagnostics/diagnostic.ts";
import type { Page, Publication } from "../display/mark.ts";
import { checkBleed } from "./bleed.ts";
import { checkBinding, type PageInBinding } from "./bound.ts";
import { checkFineParts } from "./fine-parts.ts";
import { offPage, told, toldOfPage, type Finding, type PageFinding } from "./finding.ts";
import { checkPictures } from "./pictures.ts";
import type { Limits, Printer } from "./printer.ts";
import { checkSafety } from "./safety.ts";
import type { Seen } from "./seen.ts";
import { seenOn } from "./seen-page.ts";
import { checkSpots, type LookedAt } from "./spot-inks.ts";
import { checkTotalInk } from "./total-ink.ts";

/** Where things are ordered that the copy says nothing of. */
export interface Orders {
  /** What draws furniture, rules and grounds, by its name, and where it, or at least the issue, is named. */
  readonly theme?: { readonly name: string; readonly span: Span };
  /** Absent: the manifest does not say it. */
  readonly profile?: Span | undefined;
  /** What the binding does to a page; absent: nobody knows how it is bound. */
  readonly bound?: ((folio: number) => PageInBinding) | undefined;
  /** What stands on the spine of a cover that lies open, and where; absent: it has none, or is no file of its own. */
  readonly spine?: Page | undefined;
  /** So many pages are no part of the count that must divide; none if absent. */
  readonly apart?: number;
}

/**
 * Looks at the finished pages as a printer does before he takes a file. Each diagnostic has its page and, in
 * millimeters from the trim's left and head edges, its place; errors are of the kind `rejected`. Codes: `preflight/`
 * and the names of the checks; `print/creep` and `print/glue` for what the binding does.
 */
export function preflight(
  { pages }: Publication,
  { limits, checks }: Printer,
  { theme, profile, bound, spine, apart = 0 }: Orders = {},
): readonly Diagnostic[] {
  const looked = pages.map((page) => ({ page, seen: seenOn(page) }));
  const placedOn = ({ page, seen }: LookedAt): readonly PageFinding[] =>
    checkPage(seen, page, limits).map((one) =>
      one.span === undefined || one.ofTheme === true ? byTheme(one, theme) : one,
    );
  const onPages = looked.flatMap(({ page, seen }) => [
    ...toldOfPage(placedOn({ page, seen }), page, checks),
    ...(bound ? checkBinding(seen, page, bound(page.folio), limits) : []),
  ]);
  const flat = spine && { page: spine, seen: seenOn(spine) };
  const onFlat = flat
    ? toldOfPage(placedOn(flat), flat.page, checks, "on the open cover's spine")
    : [];
  const ofIssue = [
    ...checkSpots(flat ? [...looked, flat] : looked, limits, theme?.span ?? profile),
    ...checkPages(pages.length - apart, limits).map((one) => ({ ...one, span: profile })),
  ];
  return [
    ...onPages,
    ...onFlat.map(offPage),
    ...ofIssue.flatMap((finding) => told(finding, checks)),
  ];
}

/** What the copy does not order is for the theme to change. */
const byTheme = (finding: PageFinding, theme: Orders["theme"]): PageFinding =>
  theme === undefined
    ? finding
    : {
        ...finding,
        span: finding.span ?? theme.span,
        hint: `${finding.hint}; the theme \`${theme.name}\` draws it`,
      };

interface CheckedPage {
  readonly limits: string;
  readonly findings: readonly PageFinding[];
}

const checkedPages = new WeakMap<Page, CheckedPage>();

/** Pages do not change: one that is looked over again under the same limits has the same findings. */
function checkPage(seen: readonly Seen[], page: Page, limits: Limits): readonly PageFinding[] {
  const asked = JSON.stringify(limits);
  const known = checkedPages.get(page);
  if (known?.limits === asked) return known.findings;
  const findings = findingsOn(seen, page, limits);
  checkedPages.set(page, { limits: asked, findings });
  return findings;
}

const findingsOn = (seen: readonly Seen[], page: Page, limits: Limits) => [
  ...checkPictures(seen, limits),
  ...checkBleed(seen, page, limits),
  ...checkSafety(seen, page, limits),
  ...checkTotalInk(seen, limits),
  ...checkFineParts(seen, limits),
];

function checkPages(length: number, { multiple }: Limits): readonly Finding[] {
  if (length % multiple === 0) return [];
  const says = `${length} ${length === 1 ? "page does" : "pages do"} not divide by ${multiple}`;
  const hint = `say \`multiple: ${multiple}\` under \`print:\`, and blank pages are added`;
  return [{ check: "pages", says, hint }];
}
