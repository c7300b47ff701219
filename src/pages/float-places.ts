import { keepsWithNext, type Astride, type Galley, type Piece } from "../galley/galley.ts";
import { isAstride } from "./astride.ts";

export const isFloat = (piece: Piece): boolean => piece.kind === "float";
export const isStraddler = (piece: Piece): piece is Astride =>
  piece.kind === "float" && isAstride(piece);

/** More of them would stand before the text that calls them, one after the other. */
const MOST_TOGETHER = 2;

/**
 * The galley with the last float that is meant so many pieces earlier, and with it one that stands right before it; one
 * for each place that this comes to. Nothing comes between a head and what it announces, and no float before the
 * section that calls it.
 */
export function galleysWithFloatEarlier(
  galley: Galley,
  steps: readonly number[],
  isMeant: (piece: Piece) => boolean,
): readonly Galley[] {
  const { pieces } = galley;
  const last = pieces.findLastIndex(isMeant);
  if (last < 0) return [];
  const first = pieces.slice(0, last).findLastIndex((piece) => !isFloat(piece)) + 1;
  const from = last - first < MOST_TOGETHER ? first : last;
  const floats = pieces.slice(from, last + 1);
  const head = pieces
    .slice(0, from)
    .findLastIndex((piece) => piece.kind === "block" && piece.keepWithNext);
  const places = steps.map((by) => {
    let to = Math.max(0, head + 1, from - by);
    while (to < from && keepsBefore(pieces, to)) to += 1;
    return to;
  });
  return [...new Set(places)]
    .filter((to) => to < from)
    .map((to) => ({
      ...galley,
      pieces: pieces.toSpliced(from, floats.length).toSpliced(to, 0, ...floats),
    }));
}

/** The galley with floats that are to straddle a gutter one column wide. */
export const galleyWithInColumn = (galley: Galley, floats: readonly Astride[]): Galley => ({
  ...galley,
  pieces: galley.pieces.map((piece) =>
    isStraddler(piece) && floats.includes(piece) ? piece.inColumn() : piece,
  ),
});

function keepsBefore(pieces: readonly Piece[], at: number): boolean {
  const above = pieces[at - 1];
  return above !== undefined && keepsWithNext(above);
}
