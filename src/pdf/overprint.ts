import type { Ink } from "../color/ink.ts";
import type { PdfDictionary } from "./objects.ts";

/**
 * Black ink alone is printed over what lies under it, so that no paper shows where the plates do not meet; where
 * ink is none it is left as it is (mode 1; ISO 32000-1, 11.7.4). All else, white above all, knocks it out.
 */
export const OVERPRINTS: PdfDictionary = { Type: "ExtGState", OP: true, op: true, OPM: 1 };
export const KNOCKS_OUT: PdfDictionary = { Type: "ExtGState", OP: false, op: false, OPM: 0 };

/** True of 100 K and nothing else. */
export const isBlack = (ink: Ink): boolean =>
  ink.kind === "cmyk" && ink.k === 1 && ink.c + ink.m + ink.y === 0;

/** A rule thicker than this is a ground: black that is printed over a picture would let it show. */
export const THICKEST_RULE = 12;
