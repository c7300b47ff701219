import type { EvenOrder } from "../paragraph/even.ts";
import { BARRED } from "../paragraph/order.ts";
import type { BreakOrder, Runt, Shape } from "../paragraph/order.ts";
import type { RiverOrder } from "../paragraph/river-search.ts";
import type { ParagraphOrder } from "./line.ts";

/** What it costs to end a line inside a word, beside the badness of the line (100 for one stretched to its norm). */
export const COST = {
  /** Dividing a word with a hyphen of our own … */
  hyphen: 300,
  /** … and in a language of long words, where nearly every line could end in one. */
  hyphenInLongWords: 1300,
  /** On top: a proper name; a part of a compound that has its own hyphen; a fragment that says nothing of its word. */
  name: 150,
  compoundPart: 250,
  fragment: 100,
  /** After a hyphen that was typed. */
  typedHyphen: 60,
  /** On top for both in ragged setting, and in display setting: such lines can do without. */
  raggedHyphen: 120,
  displayHyphen: 600,
  afterDash: 20,
  /** A dash or an ellipsis at a line's head. */
  beforeDash: 1000,
  slash: 60,
  /** Within an address, where the Chicago Manual allows it. */
  address: 80,
  /** Anywhere else where Unicode allows it: between ideographs, after a zero-width space. */
  plain: 0,
  /** Before closing punctuation that stands after a space, after opening punctuation before one. */
  stranded: 2000,
  /** Where a word is wider than its measure: anywhere. */
  emergency: 5000,
} as const;

/** A word space may grow by a third and shrink by a fifth at ratio 1 and −1. */
export const SPACE_STRETCH = 1 / 3;
export const SPACE_SHRINK = 1 / 5;

/** Glyphs may be scaled by 2 % and tracked by 1 % of an em, either way: less than the eye sees. */
export const GLYPH_SCALING = 0.02;
export const GLYPH_TRACKING = 0.01;

/** White that may come between ideographs, in ems; they have no word spaces. */
export const IDEOGRAPH_STRETCH = 0.06;

/**
 * What it costs in ragged and display setting to end a line after a word, beside the badness of the line.
 * Justified lines have no choice to spare, and are asked for their figures alone.
 */
export interface EndCosts {
  /** After "a", "of", "is", "the": it hangs over the white, and belongs to what follows. */
  readonly tiny: number;
  /** After any other of the language's small words: "and", "with". */
  readonly small: number;
  /** After a pronoun or the like: "its", "who". */
  readonly leaning: number;
  /** After a sentence's first word, if it is short: "… end. But". */
  readonly opener: number;
  /** Between a number and its unit, "No." and its number, initials and a name. */
  readonly tied: number;
  /** Between two capitalized words, where capitals say something, and between two that are quoted together. */
  readonly name: number;
  /** After a colon, a semicolon, or a sentence's end: under 0, where a break is welcome. */
  readonly stop: number;
  /** After a comma. */
  readonly comma: number;
}

/** In justified text, to end a line between a figure and what it counts: "RMB | 4 billion", "Dec. | 18". */
export const JUSTIFIED_FIGURE = 300;

/** In running text a tiny word at the end costs as much as a line that is a sixth of its measure short. */
export const RAGGED_ENDS: EndCosts = {
  tiny: 250,
  small: 40,
  leaning: 0,
  opener: 250,
  tied: 400,
  name: 0,
  stop: 0,
  comma: 0,
};

/** In a headline a line's end is read: a tiny word costs as much as a fifth of the measure, a figure without its unit more than anything. */
export const DISPLAY_ENDS: EndCosts = {
  tiny: 250,
  small: 200,
  leaning: 150,
  opener: 250,
  tied: 700,
  name: 400,
  stop: -300,
  comma: -60,
};

/**
 * At ratio 1.5 a word space is one and a half times its nature, at 3 twice; at −1.35 it has 73 % of it. From one and a
 * half times on a line is seen to be loose, however little: that costs as much as four hyphens, so that neither is
 * bought for a line that nobody would have noticed.
 */
const JUSTIFIED = {
  tolerance: 2,
  loosest: 5,
  tightest: 1.35,
  loose: { ratio: 1.5, demerits: 400_000 },
};

/** At ratio 1 an eighth of the measure is white: no line is shorter than three quarters, but in need. */
const RAGGED = { tolerance: 2, loosest: 5 };
const RAG_SHARE = 1 / 8;

/** A wedge costs as much as a line of three quarters nearly, a hole or a slope as one of four fifths, a shelf as one of seven eighths. */
const RAGGED_SHAPE: Shape = { slope: 40_000, wedge: 200_000, hole: 100_000, shelf: 10_000 };

/** How the paragraph's breaks are judged. */
export function breakOrder({ style, measures }: ParagraphOrder, runt: Runt): BreakOrder {
  const justified = style.align === "justify";
  return {
    measures,
    ...(justified ? JUSTIFIED : RAGGED),
    linePenalty: 10,
    doubleHyphenDemerits: 40_000,
    ladderDemerits: 5 * BARRED,
    finalHyphenDemerits: 40_000,
    contrastDemerits: justified ? 5000 : 0,
    runt,
    ...(justified ? {} : { rag: { share: RAG_SHARE, shape: RAGGED_SHAPE } }),
  };
}

/** What white costs that runs down through four lines, and on top for each further one. */
export type RiverCosts = Pick<RiverOrder, "demerits" | "further">;

/** A river of four lines is seen sooner than two divided words, in whatever language. */
const JUSTIFIED_RIVER: RiverCosts = { demerits: 3_400_000, further: 1_700_000 };

/** Ragged lines have narrow white: a river is as bad as one line that is an eighth short. */
const RAGGED_RIVER: RiverCosts = { demerits: 12_000, further: 6000 };

/** How the paragraph's rivers are judged. */
export const riverCosts = ({ style }: ParagraphOrder): RiverCosts =>
  style.align === "justify" ? JUSTIFIED_RIVER : RAGGED_RIVER;

/** A line may differ from the mean by half its measure, or by anything rather than leave a word alone. */
const DISPLAY = { tolerance: 3, loosest: Infinity };
/** Far enough that sense may go before evenness: one line a sixth longer than the mean for no "the" at another's end. */
const DISPLAY_SHARE = 0.16;

/** A last word alone, however long, costs as much as one that hangs at a line's end. */
const LONE_DEMERITS = 250_000;

/** No staircase; better the middle of three lines longest than shortest. */
const DISPLAY_SHAPE: Shape = { slope: 30_000, wedge: 10_000, hole: 5000, shelf: 0 };

/** How display lines are judged: by their distance from the mean, and by where the sense is parted. */
export function displayOrder({ measures }: ParagraphOrder, runt: Runt): EvenOrder {
  return {
    measures: typeof measures === "number" ? measures : Math.min(...measures),
    ...DISPLAY,
    linePenalty: 0,
    doubleHyphenDemerits: 40_000,
    ladderDemerits: 5 * BARRED,
    finalHyphenDemerits: 40_000,
    contrastDemerits: 0,
    runt: { ...runt, demerits: LONE_DEMERITS },
    rag: { share: DISPLAY_SHARE, shape: DISPLAY_SHAPE },
  };
}
