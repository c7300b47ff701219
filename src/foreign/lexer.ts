import { endless, type Effort } from "./effort.ts";
import type { PdfName, PdfString, PdfWord } from "./values.ts";

/** The smallest parts of PDF's syntax; `mark` is a bracket of an array or a dictionary. */
export type Token =
  | number
  | PdfName
  | PdfString
  | PdfWord
  | { readonly kind: "mark"; readonly text: "[" | "]" | "<<" | ">>" };

/** Reads bytes token by token; undefined at their end, and where no more effort is made. */
export interface Lexer {
  readonly bytes: Uint8Array;
  /** Where the next token is looked for; may be moved. */
  at: number;
  /** What it may still cost. */
  readonly effort: Effort;
  next(): Token | undefined;
}

export function lexerOf(bytes: Uint8Array, from = 0, effort: Effort = endless()): Lexer {
  const lexer: Lexer = {
    bytes,
    at: from,
    effort,
    next: () => {
      const start = lexer.at;
      skipWhite(lexer);
      const first = bytes[lexer.at];
      const token = first === undefined ? undefined : tokenFrom(lexer, first);
      effort.left -= lexer.at - start + costOf(token);
      return effort.left > 0 ? token : undefined;
    },
  };
  return lexer;
}

/** What tokens take beside their bytes, by how much they fill the memory. */
function costOf(token: Token | undefined): number {
  if (typeof token === "number" || token === undefined) return 3;
  if (token.kind === "string") return 40;
  return token.kind === "name" ? 20 : 12;
}

/** NUL, tab, line feed, form feed, return and space; then the signs that end a word. */
const WHITE = new Set([0, 9, 10, 12, 13, 32]);
const ENDS_WORD = new Set([...WHITE, ...Buffer.from("()<>[]{}/%")]);

/** By byte: whether a word ends before it. Asked for every byte of a file's contents. */
const endsWord = Uint8Array.from({ length: 256 }, (_, byte) => (ENDS_WORD.has(byte) ? 1 : 0));

/** By byte: whether it is white. Asked as often. */
const white = Uint8Array.from({ length: 256 }, (_, byte) => (WHITE.has(byte) ? 1 : 0));

/** Whether a word that goes up to a place is over there. */
export const endsWordAt = (bytes: Uint8Array, at: number): boolean =>
  at >= bytes.length || endsWord[bytes[at] ?? 0] === 1;

export const isWhite = (byte: number | undefined): boolean =>
  byte !== undefined && white[byte] === 1;

const [PERCENT, SLASH, OPEN, CLOSE, LESS, MORE] = [37, 47, 40, 41, 60, 62];
const [OPEN_SQUARE, CLOSE_SQUARE, OPEN_CURLY, CLOSE_CURLY] = [91, 93, 123, 125];
const [BACKSLASH, HASH] = [92, 35];

function skipWhite(lexer: Lexer): void {
  const { bytes } = lexer;
  for (;;) {
    const byte = bytes[lexer.at];
    if (byte === PERCENT) {
      while (lexer.at < bytes.length && bytes[lexer.at] !== 10 && bytes[lexer.at] !== 13)
        lexer.at++;
    } else if (isWhite(byte)) lexer.at++;
    else return;
  }
}

function tokenFrom(lexer: Lexer, first: number): Token {
  const { bytes, at } = lexer;
  switch (first) {
    case SLASH:
      return nameFrom(lexer);
    case OPEN:
      return literalFrom(lexer);
    case LESS:
      return bytes[at + 1] === LESS ? markOf(lexer, "<<") : hexFrom(lexer);
    case MORE:
      if (bytes[at + 1] === MORE) return markOf(lexer, ">>");
      lexer.at++;
      return { kind: "word", text: ">" };
    case OPEN_SQUARE:
      return markOf(lexer, "[");
    case CLOSE_SQUARE:
      return markOf(lexer, "]");
    case CLOSE:
    case OPEN_CURLY:
    case CLOSE_CURLY:
      lexer.at++;
      return { kind: "word", text: String.fromCharCode(first) };
    default:
      return wordFrom(lexer);
  }
}

function markOf(lexer: Lexer, text: "[" | "]" | "<<" | ">>"): Token {
  lexer.at += text.length;
  return { kind: "mark", text };
}

const NUMBER = /^[+-]*(?:\d+\.?\d*|\.\d+)$/u;

/** A word of more letters is no operator. */
const LONGEST = 128;

