import type { Pt } from "../geometry/geometry.ts";
import type { Piece } from "./words.ts";

/** What a hyphen adds to the letters before it, and what its absence changes in those after it. */
export function hyphenWidths(piece: Piece, offset: number): { width: Pt; after: Pt } {
  const { look, shape, start } = piece;
  const at = offset - start;
  const { drawer, size, tracking } = look;
  if (isParted(shape.widths, at)) {
    // Only the kern of the last letter changes.
    const letter = shape.text.charAt(at - 1);
    const hyphened = drawer.piece(`${letter}-`).widths[2] ?? 0;
    const within = (shape.widths[at] ?? 0) - (shape.widths[at - 1] ?? 0);
    return { width: (hyphened - within) * size + tracking, after: 0 };
  }
  // A ligature stands over the joint: both sides are drawn anew.
  const head = drawer.piece(`${shape.text.slice(0, at)}-`).widths.at(-1) ?? 0;
  const tail = drawer.piece(shape.text.slice(at)).widths.at(-1) ?? 0;
  const whole = shape.widths.at(-1) ?? 0;
  const before = shape.widths[at] ?? 0;
  return {
    width: (head - before) * size + tracking,
    after: (tail - (whole - before)) * size,
  };
}

/** True where the character before the offset and the one after it are glyphs of their own. */
const isParted = (widths: Float64Array, at: number): boolean =>
  (widths[at] ?? 0) > (widths[at - 1] ?? 0) &&
  (at < 2 || (widths[at - 1] ?? 0) > (widths[at - 2] ?? 0)) &&
  (at + 1 >= widths.length || (widths[at + 1] ?? 0) > (widths[at] ?? 0));
