import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { Sources } from "./diagnostics/sources.ts";
import type { ArticleFit } from "./pages/copy-fit.ts";

/** For the press, for the screen, or for people who check. */
export type Edition = "print" | "digital" | "proof";

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
  /** False: everything but writing. */
  readonly write: boolean;
  /** Called as each stage begins, with its name ("setting"); it may throw to end a build that is late. */
  progress(stage: string): void;
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

export interface BuildReport {
  readonly outputs: readonly BuiltOutput[];
  /** In the order in which they were met. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
  readonly pages: number;
  readonly articles: readonly ReportedArticle[];
  readonly timings: readonly { readonly stage: string; readonly ms: number }[];
  readonly exitCode: number;
}
