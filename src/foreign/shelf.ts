import { isSpent, spend, type Effort } from "./effort.ts";
import type { Lexer } from "./lexer.ts";
import { lexerOf } from "./lexer.ts";
import { objectHead, valueFrom } from "./parser.ts";
import type { Decoded } from "./filters.ts";
import { streamBytes } from "./stream-bytes.ts";
import type { PdfReference, PdfStream, PdfValue } from "./values.ts";
import { isDictionary, isStream, isWord, numberIn } from "./values.ts";
import type { Place } from "./xref.ts";

/** What is asked of a file. */
export interface Asked {
  /** What a reference stands for, through further ones; null where there is no such object. */
  readonly resolve: (value: PdfValue | undefined) => PdfValue;
  /** An entry of a dictionary or a stream, resolved. */
  readonly entry: (of: PdfValue | undefined, key: string) => PdfValue;
  /** A stream's bytes, decoded once; `most` is the most that they may come to, `effort` whose it is if not the file's. */
  readonly decoded: (stream: PdfStream, most?: number, effort?: Effort) => Decoded;
}

/** Kinds of damage, by the objects that have it. */
export interface Damage {
  /** Why the table of objects was not taken as it is. */
  table?: "absent" | "unreadable" | "misplaced";
  readonly objects: Set<number>;
  readonly lengths: Set<number>;
  readonly streams: Map<number, "damaged" | "too-long" | "unknown">;
}

/** Where the file's objects lie, and those that were read already. */
export interface Shelf {
  readonly bytes: Uint8Array;
  readonly places: Map<number, Place>;
  readonly known: Map<number, PdfValue>;
  readonly damage: Damage;
  /** Strings without an end would each go on to the file's. */
  readonly effort: Effort;
  /** So many objects wait for the one that is read. */
  depth: number;
}

/** Objects that must be read before another can be, as its length is. */
const DEEPEST = 50;

/** To find an object takes as long as to read so many bytes; and so many bytes are searched in the time of reading one. */
const OF_OBJECT = 60;
const SEARCHED = 8;

/** A file before it is known where anything lies in it. */
export const shelfOf = (bytes: Uint8Array, effort: Effort): Shelf => ({
  ...{ bytes, places: new Map(), known: new Map(), effort, depth: 0 },
  damage: { objects: new Set(), lengths: new Set(), streams: new Map() },
});

export const referenceTo = (number: number): PdfReference => ({
  kind: "reference",
  number,
  generation: 0,
});

/** An object by its number, read once; null where there is none. */
export function objectNumbered(shelf: Shelf, file: Asked, number: number): PdfValue {
  const { known, places, damage } = shelf;
  const before = known.get(number);
  if (before !== undefined) return before;
  const place = places.get(number);
  if (place === undefined || place.kind === "free") return null;
  if (isSpent(shelf.effort)) return null;
  if (shelf.depth > DEEPEST) {
    damage.objects.add(number);
    return null;
  }
  shelf.depth += 1;
  // Whoever asks for it while it is read, as its own length may, finds nothing.
  known.set(number, null);
  const value =
    place.kind === "offset"
      ? objectIn(shelf, file, place.at)?.value
      : objectPacked(shelf, file, place);
  shelf.depth -= 1;
  if (value === undefined && !isSpent(shelf.effort)) damage.objects.add(number);
  known.set(number, value ?? null);
  return value ?? null;
}

/** The object that begins at an offset; undefined where none does. */
export function objectIn(
  shelf: Shelf,
  file: Asked,
  at: number,
): { readonly value: PdfValue } | undefined {
  const { bytes, damage, effort } = shelf;
  const head = spend(effort, OF_OBJECT) ? objectHead(bytes, at) : undefined;
  if (head === undefined) return undefined;
  const lexer = lexerOf(bytes, head.at, effort);
  const value = valueFrom(lexer);
  if (value === undefined) return undefined;
  // An object that is nothing at all stands for null.
  if (isWord(value)) return value.text === "endobj" ? { value: null } : undefined;
  if (!isDictionary(value)) return { value };
  const word = lexer.next();
  const isStreamNext = typeof word === "object" && word.kind === "word" && word.text === "stream";
  if (!isStreamNext) return { value };
  const length = numberIn(file.resolve(value.entries.get("Length")));
  const { bytes: coded, isAsLong } = streamBytes(bytes, lexer.at, length);
  if (!isAsLong) {
    damage.lengths.add(head.number);
    spend(effort, coded.length / SEARCHED);
  }
  return { value: { kind: "stream", dictionary: value, bytes: coded, number: head.number } };
}

function objectPacked(
  shelf: Shelf,
  file: Asked,
  { within, index }: Extract<Place, { kind: "packed" }>,
): PdfValue | undefined {
  const pack = file.resolve(referenceTo(within));
  const place = packedIn(shelf, file, within)[index];
  if (!isStream(pack) || place === undefined) return undefined;
  const { bytes } = file.decoded(pack);
  const value = valueFrom(lexerOf(bytes, place[1], shelf.effort));
  return isWord(value) ? undefined : value;
}

/** The numbers and offsets of the objects in a stream of them. */
export function packedIn({ effort }: Shelf, file: Asked, number: number): PackList {
  const pack = file.resolve(referenceTo(number));
  const [count, first] = ["N", "First"].map((key) => numberIn(file.entry(pack, key)));
  if (!isStream(pack) || count === undefined || first === undefined) return [];
  const known =
    lists.get(pack) ?? listIn(lexerOf(file.decoded(pack).bytes, 0, effort), count, first);
  lists.set(pack, known);
  return known;
}

type PackList = readonly (readonly [number: number, at: number])[];

const lists = new WeakMap<PdfStream, PackList>();

function listIn(lexer: Lexer, count: number, first: number): PackList {
  const list: (readonly [number, number])[] = [];
  for (let i = 0; i < count; i++) {
    const [number, offset] = [lexer.next(), lexer.next()];
    if (typeof number !== "number" || typeof offset !== "number") break;
    list.push([number, first + offset]);
  }
  return list;
}
