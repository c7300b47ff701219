import type { Quotation } from "../story/story.ts";
import type { Piece } from "./galley.ts";
import type { Compositor, Place } from "./type-case.ts";

/** A block quotation: drawn in from both sides, with white over and under. */
export function setQuotation(
  { blocks }: Quotation,
  place: Place,
  compositor: Compositor,
): readonly Piece[] {
  const { indent, before, after } = compositor.design.quotation;
  const style = place.style === "sidebar" ? "sidebar" : "quotation";
  const inside = {
    ...place,
    x: place.x + indent,
    measure: place.measure - 2 * indent,
    style,
  } as const;
  return withSpacing(compositor.setBlocks(blocks, inside, compositor), before, after);
}

/** The same pieces with at least so much white over the first and under the last, in grid lines. */
export function withSpacing(
  pieces: readonly Piece[],
  before: number,
  after: number,
): readonly Piece[] {
  return pieces.map((piece, index) => {
    if (piece.kind === "float") return piece;
    const first = index === 0 ? Math.max(before, piece.before) : piece.before;
    const last = index === pieces.length - 1 ? Math.max(after, piece.after) : piece.after;
    return { ...piece, before: first, after: last };
  });
}
