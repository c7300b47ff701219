import LineBreaker from "linebreak";
import { COST } from "./costs.ts";
import { fragmentCost } from "./division.ts";
import type { Division } from "./division.ts";
import type { Look } from "./runs.ts";
import { pieceBefore } from "./words.ts";
import type { Word } from "./words.ts";

/** A place within a word where a line may end. */
export interface Chance {
  readonly offset: number;
  readonly cost: number;
  /** True where a hyphen of ours is added. */
  readonly hyphen: boolean;
  /** True where a line that ends here ends in a hyphen, ours or typed. */
  readonly flagged: boolean;
}

/** What stands around a word, as far as it matters for its division. */
export interface Surroundings {
  /** The last word of its paragraph. */
  readonly last: boolean;
  /** The first word of a sentence has a capital without being a name. */
  readonly opensSentence: boolean;
}

/** Nothing but letters and the marks around them: no chance that Unicode knows. */
const PLAIN_MARKS = ".,:;'\"“”‘’()";
const PLAIN_WORD = /^[A-Za-z0-9\u00C0-\u024F.,;:'"“”‘’()]*$/;
const ADDRESS = /:\/\/|^www\./;
const LETTERS = /[\p{L}\p{M}]+/gu;
const IDEOGRAPH =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFFEF]/u;

/** Fewer letters are never divided. */
const SHORTEST = 5;

/**
 * Where a line may end within a word, ascending. In `need`, where the word is wider than any line, it may be
 * divided even if its style would have none of that.
 */
export function chancesIn(
  word: Word,
  division: Division,
  around: Surroundings,
  need = false,
): readonly Chance[] {
  const core = need ? undefined : coreOf(word);
  if (core !== undefined) return coreChances(word, core, division, around);
  if (isAddress(word)) return addressChances(word.text);
  const found = new Map<number, Chance>();
  const add = (chance: Chance) => {
    const known = found.get(chance.offset);
    if (known === undefined || chance.cost < known.cost) found.set(chance.offset, chance);
  };
  if (!PLAIN_WORD.test(word.text)) unicodeChances(word.text).forEach(add);
  for (const offset of word.zeroSpaces) add(bare(offset, COST.plain));
  for (const offset of word.softHyphens) add(divided(offset, COST.typedHyphen));
  if (need) hyphensIn(word, division, around, ({ code }) => !code).forEach(add);
  else hyphenChances(word, division, around).forEach(add);
  return [...found.values()]
    .filter(({ offset }) => offset > 0 && offset < word.text.length && !beforeNote(word, offset))
    .sort((a, b) => a.offset - b.offset);
}

/** The letters of a word that is nothing else but marks around them, and where they begin. */
interface Core {
  readonly letters: string;
  readonly at: number;
}

/** Of most words; undefined of one in several looks, with letters of another script or something among its letters. */
function coreOf({ text, pieces, zeroSpaces, softHyphens }: Word): Core | undefined {
  const [piece, second] = pieces;
  if (second !== undefined || piece === undefined || piece.address || piece.note !== undefined) {
    return undefined;
  }
  if (zeroSpaces.length + softHyphens.length > 0) return undefined;
  let [from, to] = [0, text.length];
  while (from < to && PLAIN_MARKS.includes(text.charAt(from))) from += 1;
  while (to > from && PLAIN_MARKS.includes(text.charAt(to - 1))) to -= 1;
  for (let i = from; i < to; i += 1) if (!isLatin(text.charCodeAt(i))) return undefined;
  return { letters: text.slice(from, to), at: from };
}

/** A to z, and the letters with accents up to the end of Latin Extended-B. */
function isLatin(code: number): boolean {
  if (code < 0xc0) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
  return code <= 0x24f && code !== 0xd7 && code !== 0xf7;
}

/** A plain word is divided by its hyphens alone. */
function coreChances(
  { pieces }: Word,
  { letters, at }: Core,
  division: Division,
  around: Surroundings,
): readonly Chance[] {
  if (around.last || pieces[0]?.look.hyphenate !== true) return [];
  const cost = plainCost(letters, at, division, around);
  if (cost === undefined) return [];
  return division
    .hyphenator(letters)
    .map((offset) => divided(at + offset, cost + fragmentCost(letters, offset)));
}

const bare = (offset: number, cost: number): Chance => ({
  offset,
  cost,
  hyphen: false,
  flagged: false,
});

const divided = (offset: number, cost: number): Chance => ({
  offset,
  cost,
  hyphen: true,
  flagged: true,
});

const isAddress = (word: Word): boolean =>
  ADDRESS.test(word.text) || word.pieces.some((piece) => piece.address);

/** A note's number sticks to the word before it. */
const beforeNote = (word: Word, offset: number): boolean =>
  word.pieces.some((piece) => piece.start === offset && piece.note !== undefined);

