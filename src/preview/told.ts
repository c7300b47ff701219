/** What the page in the browser is told of the issue, as JSON: all of it each time, so that nothing can be missed. */
export interface Told {
  /** The manifest's name. */
  readonly manifest: string;
  /** Counts the builds whose pages were shown; 0 as long as there are none. */
  readonly build: number;
  readonly phase: Phase;
  /** How long the pages shown took, from the change that was seen. */
  readonly milliseconds: number;
  /** Bytes of the PDF. */
  readonly size: number;
  /** Bytes of the same with small pictures in place of dense ones; 0 where there are none, or none yet. */
  readonly sizeForPosition: number;
  /** Of all pages, in points. */
  readonly trim: { readonly width: number; readonly height: number };
  readonly pages: readonly ToldPage[];
  /** Of the build checked last. */
  readonly faults: readonly ToldFault[];
  readonly articles: readonly ToldArticle[];
  /** Why the pages are those of a build before; absent where they are not. */
  readonly stopped?: string | undefined;
}

/** A build goes through them in turn; its pages are there from `proving` on. */
export type Phase = "setting" | "proving" | "ready";

export interface ToldPage {
  readonly folio: number;
  readonly kind: string;
  readonly title?: string;
  readonly file?: string;
  readonly part: number;
  readonly of: number;
  /** Share of its grid lines that are used, from 0 to 1; absent where no text runs in columns. */
  readonly fill?: number;
  /** Grid lines that are free. */
  readonly white?: number;
  /** It shows a picture of so many pixels that decoding it keeps a reader waiting. */
  readonly dense?: true;
  /** The build that changed it last: a page drawn from that build or a later one is as it should be. */
  readonly since: number;
}

export interface ToldFault {
  readonly severity: "error" | "warning";
  readonly code: string;
  readonly message: string;
  readonly hints: readonly string[];
  /** `file:line`, or the file alone where its text was not read. */
  readonly place?: string;
  readonly folio?: number;
  /** What it is about on that page: points from the trim's upper left corner. */
  readonly box?: Box;
  /** The point itself, where a check found one. */
  readonly point?: { readonly x: number; readonly y: number };
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ToldArticle {
  readonly title: string;
  readonly file: string;
  readonly first: number;
  readonly last: number;
  readonly words: number;
  readonly fit?: ToldFit;
}

/** Copy-fit figures; their meaning stands in `pages/copy-fit.ts`. */
export interface ToldFit {
  readonly asked?: number;
  readonly pages: number;
  readonly lines: number;
  readonly hyphens: number;
  readonly loose: number;
  readonly over: number;
  readonly words: number;
  readonly loosest: readonly ToldLine[];
  readonly levers: readonly ToldLever[];
}

export interface ToldLine {
  readonly folio: number;
  readonly space: number;
  readonly text: string;
  readonly place: string;
}

export interface ToldLever {
  readonly words: number;
  readonly begins: string;
  readonly place: string;
}

/** Where something was typed, as the page asks for it by a place on a page; with a column where the very word is known. */
export interface ToldPlace {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
}
