import { cmyk, type Cmyk } from "../color/ink.ts";
import type { Pt } from "../geometry/geometry.ts";

/** The pencils of a proof: guides in the blue that cameras do not see, notes in gray, what matters in color. */
export const GUIDE: Cmyk = cmyk(0.45, 0.08, 0, 0);
export const BASELINE: Cmyk = cmyk(0.28, 0.04, 0, 0);
export const NOTE: Cmyk = cmyk(0, 0, 0, 0.62);
export const STRONG: Cmyk = cmyk(0, 0, 0, 0.88);
export const LOOSE: Cmyk = cmyk(0, 0.68, 1, 0.08);
export const TIGHT: Cmyk = cmyk(0.8, 0.55, 0, 0.05);
export const LEADER: Cmyk = cmyk(0.12, 0.9, 0.25, 0.05);
/** The width of leaders, and the radius of the dots at their ends. */
export const LEADER_WIDTH: Pt = 0.6;
export const DOT: Pt = 1.4;

export const PAPER: Cmyk = cmyk(0, 0, 0, 0);

/** Word spaces beyond these are tinted: what the setting of justified lines calls its norm. */
export const LOOSER_THAN = 1.33;
export const TIGHTER_THAN = 0.8;

/** Lines looser than this say so in the margin, too. */
export const NOTED = 1.5;

/** Word spaces at which the tints are at their strongest. */
const LOOSEST = 2;
const TIGHTEST = 0.75;

/** The tint over a line with such word spaces, stronger the further they are from the norm; undefined within it. */
export function tintFor(space: number): Cmyk | undefined {
  if (space > LOOSER_THAN) {
    const share = Math.min(1, (space - LOOSER_THAN) / (LOOSEST - LOOSER_THAN));
    return cmyk(0, 0.05 + 0.3 * share, 0.2 + 0.6 * share, 0);
  }
  if (space < TIGHTER_THAN) {
    const share = Math.min(1, (TIGHTER_THAN - space) / (TIGHTER_THAN - TIGHTEST));
    return cmyk(0.12 + 0.2 * share, 0.05 + 0.1 * share, 0, 0);
  }
  return undefined;
}

/** How a proof is lettered. */
export interface Hand {
  readonly size: Pt;
  readonly weight: 400 | 600;
  readonly ink: Cmyk;
}

export const SMALL: Hand = { size: 5.6, weight: 400, ink: NOTE };
export const HEADER: Hand = { size: 7, weight: 400, ink: NOTE };
/** From one line of a note to the next. */
export const LINE: Pt = 7;

export const strong = (hand: Hand, ink: Cmyk = STRONG): Hand => ({ ...hand, weight: 600, ink });
