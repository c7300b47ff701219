/**
 * What a page may cost, in one table, in the measure of `galley/costs.ts`: 1 is hardly seen, 10 by whoever looks
 * for it, 100 by everybody. The make-up takes the pages of an article whose costs add up to the least.
 */
export const PAGE_COST = {
  /** All columns of a page a line shorter than the others, times the square of the lines: its neighbor shows it. */
  shortPage: 45,
  /** More white under an article's head than the theme wants, times the square of the lines. */
  whiteUnderHead: 12,
  /** All columns of an article shorter than those of the others, times the square of the lines. */
  shorter: 12,
  /** A word divided over the end of a page, on top of what a column's end costs. */
  hyphenAtTurn: 60,
  /** Each pull quote beyond the first on a page. */
  anotherQuote: 60,
  /** A pull quote beside the sentence that it repeats: over the gutter, or in the next column. */
  besideItself: 100,
  /** A pull quote at a page's head, between the halves of a paragraph or an item that the page before begins. */
  quoteBetween: 50,
  /** Something over the gutter that does not stand in the middle of the page, times the share of its height. */
  offMiddle: 20,
  /** … and that has no text round it, but stands at a page's foot or head. */
  noText: 300,
  /** A float that comes only on the next spread, when the reader has turned over from what calls it. */
  otherSpread: 40,
  /** A float that is brought forward, to before the place in the copy that calls it. */
  broughtForward: 20,
  /** A picture over all columns that is lower than is best, for each line. */
  wideLower: 8,
  /** A float over all columns that waits for the next page. */
  wideWaits: 12,
  /** The last columns of an article that differ by one line. */
  unevenEnd: 6,
  /** … and by more, for each line: everybody sees it. */
  raggedEnd: 150,
  /** Each page more or fewer than the front matter asks for. */
  otherCount: 3000,
  /** A last page of only a few lines, or of floats alone. */
  thinEnd: 300,
  /** … and for each line that a column lacks of a third. */
  thinLine: 35,
} as const;

/** What one thing of the table costs on a page. */
export interface Price {
  readonly what: keyof typeof PAGE_COST;
  readonly cost: number;
}

export const sumOf = (prices: readonly Price[]): number =>
  prices.reduce((sum, { cost }) => sum + cost, 0);
