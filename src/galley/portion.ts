import type { Mark } from "../display/mark.ts";
import { rect, type Pt } from "../geometry/geometry.ts";
import type { Grid, PanelPiece, RuleLook, TablePiece, TableRow } from "./galley.ts";
import { boxGround } from "./box-ground.ts";
import { moved } from "./marks.ts";
import { PANEL_EDGES } from "./panel.ts";
import { GALLEY_HEAD, isSet, type Part } from "./resume.ts";
import type { FillInner } from "./stick.ts";

/** As much of a box as a column has room for. Its marks are measured from its upper left corner. */
export interface Portion {
  /** In grid lines. */
  readonly height: number;
  readonly marks: readonly Mark[];
  /** Of blocks that run off the page: measured from the trim's left edge. */
  readonly offPage?: readonly Mark[];
  readonly notes: readonly number[];
  /** What is left for the next column; undefined where the box ends here. */
  readonly rest: Part | undefined;
}

/** A panel is not begun for less of its text than this. */
const FEWEST_LINES = 2;

/** The panel from `part` on, in at most `lines` grid lines; undefined where hardly any of it has room. */
export function panelPortion(
  panel: PanelPiece,
  part: Part,
  lines: number,
  fill: FillInner,
): Portion | undefined {
  const room = lines - PANEL_EDGES;
  if (room < 1) return undefined;
  const { inner, padding } = panel;
  const { leading } = inner.grid;
  const column = rect(padding, leading, inner.measure, room * leading);
  const filled = fill(inner, part.inner ?? GALLEY_HEAD, column);
  if (filled === undefined) return undefined;
  const ends = isSet(inner, filled.next);
  if (!ends && filled.rows < FEWEST_LINES) return undefined;
  const height = filled.rows + PANEL_EDGES;
  return {
    height,
    marks: moved([...panelGround(panel, height), ...filled.marks], panel.x, 0),
    notes: [],
    rest: ends ? undefined : { line: part.line, inner: filled.next },
  };
}

/** Tint and rules, from the capitals' height of the first slot to the baseline of the last. */
function panelGround(panel: PanelPiece, height: number): readonly Mark[] {
  const { leading, baseline, capHeight } = panel.inner.grid;
  const top = baseline - capHeight;
  const foot = (height - 1) * leading + baseline;
  return boxGround(panel.ground, rect(0, top, panel.width, foot - top));
}

/** The table from row `part.line` on; undefined where not even its head and one row have room. */
export function tablePortion(
  table: TablePiece,
  part: Part,
  lines: number,
  grid: Grid,
): Portion | undefined {
  const head = part.line === 0 ? table.head : table.repeatedHead;
  const rows: TableRow[] = [];
  let height = head.height;
  for (const row of table.rows.slice(part.line)) {
    if (height + row.height > lines) break;
    rows.push(row);
    height += row.height;
  }
  if (rows.length === 0 && table.rows.length > part.line) return undefined;
  const set = part.line + rows.length;
  return {
    height,
    marks: tableMarks(table, [head, ...rows], grid),
    notes: [head, ...rows].flatMap((row) => row.notes),
    rest: set < table.rows.length ? { line: set } : undefined,
  };
}

function tableMarks(table: TablePiece, rows: readonly TableRow[], grid: Grid): readonly Mark[] {
  const { edge, divider, width } = table;
  const marks: Mark[] = [...headGround(table, rows[0]?.height ?? 0, grid)];
  let slots = 0;
  for (const [index, row] of rows.entries()) {
    marks.push(...ruleOver(slots, width, index <= 1 ? edge : divider, grid));
    marks.push(...moved(row.marks, 0, slots * grid.leading));
    slots += row.height;
  }
  return [...marks, ...ruleOver(slots, width, edge, grid)];
}

/** The tint behind a table's head, from the rule over it to the rule under it. */
function headGround({ headTint, width }: TablePiece, rows: number, grid: Grid): Mark[] {
  if (headTint === undefined) return [];
  const top = ruleLevel(0, grid);
  return [{ kind: "rule", rect: rect(0, top, width, rows * grid.leading), ink: headTint }];
}

/** A rule in the middle of the white over a slot's capitals. */
function ruleOver(slot: number, width: Pt, { thickness, ink }: RuleLook, grid: Grid): Mark[] {
  if (thickness === 0) return [];
  const y = ruleLevel(slot, grid);
  return [{ kind: "rule", rect: rect(0, y - thickness / 2, width, thickness), ink }];
}

const ruleLevel = (slot: number, grid: Grid): Pt =>
  slot * grid.leading + grid.baseline - (grid.leading + grid.capHeight) / 2;
