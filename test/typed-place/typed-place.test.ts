import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Page, TextMark } from "../../src/display/mark.ts";
import { lettersOf } from "../../src/story/letters.ts";
import { typedPlaceAt, type SetCopy, type TypedPlace } from "../../src/typed-place.ts";
import { anyArticle } from "../support/markdown.ts";
import { madeUp, type Typed } from "../support/made-up.ts";

/** Where each word on the pages was typed. */

const HEAD = `---
number: 1
title: "The boats that went out: a tale of the harbor"
deck: >
  Nine of twelve
  came home
date: 2020-12-31
authors: [Ann Bell]
---
`;

async function setCopy(typed: Typed): Promise<SetCopy> {
  const { publication, articles } = await madeUp(typed);
  const sources = new Map(Object.entries(typed.articles));
  return { pages: publication.pages, stories: articles.map(({ story }) => story), sources };
}

const linesOf = ({ marks }: Page): readonly TextMark[] =>
  marks.filter((mark) => mark.kind === "text");

/** A word as it stands on a page, and what is said of it. */
interface Clicked {
  readonly stream: string;
  readonly word: string;
  readonly place: TypedPlace | undefined;
}

/** Clicks the middle of each word of the copy, line after line. */
function clickAll(copy: SetCopy): readonly Clicked[] {
  return copy.pages.flatMap((page) =>
    linesOf(page).flatMap((mark) =>
      wordsOf(mark).map(({ word, x }) => ({
        ...{ stream: mark.stream ?? "", word },
        place: typedPlaceAt(copy, page.folio, { x, y: mark.at.y - 1 }),
      })),
    ),
  );
}

