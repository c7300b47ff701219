import { cmyk } from "./ink.ts";
import type { Cmyk, Spot } from "./ink.ts";

/** Light as screens mix it, sRGB, each share from 0 to 1. */
export interface ScreenColor {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

/** Shares this near to one another are meant as gray: the last digit of an 8-bit color may be off. */
const NEUTRAL = 2.5 / 255;

/**
 * A screen's color in process inks, by a fixed rule and no profile: a gray is black ink alone, so that it
 * prints without a cast and thin lines in one color; of any other color the gray part is black and the
 * rest its complement. White is no ink at all.
 */
export function inkOfScreen({ r, g, b }: ScreenColor): Cmyk {
  const light = Math.max(r, g, b);
  if (light - Math.min(r, g, b) <= NEUTRAL) return cmyk(0, 0, 0, rounded(1 - (r + g + b) / 3));
  const part = (share: number): number => rounded(1 - share / light);
  return cmyk(part(r), part(g), part(b), rounded(1 - light));
}

/** To a tenth of a percent: no press holds more. */
const rounded = (share: number): number => Math.round(share * 1000) / 1000;

/** The process inks that stand in for a spot ink, as much as its tint asks for. */
export function inProcess({ tint, alternate: { c, m, y, k } }: Spot): Cmyk {
  return cmyk(c * tint, m * tint, y * tint, k * tint);
}
