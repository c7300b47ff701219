/**
 * The share of pixels, 0 to 1, that have more ink than `most` (3 is 300 %): samples of four inks, 8 bits each,
 * pixel after pixel.
 */
export function overInkedShare(inks: Uint8Array, most: number): number {
  const all = most * 255;
  let over = 0;
  for (let at = 0; at < inks.length; at += 4) {
    const sum = (inks[at] ?? 0) + (inks[at + 1] ?? 0) + (inks[at + 2] ?? 0) + (inks[at + 3] ?? 0);
    if (sum > all) over += 1;
  }
  return inks.length === 0 ? 0 : over / (inks.length / 4);
}
