import type { Mark } from "../display/mark.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Setting } from "../text/line.ts";
import { nextSlot, roomFor, withMoreWhite } from "./block-atoms.ts";
import { COST } from "./costs.ts";
import type { Grid, TextPiece } from "./galley.ts";
import { furnitureMark, lineMarks } from "./marks.ts";
import { goOnAt } from "./resume.ts";
import { courseBeside, isFree, setAgain } from "./runaround.ts";
import { followsKeep, type Atom, type ShownLines, type Stick } from "./stick.ts";

/** The fewest lines of a paragraph that may stand alone at a column's foot (orphans) or head (widows). */
const ORPHANS = 2;
const WIDOWS = 2;

/** So many fewer lines than have room may stand at a column's foot. */
const FEWER = 3;

/** The paragraph in each of its settings; one that was begun goes on in its own, unless something stands in its way. */
export function textAtoms(stick: Stick, piece: TextPiece): readonly Atom[] {
  const begun = stick.resume.setting !== undefined;
  const before = begun ? 0 : piece.before;
  const atoms: Atom[] = [];
  for (const order of ordersAt(stick, piece, before)) addAtoms(atoms, stick, order, before);
  const white = Math.max(before, stick.owed);
  if (begun || white === 0 || stick.used === 0) return atoms;
  // Where something else ends or begins there may be a line of white more; between two paragraphs it is a last resort.
  const parts = piece.before > 0 || stick.owed > piece.after;
  if (!parts && !stick.column.loose) return atoms;
  const whiter: Atom[] = [];
  const [best] = ordersAt(stick, piece, white + 1);
  if (best !== undefined) addAtoms(whiter, stick, best, white + 1);
  const costsFor = parts ? "moreWhite" : "whiteInText";
  for (const atom of whiter) atoms.push(withMoreWhite(atom, costsFor));
  return atoms;
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

/**
 * What of the paragraph comes next, in each of its settings: its own, or where it comes to stand beside a runaround,
 * those that it has there.
 */
function ordersAt(stick: Stick, piece: TextPiece, before: number): readonly TextOrder[] {
  const { line, setting: begun } = stick.resume;
  const { runaround, lines, loose } = stick.column;
  const own = begun === undefined ? ownOrders(piece, loose) : [orderOf(piece, begun, line)];
  if (runaround.length === 0) return own;
  const from = nextSlot(stick, before);
  const most = Math.max(...own.map(({ setting }) => setting.count)) - line;
  if (isFree(runaround, from, from + most * piece.step)) return own;
  const { step, measure } = piece;
  const { measures, shifts } = courseBeside(runaround, { from, lines, step, measure });
  return setAgain(begun ?? piece.settings[0], line, measures).map((setting, index) => {
    const cost = settingCost(piece, setting, index);
    return { piece, setting, from: 0, begun: begun !== undefined, cost, shifts };
  });
}

const NO_SHIFTS: readonly Pt[] = [];

const orderOf = (piece: TextPiece, setting: Setting, from: number): TextOrder => ({
  ...{ piece, setting, from, begun: true },
  ...{ cost: 0, shifts: NO_SHIFTS },
});

const known = { strict: new WeakMap<TextPiece, Own>(), loose: new WeakMap<TextPiece, Own>() };
type Own = readonly TextOrder[];

/** A whole paragraph in its own settings, the loose ones behind the others; they are asked for again and again. */
function ownOrders(piece: TextPiece, isLoose: boolean): readonly TextOrder[] {
  const shelf = isLoose ? known.loose : known.strict;
  const found = shelf.get(piece);
  if (found !== undefined) return found;
  const { settings, loose } = piece;
  const all = isLoose && loose !== undefined ? [...settings, ...loose()] : settings;
  const orders = all.map((setting, index): TextOrder => {
    const cost = settingCost(piece, setting, index);
    return { piece, setting, from: 0, begun: false, cost, shifts: NO_SHIFTS };
  });
  shelf.set(piece, orders);
  return orders;
}

/** The rest of the paragraph if it has room, and its first lines, as many as have room or a few fewer. */
function addAtoms(atoms: Atom[], stick: Stick, order: TextOrder, before: number): void {
  const { piece, setting, from } = order;
  const left = setting.count - from;
  const room = Math.floor(roomFor(stick, before) / piece.step);
  if (left <= room) atoms.push(linesAtom(stick, order, { count: left, before }));
  // Its footnotes may want more room than its lines.
  const called =
    stick.column.galley.notes.size > 0 && setting.lines.some(({ notes }) => notes.length > 0);
  const most = Math.min(room, left - 1);
  for (let count = most; count >= fewestLines(room, left, called); count -= 1) {
    atoms.push(linesAtom(stick, order, { count, before }));
  }
}

/** Far from the column's foot a paragraph is not divided, unless its footnotes want more room than its lines. */
function fewestLines(room: number, left: number, called: boolean): number {
  if (called) return 1;
  return Math.max(1, left <= room ? room - FEWER : Math.min(room, left - WIDOWS) - FEWER);
}

const NO_LINES: Setting["lines"] = [];
const NO_NOTES: readonly number[] = [];

/** So many lines of a paragraph, from the one on that comes next. */
function linesAtom(
  stick: Stick,
  order: TextOrder,
  { count, before }: { readonly count: number; readonly before: number },
): Atom {
  const { piece, setting, from, begun, shifts } = order;
  const { resume } = stick;
  const { galley } = stick.column;
  const to = from + count;
  const ends = to >= setting.count;
  const { waiting, notes } = resume;
  const next = ends
    ? goOnAt(resume, resume.piece + 1)
    : { piece: resume.piece, line: to, setting, waiting, notes };
  const mayEnd = mayEndAfter(order, to) && !(ends && announcedAlone(stick, count));
  const hyphened = !ends && setting.hyphens[to - 1] === true;
  const chosen = from === 0 ? order.cost : 0;
  const calls = galley.notes.size === 0 ? NO_LINES : setting.lines.slice(from, to);
  const lines = { piece, setting, from, to, begun, shifts };
  return {
    before,
    after: ends ? piece.after : 0,
    height: count * piece.step,
    draw: (x, top) => drawLines(lines, { x, top, grid: galley.grid }),
    lines,
    notes: calls === NO_LINES ? NO_NOTES : calls.flatMap((line) => line.notes),
    callsAtHead: calls === NO_LINES || calls.slice(1).every((line) => line.notes.length === 0),
    next,
    mayEnd,
    closes: !ends,
    ...(piece.parting && { endCost: piece.parting[ends ? "behind" : "within"] }),
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
      ? [furnitureMark(piece.marker.runs, { x: left + piece.marker.x, y }, piece.span), ...text]
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
