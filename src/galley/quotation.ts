import type { Quotation } from "../story/story.ts";
import { COST } from "./costs.ts";
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
  const pieces = compositor.setBlocks(blocks, inside, compositor);
  return withSpacing(heldTogether(pieces, FEW, COST.partsQuotation), before, after);
}

/** Lines of a quotation that one column should hold. */
const FEW = 6;

/** The same pieces; where they are only so many lines of text, it costs so much to part them. */
export function heldTogether(
  pieces: readonly Piece[],
  few: number,
  cost: number,
): readonly Piece[] {
  const lines = pieces.map((piece) => (piece.kind === "text" ? piece.settings[0].count : Infinity));
  if (lines.reduce((sum, count) => sum + count, 0) > few) return pieces;
  return pieces.map((piece, index) =>
    piece.kind === "text"
      ? { ...piece, parting: { within: cost, behind: index < pieces.length - 1 ? cost : 0 } }
      : piece,
  );
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
