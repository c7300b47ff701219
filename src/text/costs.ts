import type { Pt } from "../geometry/geometry.ts";
import { BARRED } from "../paragraph/order.ts";
import type { BreakOrder, Runt } from "../paragraph/order.ts";
import type { ParagraphOrder } from "./line.ts";

/** What it costs to end a line inside a word, beside the badness of the line (100 for one stretched to its norm). */
export const COST = {
  /** Dividing a word with a hyphen of our own. */
  hyphen: 150,
  /** On top: a proper name; a part of a compound that has its own hyphen. */
  name: 150,
  compoundPart: 250,
  /** After a hyphen that was typed. */
  typedHyphen: 60,
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

/** At ratio 1.5 a word space is one and a half times its nature, at 3 twice. */
const JUSTIFIED = { tolerance: 2, loosest: 5 };
const RAGGED = { tolerance: 2, loosest: 5 };

/** How the paragraph's breaks are judged. */
export function breakOrder(
  { style, measures }: ParagraphOrder,
  narrowest: Pt,
  runt: Runt,
): BreakOrder {
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
    ...(justified ? {} : { rag: Math.max(2 * style.size, narrowest / 8) }),
  };
}
