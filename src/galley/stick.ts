import type { Span } from "../diagnostics/diagnostic.ts";
import type { Mark } from "../display/mark.ts";
import type { Pt, Rect } from "../geometry/geometry.ts";
import type { Setting } from "../text/line.ts";
import type { COST } from "./costs.ts";
import { keepsWithNext } from "./galley.ts";
import type { FloatPiece, Galley, Quoted, TextPiece } from "./galley.ts";
import type { NoteRest, Resume } from "./resume.ts";
import type { Runaround } from "./runaround.ts";

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
  /** What stands at its foot, over the footnotes. */
  readonly foot: Atom | undefined;
  /** How far over its last grid line its last line of type stands, as a share of one. */
  readonly short: number;
  /** How many pull quotes stand in it. */
  readonly quotes: number;
  /** True where the column had to end against a keep: a widow, an orphan, a stranded subhead. */
  readonly strained: boolean;
  /** What is taller than the column and hangs out of it; absent in any sound column. */
  readonly overset?: Span;
}

/** A column in which nothing stands: what comes from `next` on is left to the next one. */
export const emptyFill = (next: Resume): Fill => ({
  ...{ next, used: 0, cost: 0, whiteCost: 0, wide: [], notes: [] },
  ...{ laid: undefined, foot: undefined, short: 0, quotes: 0, strained: false },
});

/** What stands in a column, last thing first; nothing is drawn before the column is chosen. */
export interface Laid {
  readonly atom: Atom;
  /** The slot of the column that it begins in. */
  readonly slot: number;
  /** How far it is moved to the right by what stands over the column's edge. */
  readonly shift: Pt;
  readonly above: Laid | undefined;
}

/** The marks of a thing whose column begins at `x` and whose first slot begins at `top`. */
export type Draw = (x: Pt, top: Pt) => readonly Mark[];

/** A thing that a column takes next: lines of a paragraph, a block, a portion of a box, or a float's decision. */
export interface Atom {
  /** White wanted over and under, in grid lines. */
  readonly before: number;
  readonly after: number;
  /** In grid lines; 0 for a float that is only remembered. */
  readonly height: number;
  readonly draw: Draw;
  readonly notes: readonly number[];
  /** Its notes are called in its first line: where it begins the column, they may go on in the next. */
  readonly callsAtHead: boolean;
  readonly next: Resume;
  /** A column may end after it. */
  readonly mayEnd: boolean;
  /** The column must end after it: a paragraph or a box was divided. */
  readonly closes: boolean;
  /** What speaks against it, and for what of the table (`costs.ts`). */
  readonly cost: number;
  readonly costsFor?: keyof typeof COST;
  /** How far over its foot its last line of type stands, as a share of a grid line; 0 if absent. */
  readonly short?: number;
  /** What it costs on top where the column ends with it. */
  readonly endCost?: number;
  /** It stands at the column's foot, while the text goes on over it. */
  readonly atFoot?: boolean;
  /** The lines of a paragraph that it is; they know what stands beside them. */
  readonly lines?: ShownLines;
  /** From the column's left edge, all that it needs of its width; absent: the whole of it. */
  readonly width?: Pt;
  readonly quote?: Quoted;
  /** The float over all columns that was passed. */
  readonly wide?: FloatPiece;
}

/** Some lines of a paragraph in one of its settings: `from` to `to`, the latter not included. */
export interface ShownLines {
  readonly piece: TextPiece;
  readonly setting: Setting;
  readonly from: number;
  readonly to: number;
  /** The setting is what another column has left of the paragraph. */
  readonly begun: boolean;
  /** How far each of the lines is moved to the right; none if absent. */
  readonly shifts: readonly Pt[];
}

/** What all ways to fill a column have in common. */
export interface ColumnOrder {
  readonly galley: Galley;
  readonly fillInner: FillInner;
  /** Grid lines that the column has. */
  readonly lines: number;
  /** Paragraphs may be set looser than one would like. */
  readonly loose: boolean;
  /** What others take of its lines. */
  readonly runaround: Runaround;
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
  readonly foot: Atom | undefined;
  readonly quotes: number;
}

/** Grid lines that a column gives up to the float at its foot, the white over it included. */
export const footed = ({ foot }: Pick<Stick, "foot">): number =>
  foot === undefined ? 0 : foot.height + foot.before;

/** Fills a panel's own galley: as much of it as the rectangle holds; undefined where nothing has room. */
export type FillInner = (galley: Galley, from: Resume, column: Rect) => InnerFill | undefined;

export interface InnerFill {
  readonly next: Resume;
  /** Grid lines in use, footnotes included. */
  readonly rows: number;
  readonly marks: readonly Mark[];
}

/** True right under a subhead or lead line. */
export function followsKeep({ column, resume }: Stick): boolean {
  const above = column.galley.pieces[resume.piece - 1];
  return above !== undefined && keepsWithNext(above);
}
