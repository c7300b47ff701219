import type { Ink } from "../color/ink.ts";
import type {
  Clip,
  Drawing,
  Fill,
  FillRule,
  Group,
  Lettering,
  Paint,
  Shape,
  Stroke,
  Thing,
} from "../display/drawing.ts";
import type { Outline } from "../display/outline.ts";
import { mappedOutline, withBreadth } from "../display/outline.ts";
import { inverse } from "../geometry/matrix.ts";
import type { Matrix } from "../geometry/matrix.ts";
import type { Easel, Paintbox } from "./easel.ts";
import { BLENDED, easelFor, MASKING, nameFor, writeForm, writeResources } from "./easel.ts";
import { decimal, decimals, rounded } from "./decimal.ts";
import type { Reference } from "./values.ts";
import { fillOverprints, lettersOverprint, lineOverprints } from "../display/overprint.ts";
import { OVERPRINTS } from "./overprint.ts";
import { maskShading, matrixOf, patternFor } from "./shading.ts";
import { fillOperators, strokeOperators } from "./spots.ts";
import { showRun } from "./type-pen.ts";
import type { TypePen } from "./type-pen.ts";

/**
 * Writes a drawing as a form that measures what the drawing does, y downwards as there: who places it
 * turns it over. All its inks are process inks and separations.
 */
export function formOf(drawing: Drawing, box: Paintbox): Reference {
  const easel = easelFor(drawing, box);
  const operators = paintThings(easel, drawing.things);
  // See-through parts blend in the inks of the press, whatever the page does.
  const isOpaque = easel.named.ExtGState.size === (easel.known.has(OVER) ? 1 : 0);
  const form = writeForm(easel, operators, isOpaque ? undefined : BLENDED);
  writeResources(easel);
  return form;
}

const paintThings = (easel: Easel, things: readonly Thing[]): string =>
  things.map((thing) => paintThing(easel, thing)).join("");

function paintThing(easel: Easel, thing: Thing): string {
  switch (thing.kind) {
    case "shape":
      return paintShape(easel, thing);
    case "lettering":
      return paintLettering(easel, thing);
    case "group":
      return paintGroup(easel, thing);
  }
}

function paintGroup(easel: Easel, { opacity, clip, things }: Group): string {
  const clipped = clip === undefined ? "" : clipOperators(easel, clip);
  if (opacity === 1) return `q\n${clipped}${paintThings(easel, things)}Q\n`;
  const form = writeForm(easel, paintThings(easel, things), BLENDED);
  const name = nameFor(easel, "XObject", `${form.id}`, () => form);
  return `q\n${clipped}${opacityOperator(easel, opacity)}/${name} Do\nQ\n`;
}

function clipOperators(easel: Easel, clip: Clip): string {
  switch (clip.kind) {
    case "outline":
      return `${traced(clip.outline)}${clip.rule === "evenodd" ? "W*" : "W"} n\n`;
    case "stencil":
      return maskOperator(easel, stencilled(easel, clip.things));
  }
}

/** Things in white, whatever their ink. */
function stencilled(easel: Easel, things: readonly Thing[]): string {
  return things
    .map((thing) => {
      switch (thing.kind) {
        case "shape":
          return `1 g\n${traced(thing.outline)}${fillMark(thing.rule)}\n`;
        case "lettering":
          return `q\n1 g\n${shown(easel, thing, 0)}Q\n`;
        case "group": {
          const clipped = thing.clip === undefined ? "" : clipOperators(easel, thing.clip);
          return `q\n${clipped}${stencilled(easel, thing.things)}Q\n`;
        }
      }
    })
    .join("");
}

/** Only so much of what follows is seen as the operators are light; black where they paint nothing. */
function maskOperator(easel: Easel, operators: string): string {
  const mask = writeForm(easel, operators, MASKING);
  const state = { Type: "ExtGState", SMask: { Type: "Mask", S: "Luminosity", G: mask } };
  return `/${nameFor(easel, "ExtGState", `mask ${mask.id}`, () => state)} gs\n`;
}

const OVER = "ExtGState over";

/** What is printed over what lies under it; the state ends with the thing. */
function overOperator(easel: Easel, overprints: boolean): string {
  if (!easel.overprints || !overprints) return "";
  return `/${nameFor(easel, "ExtGState", "over", () => OVERPRINTS)} gs\n`;
}

function opacityOperator(easel: Easel, opacity: number): string {
  const share = rounded(opacity, 4);
  if (share === 1) return "";
  const state = { Type: "ExtGState", ca: share, CA: share };
  return `/${nameFor(easel, "ExtGState", `${share}`, () => state)} gs\n`;
}

function paintShape(easel: Easel, { outline, rule, fill, stroke }: Shape): string {
  const inside = withBreadth(outline);
  const filled =
    fill === undefined || inside.length === 0
      ? ""
      : `q\n${overOperator(easel, fillOverprints({ outline: inside }, fill))}${paintOperators(easel, fill, "fill")}${traced(inside)}${fillMark(rule)}\nQ\n`;
  if (stroke === undefined) return filled;
  const pen = stroke.pen ?? [1, 0, 0, 1, 0, 0];
  const back = inverse(pen);
  const drawn =
    stroke.pen === undefined || back === undefined ? outline : mappedOutline(back, outline);
  const bent = stroke.pen === undefined ? "" : `${matrixText(pen)} cm\n`;
  const over = overOperator(easel, lineOverprints(stroke));
  return `${filled}q\n${over}${paintOperators(easel, stroke, "stroke")}${bent}${penOperators(stroke)}${traced(drawn)}S\nQ\n`;
}

