import type { Span } from "../diagnostics/diagnostic.ts";
import type { Mark } from "../display/mark.ts";
import type { Pt, Rect } from "../geometry/geometry.ts";
import { nextAtoms } from "./atom.ts";
import { nextSlot } from "./block-atoms.ts";
import { collectEnds, type Ends } from "./column-ends.ts";
import { COST } from "./costs.ts";
import type { Galley } from "./galley.ts";
import { noteLines, noteMarks, splitNotes } from "./note-stack.ts";
import { pausePrice } from "./pause.ts";
import {
  inOrder,
  isSamePlace,
  isSet,
  isTextSet,
  whole,
  type NoteRest,
  type Resume,
} from "./resume.ts";
import { isFree, NO_RUNAROUND, takenOf, type Runaround } from "./runaround.ts";
import { endCostOf } from "./float-atoms.ts";
import { footed, type Atom, type Fill, type InnerFill, type Stick } from "./stick.ts";

/**
 * Fills one column of so many grid lines with the galley from `from` on, in every way that may be the best: for
 * each place at which it may end, the cheapest; the best of them first. Never empty, and always some way on. A
 * column of no more than its first thing is returned even if that thing is too tall for it (`overset`), so
 * that nobody waits for ever. Where that is `loose`, paragraphs may also be set looser than one would like. The text is
 * set round what stands in the column's side; nothing else stands there, unless it is narrow enough.
 *
 * Pure: the same arguments give the same fills, and nothing is drawn. Balancing is to call it again with
 * a lower column.
 */
export function fillColumn(
  galley: Galley,
  from: Resume,
  lines: number,
  { loose = false, runaround = NO_RUNAROUND }: FillLatitude = {},
): readonly Fill[] {
  const ends = collectEnds();
  const head = emptyStick({ galley, from, lines, loose, runaround });
  if (isTextSet(galley, head.resume)) return [endOfText(head)];
  const rows = new Map<number, Stick[]>([[from.piece, [head]]]);
  for (let piece = from.piece; piece <= galley.pieces.length; piece += 1) {
    const row = rows.get(piece) ?? [];
    rows.delete(piece);
    // Floats at the column's head lead to sticks of the same row.
    for (const stick of row) extend(stick, rows, row, ends);
  }
  const found = ends.best();
  return found.length > 0 ? found : [oversetColumn(head)];
}

/** What else may be said of a column. */
export interface FillLatitude {
  /** Paragraphs may be set looser than one would like. */
  readonly loose?: boolean;
  readonly runaround?: Runaround;
}

function extend(stick: Stick, rows: Map<number, Stick[]>, row: Stick[], ends: Ends): void {
  for (const atom of nextAtoms(stick)) {
    const placed = place(stick, atom);
    if (placed === undefined) continue;
    if (isTextSet(placed.column.galley, placed.resume)) {
      ends.addLast(endOfText(placed));
      continue;
    }
    addEnd(ends, placed, atom);
    if (atom.closes) continue;
    const { piece } = placed.resume;
    const next = piece === stick.resume.piece ? row : (rows.get(piece) ?? []);
    if (next !== row) rows.set(piece, next);
    keepBest(next, placed);
  }
}

/** The column as it is, if it may end here or there is no better end yet. */
function addEnd(ends: Ends, placed: Stick, atom: Atom): void {
  if (atom.mayEnd) {
    const left = whiteUnder(placed);
    const white = COST.white * left * left + (atom.endCost ?? 0);
    if (ends.wants(placed.resume, left, costHere(placed, white))) {
      ends.add(endHere(placed, white), left);
    }
  } else if (atom.height > 0 && atom.atFoot !== true && ends.wantsForced(placed.used)) {
    const left = whiteUnder(placed);
    ends.force(strained(endHere(placed, left * left)));
  }
}

/** Of two sticks with the same future the cheaper is kept. */
function keepBest(row: Stick[], stick: Stick): void {
  const at = row.findIndex((one) => isAlike(one, stick));
  const rival = row[at];
  if (rival === undefined) row.push(stick);
  else if (stick.cost < rival.cost) row[at] = stick;
}

