import type { Span } from "../diagnostics/diagnostic.ts";
import type { Point, Pt, Rect } from "../geometry/geometry.ts";

/** How a page was made up, beside what is painted on it: what a proof shows. Places are those of marks. */
export interface Anatomy {
  /** The type area. */
  readonly area: Rect;
  readonly grid: Baselines;
  /** In reading order. */
  readonly columns: readonly AnatomyColumn[];
  /** Floats that stand on the page; a divided one stands on several. */
  readonly floats: readonly FloatPlace[];
  /** Floats whose place in the copy lies on the page. */
  readonly calls: readonly FloatCall[];
  /** What speaks against the page, beside what speaks against its columns. */
  readonly prices: readonly Priced[];
}

/** The baseline grid: so many lines, the first at `first`. */
export interface Baselines {
  readonly first: Pt;
  readonly leading: Pt;
  readonly lines: number;
}

export interface AnatomyColumn {
  /** The room that it had. */
  readonly box: Rect;
  /** Its lines of running text, those in boxes and footnotes aside. */
  readonly lines: readonly AnatomyLine[];
  /** What speaks against the way that it was filled, in the measure of the tables of costs. */
  readonly cost: number;
  /** … and for what. */
  readonly prices: readonly Priced[];
}

export interface AnatomyLine {
  /** The left end of its baseline. */
  readonly at: Point;
  readonly width: Pt;
  /** Its word spaces, as a multiple of their nature; 1 where it is not justified. */
  readonly space: number;
  /** It ends in a word that was divided by us. */
  readonly hyphenated: boolean;
  /** It is the last of its paragraph. */
  readonly ends: boolean;
  /** Its paragraph. */
  readonly span: Span;
}

/** What one thing of the tables of costs came to, by its name there. */
export interface Priced {
  readonly what: string;
  readonly cost: number;
}

export interface FloatPlace {
  /** Which float: the place where it was typed. */
  readonly float: Span;
  readonly box: Rect;
}

export interface FloatCall {
  readonly float: Span;
  /** The end of the line of text after which it was typed. */
  readonly at: Point;
}
