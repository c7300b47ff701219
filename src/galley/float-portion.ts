import type { BlockShape, FloatPiece, Grid } from "./galley.ts";
import { fillInner } from "./fill-column.ts";
import { panelPortion, tablePortion, type Portion } from "./portion.ts";
import type { Waiting } from "./resume.ts";

/**
 * As much of a float as `lines` grid lines hold: blocks whole or not at all, tables and panels divided. A picture is
 * so many lines `lower` than is best, if it may be. Undefined where nothing of it has room. Marks are measured from its
 * upper left corner.
 */
export function floatPortion(
  { float, part }: Waiting,
  lines: number,
  grid: Grid,
  lower = 0,
): Portion | undefined {
  const { content } = float;
  switch (content.kind) {
    case "block": {
      const block = { ...content, ...lowered(float, lower) };
      return block.height > lines ? undefined : { ...block, rest: undefined };
    }
    case "panel":
      return panelPortion(content, part, lines, fillInner);
    case "table":
      return tablePortion(content, part, lines, grid);
  }
}

/** The shape of a picture that is so many lines lower than is best; undefined where it may not be, or not so much. */
export function lowered({ content }: FloatPiece, lines: number): BlockShape | undefined {
  if (content.kind !== "block" || lines === 0) return undefined;
  return content.also?.find(({ height }) => height === content.height - lines);
}
