import { colord, extend } from "colord";
import lab from "colord/plugins/lab";
import type { ScreenColor } from "./screen.ts";

extend([lab]);

/**
 * CIELAB chroma up to which a line has no color of its own. A press may be off by as much in a solid (ISO 12647-2), where
 * it is seen far better than in a line no wider than a hair.
 */
export const UNSEEN_CHROMA = 5;

/** Whether a color differs from a gray by no more than is seen in a thin line. */
export function isNearNeutral(color: ScreenColor): boolean {
  const { a, b } = inLab(color);
  return Math.hypot(a, b) <= UNSEEN_CHROMA;
}

/** The gray of sRGB that is as light, 0 for black to 1 for white. */
export const grayAsLight = (color: ScreenColor): number =>
  colord({ l: inLab(color).l, a: 0, b: 0 }).toRgb().r / 255;

const inLab = ({ r, g, b }: ScreenColor) => colord({ r: 255 * r, g: 255 * g, b: 255 * b }).toLab();
