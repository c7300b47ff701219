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
  /** Of each glyph of its slots in turn. */
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
  const advances: Pt[] = [];
  for (const slot of slots) addNatural(advances, slot);
  const tracking = slots.at(-1)?.look.tracking ?? 0;
  const last = advances.length - 1;
  if (last >= 0) advances[last] = (advances[last] ?? 0) - tracking;
  return { advances, scale: 1, width: total(advances), ratio };
}

function addNatural(advances: Pt[], { look, letters, white }: Slot): void {
  const { size, tracking, face } = look;
  if (white !== undefined) {
    advances.push(face.space * size + tracking + white.kern);
    return;
  }
  for (const advance of letters.advances) advances.push(advance * size + tracking);
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
export function stretchTo(slots: readonly Slot[], nature: Stretched, width: Pt): Stretched {
  const need = width - nature.width;
  const gives = givesOf(slots, nature.advances, need);
  const share = sharesOf(need, gives.white, gives.glyphs);
  const advances = nature.advances.map(
    (advance, i) =>
      advance + share.glyphs * (gives.ofGlyphs[i] ?? 0) + share.white * (gives.ofWhite[i] ?? 0),
  );
  return {
    advances,
    scale: 1 + share.glyphs * GLYPH_SCALING,
    width: total(advances),
    ratio: ratioOf(need, gives.white, gives.glyphs),
  };
}

/** What each glyph, and the white that it is or has after it, may give at ratio 1 (or −1); and the sums. */
interface Gives {
  readonly ofGlyphs: Float64Array;
  readonly ofWhite: Float64Array;
  readonly glyphs: Pt;
  readonly white: Pt;
}

function givesOf(slots: readonly Slot[], natural: readonly Pt[], need: Pt): Gives {
  const ofWhite = new Float64Array(natural.length);
  const ofGlyphs = new Float64Array(natural.length);
  let [white, glyphs, at] = [0, 0, 0];
  for (const slot of slots) {
    const { size } = slot.look;
    const count = slot.white === undefined ? slot.letters.glyphs.length : 1;
    if (slot.white !== undefined) {
      const give = need > 0 ? SPACE_STRETCH : SPACE_SHRINK;
      white += ofWhite[at] = slot.look.face.space * size * give;
    } else {
      for (let i = at; i < at + count; i++) {
        // Tracking after the last glyph of a line would not be seen.
        const tracking = i === natural.length - 1 ? 0 : GLYPH_TRACKING * size;
        glyphs += ofGlyphs[i] = GLYPH_SCALING * (natural[i] ?? 0) + tracking;
      }
      const last = at + count - 1;
      if (slot.air && need > 0 && last < natural.length - 1) {
        white += ofWhite[last] = IDEOGRAPH_STRETCH * size;
      }
    }
    at += count;
  }
  return { ofWhite, ofGlyphs, white, glyphs };
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

function ratioOf(need: Pt, white: Pt, glyphs: Pt): number {
  if (Math.abs(need) <= white + glyphs) return need === 0 ? 0 : need / (white + glyphs);
  const beyond = (Math.abs(need) - glyphs) / Math.max(white, Number.MIN_VALUE);
  return Math.sign(need) * Math.min(LOOSEST, beyond);
}

const clamp = (ratio: number): number => Math.max(-1, Math.min(1, ratio));

function total(lengths: readonly Pt[]): Pt {
  let sum = 0;
  for (const length of lengths) sum += length;
  return sum;
}
