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
  /** In order of first use; `slots[i]` is glyph `i + 1` of the subset, for glyph 0 is .notdef. */
  readonly slots: readonly Slot[];
  /** The code for a glyph that extracts as a text. */
  slot(glyph: number, text: string): Slot;
}

export interface Slot {
  readonly glyph: number;
  readonly text: string;
  readonly code: number;
  /** The code as four hexadecimal digits. */
  readonly hex: string;
  /** The advance as the font's W array has it, in thousandths of an em. */
  readonly width: number;
}

/** Two bytes hold no more; code 0 is .notdef. */
const MOST_CODES = 0xffff;

/** Of each glyph so many codes are its own, as far as they go. */
const OF_A_GLYPH = 16;

/**
 * Codes that come from glyph and text alone, and not from what was set before: a page keeps its bytes, whatever
 * changes on others. (Where two texts of one glyph want the same code, the second has the next one that is free.)
 */
export function faceCodes(name: string, face: Face): FaceCodes {
  const slots: Slot[] = [];
  const byGlyph: Slot[][] = [];
  const taken = new Set<number>([0]);
  const add = (glyph: number, text: string): Slot => {
    if (slots.length === MOST_CODES) throw new Error(`more than ${MOST_CODES} codes in ${face.id}`);
    let code = wishedCode(glyph, text);
    while (taken.has(code)) code = (code + 1) % (MOST_CODES + 1);
    taken.add(code);
    const hex = code.toString(16).padStart(4, "0");
    const slot = { glyph, text, code, hex, width: rounded(face.advance(glyph) * 1000) };
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

/** In a face of very many glyphs each pair stands anywhere. */
function wishedCode(glyph: number, text: string): number {
  const mixed = mix(text);
  const own = glyph * OF_A_GLYPH + (mixed % OF_A_GLYPH);
  return own <= MOST_CODES ? own : (Math.imul(glyph, 40503) ^ mixed) & MOST_CODES;
}

/** A number from 0 to 0xffff for a text: FNV-1a over its UTF-16 units, mixed so that no letter meets its capital. */
function mix(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x2c1b3c6d);
  return (hash ^ (hash >>> 16)) & MOST_CODES;
}
