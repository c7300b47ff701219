import type { Mark } from "../display/mark.ts";
import { rect, type Rect } from "../geometry/geometry.ts";
import { columnMarks, fillColumn } from "../galley/fill-column.ts";
import type { FloatPiece, Galley } from "../galley/galley.ts";
import { isSet, type Resume } from "../galley/resume.ts";
import type { Fill } from "../galley/stick.ts";
import { slotTop, type Frame } from "./frame.ts";

/** The slots of a page's type area that its columns may have. */
export interface Band {
  readonly from: number;
  readonly lines: number;
}

/** All columns of a page, filled one after the other. */
export interface FilledColumns {
  readonly band: Band;
  readonly fills: readonly { readonly fill: Fill; readonly column: Rect }[];
  readonly next: Resume;
  /** Floats over all columns whose place in the copy lies here. */
  readonly wide: readonly FloatPiece[];
}

/** Fills the columns of a band, each with its best fill; a band without lines takes nothing. */
export function fillColumns(galley: Galley, from: Resume, frame: Frame, band: Band): FilledColumns {
  const { leading } = galley.grid;
  const top = slotTop(frame, galley.grid, band.from);
  const fills: { fill: Fill; column: Rect }[] = [];
  let next = from;
  for (const { x, width } of band.lines > 0 ? frame.columns : []) {
    if (isSet(galley, next)) break;
    const column = rect(x, top, width, band.lines * leading);
    const [fill] = fillColumn(galley, next, column);
    // What hangs out of a low column is left to the next page's full one.
    if (fill === undefined || (fill.overset !== undefined && band.lines < frame.lines)) break;
    fills.push({ fill, column });
    next = fill.next;
  }
  return { band, fills, next, wide: fills.flatMap(({ fill }) => fill.wide) };
}

/**
 * The end of an article: the lowest columns that still hold all that is left, so that their feet meet
 * within a line. The given columns where no lower ones do.
 */
export function balance(
  galley: Galley,
  from: Resume,
  frame: Frame,
  filled: FilledColumns,
): FilledColumns {
  const total = filled.fills.reduce((sum, { fill }) => sum + fill.used, 0);
  const fewest = Math.max(1, Math.floor(total / frame.columns.length) - 1);
  for (let lines = fewest; lines < filled.band.lines; lines += 1) {
    const trial = fillColumns(galley, from, frame, { ...filled.band, lines });
    const holds = isSet(galley, trial.next) && trial.wide.length === filled.wide.length;
    if (holds && !isStrained(trial) && !dividesNotes(trial)) return trial;
  }
  return filled;
}

/** True where a column had to end against a keep, or something hangs out of it. */
export function isStrained({ fills }: FilledColumns): boolean {
  return fills.some(({ fill }) => fill.strained);
}

/** True where a footnote goes on in another column: no reason to make columns low. */
function dividesNotes({ fills }: FilledColumns): boolean {
  return fills.some(({ fill }) => fill.notes.some(({ until }) => until !== undefined));
}

/** How many grid lines the longest column uses; one with footnotes reaches down to its foot. */
export function deepest({ fills, band }: FilledColumns): number {
  return Math.max(0, ...fills.map(({ fill }) => (fill.notes.length > 0 ? band.lines : fill.used)));
}

/** What stands in the columns, in reading order. */
export function columnsMarks(galley: Galley, { fills }: FilledColumns): readonly Mark[] {
  return fills.flatMap(({ fill, column }) => columnMarks(galley, fill, column));
}
