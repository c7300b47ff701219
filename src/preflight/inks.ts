import type { Ink } from "../color/ink.ts";

/** Less of an ink than this leaves no dot. */
const TRACE = 0.001;

/** How many plates an ink is printed from. */
export function platesOf(ink: Ink): number {
  if (ink.kind === "spot") return ink.tint > TRACE ? 1 : 0;
  return [ink.c, ink.m, ink.y, ink.k].filter((share) => share > TRACE).length;
}

/** How much ink it takes, all plates together: 3 is 300 %. */
export const totalInk = (ink: Ink): number =>
  ink.kind === "spot" ? ink.tint : ink.c + ink.m + ink.y + ink.k;

const BLACKISH = 0.85;

/** Black with other inks in it. */
export const isRichBlack = (ink: Ink): boolean =>
  ink.kind === "cmyk" && ink.k > BLACKISH && platesOf(ink) > 1;

/** "300 %". */
export const inPercent = (share: number): string => `${Math.round(100 * share)} %`;
