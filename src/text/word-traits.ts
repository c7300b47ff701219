import { smallWordsOf } from "./small-words.ts";
import type { SmallWords } from "./small-words.ts";

/** What a word says, by its letters and its language alone, about a line that ends before or after it. */
export interface WordTraits {
  /** A letter or two, or an article: it hangs over the white at a line's end. Capitals together ("US") are a name. */
  readonly tiny: boolean;
  /** Another of the language's small words. */
  readonly small: boolean;
  /** A pronoun, a genitive or the like: it waits for what follows. */
  readonly leaning: boolean;
  /** Up to three letters and nothing behind them. */
  readonly short: boolean;
  readonly capital: boolean;
  /** A capital and a full stop. */
  readonly initial: boolean;
  readonly number: boolean;
  /** A number that is as likely a year. */
  readonly year: boolean;
  readonly beginsWithDigit: boolean;
  /** "million", "km": belongs to the number before it. */
  readonly counted: boolean;
  /** "No.", "page": belongs to the number behind it. */
  readonly counts: boolean;
  /** "Dr.": belongs to the name behind it. */
  readonly title: boolean;
  readonly endsSentence: boolean;
  /** A colon, a dash or a sentence's end. */
  readonly stops: boolean;
  readonly comma: boolean;
}

const OPENING = /^[“‘„«‹"'([¿¡]+/u;
const CLOSING = /["'”’»›)\]]+$/u;
const AFTER_UNIT = /[.,;:!?]+$/u;
const TINY = /^(?:\p{L}|\p{L}\p{Ll})$/u;
const SHORT = /^\p{L}{1,3}$/u;
const CAPITAL = /^\p{Lu}/u;
const INITIAL = /^\p{Lu}\.$/u;
const NUMBER = /^[\p{Sc}#+−-]?\d[\d.,:/–-]*[\p{Sc}%]?$/u;
const YEAR = /^(?:1[5-9]|20)\d\d$/u;
/** Currencies by their signs of three letters (ISO 4217), and the one that the Chinese have for theirs. */
const CURRENCY = /^(?:RMB|CNY|USD|EUR|GBP|JPY|CHF|HKD|TWD|KRW|INR|AUD|CAD|SGD|US\$|HK\$)$/u;
const DIGIT = /^[\p{Sc}#]?\d/u;
/** Units by their symbols, which are the same in every language. */
const UNIT =
  /^(?:[ckmnµ]?m|[km]?g|[cm]?l|[km]?[WV]|[kMG]?Hz|[kMGTP]?B|[MG]W|[kMGT]Wh|°[CF]?|%|€|km\/h|mph|ft|lbs?|oz)$/u;

/** A text has some thousands of words; a table with more than this is of many texts, and begun anew. */
const MOST = 50_000;

/** Looks words of a language up, each one looked at once. */
export type WordReader = (word: string) => WordTraits;

const readers = new Map<string, WordReader>();

/** The reader of a language, by its BCP 47 tag. */
export function wordReader(language: string): WordReader {
  const known = readers.get(language);
  if (known !== undefined) return known;
  const words = smallWordsOf(language);
  const seen = new Map<string, WordTraits>();
  const reader = (word: string): WordTraits => {
    const found = seen.get(word);
    if (found !== undefined) return found;
    const traits = traitsOf(word, words);
    if (seen.size >= MOST) seen.clear();
    seen.set(word, traits);
    return traits;
  };
  readers.set(language, reader);
  return reader;
}

function traitsOf(word: string, words: SmallWords): WordTraits {
  const opened = word.replace(OPENING, "");
  const plain = opened.toLowerCase();
  const closed = word.replace(CLOSING, "");
  const bare = plain.replace(CLOSING, "").replace(AFTER_UNIT, "");
  const initial = INITIAL.test(opened);
  return {
    tiny: TINY.test(opened) || words.tiny.has(plain),
    small: words.small.has(plain),
    leaning: words.leaning.has(plain) || words.genitive?.test(plain) === true,
    short: SHORT.test(opened),
    capital: CAPITAL.test(opened),
    initial,
    number: NUMBER.test(opened),
    year: YEAR.test(opened),
    beginsWithDigit: DIGIT.test(opened),
    counted: words.afterNumber.has(plain) || words.afterNumber.has(bare) || isUnit(word),
    counts: words.beforeNumber.has(plain) || CURRENCY.test(opened),
    title: words.beforeName.has(plain),
    endsSentence: /[.!?…]$/u.test(closed) && !initial && !words.beforeName.has(plain),
    stops: /[.!?:;…—–]$/u.test(closed) && !initial && !words.beforeName.has(plain),
    comma: closed.endsWith(","),
  };
}

/** Letters of either case are other units: only as typed. */
const isUnit = (word: string): boolean =>
  UNIT.test(word.replace(CLOSING, "").replace(AFTER_UNIT, ""));
