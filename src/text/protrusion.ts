/**
 * How far punctuation hangs out of the measure, as a share of its own width: a full stop that stands
 * flush looks indented, because there is nothing over it.
 */
const START: Readonly<Record<string, number>> = {
  "“": 0.6,
  "‘": 0.6,
  "„": 0.5,
  "‚": 0.5,
  "«": 0.3,
  "‹": 0.3,
  '"': 0.5,
  "'": 0.5,
  "(": 0.1,
  "[": 0.1,
  "—": 0.15,
  "–": 0.2,
  "…": 0.1,
  "•": 0.2,
  A: 0.05,
  T: 0.05,
  V: 0.05,
  W: 0.05,
  Y: 0.05,
};

const END: Readonly<Record<string, number>> = {
  ".": 0.7,
  ",": 0.7,
  "-": 0.6,
  "\u2010": 0.6,
  "\u00AD": 0.6,
  "–": 0.3,
  "—": 0.3,
  ":": 0.4,
  ";": 0.4,
  "!": 0.2,
  "?": 0.15,
  "”": 0.6,
  "’": 0.6,
  "»": 0.3,
  "›": 0.3,
  '"': 0.5,
  "'": 0.5,
  ")": 0.1,
  "]": 0.1,
  "…": 0.15,
  A: 0.05,
  T: 0.05,
  V: 0.05,
  W: 0.05,
  Y: 0.05,
  "、": 0.4,
  "。": 0.4,
  "，": 0.4,
};

/** What of a character's width may stand left of the measure, where it begins a line. */
export const hangOfHead = (text: string): number => START[text] ?? 0;

/** What of a character's width may stand right of the measure, where it ends a line. */
export const hangOfTail = (text: string): number => END[text] ?? 0;
