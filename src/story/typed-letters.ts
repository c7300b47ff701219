import { placesOfLetters } from "./letter-places.ts";
import { lettersOf } from "./letters.ts";
import type { Typed } from "./words.ts";

/** A letter or digit of the copy. */
export interface TypedLetter {
  /** As `lettersOf` has it. */
  readonly letter: string;
  /** Where its word begins in its file; undefined where that is not known. */
  readonly word: number | undefined;
}

/** The letters of pieces of the copy, each with the place where its word was typed; `textOf` has the text of a file. */
export function typedLetters(
  typed: readonly Typed[],
  textOf: (file: string) => string | undefined,
): readonly TypedLetter[] {
  const letters: TypedLetter[] = [];
  // Words go on from piece to piece: "*Re*make".
  let word: Pick<TypedLetter, "word"> | undefined;
  for (const { text, span } of typed) {
    const source = span && textOf(span.file)?.slice(span.start, span.end);
    const places = source === undefined ? [] : placesOfLetters(lettersOf(text), source);
    let count = 0;
    for (const character of Array.from(text)) {
      const found = lettersOf(character);
      const place = places[count];
      if (found.length > 0)
        word ??= { word: place === undefined ? undefined : (span?.start ?? 0) + place };
      else if (!joins(character)) word = undefined;
      for (const letter of found) letters.push({ letter, word: word?.word });
      count += found.length;
    }
  }
  return letters;
}

/** Signs that stand within words: apostrophes, accents, soft hyphens. */
const joins = (character: string): boolean => /[\p{M}'\u2019\u00ad]/u.test(character);
