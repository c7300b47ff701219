import type { Pt } from "../geometry/geometry.ts";
import type { Look } from "./runs.ts";
import type { Matter } from "./matter.ts";
import type { WordShape } from "./word-shape.ts";
import type { Word } from "./words.ts";

/** Letters of one look, or a space, that stand together on a line, before that is stretched to its measure. */
export interface Slot {
  readonly look: Look;
  readonly letters: WordShape;
  /** Typed spaces, which give as white does; the rest gives as glyphs do. Absent: letters. */
  readonly white?: White;
  /** Its last letter is the hyphen that was added at the line's end. */
  readonly hyphen: boolean;
  /** White between ideographs may come after it at the line's ratio, as a share of an em. */
  readonly air: boolean;
}

export interface White {
  /** The space as it was typed. */
  readonly text: string;
  /** What it is wide beyond the face's own space: the kern with its neighbors. */
  readonly kern: Pt;
}

/** What stands on a line in order, and the footnotes that it calls. */
export interface LineMatter {
  readonly slots: readonly Slot[];
  readonly notes: readonly number[];
  readonly indent: boolean;
}

/** The line-end hyphen is no character of the copy. */
const SOFT_HYPHEN = "\u00AD";

/**
 * Draws what the line's items print. Parts of a word that stand together are one drawing; a part alone
 * is drawn anew, with its hyphen if the line ends in one.
 */
export function fillSlots(things: readonly Matter[], hyphen: boolean): LineMatter {
  const slots: Slot[] = [];
  const notes: number[] = [];
  let part: Part | undefined;
  for (const thing of things) {
    if (thing.kind === "letters") {
      if (part?.word === thing.word) {
        part.to = thing.to;
        continue;
      }
      if (part !== undefined) draw(slots, notes, part, false);
      part = { word: thing.word, from: thing.from, to: thing.to };
    } else if (thing.kind === "air" || thing.kind === "space") {
      if (part !== undefined) draw(slots, notes, part, false);
      part = undefined;
      if (thing.kind === "space") addWhite(slots, thing);
      else addAir(slots);
    }
  }
  if (part !== undefined) draw(slots, notes, part, hyphen);
  return { slots, notes, indent: things[0]?.kind === "indent" };
}

interface Part {
  readonly word: Word;
  readonly from: number;
  to: number;
}

function draw(slots: Slot[], notes: number[], { word, from, to }: Part, hyphened: boolean): void {
  for (const { start: at, shape, look, note } of word.pieces) {
    const start = Math.max(0, from - at);
    const end = Math.min(shape.text.length, to - at);
    if (start >= end) continue;
    const hyphen = hyphened && at + end === to;
    const whole = start === 0 && end === shape.text.length && !hyphen;
    const text = whole ? "" : shape.text.slice(start, end) + (hyphen ? "-" : "");
    const letters = whole ? shape : look.drawer.piece(text);
    slots.push({ look, letters, hyphen, air: false });
    // A number that was broken over two lines is called on the first.
    if (note !== undefined && start === 0) notes.push(note);
  }
}

/** A space for each one typed; the kern with the neighbors goes to the first. */
function addWhite(slots: Slot[], { space, kern }: Extract<Matter, { kind: "space" }>): void {
  const { look, character, count } = space;
  const known = look.face.covers(character.codePointAt(0) ?? 0) ? character : " ";
  const letters = look.drawer.piece(known);
  for (let i = 0; i < count; i++) {
    const white = { text: character, kern: i === 0 ? kern : 0 };
    slots.push({ look, letters, white, hyphen: false, air: false });
  }
}

function addAir(slots: Slot[]): void {
  const last = slots.pop();
  if (last !== undefined) slots.push({ ...last, air: true });
}

/** What the slot's glyph stands for; the added hyphen, or a ligature that ends in it, is soft. */
export function textOf({ letters, white, hyphen }: Slot, i: number): string {
  if (white !== undefined) return white.text;
  const text = letters.texts[i] ?? "";
  const closing = hyphen && i === letters.glyphs.length - 1;
  return closing ? (letters.texts[i] ?? "-").replace(/-$/, SOFT_HYPHEN) : text;
}
