/**
 * What a column may cost, in one table. A cost of 1 is hardly seen; 10 is seen by whoever looks for it; 100 by
 * everybody. The make-up adds its own (`pages/costs.ts`).
 */
export const COST = {
  /** A column that ends against a keep: a widow, an orphan, a subhead left behind. A last resort. */
  brokenKeep: 1e6,
  /** White at a column's foot, times the square of its lines: a page whose columns do not meet looks wrong to everybody. */
  white: 250,
  /** A column that ends with a box or a caption off the grid: its foot is not where its neighbor's is. */
  endsShort: 20,
  /** A pause in the text that is none, because the next column would begin with it. */
  pauseAtHead: 200,
  /** … that has no more than a few lines over it in its column, */
  pauseNearHead: 50,
  /** … or that ends its column, as is the custom where the text is parted there: the sign says that it is no accident. */
  pauseAtFoot: 110,
  /** A quotation of a few lines that two columns share. */
  partsQuotation: 30,
  /** A list of a few lines that two columns share. */
  partsList: 20,
  /** An item of a list whose own list begins in the next column. */
  partsItem: 40,
  /** A footnote that goes on in the next column. */
  noteGoesOn: 30,
  /** A word divided over the end of a column. */
  hyphenAtFoot: 250,
  /** For each so many demerits that a paragraph has beyond its best setting; 240,000 are two lines of half as much white again. */
  demerits: 1 / 24_000,
  /** A paragraph that is set otherwise than best, whatever its demerits. */
  otherSetting: 2,
  /** A line of white more than the theme wants, over a subhead, or over or under a float in the text. */
  moreWhite: 8,
  /** … and between two paragraphs, where it looks like a pause. */
  whiteInText: 120,
  /** A picture or a box that is a line higher or lower than is best, and again for each line. */
  otherHeight: 7,
  /** A float in the middle of the text, not at the column's head or foot. */
  inText: 4,
  /** A pull quote right over or under the sentence that it repeats. */
  besideItself: 100,
  /** A float that waits for the next column. */
  waits: 6,
  /** … and one that has waited until the text is at its end, and stands behind the end mark. */
  behindEnd: 15,
  /** … and a pull quote that does so: it calls the reader into a text that is over. */
  quoteBehindEnd: 60,
} as const;
