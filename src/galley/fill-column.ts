import type { Span } from "../diagnostics/diagnostic.ts";
import type { Mark } from "../display/mark.ts";
import type { Rect } from "../geometry/geometry.ts";
import { nextAtom, type Atom } from "./atom.ts";
import type { Galley } from "./galley.ts";
import { noteLines, noteMarks, splitNotes } from "./note-stack.ts";
import { inOrder, isSet, whole, type Resume } from "./resume.ts";
import type { Fill, InnerFill, Stick } from "./stick.ts";

/** A column that ends against a keep is a last resort. */
const BROKEN_KEEP = 1e6;

/**
 * Fills one column with the galley from `from` on and returns every place at which it may end, the best
 * first: never empty, and always some way on. A column of no more than its first thing is returned even
 * if that thing is too tall for it (`overset`), so that nobody waits for ever.
 *
 * Pure: the same arguments give the same fills, and nothing is drawn. Balancing is to call it again with
 * a shorter column.
 */
export function fillColumn(galley: Galley, from: Resume, column: Rect): readonly Fill[] {
  const ends: Fill[] = [];
  let stick = emptyStick(galley, from, column);
  let forced: Fill | undefined;
  for (;;) {
    if (isSet(galley, { ...stick.resume, notes: [] })) {
      ends.push(endHere(stick, 0));
      break;
    }
    const atom = nextAtom(stick);
    const placed = atom === undefined ? undefined : place(stick, atom);
    if (atom === undefined || placed === undefined) break;
    stick = placed;
    if (atom.mayEnd) ends.push(endHere(stick, shortfall(stick)));
    else if (atom.height > 0) forced = endHere(stick, BROKEN_KEEP + shortfall(stick));
    if (atom.closes) break;
  }
  if (ends.length === 0) ends.push(forced ?? oversetColumn(stick));
  return ends.sort((a, b) => a.cost - b.cost);
}

/** What stands in the column, in reading order, its footnotes last. */
export function columnMarks(galley: Galley, fill: Fill, column: Rect): readonly Mark[] {
  const marks: (readonly Mark[])[] = [];
  for (let laid = fill.laid; laid !== undefined; laid = laid.above) marks.push(laid.marks);
  return [...marks.reverse().flat(), ...noteMarks(galley, fill.notes, column)];
}

/** A panel's own galley is filled like any column; its marks come with it. */
export function fillInner(galley: Galley, from: Resume, column: Rect): InnerFill | undefined {
  const fills = fillColumn(galley, from, column);
  const fill = fills.find((one) => isSet(galley, one.next)) ?? fills[0];
  if (fill === undefined || fill.overset !== undefined) return undefined;
  const rows = fill.used + noteLines(galley, fill.notes);
  const height = rows * galley.grid.leading;
  return { next: fill.next, rows, marks: columnMarks(galley, fill, { ...column, height }) };
}

function emptyStick(galley: Galley, from: Resume, column: Rect): Stick {
  const lines = Math.floor(column.height / galley.grid.leading + 1e-6);
  // Notes carried over may not crowd out the text: some of it must go on, or they would wait for ever.
  const { here, rest } = splitNotes(galley, from.notes, Math.max(1, lines - 2));
  const resume = { ...from, notes: rest };
  return {
    galley,
    column,
    lines,
    fillInner,
    used: 0,
    owed: 0,
    resume,
    headPiece: from.piece,
    headLine: from.line,
    wide: [],
    notes: here,
    laid: undefined,
  };
}

/** The column with one thing more, or undefined where it has no room for it. */
function place(stick: Stick, atom: Atom): Stick | undefined {
  const gap = stick.used === 0 ? 0 : Math.max(stick.owed, atom.before);
  const used = atom.height === 0 ? stick.used : stick.used + gap + atom.height;
  const called = inOrder([...stick.notes, ...whole(atom.notes)]);
  if (used > stick.lines) return undefined;
  const { here, rest } = splitNotes(stick.galley, called, stick.lines - used);
  // A note goes on in the next column only where its call is the first thing in this one.
  if (rest.length > 0 && stick.used > 0) return undefined;
  const top = stick.column.y + (used - atom.height) * stick.galley.grid.leading;
  return {
    ...stick,
    used,
    owed: atom.height === 0 ? stick.owed : atom.after,
    resume: { ...atom.next, notes: inOrder([...stick.resume.notes, ...rest]) },
    wide: atom.wide === undefined ? stick.wide : [...stick.wide, atom.wide],
    notes: here,
    laid: atom.height === 0 ? stick.laid : { marks: atom.marks(top), above: stick.laid },
  };
}

function endHere(stick: Stick, cost: number): Fill {
  const { resume: next, used, wide, notes, laid } = stick;
  return { next, used, cost, wide, notes, laid, strained: cost >= BROKEN_KEEP };
}

function shortfall(stick: Stick): number {
  const left = stick.lines - stick.used - noteLines(stick.galley, stick.notes);
  return left * left;
}

/** The first thing is taller than the column: it is put there all the same, and said to hang out. */
function oversetColumn(stick: Stick): Fill {
  const end = endHere(stick, BROKEN_KEEP);
  const overset = nextSpan(stick);
  const atom = nextAtom({ ...stick, lines: Number.MAX_SAFE_INTEGER });
  if (atom === undefined || overset === undefined) return end;
  return {
    ...end,
    next: { ...atom.next, notes: stick.resume.notes },
    notes: inOrder([...stick.notes, ...whole(atom.notes)]),
    laid: { marks: atom.marks(stick.column.y), above: stick.laid },
    overset,
  };
}

function nextSpan({ resume, galley }: Stick): Span | undefined {
  const [first] = resume.waiting;
  if (first !== undefined) return first.float.content.span;
  const piece = galley.pieces[resume.piece];
  return piece?.kind === "float" ? piece.content.span : piece?.span;
}
