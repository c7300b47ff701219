import { cpSync, existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { framesIn } from "../support/frames.ts";
import { issueFolder, typeset, type Answer } from "../support/issue-folder.ts";
import { canJudge, judge, NO_LESS, NO_MORE, PROJECT, type Figures } from "./judge.ts";
import { copyOf } from "./whole-issue.ts";

/**
 * What page makers are measured with: the seed issue in two columns of 243 pt, justified, read from glyph positions
 * by a judge that knows nothing of us. The bars are those that the best of other systems reach, or better.
 */

const SEED = resolve(PROJECT, process.env["TYPESET_SEED_ISSUE"] ?? "../shared/seed-issue");

const here = existsSync(join(SEED, "issue.yaml")) && canJudge();
if (!here) console.log("no seed issue or no judge on this machine: its figures are passed over");

describe.skipIf(!here)("the seed issue as page makers are measured", () => {
  let answer: Answer = { code: null, stdout: "", stderr: "" };
  let judged: Figures = {};

  const figure = (name: string): number => Number(judged[name]);

  beforeAll(async () => {
    const folder = copyOf(SEED, ["articles", "assets"]);
    cpSync(join(PROJECT, "test/fixtures/bench"), folder, { recursive: true });
    const path = join(issueFolder(), "bench.pdf");
    answer = await typeset(folder, "-o", path);
    judged = judge(path, join(folder, "articles"));
  });

  test("is set without a warning of its pages", () => {
    expect(answer.code).toBe(0);
    // What the press says of the copy's coarse pictures is another matter.
    const heads = framesIn(answer.stderr).map(({ head }) => head);
    expect(heads.filter((head) => !head.startsWith("warning[preflight/"))).toEqual([]);
  });

  test.each(Object.entries(NO_MORE))("%s is no more than %d", (name, most) => {
    expect(figure(name)).toBeLessThanOrEqual(most);
  });

  const least = { ...NO_LESS, end_pages_balanced_within_1_line: 12 };
  test.each(Object.entries(least))("%s is no less than %d", (name, least) => {
    expect(figure(name)).toBeGreaterThanOrEqual(least);
  });

  test("no letter lies on another: only the boxes do of those in the shoulder of a drop cap", () => {
    const { text_overlap: overlaps } = z
      .object({ text_overlap: z.array(z.tuple([z.number(), z.string(), z.string()])).default([]) })
      .parse(judged["list"]);
    expect(overlaps.filter(([, , text]) => !/^\p{Lu}( |$)/u.test(text))).toEqual([]);
  });

  test("glyphs are scaled by no more than 2 %", () => {
    const [least = 0, most = 0] = z.array(z.number()).parse(judged["glyph_scale_range"]);
    expect(least).toBeGreaterThanOrEqual(0.98);
    expect(most).toBeLessThanOrEqual(1.02);
  });
});
