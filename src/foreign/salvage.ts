import { spend, type Effort } from "./effort.ts";
import { isWhite, lexerOf } from "./lexer.ts";
import { valueFrom } from "./parser.ts";
import type { Place, Table } from "./xref.ts";
import { MOST_OBJECTS } from "./xref.ts";
import type { PdfValue } from "./values.ts";
import { isDictionary, isReference } from "./values.ts";

/**
 * What can be found of a file whose table is broken: every `12 0 obj`, of two with one number the later, and what
 * its trailers say. Streams of objects are named, for their reader to unpack.
 */
export function salvaged(
  bytes: Uint8Array,
  effort: Effort,
): Table & { readonly packs: readonly number[] } {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const places = new Map<number, Place>();
  const packs: number[] = [];
  for (let at = text.indexOf("obj"); at >= 0; at = text.indexOf("obj", at + 3)) {
    if (!spend(effort, OF_WORD)) break;
    const head = headBefore(bytes, at);
    if (head === undefined || head.number > MOST_OBJECTS) continue;
    places.set(head.number, { kind: "offset", at: head.at, generation: head.generation });
    if (!isDictionaryNext(bytes, at + 3) || !spend(effort, OF_WORD)) continue;
    const begins = text.subarray(at, at + 400).toString("latin1");
    if (/^obj\s*<<[^]*?\/ObjStm/u.test(begins.split("stream\n")[0] ?? "")) packs.push(head.number);
  }
  return { places, packs, trailer: trailersIn(bytes, text, effort) };
}

function isDictionaryNext(bytes: Uint8Array, from: number): boolean {
  let at = from;
  while (isWhite(bytes[at]) && at - from < 400) at++;
  return bytes[at] === LESS;
}

const LESS = 60;

/** The two numbers before a word at an offset, read backwards. */
function headBefore(
  bytes: Uint8Array,
  word: number,
): { readonly number: number; readonly generation: number; readonly at: number } | undefined {
  const generation = digitsBefore(bytes, word);
  if (generation === undefined) return undefined;
  const number = digitsBefore(bytes, generation.at);
  if (number === undefined || number.at === generation.at) return undefined;
  return { number: number.value, generation: generation.value, at: number.at };
}

function digitsBefore(
  bytes: Uint8Array,
  end: number,
): { readonly value: number; readonly at: number } | undefined {
  let last = end;
  while (last > 0 && end - last < 4 && isWhite(bytes[last - 1])) last--;
  let at = last;
  while (at > 0 && last - at < 8 && isDigit(bytes[at - 1])) at--;
  if (at === last || last === end) return undefined;
  return { value: Number(Buffer.from(bytes.subarray(at, last)).toString("latin1")), at };
}

const isDigit = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= 48 && byte <= 57;

/** Of each key what the last trailer says that has a root; streams of the table are trailers, too. */
function trailersIn(
  bytes: Uint8Array,
  text: Buffer,
  effort: Effort,
): ReadonlyMap<string, PdfValue> {
  const trailer = new Map<string, PdfValue>();
  const take = (at: number): void => {
    const value = spend(effort, OF_WORD) ? valueFrom(lexerOf(bytes, at, effort)) : undefined;
    if (!isDictionary(value) || !isReference(value.entries.get("Root"))) return;
    for (const [key, said] of value.entries) trailer.set(key, said);
  };
  for (let at = text.indexOf("/XRef"); at >= 0; at = text.indexOf("/XRef", at + 5)) {
    const start = Math.max(0, at - NEAR);
    const from = text.subarray(start, at).lastIndexOf("obj");
    if (from >= 0) take(start + from + 3);
  }
  for (let at = text.indexOf("trailer"); at >= 0; at = text.indexOf("trailer", at + 7)) {
    take(at + 7);
  }
  return trailer;
}

/** A stream of the table says so within so many bytes. */
const NEAR = 1000;
/** To find out what a word stands for takes as long as to read so many bytes. */
const OF_WORD = 100;