const fillMark = (rule: FillRule): string => (rule === "evenodd" ? "f*" : "f");

const matrixText = (matrix: Matrix): string => matrix.map((one) => decimal(one, 6)).join(" ");

/** The ink, the gradient, and how opaque it is. */
function paintOperators(easel: Easel, { paint, opacity }: Fill, use: "fill" | "stroke"): string {
  const faded = opacityOperator(easel, opacity);
  if (paint.kind === "cmyk" || paint.kind === "spot") {
    return faded + inkOperators(easel, paint, use);
  }
  const pattern = patternFor(easel, paint);
  const [space, color] = use === "fill" ? ["cs", "scn"] : ["CS", "SCN"];
  return `${seeThrough(easel, paint)}${faded}/Pattern ${space} /${pattern} ${color}\n`;
}

/** The mask of a gradient whose stops are not all opaque. */
function seeThrough(easel: Easel, paint: Exclude<Paint, Ink>): string {
  if (paint.stops.every(({ opacity }) => opacity === 1)) return "";
  const name = maskShading(easel, paint);
  const matrix = matrixOf(paint).map((one) => decimal(one, 6));
  return maskOperator(easel, `q\n${matrix.join(" ")} cm /${name} sh\nQ\n`);
}

function inkOperators(easel: Easel, ink: Ink, use: "fill" | "stroke"): string {
  const operators = use === "fill" ? fillOperators : strokeOperators;
  return operators(ink, (spot) => {
    const name = easel.spots.nameFor(spot);
    easel.named.ColorSpace.set(name, easel.spots.reference(name));
    return name;
  });
}

const CAPS = { butt: 0, round: 1, square: 2 } as const;
const JOINS = { miter: 0, round: 1, bevel: 2 } as const;

function penOperators({ width, cap, join, miterLimit, dashes, dashOffset }: Stroke): string {
  const lengths = dashes.map((length) => rounded(length));
  // Dashes too short to be told are a line drawn through.
  const dashing = lengths.some((length) => length > 0) ? lengths.join(" ") : "";
  const phase = dashing === "" ? 0 : positivePhase(dashOffset, dashes);
  const shape = `${decimal(width)} w ${CAPS[cap]} J ${JOINS[join]} j ${decimal(miterLimit)} M`;
  return `${shape} [${dashing}] ${decimal(phase)} d\n`;
}

/** A PDF's dash phase is not negative: a whole turn of the pattern on is the same. */
function positivePhase(offset: number, dashes: readonly number[]): number {
  const turn = dashes.reduce((sum, length) => sum + length, 0);
  return ((offset % turn) + turn) % turn;
}

/** The outline as path operators. */
function traced(outline: Outline): string {
  return outline
    .map((step) => {
      switch (step.kind) {
        case "move":
          return `${decimals(step.to.x, step.to.y)} m\n`;
        case "line":
          return `${decimals(step.to.x, step.to.y)} l\n`;
        case "curve": {
          const { leave, arrive, to } = step;
          return `${decimals(leave.x, leave.y, arrive.x, arrive.y, to.x, to.y)} c\n`;
        }
        case "close":
          return "h\n";
      }
    })
    .join("");
}

const FILLED = 0;
const STROKED = 1;
const FILLED_AND_STROKED = 2;

/** Filled, stroked, or both at once, so that the words stand there once. */
function paintLettering(easel: Easel, line: Lettering): string {
  const { fill, stroke } = line;
  const ink = fill === undefined ? "" : paintOperators(easel, fill, "fill");
  const over = overOperator(easel, lettersOverprint(line));
  if (stroke === undefined) {
    return ink === "" ? "" : `q\n${over}${ink}${shown(easel, line, FILLED)}Q\n`;
  }
  const pen = `${paintOperators(easel, stroke, "stroke")}${penOperators(stroke)}`;
  const mode = fill === undefined ? STROKED : FILLED_AND_STROKED;
  return `q\n${over}${ink}${pen}${shown(easel, line, mode)}Q\n`;
}

/** The glyphs on their line, which is turned over as the drawing is. */
function shown(easel: Easel, { matrix, runs }: Lettering, mode: number): string {
  const pen: TypePen = {
    faces: easel.faces,
    operators: [],
    fonts: new Map(),
    font: "",
    scale: 1,
    rise: 0,
  };
  const [a, b, c, d, e, f] = matrix;
  let drift = 0;
  for (const run of runs) drift = showRun(pen, run, drift);
  for (const [name, font] of pen.fonts) easel.named.Font.set(name, font);
  const place = `${matrixText([a, b, -c, -d, e, f])} Tm`;
  return `BT 100 Tz 0 Ts ${mode} Tr ${place}\n${pen.operators.join("")}ET\n`;
}
