import { COST } from "../../src/galley/costs.ts";
import type { Galley, TextPiece } from "../../src/galley/galley.ts";

/** Where a column ended, as `piece.line.setting` or `end at` a line, and what that cost at least. */
export type Ends = ReadonlyMap<string, number>;

/**
 * The oracle without wit: every setting of every paragraph of a galley without floats and notes is put under
 * every other, and the column ended wherever it may be. Knows nothing of sticks, rows and pruning.
 */
export function everyColumn(galley: Galley, lines: number): Ends {
  const ends = new Map<string, number>();
  const end = (place: string, used: number, cost: number): void => {
    const left = lines - used;
    const total = cost + COST.white * left * left;
    ends.set(place, Math.min(total, ends.get(place) ?? Infinity));
  };
  const goOn = (index: number, used: number, owed: number, cost: number): void => {
    const piece = galley.pieces[index];
    if (piece === undefined) {
      // The end of the text at each depth is a place of its own.
      const place = `end at ${used}`;
      ends.set(place, Math.min(cost, ends.get(place) ?? Infinity));
      return;
    }
    if (piece.kind !== "text") throw new TypeError("paragraphs alone");
    piece.settings.forEach(({ count, demerits }, setting) => {
      const dear = setting === 0 ? 0 : COST.otherSetting + dearer(piece, demerits) * COST.demerits;
      const over = used === 0 ? 0 : Math.max(owed, piece.before);
      const parts = used > 0 && (piece.before > 0 || owed > piece.after);
      for (const white of parts && setting === 0 ? [0, 1] : [0]) {
        const top = used + over + white;
        const sum = cost + dear + white * COST.moreWhite;
        for (let line = 2; line <= count - 2 && top + line <= lines; line += 1)
          end(`${index}.${line}.${setting}`, top + line, sum);
        if (top + count > lines) continue;
        if (!piece.keepWithNext && index + 1 < galley.pieces.length)
          end(`${index + 1}.0.0`, top + count, sum);
        goOn(index + 1, top + count, piece.after, sum);
      }
    });
  };
  goOn(0, 0, 0, 0);
  return ends;
}

const dearer = ({ settings }: TextPiece, demerits: number): number =>
  Math.max(0, demerits - settings[0].demerits);
