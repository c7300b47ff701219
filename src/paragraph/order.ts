import type { Pt } from "../geometry/geometry.ts";

/** A way of breaking that has as many demerits as this for anything but its looseness is taken in an emergency only. */
export const BARRED = 1e7;

/** What a paragraph is broken to, and what is thought ugly. Demerits are Knuth and Plass's. */
export interface BreakOrder {
  /** One measure for all lines, or one a line, the last holding for the rest. */
  readonly measures: Pt | readonly Pt[];
  /** The highest ratio of a line that is taken without need. */
  readonly tolerance: number;
  /** The highest ratio of a line where none is found within the tolerance. */
  readonly loosest: number;
  /** How far the glue of a line may shrink beyond ratio −1, its boxes giving no more: 1.2 is a fifth. Absent: not at all. */
  readonly tightest?: number;
  /** What a reader sees as a loose line, on top of its badness; absent: there is no such edge. */
  readonly loose?: Loose;
  /** Added to every line's badness: the higher, the dearer an additional line. */
  readonly linePenalty: number;
  /** For two flagged line ends in a row … */
  readonly doubleHyphenDemerits: number;
  /** … and on top for each further one: three in a row are a ladder. */
  readonly ladderDemerits: number;
  /** For a flagged end of the last line but one. */
  readonly finalHyphenDemerits: number;
  /** Where a tight line stands next to a loose one (fitness classes more than one apart). */
  readonly contrastDemerits: number;
  readonly runt?: Runt;
  /** Which words stand at the lines' edges; absent: nobody looks. */
  readonly edges?: Edges;
  /** Items at which no line ends, though it might; forced breaks are not asked. */
  readonly barred?: ReadonlySet<number>;
  /** How ragged lines are judged; absent: justified. */
  readonly rag?: Rag;
}

/** A line with a ratio beyond this one costs these demerits more, however little it is beyond. */
export interface Loose {
  readonly ratio: number;
  readonly demerits: number;
}

/**
 * Ragged setting. White never gives; a line looser than the tolerance is taken only where no other way
 * is left, and as few of them as can be.
 */
export interface Rag {
  /** How far a line may fall short at ratio 1, as a share of its measure. */
  readonly share: number;
  /**
   * The width that every line should have, the last one too; a line beyond it has a ratio under 0.
   * Absent: the measure, and the last line is free.
   */
  readonly ideal?: Pt;
  readonly shape: Shape;
}

/**
 * Demerits for the outline that the ends of neighboring lines draw, each at its worst. A line that ends at
 * a forced break has no part in it: its end was not chosen.
 */
export interface Shape {
  /** Three lines, each visibly shorter, or each visibly longer, than the one above. */
  readonly slope: number;
  /** On top, for each further line that goes on like that. */
  readonly wedge: number;
  /** A line that is shorter than both its neighbors. */
  readonly hole: number;
  /** Three lines that fall short by the same. */
  readonly shelf: number;
}

/** The same word at the same edge of two neighboring lines is seen at once. Words are numbers; 0 is none. */
export interface Edges {
  /** Of each item, the word with which a line ends that breaks there. */
  readonly tails: Int32Array;
  /** Of each item, the word with which the line begins that follows a break there. */
  readonly heads: Int32Array;
  /** The word with which the paragraph begins. */
  readonly opens: number;
  /** For each pair of lines and each edge. */
  readonly demerits: number;
}

/**
 * How short a last line may be, by its natural width; a paragraph of one line is never a runt. A last
 * line that is but the tail of a divided word is barred, however long.
 */
export interface Runt {
  /** A last line narrower than this is taken in an emergency only. */
  readonly bar: Pt;
  /** A last line narrower than this costs `demerits`. */
  readonly dear: Pt;
  readonly demerits: number;
}

/** A paragraph's lines. */
export interface Breaks {
  readonly breaks: readonly Break[];
  readonly demerits: number;
}

/** One line: where it begins and ends, and how its white must give. */
export interface Break {
  /** The first item that stands on the line. */
  readonly from: number;
  /** The item at which it ends: a glue or a penalty. */
  readonly at: number;
  /** Counted from 0. */
  readonly line: number;
  /**
   * Stretch (over 0) or shrink (under 0) as a share of what the line may. Up to 1, glue and boxes give
   * alike; beyond, the boxes have given what they may and the rest is the glue's, as a share of its own
   * stretch or shrink. In ragged setting, what the line falls short by, in shares of the rag.
   */
  readonly ratio: number;
  /** True where a box alone is wider than the measure. */
  readonly overfull: boolean;
}
