import type { Ink } from "../color/ink.ts";

/** True of 100 K and nothing else: what type and rules are printed in over what lies under them. */
export const isBlack = (ink: Ink): boolean =>
  ink.kind === "cmyk" && ink.k === 1 && ink.c + ink.m + ink.y === 0;

/** A rule thicker than this is a ground: black that is printed over a picture would let it show. */
export const THICKEST_RULE = 12;
