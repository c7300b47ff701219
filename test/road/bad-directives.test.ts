import { describe, expect, test } from "vitest";
import { framesIn } from "../support/frames.ts";
import { article, issueFolder, manifest, typeset } from "../support/issue-folder.ts";
import { expectDiscreet, expectOld, OLD } from "./faults.ts";

/** Directives gone wrong, each in an article of its own, and a figure below whose picture is missing. */
const MALFORMED: readonly {
  readonly what: string;
  readonly text: string;
  readonly code: string;
  /** Line and column in the article; the text begins on line 6. */
  readonly at: string;
  readonly under: string;
}[] = [
  {
    what: "colons that name nothing",
    text: "::",
    code: "directive/malformed",
    at: "6:1",
    under: "::",
  },
  {
    what: "a space behind the colons",
    text: ':: figure{src="b.jpg"}',
    code: "directive/malformed",
    at: "6:1",
    under: ":: ",
  },
  {
    what: "a directive that there is not",
    text: '::figur{src="b.jpg"}',
    code: "directive/unknown",
    at: "6:1",
    under: "::figur",
  },
  {
    what: "a caption over two lines",
    text: '::figure[A caption that\nruns on.]{src="b.jpg"}',
    code: "directive/malformed",
    at: "6:9",
    under: "[A caption that",
  },
  {
    what: "attributes over two lines",
    text: '::figure{src="b.jpg"\ncredit="B"}',
    code: "directive/malformed",
    at: "6:9",
    under: '{src="b.jpg"',
  },
  {
    what: "a missing brace",
    text: '::figure[A caption.]{src="b.jpg"',
    code: "directive/malformed",
    at: "6:21",
    under: '{src="b.jpg"',
  },
  {
    what: "a space before the brace",
    text: '::figure[A caption.] {src="b.jpg"}',
    code: "directive/malformed",
    at: "6:21",
    under: " {",
  },
  {
    what: "a box that is never closed",
    text: ":::sidebar[A box]\n\nText in it.",
    code: "directive/unclosed",
    at: "6:1",
    under: ":::sidebar",
  },
  {
    what: "boxes in one another with equal colons",
    text: ":::sidebar[A box]\n\n:::pullquote\nA quote.\n:::\n\n:::",
    code: "directive/nested",
    at: "8:1",
    under: ":::pullquote",
  },
  {
    what: "text behind the colons that close",
    text: ":::sidebar[A box]\n\nText in it.\n\n::: and more",
    code: "directive/text-behind",
    at: "10:5",
    under: "and more",
  },
];

describe("a malformed directive", () => {
  const names = MALFORMED.map((_, index) => `articles/${String(index).padStart(2, "0")}.md`);
  const gone = '::figure{src="gone.jpg" alt="Nothing"}';
  const texts = MALFORMED.map(({ text }) => article(`${text}\n\nA paragraph.\n\n${gone}`));
  const folder = issueFolder({
    "issue.yaml": manifest(names),
    ...Object.fromEntries(names.map((name, index) => [name, texts[index] ?? ""])),
    "old.pdf": OLD,
  });
  const answer = typeset(folder, "-o", "old.pdf");

  test.each(MALFORMED.map((one, index) => ({ ...one, file: names[index] ?? "" })))(
    "$what is told at its place",
    async ({ file, code, at, under }) => {
      const told = framesIn((await answer).stderr).find(({ place }) => place === `${file}:${at}`);
      expect(told).toMatchObject({ head: `error[${code}]`, under });
      expect(told?.helps.join("")).toMatch(/./u);
    },
  );

  test.each(names.map((file, index) => ({ file, text: texts[index] ?? "" })))(
    "what follows it in $file is read all the same",
    async ({ file, text }) => {
      const line = text.split("\n").indexOf(gone) + 1;
      const places = framesIn((await answer).stderr).map(({ place }) => place);
      expect(places).toContain(`${file}:${line}:15`);
    },
  );

  test("is exit 1, two faults an article and no more, and nothing is written", async () => {
    const { code, stdout, stderr } = await answer;
    expect([code, stdout]).toEqual([1, ""]);
    expect(framesIn(stderr)).toHaveLength(2 * MALFORMED.length);
    expectOld(folder);
    expectDiscreet(await answer, folder);
  });
});
