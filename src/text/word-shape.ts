import type { Face, Features, Shaped } from "../fonts/face.ts";

/**
 * A word as its face draws it, in ems. Shaped once, together with the spaces beside it; the kern with
 * them is kept apart, because it belongs to the white: at a line's end there is none.
 */
export interface WordShape {
  readonly text: string;
  readonly glyphs: readonly number[];
  /** As within the word; the last one without any kern to what follows. */
  readonly advances: readonly number[];
  readonly texts: readonly string[];
  readonly rises: readonly number[];
  /** At each offset of the text: the advances of the letters before it, and how many glyphs they have. */
  readonly widths: Float64Array;
  readonly counts: Float64Array;
  /** What the white before and after it is kerned by. */
  readonly kernBefore: number;
  readonly kernAfter: number;
}

/** A face with its features at work: it draws words, and remembers each that it has drawn. */
export interface Drawer {
  /** A word that may stand between spaces. The same text gives the same object. */
  word(text: string): WordShape;
  /** A piece of a word that a line's end has parted from the rest, a hyphen included; or a space. */
  piece(text: string): WordShape;
}

const drawers = new WeakMap<Face, Map<string, Drawer>>();

/** The drawer of a face and its features; there is one of each. */
export function drawerOf(face: Face, features: Features): Drawer {
  const ofFace = entry(drawers, face, () => new Map<string, Drawer>());
  return entry(ofFace, features.join(), () => {
    const words = new Map<string, WordShape>();
    const pieces = new Map<string, WordShape>();
    return {
      word: (text) => entry(words, text, () => shapeBetweenSpaces(face, features, text)),
      piece: (text) => entry(pieces, text, () => shapeAlone(face, features, text)),
    };
  });
}

interface Shelf<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

function entry<K, V>(shelf: Shelf<K, V>, key: K, make: () => V): V {
  const known = shelf.get(key);
  if (known !== undefined) return known;
  const made = make();
  shelf.set(key, made);
  return made;
}

function shapeAlone(face: Face, features: Features, text: string): WordShape {
  return settle(text, unshift(face.shape(text, features)), 0, 0);
}

function shapeBetweenSpaces(face: Face, features: Features, text: string): WordShape {
  const shaped = unshift(face.shape(` ${text} `, features));
  const last = shaped.texts.length - 1;
  // A face may join a space to its neighbor, or turn the order round; then the kern is not to be had.
  if (shaped.texts[0] !== " " || shaped.texts[last] !== " ")
    return shapeAlone(face, features, text);
  const inner = slice(shaped, 1, last);
  const kernBefore = (shaped.advances[0] ?? 0) - face.space;
  const kernAfter = kernOfLast(face, inner);
  const advances = inner.advances.map((advance, i) =>
    i === inner.advances.length - 1 ? advance - kernAfter : advance,
  );
  return settle(text, { ...inner, advances }, kernBefore, kernAfter);
}

/** What the following space takes from the last letter. Marks have advances of their own making: left alone. */
function kernOfLast(face: Face, { glyphs, advances, texts }: Shaped): number {
  const last = glyphs.length - 1;
  const glyph = glyphs[last];
  if (glyph === undefined || texts[last] === "") return 0;
  return (advances[last] ?? 0) - face.advance(glyph);
}

function slice(shaped: Shaped, from: number, to: number): Shaped {
  return {
    glyphs: shaped.glyphs.slice(from, to),
    advances: shaped.advances.slice(from, to),
    texts: shaped.texts.slice(from, to),
    rises: shaped.rises.slice(from, to),
    shifts: shaped.shifts.slice(from, to),
    width: 0,
  };
}

/** A glyph set off to the right becomes a longer step before it and a shorter one after. */
function unshift(shaped: Shaped): Shaped {
  const { shifts } = shaped;
  if (shifts.every((shift) => shift === 0)) return shaped;
  const advances = shaped.advances.map(
    (advance, i) => advance + (shifts[i + 1] ?? 0) - (i === 0 ? 0 : (shifts[i] ?? 0)),
  );
  return { ...shaped, advances };
}

function settle(text: string, shaped: Shaped, kernBefore: number, kernAfter: number): WordShape {
  const { glyphs, advances, texts, rises } = shaped;
  return { text, glyphs, advances, texts, rises, ...measure(text, shaped), kernBefore, kernAfter };
}

/** A glyph counts where its first letter stands; the further glyphs of a cluster go with the first. */
function measure(text: string, { advances, texts }: Shaped) {
  const widths = new Float64Array(text.length + 1);
  const counts = new Float64Array(text.length + 1);
  let [at, width] = [0, 0];
  advances.forEach((advance, i) => {
    const end = Math.min(text.length, at + (texts[i]?.length ?? 0));
    width += advance;
    for (let k = at + 1; k <= end; k++) {
      widths[k] = width;
      counts[k] = i + 1;
    }
    if (end === at && at > 0) widths[at] = width;
    at = end;
  });
  return { widths, counts };
}
