import type { Clip, Drawing, Fill, Lettering, Paint, Shape, Stroke, Thing } from "./drawing.ts";
import { inkName, place, quoted, short } from "./dump.ts";
import type { Outline } from "./outline.ts";

/**
 * A drawing as plain text, one thing a line, in paint order, what a group holds indented under it: what
 * golden tests keep. Places are in the drawing's own units, to two decimals.
 */
export function dumpDrawing({ width, height, things }: Drawing): string {
  return `${[`drawing ${place(width, height)}`, ...dumpThings(things)].join("\n")}\n`;
}

/** Things alone, a line each. */
export const dumpThings = (things: readonly Thing[]): readonly string[] =>
  things.flatMap((thing) => {
    switch (thing.kind) {
      case "shape":
        return [dumpShape(thing)];
      case "lettering":
        return [dumpLettering(thing)];
      case "group": {
        const clip = thing.clip === undefined ? [] : dumpClip(thing.clip);
        const opacity = thing.opacity === 1 ? "" : ` opacity ${short(thing.opacity)}`;
        return [`group${opacity}`, ...[...clip, ...dumpThings(thing.things)].map(indented)];
      }
    }
  });

const indented = (line: string): string => `  ${line}`;

function dumpClip(clip: Clip): readonly string[] {
  switch (clip.kind) {
    case "outline":
      return [`clip${clip.rule === "evenodd" ? " evenodd" : ""} ${outlineText(clip.outline)}`];
    case "stencil":
      return ["stencil", ...dumpThings(clip.things).map(indented)];
  }
}

function dumpShape({ outline, rule, fill, stroke }: Shape): string {
  const holes = rule === "evenodd" ? " evenodd" : "";
  return `path${holes} ${outlineText(outline)}${fillText(fill)}${strokeText(stroke)}`;
}

function dumpLettering({ matrix, runs, fill, stroke }: Lettering): string {
  const [a, b, c, d, e, f] = matrix;
  const turn = [a, b, c, d].map((one) => short(one, 3)).join(" ");
  const turned = turn === "1 0 0 1" ? "" : ` turned ${turn}`;
  const words = quoted(runs.flatMap(({ texts }) => texts).join(""));
  const faces = [...new Set(runs.map(({ face, size }) => `${face.id} ${short(size)}`))].join(" + ");
  const inks = `${fillText(fill)}${strokeText(stroke)}`;
  return `text ${place(e, f)}${turned} ${faces} ${words}${inks}`;
}

/** The steps by SVG's letters. */
function outlineText(outline: Outline): string {
  return outline
    .map((step) => {
      switch (step.kind) {
        case "move":
          return `M ${point(step.to)}`;
        case "line":
          return `L ${point(step.to)}`;
        case "curve":
          return `C ${point(step.leave)} ${point(step.arrive)} ${point(step.to)}`;
        case "close":
          return "Z";
      }
    })
    .join(" ");
}

const point = ({ x, y }: { readonly x: number; readonly y: number }): string =>
  `${short(x)} ${short(y)}`;

const fillText = (fill: Fill | undefined): string =>
  fill === undefined ? "" : ` fill ${paintText(fill)}`;

function strokeText(stroke: Stroke | undefined): string {
  if (stroke === undefined) return "";
  const { width, cap, join, miterLimit, dashes, dashOffset, pen } = stroke;
  const parts = [` stroke ${short(width, 3)} ${paintText(stroke)}`];
  if (cap !== "butt") parts.push(`cap ${cap}`);
  if (join !== "miter") parts.push(`join ${join}`);
  else if (miterLimit !== 4) parts.push(`miter ${short(miterLimit)}`);
  if (dashes.length > 0) parts.push(`dashes ${dashes.map((one) => short(one)).join(" ")}`);
  if (dashOffset !== 0) parts.push(`from ${short(dashOffset)}`);
  if (pen !== undefined) parts.push(`pen ${pen.map((one) => short(one, 3)).join(" ")}`);
  return parts.join(" ");
}

const paintText = ({ paint, opacity }: Fill): string =>
  opacity === 1 ? inkOrGradient(paint) : `${inkOrGradient(paint)} opacity ${short(opacity)}`;

function inkOrGradient(paint: Paint): string {
  if (paint.kind !== "linear" && paint.kind !== "radial") return inkName(paint);
  const { from, to, matrix } = paint;
  const ends =
    paint.kind === "linear"
      ? [point(from), point(to)]
      : [`${point(from)} ${short(paint.from.radius)}`, `${point(to)} ${short(paint.to.radius)}`];
  const stops = paint.stops.map(({ offset, ink, opacity }) => {
    const faded = opacity === 1 ? "" : ` ${short(opacity)}`;
    return `${short(offset, 3)} ${inkName(ink)}${faded}`;
  });
  const bent = matrix.map((one) => short(one, 3)).join(" ");
  return `${paint.kind}(${ends.join(" → ")}, ${stops.join(", ")}; ${bent})`;
}
