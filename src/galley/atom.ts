import type { Mark } from "../display/mark.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Setting } from "../text/line.ts";
import { COST } from "./costs.ts";
import {
  keepsWithNext,
  type BlockPiece,
  type FloatPiece,
  type Grid,
  type PanelPiece,
  type Piece,
  type TablePiece,
  type TextPiece,
} from "./galley.ts";
import { furnitureMark, lineMarks, moved } from "./marks.ts";
import { noteLines } from "./note-stack.ts";
import { panelPortion, tablePortion, type Portion } from "./portion.ts";
import { goOnAt, WHOLE, type Part, type Resume, type Waiting } from "./resume.ts";
import type { Draw, Stick } from "./stick.ts";

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
  readonly cost: number;
  /** What it costs on top where the column ends with it. */
  readonly endCost?: number;
  /** The float over all columns that was passed. */
  readonly wide?: FloatPiece;
}

/** The fewest lines of a paragraph that may stand alone at a column's foot (orphans) or head (widows). */
const ORPHANS = 2;
const WIDOWS = 2;

/** So many fewer lines than have room may stand at a column's foot. */
const FEWER = 3;

/** All that may come next in the column; nothing where only things are left that have no room in it. */
export function nextAtoms(stick: Stick): readonly Atom[] {
  const { resume } = stick;
  const { galley } = stick.column;
  const [first] = resume.waiting;
  const textLeft = resume.piece < galley.pieces.length;
  if (first !== undefined && (isAtHead(stick) || !textLeft)) {
    const atoms = waitingAtoms(stick, first);
    if (atoms.length > 0) return atoms;
  }
  const piece = galley.pieces[resume.piece];
  return piece === undefined ? [] : pieceAtoms(stick, piece);
}

/** True while only floats that waited stand in the column. */
function isAtHead({ resume, used, column }: Stick): boolean {
  const { headPiece, headLine } = column;
  return used === 0 || (resume.piece === headPiece && resume.line === headLine);
}

function pieceAtoms(stick: Stick, piece: Piece): readonly Atom[] {
  switch (piece.kind) {
    case "text":
      return textAtoms(stick, piece);
    case "block":
      return blockAtoms(piece, goOnAt(stick.resume, stick.resume.piece + 1));
    case "panel":
      return boxAtoms(stick, piece);
    case "float":
      return floatAtoms(stick, piece);
  }
}

/** The paragraph in each of its settings; one that was begun goes on in its own. */
function textAtoms(stick: Stick, piece: TextPiece): readonly Atom[] {
  const { line, setting } = stick.resume;
  if (line > 0) return settingAtoms(stick, piece, setting);
  const { length } = piece.settings;
  const more = stick.column.loose ? (piece.loose?.().length ?? 0) : 0;
  const atoms = Array.from({ length: length + more }, (_, i) =>
    settingAtoms(stick, piece, i),
  ).flat();
  if (piece.before === 0 || stick.used === 0) return atoms;
  // What has white over it may have a line more.
  const whiter = settingAtoms(stick, { ...piece, before: piece.before + 1 }, 0);
  return [...atoms, ...whiter.map((atom) => ({ ...atom, cost: atom.cost + COST.moreWhite }))];
}

/** The paragraph's settings by number, the loose ones behind the others. */
function settingAt({ settings, loose }: TextPiece, index: number): Setting {
  return settings[index] ?? loose?.()[index - settings.length] ?? settings[0];
}

/** The rest of the paragraph if it has room, and its first lines, as many as have room or a few fewer. */
function settingAtoms(stick: Stick, piece: TextPiece, index: number): readonly Atom[] {
  const { line } = stick.resume;
  const setting = settingAt(piece, index);
  const left = setting.count - line;
  const room = Math.floor(roomFor(stick, line === 0 ? piece.before : 0) / piece.step);
  const order = { piece, setting, index };
  const atoms: Atom[] = [];
  if (left <= room) atoms.push(linesAtom(stick, order, left));
  // Its footnotes may want more room than its lines.
  const called =
    stick.column.galley.notes.size > 0 && setting.lines.some(({ notes }) => notes.length > 0);
  const most = Math.min(room, left - 1);
  for (let count = most; count >= fewestLines(room, left, called); count -= 1) {
    atoms.push(linesAtom(stick, order, count));
  }
  return atoms;
}

/** Far from the column's foot a paragraph is not divided, unless its footnotes want more room than its lines. */
function fewestLines(room: number, left: number, called: boolean): number {
  if (called) return 1;
  return Math.max(1, left <= room ? room - FEWER : Math.min(room, left - WIDOWS) - FEWER);
}

