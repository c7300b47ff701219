import { cmyk, type Cmyk, type Ink } from "../color/ink.ts";
import { inProcess } from "../color/screen.ts";
import type { LinearGradient, RadialGradient, Stop } from "../display/drawing.ts";
import type { Point } from "../geometry/geometry.ts";
import { composed, inverse, mapped, type Matrix } from "../geometry/matrix.ts";

/** What a gradient paints at one place. */
export interface Shade {
  readonly ink: Ink;
  /** 0 to 1. */
  readonly opacity: number;
}

/**
 * What a gradient paints where, by points of the page; `matrix` is from the space that it is painted in to the page.
 * Undefined where it is flattened to a line, and of a radial one where it paints nothing.
 */
export function shadesOf(
  gradient: LinearGradient | RadialGradient,
  matrix: Matrix,
): ((point: Point) => Shade | undefined) | undefined {
  const back = inverse(composed(matrix, gradient.matrix));
  if (back === undefined) return undefined;
  const offsetAt = gradient.kind === "linear" ? alongLine(gradient) : betweenCircles(gradient);
  return (point) => {
    const offset = offsetAt(mapped(back, point));
    return offset === undefined ? undefined : shadeAt(offset, gradient.stops);
  };
}

type OffsetAt = (point: Point) => number | undefined;

function alongLine({ from, to }: LinearGradient): OffsetAt {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const square = dx * dx + dy * dy;
  return ({ x, y }) => (square === 0 ? 1 : ((x - from.x) * dx + (y - from.y) * dy) / square);
}

/** Of the circles that pass through a point the one nearest to the end. */
function betweenCircles({ from, to }: RadialGradient): OffsetAt {
  const [dx, dy, dr] = [to.x - from.x, to.y - from.y, to.radius - from.radius];
  const a = dx * dx + dy * dy - dr * dr;
  return ({ x, y }) => {
    const [px, py] = [x - from.x, y - from.y];
    const b = px * dx + py * dy + from.radius * dr;
    const c = px * px + py * py - from.radius ** 2;
    const inside = b * b - a * c;
    const offsets =
      Math.abs(a) < FLAT
        ? [c / (2 * b)]
        : [Math.sqrt(inside), -Math.sqrt(inside)].map((root) => (b + root) / a);
    const real = offsets.filter((offset) => from.radius + offset * dr >= 0);
    return real.length === 0 ? undefined : Math.max(...real);
  };
}

const FLAT = 1e-9;

/** Before the first stop and behind the last it stays as it is there. */
function shadeAt(offset: number, stops: readonly Stop[]): Shade | undefined {
  const next = stops.findIndex((stop) => stop.offset > offset);
  if (next <= 0) return next === 0 ? stops[0] : stops.at(-1);
  const [one, other] = [stops[next - 1], stops[next]];
  if (one === undefined || other === undefined) return undefined;
  const share = (offset - one.offset) / (other.offset - one.offset);
  const mix = (a: number, b: number): number => a + share * (b - a);
  return { ink: mixedInk(one.ink, other.ink, mix), opacity: mix(one.opacity, other.opacity) };
}

/** A gradient from one ink to another spot is printed in process inks. */
export function evenStops(stops: readonly Stop[]): readonly Stop[] {
  const [first] = stops;
  const isSame = ({ ink }: Stop): boolean =>
    ink.kind === "spot" && first?.ink.kind === "spot" && ink.name === first.ink.name;
  return stops.every(isSame) ? stops : stops.map((stop) => ({ ...stop, ink: processOf(stop.ink) }));
}

type Mix = (one: number, other: number) => number;

function mixedInk(one: Ink, other: Ink, mix: Mix): Ink {
  if (one.kind === "spot" && other.kind === "spot" && one.name === other.name) {
    return { ...one, tint: mix(one.tint, other.tint) };
  }
  const [a, b] = [processOf(one), processOf(other)];
  return cmyk(mix(a.c, b.c), mix(a.m, b.m), mix(a.y, b.y), mix(a.k, b.k));
}

const processOf = (ink: Ink): Cmyk => (ink.kind === "spot" ? inProcess(ink) : ink);
