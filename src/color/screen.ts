import { cmyk } from "./ink.ts";
import type { Cmyk, Ink, Spot } from "./ink.ts";

/** Light as screens mix it, sRGB, each share from 0 to 1. */
export interface ScreenColor {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

/** Shares this near to one another are meant as gray: the last digit of an 8-bit color may be off. */
const NEUTRAL = 2.5 / 255;

/** True of white, gray and black: no press needs a second ink for them. */
export const isGray = ({ r, g, b }: ScreenColor): boolean =>
  Math.max(r, g, b) - Math.min(r, g, b) <= NEUTRAL;

/**
 * A screen's color in process inks, by a fixed rule and no profile: a gray is black ink alone, so that it
 * prints without a cast and thin lines in one color; of any other color the gray part is black and the
 * rest its complement. White is no ink at all.
 */
export function inkOfScreen(color: ScreenColor): Cmyk {
  const { r, g, b } = color;
  if (isGray(color)) return cmyk(0, 0, 0, rounded(1 - (r + g + b) / 3));
  const light = Math.max(r, g, b);
  const part = (share: number): number => rounded(1 - share / light);
  return cmyk(part(r), part(g), part(b), rounded(1 - light));
}

/**
 * What an ink looks like on a screen, by the same rule read backwards: the paper's light, less what each ink
 * takes of it. Where a color came from a screen, it goes back to it.
 */
export function screenOf(ink: Ink): ScreenColor {
  const { c, m, y, k } = ink.kind === "spot" ? inProcess(ink) : ink;
  const light = (share: number): number => (1 - share) * (1 - k);
  return { r: light(c), g: light(m), b: light(y) };
}

/** As style sheets write it: `#d5452b`. */
export function hexOf({ r, g, b }: ScreenColor): string {
  const pair = (share: number): string =>
    Math.round(share * 255)
      .toString(16)
      .padStart(2, "0");
  return `#${pair(r)}${pair(g)}${pair(b)}`;
}

/** To a tenth of a percent: no press holds more. */
const rounded = (share: number): number => Math.round(share * 1000) / 1000;

/** The process inks that stand in for a spot ink, as much as its tint asks for. */
export function inProcess({ tint, alternate: { c, m, y, k } }: Spot): Cmyk {
  return cmyk(c * tint, m * tint, y * tint, k * tint);
}
