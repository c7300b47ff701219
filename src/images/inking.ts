import type { PixelSize } from "./headers.ts";

/** What a press lays down for a picture in four inks. */
export interface Inking {
  /** The share of pixels, 0 to 1, with more ink than the press takes; absent where there are none. */
  readonly overInked?: number | undefined;
  /** How much of each ink lies where; absent where it is black ink alone. */
  readonly inkMap?: InkMap | undefined;
}

/** A picture's inks, coarsely: cells side by side, row after row from the head. */
export interface InkMap {
  readonly columns: number;
  readonly rows: number;
  /** Of each cell its mean cyan, magenta, yellow and black, 0 to 255. */
  readonly inks: Uint8Array;
}

/** Samples of four inks, 8 bits each, pixel after pixel. */
export interface InkSamples extends PixelSize {
  readonly bytes: Uint8Array;
}

/** Fine enough for what large type lies on. */
const CELLS = 32;
/** So many pixels across and down stand for a cell. */
const PROBES = 8;

export function inkMapOf({ width, height, bytes }: InkSamples): InkMap {
  const [columns, rows] = [Math.min(CELLS, width), Math.min(CELLS, height)];
  const inks = new Uint8Array(columns * rows * 4);
  for (let cell = 0; cell < columns * rows; cell += 1) {
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    const sums = [0, 0, 0, 0];
    for (let probe = 0; probe < PROBES * PROBES; probe += 1) {
      const across = column + ((probe % PROBES) + 0.5) / PROBES;
      const down = row + (Math.floor(probe / PROBES) + 0.5) / PROBES;
      const x = Math.floor((across * width) / columns);
      const y = Math.floor((down * height) / rows);
      const at = (y * width + x) * 4;
      for (const ink of [0, 1, 2, 3]) sums[ink] = (sums[ink] ?? 0) + (bytes[at + ink] ?? 0);
    }
    inks.set(
      sums.map((sum) => Math.round(sum / PROBES ** 2)),
      cell * 4,
    );
  }
  return { columns, rows, inks };
}

/** What lies at a place of the picture, 0 to 1 from its left edge and its head: four shares, 0 to 1. */
export function inksAt({ columns, rows, inks }: InkMap, across: number, down: number) {
  const column = Math.min(columns - 1, Math.max(0, Math.floor(across * columns)));
  const row = Math.min(rows - 1, Math.max(0, Math.floor(down * rows)));
  const at = (row * columns + column) * 4;
  return [...inks.subarray(at, at + 4)].map((ink) => ink / 255);
}

/** The inks of a picture whose inks are taken as they are: nobody held them to `most` (3 is 300 %). */
export function inkingOf(samples: InkSamples, most: number): Inking {
  const share = overInkedShare(samples.bytes, most);
  return { inkMap: inkMapOf(samples), overInked: share > 0 ? share : undefined };
}

/** No instrument in a pressroom tells 301 % from 300 %, and 8 bits do not hold 300 % to the hair. */
export const SPARE_INK = 0.02;

function overInkedShare(inks: Uint8Array, most: number): number {
  const all = (most + SPARE_INK) * 255;
  let over = 0;
  for (let at = 0; at < inks.length; at += 4) {
    const sum = (inks[at] ?? 0) + (inks[at + 1] ?? 0) + (inks[at + 2] ?? 0) + (inks[at + 3] ?? 0);
    if (sum > all) over += 1;
  }
  return inks.length === 0 ? 0 : over / (inks.length / 4);
}
