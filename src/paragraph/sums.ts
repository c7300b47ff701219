import { isForced } from "./items.ts";
import type { Item } from "./items.ts";

/** Sums over all items before each one, so that a line's width is a subtraction; and what its two ends add. */
export interface Sums {
  readonly width: Float64Array;
  readonly glueStretch: Float64Array;
  readonly glueShrink: Float64Array;
  readonly boxStretch: Float64Array;
  readonly boxShrink: Float64Array;
  /** How many glues that fill, and how many of the others stand between words that are not tied. */
  readonly fills: Int32Array;
  readonly spaces: Int32Array;
  /** The first item of a line that follows a break here: glue and penalties vanish at a line's head. */
  readonly next: Int32Array;
  /** How far a line that begins here may hang. */
  readonly hangStart: Float64Array;
  /** How far a line that ends here may hang. */
  readonly hangEnd: Float64Array;
  /** What is added to a line that ends here, and to the next one. */
  readonly added: Float64Array;
  readonly after: Float64Array;
}

/** Adds up a paragraph's items once, so that the breaking itself touches numbers only. */
export function sumUp(items: readonly Item[]): Sums {
  const sums = emptySums(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (item === undefined) continue;
    carry(sums, i);
    addItem(sums, item, i);
    if (item.kind === "glue" && item.stretch !== Infinity && !isTie(items[i - 1])) {
      add(sums.spaces, i, 1);
    }
  }
  findHeads(items, sums.next);
  return sums;
}

const isTie = (before: Item | undefined): boolean =>
  before?.kind === "penalty" && before.cost === Infinity;

function emptySums(count: number): Sums {
  const zeros = () => new Float64Array(count + 1);
  const none = () => new Int32Array(count + 1);
  return {
    width: zeros(),
    glueStretch: zeros(),
    glueShrink: zeros(),
    boxStretch: zeros(),
    boxShrink: zeros(),
    fills: none(),
    spaces: none(),
    next: none(),
    hangStart: zeros(),
    hangEnd: zeros(),
    added: zeros(),
    after: zeros(),
  };
}

function carry(sums: Sums, i: number): void {
  sums.width[i + 1] = sums.width[i] ?? 0;
  sums.glueStretch[i + 1] = sums.glueStretch[i] ?? 0;
  sums.glueShrink[i + 1] = sums.glueShrink[i] ?? 0;
  sums.boxStretch[i + 1] = sums.boxStretch[i] ?? 0;
  sums.boxShrink[i + 1] = sums.boxShrink[i] ?? 0;
  sums.fills[i + 1] = sums.fills[i] ?? 0;
  sums.spaces[i + 1] = sums.spaces[i] ?? 0;
}

const add = (sum: Float64Array | Int32Array, i: number, amount: number): void => {
  sum[i + 1] = (sum[i + 1] ?? 0) + amount;
};

function addItem(sums: Sums, item: Item, i: number): void {
  switch (item.kind) {
    case "box":
      add(sums.width, i, item.width);
      add(sums.boxStretch, i, item.stretch);
      add(sums.boxShrink, i, item.shrink);
      sums.hangStart[i] = item.hangStart;
      // A line that ends at the glue after this box hangs by the box.
      sums.hangEnd[i + 1] = item.hangEnd;
      return;
    case "glue":
      add(sums.width, i, item.width);
      add(sums.glueShrink, i, item.shrink);
      if (item.stretch === Infinity) add(sums.fills, i, 1);
      else add(sums.glueStretch, i, item.stretch);
      return;
    case "penalty":
      sums.hangEnd[i] = item.hang;
      sums.added[i] = item.width;
      sums.after[i] = item.after;
      return;
  }
}

/** After a break, all up to the next box is dropped; but a forced break keeps its (empty) line. */
function findHeads(items: readonly Item[], next: Int32Array): void {
  let head = items.length;
  for (let i = items.length - 1; i >= 0; i--) {
    next[i] = head;
    const item = items[i];
    if (item !== undefined && (item.kind === "box" || isForced(item))) head = i;
  }
}
