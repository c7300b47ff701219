import { describe, expect, test } from "vitest";
import type { ArticleFit, ReportedArticle } from "../../src/build-order.ts";
import { fitLine } from "../../src/cli/fit-line.ts";

const PLAIN: ArticleFit = {
  ...{ pages: 3, lines: 200, hyphens: 0, loose: 0, over: 0, words: 0 },
  ...{ loosest: [], tightest: [], accepted: [], levers: [] },
};

/** An article that came out so. */
const article = (fit: Partial<ArticleFit> = {}, file = "articles/a.md"): ReportedArticle => ({
  ...{ title: "A", file, first: 1, last: 3, words: 900 },
  fit: { ...PLAIN, ...fit },
});

const accepted = (...names: readonly ArticleFit["accepted"][number]["what"][]) => ({
  accepted: names.map((what) => ({ folio: 1, what, cost: 100 })),
});

describe("the fit of an issue in a line", () => {
  test.each<[string, readonly ReportedArticle[], string]>([
    ["all is well", [article(), article()], ""],
    [
      "an article shares its page with the contents",
      [{ title: "A", file: "a.md", first: 1, last: 1, words: 90 }],
      "",
    ],
    ["small things were accepted", [article(accepted("moreWhite", "waits"))], ""],
    ["it has its pages", [article({ asked: 3 })], ""],
    [
      "lines are divided or loose",
      [article({ hyphens: 29 }), article({ hyphens: 1, loose: 3 })],
      "2 articles level · 7.5 % hyphens · 0.8 % loose lines\n",
    ],
    [
      "articles stand otherwise than they should, each kind counted by articles",
      [
        article(),
        article(accepted("shortPage", "shortPage", "white")),
        article(accepted("shortPage")),
        article(accepted("thinEnd")),
      ],
      "1 of 4 articles level, 1 with white at a column's foot, 1 with a thin last page, 2 with a short page\n",
    ],
    [
      "none does",
      [article(accepted("raggedEnd"))],
      "no article level, 1 with an uneven last page\n",
    ],
    [
      "one is longer than was asked for",
      [article({ asked: 2, over: 3, words: 21 }, "articles/letter.md"), article()],
      "letter.md: 3 lines over, cut about 21 words · 1 of 2 articles level\n",
    ],
    [
      "one is shorter",
      [article({ asked: 4, over: -80, words: 800 })],
      "a.md: 1 page short, about 800 words · no article level\n",
    ],
    [
      "many are: two by their names",
      ["a.md", "b.md", "c.md", "d.md"].map((file) =>
        article({ asked: 2, over: 1, words: 1 }, file),
      ),
      "a.md: 1 line over, cut about 1 word · b.md: 1 line over, cut about 1 word" +
        " · 2 more not on the pages asked for · no article level\n",
    ],
  ])("%s", (_, articles, line) => {
    expect(fitLine(articles)).toBe(line);
  });
});
