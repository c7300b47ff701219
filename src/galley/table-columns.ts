import type { Pt } from "../geometry/geometry.ts";

/** The width of a column's longest word, and of its longest cell on one line. */
export interface ColumnWant {
  readonly least: Pt;
  readonly most: Pt;
}

/**
 * Shares a table's width out among its columns. Where all cells can stand on one line, each column gets
 * what it wants and the rest evenly; where not, each gets its longest word and a share of the rest in
 * proportion to what it still wants. Where not even the longest words have room, all shrink alike.
 * The widths always sum to `width`.
 */
export function shareOut(wants: readonly ColumnWant[], given: Pt): readonly Pt[] {
  const width = Math.max(0, given);
  const most = sum(wants.map((want) => want.most));
  if (most <= width) {
    const spare = (width - most) / Math.max(1, wants.length);
    return wants.map((want) => want.most + spare);
  }
  const least = sum(wants.map((want) => want.least));
  if (least >= width) return wants.map((want) => (want.least * width) / Math.max(1, least));
  const share = (width - least) / (most - least);
  return wants.map((want) => want.least + (want.most - want.least) * share);
}

function sum(widths: readonly Pt[]): Pt {
  return widths.reduce((total, width) => total + width, 0);
}
