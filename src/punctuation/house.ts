/** How a language quotes. An apostrophe is ’ in all of them. */
export interface QuoteMarks {
  /** What `"` becomes: opening and closing. */
  readonly outer: readonly [string, string];
  /** What `'` becomes where it quotes. */
  readonly inner: readonly [string, string];
}

/** A language (BCP 47), and where a house quotes otherwise than its printers do. */
export interface Tongue {
  readonly language: string;
  readonly quotes?: Partial<QuoteMarks> | undefined;
}

/** What a language's printers do that others do not. */
export interface Punctuation extends QuoteMarks {
  /** No-break spaces: inside guillemets and before `; ! ?` a thin one, before `:` a full one. */
  readonly spaced: "none" | "guillemets-and-colon" | "all";
  /** Words that begin with an apostrophe, without it, in small letters. */
  readonly clipped: ReadonlySet<string>;
  /** Words that begin with one only where no quotation could end later on. */
  readonly perhapsClipped: ReadonlySet<string>;
  /** Whether a `'` that opens, and that nothing closes, is a quotation (it goes on in the next paragraph). */
  readonly opensForLong: boolean;
}

/** Outer opening and closing, inner opening and closing. */
const MARKS: Readonly<Record<string, string>> = {
  "bg cs da-de de is lt sk sl": "„“‚‘",
  "de-ch de-li it-ch": "«»‹›",
  da: "»«›‹",
  "en af he hi id ko lv ms nl pt-br tr vi zh th pt": "“”‘’",
  "fi sv": "””’’",
  "fr it es ca gl eu pt-pt pt-ao pt-mz": "«»“”",
  "fr-ch": "«»‹›",
  "nb nn no el": "«»‘’",
  "pl ro": "„”«»",
  hu: "„”»«",
  "hr sr bs et": "„”‚’",
  "ru uk be": "«»„“",
  ja: "「」『』",
};

const CLIPPED: Readonly<Record<string, string>> = {
  en: "tis tisn twas twasn twere twill twould twixt em n nuff til tain",
  nl: "s t n k m r ns",
  de: "s n ne nen nem ner",
  af: "n",
};

const PERHAPS_CLIPPED: Readonly<Record<string, string>> = {
  en: "bout cause cuz fraid kay neath round scuse cept coz gainst pon til",
};

/** The rules of a BCP 47 tag, or of a house that writes in it; English where we know none. */
export function punctuationOf(tongue: string | Tongue): Punctuation {
  const { language: tag, quotes = {} } =
    typeof tongue === "string" ? { language: tongue } : { ...tongue };
  const [language = "en", ...subtags] = tag.toLowerCase().split("-");
  const region = subtags.find((part) => /^([a-z]{2}|\d{3})$/u.test(part));
  const marks = marksOf(`${language}-${region ?? ""}`) ?? marksOf(language) ?? "“”‘’";
  const [open = "", close = "", innerOpen = "", innerClose = ""] = marks;
  return {
    outer: quotes.outer ?? [open, close],
    inner: quotes.inner ?? [innerOpen, innerClose],
    spaced: language !== "fr" ? "none" : region === "ca" ? "guillemets-and-colon" : "all",
    clipped: words(CLIPPED[language]),
    perhapsClipped: words(PERHAPS_CLIPPED[language]),
    opensForLong: language === "en",
  };
}

const marksOf = (tag: string): string | undefined =>
  Object.entries(MARKS).find(([tags]) => tags.split(" ").includes(tag))?.[1];

const words = (list = ""): ReadonlySet<string> => new Set(list.split(" "));
