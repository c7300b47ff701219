import type { Pt } from "../geometry/geometry.ts";
import type { Look } from "./runs.ts";
import type { Matter } from "./matter.ts";
import type { WordShape } from "./word-shape.ts";
import { overlaps } from "./words.ts";
import type { Word } from "./words.ts";

/** One glyph of a line, before the line is stretched to its measure. */
export interface Slot {
  readonly glyph: number;
  readonly text: string;
  readonly look: Look;
  readonly advance: Pt;
  readonly rise: Pt;
  /** True for word spaces, which give as white does; the rest gives as glyphs do. */
  readonly white: boolean;
  /** White between ideographs that may come after this glyph at the line's ratio, as a share of an em. */
  readonly air: boolean;
}

/** The glyphs of a line in order, and the footnotes that it calls. */
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
  let part: { word: Word; from: number; to: number } | undefined;
  const flush = (hyphened: boolean) => {
    if (part === undefined) return;
    for (const { piece, start, end } of overlaps(part.word, part.from, part.to)) {
      const closing = hyphened && piece.start + end === part.to;
      draw(slots, piece.shape, piece.look, { start, end, hyphen: closing });
      // A number that was broken over two lines is called on the first.
      if (piece.note !== undefined && start === 0) notes.push(piece.note);
    }
    part = undefined;
  };
  for (const thing of things) {
    if (thing.kind === "letters") {
      if (part?.word === thing.word) part.to = thing.to;
      else {
        flush(false);
        part = { word: thing.word, from: thing.from, to: thing.to };
      }
    } else if (thing.kind === "air") {
      flush(false);
      const last = slots.pop();
      if (last !== undefined) slots.push({ ...last, air: true });
    } else if (thing.kind === "space") {
      flush(false);
      addWhite(slots, thing);
    }
  }
  flush(hyphen);
  return { slots, notes, indent: things[0]?.kind === "indent" };
}

interface Cut {
  readonly start: number;
  readonly end: number;
  readonly hyphen: boolean;
}

function draw(slots: Slot[], shape: WordShape, look: Look, { start, end, hyphen }: Cut): void {
  const whole = start === 0 && end === shape.text.length && !hyphen;
  const text = shape.text.slice(start, end) + (hyphen ? "-" : "");
  const letters = whole ? shape : look.drawer.piece(text);
  const { glyphs, texts, advances, rises } = letters;
  glyphs.forEach((glyph, i) => {
    const closing = hyphen && i === glyphs.length - 1;
    slots.push({
      glyph,
      text: closing ? hyphenText(texts[i]) : (texts[i] ?? ""),
      look,
      advance: (advances[i] ?? 0) * look.size + look.tracking,
      rise: look.rise + (rises[i] ?? 0) * look.size,
      white: false,
      air: false,
    });
  });
}

/** The added hyphen, or a ligature that ends in it. */
const hyphenText = (text: string | undefined): string => (text ?? "-").replace(/-$/, SOFT_HYPHEN);

/** A space for each one typed; the kern with the neighbors goes to the first. */
function addWhite(slots: Slot[], { space, kern }: Extract<Matter, { kind: "space" }>): void {
  const { look, character, count } = space;
  const known = look.face.covers(character.codePointAt(0) ?? 0) ? character : " ";
  const glyph = look.drawer.piece(known).glyphs[0] ?? 0;
  const width = look.face.space * look.size + look.tracking;
  for (let i = 0; i < count; i++) {
    const advance = width + (i === 0 ? kern : 0);
    slots.push({ glyph, text: character, look, advance, rise: look.rise, white: true, air: false });
  }
}
