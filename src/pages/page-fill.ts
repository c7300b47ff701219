import type { Galley } from "../galley/galley.ts";
import { linesOf, type FilledColumns } from "./fill-columns.ts";
import { roomIn, type Frame } from "./frame.ts";

/** How full a page is, in grid lines of all its columns together. */
export interface PageFill {
  readonly lines: number;
  /** Those on which nothing stands, from where each column ends; white between things is in use. */
  readonly white: number;
}

/**
 * Grid lines in use, of all columns of a page together: what lies over the columns' band, what stands in it, and
 * the `below` lines of each column under it.
 */
export function linesInUse(
  galley: Galley,
  { band, fills }: FilledColumns,
  frame: Frame,
  below: number,
): number {
  const across = overBand(frame, band.from) + below * frame.columns.length;
  return fills.reduce((sum, fill) => sum + linesOf(galley, fill), across);
}

const overBand = (frame: Frame, from: number): number => roomIn({ ...frame, lines: from });

/** How full a page of this frame is with so many lines in use; what hangs out of a column leaves no white. */
export function fillOf(frame: Frame, inUse: number): PageFill {
  const all = roomIn(frame);
  return { lines: all, white: Math.max(0, all - inUse) };
}
