import type { Span } from "../diagnostics/diagnostic.ts";
import type { Point, Pt, Rect } from "../geometry/geometry.ts";
import { rect } from "../geometry/geometry.ts";
import type { Mark, Page, TextMark } from "./mark.ts";
import { boundsOf, cornersOf } from "./outline.ts";

/** The topmost mark at a place of a page that was typed somewhere; a line of text before what it lies on. */
export function markAt({ marks }: Page, at: Point): Mark | undefined {
  const here = marks.filter((mark) => spanOf(mark) !== undefined && holds(areaOf(mark), at));
  return here.findLast(({ kind }) => kind === "text") ?? here.at(-1);
}

/** Which of a line's glyphs stands at a place across the page; the last one for what lies behind them. */
export function glyphAt({ at, runs }: TextMark, x: Pt): number {
  const advances = runs.flatMap((run) => run.advances);
  let right = at.x;
  const index = advances.findIndex((advance) => (right += advance) > x);
  return index < 0 ? advances.length - 1 : index;
}

/**
 * The smallest rectangle on a page that holds all that was typed within a span, or, where nothing is so small, what the
 * span was typed in; undefined where none of it stands on the page.
 */
export function boxOn({ marks }: Page, span: Span): Rect | undefined {
  const within = marks.filter((mark) => isWithin(spanOf(mark), span));
  const found = within.length > 0 ? within : marks.filter((mark) => isWithin(span, spanOf(mark)));
  return boundsOf(found.flatMap((mark) => cornersOf(areaOf(mark))));
}

function isWithin(inner: Span | undefined, outer: Span | undefined): boolean {
  if (inner === undefined || outer === undefined || inner.file !== outer.file) return false;
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Rules were typed nowhere. */
const spanOf = (mark: Mark): Span | undefined => (mark.kind === "rule" ? undefined : mark.span);

function areaOf(mark: Mark): Rect {
  switch (mark.kind) {
    case "rule":
      return mark.rect;
    case "picture":
      return mark.clip;
    case "text":
      return lineArea(mark);
  }
}

/** From the ascenders to the descenders. */
function lineArea({ at, runs }: TextMark): Rect {
  const width = runs.flatMap(({ advances }) => advances).reduce((sum, one) => sum + one, 0);
  const ascent = Math.max(0, ...runs.map(({ face, size }) => face.metrics.ascent * size));
  const descent = Math.max(0, ...runs.map(({ face, size }) => face.metrics.descent * size));
  return rect(at.x, at.y - ascent, width, ascent + descent);
}

function holds({ x, y, width, height }: Rect, at: Point): boolean {
  return x <= at.x && at.x <= x + width && y <= at.y && at.y <= y + height;
}
