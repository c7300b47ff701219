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
  /** Ragged setting: how far a line may fall short of its measure at ratio 1. Absent: justified. */
  readonly rag?: Pt;
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
   * stretch. In ragged setting, what the line falls short of its measure, as a share of the rag.
   */
  readonly ratio: number;
  /** True where a box alone is wider than the measure. */
  readonly overfull: boolean;
}
