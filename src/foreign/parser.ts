import type { Lexer, Token } from "./lexer.ts";
import { endsWordAt, isWhite, lexerOf } from "./lexer.ts";
import type { PdfDictionary, PdfValue, PdfWord } from "./values.ts";
import { isName, isWord } from "./values.ts";

/** Arrays and dictionaries within one another. What lies deeper is nonsense, or meant to break its reader. */
const DEEPEST = 100;

/** The next value, or a word that is none; undefined at the end, and where there is no sense in what stands there. */
export function valueFrom(lexer: Lexer, depth = 0): PdfValue | PdfWord | undefined {
  const token = lexer.next();
  if (token === undefined) return undefined;
  if (typeof token === "number") return referenceOr(token, lexer);
  return valueOf(token, lexer, depth);
}

/** The next value of a page's contents, in which there are no references. */
export function operandFrom(lexer: Lexer): PdfValue | PdfWord | undefined {
  const token = lexer.next();
  return token === undefined || typeof token === "number" ? token : valueOf(token, lexer, 0);
}

function valueOf(
  token: Exclude<Token, number>,
  lexer: Lexer,
  depth: number,
): PdfValue | PdfWord | undefined {
  if (token.kind === "word") return wordOf(token);
  if (token.kind !== "mark") return token;
  if (depth > DEEPEST) return undefined;
  if (token.text === "[") return arrayFrom(lexer, depth);
  if (token.text === "<<") return dictionaryFrom(lexer, depth);
  return { kind: "word", text: token.text };
}

function wordOf(word: PdfWord): PdfValue | PdfWord {
  switch (word.text) {
    case "true":
      return true;
    case "false":
      return false;
    case "null":
      return null;
    default:
      return word;
  }
}

/** `12 0 R` is told from two numbers by what stands behind them, which is looked at byte by byte: arrays are long. */
function referenceOr(number: number, lexer: Lexer): PdfValue {
  if (!Number.isInteger(number) || number < 0) return number;
  const { bytes } = lexer;
  const start = pastWhite(bytes, lexer.at);
  let [end, generation] = [start, 0];
  for (; isDigit(bytes[end]) && end - start < 6; end++) {
    generation = generation * 10 + (bytes[end] ?? 0) - ZERO;
  }
  const word = pastWhite(bytes, end);
  if (end === start || word === end || bytes[word] !== LETTER_R || !endsWordAt(bytes, word + 1)) {
    return number;
  }
  lexer.at = word + 1;
  lexer.effort.left -= OF_REFERENCE;
  return { kind: "reference", number, generation };
}

/** What it takes beside its first number. */
const OF_REFERENCE = 20;

const [ZERO, LETTER_R] = [48, 82];

const isDigit = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= ZERO && byte <= ZERO + 9;

function pastWhite(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isWhite(bytes[at])) at++;
  return at;
}

function arrayFrom(lexer: Lexer, depth: number): readonly PdfValue[] | undefined {
  const values: PdfValue[] = [];
  for (;;) {
    const value = valueFrom(lexer, depth + 1);
    if (value === undefined) return undefined;
    if (!isWord(value)) values.push(value);
    else if (value.text === "]") return values;
    else if (endsObject(value)) return undefined;
  }
}

function dictionaryFrom(lexer: Lexer, depth: number): PdfDictionary | undefined {
  const entries = new Map<string, PdfValue>();
  for (;;) {
    const key = valueFrom(lexer, depth + 1);
    if (key === undefined) return undefined;
    if (isWord(key)) {
      if (key.text === ">>") return { kind: "dictionary", entries };
      if (endsObject(key)) return undefined;
      continue;
    }
    if (!isName(key)) continue;
    const value = valueFrom(lexer, depth + 1);
    if (value === undefined) return undefined;
    lexer.effort.left -= OF_ENTRY;
    if (!isWord(value)) entries.set(key.text, value);
    else if (value.text === ">>") return { kind: "dictionary", entries };
    else if (endsObject(value)) return undefined;
  }
}

/** To keep an entry under its name takes as long as to read so many bytes. */
const OF_ENTRY = 40;

const endsObject = ({ text }: PdfWord): boolean =>
  text === "endobj" || text === "stream" || text === "obj";

/** An object's number, and where what it is begins: behind `12 0 obj`. Undefined where no object begins. */
export function objectHead(
  bytes: Uint8Array,
  at: number,
): { readonly number: number; readonly generation: number; readonly at: number } | undefined {
  const lexer = lexerOf(bytes.subarray(at, at + LONGEST_HEAD));
  const number = lexer.next();
  const generation = lexer.next();
  const word = lexer.next();
  if (typeof number !== "number" || typeof generation !== "number") return undefined;
  if (typeof word !== "object" || word.kind !== "word" || word.text !== "obj") return undefined;
  return { number, generation, at: at + lexer.at };
}

/** Nobody writes more between an object's number and what it is; a million heads may be asked for. */
const LONGEST_HEAD = 80;
