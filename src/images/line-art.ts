import { colorsUpTo } from "./few-colors.ts";
import type { Samples } from "./samples.ts";

/** Squares of fewer pixels a side are no modules, but steps of an edge. */
const LEAST_MODULE = 3;

/**
 * True of samples in two colors, edges and nothing else, that would show each pixel. A code for scanners is none: all
 * its edges lie on one grid of squares, and are as sharp with few pixels as with many.
 */
export const isLineArt = (samples: Samples): boolean =>
  colorsUpTo(2, samples.bytes, samples.channels) === 2 && moduleOf(samples) < LEAST_MODULE;

/** How many pixels a side the largest squares have that the samples can be laid out in. */
function moduleOf({ width, height, channels, bytes }: Samples): number {
  const differ = (one: number, other: number): boolean => {
    for (let i = 0; i < channels; i += 1) {
      if (bytes[one * channels + i] !== bytes[other * channels + i]) return true;
    }
    return false;
  };
  let module = 0;
  const first: { x?: number; y?: number } = {};
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      if (x > 0 && differ(at, at - 1)) module = divisor(module, x - (first.x ??= x));
      if (y > 0 && differ(at, at - width)) module = divisor(module, y - (first.y ??= y));
      if (module > 0 && module < LEAST_MODULE) return module;
    }
  }
  return module === 0 ? Infinity : module;
}

/** Euclid's. */
const divisor = (a: number, b: number): number => (b === 0 ? Math.abs(a) : divisor(b, a % b));