/** The words of a line; of furniture alone where the line is no part of the copy's streams. */
function wordsOf({
  at,
  runs,
  stream,
}: TextMark): readonly { readonly word: string; readonly x: number }[] {
  const words: { word: string; from: number; to: number }[] = [];
  let [x, open] = [at.x, false];
  for (const { texts, advances, furniture } of runs) {
    for (const [index, text] of texts.entries()) {
      const to = x + (advances[index] ?? 0);
      const isLetter = furniture === (stream === undefined) && lettersOf(text).length > 0;
      const last = words.at(-1);
      if (isLetter && open && last !== undefined) {
        last.word += text;
        last.to = to;
      } else if (isLetter) words.push({ word: text, from: x, to });
      open = isLetter || (open && /['’]/u.test(text));
      x = to;
    }
  }
  return words.map(({ word, from, to }) => ({ word, x: (from + to) / 2 }));
}

/** The text from a place on. */
function textAt({ sources }: SetCopy, { file, line, column = 1 }: TypedPlace): string {
  const row = (sources.get(file) ?? "").split("\n")[line - 1] ?? "";
  return Array.from(row)
    .slice(column - 1)
    .join("");
}

const lower = (text: string): string => lettersOf(text).join("");

/** Of a word as it stands on the pages, the place of each time; as `line:column`. */
const placesOf = (clicked: readonly Clicked[], word: string): readonly string[] =>
  clicked
    .filter((one) => lower(one.word) === lower(word))
    .map(({ place }) => (place?.column === undefined ? "" : `${place.line}:${place.column}`));

/** Where a text begins in an article, `line:column`, each time. */
const typedAt = (text: string, part: string): readonly string[] =>
  text
    .split("\n")
    .flatMap((row, index) =>
      [...row.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${part}(?![\\p{L}\\p{N}])`, "giu"))].map(
        ({ index: at }) => `${index + 1}:${Array.from(row.slice(0, at)).length + 1}`,
      ),
    );

describe("a click on a word", () => {
  it.each([
    [
      "in a line of a paragraph of several",
      "One line here,\nanother below\nand the third.",
      "third",
    ],
    [
      "typed again and again",
      "The end of the road, the last\nof the roads, and the end of the tale.",
      "the",
    ],
    ["emphasized, in part or twice", "A *slow* and **very _deep_ sea** of *re*made words.", "deep"],
    ["of which a part is emphasized", "A *slow* and deep sea of *re*made words.", "remade"],
    [
      "behind a link",
      "See [the quay](https://harbor.example/quay-of-the-sea 'quay') of stone.",
      "stone",
    ],
    ["of a link", "See [the quay](https://harbor.example/quay) of stone.", "quay"],
    ["of a linked name", "The [quay] is old.\n\n[quay]: https://harbor.example/quay", "old"],
    ["behind a note's call", "It rained[^1] today.\n\n[^1]: In the gauge.", "today"],
    ["of a note", "It rained[^1] today.\n\n[^1]: In the *brass* gauge.", "gauge"],
    ["behind entities", "Caf&eacute; &amp; bar &mdash; and bread.", "bread"],
    ["that begins with an entity", "A &eacute;tude of bread.", "bread"],
    ["behind what is not printed", "Bread <!-- no bread --> and butter.", "butter"],
    ["behind dots and dashes", 'He said -- "why..." -- and it\'s left.', "left"],
    ["with an apostrophe", "The boats' crews don't sleep.", "sleep"],
    ["of code", "Call `set the type` of it.", "type"],
    ["of a subhead", "Before it.\n\n## The men of the *shore*\n\nBehind it.", "shore"],
    ["of a list in a list", "- one of two\n  that goes on\n  - inner one\n- last", "inner"],
    ["of a quotation", "> Nobody saw\n> them leave.\n>\n> Nobody asked.", "leave"],
    ["of a pull quote", ":::pullquote{by='Tom'}\nNobody saw them.\n:::\n\nText.", "saw"],
    ["of a sidebar", ":::sidebar[In the box]\nThe boxed sea.\n:::\n\nText.", "boxed"],
    ["of a sidebar's title", ":::sidebar[In the chest]\nThe sea.\n:::\n\nText.", "chest"],
    [
      "of a table's cell",
      "| Who | What |\n|---|---|\n| Ann | the *net* |\n| Tom | the oar |",
      "oar",
    ],
    ["of a caption", '::figure[A boat at sea.]{src="sea.png" alt="the sea" credit="Sea"}', "at"],
    ["of a block of code", "```js\nlet a = b;\nlet c = d;\n```", "d"],
  ])("%s: its line and column", async (_, body, word) => {
    const text = `${HEAD}\n${body}\n\nTo the last.\n`;
    const copy = await setCopy({ articles: { "a.md": text } });
    const wanted = word === "remade" ? typedAt(text, "re") : typedAt(text, word);
    const found = placesOf(clickAll(copy), word);
    expect(found.length).toBeGreaterThan(0);
    // Words that are typed where nothing is printed are not found; those that are printed are, each once.
    expect(wanted).toEqual(expect.arrayContaining([...new Set(found)]));
    expect(new Set(found).size).toBe(found.length);
  });

  it("of the head: its line in the front matter, folded or not", async () => {
    const copy = await setCopy({ articles: { "a.md": `${HEAD}\nText of it.\n` } });
    const clicked = clickAll(copy);
    expect(placesOf(clicked, "tale")).toEqual(typedAt(HEAD, "tale"));
    expect(placesOf(clicked, "came")).toEqual(["6:3"]);
  });

  it("in the contents: its place in the title", async () => {
    const flatplan = ["contents", "a.md"];
    const text = `${HEAD}\nText of it.\n`;
    const copy = await setCopy({ flatplan, articles: { "a.md": text } });
    const [contents] = copy.pages;
    const clicked = clickAll({ ...copy, pages: contents ? [contents] : [] });
    expect(placesOf(clicked, "tale")).toEqual(typedAt(HEAD, "tale"));
  });

  it("whose letters nobody can follow: the line in which its paragraph begins", async () => {
    const copy = await setCopy({ articles: { "a.md": `${HEAD}\nText of it.\n\nAnd more.\n` } });
    const broken = { ...copy, stories: [], sources: new Map([["a.md", `${HEAD}\nOther.\n\nNo.`]]) };
    const [more] = clickAll(broken).filter(({ word }) => word === "more");
    expect(more?.place).toEqual({ file: "a.md", line: 13 });
  });
});

test("every word of any article is found where it was typed, in its order, divided or not", async () => {
  await fc.assert(
    fc.asyncProperty(anyArticle(12), async (text) => {
      const copy = await setCopy({ articles: { "a.md": text } });
      const last = new Map<string, number>();
      let [found, all] = [0, 0];
      for (const { stream, word, place } of clickAll(copy)) {
        if (stream === "" || stream.endsWith("#byline")) continue;
        all += 1;
        if (place?.column === undefined) continue;
        found += 1;
        const typed = lower(textAt(copy, place));
        // Of a divided word the second part is somewhere in it.
        expect(typed).toContain(lower(word));
        const at = place.line * 1e5 + place.column;
        expect(at).toBeGreaterThanOrEqual(last.get(stream) ?? 0);
        last.set(stream, at);
      }
      expect(found).toBe(all);
    }),
    { numRuns: 15 },
  );
});
