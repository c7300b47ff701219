import { error, warning, type Diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import type { Checked } from "../schema/document.ts";
import type { PrintOrder } from "./issue.ts";
import type { Manifest } from "./schema.ts";

/** A cover is one sheet, folded once. */
export const COVER_PAGES = 4;

/** By what an issue's pages must divide. */
export interface PageRule {
  /** 1 where any count will do. */
  readonly multiple: number;
  /** So many pages are counted apart: those of a cover that is printed for itself. */
  readonly apart: number;
  /** What in the manifest asks for it; absent: nothing there does. */
  readonly span?: Span;
}

/** What a binding is made of has so many pages: a folded sheet, or a leaf. */
const UNIT = { saddle: 4, perfect: 2 } as const;

/**
 * The rule of an issue, whose printer wants a multiple of his own where the manifest names none. A binding wants whole
 * sheets or leaves, whatever else is wanted.
 */
export function pageRule(print: PrintOrder, ofPrinter = 1): PageRule {
  const { multiple, multipleSpan, paper, cover } = print;
  const span = multipleSpan ?? (unitOf(print) > 1 ? paper?.span : undefined);
  return {
    multiple: boundMultiple(multiple ?? ofPrinter, print),
    apart: cover === "separate" ? COVER_PAGES : 0,
    ...(span && { span }),
  };
}

/** The smallest count that divides by a multiple and can be bound. */
export function boundMultiple(multiple: number, print: PrintOrder): number {
  let bound = multiple;
  while (bound % unitOf(print) !== 0) bound += multiple;
  return bound;
}

const unitOf = ({ paper }: PrintOrder): number =>
  paper?.binding === undefined ? 1 : UNIT[paper.binding];

/** How many pages are missing from what a rule asks for. */
export const missingPages = (count: number, { multiple, apart }: PageRule): number =>
  rest(apart - count, multiple);

/** How many pages are too many for it. */
export const sparePages = (count: number, { multiple, apart }: PageRule): number =>
  rest(count - apart, multiple);

const rest = (count: number, by: number): number => ((count % by) + by) % by;

/**
 * What does not go together. Errors: `print/binding`, for a cover apart whose binding nobody names, `print/spine`, for
 * one whose spine cannot be reckoned. Warnings: `print/binding`, for paper that nobody says how it is bound, `print/multiple`, for a multiple that the binding makes another of,
 * `print/spine`, for the spine of what has none.
 */
export function bindingFaults(
  print: PrintOrder,
  checked: Checked<Manifest>,
): readonly Diagnostic[] {
  const { paper, cover, multiple = 1, multipleSpan } = print;
  const { binding, thickness, spine } = paper ?? {};
  const faults: Diagnostic[] = [];
  const ordered = cover === "separate" ? checked.keySpanAt(["print", "cover"]) : undefined;
  if (ordered !== undefined && binding === undefined) {
    const says = "a cover that is printed apart must know how it is bound";
    const hints = ["say `paper: { binding: saddle }` or `perfect` under `print:`"];
    faults.push(error("print/binding", says, { span: ordered, hints }));
  }
  if (binding === undefined && thickness !== undefined) {
    const says = "what the thickness of the paper comes to is not known without its binding";
    const hints = ["say `binding: saddle` or `perfect` beside it"];
    const span = checked.keySpanAt(["print", "paper", "thickness"]);
    faults.push(warning("print/binding", says, { span, hints }));
  }
  const isKnown = thickness !== undefined || spine !== undefined;
  if (ordered !== undefined && binding === "perfect" && !isKnown) {
    const says = "how wide the spine of the cover is cannot be reckoned";
    const hints = ["give the paper a `thickness`, or the `spine` that the printer tells you"];
    faults.push(error("print/spine", says, { span: ordered, hints }));
  }
  if (binding !== "perfect" && spine !== undefined) {
    const says = "only what is bound `perfect` has a spine: this one is not heeded";
    const span = checked.keySpanAt(["print", "paper", "spine"]);
    faults.push(warning("print/spine", says, { span, hints: ["take the key out"] }));
  }
  const rule = pageRule(print);
  if (binding !== undefined && multiple > 1 && rule.multiple !== multiple) {
    const unit = binding === "saddle" ? "folded sheets of 4 pages" : "leaves of 2 pages";
    const says = `${unit} divide by ${multiple} only where the pages divide by ${rule.multiple}`;
    const hints = [`say \`multiple: ${rule.multiple}\`, which is what is meant`];
    const place = multipleSpan === undefined ? {} : { span: multipleSpan };
    faults.push(warning("print/multiple", says, { ...place, hints }));
  }
  return faults;
}