interface TextOrder {
  readonly piece: TextPiece;
  readonly setting: Setting;
  readonly index: number;
}

/** So many lines of a paragraph, from the one on that comes next. */
function linesAtom(stick: Stick, order: TextOrder, count: number): Atom {
  const { piece, setting, index } = order;
  const { resume } = stick;
  const { galley } = stick.column;
  const from = resume.line;
  const to = from + count;
  const ends = to >= setting.count;
  const next = ends
    ? goOnAt(resume, resume.piece + 1)
    : { ...goOnAt(resume, resume.piece), line: to, setting: index };
  const mayEnd = mayEndAfter(piece, to, setting.count) && !(ends && announcedAlone(stick, count));
  const hyphened = !ends && setting.hyphens[to - 1] === true;
  const calls = galley.notes.size === 0 ? [] : setting.lines.slice(from, to);
  return {
    before: from === 0 ? piece.before : 0,
    after: ends ? piece.after : 0,
    height: count * piece.step,
    draw: (x, top) => drawLines(order, from, to, { x, top, grid: galley.grid }),
    notes: calls.flatMap(({ notes }) => notes),
    callsAtHead: calls.slice(1).every(({ notes }) => notes.length === 0),
    next,
    mayEnd,
    closes: !ends,
    cost: (from === 0 ? settingCost(order) : 0) + (hyphened ? COST.hyphenAtFoot : 0),
  };
}

function settingCost({ piece, setting, index }: TextOrder): number {
  if (index === 0) return 0;
  const more = Math.max(0, setting.demerits - piece.settings[0].demerits);
  return COST.otherSetting + more * COST.demerits;
}

interface Spot {
  readonly x: Pt;
  readonly top: Pt;
  readonly grid: Grid;
}

function drawLines(
  { piece, setting }: TextOrder,
  from: number,
  to: number,
  { x, top, grid }: Spot,
): readonly Mark[] {
  return setting.lines.slice(from, to).flatMap((line, i) => {
    const y = top + ((i + 1) * piece.step - 1) * grid.leading + grid.baseline;
    const text = lineMarks(line, { x: x + piece.x, y }, piece);
    return from + i === 0 && piece.marker !== undefined
      ? [furnitureMark(piece.marker.runs, { x: x + piece.marker.x, y }), ...text]
      : text;
  });
}

/** No orphan, no widow, no subhead left behind. */
function mayEndAfter(piece: TextPiece, set: number, of: number): boolean {
  if (set >= of) return !piece.keepWithNext;
  return set >= Math.max(ORPHANS, piece.together ?? 0) && of - set >= WIDOWS;
}

/** A paragraph of one line under a subhead: alone it would strand the subhead. */
function announcedAlone(stick: Stick, lines: number): boolean {
  const { resume } = stick;
  const { galley } = stick.column;
  const goesOn = resume.piece + 1 < galley.pieces.length;
  return lines <= 1 && resume.line === 0 && goesOn && followsKeep(stick);
}

/** A block in each of its heights; what announces something may have a line more over it. */
function blockAtoms(block: BlockPiece, next: Resume): readonly Atom[] {
  const plain = blockAtom(block, next);
  const others = (block.also ?? []).map((shape, index) => ({
    ...blockAtom({ ...block, ...shape }, next),
    cost: COST.otherHeight * (index + 1),
  }));
  const isWhite = block.keepWithNext && block.before > 0;
  const whiter = isWhite ? [{ ...plain, before: block.before + 1, cost: COST.moreWhite }] : [];
  return [plain, ...others, ...whiter];
}

function blockAtom(block: BlockPiece, next: Resume): Atom {
  return {
    before: block.before,
    after: block.after,
    height: block.height,
    draw: (x, top) => moved(block.marks, x, top),
    notes: block.notes,
    callsAtHead: true,
    next,
    mayEnd: !block.keepWithNext,
    closes: false,
    cost: 0,
    endCost: block.endsShort === true ? COST.endsShort : 0,
  };
}

/** A box in the flow of no more than this share of a column is not divided. */
const SHORT_BOX = 1 / 4;

/** A box that stands in the flow (code): a long one is divided where the column ends. */
function boxAtoms(stick: Stick, piece: PanelPiece): readonly Atom[] {
  const portion = portionOf(stick, piece, stick.resume);
  if (portion === undefined) return [];
  if (portion.rest !== undefined && stick.used > 0 && isShort(stick, piece)) return [];
  const { resume } = stick;
  const next =
    portion.rest === undefined
      ? goOnAt(resume, resume.piece + 1)
      : { ...goOnAt(resume, resume.piece), ...portion.rest };
  return [portionAtom(piece, portion, next)];
}

