import { pointsIn } from "./patterns.ts";
import type { Patterns } from "./patterns.ts";

/** The offsets in a word of letters at which it may be divided, ascending. */
export type Hyphenator = (word: string) => readonly number[];

interface Package {
  readonly default: { readonly patterns: Patterns };
}

/** How a language's patterns are fetched, and how few letters may stand before and after a hyphen. */
interface Tongue {
  readonly load: () => Promise<Package>;
  readonly left: number;
  readonly right: number;
}

const tongue = (load: Tongue["load"], left = 2, right = 2): Tongue => ({ load, left, right });

/** By BCP 47 language, or language and region where the patterns differ. Each is imported when asked for. */
const TONGUES: Readonly<Record<string, Tongue>> = {
  en: tongue(() => import("hyphen/en-us/index.js"), 2, 3),
  "en-gb": tongue(() => import("hyphen/en-gb/index.js"), 2, 3),
  af: tongue(() => import("hyphen/af/index.js")),
  bg: tongue(() => import("hyphen/bg/index.js")),
  ca: tongue(() => import("hyphen/ca/index.js")),
  cs: tongue(() => import("hyphen/cs/index.js"), 2, 3),
  da: tongue(() => import("hyphen/da/index.js")),
  de: tongue(() => import("hyphen/de-1996/index.js")),
  el: tongue(() => import("hyphen/el-monoton/index.js")),
  es: tongue(() => import("hyphen/es/index.js")),
  et: tongue(() => import("hyphen/et/index.js"), 2, 3),
  fi: tongue(() => import("hyphen/fi/index.js")),
  fr: tongue(() => import("hyphen/fr/index.js"), 2, 3),
  ga: tongue(() => import("hyphen/ga/index.js"), 2, 3),
  hr: tongue(() => import("hyphen/hr/index.js")),
  hu: tongue(() => import("hyphen/hu/index.js")),
  is: tongue(() => import("hyphen/is/index.js")),
  it: tongue(() => import("hyphen/it/index.js")),
  lt: tongue(() => import("hyphen/lt/index.js")),
  lv: tongue(() => import("hyphen/lv/index.js")),
  nb: tongue(() => import("hyphen/nb/index.js")),
  nl: tongue(() => import("hyphen/nl/index.js")),
  nn: tongue(() => import("hyphen/nn/index.js")),
  no: tongue(() => import("hyphen/nb/index.js")),
  pl: tongue(() => import("hyphen/pl/index.js")),
  pt: tongue(() => import("hyphen/pt/index.js"), 2, 3),
  ro: tongue(() => import("hyphen/ro/index.js")),
  ru: tongue(() => import("hyphen/ru/index.js")),
  sk: tongue(() => import("hyphen/sk/index.js"), 2, 3),
  sl: tongue(() => import("hyphen/sl/index.js")),
  sv: tongue(() => import("hyphen/sv/index.js")),
  tr: tongue(() => import("hyphen/tr/index.js")),
  uk: tongue(() => import("hyphen/uk/index.js")),
};

/** English regions whose words are divided the British way. */
const BRITISH = new Set(["en-gb", "en-au", "en-nz", "en-ie", "en-za", "en-in", "en-hk", "en-sg"]);

/** The patterns were made for words; longer than this is no word of any language. */
const LONGEST_WORD = 64;

/** Divides nothing: for languages without patterns. */
export const noHyphens: Hyphenator = () => [];

/**
 * The hyphenator of a language (BCP 47). A language without patterns divides no words. The house's own words, with
 * hyphens where they may be divided, go before the patterns, in any case of their letters.
 */
export async function loadHyphenator(
  language: string,
  own: readonly string[] = [],
): Promise<Hyphenator> {
  const exceptions = new Map(own.map((word) => [whole(word).toLowerCase(), offsetsIn(word)]));
  const found = tongueOf(language.toLowerCase());
  if (found === undefined) return (word) => exceptions.get(word.toLowerCase()) ?? [];
  const { patterns } = (await found.load()).default;
  const known = new Map<string, readonly number[]>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const answer = exceptions.get(word.toLowerCase()) ?? divide(word, found, patterns);
    known.set(word, answer);
    return answer;
  };
}

const whole = (word: string): string => word.replaceAll("-", "");

const offsetsIn = (word: string): readonly number[] => lengthsUpTo(word.split("-"));

/** Where each part but the last ends. */
function lengthsUpTo(parts: readonly string[]): readonly number[] {
  let at = 0;
  return parts.slice(0, -1).map((part) => (at += part.length));
}

function tongueOf(language: string): Tongue | undefined {
  if (BRITISH.has(language)) return TONGUES["en-gb"];
  const [primary = ""] = language.split("-");
  return TONGUES[language] ?? TONGUES[primary];
}

function divide(word: string, { left, right }: Tongue, patterns: Patterns): readonly number[] {
  // Lowered here, because the package would ask the machine's locale.
  const lower = word.toLowerCase();
  if (
    word.length > LONGEST_WORD ||
    lower.length !== word.length ||
    !/^[\p{L}\p{M}]+$/u.test(word)
  ) {
    return [];
  }
  return pointsIn(lower, patterns).filter(
    (offset) => offset >= left && word.length - offset >= right,
  );
}
