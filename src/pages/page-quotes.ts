import type { Atom } from "../galley/stick.ts";
import { isBeside } from "./astride.ts";
import { columnSlots, type FilledColumns } from "./fill-columns.ts";
import type { AtHead } from "./wide-floats.ts";

/** A reader who has just read a sentence, or is about to, need not read it in large: lines over a quote and under it. */
const NEAR = 5;

/** How many pull quotes of one column stand level with what they repeat in the column beside them, or near it in their own. */
export function quotesBeside({ fills, band }: FilledColumns): number {
  let count = 0;
  for (const [index, fill] of fills.entries()) {
    if (fill.quotes === 0) continue;
    const own = columnSlots(band, index);
    const neighbors = [index - 1, index + 1].flatMap((at) => {
      const [neighbor, slots] = [fills[at], columnSlots(band, at)];
      return neighbor === undefined ? [] : [{ fill: neighbor, lower: slots.from - own.from }];
    });
    const isLevel = ({ quote, height }: Atom, from: number): boolean => {
      const foot = from + height;
      const near = { from: from - NEAR, foot: foot + NEAR };
      return (
        neighbors.some(({ fill: neighbor, lower }) =>
          isBeside(neighbor, { from: from - lower, foot: foot - lower }, quote?.span),
        ) || isBeside(fill, near, quote?.span)
      );
    };
    for (let laid = fill.laid; laid !== undefined; laid = laid.above) {
      if (isLevel(laid.atom, laid.slot)) count += 1;
    }
    const { foot } = fill;
    if (foot !== undefined && isLevel(foot, own.to - own.from - foot.height)) count += 1;
  }
  return count;
}

/** True where the reader of a paragraph turns the page and finds a pull quote before it goes on. */
export function beginsWithQuote(
  { fills: [first] }: FilledColumns,
  { resume, placed }: AtHead,
): boolean {
  if (resume.setting === undefined) return false;
  if (placed.some((float) => float.over !== "trim" && float.quote !== undefined)) return true;
  let laid = first?.laid;
  while (laid?.above !== undefined) laid = laid.above;
  return laid?.atom.quote !== undefined;
}
