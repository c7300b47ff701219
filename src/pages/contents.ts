import { error, type Span } from "../diagnostics/diagnostic.ts";
import type { Mark } from "../display/mark.ts";
import { moved } from "../galley/marks.ts";
import { slotsFor } from "../galley/stack.ts";
import type { Setter } from "../galley/type-case.ts";
import type { Pt } from "../geometry/geometry.ts";
import { setEntry, type ContentsBlock, type ContentsEntry } from "./contents-entry.ts";
import { stackFields, stackMarks } from "./field-stack.ts";
import type { Frame } from "./frame.ts";

/** What the contents say. */
export interface ContentsCopy {
  readonly title: { readonly text: string; readonly span: Span };
  readonly entries: readonly ContentsEntry[];
}

/** Fewer entries than this begin no second column. */
const FEWEST_A_COLUMN = 4;

/** Where an entry stands: its column, and how far under the columns' head. */
interface PlacedBlock {
  readonly block: ContentsBlock;
  readonly column: number;
  readonly y: Pt;
}

/**
 * The contents, page after page: the title over all columns, then the entries down each column, those of the
 * last page side by side in rows, or else in columns of even depth. Marks are measured from the frame's upper left corner. Heights do not
 * depend on the folios, so the number of pages is known before they are.
 */
export function setContents(
  { title, entries }: ContentsCopy,
  frame: Frame,
  setter: Setter,
): readonly (readonly Mark[])[] {
  const { grid } = setter;
  const head = setTitle(title, frame, setter);
  const [first] = frame.columns;
  const blocks = entries.map((entry) => setEntry(entry, first?.width ?? 0, setter));
  const pages: (readonly Mark[])[] = [];
  let rest: readonly ContentsBlock[] = blocks;
  do {
    const top = pages.length === 0 ? head.height : 0;
    const height = frame.lines * grid.leading - top;
    // An entry taller than a page is put there all the same, or there would be no end of pages.
    const columns = Math.min(frame.columns.length, Math.ceil(rest.length / FEWEST_A_COLUMN));
    const placed = fillPage(rest, columns, Math.max(height, rest[0]?.depth ?? 0));
    tellOverset(placed, height, setter);
    pages.push([...(pages.length === 0 ? head.marks : []), ...marksIn(placed, frame, top)]);
    rest = rest.slice(placed.length);
  } while (rest.length > 0);
  return pages;
}

function setTitle({ text, span }: ContentsCopy["title"], { area }: Frame, setter: Setter) {
  const { grid, design } = setter;
  const order = {
    top: grid.baseline - grid.capHeight,
    measure: area.width,
    align: "left",
  } as const;
  const stack = stackFields([{ text, span, style: "contentsTitle" }], order, setter);
  const slots = slotsFor(stack.baseline, grid) + design.styles.contentsTitle.after;
  return { height: slots * grid.leading + order.top, marks: stackMarks(stack, 0, 0) };
}

/**
 * All blocks in rows, if the columns hold them so; else as many as the columns hold, and if these are all of them, in
 * the lowest columns that hold them.
 */
function fillPage(
  blocks: readonly ContentsBlock[],
  columns: number,
  height: Pt,
): readonly PlacedBlock[] {
  const rows = inRows(blocks, columns);
  if (columns > 1 && rows.every(({ block, y }) => y + block.depth <= height + 1e-6)) return rows;
  const full = pour(blocks, columns, height);
  if (full.length < blocks.length || columns <= 1) return full;
  let best = full;
  for (let lower = lowestTrial(best); ; lower = lowestTrial(best)) {
    const trial = pour(blocks, columns, lower);
    if (trial.length < blocks.length) return best;
    best = trial;
  }
}

/** As many entries in each column, the last one's left over; those side by side begin as far down as the taller of each pair asks. */
function inRows(blocks: readonly ContentsBlock[], columns: number): readonly PlacedBlock[] {
  const count = Math.ceil(blocks.length / columns);
  const placed: PlacedBlock[] = [];
  let y = 0;
  for (let row = 0; row < count; row += 1) {
    const beside = blocks.filter((_, index) => index % count === row);
    placed.push(...beside.map((block, column) => ({ block, column, y })));
    y += Math.max(...beside.map(({ height }) => height));
  }
  // Entries are read down the columns.
  return placed.toSorted((one, other) => one.column - other.column || one.y - other.y);
}

/** A little less than the deepest column. */
function lowestTrial(placed: readonly PlacedBlock[]): Pt {
  return Math.max(0, ...placed.map(({ y, block }) => y + block.depth)) - 0.01;
}

function pour(
  blocks: readonly ContentsBlock[],
  columns: number,
  height: Pt,
): readonly PlacedBlock[] {
  const placed: PlacedBlock[] = [];
  let column = 0;
  let y = 0;
  for (const block of blocks) {
    if (y + block.depth > height + 1e-6 && y > 0) {
      column += 1;
      y = 0;
    }
    if (column >= columns || block.depth > height + 1e-6) break;
    placed.push({ block, column, y });
    y += block.height;
  }
  return placed;
}

function marksIn(
  placed: readonly PlacedBlock[],
  { area, columns }: Frame,
  top: Pt,
): readonly Mark[] {
  return placed.flatMap(({ block, column, y }) =>
    moved(block.marks, (columns[column]?.x ?? area.x) - area.x, top + y),
  );
}

function tellOverset(placed: readonly PlacedBlock[], height: Pt, { faults }: Setter): void {
  for (const { block, y } of placed) {
    if (y + block.depth <= height + 1e-6) continue;
    const hints = ["make its headline shorter, or the type of the contents smaller in the theme"];
    const sentence = "an entry of the contents is taller than the page";
    faults.push(error("pages/overset", sentence, { span: block.span, hints }));
  }
}
