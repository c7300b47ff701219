import type { Design } from "../design/design.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Note } from "../story/story.ts";
import { noteStream } from "../story/streams.ts";
import { labelStyle } from "./list.ts";
import type { NoteRule, Piece, SetNote, TablePiece } from "./galley.ts";
import { plainWords } from "./phrase.ts";
import { setIn, type Compositor } from "./type-case.ts";

/** Sets the footnotes that these pieces call to a measure; each hangs from its number. */
export function setNotes(
  pieces: readonly Piece[],
  compositor: Compositor,
  measure: Pt,
): ReadonlyMap<number, SetNote> {
  if (compositor.story.notes.length === 0) return new Map();
  const called = new Set(pieces.flatMap(callsIn));
  const notes = compositor.story.notes.filter(({ number }) => called.has(number));
  return new Map(notes.map((note) => [note.number, setNote(note, measure, compositor)]));
}

/** The footnotes whose text stands in the column of this piece; a panel keeps its own. */
function callsIn(piece: Piece | TablePiece): readonly number[] {
  switch (piece.kind) {
    case "text":
      return piece.settings[0].lines.flatMap((line) => line.notes);
    case "block":
      return piece.notes;
    case "panel":
      return [];
    case "table":
      return [piece.head, ...piece.rows].flatMap((row) => row.notes);
    case "float":
      return callsIn(piece.content);
  }
}

function setNote(note: Note, measure: Pt, compositor: Compositor): SetNote {
  const style = compositor.design.styles.note;
  const label = labelStyle(style);
  const number = [plainWords(String(note.number), note.span)];
  const marker = setIn(compositor, number, label, { measure }).settings[0].lines[0];
  const x = Math.max(style.size, (marker?.width ?? 0) + style.size / 3);
  const lines = note.paragraphs.flatMap(
    (inlines) => setIn(compositor, inlines, "note", { measure: measure - x }).settings[0].lines,
  );
  return {
    number: note.number,
    lines,
    leading: style.leading,
    x,
    marker: { x: 0, runs: marker?.runs ?? [] },
    stream: noteStream(compositor.story.file, note.number),
    span: note.span,
  };
}

/** The short rule over a column's footnotes. */
export function noteRule({ notes }: Design): NoteRule {
  return { width: notes.ruleWidth, thickness: notes.rule, ink: notes.ruleInk, gap: notes.gap };
}
