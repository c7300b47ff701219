import { error, type Diagnostic } from "./diagnostics/diagnostic.ts";
import type { Sources } from "./diagnostics/sources.ts";
import type { ArticleFit } from "./pages/copy-fit.ts";
import type { PageSum } from "./pages/page-sum.ts";
import type { PlanChanges } from "./pages/plan-changes.ts";
import type { PlannedPage } from "./pages/plan.ts";

export type { ArticleFit } from "./pages/copy-fit.ts";
export type { PageSum } from "./pages/page-sum.ts";
export type { PlanChanges } from "./pages/plan-changes.ts";
export type { PlannedPage } from "./pages/plan.ts";

/** For the press, for the screen, or for people who check. */
export type Edition = "print" | "digital" | "proof";

/** Where nobody says otherwise: seconds for the whole road, and pages. */
export const USUAL_LIMITS = { timeout: 300, maxPages: 1000 } as const;

/** That a build was ended because it was late. */
export function lateFault(seconds: number): Diagnostic {
  const sentence = `the issue was not ready within ${seconds} s`;
  const hints = ["give it more time with `--timeout SECONDS`"];
  return error("limit/time", sentence, { kind: "limit", hints });
}

/** What the command asks of the road. Paths are absolute unless they say otherwise. */
export interface BuildOrder {
  readonly manifest: string;
  /** Files may be read below it; absent: the manifest's folder. */
  readonly root?: string;
  /** A file, or a folder (it is one, or the path ends in a slash); absent: `out/` beside the manifest. */
  readonly output?: string;
  readonly editions: readonly Edition[];
  /** Instead of the manifest's: a built-in theme's name, or a path from the root that ends in .yaml or .yml. */
  readonly theme?: string;
  /** The PDF's date in milliseconds of the epoch; absent: the manifest's. */
  readonly date?: number;
  /** Read the finished bytes back before they are renamed. */
  readonly verify: boolean;
  /** Write although checks failed. */
  readonly force: boolean;
  /** Warnings fail. */
  readonly strict: boolean;
  readonly maxPages: number;
  /** In seconds, for the whole road. */
  readonly timeout: number;
  /** False: everything but writing the PDF. */
  readonly write: boolean;
  /** The report is to have the flatplan; absent: nobody asks for it. */
  readonly plan?: PlanOrder;
  /**
   * Called as each stage begins, with its name ("setting"), and while it goes on with how far it has come ("page 12").
   * Nothing that is made depends on it; it may throw to end a build that is late.
   */
  progress(stage: string, place?: string): void;
}

/** What is asked for beside the flatplan: contact sheets, absent where none are to be drawn as such a file, and sums. */
export interface PlanOrder extends Readonly<Partial<Record<SheetFormat, SheetOrder>>> {
  /** As if the manifest wanted this multiple. */
  readonly multiple?: number;
  /** What the pages would come to under the usual multiples, too. */
  readonly whatIf?: boolean;
}

/** A picture of the sheet, or the pages themselves, small. */
export type SheetFormat = "png" | "pdf";

export interface SheetOrder {
  /** A file, or a folder (it is one, or the path ends in a slash); absent: beside the PDF's place. */
  readonly path?: string;
}

/** Of an issue whose cover is printed apart. */
export type OutputPart = "inside" | "cover";

export interface BuiltOutput {
  readonly edition: Edition;
  /** Which part of the edition it is; absent: all of it. */
  readonly part?: OutputPart;
  /** Of a cover as it lies open, in millimeters: both pages and the spine between them, which may be 0. */
  readonly flat?: { readonly width: number; readonly height: number; readonly spine: number };
  readonly path: string;
  /** Size of the file. */
  readonly bytes: number;
  readonly pages: number;
  /** The printing condition that it is a PDF/X-4 for, as printers call it; absent: it is plain PDF. */
  readonly condition?: string;
}

export interface ReportedArticle {
  readonly title: string;
  readonly file: string;
  /** Folios of its first and last page. */
  readonly first: number;
  readonly last: number;
  readonly words: number;
  /** How it came out; absent where it shares its pages with the contents. */
  readonly fit?: ArticleFit;
}

/** What the binding comes to; lengths are in millimeters, and absent where the paper's thickness is not known. */
export type ReportedBinding =
  | {
      readonly kind: "saddle";
      readonly sheets: number;
      /** The folios of the pages in the middle, and by how much they are narrower than the cover. */
      readonly middle: readonly [number, number];
      readonly creep?: number;
      /** How thick the closed issue is. */
      readonly bulk?: number;
    }
  | { readonly kind: "perfect"; readonly leaves: number; readonly spine?: number };

/** The flatplan as it was made up. */
export interface IssuePlan {
  readonly pages: readonly PlannedPage[];
  /** How the page count stands to what the printer wants it to divide by; absent where he wants nothing. */
  readonly sum?: PageSum;
  /** How the pages differ from those of the print edition that was written last; absent where none is remembered. */
  readonly changes?: PlanChanges;
  /** The same for other multiples, from the smallest on; absent where nobody asked. */
  readonly whatIf?: readonly PageSum[];
  /** The contact sheets that were written. */
  readonly sheets: readonly WrittenSheet[];
}

export interface WrittenSheet {
  readonly format: SheetFormat;
  readonly path: string;
  /** Size of the file. */
  readonly bytes: number;
}

export interface BuildReport {
  readonly outputs: readonly BuiltOutput[];
  /** Absent where none was asked for, or the pages are not sound. */
  readonly plan?: IssuePlan;
  /** In the order in which they were met. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
  readonly pages: number;
  /** What the binding comes to; absent where nobody says how it is bound. */
  readonly binding?: ReportedBinding;
  readonly articles: readonly ReportedArticle[];
  readonly timings: readonly { readonly stage: string; readonly ms: number }[];
  readonly exitCode: number;
}
