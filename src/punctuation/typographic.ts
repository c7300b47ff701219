import { setDashes } from "./dashes.ts";
import { punctuationOf } from "./house.ts";
import type { Tongue } from "./house.ts";
import { join, spell } from "./letter.ts";
import type { Piece } from "./letter.ts";
import { setQuotes } from "./quotes.ts";
import { setSpaces } from "./spaces.ts";

export type { Tongue } from "./house.ts";
export type { Piece } from "./letter.ts";

/**
 * The text with typographic punctuation: the quotes of the language (BCP 47) or the house, apostrophes,
 * primes behind digits, dashes, ellipses, and French spaces. What is typographic already stays, so doing it
 * twice is doing it once.
 */
export function typographic(text: string, tongue: string | Tongue): string {
  return curl([text], tongue).join("");
}

/**
 * The same for a paragraph that lies in several pieces, whose quotations may begin in one and end in
 * another; as many pieces come back. Opaque pieces are unchanged and count as a word's letter.
 */
export function curl(pieces: readonly Piece[], tongue: string | Tongue): string[] {
  const house = punctuationOf(tongue);
  const letters = setDashes(spell(pieces));
  return join(setSpaces(setQuotes(letters, house), house), pieces.length);
}
