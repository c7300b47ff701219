import type { Clip, Shape, Thing } from "../display/drawing.ts";
import type { Outline, Step } from "../display/outline.ts";
import type { Point } from "../geometry/geometry.ts";

/** What a clip path's contents leave to be seen: an outline where it can be one, and else a stencil. */
export function clipOfThings(things: readonly Thing[]): Clip {
  const shapes = things.filter((thing) => thing.kind === "shape");
  const [first] = shapes;
  if (shapes.length < things.length) return { kind: "stencil", things };
  if (first === undefined) return { kind: "outline", outline: [], rule: "nonzero" };
  if (shapes.length === 1) return { kind: "outline", outline: first.outline, rule: first.rule };
  if (shapes.some(hasHoles)) return { kind: "stencil", things };
  // All run the same way round, so that where two overlap they do not cancel each other out.
  const outline = shapes.flatMap((shape) => clockwise(shape.outline));
  return { kind: "outline", outline, rule: "nonzero" };
}

const hasHoles = ({ outline, rule }: Shape): boolean =>
  rule === "evenodd" && outline.filter((step) => step.kind === "move").length > 1;

function clockwise(outline: Outline): Outline {
  return area(outline) < 0 ? subpathsOf(outline).flatMap(turnedBack) : outline;
}

/** Twice the area between the outline's points, below zero where it runs against the clock. */
function area(outline: Outline): number {
  return subpathsOf(outline).reduce((sum, steps) => {
    const points = steps.flatMap((step): readonly Point[] => {
      if (step.kind === "close") return [];
      return step.kind === "curve" ? [step.leave, step.arrive, step.to] : [step.to];
    });
    return points.reduce((all, point, i) => {
      const next = points[(i + 1) % points.length] ?? point;
      return all + point.x * next.y - next.x * point.y;
    }, sum);
  }, 0);
}

function subpathsOf(outline: Outline): readonly Outline[] {
  const paths: Step[][] = [];
  for (const step of outline) {
    const last = paths.at(-1);
    if (step.kind === "move" || last === undefined) paths.push([step]);
    else last.push(step);
  }
  return paths;
}

function turnedBack(outline: Outline): Outline {
  const drawn = outline.filter((step) => step.kind !== "close");
  const end = drawn.at(-1);
  if (end === undefined) return [];
  const back: Step[] = [{ kind: "move", to: end.to }];
  for (let i = drawn.length - 1; i > 0; i--) {
    const step = drawn[i];
    const to = drawn[i - 1]?.to;
    if (step === undefined || to === undefined) continue;
    if (step.kind === "curve") {
      back.push({ kind: "curve", leave: step.arrive, arrive: step.leave, to });
    } else back.push({ kind: "line", to });
  }
  return [...back, { kind: "close" }];
}
