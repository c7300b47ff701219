import { filtersOf } from "./coding.ts";
import { fullEffort, isSpent, type Effort } from "./effort.ts";
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
  /** What may still be spent on it; where nothing is left, it is looked at no further. */
  readonly effort: Effort;
}

/** A stream that is looked into comes to no more than so many bytes: contents of two million operators are half as long. */
export const LONGEST_STREAM = 100_000_000;

/** References that lead to references; a circle of them ends here. */
const FARTHEST = 32;

/** Opens what begins like a PDF. */
export function openFile(bytes: Uint8Array, effort: Effort = fullEffort()): PdfFile {
  const shelf = shelfOf(bytes, effort);
  const known = new WeakMap<PdfStream, Decoded & { readonly most: number }>();
  const file: Omit<PdfFile, "trailer" | "numbers"> = {
    bytes,
    damage: shelf.damage,
    effort,
    resolve: (value) => resolved(shelf, file, value),
    entry: (of, key) => {
      const whole = file.resolve(of);
      const dictionary = isStream(whole) ? whole.dictionary : whole;
      return isDictionary(dictionary) ? file.resolve(dictionary.entries.get(key)) : null;
    },
    decoded: (stream, most = LONGEST_STREAM, whose = effort) => {
      const before = known.get(stream);
      // What was cut short for one who asks for little is not what another asks for.
      const isCut = before?.fault === "too-long" && before.most < most;
      if (before !== undefined && !isCut) return before;
      if (isSpent(whose)) return NOTHING;
      const found = { ...decode(stream.bytes, filtersOf(file, stream), most, whose), most };
      // Whoever asks for so many bytes and no more is content with those.
      const isEnough = found.fault === "too-long" && most < LONGEST_STREAM;
      const { streams: faults } = shelf.damage;
      if (found.fault !== undefined && !isEnough) faults.set(stream.number, found.fault);
      known.set(stream, found);
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

const NOTHING: Decoded = { bytes: new Uint8Array() };
