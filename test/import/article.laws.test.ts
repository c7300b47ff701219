import fc from "fast-check";
import { expect, test } from "vitest";
import { cleaned } from "../../src/import/clean.ts";
import { compose, paragraphsIn } from "../../src/import/compose.ts";
import type { Block, Inline, Paragraph, Words } from "../../src/import/manuscript.ts";
import { plainText } from "../../src/import/manuscript.ts";
import { takeRemarks } from "../../src/import/remarks.ts";
import { emptyTally } from "../../src/import/tally.ts";
import { writeArticle } from "../../src/import/write-article.ts";
import { readStory } from "../../src/story/read-story.ts";
import { storyWords } from "../../src/story/words.ts";

/** Pieces of copy that Markdown would read as something, among plain words. */
const SIGNS =
  '* ** _ __ ` ``` ~ ~~ # ## 1. 2) - + > >> | --- === [ ] [^1] [x] ![ ( ) < <b> </b> <!-- & &amp; &#35; \\ \\* : :: ::: :::sidebar ::figure{src="x"} :::chart {a=b} *** * http://a.b_c/*d www.x_y.z a_b@c.de $ % @ ! ! harbor quay crane a I 10:30 “so” ‘on’ it’s';

const SIGNS_ALONE = Array.from("*_`~#[]()<>&|\\:!-+=.\"'{}/ab1 ");

const word = fc.oneof(
  fc.constantFrom(...SIGNS.split(" ")),
  fc.string({
    unit: fc.constantFrom(...SIGNS_ALONE),
    minLength: 1,
    maxLength: 8,
  }),
);

const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((all) => all.join(" "));

const words: fc.Arbitrary<Words> = fc.record({
  kind: fc.constant("words" as const),
  text,
  emphasis: fc.boolean(),
  strong: fc.boolean(),
  struck: fc.boolean(),
  code: fc.constant(false),
  link: fc.constantFrom(undefined, undefined, "https://a.example/b_c?d=(e)"),
});

const PLAIN_Q: Words = {
  kind: "words",
  text: " q",
  emphasis: false,
  strong: false,
  struck: false,
  code: false,
};

/** Whatever it begins with, a letter ends it: so it is no pause, and not empty. */
const inlines: fc.Arbitrary<readonly Inline[]> = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: words },
      { weight: 1, arbitrary: fc.constant<Inline>({ kind: "break", of: "line" }) },
      { weight: 1, arbitrary: fc.constant<Inline>({ kind: "note-call", note: "n" }) },
      {
        weight: 1,
        arbitrary: fc.constant<Inline>({ kind: "picture", part: "p", alt: 'a "b" & {c}' }),
      },
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((all) => [
    // Behind a break, too: a sign alone between two of them would be a pause.
    ...all.flatMap((one): readonly Inline[] => (one.kind === "break" ? [PLAIN_Q, one] : [one])),
    PLAIN_Q,
  ]);

const paragraph: fc.Arbitrary<Paragraph> = fc.record({
  kind: fc.constant("paragraph" as const),
  role: fc.constantFrom(
    "body" as const,
    "quote" as const,
    "caption" as const,
    1 as const,
    2 as const,
  ),
  inlines,
});

const item: fc.Arbitrary<Paragraph> = fc.record({
  kind: fc.constant("paragraph" as const),
  role: fc.constant("body" as const),
  list: fc.record({
    name: fc.constantFrom("a", "b"),
    level: fc.constantFrom(0, 1, 2),
    number: fc.constantFrom(1, 2, 7),
  }),
  inlines,
});

const table: fc.Arbitrary<Block> = fc
  .array(fc.array(paragraph, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 3 })
  .map((rows) => ({
    kind: "table",
    rows: rows.map((row) => row.map((one) => ({ blocks: [one], columns: 1, rows: 1 }))),
  }));

const simple: fc.Arbitrary<Block> = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  { weight: 3, arbitrary: item },
  { weight: 1, arbitrary: table },
);

const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 8, arbitrary: simple },
  {
    weight: 1,
    arbitrary: fc
      .array(simple, { minLength: 1, maxLength: 3 })
      .map((blocks): Block => ({ kind: "box", blocks })),
  },
);

/** All letters and signs but white, quotes and dashes, which are mended, and set by the build. */
const bare = (text: string): string => text.replace(/[\s"'`‘’“”′″\-–—.…]/gu, "");

const lettersOf = (blocks: readonly Block[]): string =>
  paragraphsIn(blocks)
    .map(({ inlines }) => plainText(inlines))
    .join("");

const sorted = (text: string): string => Array.from(bare(text)).sort().join("");

const NOTE: Paragraph = { kind: "paragraph", role: "body", inlines: [{ ...PLAIN_Q, text: "N" }] };

test("whatever the copy says prints as it is, and the article has no fault", () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), text, (blocks, title) => {
      fc.pre(bare(title) !== "");
      const manuscript = cleaned({ blocks, notes: new Map([["n", [NOTE]]]) }, emptyTally());
      const article = writeArticle(
        {
          head: { title, authors: [] },
          pieces: compose(manuscript.blocks, takeRemarks()),
          notes: manuscript.notes,
          sourceOf: () => "../assets/x.png",
        },
        takeRemarks(),
      );
      const { value: story, diagnostics } = readStory({ file: "a.md", text: article }, "en-US");
      expect(
        diagnostics.filter(({ severity }) => severity === "error"),
        article,
      ).toEqual([]);
      if (story === undefined) throw new Error(article);
      const printed = storyWords(story).map((stream) => stream.text);
      const called = article.includes("[^1]:") ? "N" : "";
      expect(sorted(printed.join("")), article).toBe(sorted(title + lettersOf(blocks) + called));
    }),
    { numRuns: 400 },
  );
});
