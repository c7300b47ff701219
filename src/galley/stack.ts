import type { Mark } from "../display/mark.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { SetLine } from "../text/line.ts";
import type { Grid } from "./galley.ts";
import { lineMarks, type LineOrigin } from "./marks.ts";

/** Lines under one another on their own leading, as in a head, a caption or a pull quote. */
export interface Stack {
  readonly marks: readonly Mark[];
  /** The baseline of the last line; where nothing was set, the `from` it began at. */
  readonly baseline: Pt;
}

export interface StackOrder {
  /** Left edge of the measure. */
  readonly x: Pt;
  /** The first line's baseline. */
  readonly from: Pt;
  readonly leading: Pt;
  readonly origin?: LineOrigin;
}

export function stackLines(lines: readonly SetLine[], order: StackOrder): Stack {
  const { x, from, leading, origin = {} } = order;
  const marks = lines.flatMap((line, index) =>
    lineMarks(line, { x, y: from + index * leading }, origin),
  );
  return { marks, baseline: from + Math.max(0, lines.length - 1) * leading };
}

/** How many grid lines a thing takes whose lowest part lies `depth` under its first slot's top. */
export function slotsFor(depth: Pt, grid: Grid): number {
  return Math.max(1, Math.ceil((depth - grid.baseline) / grid.leading - 1e-6) + 1);
}
