import type { Span } from "../diagnostics/diagnostic.ts";
import type { Point, Pt, Rect, Size } from "../geometry/geometry.ts";
import type { Face } from "../fonts/face.ts";
import type { Ink } from "../color/ink.ts";
import type { Picture } from "../images/picture.ts";

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

/** Glyphs of one face, size and color that follow one another on a baseline. The lists run in parallel. */
export interface GlyphRun {
  readonly face: Face;
  readonly size: Pt;
  readonly ink: Ink;
  /** Horizontal glyph scaling: 1 is as drawn, 0.98 to 1.02 in text. */
  readonly scale: number;
  readonly glyphs: readonly number[];
  /** From each glyph's origin to the next one's, in points, as set: kerned, justified, tracked, scaled. */
  readonly advances: readonly Pt[];
  /** What each glyph extracts as; a ligature has several letters, a line-end hyphen is U+00AD, spaces are " ". */
  readonly texts: readonly string[];
  /** Over the baseline (note numbers). */
  readonly rise: Pt;
  /** Words that are not the copy's: bullets, list and note numbers, repeated heads. */
  readonly furniture: boolean;
}

/** A filled rectangle: a rule, a tint. */
export interface RuleMark {
  readonly kind: "rule";
  readonly rect: Rect;
  readonly ink: Ink;
}

/** A picture scaled to `frame` and seen only inside `clip`. */
export interface PictureMark {
  readonly kind: "picture";
  readonly picture: Picture;
  /** Where the whole picture would lie. */
  readonly frame: Rect;
  /** What is seen of it; equal to `frame` where nothing is cropped. */
  readonly clip: Rect;
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
