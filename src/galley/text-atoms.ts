import type { Mark } from "../display/mark.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Setting } from "../text/line.ts";
import { roomFor, withMoreWhite } from "./block-atoms.ts";
import { COST } from "./costs.ts";
import { keepsWithNext, type Grid, type TextPiece } from "./galley.ts";
import { furnitureMark, lineMarks } from "./marks.ts";
import { goOnAt } from "./resume.ts";
import type { Atom, ShownLines, Stick } from "./stick.ts";

/** The fewest lines of a paragraph that may stand alone at a column's foot (orphans) or head (widows). */
const ORPHANS = 2;
const WIDOWS = 2;

/** So many fewer lines than have room may stand at a column's foot. */
const FEWER = 3;

/** The paragraph in each of its settings; one that was begun goes on in its own. */
export function textAtoms(stick: Stick, piece: TextPiece): readonly Atom[] {
  const { line, setting } = stick.resume;
  if (line > 0) return settingAtoms(stick, piece, setting);
  const { length } = piece.settings;
  const more = stick.column.loose ? (piece.loose?.().length ?? 0) : 0;
  const atoms = Array.from({ length: length + more }, (_, i) =>
    settingAtoms(stick, piece, i),
  ).flat();
  const white = Math.max(piece.before, stick.owed);
  if (white === 0 || stick.used === 0) return atoms;
  // What has white over it may have a line more.
  const whiter = settingAtoms(stick, { ...piece, before: white + 1 }, 0);
  return [...atoms, ...whiter.map(withMoreWhite)];
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
  const chosen = from === 0 ? settingCost(order) : 0;
  const calls = galley.notes.size === 0 ? [] : setting.lines.slice(from, to);
  return {
    before: from === 0 ? piece.before : 0,
    after: ends ? piece.after : 0,
    height: count * piece.step,
    draw: (x, top) => drawLines({ piece, setting, from, to }, { x, top, grid: galley.grid }),
    lines: { piece, setting, from, to },
    notes: calls.flatMap(({ notes }) => notes),
    callsAtHead: calls.slice(1).every(({ notes }) => notes.length === 0),
    next,
    mayEnd,
    closes: !ends,
    cost: chosen + (hyphened ? COST.hyphenAtFoot : 0),
    costsFor: hyphened ? "hyphenAtFoot" : "otherSetting",
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
  { piece, setting, from, to }: ShownLines,
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

/** True right under a subhead or lead line. */
function followsKeep({ column, resume }: Stick): boolean {
  const above = column.galley.pieces[resume.piece - 1];
  return above !== undefined && keepsWithNext(above);
}
