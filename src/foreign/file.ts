import { filtersOf } from "./coding.ts";
import type { Decoded } from "./filters.ts";
import { decode } from "./filters.ts";
import { lexerOf } from "./lexer.ts";
import { objectHead, valueFrom } from "./parser.ts";
import { salvaged } from "./salvage.ts";
import { streamBytes } from "./stream-bytes.ts";
import type { PdfDictionary, PdfReference, PdfStream, PdfValue } from "./values.ts";
import { isDictionary, isReference, isStream, isWord } from "./values.ts";
import { nameIn, numberIn } from "./values.ts";
import type { Place, Table } from "./xref.ts";
import { misplaced, readTable, tableStart } from "./xref.ts";

/** A PDF whose objects can be asked for. Nothing of it throws, however broken the file is. */
export interface PdfFile {
  readonly bytes: Uint8Array;
  readonly trailer: PdfDictionary;
  readonly numbers: readonly number[];
  /** What was wrong with the file as a whole, found so far. */
  readonly damage: Damage;
  /** What a reference stands for, through further ones; null where there is no such object. */
  readonly resolve: (value: PdfValue | undefined) => PdfValue;
  /** An entry of a dictionary or a stream, resolved. */
  readonly entry: (of: PdfValue | undefined, key: string) => PdfValue;
  /** A stream's bytes, decoded once; `most` is the most that they may come to. */
  readonly decoded: (stream: PdfStream, most?: number) => Decoded;
}

/** Kinds of damage, by the objects that have it. */
export interface Damage {
  /** Why the table of objects was not taken as it is. */
  table?: "absent" | "unreadable" | "misplaced";
  readonly objects: Set<number>;
  readonly lengths: Set<number>;
  readonly streams: Map<number, "damaged" | "too-long" | "unknown">;
}

/** A stream comes to no more than so many bytes, and all of a file's to so many. */
export const LONGEST_STREAM = 256_000_000;
const LONGEST_FILE = 2_000_000_000;

/** References that lead to references; a circle of them ends here. */
const FARTHEST = 32;

/** Objects that must be read before another can be, as its length is. */
const DEEPEST = 50;

/** Objects of a sound file lie beside one another, so that it is read about once; not more often than this. */
const READINGS = 8;
/** … and of the smallest so much. */
const LEAST_READ = 1_000_000;

/** Opens what begins like a PDF. */
export function openFile(bytes: Uint8Array): PdfFile {
  const damage: Damage = { objects: new Set(), lengths: new Set(), streams: new Map() };
  const shelf: Shelf = {
    ...{ bytes, places: new Map(), known: new Map(), damage, left: LONGEST_FILE },
    ...{ unread: bytes.length * READINGS + LEAST_READ, packs: new Set(), depth: 0 },
  };
  const streams = new WeakMap<PdfStream, Decoded & { readonly most: number }>();
  const file: Omit<PdfFile, "trailer" | "numbers"> = {
    bytes,
    damage,
    resolve: (value) => resolved(shelf, file, value),
    entry: (of, key) => {
      const whole = file.resolve(of);
      const dictionary = isStream(whole) ? whole.dictionary : whole;
      return isDictionary(dictionary) ? file.resolve(dictionary.entries.get(key)) : null;
    },
    decoded: (stream, most = LONGEST_STREAM) => {
      const known = streams.get(stream);
      // What was cut short for one who asks for little is not what another asks for.
      const isCut = known?.fault === "too-long" && known.most < most;
      if (known !== undefined && !isCut) return known;
      const found = { ...decodedBytes(shelf, file, stream, most), most };
      streams.set(stream, found);
      return found;
    },
  };
  const trailer = fill(shelf, file);
  return { ...file, trailer, numbers: [...shelf.places.keys()].filter((number) => number > 0) };
}

type Asked = Pick<PdfFile, "resolve" | "entry" | "decoded">;

/** Where the file's objects lie, and those that were read already. */
interface Shelf {
  readonly bytes: Uint8Array;
  readonly places: Map<number, Place>;
  readonly known: Map<number, PdfValue>;
  readonly damage: Damage;
  /** So many bytes more may be decoded. */
  left: number;
  /** … and so many be read as objects: strings without an end would each go on to the file's. */
  unread: number;
  /** Streams of objects that were unpacked. */
  readonly packs: Set<PdfStream>;
  /** So many objects wait for the one that is read. */
  depth: number;
}

/** Finds where all objects lie, by the table or, where that is broken, by themselves; returns the trailer. */
function fill(shelf: Shelf, file: Asked): PdfDictionary {
  const { bytes, places, damage } = shelf;
  const table = tableOf(shelf, file);
  if (damage.table === undefined && table !== undefined) {
    for (const [number, place] of table.places) places.set(number, place);
    return { kind: "dictionary", entries: table.trailer };
  }
  const found = salvaged(bytes);
  shelf.known.clear();
  for (const [number, place] of found.places) places.set(number, place);
  for (const number of found.packs) unpackInto(shelf, file, number);
  const entries = new Map([...(table?.trailer ?? []), ...found.trailer]);
  if (!isDictionary(file.resolve(entries.get("Root")))) {
    const root = [...places.keys()].find((number) => isCatalog(file, number));
    if (root !== undefined) entries.set("Root", referenceTo(root));
  }
  return { kind: "dictionary", entries };
}

