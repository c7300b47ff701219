import type { Mark } from "../display/mark.ts";
import { rect, type Pt, type Rect } from "../geometry/geometry.ts";
import type { Galley, SetNote } from "./galley.ts";
import { furnitureMark, lineMarks } from "./marks.ts";
import type { NoteRest } from "./resume.ts";

/** Footnotes stand on a column's foot: their last line on the grid, the others on their own leading over it. */

/** How many grid lines the column gives up to these notes, their rule and the white over it included. */
export function noteLines(galley: Galley, notes: readonly NoteRest[]): number {
  if (notes.length === 0) return 0;
  const height = stackHeight(galley, notes);
  return height === 0 ? 0 : Math.ceil(height / galley.grid.leading - 1e-6);
}

/** Notes for this column, and what is left for the next. */
export interface SplitNotes {
  readonly here: readonly NoteRest[];
  readonly rest: readonly NoteRest[];
}

/** The notes that fit into so many grid lines, the first that does not divided between two of its lines. */
export function splitNotes(galley: Galley, notes: readonly NoteRest[], lines: number): SplitNotes {
  if (noteLines(galley, notes) <= lines) return { here: notes, rest: [] };
  const here: NoteRest[] = [];
  const rest: NoteRest[] = [];
  for (const note of notes) {
    if (rest.length > 0) rest.push(note);
    else if (noteLines(galley, [...here, note]) <= lines) here.push(note);
    else {
      const part = headOf(galley, here, note, lines);
      if (part !== undefined) here.push(part);
      rest.push({ ...note, line: part?.until ?? note.line });
    }
  }
  return { here, rest };
}

/** As many of a note's lines as still fit, if it is any. */
function headOf(
  galley: Galley,
  over: readonly NoteRest[],
  note: NoteRest,
  lines: number,
): NoteRest | undefined {
  const count = galley.notes.get(note.number)?.lines.length ?? 0;
  for (let until = count - 1; until > note.line; until -= 1) {
    const part = { ...note, until };
    if (noteLines(galley, [...over, part]) <= lines) return part;
  }
  return undefined;
}

/** The notes as they stand at the foot of the column, under their rule. */
export function noteMarks(
  galley: Galley,
  notes: readonly NoteRest[],
  column: Rect,
): readonly Mark[] {
  const set = notes.flatMap((note) => linesOf(galley, note));
  if (set.length === 0) return [];
  const { grid, noteRule } = galley;
  const rows = Math.floor(column.height / grid.leading + 1e-6);
  let baseline = column.y + (rows - 1) * grid.leading + grid.baseline - textHeight(set);
  const top = baseline - noteRule.gap;
  const rule = rect(column.x, top - noteRule.thickness, noteRule.width, noteRule.thickness);
  const marks: Mark[] = [{ kind: "rule", rect: rule, ink: noteRule.ink }];
  for (const { note, index } of set) {
    baseline += note.leading;
    marks.push(...noteLineMarks(note, index, { x: column.x, y: baseline }));
  }
  return marks;
}

interface NoteLine {
  readonly note: SetNote;
  readonly index: number;
}

function noteLineMarks(note: SetNote, index: number, at: { x: Pt; y: Pt }): readonly Mark[] {
  const line = note.lines[index];
  if (line === undefined) return [];
  const text = lineMarks(line, { x: at.x + note.x, y: at.y }, note);
  if (index > 0) return text;
  const place = { x: at.x + note.marker.x, y: at.y };
  return [furnitureMark(note.marker.runs, place, note.span), ...text];
}

function linesOf(galley: Galley, { number, line, until }: NoteRest): readonly NoteLine[] {
  const note = galley.notes.get(number);
  if (note === undefined) return [];
  return note.lines.slice(line, until).map((_, offset) => ({ note, index: line + offset }));
}

function textHeight(lines: readonly NoteLine[]): Pt {
  return lines.reduce((height, { note }) => height + note.leading, 0);
}

function stackHeight(galley: Galley, notes: readonly NoteRest[]): Pt {
  const height = notes.reduce((sum, note) => sum + noteHeight(galley, note), 0);
  if (height === 0) return 0;
  const { grid, noteRule } = galley;
  // However the grid rounds it, the rule keeps nearly a line's distance from the text over it.
  const white = 0.85 * grid.leading;
  return height + noteRule.gap + noteRule.thickness + white;
}

function noteHeight(galley: Galley, { number, line, until }: NoteRest): Pt {
  const note = galley.notes.get(number);
  if (note === undefined) return 0;
  return Math.max(0, Math.min(until ?? Infinity, note.lines.length) - line) * note.leading;
}
