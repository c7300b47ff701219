import type { AnatomyColumn, Priced } from "../display/anatomy.ts";
import type { FontBook } from "../fonts/face.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { MarginNote } from "./article-notes.ts";
import { lettered, type NoteLine, type Said } from "./lettering.ts";
import { onPaper } from "./margins.ts";
import { LINE, SMALL, strong } from "./palette.ts";
import type { Stroke } from "./pencil.ts";

/** Under a column's foot: what its end cost, and for what. */
export function columnPrices(
  { box, cost, prices }: AnatomyColumn,
  fonts: FontBook,
): readonly Stroke[] {
  if (cost <= 0) return [];
  const parts: readonly Said[] = [
    { text: `cost ${cost}`, hand: strong(SMALL) },
    ...prices.map(pricePart),
  ];
  const foot = box.y + box.height + SMALL.size + 1.5;
  return wrapped(parts, box.width, fonts).flatMap((line, index) =>
    onPaper(line, box.x, foot + index * LINE),
  );
}

const pricePart = ({ what, cost }: Priced): Said => ({
  text: `  ·  ${inWords(what)} ${cost}`,
  hand: SMALL,
});

/** So many lines have room over a footer. */
const MOST_LINES = 2;

function wrapped(parts: readonly Said[], measure: Pt, fonts: FontBook): readonly NoteLine[] {
  const rows: Said[][] = [[]];
  for (const part of parts) {
    const row = rows.at(-1) ?? [];
    if (row.length === 0 || lettered([...row, part], fonts).width <= measure) row.push(part);
    else rows.push([{ ...part, text: part.text.replace(/^[ ·]+/u, "") }]);
  }
  return rows.slice(0, MOST_LINES).map((row) => lettered(row, fonts));
}

/** What a page costs beside its columns, at the foot of its margin. */
export function pagePrices(prices: readonly Priced[], y: Pt): readonly MarginNote[] {
  if (prices.length === 0) return [];
  const total = prices.reduce((sum, { cost }) => sum + cost, 0);
  const lines = prices.map(({ what, cost }) => [{ text: `${inWords(what)} ${cost}`, hand: SMALL }]);
  return [
    { part: "costs", y, lines: [[{ text: `page ${total}`, hand: strong(SMALL) }], ...lines] },
  ];
}

/** A name of the tables of costs as people say it: "hyphen at foot". */
const inWords = (name: string): string =>
  name.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
