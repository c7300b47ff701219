import { typographic } from "../punctuation/typographic.ts";
import type { Tongue } from "../punctuation/typographic.ts";
import type { Phrase } from "../schema/phrase.ts";
import type { FlatplanEntry, Issue } from "./issue.ts";

/**
 * The issue with typographic forms in all that is printed of it. The theme that it names may quote
 * otherwise than its language does, so this comes after the theme was read.
 */
export function inPrint(issue: Issue, tongue: Tongue): Issue {
  const set = ({ text, span }: Phrase): Phrase => ({ text: typographic(text, tongue), span });
  return {
    ...issue,
    title: set(issue.title),
    publication: set(issue.publication),
    ...(issue.footer && { footer: set(issue.footer) }),
    flatplan: issue.flatplan.map((entry) => entryInPrint(entry, set)),
  };
}

function entryInPrint(entry: FlatplanEntry, set: (phrase: Phrase) => Phrase): FlatplanEntry {
  switch (entry.kind) {
    case "cover":
      return { ...entry, lines: entry.lines.map(set) };
    case "contents":
      return { ...entry, ...(entry.title && { title: set(entry.title) }) };
    case "advert":
      return named(entry, set);
    case "advert-pages":
      return { ...entry, parts: entry.parts.map((part) => named(part, set)) };
    case "article": {
      const { adverts } = entry;
      return { ...entry, ...(adverts && { adverts: adverts.map((part) => named(part, set)) }) };
    }
    case "picture":
    case "blank":
      return entry;
  }
}

const named = <T extends { readonly client?: Phrase }>(
  booking: T,
  set: (phrase: Phrase) => Phrase,
): T => ({ ...booking, ...(booking.client && { client: set(booking.client) }) });
