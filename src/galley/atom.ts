import type { Mark } from "../display/mark.ts";
import type { Pt } from "../geometry/geometry.ts";
import {
  keepsWithNext,
  type BlockPiece,
  type FloatPiece,
  type PanelPiece,
  type Piece,
  type TablePiece,
  type TextPiece,
} from "./galley.ts";
import { furnitureMark, lineMarks, moved } from "./marks.ts";
import { noteLines } from "./note-stack.ts";
import { panelPortion, tablePortion, type Portion } from "./portion.ts";
import { goOnAt, WHOLE, type Part, type Resume, type Waiting } from "./resume.ts";
import type { Stick } from "./stick.ts";

/** The next indivisible thing that a column takes: a line, a block, a portion of a box, or a float's decision. */
export interface Atom {
  /** White wanted over and under, in grid lines. */
  readonly before: number;
  readonly after: number;
  /** In grid lines; 0 for a float that is only remembered. */
  readonly height: number;
  /** The atom's marks with its first slot beginning at `top`. */
  readonly marks: (top: Pt) => readonly Mark[];
  readonly notes: readonly number[];
  readonly next: Resume;
  /** A column may end after it. */
  readonly mayEnd: boolean;
  /** The column must end after it: a box was divided. */
  readonly closes: boolean;
  /** The float over all columns that was passed. */
  readonly wide?: FloatPiece;
}

/** The fewest lines of a paragraph that may stand alone at a column's foot (orphans) or head (widows). */
const ORPHANS = 2;
const WIDOWS = 2;

/** What comes next in the column; undefined where only things are left that have no room in it. */
export function nextAtom(stick: Stick): Atom | undefined {
  const { resume, galley } = stick;
  const [first] = resume.waiting;
  const textLeft = resume.piece < galley.pieces.length;
  if (first !== undefined && (isAtHead(stick) || !textLeft)) {
    const atom = waitingAtom(stick, first);
    if (atom !== undefined) return atom;
  }
  const piece = galley.pieces[resume.piece];
  return piece === undefined ? undefined : pieceAtom(stick, piece);
}

/** True while only floats that waited stand in the column. */
function isAtHead({ resume, used, headPiece, headLine }: Stick): boolean {
  return used === 0 || (resume.piece === headPiece && resume.line === headLine);
}

function pieceAtom(stick: Stick, piece: Piece): Atom | undefined {
  switch (piece.kind) {
    case "text":
      return lineAtom(stick, piece);
    case "block":
      return inColumn(stick, blockAtom(piece, goOnAt(stick.resume, stick.resume.piece + 1)));
    case "panel":
      return boxAtom(stick, piece);
    case "float":
      return floatAtom(stick, piece);
  }
}

function lineAtom(stick: Stick, piece: TextPiece): Atom {
  const { resume, galley, column } = stick;
  const lines = piece.settings[0].lines;
  const index = resume.line;
  const line = lines[index];
  const last = index >= lines.length - 1;
  const next = last
    ? goOnAt(resume, resume.piece + 1)
    : { ...goOnAt(resume, resume.piece), line: index + 1 };
  const marks = (top: Pt): readonly Mark[] => {
    if (line === undefined) return [];
    const y = top + (piece.step - 1) * galley.grid.leading + galley.grid.baseline;
    const text = lineMarks(line, { x: column.x + piece.x, y }, piece);
    return index === 0 && piece.marker !== undefined
      ? [furnitureMark(piece.marker.runs, { x: column.x + piece.marker.x, y }), ...text]
      : text;
  };
  return {
    before: index === 0 ? piece.before : 0,
    after: last ? piece.after : 0,
    height: line === undefined ? 0 : piece.step,
    marks,
    notes: line?.notes ?? [],
    next,
    mayEnd: mayEndAfter(piece, index + 1, lines.length) && !announcedAlone(stick, last),
    closes: false,
  };
}

/** No orphan, no widow, no subhead left behind. */
function mayEndAfter(piece: TextPiece, set: number, of: number): boolean {
  if (set >= of) return !piece.keepWithNext;
  return set >= Math.max(ORPHANS, piece.together ?? 0) && of - set >= WIDOWS;
}

/** A paragraph of one line under a subhead: alone it would strand the subhead. */
function announcedAlone(stick: Stick, last: boolean): boolean {
  const { resume, galley } = stick;
  const goesOn = resume.piece + 1 < galley.pieces.length;
  return last && resume.line === 0 && goesOn && followsKeep(stick);
}

function blockAtom(block: BlockPiece, next: Resume): Atom {
  return {
    before: block.before,
    after: block.after,
    height: block.height,
    marks: (top) => moved(block.marks, 0, top),
    notes: block.notes,
    next,
    mayEnd: !block.keepWithNext,
    closes: false,
  };
}

/** A box in the flow of no more than this share of a column is not divided. */
const SHORT_BOX = 1 / 4;