const isAlike = (one: Stick, other: Stick): boolean =>
  one.used === other.used &&
  one.owed === other.owed &&
  footed(one) === footed(other) &&
  isSamePlace(one.resume, other.resume);

/** What stands in the column, in reading order, its footnotes last. */
export function columnMarks(galley: Galley, fill: Fill, column: Rect): readonly Mark[] {
  const marks: (readonly Mark[])[] = [];
  for (let laid = fill.laid; laid !== undefined; laid = laid.above) {
    const { atom, slot, shift } = laid;
    marks.push(atom.draw(column.x + shift, slotIn(galley, column, slot)));
  }
  return [
    ...marks.reverse().flat(),
    ...footMarks(galley, fill, column),
    ...noteMarks(galley, fill.notes, column),
  ];
}

const slotIn = ({ grid }: Galley, { y }: Rect, slot: number): Pt => y + slot * grid.leading;

function footMarks(galley: Galley, { foot, notes }: Fill, column: Rect): readonly Mark[] {
  if (foot === undefined) return [];
  const lines = Math.floor(column.height / galley.grid.leading + 1e-6);
  const slot = lines - noteLines(galley, notes) - foot.height;
  return foot.draw(column.x, slotIn(galley, column, slot));
}

/** A panel's own galley is filled like any column; its marks come with it. */
export function fillInner(galley: Galley, from: Resume, column: Rect): InnerFill | undefined {
  const fills = fillColumn(galley, from, Math.floor(column.height / galley.grid.leading + 1e-6));
  const fill = fills.find((one) => isSet(galley, one.next)) ?? fills[0];
  if (fill === undefined || fill.overset !== undefined) return undefined;
  const rows = fill.used + footed(fill) + noteLines(galley, fill.notes);
  const height = rows * galley.grid.leading;
  return { next: fill.next, rows, marks: columnMarks(galley, fill, { ...column, height }) };
}

interface HeadOrder extends Required<FillLatitude> {
  readonly galley: Galley;
  readonly from: Resume;
  readonly lines: number;
}

function emptyStick({ galley, from, lines, loose, runaround }: HeadOrder): Stick {
  // Notes carried over may not crowd out the text: some of it must go on, or they would wait for ever.
  const { here, rest } = splitNotes(galley, from.notes, Math.max(1, lines - 2));
  return {
    column: {
      ...{ galley, fillInner, lines, loose, runaround },
      ...{ headPiece: from.piece, headLine: from.line },
    },
    used: 0,
    owed: 0,
    cost: 0,
    resume: { ...from, notes: rest },
    wide: [],
    notes: here,
    laid: undefined,
    foot: undefined,
    quotes: 0,
  };
}

/** The column with one thing more, or undefined where it has no room for it. */
function place(stick: Stick, atom: Atom): Stick | undefined {
  const stands = atom.height > 0 && atom.atFoot !== true;
  const used = stands ? nextSlot(stick, atom.before) + atom.height : stick.used;
  const foot = atom.atFoot === true ? atom : stick.foot;
  if (used + footed({ foot }) > stick.column.lines) return undefined;
  const noted = withNotes(stick, atom, used + footed({ foot }));
  if (noted === undefined) return undefined;
  const shift = shiftBeside(stick, atom, used);
  if (shift === undefined || !isFootFree(stick, foot, noted.notes)) return undefined;
  // Spelled out, because nothing in the make-up is done more often.
  return {
    column: stick.column,
    used,
    owed: stands ? atom.after : stick.owed,
    cost: stick.cost + atom.cost,
    resume: noted.resume,
    wide: atom.wide === undefined ? stick.wide : [...stick.wide, atom.wide],
    notes: noted.notes,
    laid: stands ? { atom, slot: used - atom.height, shift, above: stick.laid } : stick.laid,
    foot,
    quotes: stick.quotes + (atom.quote === undefined ? 0 : 1),
  };
}

/** How far a thing is moved to the right by what stands in the column's side; undefined where it is too wide for what is left. */
function shiftBeside({ column }: Stick, atom: Atom, used: number): Pt | undefined {
  const { runaround, galley } = column;
  if (runaround.length === 0 || atom.lines !== undefined) return 0;
  const { left, right } = takenOf(runaround, used - atom.height, used);
  if (left + right === 0) return 0;
  const width = atom.width ?? Infinity;
  return width <= galley.measure - left - right ? left : undefined;
}

