import type { Sidebar } from "../story/story.ts";
import type { BlockPiece, FloatPiece, Galley } from "./galley.ts";
import { setEvenly } from "./evenly.ts";
import { noteRule, setNotes } from "./note.ts";
import { panel, PANEL_EDGES, panelMeasure } from "./panel.ts";
import { slotsFor, stackLines } from "./stack.ts";
import type { Compositor } from "./type-case.ts";

/** A sidebar: a tinted box with a galley of its own, one column wide. */
export function setSidebar(sidebar: Sidebar, compositor: Compositor): FloatPiece {
  const look = compositor.design.boxes.sidebar;
  const measure = panelMeasure(compositor.sheet.column, look);
  const stream = compositor.keys.get(sidebar) ?? "";
  const lines = compositor.sheet.lines - PANEL_EDGES;
  const inside = { ...compositor, sheet: { column: measure, page: measure, lines } };
  const place = { x: 0, measure, style: "sidebar", stream } as const;
  const title = setTitle(sidebar, stream, inside);
  const text = compositor.setBlocks(sidebar.blocks, place, inside);
  const pieces = title === undefined ? text : [title, ...text];
  const inner: Galley = {
    measure,
    lines: inside.sheet.lines,
    grid: compositor.grid,
    pieces,
    notes: setNotes(pieces, inside, measure),
    noteRule: noteRule(compositor.design),
  };
  return { kind: "float", over: "column", content: panel(inner, look, sidebar.span) };
}

function setTitle(
  { title, span }: Sidebar,
  stream: string,
  compositor: Compositor,
): BlockPiece | undefined {
  const { grid, design, sheet } = compositor;
  const style = design.styles.sidebarTitle;
  const lines = setEvenly(compositor, title, "sidebarTitle", sheet.column);
  if (lines.length === 0) return undefined;
  const order = { x: 0, from: grid.baseline, leading: style.leading, origin: { stream, span } };
  const { marks, baseline } = stackLines(lines, order);
  const height = slotsFor(baseline, grid);
  const notes = lines.flatMap((line) => line.notes);
  const { before, after } = style;
  return { kind: "block", height, marks, before, after, keepWithNext: true, notes, span };
}
