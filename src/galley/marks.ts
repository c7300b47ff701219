import type { Span } from "../diagnostics/diagnostic.ts";
import type { GlyphRun, Mark, TextMark } from "../display/mark.ts";
import { rect, shifted, type Point, type Pt } from "../geometry/geometry.ts";
import type { SetLine } from "../text/line.ts";

/** Which stream of the copy a line belongs to, and where it was typed. */
export interface LineOrigin {
  readonly stream?: string | undefined;
  readonly span?: Span | undefined;
}

/** A line without words: it takes its place and paints nothing. */
export const EMPTY_LINE: SetLine = {
  x: 0,
  runs: [],
  width: 0,
  notes: [],
  hyphenated: false,
  ratio: 0,
  justified: false,
};

/** A set line on its baseline, with the rules through what was struck out; `at` is where its measure begins. */
export function lineMarks(line: SetLine, at: Point, origin: LineOrigin = {}): readonly Mark[] {
  if (line.runs.length === 0) return [];
  const { stream, span } = origin;
  const text: TextMark = {
    kind: "text",
    at: { x: at.x + line.x, y: at.y },
    runs: line.runs,
    ...(stream === undefined ? {} : { stream }),
    ...(span === undefined ? {} : { span }),
  };
  return [text, ...strikeMarks(line, at)];
}

function strikeMarks(line: SetLine, at: Point): readonly Mark[] {
  return (line.strikes ?? []).map(({ x, width, rise, thickness, ink }) => ({
    kind: "rule",
    rect: rect(at.x + x, at.y - rise - thickness / 2, width, thickness),
    ink,
  }));
}

/** Words that the copy does not have: bullets, folios, numbers; `span` is what they are there for. */
export function furnitureMark(runs: readonly GlyphRun[], at: Point, span?: Span): TextMark {
  const furniture = runs.map((run) => ({ ...run, furniture: true }));
  return { kind: "text", at, runs: furniture, ...(span !== undefined && { span }) };
}

/** The same mark as furniture: words that the copy has elsewhere, or not at all. */
export function asFurniture(mark: Mark): Mark {
  return mark.kind === "text" ? furnitureMark(mark.runs, mark.at, mark.span) : mark;
}

/** The marks of a box, moved to where the box stands. */
export function moved(marks: readonly Mark[], dx: Pt, dy: Pt): readonly Mark[] {
  return marks.map((mark) => movedMark(mark, dx, dy));
}

function movedMark(mark: Mark, dx: Pt, dy: Pt): Mark {
  switch (mark.kind) {
    case "text":
      return { ...mark, at: shifted(mark.at, dx, dy) };
    case "rule":
      return { ...mark, rect: shifted(mark.rect, dx, dy) };
    case "picture":
      return { ...mark, frame: shifted(mark.frame, dx, dy), clip: shifted(mark.clip, dx, dy) };
  }
}
