import type { Point } from "./geometry.ts";

/** An affine map as SVG and PDF write it, [a b c d e f]: x′ = ax + cy + e, y′ = bx + dy + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The map that does `inner` first and `outer` after it. */
export function composed(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [p, q, r, s, t, u] = inner;
  return [
    a * p + c * q,
    b * p + d * q,
    a * r + c * s,
    b * r + d * s,
    a * t + c * u + e,
    b * t + d * u + f,
  ];
}

export function mapped([a, b, c, d, e, f]: Matrix, { x, y }: Point): Point {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

const determinant = ([a, b, c, d]: Matrix): number => a * d - b * c;

/** The way back; undefined where the map flattens the plane, so that there is none. */
export function inverse(matrix: Matrix): Matrix | undefined {
  const whole = determinant(matrix);
  const [a, b, c, d, e, f] = matrix;
  if (!Number.isFinite(1 / whole)) return undefined;
  const back = [
    d / whole,
    -b / whole,
    -c / whole,
    a / whole,
    (c * f - d * e) / whole,
    (b * e - a * f) / whole,
  ] as const;
  return back.every(Number.isFinite) ? back : undefined;
}

/** By how much lengths grow, on the mean of all directions; 0 where the plane is flattened. */
export const growth = (matrix: Matrix): number => Math.sqrt(Math.abs(determinant(matrix)));

/** By how much lengths grow in the direction in which they grow least. */
export function leastGrowth(matrix: Matrix): number {
  const [a, b, c, d] = matrix;
  const squares = a * a + b * b + c * c + d * d;
  const both = determinant(matrix);
  const apart = Math.sqrt(Math.max(0, squares * squares - 4 * both * both));
  return Math.sqrt(Math.max(0, (squares - apart) / 2));
}

/** Whether circles stay circles, so that a pen's width is the same in all directions. */
export function keepsCircles([a, b, c, d]: Matrix): boolean {
  const size = Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d));
  const near = (one: number, other: number): boolean => Math.abs(one - other) <= 1e-6 * size;
  return (near(a, d) && near(b, -c)) || (near(a, -d) && near(b, c));
}

export const movedBy = (x: number, y: number): Matrix => [1, 0, 0, 1, x, y];

export const scaledBy = (x: number, y: number = x): Matrix => [x, 0, 0, y, 0, 0];
