import { DISPLAY_ENDS, RAGGED_ENDS } from "./costs.ts";
import type { EndCosts } from "./costs.ts";
import type { ParagraphOrder } from "./line.ts";
import { smallWordsOf } from "./small-words.ts";
import type { SmallWords } from "./small-words.ts";
import type { Token } from "./words.ts";

/** The words around a space at which a line may end, as they are printed. */
export interface Joint {
  /** The word before the one that would end the line; absent at a passage's head. */
  readonly earlier: string | undefined;
  readonly before: string;
  readonly behind: string;
}

/** Quotes and brackets that may stand before a word. */
const OPENING = /^[“‘„«‹"'([¿¡]+/u;
const SENTENCE_END = /[.!?…]["'”’»›)\]]*$/u;
const STOP = /[.!?:;…—–]["'”’»›)\]]*$/u;
const COMMA = /,["'”’»›)\]]*$/u;

/** One or two letters; capitals together ("US") are a name and can stand anywhere. */
const TINY = /^(?:\p{L}|\p{L}\p{Ll})$/u;
/** Up to three letters and nothing behind them. */
const SHORT = /^\p{L}{1,3}$/u;
const NUMBER = /^[\p{Sc}#+−-]?\d[\d.,:/–-]*[\p{Sc}%]?$/u;
const BEGINS_NUMBER = /^[\p{Sc}#]?\d/u;
const INITIAL = /^\p{Lu}\.$/u;
const CAPITAL = /^\p{Lu}/u;
/** Units by their symbols, which are the same in every language. */
const UNIT =
  /^(?:[ckmnµ]?m|[km]?g|[cm]?l|k?[WV]|[kMG]?Hz|[kMGTP]?B|[kMG]W|[kMGT]Wh|kWh|°[CF]?|%|€|km\/h|mph|ft|lbs?|oz)[.,;:]?$/u;

/** What it costs to end a line at a space, beside the badness of the line. */
export type EndPricer = (joint: Joint) => number;

/** How line ends are judged in copy of these words; absent where nobody chooses them: in justified text. */
export function endPricer(
  tokens: readonly Token[],
  { style, display = false, language }: ParagraphOrder,
): EndPricer | undefined {
  const known = smallWordsOf(language);
  if (display) return displayPricer(tokens, known);
  return style.align === "justify" ? undefined : (joint) => endCost(joint, RAGGED_ENDS, known);
}

function displayPricer(tokens: readonly Token[], known: SmallWords): EndPricer {
  const words = tokens.flatMap((token) => (token.kind === "word" ? [token.text] : []));
  const shouts = words.length > 0 && !words.some((word) => LOWER.test(word));
  const named = !shouts && !isTitleCase(words);
  return (typed) => {
    const joint = shouts ? lowered(typed) : typed;
    const name = named && isName(joint, known) ? DISPLAY_ENDS.name : 0;
    const cost = Math.max(name, endCost(joint, DISPLAY_ENDS, known));
    return cost > 0 ? cost : senseCost(joint, DISPLAY_ENDS);
  };
}

const LOWER = /\p{Ll}/u;

/** In "Letters From a Small Harbor" capitals do not tell names. */
function isTitleCase(words: readonly string[]): boolean {
  const long = words.filter((word) => word.length > 3);
  return 2 * long.filter((word) => CAPITAL.test(word.replace(OPENING, ""))).length > long.length;
}

const lowered = ({ earlier, before, behind }: Joint): Joint => ({
  earlier: earlier?.toLowerCase(),
  before: before.toLowerCase(),
  behind: behind.toLowerCase(),
});

/** Works on the words' letters alone; what it knows of the language are its small words. */
function endCost(joint: Joint, costs: EndCosts, words: SmallWords): number {
  const before = joint.before.replace(OPENING, "");
  return Math.max(
    0,
    isTied(before, joint.behind, words) ? costs.tied : 0,
    opensSentence(joint) && SHORT.test(before) ? costs.opener : 0,
    smallness(before, costs, words),
  );
}

/** What is won where a line of a headline ends with a part of the sentence: under 0, or 0. */
function senseCost({ before }: Joint, costs: EndCosts): number {
  if (STOP.test(before)) return costs.stop;
  return COMMA.test(before) ? costs.comma : 0;
}

/** True where two neighbors are capitalized, and the first not for opening its sentence. */
function isName({ earlier, before, behind }: Joint, words: SmallWords): boolean {
  const first = before.replace(OPENING, "");
  if (!CAPITAL.test(first) || !CAPITAL.test(behind)) return false;
  if (STOP.test(before) || COMMA.test(before)) return false;
  const opens = earlier === undefined || SENTENCE_END.test(earlier);
  return !(opens && (isSmall(first, words) || TINY.test(first)));
}

const opensSentence = ({ earlier }: Joint): boolean =>
  earlier !== undefined && SENTENCE_END.test(earlier) && !INITIAL.test(earlier);

const isSmall = (word: string, { small, tiny }: SmallWords): boolean =>
  small.has(word.toLowerCase()) || tiny.has(word.toLowerCase());

function smallness(word: string, costs: EndCosts, { small, tiny }: SmallWords): number {
  if (word.length > 5) return 0;
  const plain = word.toLowerCase();
  if (TINY.test(word) || tiny.has(plain)) return costs.tiny;
  return small.has(plain) ? costs.small : 0;
}

function isTied(before: string, behind: string, words: SmallWords): boolean {
  if (NUMBER.test(before)) return UNIT.test(behind) || belongsToNumber(behind, words);
  if (BEGINS_NUMBER.test(behind)) return words.beforeNumber.has(before.toLowerCase());
  if (!CAPITAL.test(behind) || !before.endsWith(".")) return false;
  return INITIAL.test(before) || words.beforeName.has(before.toLowerCase());
}

function belongsToNumber(behind: string, { afterNumber }: SmallWords): boolean {
  const plain = behind.toLowerCase();
  return afterNumber.has(plain) || afterNumber.has(plain.replace(/[.,;:!?”’")]+$/u, ""));
}
