import type { Diagnostic, Span } from "../diagnostics/diagnostic.ts";
import type { Mark } from "../display/mark.ts";
import type { GlyphRun } from "../display/mark.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Extent } from "../geometry/silhouette.ts";
import type { Ink } from "../color/ink.ts";
import type { SetLine, Setting } from "../text/line.ts";
import type { Ground } from "./box-ground.ts";

/**
 * A story set but not made up: one long vertical list. Heights are counted in grid lines, whole ones
 * only, so that whatever is put under whatever, every line of text falls on the baseline grid.
 */
export interface Galley {
  /** The column's width that the pieces were set to. */
  readonly measure: Pt;
  /** Grid lines of a full column: what has no room in a lower one may wait for it. */
  readonly lines: number;
  readonly grid: Grid;
  readonly pieces: readonly Piece[];
  readonly notes: ReadonlyMap<number, SetNote>;
  /** The white and the rule over a column's footnotes. */
  readonly noteRule: NoteRule;
}

/** A setting of the whole story and the faults met in it. */
export interface SetStory {
  readonly galley: Galley;
  readonly diagnostics: readonly Diagnostic[];
}

/** Where the lines of the grid are, and what lies on them. */
export interface Grid {
  /** From one baseline to the next. */
  readonly leading: Pt;
  /** From the top of a grid line's slot to its baseline. */
  readonly baseline: Pt;
  /** The height of the body's capitals: boxes begin at it, so that they align with the text beside them. */
  readonly capHeight: Pt;
}

export type Piece = TextPiece | BlockPiece | PanelPiece | FloatPiece;

/** White around a piece, in grid lines; it vanishes at a column's head and foot. */
export interface Spacing {
  readonly before: number;
  readonly after: number;
}

/** A paragraph whose lines stand on the grid, each on its own; a column may end between them. */
export interface TextPiece extends Spacing {
  readonly kind: "text";
  readonly settings: readonly [Setting, ...Setting[]];
  /** Further ones, for where nothing else makes a column end on its last line; none if absent. */
  readonly loose?: () => readonly Setting[];
  /** Grid lines that each line of it takes: 1, unless the style's leading is wider than the grid's. */
  readonly step: number;
  /** From the column's left edge to the paragraph's measure. */
  readonly x: Pt;
  readonly measure: Pt;
  /** Stands on the first line's baseline: a bullet, a number. */
  readonly marker?: Marker;
  /** So many lines at its head are not parted: they stand beside a drop cap. 0 if absent. */
  readonly together?: number;
  /** What it costs that a column ends within it, and right behind it; nothing if absent. */
  readonly parting?: { readonly within: number; readonly behind: number };
  /** Must not be the last thing in a column: subheads, lead lines, the sentence that announces a list. */
  readonly keepWithNext: boolean;
  /** Absent for furniture such as a section break's ornament. */
  readonly stream?: string;
  readonly span: Span;
}

export interface Marker {
  /** From the column's left edge. */
  readonly x: Pt;
  readonly runs: readonly GlyphRun[];
}