/** Floats at the foot and notes have their lines to themselves. */
function isFootFree({ column }: Stick, foot: Atom | undefined, notes: Stick["notes"]): boolean {
  const { runaround, galley, lines } = column;
  if (runaround.length === 0) return true;
  return isFree(runaround, lines - footed({ foot }) - noteLines(galley, notes), lines);
}

/** The notes under the column and those that go on, with the atom's own; undefined where they have no room. */
function withNotes(
  stick: Stick,
  atom: Atom,
  used: number,
): Pick<Stick, "notes" | "resume"> | undefined {
  if (stick.notes.length + stick.resume.notes.length + atom.notes.length === 0) {
    return { notes: [], resume: atom.next };
  }
  const called = inOrder([...stick.notes, ...whole(atom.notes)]);
  const { here, rest } = splitNotes(stick.column.galley, called, stick.column.lines - used);
  // A note goes on in the next column only where its call is the first thing in this one, and it begins here.
  if (rest.length > 0 && (stick.used > 0 || !atom.callsAtHead || putsOff(stick, atom, here))) {
    return undefined;
  }
  return {
    notes: here,
    resume: { ...atom.next, notes: inOrder([...stick.resume.notes, ...rest]) },
  };
}

/** What the column costs if it ends here. */
function costHere(stick: Stick, whiteCost: number): number {
  const noted = COST.noteGoesOn * stick.resume.notes.length;
  const pause = pausePrice(stick.column.galley, stick.resume);
  return stick.cost + whiteCost + noted + (pause?.cost ?? 0);
}

function endHere(stick: Stick, whiteCost: number): Fill {
  const { resume: next, used, wide, notes, laid, foot, quotes } = stick;
  const cost = costHere(stick, whiteCost);
  const { short = 0 } = foot ?? laid?.atom ?? {};
  return { next, used, cost, whiteCost, wide, notes, laid, foot, short, quotes, strained: false };
}

/** True where no line of the notes that these lines call would stand under them, though none that wait are in their way. */
const putsOff = (stick: Stick, { lines, notes }: Atom, here: readonly NoteRest[]): boolean =>
  lines !== undefined &&
  notes.length > 0 &&
  stick.notes.length === 0 &&
  !here.some(({ number }) => notes.includes(number));

/** White at the end of the text is no fault, but over a float at the foot it is a hole. */
function endOfText(stick: Stick): Fill {
  const end = endHere(stick, 0);
  if (stick.foot === undefined) return end;
  return { ...end, cost: end.cost + COST.white * whiteUnder(stick) ** 2 + endCostOf(stick.foot) };
}

const strained = (fill: Fill): Fill => ({
  ...fill,
  cost: fill.cost + COST.brokenKeep,
  strained: true,
});

function whiteUnder(stick: Stick): number {
  const { lines, galley } = stick.column;
  return lines - stick.used - footed(stick) - noteLines(galley, stick.notes);
}

/** The first thing is taller than the column: it is put there all the same, and said to hang out. */
function oversetColumn(stick: Stick): Fill {
  const end = strained(endHere(stick, 0));
  const overset = nextSpan(stick);
  const endless = { ...stick.column, lines: Number.MAX_SAFE_INTEGER };
  const [atom] = nextAtoms({ ...stick, column: endless });
  if (atom === undefined || overset === undefined) return end;
  return {
    ...end,
    next: { ...atom.next, notes: stick.resume.notes },
    notes: inOrder([...stick.notes, ...whole(atom.notes)]),
    laid: { atom, slot: 0, shift: 0, above: undefined },
    overset,
  };
}

function nextSpan({ resume, column }: Stick): Span | undefined {
  const { galley } = column;
  const [first] = resume.waiting;
  if (first !== undefined) return first.float.content.span;
  const piece = galley.pieces[resume.piece];
  return piece?.kind === "float" ? piece.content.span : piece?.span;
}
