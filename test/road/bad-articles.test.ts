import { describe, expect, test } from "vitest";
import { article, issueFolder, manifest, oneArticle, typeset } from "../support/issue-folder.ts";
import { framesIn } from "../support/frames.ts";
import {
  expectDiscreet,
  expectOld,
  expectRefused,
  expectTold,
  frameOf,
  setTogether,
  type FaultyIssue,
} from "./faults.ts";

describe.concurrent("an article", () => {
  const inOneRun: readonly FaultyIssue[] = [
    {
      what: "a misspelt key",
      files: {
        "issue.yaml": manifest(),
        "articles/a.md": article("Text.").replace("date:", "dat:"),
      },
      exit: 1,
      code: "schema/unknown-key",
      place: "articles/a.md:3:1",
      under: "dat",
      help: /did you mean `date`\?/u,
    },
    {
      what: "invalid UTF-8",
      files: {
        "issue.yaml": manifest(),
        "articles/a.md": Buffer.from(article("A caf\xe9 at the quay."), "latin1"),
      },
      exit: 1,
      code: "article/encoding",
      place: "articles/a.md:6:6",
      under: "�",
      help: /UTF-8/u,
    },
    {
      what: "a NUL",
      files: { "issue.yaml": manifest(), "articles/a.md": article("A boat\0 at the quay.") },
      exit: 1,
      code: "article/encoding",
      place: "articles/a.md:6:7",
      under: "␀",
      message: /NUL/u,
      help: /./u,
    },
    {
      what: "a character that no face has",
      files: oneArticle("The word ᚠ is a rune."),
      exit: 1,
      code: "font/missing-glyph",
      place: "articles/a.md:6:10",
      under: "ᚠ",
      message: /`U\+16A0 ᚠ`.*`Source Serif 4`/u,
      help: /./u,
    },
    {
      what: "a chart",
      files: oneArticle(':::chart{type=bar alt="x"}\nmaker,cars\nNio,many\n:::'),
      exit: 1,
      code: "chart/number",
      place: "articles/a.md:8:1",
      under: "Nio,many",
      message: /`many` is no number/u,
      help: /./u,
    },
  ];

  const { folder, rows, answer } = setTogether(inOneRun);
  test.each(rows)("with $what", async (row) => {
    expectTold(await answer, row);
  });

  test("is exit 1, one fault each and no more, and nothing is written", async () => {
    expect(framesIn((await answer).stderr)).toHaveLength(inOneRun.length);
    expect(await answer).toMatchObject({ code: 1, stdout: "" });
    expectDiscreet(await answer, folder);
    expectOld(folder);
  });

  const alone: readonly FaultyIssue[] = [
    {
      what: "no bytes at all",
      files: { "issue.yaml": manifest(), "articles/a.md": "" },
      exit: 1,
      code: "article/empty",
      place: "issue.yaml:5:5",
      under: "articles/a.md",
      help: /./u,
    },
    {
      what: "8,000 lists in one another",
      files: oneArticle(`${"- ".repeat(8000)}deep`),
      exit: 6,
      code: "story/limit",
      place: "articles/a.md:6:1",
      under: "- ".repeat(20),
      help: /./u,
    },
  ];
  test.each(alone)("with $what", expectRefused);

  test("of lists that go deeper line by line is refused at once", async () => {
    const lists = Array.from({ length: 2500 }, (_, level) => `${" ".repeat(2 * level)}- a`);
    const folder = issueFolder(oneArticle(lists.join("\n")));
    const answer = await typeset(folder);
    expect(answer.code).toBe(6);
    expect(frameOf(answer, "story/limit").helps).not.toEqual([]);
  });
});
