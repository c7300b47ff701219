import type { Ink } from "../color/ink.ts";
import type { Face } from "../fonts/face.ts";
import type { Pt } from "../geometry/geometry.ts";

/** Glyphs of one face, size and color that follow one another on a baseline. The lists run in parallel. */
export interface GlyphRun {
  readonly face: Face;
  readonly size: Pt;
  readonly ink: Ink;
  /** Horizontal glyph scaling: 1 is as drawn, 0.98 to 1.02 in text. */
  readonly scale: number;
  readonly glyphs: readonly number[];
  /** From each glyph's origin to the next one's, in points, as set: kerned, justified, tracked, scaled. */
  readonly advances: readonly Pt[];
  /** What each glyph extracts as; a ligature has several letters, a line-end hyphen is U+00AD, spaces are " ". */
  readonly texts: readonly string[];
  /** Over the baseline (note numbers). */
  readonly rise: Pt;
  /** Words that are not the copy's: bullets, list and note numbers, repeated heads. */
  readonly furniture: boolean;
  /** What the run as a whole is read as, by readers that ask (ActualText), where that is not its texts. */
  readonly reads?: string;
}
