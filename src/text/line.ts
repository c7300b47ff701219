import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { GlyphRun } from "../display/mark.ts";
import type { TextStyle } from "../design/design.ts";
import type { Ink } from "../color/ink.ts";
import type { Hyphenator } from "./hyphenator.ts";

/** One line of a set paragraph, ready to be put on a baseline. */
export interface SetLine {
  /** From the measure's left edge to the first glyph's origin: the indent, or less than 0 where it hangs. */
  readonly x: Pt;
  readonly runs: readonly GlyphRun[];
  /** Sum of the advances. */
  readonly width: Pt;
  /** Footnotes called on this line, in order. */
  readonly notes: readonly number[];
  /** True where a word was divided by us at the line's end. */
  readonly hyphenated: boolean;
  /** Stretch (over 0) or shrink (under 0) of the line as a share of what it may (Knuth and Plass call it r). */
  readonly ratio: number;
  /** True where it was brought to its measure. */
  readonly justified: boolean;
  /** Rules through struck words; absent where there are none. */
  readonly strikes?: readonly Strike[];
}

/** A rule through struck words. */
export interface Strike {
  /** Its left end, from the measure's left edge. */
  readonly x: Pt;
  readonly width: Pt;
  /** Its middle, over the baseline. */
  readonly rise: Pt;
  readonly thickness: Pt;
  readonly ink: Ink;
}

/** The paragraph broken into so many lines, and what that costs. */
export interface Setting {
  /** Filled with glyphs when they are first asked for: of most paragraphs one line count alone is wanted. */
  readonly lines: readonly SetLine[];
  /** How many lines there are. */
  readonly count: number;
  /** Of each line, whether it ends in a hyphen, ours or typed. */
  readonly hyphens: readonly boolean[];
  readonly demerits: number;
  /**
   * Sets the paragraph again from one of these lines on, in lines of other measures, one a line, the last holding
   * for the rest: each line count that can be had, the cheapest first. None where a word is wider than its measure.
   * Absent where it is set for one measure only.
   */
  readonly reset?: (line: number, measures: readonly Pt[]) => readonly Setting[];
}

/** Lines that are there as a setting: they cost nothing, for there is no other. */
export function settingOf(lines: readonly SetLine[], demerits = 0): Setting {
  const hyphens = lines.map(({ hyphenated }) => hyphenated);
  return { lines, count: lines.length, hyphens, demerits };
}

/** Every acceptable line count of a paragraph for one sequence of measures, the cheapest first; never empty. */
export interface SetParagraph {
  readonly settings: readonly [Setting, ...Setting[]];
  /** Line counts beyond these, with lines looser than one would like; worked out when they are asked for. */
  readonly loose: () => readonly Setting[];
  /** Missing glyphs and the like. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What a paragraph is to be set in. */
export interface ParagraphOrder {
  readonly style: TextStyle;
  /** Run-in leads and lead lines. */
  readonly lead: TextStyle;
  /** `code` in the text; its size is taken as a share of the style's own. */
  readonly code: TextStyle;
  /** One measure for all lines, or one a line, the last holding for the rest. */
  readonly measures: Pt | readonly Pt[];
  /** How far from the edge each of the first lines begins, where a drop cap shortens them; absent: on the edge. */
  readonly starts?: readonly Pt[];
  /** Of the first line; the style's own indent, or 0 after heads. */
  readonly indent: Pt;
  /** BCP 47: how letters become capitals, and which words are small. */
  readonly language: string;
  /** Where the language divides words (`loadHyphenator`); absent: only where hyphens were typed. */
  readonly hyphenator?: Hyphenator;
  /** Display lines: as few as can be, even, ended where the sense allows; never justified. Absent: text. */
  readonly display?: boolean;
}
