import type { Pt } from "../geometry/geometry.ts";
import type { Item } from "./items.ts";
import type { BreakOrder } from "./order.ts";
import type { Sums } from "./sums.ts";

/** A break that lines may begin at, and the ways that lead to it. */
export interface Stop {
  readonly at: number;
  /** Which of the chances to break this is. */
  readonly number: number;
  /** The first item that a line from here can print, and what the break adds to the line's head. */
  readonly head: number;
  readonly after: Pt;
  readonly nodes: readonly Node[];
}

/** A line that may be: from a stop to a chance, to one measure. All ways to the stop share it. */
export interface Trial {
  readonly from: number;
  readonly ratio: number;
  /** What it falls short of its measure, as a share of it; of use in ragged setting. */
  readonly end: number;
}

/** A way to set the paragraph up to one break: the last of a chain that leads back to its head. */
export interface Node {
  readonly at: number;
  readonly from: number;
  /** How many lines stand before this break. */
  readonly lines: number;
  readonly fitness: number;
  /** Flagged line ends in a row up to here; two stand for any more. */
  readonly hyphens: number;
  readonly ratio: number;
  readonly overfull: boolean;
  /** Where the line ends, in ragged setting: what it falls short of its measure, as a share of it. */
  readonly end: number;
  /** Of the last three lines' ends; see `slopeOf`. */
  readonly slope: number;
  readonly demerits: number;
  readonly previous: Node | undefined;
}

/** What all passes over a paragraph share. */
export interface Work {
  readonly items: readonly Item[];
  readonly sums: Sums;
  readonly order: BreakOrder;
  /** Width of all before an item, squeezed as far as it goes. */
  readonly least: Float64Array;
  /** The most that a line's end can take off its width. */
  readonly reach: Pt;
}

/** The chance to break that is being looked at. */
export interface Chance {
  readonly at: number;
  readonly number: number;
  readonly cost: number;
  readonly flagged: boolean;
  readonly forced: boolean;
  readonly last: boolean;
}

/** One run over the paragraph. */
export interface Pass {
  /** How loose a line may be. */
  readonly limit: number;
  /** What is barred is taken, too. */
  readonly barred: boolean;
  /** Anything goes. */
  readonly emergency: boolean;
}
