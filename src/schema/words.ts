import * as z from "zod";
import { nearest } from "../diagnostics/nearest.ts";
import { predicate } from "./predicate.ts";
import { oneOf } from "./wording.ts";

/** What people say for a word that there is, in lower case, and what they may mean by it. */
export type Synonyms = Readonly<Record<string, readonly string[]>>;

/** One of a few words. Who typed a synonym of one, or its words in another order, is told which he meant. */
export const oneWordOf = <const Words extends readonly [string, ...string[]]>(
  words: Words,
  synonyms: Synonyms,
) =>
  z.enum(words, {
    error: ({ input }) => {
      const says = `must be ${oneOf(words.map(quoted))}`;
      const meant = typeof input === "string" ? meantWords(input, words, synonyms) : [];
      if (meant.length === 0) return predicate(says);
      return predicate(says, `did you mean ${oneOf(meant.map(quoted))}?`);
    },
  });

const quoted = (word: string): string => `\`${word}\``;

function meantWords(
  typed: string,
  words: readonly string[],
  synonyms: Synonyms,
): readonly string[] {
  const plain = typed.trim().toLowerCase();
  const parts = plain.split(/[\s,-]+/u).map((part) => synonyms[part] ?? [part]);
  const said = new Set((synonyms[plain] ?? readings(parts)).map(inOneOrder));
  const meant = words.filter((word) => said.has(inOneOrder(word)));
  const near = nearest(plain, words);
  return meant.length > 0 || near === undefined ? meant : [near];
}

/** Each way to take one of every part: "head outside", "head inside". */
const readings = (parts: readonly (readonly string[])[]): readonly string[] =>
  parts.reduce((begun, part) => begun.flatMap((one) => part.map((word) => `${one} ${word}`)), [""]);

const inOneOrder = (words: string): string => words.trim().split(" ").toSorted().join(" ");
