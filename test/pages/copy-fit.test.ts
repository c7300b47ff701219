import { describe, expect, test } from "vitest";
import type { MadeUpIssue } from "../../src/pages/make-up.ts";
import { article, madeUp } from "../support/made-up.ts";

/** How an article came out, as staff are told it. */

const LONG = `${article("Boats", 1)}
By 1907 the harbor had been dredged three times; notwithstanding incomprehensible misunderstandings, the
administrative irregularities of the responsible municipality continued uninterruptedly for a generation.

${"The master of the harbor counted them twice, because there would be no more than a hundred. ".repeat(9)}
`;

const fitOf = ({ articles }: MadeUpIssue) => articles[0]?.fit;

const linesOf = ({ publication }: MadeUpIssue): readonly string[] =>
  publication.pages
    .flatMap(({ marks }) => marks)
    .filter((mark) => mark.kind === "text")
    .filter(({ stream }) => stream?.endsWith("#body") === true)
    .map(({ runs }) => runs.flatMap((run) => run.texts).join(""));

describe("the copy-fitting figures of an article", () => {
  test("count the lines of its text, and those that end in a hyphen of ours", async () => {
    const made = await madeUp({ articles: { "a.md": LONG } });
    const lines = linesOf(made);
    expect(fitOf(made)).toMatchObject({
      pages: 1,
      lines: lines.length,
      hyphens: lines.filter((line) => line.endsWith("\u00AD")).length,
      over: 0,
    });
  });

  test("name the loosest and the tightest lines and their paragraphs", async () => {
    const made = await madeUp({ articles: { "a.md": LONG } });
    const { loosest = [], tightest = [] } = fitOf(made) ?? {};
    const spaces = loosest.map(({ space }) => space);
    expect(loosest.length).toBeGreaterThan(0);
    expect(spaces).toEqual(spaces.toSorted((a, b) => b - a));
    expect(spaces.every((space) => space > 1)).toBe(true);
    expect(tightest.every(({ space }) => space < 1 && space > 0.75)).toBe(true);
    const lines = linesOf(made).map((line) => line.replaceAll("\u00AD", "-"));
    for (const { text, span } of [...loosest, ...tightest]) {
      expect(lines).toContain(text);
      expect(LONG.slice(span.start, span.end).replaceAll(/\s+/gu, " ")).toContain(
        text.split(" ").slice(1, 3).join(" "),
      );
    }
  });

  test("say nothing of looseness where nothing is justified", async () => {
    const made = await madeUp({
      articles: { "a.md": LONG },
      theme: "extends: review\nbody: { align: left }",
    });
    expect(fitOf(made)).toMatchObject({ loosest: [], tightest: [] });
  });

  test("name what the make-up had to accept, by the tables of costs", async () => {
    // Three paragraphs that no column of this page can divide evenly.
    const made = await madeUp({
      articles: { "a.md": article("Boats", 3, 40) },
      theme: "extends: review\nbody: { hyphenate: false }",
    });
    for (const { folio, cost } of fitOf(made)?.accepted ?? []) {
      expect(folio).toBe(1);
      expect(cost).toBeGreaterThanOrEqual(8);
    }
  });

  test("and the fault over the pages asked for name the paragraphs that give best", async () => {
    const asked = article("Boats", 26, 61).replace("date:", "pages: 1\ndate:");
    const made = await madeUp({ articles: { "a.md": asked } });
    const [fault] = made.diagnostics;
    expect(fault?.code).toBe("pages/fit");
    expect(fault?.hints[0]).toMatch(/^it is \d+ lines over: cut about \d+ words/u);
    const { levers = [] } = fitOf(made) ?? {};
    if (levers.length > 0) expect(fault?.hints[1]).toContain(levers[0]?.begins);
    for (const { words } of levers) expect(words).toBeLessThanOrEqual(4);
  });
});
