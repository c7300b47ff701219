import type { Pt } from "../geometry/geometry.ts";
import type { Setting } from "../text/line.ts";

/** What is taken of a grid line by something that stands over the column's edge: from its left, from its right. */
export interface Inset {
  readonly left: Pt;
  readonly right: Pt;
}

/**
 * What is taken of each grid line of a column, from its head down; lines beyond the list are free. The text is set
 * round it, on the grid.
 */
export type Runaround = readonly Inset[];

/** A column that is all its own. */
export const NO_RUNAROUND: Runaround = [];

const NOTHING_TAKEN: Inset = { left: 0, right: 0 };

/** The most that is taken of the grid lines from one to another, the latter not included. */
export function takenOf(runaround: Runaround, from: number, to: number): Inset {
  let most = NOTHING_TAKEN;
  for (const { left, right } of runaround.slice(from, to)) {
    most = { left: Math.max(most.left, left), right: Math.max(most.right, right) };
  }
  return most;
}

/** True where nothing is taken of the grid lines from one to another, the latter not included. */
export function isFree(runaround: Runaround, from: number, to: number): boolean {
  const { left, right } = takenOf(runaround, from, to);
  return left === 0 && right === 0;
}

/** Where the lines of a paragraph may stand in a column. */
export interface Course {
  /** The grid line that its first line takes. */
  readonly from: number;
  /** Grid lines of the column. */
  readonly lines: number;
  /** Grid lines that each of its lines takes. */
  readonly step: number;
  /** What its lines have where nothing is taken. */
  readonly measure: Pt;
}

/** A paragraph's lines beside a runaround. */
export interface Beside {
  /** One a line, the last holding for all that follow in the next column. */
  readonly measures: readonly Pt[];
  /** How far each line is moved to the right. */
  readonly shifts: readonly Pt[];
}

/** The measures that a runaround leaves to a paragraph. */
export function courseBeside(runaround: Runaround, { from, lines, step, measure }: Course): Beside {
  const measures: Pt[] = [];
  const shifts: Pt[] = [];
  for (let slot = from; slot < Math.min(lines, runaround.length); slot += step) {
    const { left, right } = takenOf(runaround, slot, slot + step);
    measures.push(measure - left - right);
    shifts.push(left);
  }
  return { measures: [...measures, measure], shifts };
}

const known = new WeakMap<Setting, Map<string, readonly Setting[]>>();

/** A paragraph from one of its lines on in other measures, each time the same: a place in it is a line of a setting. */
export function setAgain(
  setting: Setting,
  line: number,
  measures: readonly Pt[],
): readonly Setting[] {
  const shelf = known.get(setting) ?? new Map<string, readonly Setting[]>();
  known.set(setting, shelf);
  const key = `${line} ${measures.join(" ")}`;
  const settings = shelf.get(key) ?? setting.reset?.(line, measures) ?? [];
  shelf.set(key, settings);
  return settings;
}
