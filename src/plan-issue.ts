import type { BuildOrder, IssuePlan } from "./build-order.ts";
import { writeSheets, type SheetJob } from "./contact-sheets.ts";
import { ok, type Diagnostic, type Outcome } from "./diagnostics/diagnostic.ts";
import { lastBuild } from "./last-build.ts";
import { sumPages } from "./pages/page-sum.ts";
import { changesSince, tracePages } from "./pages/plan-changes.ts";
import { planPages } from "./pages/plan.ts";
import type { Printer } from "./preflight/printer.ts";

/** What a plan is made of. */
export interface PlanJob extends SheetJob {
  /** His multiple holds where the manifest names none. */
  readonly printer: Printer | undefined;
}

/**
 * True where a plan was asked for and is true of the pages. A page count that the printer does not take leaves every
 * page where it is, and is what a plan is asked for.
 */
export const mayPlan = ({ plan, force }: BuildOrder, faults: readonly Diagnostic[]): boolean =>
  plan !== undefined &&
  (force || faults.every(({ severity, code }) => severity !== "error" || code === MULTIPLE));

const MULTIPLE = "pages/multiple";

/** Under `strict`, what is wrong holds the contact sheets back, too. */
export const mayDraw = ({ force, strict }: BuildOrder, faults: readonly Diagnostic[]): boolean =>
  force || !strict || faults.length === 0;

/** The flatplan of an issue that was made up; where that may be, its contact sheets are drawn and written. */
export async function planIssue(job: PlanJob, draws: boolean): Promise<Outcome<IssuePlan>> {
  const { copy, made, printer } = job;
  const multiple = copy.issue.print.multiple ?? printer?.limits.multiple ?? 1;
  const pages = planPages(made, copy.issue);
  const before = lastBuild(job.order);
  const plan = {
    pages,
    ...(multiple > 1 && { sum: sumPages(made, multiple) }),
    ...(before && { changes: changesSince(before, tracePages(pages, made.publication.pages)) }),
  };
  const { value: sheets = [], diagnostics } = draws ? await writeSheets(job) : ok([]);
  return ok({ ...plan, sheets }, diagnostics);
}
