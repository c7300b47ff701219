import type { Pt } from "../geometry/geometry.ts";
import type { Item } from "../paragraph/items.ts";
import type { Chance } from "./chances.ts";
import { COST } from "./costs.ts";
import { pieceBefore, widthWithin } from "./words.ts";
import type { Word } from "./words.ts";

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** The word's chances; where two of them lie farther apart than a line is wide, others between them. */
export function emergencyChances(
  word: Word,
  chances: readonly Chance[],
  room: Pt,
): readonly Chance[] {
  if (widthWithin(word, 0, word.text.length) <= room) return chances;
  const stops = [0, ...chances.map(({ offset }) => offset), word.text.length];
  return stops.slice(1).flatMap((stop, i) => {
    const from = stops[i] ?? 0;
    const typed = chances[i];
    const between = fits(word, from, stop, room) ? [] : anywhere(word, from, stop);
    return typed === undefined ? between : [...between, typed];
  });
}

/** With room for a hyphen, for which half an em is plenty. */
function fits(word: Word, from: number, to: number, room: Pt): boolean {
  const size = pieceBefore(word, to)?.look.size ?? 0;
  return widthWithin(word, from, to) + size / 2 <= room;
}

/** Between any two characters that a reader would call such; letters get a hyphen, code and figures none. */
function anywhere(word: Word, from: number, to: number): readonly Chance[] {
  const text = word.text.slice(from, to);
  return [...graphemes.segment(text)].slice(1).map(({ index }) => {
    const offset = from + index;
    const look = pieceBefore(word, offset)?.look;
    const letters = /^[\p{L}\p{M}]{2}$/u.test(word.text.slice(offset - 1, offset + 1));
    const hyphen = letters && look?.code === false;
    return { offset, cost: COST.emergency, hyphen, flagged: hyphen };
  });
}

/**
 * No-break spaces can tie words to a rope that is longer than any line. Rather than run into the next
 * column, such a rope may be parted where it is tied, at the price of an emergency.
 */
export function untieRopes(items: readonly Item[], room: Pt): readonly Item[] {
  const untied = [...items];
  let [start, width] = [0, 0];
  items.forEach((item, i) => {
    if (item.kind !== "penalty") width += item.width;
    if (!endsStretch(items, i)) return;
    if (width > room) untie(untied, start, i);
    [start, width] = [i + 1, 0];
  });
  return untied;
}

function endsStretch(items: readonly Item[], i: number): boolean {
  const item = items[i];
  if (item?.kind === "penalty") return item.cost < Infinity;
  return item?.kind === "glue" && items[i - 1]?.kind === "box";
}

function untie(items: Item[], from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const [item, behind] = [items[i], items[i + 1]];
    const ties = item?.kind === "penalty" && item.cost === Infinity;
    const isSpace = behind?.kind === "glue" && behind.stretch !== Infinity;
    if (ties && isSpace) items[i] = { ...item, cost: COST.emergency };
  }
}
