import type { PdfDictionary } from "./values.ts";
import { numberIn } from "./values.ts";

/** Undoes the prediction that makes rows of samples code better; undefined where its orders make no sense. */
export function unpredicted(bytes: Uint8Array, { entries }: PdfDictionary): Uint8Array | undefined {
  const predictor = numberIn(entries.get("Predictor")) ?? 1;
  if (predictor < 2) return bytes;
  const colors = numberIn(entries.get("Colors")) ?? 1;
  const bits = numberIn(entries.get("BitsPerComponent")) ?? 8;
  const columns = numberIn(entries.get("Columns")) ?? 1;
  const sizes = [colors, bits, columns];
  if (!sizes.every((size) => Number.isInteger(size) && size > 0 && size < 1e6)) return undefined;
  const row = Math.ceil((colors * bits * columns) / 8);
  const step = Math.max(1, (colors * bits) >> 3);
  if (predictor === 2) return bits === 8 ? fromDifferences(bytes, row, colors) : bytes;
  return fromPngRows(bytes, row, step);
}

function fromDifferences(bytes: Uint8Array, row: number, colors: number): Uint8Array {
  const out = Uint8Array.from(bytes);
  for (let at = 0; at < out.length; at++) {
    if (at % row >= colors) out[at] = (out[at] ?? 0) + (out[at - colors] ?? 0);
  }
  return out;
}

function fromPngRows(bytes: Uint8Array, row: number, step: number): Uint8Array {
  const rows = Math.ceil(bytes.length / (row + 1));
  const out = new Uint8Array(rows * row);
  let length = 0;
  for (let line = 0; line < rows; line++) {
    const from = line * (row + 1);
    const kind = bytes[from] ?? 0;
    const count = Math.min(row, bytes.length - from - 1);
    for (let i = 0; i < count; i++) {
      const left = i < step ? 0 : (out[line * row + i - step] ?? 0);
      const above = line === 0 ? 0 : (out[(line - 1) * row + i] ?? 0);
      const corner = i < step || line === 0 ? 0 : (out[(line - 1) * row + i - step] ?? 0);
      out[line * row + i] = (bytes[from + 1 + i] ?? 0) + guess(kind, left, above, corner);
    }
    length = line * row + Math.max(0, count);
  }
  return out.subarray(0, length);
}

function guess(kind: number, left: number, above: number, corner: number): number {
  switch (kind) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4:
      return nearest(left, above, corner);
    default:
      return 0;
  }
}

/** Paeth's: of the three the one that is nearest to left plus above minus corner. */
function nearest(left: number, above: number, corner: number): number {
  const whole = left + above - corner;
  const [a, b, c] = [Math.abs(whole - left), Math.abs(whole - above), Math.abs(whole - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}
