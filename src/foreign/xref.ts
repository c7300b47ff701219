import { spend, type Effort } from "./effort.ts";
import { isWhite, lexerOf } from "./lexer.ts";
import type { Lexer } from "./lexer.ts";
import { objectHead, valueFrom } from "./parser.ts";
import type { PdfDictionary, PdfStream, PdfValue } from "./values.ts";
import { isArray, isDictionary, isStream, nameIn, numberIn } from "./values.ts";

/** Where an object lies: at an offset of the file, or as one of those in a stream of objects. */
export type Place =
  | { readonly kind: "offset"; readonly at: number; readonly generation: number }
  | { readonly kind: "packed"; readonly within: number; readonly index: number }
  | { readonly kind: "free" };

/** The file's own table of its objects. */
export interface Table {
  readonly places: ReadonlyMap<number, Place>;
  /** Of all updates the last word. */
  readonly trailer: ReadonlyMap<string, PdfValue>;
}

/** Reads the object at an offset, streams with the bytes that they have in the file; decodes streams of the table. */
export interface TableReader {
  readonly bytes: Uint8Array;
  readonly objectAt: (at: number) => PdfValue | undefined;
  readonly decoded: (stream: PdfStream) => Uint8Array | undefined;
  readonly effort: Effort;
}

/** Objects are numbered up to so much; more are meant to fill the memory. */
export const MOST_OBJECTS = 2_000_000;
/** A file is not saved more often by adding to it. */
const MOST_UPDATES = 2000;

/** The table, from the place that the file's last lines name; undefined where any part of it cannot be read. */
export function readTable(reader: TableReader, start: number): Table | undefined {
  const places = new Map<number, Place>();
  const trailer = new Map<string, PdfValue>();
  const passed = new Set<number>();
  const ahead = [start];
  for (let at = ahead.shift(); at !== undefined; at = ahead.shift()) {
    if (passed.has(at)) continue;
    passed.add(at);
    const section = passed.size > MOST_UPDATES ? undefined : sectionAt(reader, at, places);
    if (section === undefined) return undefined;
    for (const [key, value] of section.entries) if (!trailer.has(key)) trailer.set(key, value);
    const hybrid = numberIn(section.entries.get("XRefStm"));
    const before = numberIn(section.entries.get("Prev"));
    if (hybrid !== undefined) ahead.push(hybrid);
    if (before !== undefined) ahead.push(before);
  }
  return { places, trailer };
}

function sectionAt(
  reader: TableReader,
  at: number,
  places: Map<number, Place>,
): PdfDictionary | undefined {
  const { bytes } = reader;
  if (!Number.isInteger(at) || at < 0 || at >= bytes.length) return undefined;
  const lexer = lexerOf(bytes, at);
  const first = lexer.next();
  if (typeof first === "object" && first.kind === "word" && first.text === "xref") {
    return plainTable(lexerOf(bytes, lexer.at, reader.effort), places);
  }
  const stream = reader.objectAt(at);
  return isStream(stream) ? packedTable(reader, stream, places) : undefined;
}

/** Entries of twenty bytes each: ten digits of an offset, five of a generation, and n or f. */
function plainTable(lexer: Lexer, places: Map<number, Place>): PdfDictionary | undefined {
  for (;;) {
    const first = lexer.next();
    if (typeof first === "object" && first.kind === "word" && first.text === "trailer") {
      const trailer = valueFrom(lexer);
      return isDictionary(trailer) ? trailer : undefined;
    }
    const count = lexer.next();
    if (typeof first !== "number" || typeof count !== "number") return undefined;
    if (first + count > MOST_OBJECTS) return undefined;
    for (let number = first; number < first + count; number++) {
      const at = lexer.next();
      const generation = lexer.next();
      const word = lexer.next();
      if (typeof at !== "number" || typeof generation !== "number") return undefined;
      if (typeof word !== "object" || word.kind !== "word") return undefined;
      const place: Place = word.text === "n" ? { kind: "offset", at, generation } : FREE;
      if (!spend(lexer.effort, OF_ROW)) return undefined;
      if (!places.has(number)) places.set(number, place);
    }
  }
}

/** To read and keep a row takes as long as to read so many bytes. */
const OF_ROW = 40;

const FREE: Place = { kind: "free" };

function packedTable(
  { decoded, effort }: TableReader,
  stream: PdfStream,
  places: Map<number, Place>,
): PdfDictionary | undefined {
  const { entries } = stream.dictionary;
  const widths = entries.get("W");
  const bytes = decoded(stream);
  if (nameIn(entries.get("Type")) !== "XRef" || !isArray(widths) || bytes === undefined) {
    return undefined;
  }
  const [kindWide = 0, secondWide = 0, thirdWide = 0] = widths.map((one) => numberIn(one) ?? -1);
  const wide = kindWide + secondWide + thirdWide;
  if (wide < 1 || wide > 24 || Math.min(kindWide, secondWide, thirdWide) < 0) return undefined;
  const index = entries.get("Index");
  const ranges = isArray(index) ? index.map((one) => numberIn(one) ?? -1) : [0, Infinity];
  if (bytes.length / wide > MOST_OBJECTS) return undefined;
  let row = 0;
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const [first = 0, count = 0] = [ranges[range], ranges[range + 1]];
    for (let i = 0; i < count && (row + 1) * wide <= bytes.length; i++, row++) {
      if (!spend(effort, OF_ROW)) return undefined;
      const at = row * wide;
      const kind = kindWide === 0 ? 1 : big(bytes, at, kindWide);
      const second = big(bytes, at + kindWide, secondWide);
      const third = big(bytes, at + kindWide + secondWide, thirdWide);
      if (first + i > MOST_OBJECTS) return undefined;
      if (!places.has(first + i)) places.set(first + i, placeOf(kind, second, third));
    }
  }
  return stream.dictionary;
}

function placeOf(kind: number, second: number, third: number): Place {
  if (kind === 1) return { kind: "offset", at: second, generation: third };
  return kind === 2 ? { kind: "packed", within: second, index: third } : FREE;
}

function big(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let i = 0; i < width; i++) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}

/** Where the file's last lines say that its table begins; undefined where they do not say it. */
export function tableStart(bytes: Uint8Array): number | undefined {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - 2048))).toString("latin1");
  const said = [...tail.matchAll(/startxref\s+(\d+)/gu)].at(-1)?.[1];
  return said === undefined ? undefined : Number(said);
}

/** Whether an object does not lie where the table says, of those that it gives an offset. */
export function isMisplaced(
  bytes: Uint8Array,
  places: ReadonlyMap<number, Place>,
  effort: Effort,
): boolean {
  for (const [number, place] of places) {
    if (place.kind !== "offset" || number === 0) continue;
    if (!spend(effort, OF_ROW)) return false;
    if (!startsAt(bytes, place.at) || objectHead(bytes, place.at)?.number !== number) return true;
  }
  return false;
}

/** Offset 0 stands for objects that some generators never wrote; a digit begins every other. */
function startsAt(bytes: Uint8Array, at: number): boolean {
  let start = at;
  while (isWhite(bytes[start]) && start - at < 8) start++;
  const digit = bytes[start] ?? 0;
  return digit >= 48 && digit <= 57;
}
