import { BLACK } from "../../src/color/ink.ts";
import type { GlyphRun, Mark } from "../../src/display/mark.ts";
import type {
  BlockPiece,
  FloatPiece,
  Galley,
  PanelPiece,
  Piece,
  SetNote,
  TablePiece,
  TableRow,
  TextPiece,
} from "../../src/galley/galley.ts";
import { columnMarks, fillColumn } from "../../src/galley/fill-column.ts";
import { GALLEY_HEAD, isSet, type Resume } from "../../src/galley/resume.ts";
import type { Fill } from "../../src/galley/stick.ts";
import { rect } from "../../src/geometry/geometry.ts";
import { settingOf, type SetLine } from "../../src/text/line.ts";
import { squareFace } from "./square-face.ts";

/** Galleys by hand: a grid of one point a line, so that a place on the page is a line's number. */

const SPAN = { file: "a.md", start: 0, end: 1 };
const FACE = squareFace();

export const run = (text: string): GlyphRun => ({
  face: FACE,
  size: 1,
  ink: BLACK,
  scale: 1,
  glyphs: Array.from(text, (one) => one.codePointAt(0) ?? 0),
  advances: Array.from(text, () => 1),
  texts: Array.from(text),
  rise: 0,
  furniture: false,
});

export const setLine = (text: string, notes: readonly number[] = []): SetLine => ({
  x: 0,
  runs: [run(text)],
  width: text.length,
  notes,
  hyphenated: false,
  ratio: 0,
  justified: false,
});

type Spaced = Partial<Pick<TextPiece, "before" | "after" | "keepWithNext">>;

/** A paragraph of so many lines: `text("a", 3)` has the lines a1, a2, a3; `calls` puts notes on lines. */
export function text(
  name: string,
  count: number,
  extra: Spaced & { readonly calls?: Readonly<Record<number, number>> } = {},
): TextPiece {
  const { calls = {}, ...spacing } = extra;
  const lines = Array.from({ length: count }, (_, index) => {
    const note = calls[index + 1];
    return setLine(`${name}${index + 1}`, note === undefined ? [] : [note]);
  });
  return {
    kind: "text",
    settings: [settingOf(lines)],
    step: 1,
    x: 0,
    measure: 10,
    before: 0,
    after: 0,
    keepWithNext: false,
    stream: "body",
    span: SPAN,
    ...spacing,
  };
}

/** A paragraph that can be set in several line counts, each with its demerits, the best first. */
export function variants(
  name: string,
  counts: readonly (readonly [count: number, demerits: number])[],
  extra: Spaced = {},
): TextPiece {
  const [best = settingOf([]), ...others] = counts.map(([count, demerits]) =>
    settingOf(
      Array.from({ length: count }, (_, index) => setLine(`${name}${index + 1}`)),
      demerits,
    ),
  );
  return { ...text(name, 1, extra), settings: [best, ...others] };
}

/** An undivided thing whose every slot is marked with its name: a picture, a subhead. */
export function block(name: string, height: number, extra: Spaced = {}): BlockPiece {
  return {
    kind: "block",
    height,
    marks: slots(name, height),
    before: 0,
    after: 0,
    keepWithNext: false,
    notes: [],
    span: SPAN,
    ...extra,
  };
}

export const subhead = (name: string, extra: Spaced = {}): BlockPiece =>
  block(name, 1, { keepWithNext: true, ...extra });

export const float = (
  content: FloatPiece["content"],
  over: "column" | "page" = "column",
): FloatPiece => ({ kind: "float", over, content });

export function panel(pieces: readonly Piece[], extra: Partial<PanelPiece> = {}): PanelPiece {
  return {
    kind: "panel",
    x: 0,
    inner: galley(pieces),
    width: 10,
    padding: 0,
    ground: { rule: 0, ruleInk: BLACK, ruled: "all" },
    before: 0,
    after: 0,
    span: SPAN,
    ...extra,
  };
}

export function table(name: string, rows: number): TablePiece {
  const row = (label: string): TableRow => ({ height: 1, marks: slots(label, 1), notes: [] });
  return {
    kind: "table",
    width: 10,
    head: row(`${name}-head`),
    repeatedHead: row(`${name}-again`),
    rows: Array.from({ length: rows }, (_, index) => row(`${name}${index + 1}`)),
    edge: { thickness: 0, ink: BLACK },
    divider: { thickness: 0, ink: BLACK },
    before: 0,
    after: 0,
    span: SPAN,
  };
}

/** A footnote of so many lines, each one point high: "n1.1", "n1.2". */
export const note = (number: number, count: number): SetNote => ({
  number,
  lines: Array.from({ length: count }, (_, index) => setLine(`n${number}.${index + 1}`)),
  leading: 1,
  x: 0,
  marker: { x: 0, runs: [] },
  stream: `note-${number}`,
  span: SPAN,
});

/** A galley for columns of any height; `full` says how high the others are. */
export function galley(pieces: readonly Piece[], notes: readonly SetNote[] = [], full = 0): Galley {
  return {
    measure: 10,
    lines: full,
    grid: { leading: 1, baseline: 0.8, capHeight: 0.7 },
    pieces,
    notes: new Map(notes.map((one) => [one.number, one])),
    noteRule: { width: 3, thickness: 0.05, ink: BLACK, gap: 0.05 },
  };
}

function slots(name: string, height: number): readonly Mark[] {
  return Array.from({ length: height }, (_, index) => ({
    kind: "text",
    at: { x: 0, y: index + 0.8 },
    runs: [run(name)],
  }));
}

/** What a column shows: the text on each of its lines, "" where there is none. */
export function shown(set: Galley, fill: Fill, lines: number): readonly string[] {
  const rows = Array.from({ length: lines }, () => "");
  for (const mark of columnMarks(set, fill, rect(0, 0, 10, lines))) {
    if (mark.kind !== "text") continue;
    const row = Math.round(mark.at.y - 0.8);
    rows[row] = `${rows[row] ?? ""}${mark.runs.flatMap((one) => one.texts).join("")}`;
  }
  return rows.map((row) => row.trim());
}

/** Fills columns of so many lines, each with its best fill, until all is set or there are no more columns. */
export function columns(set: Galley, heights: readonly number[]): readonly (readonly string[])[] {
  const shownColumns: (readonly string[])[] = [];
  let from: Resume = GALLEY_HEAD;
  for (const height of heights) {
    if (isSet(set, from)) break;
    const [fill] = fillColumn(set, from, height);
    if (fill === undefined) break;
    shownColumns.push(shown(set, fill, height));
    from = fill.next;
  }
  return shownColumns;
}
