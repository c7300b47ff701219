import type { Span } from "../diagnostics/diagnostic.ts";
import type { Mark } from "../display/mark.ts";
import type { Rect } from "../geometry/geometry.ts";
import type { FloatPiece, Galley } from "./galley.ts";
import type { NoteRest, Resume } from "./resume.ts";

/** A column that may end here: how far it got, what it costs, and (`columnMarks`) what stands in it. */
export interface Fill {
  readonly next: Resume;
  /** Grid lines in use, footnotes aside. */
  readonly used: number;
  /** What speaks against ending here: the square of the lines left white, and the keeps that were broken. */
  readonly cost: number;
  /** Floats over all columns whose place in the copy lies in this column. */
  readonly wide: readonly FloatPiece[];
  readonly notes: readonly NoteRest[];
  readonly laid: Laid | undefined;
  /** True where the column had to end against a keep: a widow, an orphan, a stranded subhead. */
  readonly strained: boolean;
  /** What is taller than the column and hangs out of it; absent in any sound column. */
  readonly overset?: Span;
}

/** What stands in a column, last thing first. */
export interface Laid {
  readonly marks: readonly Mark[];
  readonly above: Laid | undefined;
}

/** A column while it is being filled. */
export interface Stick {
  readonly galley: Galley;
  readonly column: Rect;
  readonly fillInner: FillInner;
  /** Grid lines that the column has. */
  readonly lines: number;
  readonly used: number;
  /** White that the last thing wants under it. */
  readonly owed: number;
  readonly resume: Resume;
  /** Where the text went on at the column's head. */
  readonly headPiece: number;
  readonly headLine: number;
  readonly wide: readonly FloatPiece[];
  readonly notes: readonly NoteRest[];
  readonly laid: Laid | undefined;
}

/** Fills a panel's own galley: as much of it as the rectangle holds; undefined where nothing has room. */
export type FillInner = (galley: Galley, from: Resume, column: Rect) => InnerFill | undefined;

export interface InnerFill {
  readonly next: Resume;
  /** Grid lines in use, footnotes included. */
  readonly rows: number;
  readonly marks: readonly Mark[];
}
