import { line } from "d3-shape";
import type { Shape } from "../display/drawing.ts";
import type { Outline, Step } from "../display/outline.ts";
import type { Point, Pt } from "../geometry/geometry.ts";
import { inkOf, type ChartKit } from "./chart.ts";
import type { LineFigures, LineRow, Plot } from "./plot.ts";

/** The course of a series, and a dot at each figure that is printed. */
export function drawCourse(
  { rows, told }: LineFigures,
  at: number,
  { x, y }: Plot,
  kit: ChartKit,
): readonly Shape[] {
  const pen = outlinePen();
  line<LineRow>()
    .defined(({ values }) => values[at] !== undefined)
    .x((row) => x(row.at))
    .y(({ values }) => y(values[at]?.value ?? 0))
    .context(pen)(rows);
  const ink = inkOf(kit, at);
  const known = rows.filter(({ values }) => values[at] !== undefined);
  const course: Shape = {
    ...{ kind: "shape", outline: pen.outline, rule: "nonzero" },
    stroke: {
      ...{ paint: ink, opacity: 1, width: kit.line, cap: "round", join: "round" },
      ...{ miterLimit: 4, dashes: [], dashOffset: 0 },
    },
  };
  const dots = known.flatMap((row): readonly Shape[] => {
    if (!told[at]?.includes(rows.indexOf(row))) return [];
    const middle = { x: x(row.at), y: y(row.values[at]?.value ?? 0) };
    const fill = { paint: ink, opacity: 1 };
    return [{ kind: "shape", outline: circle(middle, kit.line * DOT), rule: "nonzero", fill }];
  });
  return [course, ...dots];
}

/** A dot's radius, of the line's thickness. */
const DOT = 1.6;

/** What d3-shape draws with: its calls as the steps of an outline. */
function outlinePen() {
  const outline: Step[] = [];
  const never = (): void => {
    throw new Error("a line chart has straight lines");
  };
  return {
    outline: outline as Outline,
    moveTo: (x: number, y: number): void => {
      outline.push({ kind: "move", to: { x, y } });
    },
    lineTo: (x: number, y: number): void => {
      outline.push({ kind: "line", to: { x, y } });
    },
    closePath: (): void => {
      outline.push({ kind: "close" });
    },
    ...{
      arc: circlePen(outline),
      arcTo: never,
      quadraticCurveTo: never,
      bezierCurveTo: never,
      rect: never,
    },
  };
}

/** A figure that stands alone between two gaps is a dot. */
const circlePen =
  (outline: Step[]) =>
  (x: number, y: number, radius: number): void => {
    outline.push(...circle({ x, y }, radius));
  };

/** So far do the handles of a quarter circle reach, of its radius. */
const KAPPA = 0.5523;

function circle({ x, y }: Point, r: Pt): Outline {
  const k = r * KAPPA;
  const curve = (leave: Point, arrive: Point, to: Point): Step => ({
    kind: "curve",
    leave,
    arrive,
    to,
  });
  return [
    { kind: "move", to: { x: x + r, y } },
    curve({ x: x + r, y: y + k }, { x: x + k, y: y + r }, { x, y: y + r }),
    curve({ x: x - k, y: y + r }, { x: x - r, y: y + k }, { x: x - r, y }),
    curve({ x: x - r, y: y - k }, { x: x - k, y: y - r }, { x, y: y - r }),
    curve({ x: x + k, y: y - r }, { x: x + r, y: y - k }, { x: x + r, y }),
    { kind: "close" },
  ];
}
