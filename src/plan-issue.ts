import type { BuildOrder, IssuePlan } from "./build-order.ts";
import { writeSheets, type SheetJob } from "./contact-sheets.ts";
import { ok, type Diagnostic, type Outcome } from "./diagnostics/diagnostic.ts";
import { boundMultiple, pageRule, type PageRule } from "./issue/binding.ts";
import { lastBuild } from "./last-build.ts";
import { sumPages, whatIf, type PageSum } from "./pages/page-sum.ts";
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

/** Signatures have so many pages. */
const WHAT_IF = [4, 8, 16];

/** The arithmetic for these multiples and for the one that is asked for, as far as the binding allows them. */
function sumsFor(
  multiples: readonly number[],
  asked: PageRule,
  { copy: { issue }, made }: PlanJob,
): readonly PageSum[] {
  const bindable = multiples.map((one) => boundMultiple(one, issue.print));
  const all = asked.multiple > 1 ? [...bindable, asked.multiple] : bindable;
  return [...new Set(all)]
    .toSorted((one, other) => one - other)
    .map((multiple) => whatIf(made, { ...asked, multiple }, issue.houseAdverts.length));
}

/** The flatplan of an issue that was made up; where that may be, its contact sheets are drawn and written. */
export async function planIssue(job: PlanJob, draws: boolean): Promise<Outcome<IssuePlan>> {
  const { copy, made, printer } = job;
  const { issue } = copy;
  const rule = pageRule(issue.print, printer?.limits.multiple);
  const pages = planPages(made, issue);
  // A trial is no next build.
  const before = job.order.plan?.multiple === undefined ? lastBuild(job.order) : undefined;
  const plan = {
    pages,
    ...(rule.multiple > 1 && { sum: sumPages(made, rule) }),
    ...(job.order.plan?.whatIf === true && { whatIf: sumsFor(WHAT_IF, rule, job) }),
    ...(before && { changes: changesSince(before, tracePages(pages, made.publication.pages)) }),
  };
  const { value: sheets = [], diagnostics } = draws ? await writeSheets(job) : ok([]);
  return ok({ ...plan, sheets }, diagnostics);
}
