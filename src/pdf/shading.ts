import { inProcess } from "../color/screen.ts";
import type { Cmyk, Ink, Spot } from "../color/ink.ts";
import type { LinearGradient, RadialGradient, Stop } from "../display/drawing.ts";
import type { Easel } from "./easel.ts";
import { nameFor } from "./easel.ts";
import { rounded } from "./decimal.ts";
import type { PdfDictionary, PdfValue } from "./values.ts";

type Gradient = LinearGradient | RadialGradient;

/** The name of the pattern that paints a gradient, exactly: an axial or radial shading (ISO 32000-1, 8.7.4.5). */
export function patternFor(easel: Easel, gradient: Gradient): string {
  const pattern = {
    Type: "Pattern",
    PatternType: 2,
    Matrix: matrixOf(gradient),
    Shading: inkShading(easel, gradient),
  };
  return nameFor(easel, "Pattern", JSON.stringify(gradient), () => pattern);
}

/** The name of the shading that is as light as the gradient is opaque. */
export function maskShading(easel: Easel, gradient: Gradient): string {
  const shares = gradient.stops.map(({ offset, opacity }) => ({ offset, color: [opacity] }));
  const key = JSON.stringify({ ...gradient, stops: shares });
  return nameFor(easel, "Shading", key, () => shading(gradient, "DeviceGray", shares));
}

export const matrixOf = ({ matrix }: Gradient): readonly number[] =>
  matrix.map((one) => rounded(one, 6));

/** Tints of one spot ink stay on its plate; anything else is mixed of process inks. */
function inkShading(easel: Easel, gradient: Gradient): PdfDictionary {
  const spot = commonSpot(gradient.stops);
  if (spot === undefined) {
    const stops = gradient.stops.map(({ offset, ink }) => ({ offset, color: inksOf(ink) }));
    return shading(gradient, "DeviceCMYK", stops);
  }
  const stops = gradient.stops.map(({ offset, ink }) => ({
    offset,
    color: [ink.kind === "spot" ? ink.tint : 0],
  }));
  return shading(gradient, easel.spots.reference(easel.spots.nameFor(spot)), stops);
}

/** The one spot ink that all stops are tints of, or paper; undefined where there is another ink, or none. */
function commonSpot(stops: readonly Stop[]): Spot | undefined {
  const inks = stops.map(({ ink }) => ink).filter((ink) => !isPaper(ink));
  const [first] = inks;
  if (first?.kind !== "spot") return undefined;
  return inks.every((ink) => ink.kind === "spot" && ink.name === first.name) ? first : undefined;
}

const isPaper = (ink: Ink): boolean => ink.kind === "cmyk" && inksOf(ink).every((one) => one === 0);

function inksOf(ink: Ink): readonly number[] {
  const { c, m, y, k }: Cmyk = ink.kind === "spot" ? inProcess(ink) : ink;
  return [c, m, y, k];
}

interface ColorStop {
  readonly offset: number;
  readonly color: readonly number[];
}

function shading(gradient: Gradient, space: PdfValue, stops: readonly ColorStop[]): PdfDictionary {
  const { from, to } = gradient;
  const coords =
    gradient.kind === "linear"
      ? [from.x, from.y, to.x, to.y]
      : [from.x, from.y, gradient.from.radius, to.x, to.y, gradient.to.radius];
  return {
    ShadingType: gradient.kind === "linear" ? 2 : 3,
    ColorSpace: space,
    Coords: coords.map((one) => rounded(one, 6)),
    Function: course(stops),
    Extend: [true, true],
  };
}

/** The color along the gradient: a straight run from each stop to the next, stitched together. */
function course(stops: readonly ColorStop[]): PdfDictionary {
  const [first, ...others] = stops;
  if (first === undefined) throw new Error("a gradient without stops");
  const runs: { readonly end: number; readonly run: PdfDictionary }[] = [];
  let from = first;
  for (const to of others) {
    // Two stops at one place are an edge: no run lies between them.
    if (rounded(to.offset, 6) > rounded(from.offset, 6)) {
      runs.push({ end: rounded(to.offset, 6), run: straight(from, to) });
    }
    from = to;
  }
  const [only] = runs;
  if (only === undefined) return straight(from, from);
  if (runs.length === 1) return only.run;
  return {
    FunctionType: 3,
    Domain: [0, 1],
    Functions: runs.map(({ run }) => run),
    Bounds: runs.slice(0, -1).map(({ end }) => end),
    Encode: runs.flatMap(() => [0, 1]),
  };
}

const straight = (from: ColorStop, to: ColorStop): PdfDictionary => ({
  FunctionType: 2,
  Domain: [0, 1],
  C0: from.color.map((share) => rounded(share, 4)),
  C1: to.color.map((share) => rounded(share, 4)),
  N: 1,
});
