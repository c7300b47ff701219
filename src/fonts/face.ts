/**
 * A face that shapes and measures. Lengths of a face are in ems (shares of the size it is set in), so
 * that one shaping serves every size.
 */
export interface Face {
  /** Unique in a build; the same for the same file. Stable over runs: it names fonts in the PDF. */
  readonly id: string;
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
  readonly metrics: FaceMetrics;
  /** The plain advance of the space, unkerned. */
  readonly space: number;
  /** Whether the face has a glyph for the code point. */
  covers(codePoint: number): boolean;
  /** Shapes a piece of text that lies in one face, script and direction. Cached: same arguments, same object. */
  shape(text: string, features: Features): Shaped;
  /**
   * What a PDF must hold of the face to show these glyphs: `glyphs[i]` is glyph id i of the subset, and
   * `glyphs[0]` must be 0 (.notdef). A glyph may stand there twice, so that it can extract in two ways.
   */
  subset(glyphs: readonly number[]): FontProgram;
  /** The unkerned advance of a glyph, as the file's hmtx table has it. */
  advance(glyph: number): number;
  /** What a glyph covers with ink. */
  ink(glyph: number): GlyphInk;
  /** How far a glyph's ink reaches to either side between two heights over the baseline; undefined where there is none. */
  reach(glyph: number, low: number, high: number): InkReach | undefined;
}

/** In ems, from a glyph's origin. */
export interface GlyphInk {
  /** The left edge; under 0 where it stands out to the left. */
  readonly left: number;
  /** Over the baseline. */
  readonly top: number;
  /** Under the baseline; 0 where nothing hangs below it. */
  readonly depth: number;
}

/** In ems, from a glyph's origin; under 0 is to the left of it. */
export interface InkReach {
  readonly left: number;
  readonly right: number;
}

/** In ems; heights above and depths below the baseline are both positive. */
export interface FaceMetrics {
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly underlinePosition: number;
  readonly underlineThickness: number;
}

/**
 * OpenType features beyond the standing ones (kern, liga, calt, clig, ccmp, locl), sorted: e.g.
 * `["onum", "smcp"]`. `"-liga"` takes a standing one away; `"lang=nl"` (BCP 47) picks the language whose
 * forms `locl` sets.
 */
export type Features = readonly string[];

/** Glyphs in visual order, left to right; the four lists run in parallel. */
export interface Shaped {
  readonly glyphs: readonly number[];
  /** Kerned advance, in ems. */
  readonly advances: readonly number[];
  /** The characters each glyph stands for: a ligature has several, the further glyphs of a cluster none (""). */
  readonly texts: readonly string[];
  /** Rise of a glyph over the baseline, in ems; almost always 0. */
  readonly rises: readonly number[];
  /** Shift of a glyph to the right without moving the pen, in ems; almost always 0. */
  readonly shifts: readonly number[];
  /** Sum of the advances. */
  readonly width: number;
}

/** A font ready to be embedded, with what its descriptor says (ISO 32000-1, 9.8). In thousandths of an em. */
export interface FontProgram {
  readonly format: "truetype" | "cff";
  /** TrueType: a whole sfnt (FontFile2). CFF: the bare, CID-keyed table (FontFile3, CIDFontType0C). */
  readonly bytes: Uint8Array;
  /** PostScript name without subset tag. */
  readonly name: string;
  readonly bbox: readonly [number, number, number, number];
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly italicAngle: number;
  readonly stemV: number;
  readonly serif: boolean;
  readonly fixedPitch: boolean;
}

export interface FaceQuery {
  readonly family: string;
  /** 100 to 900. */
  readonly weight: number;
  readonly italic: boolean;
}

/** The faces of a build. */
export interface FontBook {
  /** The face asked for, or undefined where the family lacks it (the design was checked before). */
  face(query: FaceQuery): Face;
  /** The first face of the fallback chain that has the character, in the nearest weight; undefined if none has. */
  fallback(query: FaceQuery, codePoint: number): Face | undefined;
}
