import type { Punctuation } from "./house.ts";
import {
  isBlank,
  isCloser,
  isDash,
  isDigit,
  isInWord,
  isOpener,
  isWordLetter,
  seen,
} from "./letter.ts";
import type { Letter } from "./letter.ts";

const APOSTROPHE = "’";
const PRIME = "′";
const DOUBLE_PRIME = "″";

type Kind = "double" | "single";
type Role = "open" | "close" | "apostrophe" | "prime";

/** What is known of the whole text while its marks are set one by one. */
interface Account {
  readonly letters: readonly Letter[];
  readonly house: Punctuation;
  /** The quotations open here, the innermost last. */
  readonly open: Kind[];
  /** Where the last `"` stands, and the last `'` that could end a quotation; -1 for none. */
  readonly lastDouble: number;
  readonly lastCloser: number;
}

/** A quote mark and what stands around it. */
interface Place {
  readonly at: number;
  /** The letter before, as it is set. */
  readonly before: string;
  /** It is an opening mark. */
  readonly beforeOpens: boolean;
  readonly next: string;
  /** The first letter behind that is no straight quote. */
  readonly beyond: string;
}

/** Deeper than anyone quotes; more are not kept account of. */
const DEEPEST = 8;

/** Straight quotes become the language's own, apostrophes, or primes; typed marks stay and are reckoned with. */
export function setQuotes(letters: readonly Letter[], house: Punctuation): readonly Letter[] {
  const account = openAccount(letters, house);
  const set: Letter[] = [];
  let beforeOpens = false;
  for (const [at, letter] of letters.entries()) {
    const before = seen(set.at(-1));
    const mark = setMark({ at, before, beforeOpens, ...ahead(letters, at) }, account);
    set.push(mark?.text === undefined ? letter : { ...letter, text: mark.text });
    beforeOpens = mark?.role === "open";
  }
  return set;
}

function openAccount(letters: readonly Letter[], house: Punctuation): Account {
  const closes = (letter: Letter, at: number): boolean =>
    seen(letter) === "'" && !isBlank(seen(letters[at - 1])) && !isInWord(seen(letters[at + 1]));
  return {
    ...{ letters, house, open: [] },
    lastDouble: letters.findLastIndex((letter) => seen(letter) === '"'),
    lastCloser: letters.findLastIndex(closes),
  };
}

/** What the mark at the place does and, if it was typed straight, what it becomes; undefined if it is none. */
function setMark(
  place: Place,
  account: Account,
): { readonly role: Role; readonly text?: string } | undefined {
  const typed = seen(account.letters[place.at]);
  const kind = straight(typed);
  if (kind === undefined) {
    const role = roleOfTyped(typed, place, account);
    return role && { role };
  }
  const role = kind === "double" ? roleOfDouble(place, account) : roleOfSingle(place, account);
  reckon(account.open, kind, role);
  return { role, text: markFor(kind, role, account.house) };
}

function straight(text: string): Kind | undefined {
  return text === '"' ? "double" : text === "'" ? "single" : undefined;
}

function ahead(letters: readonly Letter[], at: number): Pick<Place, "next" | "beyond"> {
  let beyond = at + 1;
  while (beyond <= at + DEEPEST && straight(seen(letters[beyond])) !== undefined) beyond++;
  return { next: seen(letters[at + 1]), beyond: seen(letters[beyond]) };
}

function markFor(kind: Kind, role: Role, house: Punctuation): string {
  const [open, close] = kind === "double" ? house.outer : house.inner;
  switch (role) {
    case "open":
      return open;
    case "close":
      return close;
    case "apostrophe":
      return APOSTROPHE;
    case "prime":
      return kind === "double" ? DOUBLE_PRIME : PRIME;
  }
}

/** Keeps account of what is open: a closing mark closes all that was opened inside it. */
function reckon(open: Kind[], kind: Kind, role: Role): void {
  if (role === "open" && open.length < DEEPEST) open.push(kind);
  if (role === "close" && open.includes(kind)) open.length = open.lastIndexOf(kind);
}

function roleOfDouble(place: Place, account: Account): Role {
  const isOpen = account.open.includes("double");
  if (isDigit(place.before) && measures(place, account, isOpen)) return "prime";
  return roleByNeighbors(place, isOpen);
}

/** Inches and seconds: behind a digit where no quotation is open, or where another mark closes it later. */
function measures({ at, next }: Place, account: Account, isOpen: boolean): boolean {
  if (!isOpen) return true;
  const feet = account.letters
    .slice(Math.max(0, at - 4), at)
    .map(seen)
    .join("");
  return account.lastDouble > at && (next === '"' || /\d['′]\d{1,2}$/u.test(feet));
}

function roleOfSingle(place: Place, account: Account): Role {
  const { before, next } = place;
  // A single quotation around a double one cannot end inside it.
  const isOpen = account.open.lastIndexOf("single") > account.open.lastIndexOf("double");
  if (isInWord(before) && isWordLetter(next)) return "apostrophe";
  if (isDigit(before) && !isOpen) return "prime";
  if (startsWord(place))
    return isClipped(place, account) ? "apostrophe" : openingRole(place, account);
  const role = roleByNeighbors(place, isOpen);
  return role === "close" && isOpen ? "close" : "apostrophe";
}

const startsWord = (place: Place): boolean =>
  !isBlank(place.beyond) && (isBoundary(place) || isDash(place.before)) && !isCloser(place.beyond);

const openingRole = (place: Place, account: Account): Role =>
  account.house.opensForLong || account.lastCloser > place.at + 1 ? "open" : "apostrophe";

/** '90s, ’tis, rock ’n’ roll: a word whose head is cut off. */
function isClipped({ at }: Place, { letters, house, lastCloser }: Account): boolean {
  const rest = letters
    .slice(at + 1, at + 12)
    .map(seen)
    .join("");
  const closesLater = lastCloser > at + 1;
  if (/^\p{Nd}0s(?![\p{L}\p{Nd}])/u.test(rest)) return true;
  if (/^\p{Nd}{2}(?![\p{L}\p{Nd}])/u.test(rest)) return !closesLater;
  const word = (/^\p{L}+/u.exec(rest)?.[0] ?? "").toLowerCase();
  return house.clipped.has(word) || (house.perhapsClipped.has(word) && !closesLater);
}

const isBoundary = (place: Place): boolean =>
  isBlank(place.before) || isOpener(place.before) || place.beforeOpens;

function roleByNeighbors(place: Place, isOpen: boolean): "open" | "close" {
  const ends = isBlank(place.beyond);
  if (isBoundary(place)) return ends && isOpen ? "close" : "open";
  if (isDash(place.before)) return ends || isCloser(place.beyond) ? "close" : "open";
  if (ends || isCloser(place.beyond) || isDash(place.beyond)) return "close";
  return isOpen ? "close" : "open";
}

/** What a mark that is typographic already does; undefined for all that is no mark. */
function roleOfTyped(typed: string, place: Place, { house, open }: Account): Role | undefined {
  const kind = typed === APOSTROPHE || house.inner.includes(typed) ? "single" : "double";
  const [opening, closing] = kind === "double" ? house.outer : house.inner;
  if (typed !== opening && typed !== closing) return undefined;
  if (typed === APOSTROPHE && isInWord(place.next)) return "apostrophe";
  const opens = typed === opening && (typed !== closing || isBoundary(place));
  const role = opens ? "open" : "close";
  reckon(open, kind, role);
  return role;
}
