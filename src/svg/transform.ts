import { composed, IDENTITY, movedBy, scaledBy } from "../geometry/matrix.ts";
import type { Matrix } from "../geometry/matrix.ts";
import { isWithinBounds, readNumbers } from "./length.ts";

const CALL = /\s*,?\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)/uy;

/** A `transform` attribute; undefined where it cannot be read to its end. */
export function readTransform(text: string): Matrix | undefined {
  let matrix = IDENTITY;
  let at = 0;
  while (text.slice(at).trim() !== "" && text.trim() !== "none") {
    CALL.lastIndex = at;
    const [all, name = "", list = ""] = CALL.exec(text) ?? [];
    const numbers = readNumbers(list);
    const step = all === undefined || numbers === undefined ? undefined : stepOf(name, numbers);
    if (all === undefined || step === undefined) return undefined;
    matrix = composed(matrix, step);
    if (!matrix.every(isWithinBounds)) return undefined;
    at += all.length;
  }
  return matrix;
}

function stepOf(name: string, numbers: readonly number[]): Matrix | undefined {
  const [p, q, r, s, t, u] = numbers;
  const count = numbers.length;
  if (p === undefined) return undefined;
  switch (name) {
    case "translate":
      return count <= 2 ? movedBy(p, q ?? 0) : undefined;
    case "scale":
      return count <= 2 ? scaledBy(p, q ?? p) : undefined;
    case "rotate":
      return count === 1 || count === 3 ? turnedBy(p, q ?? 0, r ?? 0) : undefined;
    case "skewX":
      return count === 1 ? skewed([1, 0, Math.tan(radians(p)), 1, 0, 0]) : undefined;
    case "skewY":
      return count === 1 ? skewed([1, Math.tan(radians(p)), 0, 1, 0, 0]) : undefined;
    default:
      if (q === undefined || r === undefined || s === undefined) return undefined;
      return count === 6 && t !== undefined && u !== undefined ? [p, q, r, s, t, u] : undefined;
  }
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Leaned over until it lies down, nothing is left to be seen. */
const skewed = (matrix: Matrix): Matrix => (matrix.every(isWithinBounds) ? matrix : FLAT);

const FLAT: Matrix = [0, 0, 0, 0, 0, 0];

function turnedBy(degrees: number, x: number, y: number): Matrix {
  const [cos, sin] = [Math.cos(radians(degrees)), Math.sin(radians(degrees))];
  return composed(movedBy(x, y), composed([cos, sin, -sin, cos, 0, 0], movedBy(-x, -y)));
}
