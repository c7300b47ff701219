import type { Pt } from "../geometry/geometry.ts";
import type { Look, Run, TextRun } from "./runs.ts";
import type { WordShape } from "./word-shape.ts";

/** What a line of copy is made of: words and the white between them. */
export type Token = Word | Space;

/** Letters without white between them, in one or several faces. */
export interface Word {
  readonly kind: "word";
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** Offsets at which the copy has a soft hyphen, and those with a zero-width space. */
  readonly softHyphens: readonly number[];
  readonly zeroSpaces: readonly number[];
}

/** A part of a word in one face. */
export interface Piece {
  readonly look: Look;
  /** Where it begins in its word. */
  readonly start: number;
  readonly shape: WordShape;
  readonly address: boolean;
  readonly note?: number;
}

export interface Space {
  readonly kind: "space";
  readonly look: Look;
  /** As typed: plain, or a no-break space. */
  readonly character: " " | "\u00A0";
  readonly count: number;
}

const WHITE = /[ \t\n\r\u00A0]/;
const SOFT_HYPHEN = "\u00AD";
const ZERO_SPACE = "\u200B";
const NOT_SET = /[\u00AD\u200B\u2060\uFEFF]/;

/** Runs as shaped words and spaces, one list for each passage between typed line breaks. */
export function shapeRuns(runs: readonly Run[]): readonly (readonly Token[])[] {
  const passages: Token[][] = [[]];
  let open: OpenWord | undefined;
  for (const run of runs) {
    if (run.kind === "line-break") {
      open = undefined;
      passages.push([]);
      continue;
    }
    const tokens = passages.at(-1) ?? [];
    for (const part of run.text.split(/([ \t\n\r\u00A0]+)/)) {
      if (part === "") continue;
      if (WHITE.test(part)) {
        open = undefined;
        addSpaces(tokens, part, run.look);
        continue;
      }
      if (open === undefined) {
        open = openWord();
        tokens.push(open);
      }
      addPiece(open, part, run);
    }
  }
  return passages.map(trimmed);
}

interface OpenWord extends Word {
  text: string;
  pieces: Piece[];
  softHyphens: number[];
  zeroSpaces: number[];
}

const openWord = (): OpenWord => ({
  kind: "word",
  text: "",
  pieces: [],
  softHyphens: [],
  zeroSpaces: [],
});

function addPiece(word: OpenWord, part: string, { look, address, note }: TextRun): void {
  let text = part;
  if (NOT_SET.test(part)) {
    text = "";
    for (const character of part) {
      const at = word.text.length + text.length;
      if (character === SOFT_HYPHEN) word.softHyphens.push(at);
      if (character === ZERO_SPACE) word.zeroSpaces.push(at);
      if (!NOT_SET.test(character)) text += character;
    }
  }
  if (text === "") return;
  const shape = look.drawer.word(text);
  const start = word.text.length;
  word.pieces.push(
    note === undefined ? { look, start, shape, address } : { look, start, shape, address, note },
  );
  word.text += text;
}

function addSpaces(tokens: Token[], part: string, look: Look): void {
  for (const run of part.match(/\u00A0+|[^\u00A0]+/g) ?? []) {
    const character = run.startsWith("\u00A0") ? "\u00A0" : " ";
    const last = tokens.at(-1);
    // White at the end of one run and the head of the next is one space.
    if (last?.kind === "space" && last.character === " " && character === " ") continue;
    const count = look.code || character === "\u00A0" ? run.length : 1;
    tokens.push({ kind: "space", look, character, count });
  }
}

/** White at the ends of a passage is nothing, but for the indent of typed code. */
function trimmed(tokens: readonly Token[]): readonly Token[] {
  let [from, to] = [0, tokens.length];
  const isWhite = (token: Token | undefined) => token?.kind === "space" && token.character === " ";
  const isIndent = (token: Token | undefined) => token?.kind === "space" && token.look.code;
  while (from < to && isWhite(tokens[from]) && !isIndent(tokens[from])) from++;
  while (to > from && isWhite(tokens[to - 1])) to--;
  return tokens.slice(from, to).filter((token) => token.kind === "space" || token.text !== "");
}

/** The natural width of a word between two offsets, as it stands within the word. */
export function widthWithin(word: Word, from: number, to: number): Pt {
  let width = 0;
  for (const piece of word.pieces) {
    const start = Math.max(0, from - piece.start);
    const end = Math.min(piece.shape.text.length, to - piece.start);
    if (start < end) width += widthOfPart(piece, start, end);
  }
  return width;
}

function widthOfPart({ shape, look }: Piece, start: number, end: number): Pt {
  const glyphs = (shape.counts[end] ?? 0) - (shape.counts[start] ?? 0);
  const ems = (shape.widths[end] ?? 0) - (shape.widths[start] ?? 0);
  return ems * look.size + glyphs * look.tracking;
}

/** The piece that the character before an offset belongs to. */
export function pieceBefore({ pieces }: Word, offset: number): Piece | undefined {
  return pieces.length === 1 && offset > 0
    ? pieces[0]
    : pieces.findLast((piece) => piece.start < offset);
}
