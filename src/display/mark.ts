import type { Span } from "../diagnostics/diagnostic.ts";
import type { Point, Pt, Rect, Size } from "../geometry/geometry.ts";
import type { Ink } from "../color/ink.ts";
import type { Artwork, Drawing } from "./drawing.ts";
import type { GlyphRun } from "./glyph-run.ts";

export type { GlyphRun } from "./glyph-run.ts";

/** One drawn thing. Marks hold no decisions: what they say is what is painted, in this order. */
export type Mark = TextMark | RuleMark | PictureMark;

/** A line of text: one text object in the PDF, however many faces it holds. */
export interface TextMark {
  readonly kind: "text";
  /** Where the first glyph's origin stands, on the baseline. */
  readonly at: Point;
  readonly runs: readonly GlyphRun[];
  /**
   * Which stream of the copy the words belong to ("03-xpeng.md body"); the proof of conservation
   * compares each stream with its source. Absent: furniture, words that the copy does not have.
   */
  readonly stream?: string;
  readonly span?: Span;
}

/** A filled rectangle: a rule, a tint. */
export interface RuleMark {
  readonly kind: "rule";
  readonly rect: Rect;
  readonly ink: Ink;
}

/** A picture or a drawing, scaled to `frame` and seen only inside `clip`. */
export interface PictureMark {
  readonly kind: "picture";
  readonly picture: Artwork;
  /** Where the whole picture would lie. */
  readonly frame: Rect;
  /** What is seen of it; equal to `frame` where nothing is cropped. */
  readonly clip: Rect;
  /** Over which edge of the page it goes on onto the facing one; absent: it is a picture of this page alone. */
  readonly goesOn?: "left" | "right" | undefined;
  readonly span?: Span;
}

/** One finished page. Marks are in reading order, pictures and tints before the text that lies on them. */
export interface Page {
  /** 1 for the first page of the issue. */
  readonly folio: number;
  readonly trim: Size;
  /** How far ink may run past the trim, on all four sides. */
  readonly bleed: Pt;
  readonly marks: readonly Mark[];
  /** Where it is folded, from the trim's left edge; absent: nowhere. */
  readonly folds?: readonly Pt[];
  /** What lies over the marks; absent where only the page itself is wanted. */
  readonly overlay?: Overlay;
}

/** What is drawn over a finished page, in a layer that a reader can switch off, whole or by its own layers. */
export interface Overlay {
  /** The layer's name, as readers list it. */
  readonly name: string;
  /** Room outside the bleed that it wants on all four sides. */
  readonly slug: Pt;
  /** The lowest first; those of which nothing is on the page, too. */
  readonly layers: readonly OverlayLayer[];
}

/** A part of an overlay. Its words are no words of the page. */
export interface OverlayLayer {
  readonly name: string;
  /** Only darkens what it lies on, as a marker does, so that it hides no type. */
  readonly darkens: boolean;
  /** As large as the sheet: trim, bleed and slug. */
  readonly drawing: Drawing;
}

/** A bookmark of the issue. `at` is measured on its page. */
export interface OutlineEntry {
  readonly title: string;
  readonly folio: number;
}

/** The whole issue, ready to be painted. */
export interface Publication {
  readonly title: string;
  readonly publisher: string;
  readonly authors: readonly string[];
  /** BCP 47. */
  readonly language: string;
  readonly pages: readonly Page[];
  readonly outline: readonly OutlineEntry[];
}
