import { error, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Mark } from "../display/mark.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { SetLine } from "../text/line.ts";
import type { Cell, Inline, Table } from "../story/story.ts";
import { wordsIn } from "../story/words.ts";
import type { StyleName } from "../design/design.ts";
import type { FloatPiece, TableRow } from "./galley.ts";
import { asFurniture } from "./marks.ts";
import { plainWords } from "./phrase.ts";
import { stackLines } from "./stack.ts";
import { shareOut } from "./table-columns.ts";
import { setIn, type Compositor } from "./type-case.ts";

/** A column that is narrower than this holds no word. */
const NARROWEST: Pt = 8;

/** Wide enough for any cell to stand on one line. */
const ENDLESS: Pt = 100_000;

/** A table: as wide as a column, or as the page where its words would have to be divided. */
export function setTable(table: Table, compositor: Compositor): FloatPiece {
  const { sheet, design } = compositor;
  const { cellPadding } = design.table;
  const wants = columnWants(table, compositor);
  const gaps = (wants.length - 1) * 2 * cellPadding;
  const fewest = wants.reduce((sum, { least }) => sum + least, gaps);
  const over = fewest > sheet.column && sheet.page > sheet.column ? "page" : "column";
  const width = over === "page" ? sheet.page : sheet.column;
  const widths = shareOut(wants, width - gaps);
  if (width - gaps < wants.length * NARROWEST) compositor.faults.push(tooManyColumns(table));
  const set = (cells: readonly Cell[], style: StyleName): TableRow =>
    setRow(cells, { table, widths, style }, compositor);
  const head = set(table.head, "tableHead");
  const look = design.table;
  return {
    kind: "float",
    over,
    content: {
      kind: "table",
      width,
      head,
      repeatedHead: repeated(head),
      rows: table.rows.map((row) => set(row, "table")),
      edge: { thickness: look.rule, ink: look.ruleInk },
      ...(look.headTint && { headTint: look.headTint }),
      divider: { thickness: look.divider, ink: look.dividerInk },
      before: look.before,
      after: look.after,
      span: table.span,
    },
  };
}

function tooManyColumns({ span, head }: Table): Diagnostic {
  return error("table/columns", `a table of ${head.length} columns has no room on the page`, {
    span,
    hints: ["divide it in two, or give it fewer columns"],
  });
}

/** What each column wants: the width of its longest word, and that of its longest cell on one line. */
function columnWants(
  table: Table,
  compositor: Compositor,
): readonly { readonly least: Pt; readonly most: Pt }[] {
  return table.head.map((head, column) => {
    const cells = table.rows.flatMap((row) => row[column] ?? []);
    const most = [
      cellWidth(head.inlines, "tableHead", compositor),
      ...cells.map((cell) => cellWidth(cell.inlines, "table", compositor)),
    ];
    const least = [
      longestWord(head.inlines, "tableHead", compositor),
      ...cells.map((cell) => longestWord(cell.inlines, "table", compositor)),
    ];
    return { least: Math.max(0, ...least), most: Math.max(0, ...most) };
  });
}

/** Of a cell with more letters than this, which stands on no line, the first ones say how wide it would be. */
const LONG = 400;

/** The width of a cell on one line. */
function cellWidth(inlines: readonly Inline[], style: StyleName, compositor: Compositor): Pt {
  const letters = wordsIn(inlines).length;
  if (letters <= LONG) return lineWidth(inlines, style, compositor);
  const [first] = inlines;
  const head = wordsIn(inlines).slice(0, LONG);
  const text = first === undefined ? [] : [plainWords(head, first.span)];
  return (lineWidth(text, style, compositor) * letters) / LONG;
}

function lineWidth(inlines: readonly Inline[], style: StyleName, compositor: Compositor): Pt {
  const flush = { ...compositor.design.styles[style], align: "left" } as const;
  // Faults and footnotes of a cell count once, when it is really set.
  const trial = { ...compositor, faults: [], called: new Set<number>() };
  const [{ lines }] = setIn(trial, inlines, flush, { measure: ENDLESS }).settings;
  return Math.max(0, ...lines.map((line) => line.width));
}

function longestWord(inlines: readonly Inline[], style: StyleName, compositor: Compositor): Pt {
  const words = inlines.flatMap((inline) =>
    inline.kind === "words"
      ? [...new Set(inline.text.split(/[ \n]+/u))].map((text): Inline => ({ ...inline, text }))
      : [],
  );
  return Math.max(0, ...words.map((word) => lineWidth([word], style, compositor)));
}

interface RowOrder {
  readonly table: Table;
  readonly widths: readonly Pt[];
  readonly style: StyleName;
}

function setRow(cells: readonly Cell[], order: RowOrder, compositor: Compositor): TableRow {
  const { grid, design } = compositor;
  const stream = compositor.keys.get(order.table);
  const marks: Mark[] = [];
  const notes: number[] = [];
  let x = 0;
  let deepest = 1;
  for (const [column, width] of order.widths.entries()) {
    const cell = cells[column];
    if (cell !== undefined) {
      const lines = setCell(cell, column, order, compositor);
      const origin = { stream, span: cell.span };
      const leading = design.styles[order.style].leading;
      const stack = stackLines(lines, { x, from: grid.baseline, leading, origin });
      marks.push(...stack.marks);
      notes.push(...lines.flatMap((line) => line.notes));
      deepest = Math.max(deepest, slotsUnder(stack.baseline, compositor));
    }
    x += width + 2 * design.table.cellPadding;
  }
  return { height: deepest, marks, notes };
}

function slotsUnder(baseline: Pt, { grid }: Compositor): number {
  return Math.ceil((baseline - grid.baseline) / grid.leading - 1e-6) + 1;
}

function setCell(
  cell: Cell,
  column: number,
  { table, widths, style }: RowOrder,
  compositor: Compositor,
): readonly SetLine[] {
  const align = table.align[column] ?? "left";
  const look = { ...compositor.design.styles[style], align };
  return setIn(compositor, cell.inlines, look, { measure: widths[column] ?? 0 }).settings[0].lines;
}

/** The head over a continued part: the same words, but the copy has them only once. */
function repeated(head: TableRow): TableRow {
  return { ...head, marks: head.marks.map(asFurniture), notes: [] };
}
