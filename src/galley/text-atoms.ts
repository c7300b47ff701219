import type { Mark } from "../display/mark.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Setting } from "../text/line.ts";
import { nextSlot, roomFor, withMoreWhite } from "./block-atoms.ts";
import { COST } from "./costs.ts";
import { keepsWithNext, type Grid, type TextPiece } from "./galley.ts";
import { furnitureMark, lineMarks } from "./marks.ts";
import { goOnAt } from "./resume.ts";
import { courseBeside, isFree, setAgain } from "./runaround.ts";
import type { Atom, ShownLines, Stick } from "./stick.ts";

/** The fewest lines of a paragraph that may stand alone at a column's foot (orphans) or head (widows). */
const ORPHANS = 2;
const WIDOWS = 2;

/** So many fewer lines than have room may stand at a column's foot. */
const FEWER = 3;

/** The paragraph in each of its settings; one that was begun goes on in its own, unless something stands in its way. */
export function textAtoms(stick: Stick, piece: TextPiece): readonly Atom[] {
  const begun = stick.resume.setting !== undefined;
  const atoms = settingsAt(stick, piece).flatMap((order) => settingAtoms(stick, order));
  const white = Math.max(piece.before, stick.owed);
  if (begun || white === 0 || stick.used === 0) return atoms;
  // What has white over it may have a line more.
  const whiter = settingsAt(stick, { ...piece, before: white + 1 }).slice(0, 1);
  return [...atoms, ...whiter.flatMap((order) => settingAtoms(stick, order)).map(withMoreWhite)];
}

/** A paragraph in one of its settings, the place where that goes on, and what it costs to choose it. */
interface TextOrder {
  readonly piece: TextPiece;
  readonly setting: Setting;
  /** The line that comes next. */
  readonly from: number;
  /** Lines of the paragraph stand in another column already. */
  readonly begun: boolean;
  readonly cost: number;
  /** How far each of its lines is moved to the right. */
  readonly shifts: readonly Pt[];
}

/** What of the paragraph comes next, in each of its settings: its own, or where it comes to stand beside a runaround, those. */
function settingsAt(stick: Stick, piece: TextPiece): readonly TextOrder[] {
  const { line, setting: begun } = stick.resume;
  const own = begun === undefined ? ownSettings(stick, piece) : [begun];
  const most = Math.max(...own.map(({ count }) => count)) - line;
  const from = nextSlot(stick, begun === undefined ? piece.before : 0);
  const { runaround, lines } = stick.column;
  if (isFree(runaround, from, from + most * piece.step)) {
    return own.map((setting, index) => ({
      ...{ piece, setting, from: line, begun: begun !== undefined },
      cost: begun === undefined ? settingCost(piece, setting, index) : 0,
      shifts: [],
    }));
  }
  const { step, measure } = piece;
  const { measures, shifts } = courseBeside(runaround, { from, lines, step, measure });
  return setAgain(begun ?? piece.settings[0], line, measures).map((setting, index) => ({
    ...{ piece, setting, from: 0, begun: begun !== undefined },
    cost: settingCost(piece, setting, index),
    shifts,
  }));
}

/** The loose settings come behind the others. */
const ownSettings = ({ column }: Stick, { settings, loose }: TextPiece): readonly Setting[] =>
  column.loose && loose !== undefined ? [...settings, ...loose()] : settings;

/** The rest of the paragraph if it has room, and its first lines, as many as have room or a few fewer. */
function settingAtoms(stick: Stick, order: TextOrder): readonly Atom[] {
  const { piece, setting, from, begun } = order;
  const left = setting.count - from;
  const room = Math.floor(roomFor(stick, begun ? 0 : piece.before) / piece.step);
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

/** So many lines of a paragraph, from the one on that comes next. */
function linesAtom(stick: Stick, order: TextOrder, count: number): Atom {
  const { piece, setting, from, begun, shifts } = order;
  const { resume } = stick;
  const { galley } = stick.column;
  const to = from + count;
  const ends = to >= setting.count;
  const next = ends
    ? goOnAt(resume, resume.piece + 1)
    : { ...goOnAt(resume, resume.piece), line: to, setting };
  const mayEnd = mayEndAfter(order, to) && !(ends && announcedAlone(stick, count));
  const hyphened = !ends && setting.hyphens[to - 1] === true;
  const chosen = from === 0 ? order.cost : 0;
  const calls = galley.notes.size === 0 ? [] : setting.lines.slice(from, to);
  const lines = { piece, setting, from, to, begun, shifts };
  return {
    before: begun ? 0 : piece.before,
    after: ends ? piece.after : 0,
    height: count * piece.step,
    draw: (x, top) => drawLines(lines, { x, top, grid: galley.grid }),
    lines,
    notes: calls.flatMap(({ notes }) => notes),
    callsAtHead: calls.slice(1).every(({ notes }) => notes.length === 0),
    next,
    mayEnd,
    closes: !ends,
    cost: chosen + (hyphened ? COST.hyphenAtFoot : 0),
    costsFor: hyphened ? "hyphenAtFoot" : "otherSetting",
  };
}

/** A setting beside a runaround is measured by what the paragraph costs at its best without. */
function settingCost({ settings }: TextPiece, setting: Setting, index: number): number {
  const more = Math.max(0, setting.demerits - settings[0].demerits);
  return (index === 0 ? 0 : COST.otherSetting) + more * COST.demerits;
}

interface Spot {
  readonly x: Pt;
  readonly top: Pt;
  readonly grid: Grid;
}

function drawLines(
  { piece, setting, from, to, begun, shifts }: ShownLines,
  { x, top, grid }: Spot,
): readonly Mark[] {
  return setting.lines.slice(from, to).flatMap((line, i) => {
    const y = top + ((i + 1) * piece.step - 1) * grid.leading + grid.baseline;
    const left = x + (shifts[i] ?? 0);
    const text = lineMarks(line, { x: left + piece.x, y }, piece);
    return from + i === 0 && !begun && piece.marker !== undefined
      ? [furnitureMark(piece.marker.runs, { x: left + piece.marker.x, y }), ...text]
      : text;
  });
}

/** No orphan, no widow, no subhead left behind. */
function mayEndAfter({ piece, setting, begun }: TextOrder, set: number): boolean {
  const { count } = setting;
  if (set >= count) return !piece.keepWithNext;
  return (begun || set >= Math.max(ORPHANS, piece.together ?? 0)) && count - set >= WIDOWS;
}

/** A paragraph of one line under a subhead: alone it would strand the subhead. */
function announcedAlone(stick: Stick, lines: number): boolean {
  const { resume } = stick;
  const { galley } = stick.column;
  const goesOn = resume.piece + 1 < galley.pieces.length;
  return lines <= 1 && resume.line === 0 && goesOn && followsKeep(stick);
}

/** True right under a subhead or lead line. */
function followsKeep({ column, resume }: Stick): boolean {
  const above = column.galley.pieces[resume.piece - 1];
  return above !== undefined && keepsWithNext(above);
}
