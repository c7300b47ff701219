import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { issueFolder, typeset, type Answer } from "../support/issue-folder.ts";
import { canJudge, judge, NO_LESS, NO_MORE, PROJECT, type Figures } from "./judge.ts";
import { copyOf } from "./whole-issue.ts";

/**
 * Other languages as page makers are measured, in two columns of 243 pt, by the bars of the seed issue.
 */

interface Measured {
  readonly language: string;
  readonly fixture: string;
  readonly articles: string;
  /** So many lines at least, so that a share says something. */
  readonly lines: number;
  readonly more: Readonly<Record<string, number>>;
  readonly less: Readonly<Record<string, number>>;
}

const LANGUAGES: readonly Measured[] = [
  {
    language: "German",
    fixture: "deutsch",
    articles: "artikel",
    lines: 500,
    more: {
      // Table heads of two lines, which the judge reads line by line.
      src_words_missing: 3,
    },
    less: { end_pages_balanced_within_1_line: 6 },
  },
  {
    language: "French",
    fixture: "francais",
    articles: "articles",
    lines: 280,
    more: {},
    less: { end_pages_balanced_within_1_line: 3 },
  },
];

const here = canJudge();
if (!here) console.log("no judge on this machine: the languages' figures are passed over");

describe.skipIf(!here).each(LANGUAGES)(
  "the $language issue as page makers are measured",
  ({ fixture, articles, lines, more, less }) => {
    let answer: Answer = { code: null, stdout: "", stderr: "" };
    let judged: Figures = {};

    const figure = (name: string): number => Number(judged[name]);

    beforeAll(async () => {
      const folder = copyOf(join(PROJECT, "test/fixtures/issues", fixture), [
        articles,
        "issue.yaml",
      ]);
      cpSync(join(PROJECT, "test/fixtures/bench/themes"), join(folder, "themes"), {
        recursive: true,
      });
      const manifest = join(folder, "issue.yaml");
      writeFileSync(manifest, readFileSync(manifest, "utf8").replace("trim: a4", "trim: letter"));
      const path = join(issueFolder(), `${fixture}.pdf`);
      answer = await typeset(folder, "-o", path, "--theme", "themes/bench.yaml", "--strict");
      judged = judge(path, join(folder, articles));
    });

    test("is set without a warning, and is long enough to be measured", () => {
      expect(answer).toMatchObject({ code: 0, stderr: "" });
      expect(figure("body_lines")).toBeGreaterThan(lines);
    });

    test.each(Object.entries({ ...NO_MORE, ...more }))("%s is no more than %d", (name, most) => {
      expect(figure(name)).toBeLessThanOrEqual(most);
    });

    test.each(Object.entries({ ...NO_LESS, ...less }))("%s is no less than %d", (name, least) => {
      expect(figure(name)).toBeGreaterThanOrEqual(least);
    });
  },
);
