import { DISPLAY_ENDS, JUSTIFIED_FIGURE, RAGGED_ENDS } from "./costs.ts";
import type { EndCosts } from "./costs.ts";
import type { ParagraphOrder } from "./line.ts";
import { wordReader } from "./word-traits.ts";
import type { WordReader, WordTraits } from "./word-traits.ts";
import type { Token } from "./words.ts";

/** The words around a space at which a line may end, as they are printed. */
export interface Joint {
  /** The word before the one that would end the line; absent at a passage's head. */
  readonly earlier: string | undefined;
  readonly before: string;
  readonly behind: string;
}

/** What it costs to end a line at a space, beside the badness of the line. */
export type EndPricer = (joint: Joint) => number;

/** How line ends are judged in copy of these words: justified text only keeps figures with what they count. */
export function endPricer(
  tokens: () => readonly Token[],
  { style, display = false, language }: ParagraphOrder,
): EndPricer {
  const read = wordReader(language);
  if (display) return displayPricer(tokens(), read);
  if (style.align !== "justify") return (joint) => endCost(readJoint(joint, read), RAGGED_ENDS);
  return (joint) => (hasFigure(joint) && isTied(readJoint(joint, read)) ? JUSTIFIED_FIGURE : 0);
}

const FIGURE = /\d/u;
const hasFigure = ({ before, behind }: Joint): boolean =>
  FIGURE.test(before) || FIGURE.test(behind);

function displayPricer(tokens: readonly Token[], read: WordReader): EndPricer {
  const words = tokens.flatMap((token) => (token.kind === "word" ? [token.text] : []));
  const shouts = !words.some((word) => LOWER.test(word));
  const named = !shouts && !isTitleCase(words, read);
  const asRead: WordReader = shouts ? (word) => read(word.toLowerCase()) : read;
  return (typed) => {
    const joint = readJoint(typed, asRead);
    const { name, tied } = DISPLAY_ENDS;
    const cost = Math.max(
      (named && isName(joint)) || isQuotedPair(typed) ? name : 0,
      isCount(joint) ? tied : 0,
      endCost(joint, DISPLAY_ENDS),
    );
    return cost > 0 ? cost : senseCost(joint.before, DISPLAY_ENDS);
  };
}

const LOWER = /\p{Ll}/u;

/** In "Letters From a Small Harbor" capitals do not tell names. */
function isTitleCase(words: readonly string[], read: WordReader): boolean {
  const long = words.filter((word) => word.length > 3);
  return 2 * long.filter((word) => read(word).capital).length > long.length;
}

/** The same, read. */
interface ReadJoint {
  readonly earlier: WordTraits | undefined;
  readonly before: WordTraits;
  readonly behind: WordTraits;
}

const readJoint = ({ earlier, before, behind }: Joint, read: WordReader): ReadJoint => ({
  earlier: earlier === undefined ? undefined : read(earlier),
  before: read(before),
  behind: read(behind),
});

function endCost(joint: ReadJoint, costs: EndCosts): number {
  const { earlier, before } = joint;
  return Math.max(
    isTied(joint) ? costs.tied : 0,
    before.short && earlier?.endsSentence === true ? costs.opener : 0,
    before.small ? costs.small : 0,
    before.leaning ? costs.leaning : 0,
    before.tiny ? costs.tiny : 0,
  );
}

function isTied({ before, behind }: ReadJoint): boolean {
  if (before.number) return behind.counted;
  if (behind.beginsWithDigit) return before.counts;
  return behind.capital && (before.initial || before.title);
}

/** In display lines a number counts whatever follows it, "15 tenants", and "3 million" still counts "yuan". */
function isCount({ earlier, before, behind }: ReadJoint): boolean {
  const isThing = !behind.capital && !behind.small && !behind.tiny && !behind.leaning;
  if (before.number) return !before.year && isThing && !behind.beginsWithDigit;
  return earlier?.number === true && before.counted && behind.counted;
}

/** True between two words that are quoted together: ‘internet literature’. */
const isQuotedPair = ({ before, behind }: Joint): boolean =>
  /^[“‘„‚«‹]/u.test(before) &&
  /[”’“‘»›][.,;:!?]*$/u.test(behind) &&
  !/[”’“‘»›]/u.test(before.slice(1));

/** What is won where a line of a headline ends with a part of the sentence: under 0, or 0. */
function senseCost({ stops, comma }: WordTraits, costs: EndCosts): number {
  if (stops) return costs.stop;
  return comma ? costs.comma : 0;
}

/** True where two neighbors are capitalized, and the first not for opening its sentence. */
function isName({ earlier, before, behind }: ReadJoint): boolean {
  if (!before.capital || !behind.capital || before.stops || before.comma) return false;
  const opens = earlier === undefined || earlier.endsSentence;
  return !(opens && (before.tiny || before.small));
}
