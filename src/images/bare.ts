import type { Sharp } from "sharp";
import { samplesOf } from "./samples.ts";

/** Where a picture leaves the paper bare, being white or not there at all: cells side by side, row after row from the head. */
export interface BareMap {
  readonly columns: number;
  readonly rows: number;
  /** 1 for a cell without ink, else 0. */
  readonly cells: Uint8Array;
}

/** On a page of A4 a cell is about half a millimeter, a sixth of what is trimmed away. */
const CELLS = 512;

/** Light of so much, and ink of so little, leave no dot on a plate that anybody finds. */
const WHITE = 250;
const NO_INK = 8;
/** What shows as little is not there. */
const HIDDEN = 8;

/**
 * Where an upright picture without alpha (gray, RGB, or inks as they are) has no ink, and, given with its alpha
 * channel, where nothing of it shows; undefined where there is ink all over.
 */
export async function bareMapOf(
  colors: Sharp,
  alpha: Sharp | undefined,
): Promise<BareMap | undefined> {
  const small = async (image: Sharp) =>
    samplesOf(image.resize({ width: CELLS, height: CELLS, fit: "fill", kernel: "linear" }));
  const { channels, bytes } = await small(colors);
  const shows = alpha === undefined ? undefined : (await small(alpha)).bytes;
  const cells = new Uint8Array(CELLS * CELLS);
  for (let cell = 0; cell < cells.length; cell += 1) {
    const samples = bytes.subarray(cell * channels, (cell + 1) * channels);
    const isWhite =
      channels === 4
        ? samples.every((ink) => ink <= NO_INK)
        : samples.every((light) => light >= WHITE);
    cells[cell] = isWhite || (shows?.[cell] ?? 255) <= HIDDEN ? 1 : 0;
  }
  return cells.includes(1) ? { columns: CELLS, rows: CELLS, cells } : undefined;
}

/** Whether the paper is bare at a place of the picture, 0 to 1 from its left edge and its head. */
export function isBareAt({ columns, rows, cells }: BareMap, across: number, down: number): boolean {
  const column = Math.min(columns - 1, Math.max(0, Math.floor(across * columns)));
  const row = Math.min(rows - 1, Math.max(0, Math.floor(down * rows)));
  return cells[row * columns + column] === 1;
}
