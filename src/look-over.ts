import type { BuildOrder } from "./build-order.ts";
import type { Condition } from "./color/condition.ts";
import { warning, type Diagnostic } from "./diagnostics/diagnostic.ts";
import { inches, type Pt } from "./geometry/geometry.ts";
import { pageRule } from "./issue/binding.ts";
import type { Issue, PaperOrder, PrintOrder } from "./issue/issue.ts";
import { boundOf, creepOn, isGlued, type Bound } from "./pages/binding.ts";
import type { MadeUpIssue } from "./pages/make-up.ts";
import { inMm } from "./preflight/finding.ts";
import { preflight } from "./preflight/preflight.ts";
import type { Printer } from "./preflight/printer.ts";

/** A printer's limit on ink holds for the pictures, too, unless the manifest names another. */
export function heldTo(printer: Printer | undefined, print: PrintOrder): PrintOrder {
  return printer === undefined ? print : { maxInk: printer.limits.maxInk, ...print };
}

/** What the pages are looked at by. */
export interface Printing {
  readonly printer: Printer;
  /** Absent: it is to be plain PDF, which no printer takes. */
  readonly condition: Condition | undefined;
  /** Other faults were found, so that pages may be missing. */
  readonly isSpoiled: boolean;
}

/** What a bindery names as the most that its automatic stitchers take (Voom Group, `Saddle Stitching`): 0.15 inch. */
const THICKEST: Pt = inches(0.15);

/** Warning `print/thick`: a stitched issue that many a stitcher does not take, and that springs open. */
function thickFaults(
  bound: Bound | undefined,
  paper: PaperOrder | undefined,
): readonly Diagnostic[] {
  if (bound?.kind !== "saddle" || bound.paper === undefined || paper === undefined) return [];
  const { bulk } = bound.paper;
  if (bulk <= THICKEST) return [];
  const says = `${bound.sheets} sheets in one another are ${inMm(bulk)} thick, more than the ${inMm(THICKEST)} that automatic stitchers take`;
  const hints = ["ask the printer, take thinner paper, or have it bound `perfect`"];
  return [warning("print/thick", says, { span: paper.span, hints })];
}

/**
 * Preflight of the print edition, under the limits that it is made for: those of the manifest stand over the
 * printer's. A plan and a proof are for people who are not done yet; how thick the issue becomes is for a plan, too. What the make-up said of a `multiple` in the
 * manifest is not said again.
 */
export function lookOver(
  { editions, plan, theme: asked }: BuildOrder,
  { print, theme, title }: Issue,
  { publication, apart }: MadeUpIssue,
  { printer, condition, isSpoiled }: Printing,
): readonly Diagnostic[] {
  const { length } = publication.pages;
  const { paper } = print;
  const thick = thickFaults(boundOf(paper, length), paper);
  if (plan !== undefined) return thick;
  if (condition === undefined || !editions.includes("print")) return [];
  const isCounted = print.multiple === undefined && !isSpoiled;
  const limits = {
    ...printer.limits,
    maxInk: condition.maxInk,
    multiple: isCounted ? printer.limits.multiple : 1,
  };
  const orders = {
    theme: {
      name: asked ?? theme.name,
      span: (asked === undefined ? theme.span : undefined) ?? title.span,
    },
    profile: print.profile.span,
    bound: (folio: number) => ({
      creep: creepOn(folio, length, paper),
      isGlued: isGlued(folio, length, paper),
    }),
    ...(apart && apart.spine > 0 && { spine: apart.spineAlone }),
    apart: pageRule(print).apart,
  };
  return [...preflight(publication, { ...printer, limits }, orders), ...thick];
}
