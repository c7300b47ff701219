import type { PixelSize } from "./headers.ts";

/** Line art, screen shots and tints have few colors; JPEG would blur their edges. */
const FEW_COLORS = 256;
const SMALL = 256 * 256;

/** True of samples, pixel after pixel, that are better kept as they are than made a JPEG. */
export function hasFewColors({
  width,
  height,
  channels,
  bytes,
}: PixelSize & { readonly channels: number; readonly bytes: Uint8Array }): boolean {
  if (width * height <= SMALL) return true;
  const colors = new Set<number>();
  for (let at = 0; at < bytes.length; at += channels) {
    let color = 0;
    for (let i = at; i < at + channels; i++) color = color * 256 + (bytes[i] ?? 0);
    if (colors.size < colors.add(color).size && colors.size > FEW_COLORS) return false;
  }
  return true;
}
