import type { Pt } from "../geometry/geometry.ts";
import type { Item } from "../paragraph/items.ts";
import { isForced } from "../paragraph/items.ts";
import type { Runt } from "../paragraph/order.ts";
import type { ParagraphOrder } from "./line.ts";
import type { Composed, Matter } from "./matter.ts";

/** Fewer characters than this alone on a last line are never wanted … */
const FEWEST = 5;
/** … nor fewer than this of one word alone, where lines are chosen and not filled. */
const FEWEST_OF_ONE = 8;
/** As wide as this many letters beyond the next paragraph's indent, a last line does not look like a gap. */
const VISIBLE = 5;
const DEAR_DEMERITS = 20_000;

/** Which last lines of this paragraph would be runts, as widths. */
export function runtOf({ items, matter }: Composed, { style, display }: ParagraphOrder): Runt {
  const chosen = display === true || style.align !== "justify";
  const bar = barOf(items, matter, chosen ? FEWEST_OF_ONE : FEWEST);
  const dear =
    display === true
      ? lastWordOf(items, matter) + 1e-3
      : Math.max(bar, style.indent + VISIBLE * meanLetter(items, matter));
  return { bar, dear, demerits: DEAR_DEMERITS };
}

/** The width of the shortest tail that has letters enough: any narrower tail has too few. */
function barOf(items: readonly Item[], matter: readonly Matter[], ofOne: number): Pt {
  let [letters, width, words] = [0, 0, 0];
  let white: Pt | undefined = 0;
  for (let i = items.length - 2; i >= 0; i--) {
    const item = items[i];
    if (item === undefined || isForced(item)) return 0;
    if (letters >= (words > 1 ? FEWEST : ofOne) && mayEnd(items, i)) return width - 1e-3;
    // White counts only with a box before it: at a line's head there is none.
    if (item.kind === "glue") white = (white ?? 0) + item.width;
    if (item.kind !== "box") continue;
    if (white !== undefined && isWord(matter[i])) words++;
    width += item.width + (white ?? 0);
    white = undefined;
    letters += lettersOf(matter[i]);
  }
  return 0;
}

/** The width of the last word, with what is printed behind it. */
function lastWordOf(items: readonly Item[], matter: readonly Matter[]): Pt {
  let [width, isWhole] = [0, false];
  for (let i = items.length - 2; i >= 0; i--) {
    const item = items[i];
    if (item === undefined || isForced(item)) return width;
    if (isWhole && item.kind === "glue") return width;
    if (item.kind !== "box") continue;
    width += item.width;
    isWhole ||= isWord(matter[i]);
  }
  return width;
}

/** A dash between spaces is company for no word. */
const isWord = (thing: Matter | undefined): boolean =>
  thing?.kind === "letters" && /[\p{L}\p{N}]/u.test(thing.word.text);

function mayEnd(items: readonly Item[], i: number): boolean {
  const item = items[i];
  if (item?.kind === "penalty") return item.cost < Infinity;
  return item?.kind === "glue" && items[i - 1]?.kind === "box";
}

function lettersOf(thing: Matter | undefined): number {
  if (thing?.kind !== "letters") return 0;
  const { word, from, to } = thing;
  const [only, second] = word.pieces;
  if (second === undefined && only?.look.furniture === false) return to - from;
  return word.pieces
    .filter((piece) => !piece.look.furniture)
    .map(({ start, shape }) => Math.min(to, start + shape.text.length) - Math.max(from, start))
    .reduce((sum, count) => sum + Math.max(0, count), 0);
}

function meanLetter(items: readonly Item[], matter: readonly Matter[]): Pt {
  let [letters, width] = [0, 0];
  matter.forEach((thing, i) => {
    const item = items[i];
    if (item?.kind !== "box") return;
    const count = lettersOf(thing);
    letters += count;
    if (count > 0) width += item.width;
  });
  return letters === 0 ? 0 : width / letters;
}
