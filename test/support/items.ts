import type { Box, Glue, Item, Penalty } from "../../src/paragraph/items.ts";
import type { BreakOrder } from "../../src/paragraph/order.ts";

export const box = (width: number, extra: Partial<Box> = {}): Box => ({
  kind: "box",
  width,
  stretch: 0,
  shrink: 0,
  hangStart: 0,
  hangEnd: 0,
  ...extra,
});

export const glue = (width: number, stretch = 0, shrink = 0): Glue => ({
  kind: "glue",
  width,
  stretch,
  shrink,
});

export const penalty = (cost: number, extra: Partial<Penalty> = {}): Penalty => ({
  kind: "penalty",
  width: 0,
  after: 0,
  cost,
  flagged: false,
  hang: 0,
  ...extra,
});

/** A paragraph's end: white to the right of its last line. */
export const END: readonly Item[] = [penalty(Infinity), glue(0, Infinity), penalty(-Infinity)];

/** "the boat rac-es": words of so many squares, parted by glue of one; a hyphen may divide a word. */
export function squares(text: string): readonly Item[] {
  const words = text.split(" ").map((word) => {
    const parts = word.split("-").map((part) => box(part.length));
    return parts.flatMap((part, i): Item[] =>
      i === 0 ? [part] : [penalty(50, { width: 1, flagged: true }), part],
    );
  });
  const spaced = words.flatMap((word, i): Item[] => (i === 0 ? word : [glue(1, 1, 0.5), ...word]));
  return [...spaced, ...END];
}

export const order = (
  measures: BreakOrder["measures"],
  extra: Partial<BreakOrder> = {},
): BreakOrder => ({
  measures,
  tolerance: 2,
  loosest: 4,
  linePenalty: 10,
  doubleHyphenDemerits: 3000,
  ladderDemerits: 100_000,
  finalHyphenDemerits: 5000,
  contrastDemerits: 3000,
  ...extra,
});
