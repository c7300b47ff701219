import { endless, isSpent, spend, type Effort } from "./effort.ts";
import type { Lexer } from "./lexer.ts";
import { isWhite, lexerOf } from "./lexer.ts";
import { operandFrom } from "./parser.ts";
import { fullName } from "./filters.ts";
import type { PdfDictionary, PdfStream, PdfValue } from "./values.ts";
import { isName, isNumber, isWord } from "./values.ts";

/** An operator of a page's contents with what stands before it; `BI` has a picture for its only operand. */
export interface Operation {
  readonly operator: string;
  readonly operands: readonly PdfValue[];
  /** Where it ends in the contents. */
  readonly end: number;
}

/** No operator has more operands than a function's or a color's; what is more is dropped as readers do. */
const MOST_OPERANDS = 4096;

/** Contents, operation by operation. Operands that no operator follows are the last, under an empty name. */
export function* operationsIn(bytes: Uint8Array, effort: Effort = endless()): Generator<Operation> {
  const lexer = lexerOf(bytes, 0, effort);
  let operands: PdfValue[] = [];
  while (lexer.at < bytes.length) {
    const start = lexer.at;
    const value = operandFrom(lexer);
    if (value === undefined) {
      // Nothing but white at the end is no fault; something that makes no sense is.
      if (isSpent(effort)) return;
      if (lexerOf(bytes, start).next() !== undefined) operands.push(null);
      break;
    }
    if (!isWord(value)) {
      if (operands.length < MOST_OPERANDS) operands.push(value);
      continue;
    }
    if (value.text === "BI") {
      const picture = pictureFrom(lexer, effort);
      const pictures = picture === undefined ? [] : [picture];
      yield { operator: "BI", operands: pictures, end: lexer.at };
    } else yield { operator: value.text, operands, end: lexer.at };
    operands = [];
  }
  if (operands.length > 0) yield { operator: "", operands, end: lexer.at };
}

/** Entries of a picture within contents may have short names. */
const FULL: Readonly<Record<string, string>> = {
  BPC: "BitsPerComponent",
  CS: "ColorSpace",
  D: "Decode",
  DP: "DecodeParms",
  F: "Filter",
  H: "Height",
  IM: "ImageMask",
  I: "Interpolate",
  W: "Width",
};

const SPACES: Readonly<Record<string, string>> = {
  G: "DeviceGray",
  RGB: "DeviceRGB",
  CMYK: "DeviceCMYK",
  I: "Indexed",
};

/** So many bytes are searched for a picture's end in the time of reading one. */
const SEARCHED = 4;

function pictureFrom(lexer: Lexer, effort: Effort): PdfStream | undefined {
  const entries = new Map<string, PdfValue>();
  for (;;) {
    const key = operandFrom(lexer);
    if (key === undefined) return undefined;
    if (isWord(key) && key.text === "ID") break;
    if (!isName(key)) return undefined;
    const value = operandFrom(lexer);
    if (value === undefined || isWord(value)) return undefined;
    const name = FULL[key.text] ?? key.text;
    entries.set(name, inFull(name, value));
  }
  const dictionary: PdfDictionary = { kind: "dictionary", entries };
  const from = lexer.at + 1;
  const end = endOf(lexer.bytes, from, plainLength(entries));
  spend(effort, (end - from) / SEARCHED);
  lexer.at = end + 2;
  return { kind: "stream", dictionary, bytes: lexer.bytes.subarray(from, end), number: 0 };
}

function inFull(key: string, value: PdfValue): PdfValue {
  const rename = (one: PdfValue): PdfValue => {
    if (!isName(one)) return one;
    if (key === "Filter") return { kind: "name", text: fullName(one.text) };
    return key === "ColorSpace" ? { kind: "name", text: SPACES[one.text] ?? one.text } : one;
  };
  if (!Array.isArray(value)) return rename(value);
  const all: readonly PdfValue[] = value;
  return all.map(rename);
}

/** How many bytes samples take that are not coded; undefined of others. */
function plainLength(entries: ReadonlyMap<string, PdfValue>): number | undefined {
  const [width, height] = [entries.get("Width"), entries.get("Height")];
  if (entries.has("Filter") || !isNumber(width) || !isNumber(height)) return undefined;
  const bits = entries.get("ImageMask") === true ? 1 : entries.get("BitsPerComponent");
  const space = entries.get("ColorSpace");
  const channels = isName(space) ? { DeviceRGB: 3, DeviceCMYK: 4 }[space.text] : 1;
  if (!isNumber(bits)) return undefined;
  return Math.ceil((width * bits * (channels ?? 1)) / 8) * height;
}

/** Where `EI` stands alone: behind the samples, or the first from which text goes on. */
function endOf(bytes: Uint8Array, from: number, length: number | undefined): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = length === undefined ? from : Math.min(bytes.length, from + length);
  for (let at = text.indexOf("EI", start); at >= 0; at = text.indexOf("EI", at + 2)) {
    const isAlone = at === start || isWhite(bytes[at - 1]);
    const next = bytes[at + 2];
    if (isAlone && (next === undefined || isWhite(next)) && isText(bytes, at + 2)) return at;
  }
  return bytes.length;
}

const isText = (bytes: Uint8Array, from: number): boolean =>
  bytes.subarray(from, from + 12).every((byte) => isWhite(byte) || (byte >= 32 && byte < 127));
