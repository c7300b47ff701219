import { createRequire } from "node:module";
import type { Sfnt } from "./sfnt-tables.ts";

/** The part of fontkit that is used. */
interface Fontkit {
  create(file: Uint8Array): { createSubset(): Subset };
}

interface Subset {
  /** Glyph ids of the whole font, by their ids in the subset. */
  glyphs: number[];
  encode(): Uint8Array;
}

/**
 * A font of these glyphs alone, in this order; glyphs may come twice. Of TrueType outlines it is a font file
 * without a cmap (the PDF says which code shows which glyph), parts of composite glyphs following after; of
 * CFF outlines it is the bare table, CID-keyed, CIDs being the subset's glyph ids. fontkit is loaded when the
 * first face is embedded, for it costs a tenth of a second.
 */
export function subsetOf(sfnt: Sfnt, glyphs: readonly number[]): Uint8Array {
  const subset = loadFontkit().create(sfnt.bytes).createSubset();
  // `includeGlyph` would give a glyph that comes twice one place. A charset of .notdef alone cannot be coded.
  const alone = sfnt.outlines === "cff" && glyphs.length === 1;
  subset.glyphs = alone ? [0, 0] : [...glyphs];
  return Uint8Array.from(subset.encode());
}

function loadFontkit(): Fontkit {
  const fontkit: unknown = createRequire(import.meta.url)("fontkit");
  if (!isFontkit(fontkit)) throw new TypeError("fontkit has no function `create`");
  return fontkit;
}

function isFontkit(loaded: unknown): loaded is Fontkit {
  return (
    typeof loaded === "object" &&
    loaded !== null &&
    "create" in loaded &&
    typeof loaded.create === "function"
  );
}
