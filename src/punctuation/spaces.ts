import type { Punctuation } from "./house.ts";
import { isBlank, isCloser, isOpener, seen } from "./letter.ts";
import type { Letter } from "./letter.ts";

const THIN = "\u202F";
const FULL = "\u00A0";
const PLAIN = /^[ \t\n]$/u;

/** French printers' spaces: inside guillemets and before high marks, where no line may end. */
export function setSpaces(letters: readonly Letter[], house: Punctuation): readonly Letter[] {
  if (house.spaced === "none") return letters;
  const set: Letter[] = [];
  for (const [at, letter] of letters.entries()) {
    const space = spaceBefore(letters, at, house);
    const last = set.at(-1);
    if (space === undefined || last === undefined) set.push(letter);
    else if (PLAIN.test(seen(last))) set.splice(-1, 1, { ...last, text: space }, letter);
    else if (isBlank(seen(last))) set.push(letter);
    else set.push({ ...owner(letter, last), text: space }, letter);
  }
  return set;
}

/** A new space belongs to the piece that may be changed. */
const owner = (letter: Letter, last: Letter): Letter => (letter.opaque ? last : letter);

/** The space that is due in front of the letter; undefined where none is. */
function spaceBefore(
  letters: readonly Letter[],
  at: number,
  house: Punctuation,
): string | undefined {
  const mark = seen(letters[at]);
  const before = seen(letters[at - 1]);
  if (mark === "»") return before === "«" ? undefined : THIN;
  if (followsGuillemet(letters, at)) return THIN;
  if (!":;!?".includes(mark) || mark === "" || !standsAtEnd(letters, at)) return undefined;
  // Behind a bracket or another mark of its kind it stands close: "(?)", "?!".
  const word = PLAIN.test(before) ? seen(letters[at - 2]) : before;
  if (word === "" || isOpener(word) || /^[:;!?]$/u.test(before)) return undefined;
  if (mark === ":") return FULL;
  return house.spaced === "all" ? THIN : undefined;
}

/** The letter behind « and its space, or « itself where none was typed. */
function followsGuillemet(letters: readonly Letter[], at: number): boolean {
  const before = seen(letters[at - 1]);
  if (before === "«") return !isBlank(seen(letters[at])) && seen(letters[at]) !== "»";
  return PLAIN.test(before) && seen(letters[at - 2]) === "«" && !isBlank(seen(letters[at]));
}

/** 10:30, a:b and https://… are no places for a space. */
function standsAtEnd(letters: readonly Letter[], at: number): boolean {
  const next = seen(letters[at + 1]);
  return isBlank(next) || isCloser(next) || /^["'’”»«–—]$/u.test(next);
}
