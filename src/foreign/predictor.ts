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
  const first = new Uint8Array(row);
  let length = 0;
  for (let line = 0; line < rows; line++) {
    const from = line * (row + 1);
    const coded = bytes.subarray(from + 1, from + 1 + row);
    const to = line * row;
    const above = line === 0 ? first : out.subarray(to - row, to);
    undo(bytes[from] ?? 0, { coded, above, step }, out.subarray(to, to + coded.length));
    length = to + coded.length;
  }
  return out.subarray(0, length);
}

/** A row as it is coded, the one above it as it is, and how many bytes a pixel has. */
interface Row {
  readonly coded: Uint8Array;
  readonly above: Uint8Array;
  readonly step: number;
}

/** Each byte is what it differs by from what was foretold of it. */
function undo(kind: number, { coded, above, step }: Row, out: Uint8Array): void {
  for (let i = 0; i < coded.length; i++) {
    const left = i < step ? 0 : (out[i - step] ?? 0);
    const over = above[i] ?? 0;
    let foretold = 0;
    if (kind === 1) foretold = left;
    else if (kind === 2) foretold = over;
    else if (kind === 3) foretold = (left + over) >> 1;
    else if (kind === 4) foretold = nearest(left, over, i < step ? 0 : (above[i - step] ?? 0));
    out[i] = (coded[i] ?? 0) + foretold;
  }
}

/** Paeth's: of the three the one that is nearest to left plus above minus corner. */
function nearest(left: number, above: number, corner: number): number {
  const whole = left + above - corner;
  const a = Math.abs(whole - left);
  const b = Math.abs(whole - above);
  const c = Math.abs(whole - corner);
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}