/** How a block stands: its height in grid lines, and its marks from its upper left corner. */
export interface BlockShape {
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** Something that cannot be divided. */
export interface BlockPiece extends Spacing, BlockShape {
  readonly kind: "block";
  /** Heights in which it looks nearly as well, the best first: a picture cut a little, a box with more white. */
  readonly also?: readonly BlockShape[];
  readonly keepWithNext: boolean;
  /** From the column's left edge to the end of its longest line, where it needs no more room than that. */
  readonly width?: Pt;
  /**
   * How far over its foot its last line of type stands, as a share of a grid line: where it ends a column, this looks
   * shorter than its neighbor. On its foot if absent.
   */
  readonly short?: number;
  /** A pause in the text, which is none at a column's head. */
  readonly pause?: boolean;
  /** Footnotes called in it. */
  readonly notes: readonly number[];
  readonly span: Span;
}

/** A tinted box with a galley of its own; divided only where it is longer than a column. */
export interface PanelPiece extends Spacing {
  readonly kind: "panel";
  /** From the column's left edge. */
  readonly x: Pt;
  readonly inner: Galley;
  readonly width: Pt;
  readonly padding: Pt;
  readonly ground: Ground;
  readonly span: Span;
}

/** A table, always a float; divided only between rows, its head repeated. */
export interface TablePiece extends Spacing {
  readonly kind: "table";
  readonly width: Pt;
  readonly head: TableRow;
  /** The head as it stands over a continued part: the same look, but furniture. */
  readonly repeatedHead: TableRow;
  readonly rows: readonly TableRow[];
  /** Over the table, under its head and under the table. */
  readonly edge: RuleLook;
  /** Between two rows. */
  readonly divider: RuleLook;
  /** Behind the head. */
  readonly headTint?: Ink;
  readonly span: Span;
}

export interface RuleLook {
  readonly thickness: Pt;
  readonly ink: Ink;
}

export interface TableRow {
  /** In grid lines. */
  readonly height: number;
  /** From the row's upper left corner. */
  readonly marks: readonly Mark[];
  readonly notes: readonly number[];
}

/** A block some of whose marks run off the page. */
export interface BleedBlock extends BlockPiece {
  /** Measured from the trim's left edge, which is not the type area's, and like the others from the block's head. */
  readonly offPage: readonly Mark[];
}

/** A thing that need not stand where the copy has it, as long as it comes soon after. */
export type FloatPiece = InFrame | OffPage | Astride;

export interface InFrame {
  readonly kind: "float";
  readonly content: BlockPiece | PanelPiece | TablePiece;
  /** `page`: over all columns. */
  readonly over: "column" | "page";
  /** It is a pull quote. */
  readonly quote?: Quoted;
}

/** A float over the gutter between two columns, the text set round it. */
export interface Astride {
  readonly kind: "float";
  readonly over: "gutter";
  readonly content: BlockPiece;
  readonly width: Pt;
  /**
   * What it takes of each grid line, from its own left edge and the white beside it included: of the white over it,
   * of its own lines, and of the white under it. Undefined where it takes nothing.
   */
  readonly outline: readonly (Extent | undefined)[];
  /** The same one column wide: for where no text can be set round it. Worked out when it is asked for. */
  readonly inColumn: () => InFrame;
  /** It is a pull quote. */
  readonly quote?: Quoted;
}

/** What a pull quote repeats. */
export interface Quoted {
  /** The paragraph, as the place where it was typed; absent where the quote is in words of its own. */
  readonly span?: Span;
}

/** A float over the whole page, into the bleed. */
interface OffPage {
  readonly kind: "float";
  /** Under text: it runs off at both sides. */
  readonly content: BleedBlock;
  readonly over: "trim";
  /** At a page's head, where it runs off there too. */
  readonly atHead: BleedBlock;
}

/** A footnote: its lines on their own, closer leading. */
export interface SetNote {
  readonly number: number;
  readonly lines: readonly SetLine[];
  readonly leading: Pt;
  /** Where its lines stand from the column's left edge; the number hangs before them. */
  readonly x: Pt;
  readonly marker: Marker;
  readonly stream: string;
  readonly span: Span;
}

export interface NoteRule {
  readonly width: Pt;
  readonly thickness: Pt;
  readonly ink: Ink;
  /** From the rule to the top of the first note line. */
  readonly gap: Pt;
}

/** True for a pause in the text, which is none at a column's head. */
export const isPause = (piece: Piece | undefined): boolean =>
  piece?.kind === "block" && piece.pause === true;

/** True for what must not be the last thing in a column. */
export function keepsWithNext(piece: Piece): boolean {
  return (piece.kind === "text" || piece.kind === "block") && piece.keepWithNext;
}
