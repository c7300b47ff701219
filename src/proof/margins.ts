import type { Anatomy } from "../display/anatomy.ts";
import type { Page } from "../display/mark.ts";
import type { FontBook } from "../fonts/face.ts";
import { rect, type Pt } from "../geometry/geometry.ts";
import type { MarginNote } from "./article-notes.ts";
import { lettered, placed, type NoteLine } from "./lettering.ts";
import { LINE, PAPER, SMALL } from "./palette.ts";
import type { Penciled } from "./parts.ts";
import { filled, type Stroke } from "./pencil.ts";
import { rectOutline } from "../display/outline.ts";

export type Side = "left" | "right";

/** From the type area to the notes beside it. */
const GAP: Pt = 11;

/** Notes of one margin from its head down, each at the height of its line or right under the one before. */
export function marginNotes(
  notes: readonly MarginNote[],
  side: Side,
  { area }: Anatomy,
  fonts: FontBook,
): readonly Penciled[] {
  let free = -Infinity;
  return notes
    .toSorted((a, b) => a.y - b.y)
    .map(({ y, lines, part }): Penciled => {
      const strokes: Stroke[] = [];
      let at = Math.max(y, free);
      for (const parts of lines) {
        const line = lettered(parts, fonts);
        const x = side === "right" ? area.x + area.width + GAP : area.x - GAP - line.width;
        strokes.push(...onPaper(line, x, at));
        at += LINE;
      }
      free = at + 1;
      return { part, strokes };
    });
}

/** A lettered line on a slip of paper, so that it is read on a picture, too. */
export function onPaper(line: NoteLine, x: Pt, y: Pt): readonly Stroke[] {
  const slip = rect(x - 1.5, y - SMALL.size, line.width + 3, LINE + 0.5);
  return [filled(rectOutline(slip), PAPER, 0.8), ...placed(line, { x, y })];
}

/** The margin that a column's notes stand in: the nearer one; of one column alone, the outside one. */
export function sideOf(index: number, { columns }: Anatomy, { folio }: Page): Side {
  if (columns.length < 2) return folio % 2 === 1 ? "right" : "left";
  return index < columns.length / 2 ? "left" : "right";
}
