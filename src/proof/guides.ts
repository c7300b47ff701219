import type { Anatomy } from "../display/anatomy.ts";
import type { Page } from "../display/mark.ts";
import { rectOutline } from "../display/outline.ts";
import { rect } from "../geometry/geometry.ts";
import { BASELINE, GUIDE, TIGHT, tintFor } from "./palette.ts";
import { box, drawn, straight, type Stroke } from "./pencil.ts";

/** How high a line's tint reaches over its baseline, and how far under it, as shares of the leading. */
const OVER = 0.7;
const UNDER = 0.22;

const GRID_WIDTH = 0.2;
const BOX_WIDTH = 0.35;

/** The trim; and where text stands, the type area, the baselines across it and the boxes of its columns. */
export function guides({ trim }: Page, anatomy: Anatomy | undefined): readonly Stroke[] {
  const edge = rectOutline(rect(0, 0, trim.width, trim.height));
  const cut = drawn(edge, GUIDE, BOX_WIDTH);
  if (anatomy === undefined) return [cut];
  const { area, grid, columns } = anatomy;
  const baselines = Array.from({ length: grid.lines }, (_, index) => {
    const y = grid.first + index * grid.leading;
    return drawn(straight({ x: area.x, y }, { x: area.x + area.width, y }), BASELINE, GRID_WIDTH);
  });
  const dashes = [2, 2];
  return [
    cut,
    ...baselines,
    drawn(rectOutline(area), GUIDE, BOX_WIDTH, { dashes }),
    ...columns.map((column) => drawn(rectOutline(column.box), GUIDE, BOX_WIDTH)),
  ];
}

/** A tint over each line whose word spaces are out of the norm. */
export function tints({ columns, grid }: Anatomy): readonly Stroke[] {
  return columns
    .flatMap(({ lines }) => lines)
    .flatMap(({ at, width, space }) => {
      const ink = tintFor(space);
      if (ink === undefined) return [];
      const y = at.y - OVER * grid.leading;
      return [box(rect(at.x, y, width, (OVER + UNDER) * grid.leading), ink)];
    });
}

/** From a line's end to the bar at its side. */
const BESIDE = 3;

/** A bar at the side of lines in a row that end in hyphens. */
export function ladders({ columns, grid }: Anatomy): readonly Stroke[] {
  return columns.flatMap(({ lines }) => {
    const bars: Stroke[] = [];
    let from = 0;
    for (const [index, line] of [...lines.entries()]) {
      if (!line.hyphenated) from = index + 1;
      const ends = lines[index + 1]?.hyphenated !== true;
      const first = lines[from];
      if (!line.hyphenated || !ends || first === undefined || first === line) continue;
      const x = line.at.x + line.width + BESIDE;
      const head = { x, y: first.at.y - OVER * grid.leading };
      bars.push(drawn(straight(head, { x, y: line.at.y }), TIGHT, 0.7));
    }
    return bars;
  });
}
