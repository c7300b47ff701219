import type { Pt } from "../geometry/geometry.ts";
import {
  GLYPH_SCALING,
  GLYPH_TRACKING,
  IDEOGRAPH_STRETCH,
  SPACE_SHRINK,
  SPACE_STRETCH,
} from "./costs.ts";
import type { Slot } from "./slots.ts";

/** A line brought to its measure. */
export interface Stretched {
  readonly advances: readonly Pt[];
  /** Horizontal scale of the glyphs. */
  readonly scale: number;
  readonly width: Pt;
  readonly ratio: number;
}

/** How loose a line without white is said to be. */
const LOOSEST = 100;

/** The line as it is drawn, only without the tracking after its last glyph. */
export function atNature(slots: readonly Slot[], ratio: number): Stretched {
  const advances = naturalAdvances(slots);
  return { advances, scale: 1, width: total(advances), ratio };
}

/**
 * Glyphs give so much sooner than word spaces do: what they give is not seen, and the more they do, the more even
 * the white is.
 */
const SOONER = 1.35;

/**
 * Brings a line to a width. Up to ratio 1, and down to −1, glyphs give what they may, sooner than word spaces;
 * what is missing beyond goes to the spaces alone. A line without spaces gives what its glyphs may.
 */
export function stretchTo(slots: readonly Slot[], width: Pt): Stretched {
  const natural = naturalAdvances(slots);
  const need = width - total(natural);
  const white = new Float64Array(slots.length);
  const glyphs = new Float64Array(slots.length);
  let [whiteSum, glyphSum] = [0, 0];
  slots.forEach((slot, i) => {
    const last = i === slots.length - 1;
    whiteSum += white[i] = whiteGive(slot, need, last);
    glyphSum += glyphs[i] = glyphGive(slot, natural[i] ?? 0, last);
  });
  const share = sharesOf(need, whiteSum, glyphSum);
  const advances = natural.map(
    (advance, i) => advance + share.glyphs * (glyphs[i] ?? 0) + share.white * (white[i] ?? 0),
  );
  return {
    advances,
    scale: 1 + share.glyphs * GLYPH_SCALING,
    width: total(advances),
    ratio: ratioOf(need, whiteSum, glyphSum),
  };
}

/** How a need is met: shares of what the white may give, and of what the glyphs may. */
export interface Shares {
  readonly white: number;
  readonly glyphs: number;
}

/** What white and glyphs give to a line that needs so much, or has so much too much (under 0). */
export function sharesOf(need: Pt, white: Pt, glyphs: Pt): Shares {
  const even = need / Math.max(white + glyphs, Number.MIN_VALUE);
  const most = Math.abs(need) / Math.max(glyphs, Number.MIN_VALUE);
  const share = Math.max(-most, Math.min(most, clamp(SOONER * even)));
  const rest = need - share * glyphs;
  return { white: white > 0 ? rest / white : 0, glyphs: share };
}

function naturalAdvances(slots: readonly Slot[]): readonly Pt[] {
  const last = slots.length - 1;
  return slots.map(({ advance, look }, i) => (i === last ? advance - look.tracking : advance));
}

function ratioOf(need: Pt, white: Pt, glyphs: Pt): number {
  if (Math.abs(need) <= white + glyphs) return need === 0 ? 0 : need / (white + glyphs);
  const beyond = (Math.abs(need) - glyphs) / Math.max(white, Number.MIN_VALUE);
  return Math.sign(need) * Math.min(LOOSEST, beyond);
}

const clamp = (ratio: number): number => Math.max(-1, Math.min(1, ratio));

const total = (lengths: readonly Pt[]): Pt => lengths.reduce((sum, length) => sum + length, 0);

/** What the white of a slot may give at ratio 1 (or −1). */
function whiteGive({ white, air, look }: Slot, need: Pt, last: boolean): Pt {
  if (white) return look.face.space * look.size * (need > 0 ? SPACE_STRETCH : SPACE_SHRINK);
  return air && need > 0 && !last ? IDEOGRAPH_STRETCH * look.size : 0;
}

/** What its glyph may give; tracking after the last one would not be seen. */
function glyphGive({ white, look }: Slot, advance: Pt, last: boolean): Pt {
  if (white) return 0;
  return GLYPH_SCALING * advance + (last ? 0 : GLYPH_TRACKING * look.size);
}
