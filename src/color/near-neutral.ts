import type { ScreenColor } from "./screen.ts";

/**
 * CIELAB chroma up to which a line has no color of its own. A press may be off by as much in a solid (ISO 12647-2), where
 * it is seen far better than in a line no wider than a hair.
 */
export const UNSEEN_CHROMA = 5;

/** Whether a color differs from a gray by no more than is seen in a thin line. */
export const isNearNeutral = (color: ScreenColor): boolean => chromaOf(color) <= UNSEEN_CHROMA;

/** The gray of sRGB that is as light, 0 for black to 1 for white. */
export const grayAsLight = (color: ScreenColor): number => onScreen(tristimulus(color).y);

/** CIELAB's distance from the grays, to white as screens have it. */
function chromaOf(color: ScreenColor): number {
  const { x, y, z } = tristimulus(color);
  const [fx, fy, fz] = [cubed(x), cubed(y), cubed(z)];
  return Math.hypot(500 * (fx - fy), 200 * (fy - fz));
}

/** Light in CIE's terms, each 1 for white (IEC 61966-2-1). */
function tristimulus(color: ScreenColor) {
  const [r, g, b] = [inLight(color.r), inLight(color.g), inLight(color.b)];
  return {
    x: 0.4339 * r + 0.3762 * g + 0.1899 * b,
    y: 0.2126 * r + 0.7152 * g + 0.0722 * b,
    z: 0.0178 * r + 0.1095 * g + 0.8727 * b,
  };
}

/** sRGB's curve from its shares to light, and the way back. */
const inLight = (share: number): number =>
  share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
const onScreen = (light: number): number =>
  light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;

const cubed = (value: number): number =>
  value > 216 / 24389 ? Math.cbrt(value) : (24389 / 27) * (value / 116) + 16 / 116;
