import type { FillRule } from "../display/drawing.ts";
import type { Outline, Step } from "../display/outline.ts";
import { outlineBounds } from "../display/outline.ts";
import { shared } from "../display/crop.ts";
import type { Point } from "../geometry/geometry.ts";
import { rect } from "../geometry/geometry.ts";
import { mapped } from "../geometry/matrix.ts";
import type { FileClip } from "./graphics.ts";
import { fillLook, isHidden, noteColor, numbers, strokeLook, type Run } from "./run.ts";
import type { PdfValue } from "./values.ts";

export type Operator = (run: Run, operands: readonly PdfValue[]) => void;

const place = ({ graphics }: Run, x = 0, y = 0): Point => mapped(graphics.matrix, { x, y });

/** A path of more steps is painted on without being looked at any closer. */
const LONGEST_PATH = 200_000;

function go(run: Run, step: Step): void {
  if (run.path.length < LONGEST_PATH) run.path.push(step);
}

function pen(run: Run): Point {
  for (let i = run.path.length - 1; i >= 0; i--) {
    const step = run.path[i];
    if (step !== undefined && step.kind !== "close") return step.to;
  }
  return place(run);
}

const move: Operator = (run, operands) => {
  const [x, y] = numbers(operands);
  go(run, { kind: "move", to: place(run, x, y) });
};

const line: Operator = (run, operands) => {
  const [x, y] = numbers(operands);
  go(run, { kind: "line", to: place(run, x, y) });
};

const curve: Operator = (run, operands) => {
  const [a, b, c, d, x, y] = numbers(operands);
  const [leave, arrive] = [place(run, a, b), place(run, c, d)];
  go(run, { kind: "curve", leave, arrive, to: place(run, x, y) });
};

const curveFromPen: Operator = (run, operands) => {
  const [c, d, x, y] = numbers(operands);
  go(run, { kind: "curve", leave: pen(run), arrive: place(run, c, d), to: place(run, x, y) });
};

const curveToEnd: Operator = (run, operands) => {
  const [a, b, x, y] = numbers(operands);
  const to = place(run, x, y);
  go(run, { kind: "curve", leave: place(run, a, b), arrive: to, to });
};

const rectangle: Operator = (run, operands) => {
  const [x = 0, y = 0, width = 0, height = 0] = numbers(operands);
  move(run, [x, y]);
  line(run, [x + width, y]);
  line(run, [x + width, y + height]);
  line(run, [x, y + height]);
  close(run, []);
};

const close: Operator = (run) => {
  if (run.path.at(-1)?.kind !== "close") go(run, { kind: "close" });
};

const clipBy =
  (rule: FillRule): Operator =>
  (run) => {
    run.clipNext = rule;
  };

/** Ends a path: fills it by a rule, draws it, both, or neither; then what was to clip does. */
const paint =
  ({ rule, draws = false, closes = false }: Painting): Operator =>
  (run) => {
    if (closes) close(run, []);
    const { path: outline, graphics } = run;
    const [first] = outline;
    const at = first === undefined || first.kind === "close" ? undefined : first.to;
    if (rule !== undefined) noteColor(run, graphics.fill, "a shape", at);
    if (draws) noteColor(run, graphics.stroke, "a line", at);
    if (outline.length > 0 && !isHidden(run) && (rule !== undefined || draws)) {
      run.stage.onlooker.painted({
        kind: "shape",
        outline,
        clip: graphics.clip,
        ...(rule !== undefined && { fill: { ...fillLook(run), rule } }),
        ...(draws && { stroke: strokeLook(run) }),
      });
    }
    if (run.clipNext !== undefined) {
      run.graphics = { ...graphics, clip: clipped(graphics.clip, outline, run.clipNext) };
    }
    run.clipNext = undefined;
    run.path = [];
  };

interface Painting {
  readonly rule?: FillRule;
  readonly draws?: boolean;
  readonly closes?: boolean;
}

/** Clips of more than so many outlines, or of longer ones, are taken for the rectangle round them. */
const MOST_CLIPS = 12;
const LONGEST_CLIP = 3000;

export function clipped(clip: FileClip, outline: Outline, rule: FillRule): FileClip {
  const around = outlineBounds(outline) ?? rect(0, 0, 0, 0);
  const bounds = shared(clip.bounds, around);
  const isCoarse = outline.length > LONGEST_CLIP || clip.outlines.length >= MOST_CLIPS;
  if (isCoarse || isUpright(outline)) return { ...clip, bounds };
  return { bounds, outlines: [...clip.outlines, { outline, rule }] };
}

/** An upright rectangle is all that there is inside its bounds. */
function isUpright(outline: Outline): boolean {
  const points = outline.flatMap((step) => (step.kind === "close" ? [] : [step]));
  if (points.length < 4 || points.length > 5 || points.some(({ kind }) => kind === "curve")) {
    return false;
  }
  const near = (one: number, other: number): boolean => Math.abs(one - other) < 0.01;
  return points.every((step, i) => {
    const next = points[(i + 1) % points.length]?.to ?? step.to;
    return near(step.to.x, next.x) || near(step.to.y, next.y);
  });
}

export const PATH_OPERATORS: Readonly<Record<string, Operator>> = {
  m: move,
  l: line,
  c: curve,
  v: curveFromPen,
  y: curveToEnd,
  re: rectangle,
  h: close,
  W: clipBy("nonzero"),
  "W*": clipBy("evenodd"),
  n: paint({}),
  S: paint({ draws: true }),
  s: paint({ draws: true, closes: true }),
  f: paint({ rule: "nonzero" }),
  F: paint({ rule: "nonzero" }),
  "f*": paint({ rule: "evenodd" }),
  B: paint({ rule: "nonzero", draws: true }),
  "B*": paint({ rule: "evenodd", draws: true }),
  b: paint({ rule: "nonzero", draws: true, closes: true }),
  "b*": paint({ rule: "evenodd", draws: true, closes: true }),
};
