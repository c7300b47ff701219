import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { typeset, type Answer } from "../support/issue-folder.ts";
import { bare, pagesOf, squeezed } from "../support/pdf-text.ts";
import { articlesOf, contentsLines, copyOf, titlePagesOf } from "./whole-issue.ts";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));

const THEMES = [
  { theme: "review", count: 44, pictures: 17, entry: "number folio title" },
  { theme: "annual", count: 60, pictures: 15, entry: "number title folio" },
  { theme: "bulletin", count: 44, pictures: 17, entry: "number title folio" },
] as const;

describe.each(THEMES)("our own issue in $theme", ({ theme, count, pictures, entry }) => {
  let answer: Answer = { code: null, stdout: "", stderr: "" };
  let looked: Answer = answer;
  let pages: readonly string[] = [];
  let articles: ReturnType<typeof articlesOf> = [];

  beforeAll(async () => {
    const folder = copyOf(PROJECT, ["issue.yaml", "articles", "assets"]);
    answer = await typeset(folder, "--theme", theme, "-o", "own.pdf", "--verify", "--strict");
    const path = join(folder, "own.pdf");
    looked = await typeset(folder, "preflight", "own.pdf", "--strict");
    pages = existsSync(path) ? await pagesOf(path) : [];
    articles = articlesOf(folder);
  });

  test("is set without a warning, and reads back", () => {
    expect([answer.code, answer.stderr]).toEqual([0, ""]);
    expect(pages).toHaveLength(count);
  });

  test("is taken as it is by the preflight of files, which knows nothing of how it was made", () => {
    expect([looked.code, looked.stderr]).toEqual([0, ""]);
  });

  test("gives on its contents page the number of the page that begins with each title", () => {
    const contents = bare(pages.find((page) => squeezed(page).includes("Inthisissue")) ?? "");
    expect(articles).toHaveLength(12);
    for (const line of contentsLines(articles, pages, entry)) expect(contents).toContain(line);
  });

  test("has its footer, with its number, on every page but those of pictures alone", () => {
    const numbered = pages.flatMap((page, index) => {
      const found = [...page.matchAll(/TOP 10 BEST OF 2020 \| PG\. (\d+)/gu)];
      expect(found.map(([, number]) => Number(number))).toEqual(found.map(() => index + 1));
      return found;
    });
    // The cover, the towers, openers before their title pages, and the house's own.
    expect(pages.length - numbered.length).toBe(pictures);
  });

  test("has every article's first and last words where it begins and ends", () => {
    const text = bare(pages.join(""));
    for (const { file, body } of articles) {
      expect([file, text.includes(body.slice(0, 30))]).toEqual([file, true]);
      expect([file, text.includes(body.slice(-20))]).toEqual([file, true]);
    }
  });

  test("has each title at the head of one page, in order", () => {
    const found = articles.flatMap((one) => titlePagesOf(one, pages));
    expect(found).toHaveLength(articles.length);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
  });

  test("has each title on a right-hand page, so that no opener turns its back to it", () => {
    expect(articles.every(({ hasOpener }) => hasOpener)).toBe(true);
    const titles = articles.flatMap((one) => titlePagesOf(one, pages));
    expect(titles.filter((title) => title % 2 === 0)).toEqual([]);
  });
});
