import { lettersOf } from "./letters.ts";

/** A letter as it stands in the source; of an entity (`&eacute;`) nobody knows here which letter it is, if any. */
interface SourceLetter {
  readonly letter: string | undefined;
  readonly at: number;
}

/** So many letters say that a place is the right one. */
const SURE = 12;
/** So many letters may be printed that the source does not have as letters. */
const STRANGE = 3;

/**
 * Where each of a text's letters stands in the source that it was read from: the same letters in their order, but for
 * entities, and for what is not printed between them (comments, the addresses of links).
 */
export function placesOfLetters(
  letters: readonly string[],
  source: string,
): readonly (number | undefined)[] {
  const typed = sourceLetters(source);
  const places: (number | undefined)[] = [];
  let at = 0;
  while (places.length < letters.length) {
    const one = typed[at];
    const left = letters.slice(places.length, places.length + SURE + STRANGE);
    if (one?.letter === undefined && one !== undefined) {
      // A sign such as `&amp;`, or a letter.
      if (!follow(left, typed, at + 1)) places.push(one.at);
      at += 1;
    } else if (one?.letter === left[0]) {
      places.push(one?.at);
      at += 1;
    } else {
      const next = nextAgreement(left, typed, at);
      if (next === undefined) break;
      for (let back = next.strange; back > 0; back -= 1)
        places.push(typed[Math.max(at, next.at - back)]?.at);
      at = next.at;
    }
  }
  return places;
}

function sourceLetters(source: string): readonly SourceLetter[] {
  return [...source.matchAll(/<!--.*?-->|&#?\w+;|./gsu)].flatMap(
    ({ 0: typed, index: at }): readonly SourceLetter[] => {
      if (typed.startsWith("<!--")) return [];
      if (typed.length > 2 && typed.startsWith("&")) return [{ letter: undefined, at }];
      return lettersOf(typed).map((letter) => ({ letter, at }));
    },
  );
}

/** Whether the letters stand in the source from a place on, as far as it takes to be sure or to the next entity. */
function follow(letters: readonly string[], typed: readonly SourceLetter[], from: number): boolean {
  for (let index = 0; index < Math.min(SURE, letters.length); index += 1) {
    const one = typed[from + index];
    if (one !== undefined && one.letter === undefined) return index > 0;
    if (one?.letter !== letters[index]) return false;
  }
  return letters.length > 0;
}

/** The nearest place from which on letters and source agree again, some letters left out if need be. */
function nextAgreement(
  letters: readonly string[],
  typed: readonly SourceLetter[],
  from: number,
): { readonly at: number; readonly strange: number } | undefined {
  for (let strange = 0; strange <= STRANGE; strange += 1) {
    const rest = letters.slice(strange);
    for (let at = from; at < typed.length; at += 1) {
      if (follow(rest, typed, at)) return { at, strange };
    }
  }
  return undefined;
}
