import { expect, test } from "vitest";
import { pageText } from "../../src/display/dump.ts";
import { madeUp } from "../support/made-up.ts";

/** A house may quote otherwise than its language does, in everything that is printed. */

const ARTICLE = `---
title: '"Titel"'
deck: '"Deck"'
---

"Er sagte 'ja' dazu."

:::pullquote{by='"Wer"'}
"Zitat"
:::
`;

const words = async (theme: string, manifest: string): Promise<string> => {
  const typed = { theme, manifest, flatplan: ["contents: { title: '\"Inhalt\"' }", "a.md"] };
  const { publication } = await madeUp({ ...typed, articles: { "a.md": ARTICLE } });
  return publication.pages.map(pageText).join("\n");
};

const THEME = `extends: review
opening: { drop-cap: 0 }
languages:
  de: { quotes: { outer: ["»", "«"], inner: ["›", "‹"] } }`;

test("for the language that the theme names", async () => {
  const text = await words(THEME, "language: de-AT");
  for (const one of [
    "»Titel«",
    "»Deck«",
    "»Er sagte ›ja‹ dazu.«",
    "»Zitat«",
    "»Wer«",
    "»Inhalt«",
  ]) {
    expect(text).toContain(one);
  }
});

test("and for no other", async () => {
  expect(await words(THEME, "language: en-US")).toContain("“Er sagte ‘ja’ dazu.”");
});

test("for all languages where the theme says so at its root", async () => {
  const theme = 'extends: review\nopening: { drop-cap: 0 }\nquotes: { outer: ["«", "»"] }';
  expect(await words(theme, "language: en-US")).toContain("«Er sagte ‘ja’ dazu.»");
});
