import type { Grid } from "./galley.ts";
import { fillInner } from "./fill-column.ts";
import { panelPortion, tablePortion, type Portion } from "./portion.ts";
import type { Waiting } from "./resume.ts";

/**
 * As much of a float as `lines` grid lines hold: blocks whole or not at all, tables and panels divided.
 * Undefined where nothing of it has room. Marks are measured from its upper left corner.
 */
export function floatPortion(
  { float, part }: Waiting,
  lines: number,
  grid: Grid,
): Portion | undefined {
  const { content } = float;
  switch (content.kind) {
    case "block":
      return content.height > lines ? undefined : { ...content, rest: undefined };
    case "panel":
      return panelPortion(content, part, lines, fillInner);
    case "table":
      return tablePortion(content, part, lines, grid);
  }
}
