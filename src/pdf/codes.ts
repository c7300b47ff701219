import type { Face } from "../fonts/face.ts";
import { rounded } from "./decimal.ts";

/**
 * The character codes of one face. Each distinct pair of glyph and text has a code of its own, so that
 * one hyphen glyph extracts as "-" under one code and as a soft hyphen under another.
 */
export interface FaceCodes {
  /** The resource name, the same on every page. */
  readonly name: string;
  readonly face: Face;
  /** In order of first use; `slots[i]` has code `i + 1`, for code 0 is .notdef. */
  readonly slots: readonly Slot[];
  /** The code for a glyph that extracts as a text; a new pair is given the next one. */
  slot(glyph: number, text: string): Slot;
}

export interface Slot {
  readonly glyph: number;
  readonly text: string;
  /** The code as four hexadecimal digits. */
  readonly hex: string;
  /** The advance as the font's W array has it, in thousandths of an em. */
  readonly width: number;
}

/** Two bytes hold no more. */
const MOST_CODES = 0xffff;

export function faceCodes(name: string, face: Face): FaceCodes {
  const slots: Slot[] = [];
  const byGlyph: Slot[][] = [];
  const add = (glyph: number, text: string): Slot => {
    if (slots.length === MOST_CODES) throw new Error(`more than ${MOST_CODES} codes in ${face.id}`);
    const hex = (slots.length + 1).toString(16).padStart(4, "0");
    const slot = { glyph, text, hex, width: rounded(face.advance(glyph) * 1000) };
    slots.push(slot);
    (byGlyph[glyph] ??= []).push(slot);
    return slot;
  };
  return {
    name,
    face,
    slots,
    slot(glyph, text) {
      for (const slot of byGlyph[glyph] ?? []) if (slot.text === text) return slot;
      return add(glyph, text);
    },
  };
}
