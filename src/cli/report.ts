import type { BuildReport, BuiltOutput, ReportedArticle } from "../build-order.ts";
import type { Diagnostic, Span } from "../diagnostics/diagnostic.ts";
import type { Sources } from "../diagnostics/sources.ts";
import { locate } from "../diagnostics/sources.ts";

/** A report of a run that set nothing: usage faults, our own bugs, lateness. */
export function emptyReport(exitCode: number, ...diagnostics: readonly Diagnostic[]): BuildReport {
  return {
    outputs: [],
    diagnostics,
    sources: new Map(),
    pages: 0,
    articles: [],
    timings: [],
    exitCode,
  };
}

/** The one JSON document of `--json` and `--report`; the diagnostics are already in the order of print. */
export function reportDocument(report: BuildReport): string {
  const { exitCode, outputs, diagnostics, sources, pages, articles, timings } = report;
  const document = {
    ok: exitCode === 0,
    exitCode,
    outputs: outputs.map(outputEntry),
    diagnostics: diagnostics.map((one) => diagnosticEntry(one, sources)),
    pages,
    ...(report.binding && { binding: report.binding }),
    articles: articles.map((one) => articleEntry(one, sources)),
    timings,
  };
  return JSON.stringify(document, null, 2) + "\n";
}

function outputEntry({ edition, part, flat, path, bytes, pages, condition }: BuiltOutput): object {
  const standard = condition === undefined ? {} : { standard: "PDF/X-4", condition };
  return {
    ...{ edition, ...(part && { part }), path, bytes, pages },
    ...(flat && { flat }),
    ...standard,
  };
}

/** A place in the copy as scripts are told it. */
export function placeEntry(span: Span, sources: Sources): object {
  const located = locate(span, sources);
  return { file: span.file, ...(located && { line: located.start.line }) };
}

export function articleEntry({ fit, ...article }: ReportedArticle, sources: Sources): object {
  if (fit === undefined) return article;
  const placed = ({ span, ...rest }: { readonly span: Span }): object => ({
    ...rest,
    ...placeEntry(span, sources),
  });
  const { asked, loosest, tightest, levers, ...figures } = fit;
  return {
    ...article,
    fit: {
      ...(asked === undefined ? {} : { asked }),
      ...figures,
      loosest: loosest.map(placed),
      tightest: tightest.map(placed),
      levers: levers.map(placed),
    },
  };
}

export function diagnosticEntry(diagnostic: Diagnostic, sources: Sources): object {
  const { severity, code, message, span, hints } = diagnostic;
  const located = span === undefined ? undefined : locate(span, sources);
  return {
    severity,
    code,
    message,
    ...(span === undefined ? {} : { file: span.file }),
    ...(located === undefined
      ? {}
      : {
          line: located.start.line,
          column: located.start.column,
          endLine: located.end.line,
          endColumn: located.end.column,
        }),
    hints,
  };
}
