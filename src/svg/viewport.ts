import type { Rect, Size } from "../geometry/geometry.ts";
import type { Matrix } from "../geometry/matrix.ts";
import { readNumbers } from "./length.ts";

/** A `viewBox`; undefined where it is none, or has no area. */
export function readViewBox(text: string): Rect | undefined {
  const [x, y, width, height, ...more] = readNumbers(text) ?? [];
  if (x === undefined || y === undefined || width === undefined || height === undefined) {
    return undefined;
  }
  return width > 0 && height > 0 && more.length === 0 ? { x, y, width, height } : undefined;
}

const ALIGNMENT = /^(?:defer\s+)?x(Min|Mid|Max)Y(Min|Mid|Max)(?:\s+(meet|slice))?$/u;
const SHARES: Readonly<Record<string, number>> = { Min: 0, Mid: 0.5, Max: 1 };

/** From a view box to the viewport it is seen in, as `preserveAspectRatio` says; what cannot be read is the usual. */
export function fitted(box: Rect, port: Size, aspect = ""): Matrix {
  const [across, down] = [port.width / box.width, port.height / box.height];
  if (aspect.trim() === "none") return [across, 0, 0, down, -box.x * across, -box.y * down];
  const [, alongX = "Mid", alongY = "Mid", how = "meet"] = ALIGNMENT.exec(aspect.trim()) ?? [];
  const scale = how === "slice" ? Math.max(across, down) : Math.min(across, down);
  const left = (port.width - box.width * scale) * (SHARES[alongX] ?? 0);
  const head = (port.height - box.height * scale) * (SHARES[alongY] ?? 0);
  return [scale, 0, 0, scale, left - box.x * scale, head - box.y * scale];
}
