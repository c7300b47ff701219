import { filtersOf } from "./coding.ts";
import type { Decoded } from "./filters.ts";
import { decode } from "./filters.ts";
import { findObjects } from "./find-objects.ts";
import { objectNumbered, shelfOf, type Asked, type Damage, type Shelf } from "./shelf.ts";
import type { PdfDictionary, PdfStream, PdfValue } from "./values.ts";
import { isDictionary, isReference, isStream } from "./values.ts";

/** A PDF whose objects can be asked for. Nothing of it throws, however broken the file is. */
export interface PdfFile extends Asked {
  readonly bytes: Uint8Array;
  readonly trailer: PdfDictionary;
  readonly numbers: readonly number[];
  /** What was wrong with the file as a whole, found so far. */
  readonly damage: Damage;
}

/** A stream comes to no more than so many bytes. */
export const LONGEST_STREAM = 256_000_000;

/** References that lead to references; a circle of them ends here. */
const FARTHEST = 32;

/** Opens what begins like a PDF. */
export function openFile(bytes: Uint8Array): PdfFile {
  const shelf = shelfOf(bytes);
  const streams = new WeakMap<PdfStream, Decoded & { readonly most: number }>();
  const file: Omit<PdfFile, "trailer" | "numbers"> = {
    bytes,
    damage: shelf.damage,
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
  const trailer = findObjects(shelf, file);
  return { ...file, trailer, numbers: [...shelf.places.keys()].filter((number) => number > 0) };
}

function resolved(shelf: Shelf, file: Asked, value: PdfValue | undefined): PdfValue {
  let here = value ?? null;
  for (let steps = 0; isReference(here); steps++) {
    if (steps > FARTHEST) return null;
    here = objectNumbered(shelf, file, here.number);
  }
  return here;
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
