/**
 * A paragraph's text as its letters, each knowing the piece it came from, so that a quotation may open
 * in one piece and close in another. A letter may come to hold no character or several.
 */
export interface Letter {
  readonly text: string;
  readonly piece: number;
  /** Stands for a piece that is not ours to change (code); counts as a letter of a word. */
  readonly opaque: boolean;
}

/** Text to be set right, or a piece that stays as it is but counts as a word's letter. */
export type Piece = string | { readonly opaque: string };

export function spell(pieces: readonly Piece[]): readonly Letter[] {
  return pieces.flatMap((piece, index): readonly Letter[] =>
    typeof piece === "string"
      ? Array.from(piece, (text) => ({ text, piece: index, opaque: false }))
      : [{ text: piece.opaque, piece: index, opaque: true }],
  );
}

/** The letters put together again, piece by piece; `count` pieces. */
export function join(letters: readonly Letter[], count: number): string[] {
  const pieces = Array.from({ length: count }, () => "");
  for (const { text, piece } of letters) pieces[piece] = (pieces[piece] ?? "") + text;
  return pieces;
}

/** The character, as far as its neighbors can see it; nothing beyond the ends of the text. */
export function seen(letter: Letter | undefined): string {
  return letter?.opaque === true ? "x" : (letter?.text ?? "");
}

export const isBlank = (text: string): boolean => /^\s*$/u.test(text);
export const isDigit = (text: string): boolean => /^\p{Nd}$/u.test(text);
export const isWordLetter = (text: string): boolean => /^[\p{L}\p{M}]$/u.test(text);
export const isInWord = (text: string): boolean => isWordLetter(text) || isDigit(text);
export const isDash = (text: string): boolean => /^[-‐‑–—―]$/u.test(text);
/** What a quotation stands behind as it would behind a space. */
export const isOpener = (text: string): boolean => /^[([{<¿¡/=+&|*_~^#@$]$/u.test(text);
export const isCloser = (text: string): boolean => /^[.,;:!?…)\]}>%]$/u.test(text);
