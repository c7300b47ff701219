import type { Pt } from "../geometry/geometry.ts";
import type { Item } from "../paragraph/items.ts";
import type { Break } from "../paragraph/order.ts";
import type { White } from "../paragraph/rivers.ts";
import { measureAt } from "./finish.ts";
import type { ParagraphOrder } from "./line.ts";
import type { Composed } from "./matter.ts";
import { sharesOf } from "./stretch.ts";
import type { Shares } from "./stretch.ts";

/**
 * The word spaces of a line as they will be printed. None in lines that are shorter than most at an end that is not
 * known here, beside a runaround, say; and none in lines that do not begin at one edge.
 */
export function whiteOf(
  composed: Composed,
  order: ParagraphOrder,
): (line: Break) => readonly White[] {
  const { align } = order.style;
  const begins = align === "justify" || align === "left";
  const measure = measureAt(order, Infinity);
  return (line) => {
    const start = order.starts?.[line.line] ?? 0;
    const short = measure - start - measureAt(order, line.line);
    if (!begins || Math.abs(short) > HAIR) return [];
    const give = align === "justify" ? giveOf(composed.items, line) : NOTHING;
    return spacesOf(composed, line, { start, give });
  };
}

/** Measures that differ by less are the same: a start is taken from one and given back. */
const HAIR: Pt = 1e-6;

const NOTHING: Shares = { white: 0, glyphs: 0 };

/** What white and glyphs give in a line that was broken at this ratio. */
function giveOf(items: readonly Item[], { from, at, ratio }: Break): Shares {
  let [white, glyphs] = [0, 0];
  for (let i = from; i < at; i++) {
    const item = items[i];
    if (item?.kind === "glue") white += giveOfItem(item, ratio);
    if (item?.kind === "box") glyphs += giveOfItem(item, ratio);
  }
  const share = Math.abs(ratio);
  const need = share <= 1 ? share * (white + glyphs) : share * white + glyphs;
  return sharesOf(Math.sign(ratio) * need, white, glyphs);
}

/** What an item may give at ratio 1, or −1; white that fills the line is not asked. */
function giveOfItem(item: Item, ratio: number): Pt {
  if (item.kind === "penalty" || (item.kind === "glue" && item.stretch === Infinity)) return 0;
  return ratio > 0 ? item.stretch : item.shrink;
}

function spacesOf(
  { items, matter }: Composed,
  { from, at, ratio }: Break,
  { start, give }: { readonly start: Pt; readonly give: Shares },
): readonly White[] {
  const found: White[] = [];
  const opens = items[from - 1];
  // A word that was divided goes on: its letters are drawn anew.
  let x = start + (opens?.kind === "penalty" ? opens.after : 0);
  for (let i = from; i < at; i++) {
    const item = items[i];
    if (item === undefined || item.kind === "penalty") continue;
    if (item.kind === "box" && i === from) x -= item.hangStart;
    const share = item.kind === "glue" ? give.white : give.glyphs;
    const to = x + item.width + share * giveOfItem(item, ratio);
    if (item.kind === "glue" && matter[i]?.kind === "space") found.push({ from: x, to });
    x = to;
  }
  return found;
}
