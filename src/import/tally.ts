/** How often something was mended. */
export interface Tally {
  /** Doubled spaces. */
  spaces: number;
  tabs: number;
  emptyParagraphs: number;
  quotes: number;
  dashes: number;
}

export const emptyTally = (): Tally => ({
  spaces: 0,
  tabs: 0,
  emptyParagraphs: 0,
  quotes: 0,
  dashes: 0,
});
