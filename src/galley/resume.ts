import type { Setting } from "../text/line.ts";
import type { FloatPiece, Galley } from "./galley.ts";

/** A place in a galley: where the next column goes on. */
export interface Resume extends Part {
  /** Index of the piece that comes next, or that is not yet wholly set. */
  readonly piece: number;
  /** The setting of a paragraph that is not yet wholly set; `line` counts its lines. */
  readonly setting: Setting | undefined;
  /** Floats that were passed by and still want a place, oldest first. */
  readonly waiting: readonly Waiting[];
  /** Footnote lines for which the column of their call had no room. */
  readonly notes: readonly NoteRest[];
}

/** How much of a piece is set already. */
export interface Part {
  /** Lines of a paragraph, rows of a table. */
  readonly line: number;
  /** Place in a panel's own galley. */
  readonly inner?: Resume;
}

export interface Waiting {
  readonly float: FloatPiece;
  readonly part: Part;
}

/** The lines of a footnote from `line` on, up to `until` where the next column has the rest. */
export interface NoteRest {
  readonly number: number;
  readonly line: number;
  readonly until?: number;
}

/** Notes that are called, whole. */
export const whole = (numbers: readonly number[]): readonly NoteRest[] =>
  numbers.map((number) => ({ number, line: 0 }));

/** Notes stand in the order of their numbers, whatever was called or waited first. */
export const inOrder = (notes: readonly NoteRest[]): readonly NoteRest[] =>
  notes.toSorted((a, b) => a.number - b.number || a.line - b.line);

export const WHOLE: Part = { line: 0 };

export const GALLEY_HEAD: Resume = {
  piece: 0,
  line: 0,
  setting: undefined,
  waiting: [],
  notes: [],
};

/** The same place with everything before piece `piece` set. */
export function goOnAt(resume: Resume, piece: number): Resume {
  return { piece, line: 0, setting: undefined, waiting: resume.waiting, notes: resume.notes };
}

/** True where two resumes lead to the same columns. */
export function isSamePlace(one: Resume, other: Resume): boolean {
  if (one.piece !== other.piece || one.line !== other.line || one.setting !== other.setting) {
    return false;
  }
  const { waiting, notes, inner } = one;
  return (
    waiting.length === other.waiting.length &&
    waiting.every((float, i) => isSameWait(float, other.waiting[i])) &&
    notes.length === other.notes.length &&
    notes.every((note, i) => isSameNote(note, other.notes[i])) &&
    isSameInner(inner, other.inner)
  );
}

export function isSameWait({ float, part }: Waiting, other: Waiting | undefined): boolean {
  return (
    float === other?.float &&
    part.line === other.part.line &&
    isSameInner(part.inner, other.part.inner)
  );
}

const isSameNote = (note: NoteRest, other: NoteRest | undefined): boolean =>
  note.number === other?.number && note.line === other.line && note.until === other.until;

const isSameInner = (one: Resume | undefined, other: Resume | undefined): boolean =>
  one === undefined || other === undefined ? one === other : isSamePlace(one, other);

/** True where nothing is left to set. */
export const isSet = (galley: Galley, resume: Resume): boolean =>
  isTextSet(galley, resume) && resume.notes.length === 0;

/** True where nothing is left but notes that go on. */
export const isTextSet = ({ pieces }: Galley, { piece, waiting }: Resume): boolean =>
  piece >= pieces.length && waiting.length === 0;
