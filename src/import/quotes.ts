import type { Tally } from "./tally.ts";
import { replaceIn } from "./text-line.ts";
import type { TextLine } from "./text-line.ts";

const LETTER = String.raw`[\p{L}\p{M}\p{N}]`;

/**
 * Quotes of several kinds side by side become straight ones, which the build sets in the quotes of the issue's
 * language; quotes of one kind stay. Backticks, accents and primes that stand for quotes become what they stand for.
 */
export function settleQuotes(line: TextLine, tally: Tally): void {
  const put = (pattern: RegExp, mark: string): void => {
    replaceIn(line, pattern, (found) => {
      if (found !== mark) tally.quotes += 1;
      return mark;
    });
  };
  put(/``|(?<!')''(?!')|‚‚|‘‘|’’|(?<!,),,(?=\p{L})/gu, '"');
  // `word' and ‵word′, and an accent or a backtick within a word.
  put(new RegExp(`(?<=${LETTER})[\`´′‵](?=\\p{L})`, "gu"), "’");
  put(/(?<![\p{L}\p{N}])`(?=\p{L}[^`]*['´])/gu, "'");
  put(/(?<=[\p{L}.,!?])´(?!\p{L})/gu, "'");
  // Double primes measure behind a figure; elsewhere they quote.
  put(/(?<!\p{N})[″‶]|(?<=\p{L})″/gu, '"');
  if (isMixed(line.text)) put(/[“”„‟"]/gu, '"');
}

/** Curly and straight ones, or curly ones that stand the wrong way round. */
function isMixed(text: string): boolean {
  const curly = /[“”„‟]/u.test(text);
  // Behind a figure it may be inches.
  const straight = /(?<!\p{N})"/u.test(text);
  if (curly && straight) return true;
  if (text.includes("„") || text.includes("‟")) return false;
  const closesWithOpening = /[\p{L}\p{N}.,!?…]“(?![\p{L}\p{N}])/u.test(text);
  const opensWithClosing = /(?<![\p{L}\p{N}\p{P}])”(?=\p{L})/u.test(text);
  return closesWithOpening || (opensWithClosing && text.includes("“"));
}

/** As Word itself does: an em dash where the hyphens touch words, an en dash between spaces. */
export function settleDashes(line: TextLine, tally: Tally): void {
  const put = (pattern: RegExp, mark: string): void => {
    replaceIn(line, pattern, () => {
      tally.dashes += 1;
      return mark;
    });
  };
  put(/(?<=[\p{L}\p{N}.,!?…)”’"'])-{2,3}(?=[\p{L}\p{N}(“‘"'])/gu, "—");
  put(/(?<=\s)--(?=\s)/gu, "–");
}