export const isIdeograph = (character: string): boolean => IDEOGRAPH.test(character);

/** UAX #14, each chance with its price by the character that it follows. */
function unicodeChances(text: string): readonly Chance[] {
  const breaker = new LineBreaker(text);
  const chances: Chance[] = [];
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    const offset = next.position;
    if (offset >= text.length || insideCharacter(text, offset)) continue;
    chances.push(...priced(text, offset));
  }
  return chances;
}

const insideCharacter = (text: string, offset: number): boolean =>
  /[\uDC00-\uDFFF\p{M}\u200D]/u.test(text.charAt(offset));

function priced(text: string, offset: number): readonly Chance[] {
  const before = text.charAt(offset - 1);
  const behind = text.charAt(offset);
  if (/[—–]/.test(behind)) return [bare(offset, COST.beforeDash)];
  if (/[—–]/.test(before)) return offset > 1 ? [bare(offset, COST.afterDash)] : [];
  if (/[-\u2010]/.test(before)) {
    // "-5" and "x-" would leave a hyphen or a letter alone.
    const lonely = !/[\p{L}\p{N}]{2}.$/u.test(text.slice(0, offset));
    return lonely ? [] : [{ ...bare(offset, COST.typedHyphen), flagged: true }];
  }
  if (/[/\\]/.test(before)) return [bare(offset, COST.slash)];
  return isIdeograph(before) || isIdeograph(behind) ? [bare(offset, COST.plain)] : [];
}

/**
 * The Chicago Manual's places in an address, never with a hyphen: after a colon, a double or a single
 * slash; before or after = and &; before other punctuation.
 */
function addressChances(text: string): readonly Chance[] {
  const chances: Chance[] = [];
  for (let offset = 1; offset < text.length; offset++) {
    const [before, behind] = [text.charAt(offset - 1), text.charAt(offset)];
    if (!/[\p{L}\p{N}]/u.test(text.slice(offset))) break;
    const after = /[:/=&]/.test(before) && behind !== "/";
    const ahead = /[.,\-_?#%~=&]/.test(behind) && !/[.,\-_?#%~=&/:]/.test(before);
    if (after || ahead) chances.push(bare(offset, COST.address));
  }
  return chances;
}

/** TeX's hyphens, in every part of the word that is nothing but letters. */
function hyphenChances(word: Word, division: Division, around: Surroundings): readonly Chance[] {
  // What is left of a paragraph's last word would stand alone on the last line.
  if (around.last || word.text.length < SHORTEST) return [];
  if (!word.pieces.some((piece) => piece.look.hyphenate)) return [];
  return hyphensIn(word, division, around, ({ hyphenate }) => hyphenate);
}

function hyphensIn(
  word: Word,
  division: Division,
  around: Surroundings,
  mayDivide: (look: Look) => boolean,
): readonly Chance[] {
  const own = word.pieces.filter((piece) => !piece.look.furniture);
  if (own.some((piece) => /\p{N}/u.test(piece.shape.text))) return [];
  return [...word.text.matchAll(LETTERS)].flatMap((match) => {
    const [part] = match;
    const cost = divisionCost({ text: word.text, part, at: match.index }, division, around);
    if (cost === undefined) return [];
    return division
      .hyphenator(part)
      .filter((offset) => {
        const look = pieceBefore(word, match.index + offset)?.look;
        return look !== undefined && mayDivide(look);
      })
      .map((offset) => divided(match.index + offset, cost + fragmentCost(part, offset)));
  });
}

/** Letters of a word that stand together. */
interface Part {
  readonly text: string;
  readonly part: string;
  readonly at: number;
}

/** What dividing this part of a word costs; undefined where it is not done at all. */
function divisionCost(
  { text, part, at }: Part,
  division: Division,
  around: Surroundings,
): number | undefined {
  const own = plainCost(part, at, division, around);
  if (own === undefined) return undefined;
  const behind = text.slice(at + part.length);
  // "Government’s" may be divided, "shouldn’t" not.
  if (/^['’]\p{L}/u.test(behind) && !/^['’]s(?!\p{L})/u.test(behind)) return undefined;
  const compound = /\p{L}[-\u2010/]$/u.test(text.slice(0, at)) || /^[-\u2010/]\p{L}/u.test(behind);
  return own + (compound ? COST.compoundPart : 0);
}

/** The same of letters with nothing but marks around them. */
function plainCost(
  part: string,
  at: number,
  { hyphen, capital }: Division,
  { opensSentence }: Surroundings,
): number | undefined {
  if (part.length < SHORTEST || /.\p{Lu}/u.test(part)) return undefined;
  const capitalized = /^\p{Lu}/u.test(part) && !(opensSentence && at < 2);
  return hyphen + (capitalized ? capital : 0);
}
