import type { Samples } from "./samples.ts";

/** Line art, screen shots and tints have few colors; JPEG would blur their edges. */
const FEW_COLORS = 256;
const SMALL = 256 * 256;

/** True of samples, pixel after pixel, that are better kept as they are than made a JPEG. */
export function hasFewColors({ width, height, channels, bytes }: Samples): boolean {
  return width * height <= SMALL || colorsUpTo(FEW_COLORS, bytes, channels) <= FEW_COLORS;
}

/** How many colors samples have; nobody counts on once they are more than `most`. */
export function colorsUpTo(most: number, bytes: Uint8Array, channels: number): number {
  const colors = new Set<number>();
  for (let at = 0; at < bytes.length && colors.size <= most; at += channels) {
    let color = 0;
    for (let i = at; i < at + channels; i++) color = color * 256 + (bytes[i] ?? 0);
    colors.add(color);
  }
  return colors.size;
}
