import { COST } from "./costs.ts";
import { noHyphens } from "./hyphenator.ts";
import type { Hyphenator } from "./hyphenator.ts";
import type { ParagraphOrder } from "./line.ts";

/** Where the words of a language may be divided, and what it costs. */
export interface Division {
  readonly hyphenator: Hyphenator;
  /** Each hyphen of ours. */
  readonly hyphen: number;
  /** On top, in a word that has a capital without opening its sentence. */
  readonly capital: number;
}

/** In German every noun has a capital, so that it tells no name. */
const GERMAN = { hyphen: COST.hyphenInLongWords, capital: 0 } as const;
const OTHERS = { hyphen: COST.hyphen, capital: COST.name } as const;

/** How the paragraph's words are divided; without a hyphenator not at all. */
export const divisionOf = ({
  hyphenator = noHyphens,
  language,
}: Pick<ParagraphOrder, "hyphenator" | "language">): Division => ({
  hyphenator,
  ...(/^de\b/iu.test(language) ? GERMAN : OTHERS),
});

/** So few letters before a hyphen, or behind it, say nothing of their word. */
const FEWEST_BEFORE = 3;
const FEWEST_BEHIND = 4;

/** What it costs on top that one of the parts is hardly a part. */
export const fragmentCost = (word: string, offset: number): number =>
  offset < FEWEST_BEFORE || word.length - offset < FEWEST_BEHIND ? COST.fragment : 0;