function tableOf(shelf: Shelf, file: Asked): Table | undefined {
  const { bytes, damage } = shelf;
  const start = tableStart(bytes);
  if (start === undefined) damage.table = "absent";
  else {
    const objectAt = (at: number): PdfValue | undefined => objectIn(shelf, file, at)?.value;
    const decoded = (stream: PdfStream): Uint8Array | undefined => {
      const { bytes: plain, fault } = decodedBytes(shelf, file, stream, LONGEST_STREAM);
      return fault === undefined ? plain : undefined;
    };
    const table = readTable({ bytes, objectAt, decoded }, start);
    const isWhole = isReference(table?.trailer.get("Root"));
    if (table !== undefined && isWhole && misplaced(bytes, table.places).length === 0) return table;
    damage.table = isWhole ? "misplaced" : "unreadable";
    return table;
  }
  return undefined;
}

const referenceTo = (number: number): PdfReference => ({
  kind: "reference",
  number,
  generation: 0,
});

const isCatalog = (file: Asked, number: number): boolean =>
  nameIn(file.entry(referenceTo(number), "Type")) === "Catalog";

/** Objects that lie in a stream are where its own list says. */
function unpackInto({ places }: Shelf, file: Asked, number: number): void {
  for (const [index, [one]] of packedIn(file, number).entries()) {
    places.set(one, { kind: "packed", within: number, index });
  }
}

function resolved(shelf: Shelf, file: Asked, value: PdfValue | undefined): PdfValue {
  let here = value ?? null;
  for (let steps = 0; isReference(here); steps++) {
    if (steps > FARTHEST) return null;
    here = objectNumbered(shelf, file, here.number);
  }
  return here;
}

function objectNumbered(shelf: Shelf, file: Asked, number: number): PdfValue {
  const { known, places, damage } = shelf;
  const before = known.get(number);
  if (before !== undefined) return before;
  const place = places.get(number);
  if (place === undefined || place.kind === "free") return null;
  if (shelf.depth > DEEPEST || shelf.unread < 0) {
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
  if (value === undefined) damage.objects.add(number);
  known.set(number, value ?? null);
  return value ?? null;
}

function objectIn(shelf: Shelf, file: Asked, at: number): { readonly value: PdfValue } | undefined {
  const { bytes, damage } = shelf;
  const head = objectHead(bytes, at);
  if (head === undefined) return undefined;
  const lexer = lexerOf(bytes, head.at);
  const value = valueFrom(lexer);
  shelf.unread -= lexer.at - head.at;
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
    shelf.unread -= coded.length;
  }
  return { value: { kind: "stream", dictionary: value, bytes: coded, number: head.number } };
}

function objectPacked(
  shelf: Shelf,
  file: Asked,
  { within, index }: Extract<Place, { kind: "packed" }>,
): PdfValue | undefined {
  const pack = file.resolve(referenceTo(within));
  const place = packedIn(file, within)[index];
  if (!isStream(pack) || place === undefined) return undefined;
  const { bytes } = file.decoded(pack);
  if (!shelf.packs.has(pack)) shelf.unread += bytes.length * READINGS;
  shelf.packs.add(pack);
  const lexer = lexerOf(bytes, place[1]);
  const value = valueFrom(lexer);
  shelf.unread -= lexer.at - place[1];
  return isWord(value) ? undefined : value;
}

/** The numbers and offsets of the objects in a stream of them. */
function packedIn(file: Asked, number: number): readonly (readonly [number, number])[] {
  const pack = file.resolve(referenceTo(number));
  const [count, first] = ["N", "First"].map((key) => numberIn(file.entry(pack, key)));
  if (!isStream(pack) || count === undefined || first === undefined) return [];
  return listIn(pack, file.decoded(pack).bytes, count, first);
}

const lists = new WeakMap<PdfStream, readonly (readonly [number, number])[]>();

function listIn(
  pack: PdfStream,
  bytes: Uint8Array,
  count: number,
  first: number,
): readonly (readonly [number, number])[] {
  const known = lists.get(pack);
  if (known !== undefined) return known;
  const lexer = lexerOf(bytes);
  const list: (readonly [number, number])[] = [];
  for (let i = 0; i < count; i++) {
    const [number, offset] = [lexer.next(), lexer.next()];
    if (typeof number !== "number" || typeof offset !== "number") break;
    list.push([number, first + offset]);
  }
  lists.set(pack, list);
  return list;
}

function decodedBytes(shelf: Shelf, file: Asked, stream: PdfStream, most: number): Decoded {
  const filters = filtersOf(file, stream);
  const found = decode(stream.bytes, filters, Math.max(1, Math.min(most, shelf.left)));
  shelf.left -= found.bytes === stream.bytes ? 0 : found.bytes.length;
  // Whoever asks for so many bytes and no more is content with those.
  const isEnough = found.fault === "too-long" && most < LONGEST_STREAM && shelf.left > most;
  if (found.fault !== undefined && !isEnough) shelf.damage.streams.set(stream.number, found.fault);
  return found;
}
