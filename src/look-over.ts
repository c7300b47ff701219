import type { BuildOrder } from "./build-order.ts";
import type { Condition } from "./color/condition.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { Issue, PrintOrder } from "./issue/issue.ts";
import type { MadeUpIssue } from "./pages/make-up.ts";
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

/**
 * Preflight of the print edition, under the limits that it is made for: those of the manifest stand over the
 * printer's. A plan and a proof are for people who are not done yet. What the make-up said of a `multiple` in the
 * manifest is not said again.
 */
export function lookOver(
  { editions, plan, theme: asked }: BuildOrder,
  { print, theme, title }: Issue,
  { publication }: MadeUpIssue,
  { printer, condition, isSpoiled }: Printing,
): readonly Diagnostic[] {
  if (condition === undefined || plan !== undefined || !editions.includes("print")) return [];
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
  };
  return preflight(publication, { ...printer, limits }, orders);
}
