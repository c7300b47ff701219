import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { Sources } from "./diagnostics/sources.ts";
import type { ArticleFit } from "./pages/copy-fit.ts";
import type { PlannedPage } from "./pages/plan.ts";

export type { ArticleFit } from "./pages/copy-fit.ts";
export type { PlannedPage } from "./pages/plan.ts";

/** For the press, for the screen, or for people who check. */
export type Edition = "print" | "digital" | "proof";

/** Where nobody says otherwise: seconds for the whole road, and pages. */
export const USUAL_LIMITS = { timeout: 300, maxPages: 1000 } as const;

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
  /** Called as each stage begins, with its name ("setting"); it may throw to end a build that is late. */
  progress(stage: string): void;
}

export interface PlanOrder {
  /** Draw the contact sheet, too. */
  readonly sheet: boolean;
  /** Where: a file, or a folder (it is one, or the path ends in a slash); absent: beside the PDF's place. */
  readonly path?: string;
}

export interface BuiltOutput {
  readonly edition: Edition;
  readonly path: string;
  /** Size of the file. */
  readonly bytes: number;
  readonly pages: number;
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

/** The flatplan as it was made up. */
export interface IssuePlan {
  readonly pages: readonly PlannedPage[];
  /** What the printer wants the page count to divide by. */
  readonly multiple?: number;
  /** The contact sheet that was written. */
  readonly sheet?: { readonly path: string; readonly bytes: number };
}

export interface BuildReport {
  readonly outputs: readonly BuiltOutput[];
  /** Absent where none was asked for, or the pages are not sound. */
  readonly plan?: IssuePlan;
  /** In the order in which they were met. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
  readonly pages: number;
  readonly articles: readonly ReportedArticle[];
  readonly timings: readonly { readonly stage: string; readonly ms: number }[];
  readonly exitCode: number;
}
