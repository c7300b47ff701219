import type { BuildOrder, BuildReport, Edition } from "./build-order.ts";
import { checkPages, mayKeep, reportArticle, reportBinding } from "./check-pages.ts";
import { hasErrors, type Diagnostic, type Outcome } from "./diagnostics/diagnostic.ts";
import { exitCode } from "./diagnostics/exit-code.ts";
import { diskReader } from "./io/disk.ts";
import { FORGETFUL } from "./memory.ts";
import { boundOf } from "./pages/binding.ts";
import { mayDraw, mayPlan, planIssue } from "./plan-issue.ts";
import { rememberBuild } from "./last-build.ts";
import { planPages } from "./pages/plan.ts";
import { tracePages } from "./pages/plan-changes.ts";
import { press, type PressOrder } from "./press.ts";
import { rootOf } from "./read-copy.ts";
import { setIssue } from "./set-issue.ts";
import { stopwatch } from "./stopwatch.ts";

/**
 * The whole road: read, dress, lay the case, make up, prove, and send to press. Faults are gathered along
 * it, so that one run tells them all; with an error among them nothing is written, unless that is forced.
 */
export async function buildIssue(order: BuildOrder): Promise<BuildReport> {
  const watch = stopwatch((stage, place) => {
    order.progress(stage, place);
  });
  const reader = diskReader(rootOf(order));
  const set = await setIssue(order, { reader, watch, memory: FORGETFUL });
  const { copy, printer, condition, clothes, standing, made } = set;
  const { faults, isSpoiled } = checkPages(order, set, watch);
  const pages = made?.publication.pages.length ?? 0;
  const binding = reportBinding(boundOf(copy?.issue.print.paper, pages));
  const ready = made !== undefined && pages > 0 && mayPrint(order, faults);
  const rejected = (edition: Edition): boolean =>
    isSpoiled || (edition === "print" && hasErrors(faults));
  const { sources } = reader;
  const job =
    made && copy && clothes
      ? { order, copy, made, condition, fonts: clothes.fonts, sources, watch }
      : undefined;
  const outputs = job && ready ? gather(await press({ ...job, rejected }), faults) : undefined;
  const plan =
    job && mayPlan(order, faults)
      ? gather(await planIssue({ ...job, printer }, mayDraw(order, faults)), faults)
      : undefined;
  if (mayKeep(faults)) standing?.keep();
  if (job && outputs?.some(({ edition }) => edition === "print") && !hasErrors(faults)) {
    rememberPages(order, job);
  }
  return {
    outputs: outputs ?? [],
    ...(plan && { plan }),
    diagnostics: faults,
    sources,
    pages,
    ...(binding && { binding }),
    articles: made?.articles.map(reportArticle) ?? [],
    timings: watch.stop(),
    exitCode: exitCode(faults, order),
  };
}

/**
 * Errors hold the last good PDF, under `strict` warnings too; unless it is forced. Where nothing but finished pages
 * are at fault, they are printed to be looked at, beside the last good ones.
 */
function mayPrint({ force, strict }: BuildOrder, faults: readonly Diagnostic[]): boolean {
  if (force) return true;
  const errors = faults.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return errors.every(({ kind }) => kind === "rejected");
  return !(strict && faults.length > 0);
}

/** What the next plan is compared with. */
function rememberPages(order: BuildOrder, { made, copy }: Pick<PressOrder, "made" | "copy">): void {
  const planned = planPages(made, copy.issue);
  rememberBuild(order, tracePages(planned, made.publication.pages));
}

/** The value, its faults put with the others. */
function gather<T>({ value, diagnostics }: Outcome<T>, faults: Diagnostic[]): T | undefined {
  faults.push(...diagnostics);
  return value;
}
