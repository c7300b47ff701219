import type { AlignType, Table as MdTable, TableCell } from "mdast";
import type { Cell, Paragraph, Table } from "./manuscript.ts";
import { phrasing } from "./phrasing.ts";
import type { PhrasingOrder } from "./phrasing.ts";

/** A place in the grid of a table; empty where a merged cell reaches over it. */
type Place = Cell | undefined;

/** A table with a head and rows of one length; merged cells have their words in their first place. */
export function tableOf({ rows }: Table, order: Pick<PhrasingOrder, "noteName">): MdTable {
  const grid = gridOf(rows);
  const columns = Math.max(1, ...grid.map((row) => row.length));
  const children = grid.map((row, index) => ({
    type: "tableRow" as const,
    children: Array.from({ length: columns }, (_, column) =>
      cellNode(row[column], { ...order, oneLine: true, withoutLook: index === 0 }),
    ),
  }));
  const align = Array.from({ length: columns }, (_, column) => alignOf(grid, column));
  return { type: "table", align, children };
}

function gridOf(rows: Table["rows"]): readonly (readonly Place[])[] {
  const grid: (Place | "covered")[][] = rows.map(() => []);
  for (const [index, row] of rows.entries()) {
    const places = grid[index] ?? [];
    let column = 0;
    for (const cell of row) {
      while (places[column] !== undefined) column += 1;
      cover(grid, { index, column, cell });
      column += cell.columns;
    }
  }
  return grid.map((row) => Array.from(row, (place) => (place === "covered" ? undefined : place)));
}

function cover(
  grid: (Place | "covered")[][],
  { index, column, cell }: { index: number; column: number; cell: Cell },
): void {
  for (const row of grid.slice(index, index + cell.rows)) {
    for (let at = column; at < column + cell.columns; at++) row[at] = "covered";
  }
  const first = grid[index];
  if (first !== undefined) first[column] = cell;
}

const paragraphOf = (place: Place): Paragraph | undefined =>
  place?.blocks.find((block) => block.kind === "paragraph");

const cellNode = (place: Place, order: PhrasingOrder): TableCell => ({
  type: "tableCell",
  children: phrasing(paragraphOf(place)?.inlines ?? [], order),
});

/** A column is aligned where all cells below its head are. */
function alignOf(grid: readonly (readonly Place[])[], column: number): AlignType {
  const below = grid.slice(1).flatMap((row) => paragraphOf(row[column]) ?? []);
  const [first] = below;
  return first?.align !== undefined && below.every(({ align }) => align === first.align)
    ? first.align
    : null;
}
