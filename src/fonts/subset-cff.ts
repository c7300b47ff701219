import { createRequire } from "node:module";
import type { Sfnt } from "./sfnt-tables.ts";

/** The part of fontkit that is used. */
interface Fontkit {
  create(file: Uint8Array): { createSubset(): CffSubset };
}

interface CffSubset {
  /** Glyph ids of the whole font, by their ids in the subset. */
  glyphs: number[];
  encode(): Uint8Array;
}

/**
 * A bare CFF table of these glyphs alone, in this order; glyphs may come twice. It is CID-keyed, CIDs
 * being the subset's glyph ids. Charstrings call subroutines, which fontkit gathers; it is loaded when
 * the first such face is embedded, for it costs a tenth of a second.
 */
export function subsetCff(sfnt: Sfnt, glyphs: readonly number[]): Uint8Array {
  const subset = loadFontkit().create(sfnt.bytes).createSubset();
  // `includeGlyph` would give a glyph that comes twice one place. A charset of .notdef alone cannot be coded.
  subset.glyphs = glyphs.length > 1 ? [...glyphs] : [0, 0];
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
