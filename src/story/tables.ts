import type { Table as MdTable, TableCell, TableRow } from "mdast";
import { readInlines } from "./inlines.ts";
import { addError, spanOf } from "./reading.ts";
import type { Reading } from "./reading.ts";
import { rangeOf } from "./source-lines.ts";
import type { Cell, Table } from "./story.ts";

/** A table with rows of one length: short ones are filled up, a longer one would lose words and is an error. */
export function readTable(node: MdTable, reading: Reading): Table {
  const [head, ...rows] = node.children;
  const columns = head?.children.length ?? 0;
  const align = Array.from({ length: columns }, (_, i) => node.align?.[i] ?? undefined);
  return {
    kind: "table",
    align,
    head: head === undefined ? [] : readRow(head, columns, reading),
    rows: rows.map((row) => readRow(row, columns, reading)),
    span: spanOf(reading, node),
  };
}

function readRow(row: TableRow, columns: number, reading: Reading): readonly Cell[] {
  const extra = row.children[columns];
  if (extra !== undefined) {
    addError(reading, "table/row", {
      message: `this row has ${row.children.length} cells, the table's head ${columns}`,
      at: { ...rangeOf(extra), end: rangeOf(row).end },
      hints: ["add a column to the head, or write `\\|` where the bar is text"],
    });
  }
  const end = rangeOf(row).end;
  const missing = { inlines: [], span: { file: reading.source.file, start: end, end } };
  return Array.from({ length: columns }, (_, i) => {
    const cell = row.children[i];
    return cell === undefined ? missing : readCell(cell, reading);
  });
}

const readCell = (cell: TableCell, reading: Reading): Cell => ({
  inlines: readInlines(cell.children, reading),
  span: spanOf(reading, cell),
});
