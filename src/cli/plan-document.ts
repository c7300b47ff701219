import type { BuildReport, PageSum, PlanChanges, PlannedPage } from "../build-order.ts";
import type { Sources } from "../diagnostics/sources.ts";
import { articleEntry, diagnosticEntry, placeEntry } from "./report.ts";

type Holding = PlannedPage["holds"][number];

/** The JSON document of `plan`; without sound pages it has none. */
export function planDocument({ plan, ...report }: BuildReport): string {
  const { exitCode, diagnostics, sources, articles, timings } = report;
  const pages = plan?.pages ?? [];
  const document = {
    ok: exitCode === 0,
    exitCode,
    diagnostics: diagnostics.map((one) => diagnosticEntry(one, sources)),
    pages: pages.map((page) => pageEntry(page, sources)),
    spreads: spreadsOf(pages).map((spread) => spread.map(({ folio }) => folio)),
    ...(plan?.sum && {
      ...{ multiple: plan.sum.multiple, divides: divides(plan.sum, pages.length) },
      sum: sumEntry(plan.sum, sources),
    }),
    ...(plan?.whatIf && {
      whatIf: plan.whatIf.map((sum) => ({ multiple: sum.multiple, ...sumEntry(sum, sources) })),
    }),
    ...(plan?.changes && { changes: changesEntry(plan.changes) }),
    ...(report.binding && { binding: report.binding }),
    sheets: plan?.sheets ?? [],
    articles: articles.map((one) => articleEntry(one, sources)),
    timings,
  };
  return JSON.stringify(document, null, 2) + "\n";
}

/** Pages that face each other; the first has no neighbor. */
export function spreadsOf(pages: readonly PlannedPage[]): readonly (readonly PlannedPage[])[] {
  const spreads: PlannedPage[][] = [];
  for (const page of pages) {
    const last = spreads.at(-1);
    if (page.folio % 2 === 0 || last === undefined) spreads.push([page]);
    else last.push(page);
  }
  return spreads;
}

/** Odd folios are rectos; a cover faces nothing. */
export function sideOf({ folio, kind }: PlannedPage): "cover" | "recto" | "verso" {
  if (folio === 1 && kind === "cover") return "cover";
  return folio % 2 === 1 ? "recto" : "verso";
}

/** Whole percents; 100 only where no line is free. */
export const percentOf = ({ lines, white }: NonNullable<PlannedPage["fill"]>): number =>
  lines === 0 ? 0 : Math.floor((100 * (lines - white)) / lines);

const divides = ({ multiple, apart = 0 }: PageSum, pages: number): boolean =>
  (pages - apart) % multiple === 0;

function sumEntry({ count, apart, adverts, blanks, missing, cut }: PageSum, sources: Sources) {
  return {
    ...{ pages: count, ...(apart !== undefined && { cover: apart }) },
    ...{ houseAdverts: adverts, blanks, missing },
    ...(cut && {
      cut: {
        pages: cut.count,
        articles: cut.ends.map(({ title, file, folio, lines, words, holds }) => ({
          ...{ article: title, file, page: folio, lines, words },
          holds: holds.map((one) => holdingEntry(one, sources)),
        })),
      },
    }),
  };
}

function changesEntry({ before, folios, shift }: PlanChanges): object {
  if (shift === undefined) return { before, pages: folios };
  return { before, pages: folios, shift: { from: shift.from, pages: shift.pages } };
}

const holdingEntry = (
  { kind, client, late, span, continued }: Holding,
  sources: Sources,
): object => ({
  kind,
  ...(client !== undefined && { client }),
  ...(late && { late }),
  ...placeEntry(span, sources),
  ...(continued ? { continued: true } : {}),
});

function pageEntry(page: PlannedPage, sources: Sources): object {
  const { folio, kind, title, file, part, of, holds, fill, start, fills } = page;
  const { picture, client, late, free } = page;
  return {
    page: folio,
    side: sideOf(page),
    kind,
    ...(file === undefined ? { title } : { article: title, file }),
    ...(picture !== undefined && { picture }),
    ...(client !== undefined && { client }),
    ...(late && { late }),
    ...(free !== undefined && { freeQuarters: free }),
    ...(start && { start }),
    ...(fills && { fills }),
    ...{ part, of },
    holds: holds.map((one) => holdingEntry(one, sources)),
    ...(fill && { fill: percentOf(fill), lines: fill.lines, white: fill.white }),
  };
}
