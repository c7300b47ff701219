import type { GlyphRun } from "../display/mark.ts";
import type { InkReach } from "../fonts/face.ts";
import type { Pt } from "../geometry/geometry.ts";

/** A drop cap and what stands on its first line, from both of which the lines beside it keep their distance. */
export interface Neighborhood {
  /** Its glyphs; heights are over the cap's own baseline, the last of the lines that it is tall. */
  readonly cap: readonly GlyphRun[];
  /** The first two letters beside it; empty where there are none. */
  readonly next: readonly GlyphRun[];
  /** How far the first of them stands out of its line. */
  readonly hang: Pt;
  /** Lines beside it, and how many of them it is tall. */
  readonly lines: number;
  readonly tall: number;
  readonly leading: Pt;
  /** Of the lines' capitals. */
  readonly capHeight: Pt;
  /** The size of the text. */
  readonly em: Pt;
  /** The cap is a word: its lines begin at one edge. */
  readonly alone: boolean;
}

/** White between a cap and the lines beside it, in ems of the text. */
const BESIDE_CAP = 0.4;

/** How near the letters of a word come to the cap that it begins with, in ems. */
const NEAREST = 0.2;

/** Lines that could begin further left by less than this keep the edge of those under them: a smaller step looks like a slip. */
const LEAST_STEP = 0.45;

/** A letter that passes over the cap's ink by less than this touches it, to the eye. */
const PASSES = 0.04;

/** How far letters hang below their baseline, in ems. */
const DESCENT = 0.2;

/**
 * Where each line beside a drop cap begins, from the cap's origin. Lines stand in the cap's shoulder, as they
 * do beside an A or an L, but never under an arm, as they would under a T's: each begins no further left than
 * the one above it. A first line that stands in the shoulder is drawn to the cap as letters of a word are.
 */
export function startsBeside(hood: Neighborhood): readonly Pt[] {
  const { lines, em } = hood;
  let furthest = -Infinity;
  const clear = Array.from({ length: lines }, (_, line) => {
    furthest = Math.max(furthest, reachBeside(hood, line));
    return furthest + BESIDE_CAP * em;
  });
  const starts = levelled(clear, LEAST_STEP * em);
  // In the shoulder of an A that is a word, the next word would be read as the rest of it.
  if (hood.alone) return starts.map(() => Math.max(...starts));
  const [first = 0, second = first] = starts;
  return first < second ? [Math.min(first, kernedStart(hood)), ...starts.slice(1)] : starts;
}

/** From the last line up, steps that are too small are taken away. */
function levelled(clear: readonly Pt[], least: Pt): readonly Pt[] {
  return clear.reduceRight<readonly Pt[]>((below, start) => {
    const [edge = start] = below;
    return [edge - start < least ? edge : start, ...below];
  }, []);
}

/** How far right the cap reaches beside a line. */
function reachBeside({ cap, tall, leading, capHeight, em }: Neighborhood, line: number): Pt {
  const baseline = (tall - 1 - line) * leading;
  return inkOf(cap, baseline - DESCENT * em, baseline + capHeight)?.right ?? 0;
}

/**
 * Where the first line begins if its first letters stand as near to the cap as letters of a word do; what comes
 * after them may be as tall as an x where they are not, as a hyphen. Infinite where there is no letter.
 */
function kernedStart({ cap, next, hang, tall, leading, em }: Neighborhood): Pt {
  const baseline = (tall - 1) * leading;
  let start = -Infinity;
  let pen = 0;
  for (const { face, size, glyphs, advances } of next) {
    for (const [i, glyph] of glyphs.entries()) {
      const { top, depth } = face.ink(glyph);
      const left = face.reach(glyph, -em / size, em / size)?.left;
      const from = baseline - depth * size - PASSES * em;
      const reach = inkOf(cap, from, baseline + Math.max(face.metrics.xHeight, top) * size);
      if (left !== undefined) {
        start = Math.max(start, (reach?.right ?? 0) - pen - left * size + NEAREST * em);
      }
      pen += advances[i] ?? 0;
    }
  }
  return start === -Infinity ? Infinity : start + hang;
}

/** How far the ink of runs reaches between two heights, in points from the first glyph's origin. */
export function inkOf(runs: readonly GlyphRun[], low: Pt, high: Pt): InkReach | undefined {
  let [left, right, pen] = [Infinity, -Infinity, 0];
  for (const { face, size, glyphs, advances } of runs) {
    glyphs.forEach((glyph, i) => {
      const reach = face.reach(glyph, low / size, high / size);
      left = Math.min(left, pen + (reach?.left ?? Infinity) * size);
      right = Math.max(right, pen + (reach?.right ?? -Infinity) * size);
      pen += advances[i] ?? 0;
    });
  }
  return left > right ? undefined : { left, right };
}