/** A box that stands in the flow (code): a long one is divided where the column ends. */
function boxAtom(stick: Stick, piece: PanelPiece): Atom | undefined {
  const portion = portionOf(stick, piece, stick.resume);
  if (portion === undefined) return undefined;
  if (portion.rest !== undefined && stick.used > 0 && isShort(stick, piece)) return undefined;
  const { resume } = stick;
  const next =
    portion.rest === undefined
      ? goOnAt(resume, resume.piece + 1)
      : { ...goOnAt(resume, resume.piece), ...portion.rest };
  return portionAtom(stick, piece, portion, next);
}

function isShort(stick: Stick, piece: PanelPiece): boolean {
  const lines = Math.floor(stick.galley.lines * SHORT_BOX);
  return isWhole(portionIn(stick, piece, stick.resume, lines));
}

/** A float met in the flow: it stands here if it has room, and else waits for the next column's head. */
function floatAtom(stick: Stick, float: FloatPiece): Atom {
  const next = goOnAt(stick.resume, stick.resume.piece + 1);
  if (float.over !== "column") return { ...nothing(next), wide: float };
  const content = float.content;
  if (next.waiting.length === 0) {
    if (content.kind === "block" && content.height <= room(stick, content.before, content.notes)) {
      return inColumn(stick, blockAtom(content, next));
    }
    if (content.kind !== "block") {
      const portion = portionOf(stick, content, WHOLE);
      if (portion !== undefined && isWhole(portion)) {
        return portionAtom(stick, content, portion, next);
      }
    }
  }
  return nothing({ ...next, waiting: [...next.waiting, { float, part: WHOLE }] });
}

/**
 * A float that waited: at a column's head it is placed. One that a higher column would hold whole waits for
 * it (this one may lie under an article's head); one that none holds is divided as soon as nothing else
 * could fill the column.
 */
function waitingAtom(stick: Stick, { float, part }: Waiting): Atom | undefined {
  const { resume, galley } = stick;
  const rest = resume.waiting.slice(1);
  const content = float.content;
  const atHead = stick.used === 0;
  if (content.kind === "block") {
    const fits = content.height <= room(stick, content.before, content.notes);
    const hopeless = atHead && content.height > Math.min(stick.lines, galley.lines);
    const next = { ...resume, waiting: rest };
    const higher = stick.lines < galley.lines && content.height <= galley.lines;
    if (!fits && (!hopeless || higher)) return undefined;
    return inColumn(stick, blockAtom(content, next));
  }
  const portion = portionOf(stick, content, part);
  if (portion === undefined) return undefined;
  const nothingElse = atHead || resume.piece >= galley.pieces.length;
  const held = isWhole(portionIn(stick, content, part, galley.lines));
  if (!isWhole(portion) && (held || !nothingElse)) return undefined;
  const waiting = portion.rest === undefined ? rest : [{ float, part: portion.rest }, ...rest];
  return portionAtom(stick, content, portion, { ...resume, waiting });
}

const isWhole = (portion: Portion | undefined): boolean =>
  portion !== undefined && portion.rest === undefined;

type Divisible = PanelPiece | TablePiece;

function portionOf(stick: Stick, piece: Divisible, part: Part): Portion | undefined {
  return portionIn(stick, piece, part, room(stick, piece.before, []));
}

function portionIn(stick: Stick, piece: Divisible, part: Part, lines: number): Portion | undefined {
  return piece.kind === "panel"
    ? panelPortion(piece, part, lines, stick.fillInner)
    : tablePortion(piece, part, lines, stick.galley.grid);
}

function portionAtom(stick: Stick, piece: Divisible, portion: Portion, next: Resume): Atom {
  return {
    before: piece.before,
    after: piece.after,
    height: portion.height,
    marks: (top) => moved(portion.marks, stick.column.x, top),
    notes: portion.notes,
    next,
    mayEnd: true,
    closes: portion.rest !== undefined,
  };
}

/** Grid lines left for a thing that wants `before` over it and calls these footnotes. */
function room(stick: Stick, before: number, called: readonly number[]): number {
  const gap = stick.used === 0 ? 0 : Math.max(stick.owed, before);
  const notes = [...stick.notes, ...called.map((number) => ({ number, line: 0 }))];
  return stick.lines - stick.used - gap - noteLines(stick.galley, notes);
}

/** True right under a subhead or lead line. */
function followsKeep({ galley, resume }: Stick): boolean {
  const above = galley.pieces[resume.piece - 1];
  return above !== undefined && keepsWithNext(above);
}

function inColumn(stick: Stick, atom: Atom): Atom {
  return { ...atom, marks: (top) => moved(atom.marks(top), stick.column.x, 0) };
}

function nothing(next: Resume): Atom {
  const marks = (): readonly Mark[] => [];
  return { before: 0, after: 0, height: 0, marks, notes: [], next, mayEnd: false, closes: false };
}
