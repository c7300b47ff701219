import type { Span } from "../diagnostics/diagnostic.ts";
import type { Mark, TextMark } from "../display/mark.ts";
import { boundsOf, cornersOf } from "../display/outline.ts";
import { rect, type Rect } from "../geometry/geometry.ts";

/** How far from its words and pictures a float's rules may stand, in points. */
const NEAR = 30;

/**
 * The rectangle that a float covers on a page, from the marks that were typed within it and the rules and tints
 * that lie around them; undefined where it does not stand there.
 */
export function floatBox(float: Span, marks: readonly Mark[]): Rect | undefined {
  const own = marks.map((mark) => lies(mark, float));
  const from = own.indexOf(true);
  if (from < 0) return undefined;
  const to = own.lastIndexOf(true);
  let box = around(marks.slice(from, to + 1).map(boxOf));
  for (let i = from - 1; i >= 0; i -= 1) {
    const wider = box && withRule(box, marks[i]);
    if (wider === undefined) break;
    box = wider;
  }
  for (let i = to + 1; i < marks.length; i += 1) {
    const wider = box && withRule(box, marks[i]);
    if (wider === undefined) break;
    box = wider;
  }
  return box;
}

function lies(mark: Mark, { file, start, end }: Span): boolean {
  if (mark.kind === "rule" || mark.span === undefined) return false;
  const { span } = mark;
  return span.file === file && span.start >= start && span.end <= end;
}

const around = (boxes: readonly Rect[]): Rect | undefined => boundsOf(boxes.flatMap(cornersOf));

/** The box with a rule or a mark without a place that stands over or under it; undefined where that is another thing's. */
function withRule(box: Rect, mark: Mark | undefined): Rect | undefined {
  if (mark === undefined || (mark.kind !== "rule" && mark.span !== undefined)) return undefined;
  const other = boxOf(mark);
  const apart = Math.max(other.y - box.y - box.height, box.y - other.y - other.height);
  const beside = Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x);
  return apart <= NEAR && beside > 0 ? around([box, other]) : undefined;
}

function boxOf(mark: Mark): Rect {
  switch (mark.kind) {
    case "text":
      return lineBox(mark);
    case "rule":
      return mark.rect;
    case "picture":
      return mark.clip;
  }
}

/** From the ascenders to the descenders of a line. */
function lineBox({ at, runs }: TextMark): Rect {
  const width = runs.flatMap(({ advances }) => advances).reduce((sum, one) => sum + one, 0);
  const ascent = Math.max(0, ...runs.map(({ face, size }) => face.metrics.capHeight * size));
  const descent = Math.max(0, ...runs.map(({ face, size }) => face.metrics.descent * size));
  return rect(at.x, at.y - ascent, width, ascent + descent);
}
