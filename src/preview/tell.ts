import type { ArticleFit, ReportedArticle } from "../build-order.ts";
import type { Diagnostic, Span } from "../diagnostics/diagnostic.ts";
import { inSourceOrder } from "../diagnostics/order.ts";
import { locate, type Sources } from "../diagnostics/sources.ts";
import type { Checked, ShownPages } from "../session.ts";
import type { Told, ToldArticle, ToldFault, ToldFit, ToldPage } from "./told.ts";

/** The pages as they are told, each with the build that changed it last; `before` are those told last. */
export function tellPages(
  { pages, changed, dense }: ShownPages,
  build: number,
  before: readonly ToldPage[],
): readonly ToldPage[] {
  const isChanged = new Set(changed);
  const isDense = new Set(dense);
  const since = new Map(before.map((page) => [page.folio, page.since]));
  return pages.map(({ folio, kind, title, file, part, of, fill, client }) => ({
    ...{ folio, kind, part, of },
    ...(title === undefined ? {} : { title }),
    ...(client === undefined ? {} : { title: `${kind} ${client}` }),
    ...(file === undefined ? {} : { file }),
    ...(fill && { fill: fill.lines === 0 ? 0 : 1 - fill.white / fill.lines, white: fill.white }),
    ...(isDense.has(folio) && { dense: true }),
    since: isChanged.has(folio) ? build : (since.get(folio) ?? build),
  }));
}

/** What was found: faults, errors first, and how the articles fit. */
export function tellChecked(checked: Checked): Pick<Told, "faults" | "articles"> {
  const { diagnostics, sources, articles } = checked.report;
  const inOrder = inSourceOrder(diagnostics, [...sources.keys()]);
  const ranked = inOrder.toSorted((one, other) => rank(one) - rank(other));
  return {
    faults: ranked.map((one) => tellFault(one, checked)),
    articles: articles.map((one) => tellArticle(one, sources)),
  };
}

const rank = ({ severity }: Diagnostic): number => (severity === "error" ? 0 : 1);

function tellFault(one: Diagnostic, checked: Checked): ToldFault {
  const { severity, code, message, hints, span, on } = one;
  const typedOn = checked.folioOf(one);
  const known = on?.folio ?? typedOn;
  const box = known === undefined || known !== typedOn ? undefined : checked.boxOf(one);
  // What left nothing on the pages is told where its article begins.
  const folio = known ?? checked.report.articles.find(({ file }) => file === span?.file)?.first;
  return {
    ...{ severity, code, message, hints },
    ...(span === undefined ? {} : { place: placeOf(span, checked.report.sources) }),
    ...(folio === undefined ? {} : { folio }),
    ...(box === undefined ? {} : { box }),
    ...(on === undefined ? {} : { point: { x: on.x, y: on.y } }),
  };
}

function tellArticle({ fit, ...article }: ReportedArticle, sources: Sources): ToldArticle {
  return fit === undefined ? article : { ...article, fit: tellFit(fit, sources) };
}

function tellFit(fit: ArticleFit, sources: Sources): ToldFit {
  const { asked, pages, lines, hyphens, loose, over, words } = fit;
  return {
    ...(asked === undefined ? {} : { asked }),
    ...{ pages, lines, hyphens, loose, over, words },
    loosest: fit.loosest.map(({ folio, space, text, span }) => ({
      ...{ folio, space, text, place: placeOf(span, sources) },
    })),
    levers: fit.levers.map((lever) => ({
      ...{ words: lever.words, begins: lever.begins, place: placeOf(lever.span, sources) },
    })),
  };
}

function placeOf(span: Span, sources: Sources): string {
  const located = locate(span, sources);
  return located === undefined ? span.file : `${span.file}:${located.start.line}`;
}