function isShort(stick: Stick, piece: PanelPiece): boolean {
  const lines = Math.floor(stick.column.galley.lines * SHORT_BOX);
  return isWhole(portionIn(stick, piece, stick.resume, lines));
}

/** A float met in the flow: it stands here if it has room, or waits for the next column's head. */
function floatAtoms(stick: Stick, float: FloatPiece): readonly Atom[] {
  const next = goOnAt(stick.resume, stick.resume.piece + 1);
  if (float.over !== "column") return [{ ...nothing(next), wide: float }];
  const waits = nothing({ ...next, waiting: [...next.waiting, { float, part: WHOLE }] });
  const here = next.waiting.length === 0 ? hereAtom(stick, float.content, next) : undefined;
  if (here === undefined) return [waits];
  const inText = stick.used > 0 ? COST.inText : 0;
  return [
    { ...here, cost: inText },
    { ...waits, cost: COST.waits },
  ];
}

function hereAtom(stick: Stick, content: ColumnFloat, next: Resume): Atom | undefined {
  if (content.kind === "block") {
    const fits = content.height <= room(stick, content.before, content.notes);
    return fits ? blockAtom(content, next) : undefined;
  }
  const portion = portionOf(stick, content, WHOLE);
  return portion !== undefined && isWhole(portion)
    ? portionAtom(content, portion, next)
    : undefined;
}

type ColumnFloat = BlockPiece | PanelPiece | TablePiece;

/**
 * A float that waited: at a column's head it is placed. One that a higher column would hold whole waits for
 * it (this one may lie under an article's head); one that none holds is divided as soon as nothing else
 * could fill the column.
 */
function waitingAtoms(stick: Stick, { float, part }: Waiting): readonly Atom[] {
  const { resume } = stick;
  const { galley } = stick.column;
  const rest = resume.waiting.slice(1);
  const content = float.content;
  const atHead = stick.used === 0;
  if (content.kind === "block") {
    const fits = content.height <= room(stick, content.before, content.notes);
    const hopeless = atHead && content.height > Math.min(stick.column.lines, galley.lines);
    const next = { ...resume, waiting: rest };
    const higher = stick.column.lines < galley.lines && content.height <= galley.lines;
    if (!fits && (!hopeless || higher)) return [];
    return blockAtoms(content, next);
  }
  const portion = portionOf(stick, content, part);
  if (portion === undefined) return [];
  const nothingElse = atHead || resume.piece >= galley.pieces.length;
  const held = isWhole(portionIn(stick, content, part, galley.lines));
  if (!isWhole(portion) && (held || !nothingElse)) return [];
  const waiting = portion.rest === undefined ? rest : [{ float, part: portion.rest }, ...rest];
  return [portionAtom(content, portion, { ...resume, waiting })];
}

const isWhole = (portion: Portion | undefined): boolean =>
  portion !== undefined && portion.rest === undefined;

type Divisible = PanelPiece | TablePiece;

function portionOf(stick: Stick, piece: Divisible, part: Part): Portion | undefined {
  return portionIn(stick, piece, part, room(stick, piece.before, []));
}

function portionIn(stick: Stick, piece: Divisible, part: Part, lines: number): Portion | undefined {
  return piece.kind === "panel"
    ? panelPortion(piece, part, lines, stick.column.fillInner)
    : tablePortion(piece, part, lines, stick.column.galley.grid);
}

function portionAtom(piece: Divisible, portion: Portion, next: Resume): Atom {
  return {
    before: piece.before,
    after: piece.after,
    height: portion.height,
    draw: (x, top) => moved(portion.marks, x, top),
    notes: portion.notes,
    callsAtHead: true,
    next,
    mayEnd: true,
    closes: portion.rest !== undefined,
    cost: 0,
  };
}

/** Grid lines left for a thing that wants `before` over it. */
const roomFor = (stick: Stick, before: number): number => room(stick, before, []);

/** Grid lines left for a thing that wants `before` over it and calls these footnotes. */
function room(stick: Stick, before: number, called: readonly number[]): number {
  const gap = stick.used === 0 ? 0 : Math.max(stick.owed, before);
  const notes = [...stick.notes, ...called.map((number) => ({ number, line: 0 }))];
  return stick.column.lines - stick.used - gap - noteLines(stick.column.galley, notes);
}

/** True right under a subhead or lead line. */
function followsKeep({ column, resume }: Stick): boolean {
  const above = column.galley.pieces[resume.piece - 1];
  return above !== undefined && keepsWithNext(above);
}

function nothing(next: Resume): Atom {
  const white = { before: 0, after: 0, height: 0, draw: () => [], notes: [], callsAtHead: true };
  return { ...white, next, mayEnd: false, closes: false, cost: 0 };
}
