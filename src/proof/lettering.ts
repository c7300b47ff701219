import type { Lettering, LetterRun } from "../display/drawing.ts";
import type { FontBook } from "../fonts/face.ts";
import type { Point, Pt } from "../geometry/geometry.ts";
import { movedBy } from "../geometry/matrix.ts";
import type { Hand } from "./palette.ts";

/** Words in one hand. */
export interface Said {
  readonly text: string;
  readonly hand: Hand;
}

/** One line of a note, lettered and measured. */
export interface NoteLine {
  readonly letters: readonly (Omit<Lettering, "matrix"> & { readonly x: Pt })[];
  readonly width: Pt;
}

/** The family that proofs are lettered in, which comes with the tool; names in other scripts fall back. */
const FAMILY = "Source Sans 3";

/** Letters the parts of a line one after the other. */
export function lettered(parts: readonly Said[], fonts: FontBook): NoteLine {
  const letters: NoteLine["letters"][number][] = [];
  let x = 0;
  for (const { text, hand } of parts) {
    const runs = runsOf(text, hand, fonts);
    letters.push({ kind: "lettering", runs, fill: { paint: hand.ink, opacity: 1 }, x });
    x += widthOf(runs);
  }
  return { letters, width: x };
}

/** The line with its left end at `at`. */
export const placed = ({ letters }: NoteLine, at: Point): readonly Lettering[] =>
  letters.map(({ x, ...line }) => ({ ...line, matrix: movedBy(at.x + x, at.y) }));

/** The words, the last of them left out for an ellipsis where they would be wider than `most`. */
export function cutTo(most: Pt, { text, hand }: Said, fonts: FontBook): Said {
  const width = (words: string): Pt => widthOf(runsOf(words, hand, fonts));
  if (width(text) <= most) return { text, hand };
  const letters = Array.from(text);
  let count = letters.length;
  while (count > 0 && width(`${letters.slice(0, count).join("").trimEnd()}…`) > most) count -= 1;
  return { text: count === 0 ? "" : `${letters.slice(0, count).join("").trimEnd()}…`, hand };
}

const widthOf = (runs: readonly LetterRun[]): Pt =>
  runs.flatMap(({ advances }) => advances).reduce((sum, one) => sum + one, 0);

/** Runs of one face each; a character that no face has is a question mark. */
function runsOf(text: string, { size, weight }: Hand, fonts: FontBook): readonly LetterRun[] {
  const query = { family: FAMILY, weight, italic: false };
  const own = fonts.face(query);
  const pieces: { face: typeof own; text: string }[] = [];
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const other = own.covers(code) ? own : fonts.fallback(query, code);
    const face = other ?? own;
    const last = pieces.at(-1);
    const shown = other === undefined ? "?" : letter;
    if (last?.face === face) last.text += shown;
    else pieces.push({ face, text: shown });
  }
  return pieces.map((piece): LetterRun => {
    const { glyphs, advances, texts } = piece.face.shape(piece.text, []);
    const set = { size, scale: 1, rise: 0, glyphs, texts };
    return { face: piece.face, ...set, advances: advances.map((one) => one * size) };
  });
}
