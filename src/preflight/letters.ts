import type { GlyphRun } from "../display/glyph-run.ts";
import type { Pt } from "../geometry/geometry.ts";

type Letters = Pick<GlyphRun, "face" | "size" | "scale" | "glyphs" | "advances" | "texts">;

/** Of the rectangle round a letter its strokes cover about so much. */
const STROKES = 0.35;

/** More of a line is not needed to find it. */
const LONGEST = 40;

/**
 * The letters of a run, from its first one's origin on its baseline: their edges in points, depths below the
 * baseline, and what they say. Undefined where there is nothing but white.
 */
export function lettersOf({ face, size, scale, glyphs, advances, texts }: Letters) {
  let pen = 0;
  let found: { left: Pt; right: Pt; top: Pt; depth: Pt; area: number } | undefined;
  for (const [i, glyph] of glyphs.entries()) {
    const advance = advances[i] ?? 0;
    if ((texts[i] ?? "").trim() !== "" || texts[i] === "") {
      const ink = face.ink(glyph);
      const width = face.advance(glyph) * size * scale;
      const left = pen + ink.left * size * scale;
      const [top, depth] = [ink.top * size, ink.depth * size];
      const area = width * (top + depth) * STROKES;
      found = {
        left: Math.min(found?.left ?? Infinity, left),
        right: Math.max(found?.right ?? -Infinity, pen + width),
        top: Math.max(found?.top ?? 0, top),
        depth: Math.max(found?.depth ?? 0, depth),
        area: (found?.area ?? 0) + area,
      };
    }
    pen += advance;
  }
  const words = texts.join("").trim();
  if (found === undefined || words === "") return undefined;
  return { ...found, words: words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words };
}