function wordFrom(lexer: Lexer): number | PdfWord {
  const { bytes, at } = lexer;
  let end = at;
  while (end < bytes.length && endsWord[bytes[end] ?? 0] === 0) end++;
  lexer.at = end;
  const text = latin(bytes, at, Math.min(end, at + LONGEST));
  const lead = bytes[at] ?? 0;
  if (lead <= 57 && NUMBER.test(text)) {
    // Two signs in a row come from broken generators; readers take the number as it is.
    const value = Number(text.replace(/^[+-]*(?=[+-])/u, ""));
    if (Number.isFinite(value)) return value;
  }
  return { kind: "word", text };
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  let text = "";
  for (let i = from; i < to; i++) text += String.fromCharCode(bytes[i] ?? 0);
  return text;
}

/** PDF's own names have 127 bytes at most; what is longer still is cut. */
const LONGEST_NAME = 4096;

function nameFrom(lexer: Lexer): PdfName {
  const { bytes } = lexer;
  const start = lexer.at + 1;
  let end = start;
  while (end < bytes.length && endsWord[bytes[end] ?? 0] === 0) end++;
  lexer.at = end;
  const last = Math.min(end, start + LONGEST_NAME);
  if (isPlain(bytes, start, last)) return { kind: "name", text: latin(bytes, start, last) };
  const raw = bytes.subarray(start, last);
  if (!raw.includes(HASH)) return { kind: "name", text: decoded(Buffer.from(raw)) };
  const text = latin(raw, 0, raw.length).replaceAll(/#([\da-fA-F]{2})/gu, (_, pair: string) =>
    String.fromCharCode(Number.parseInt(pair, 16)),
  );
  return { kind: "name", text: decoded(Buffer.from(text, "latin1")) };
}

/** Nearly all names are letters of ASCII that stand for themselves. */
function isPlain(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const byte = bytes[i] ?? 0;
    if (byte > 0x7e || byte === HASH) return false;
  }
  return true;
}

/**
 * Names are UTF-8 where they are text. Where they are not, each byte that is no ASCII stands as a lone surrogate, U+DC80
 * to U+DCFF: so no two names become one, and who copies a name can write it as it was.
 */
function decoded(raw: Buffer): string {
  const text = raw.toString("utf8");
  if (!text.includes("\ufffd")) return text;
  return Array.from(raw, (byte) => String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte)).join(
    "",
  );
}

function hexFrom(lexer: Lexer): PdfString {
  const { bytes } = lexer;
  const start = lexer.at + 1;
  let end = start;
  while (end < bytes.length && bytes[end] !== MORE) end++;
  lexer.at = end + 1;
  const said = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("latin1");
  const digits = said.replaceAll(/[^\da-fA-F]+/gu, "");
  return { kind: "string", bytes: Buffer.from(digits.length % 2 ? `${digits}0` : digits, "hex") };
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Brackets within it are its own where they are in pairs. */
function literalFrom(lexer: Lexer): PdfString {
  const { bytes } = lexer;
  const start = lexer.at + 1;
  const { end, isEscaped } = endOfLiteral(bytes, start);
  lexer.at = Math.min(bytes.length, end + 1);
  const said = bytes.subarray(start, end);
  return { kind: "string", bytes: isEscaped ? unescaped(said) : said };
}

function endOfLiteral(bytes: Uint8Array, start: number) {
  let [end, depth, isEscaped] = [start, 1, false];
  for (; end < bytes.length; end++) {
    const byte = bytes[end];
    if (byte === BACKSLASH) {
      isEscaped = true;
      end++;
    } else if (byte === OPEN) depth++;
    else if (byte === CLOSE && --depth === 0) break;
  }
  return { end: Math.min(end, bytes.length), isEscaped };
}

function unescaped(said: Uint8Array): Uint8Array {
  const out = new Uint8Array(said.length);
  const lexer = { bytes: said, at: 0 };
  let length = 0;
  while (lexer.at < said.length) {
    const byte = said[lexer.at++] ?? 0;
    const one = byte === BACKSLASH ? escapeFrom(lexer) : byte;
    if (one !== undefined) out[length++] = one;
  }
  return out.subarray(0, length);
}

/** What stands behind a backslash; undefined for a line that goes on. */
function escapeFrom(lexer: Pick<Lexer, "bytes" | "at">): number | undefined {
  const { bytes } = lexer;
  const byte = bytes[lexer.at++];
  if (byte === undefined || byte === 10) return undefined;
  if (byte === 13) {
    if (bytes[lexer.at] === 10) lexer.at++;
    return undefined;
  }
  if (byte < 48 || byte > 55) return ESCAPES[String.fromCharCode(byte)] ?? byte;
  let code = byte - 48;
  for (let digits = 1; digits < 3; digits++) {
    const next = bytes[lexer.at] ?? 0;
    if (next < 48 || next > 55) break;
    code = code * 8 + next - 48;
    lexer.at++;
  }
  return code & 255;
}
