import type { Span } from "../diagnostics/diagnostic.ts";
import type { Mark } from "../display/mark.ts";
import type { Pt, Rect } from "../geometry/geometry.ts";
import type { FloatPiece, Galley } from "./galley.ts";
import type { NoteRest, Resume } from "./resume.ts";

/** A column that may end here: how far it got, what it costs, and (`columnMarks`) what stands in it. */
export interface Fill {
  readonly next: Resume;
  /** Grid lines in use, footnotes aside. */
  readonly used: number;
  /** What speaks against it: the settings that were not the best, the white at its foot, the keeps that were broken. */
  readonly cost: number;
  /** Its share of the cost that is for the white at the column's foot. */
  readonly whiteCost: number;
  /** Floats over all columns whose place in the copy lies in this column. */
  readonly wide: readonly FloatPiece[];
  readonly notes: readonly NoteRest[];
  readonly laid: Laid | undefined;
  /** True where the column had to end against a keep: a widow, an orphan, a stranded subhead. */
  readonly strained: boolean;
  /** What is taller than the column and hangs out of it; absent in any sound column. */
  readonly overset?: Span;
}

/** The marks of a thing whose column begins at `x` and whose first slot begins at `top`. */
export type Draw = (x: Pt, top: Pt) => readonly Mark[];

/** What stands in a column, last thing first; nothing is drawn before the column is chosen. */
export interface Laid {
  readonly draw: Draw;
  /** The slot of the column that it begins in. */
  readonly slot: number;
  readonly above: Laid | undefined;
}

/** What all ways to fill a column have in common. */
export interface ColumnOrder {
  readonly galley: Galley;
  readonly fillInner: FillInner;
  /** Grid lines that the column has. */
  readonly lines: number;
  /** Paragraphs may be set looser than one would like. */
  readonly loose: boolean;
  /** Where the text went on at the column's head. */
  readonly headPiece: number;
  readonly headLine: number;
}

/** A column while it is being filled, in one of several ways. */
export interface Stick {
  readonly column: ColumnOrder;
  readonly used: number;
  /** White that the last thing wants under it. */
  readonly owed: number;
  readonly cost: number;
  readonly resume: Resume;
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
