import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { beforeAll, describe, expect, test } from "vitest";
import { ask, testWith } from "../pdf/outside.ts";
import { framesIn } from "../support/frames.ts";
import { issueFolder, typeset, type Answer } from "../support/issue-folder.ts";
import { picturesOn, type Painted } from "../support/pdf-pictures.ts";
import { readFacts } from "../../src/readback/facts.ts";
import { bare, pagesOf } from "../support/pdf-text.ts";
import { articlesOf, contentsLines, copyOf, titlePagesOf } from "./whole-issue.ts";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
const SEED = resolve(PROJECT, process.env["TYPESET_SEED_ISSUE"] ?? "../shared/seed-issue");
const JUDGE = resolve(PROJECT, process.env["TYPESET_JUDGE"] ?? "../shared/judge/typometer.py");
const PYTHON = "/usr/bin/python3";

const here = existsSync(join(SEED, "issue.yaml"));
if (!here) console.log("no seed issue on this machine: its tests are passed over");

const FOOTER = "TOP 10 BEST OF 2020 | PG. ";

/** What differs between the themes: how long the issue comes out, how its contents read, what the cover looks like. */
const THEMES = [
  { theme: "review", least: 48, most: 52, entry: "number folio title", fullCover: true },
  // The printed original has 75 pages.
  { theme: "annual", least: 72, most: 78, entry: "number title folio", fullCover: true },
  { theme: "bulletin", least: 42, most: 50, entry: "number title folio", fullCover: false },
] as const;

describe.skipIf(!here).each(THEMES)(
  "the seed issue in $theme",
  ({ theme, least, most, entry, fullCover }) => {
    let folder = "";
    let path = "";
    let answer: Answer = { code: null, stdout: "", stderr: "" };
    let pages: readonly string[] = [];
    let articles: ReturnType<typeof articlesOf> = [];

    beforeAll(async () => {
      folder = copyOf(SEED, ["issue.yaml", "articles", "assets"]);
      path = join(issueFolder(), "seed.pdf");
      answer = await typeset(folder, "--theme", theme, "-o", path, "--verify", "--json");
      pages = existsSync(path) ? await pagesOf(path) : [];
      articles = articlesOf(folder);
    });

    const pageOf = (index: number): number => {
      const article = articles[index];
      return article === undefined ? pages.length + 1 : (titlePagesOf(article, pages)[0] ?? 0);
    };

    /** Its last page: the one before the next article's opener or title page, or before the contents. */
    const lastPageOf = (index: number): number => {
      const before = pageOf(index + 1) - 1 - (articles[index + 1]?.hasOpener === true ? 1 : 0);
      return pages[before - 1]?.startsWith("Contents") === true ? before - 1 : before;
    };

    test("is written, whole and read back", () => {
      expect(answer.code).toBe(0);
      expect(framesIn(answer.stderr).filter(({ head }) => head.startsWith("error"))).toEqual([]);
      expect(pages.length).toBeGreaterThanOrEqual(least);
      expect(pages.length).toBeLessThanOrEqual(most);
      expect(articles).toHaveLength(12);
      expect(JSON.parse(answer.stdout)).toMatchObject({ ok: true, pages: pages.length });
    });

    test("warns of its stand-in pictures and of nothing else", () => {
      const told = framesIn(answer.stderr);
      const coarse = told.filter(({ head }) => head === "warning[preflight/resolution]");
      expect(coarse).toHaveLength(10);
      for (const { message } of coarse)
        expect(message).toMatch(/`assets\/opener-\d+\.\w+` has 214/u);
      expect(told.filter((one) => !coarse.includes(one))).toEqual([]);
    });

    test("has one title page an article, in the order of the flatplan", () => {
      const found = articles.map((one) => titlePagesOf(one, pages));
      expect(found.map((one) => one.length)).toEqual(articles.map(() => 1));
      expect(found.flat()).toEqual(found.flat().toSorted((a, b) => a - b));
    });

    test("gives on its contents page the number of the page that begins with each title", () => {
      const contents = bare(pages.find((page) => page.startsWith("Contents")) ?? "");
      let at = 0;
      for (const line of contentsLines(articles, pages, entry)) {
        expect(contents.slice(at)).toContain(line);
        at = contents.indexOf(line, at) + line.length;
      }
    });

    test("has its footer, with its number, on every page of text and on no other", () => {
      for (const [index, page] of pages.entries()) {
        const lines = page.trim().split("\n");
        const isText = index > 0 && page.trim() !== "";
        expect([index + 1, lines.at(-1)]).toEqual([
          index + 1,
          isText ? `${FOOTER}${index + 1}` : (lines.at(-1) ?? ""),
        ]);
        const count = page.split("| PG.").length - 1;
        expect([index + 1, count]).toEqual([index + 1, isText ? 1 : 0]);
      }
      const openers = articles.filter((one) => one.hasOpener).length;
      expect(pages.filter((page) => page.trim() !== "")).toHaveLength(pages.length - openers);
    });

    test("has cover and openers off the page on all four sides, and no picture else", async () => {
      const facts = await readFacts(readFileSync(path));
      const painted = await picturesOn(path);
      const full = painted.flatMap((places, index) => {
        const bleed = facts.pages[index]?.bleed;
        return bleed && places.some((place) => covers(place, bleed)) ? [index + 1] : [];
      });
      const openers = articles.flatMap((one, index) => (one.hasOpener ? [pageOf(index) - 1] : []));
      // In one theme the cover's picture begins under its words.
      expect(full).toEqual([...(fullCover ? [1] : []), ...openers]);
      expect(openers).toHaveLength(10);
    });

    test("begins and ends each article on the pages between its title and the next", () => {
      for (const [index, { file, body }] of articles.entries()) {
        const first = bare(pages[pageOf(index) - 1] ?? "");
        const last = bare(pages[lastPageOf(index) - 1] ?? "");
        expect([file, first.includes(body.slice(0, 40))]).toEqual([file, true]);
        expect([file, last.includes(body.slice(-20))]).toEqual([file, true]);
      }
    });

    testWith("qpdf")("is sound, says qpdf", () => {
      const { status, words } = ask("qpdf", readFileSync(path), ["--check", "FILE"]);
      expect(words).toContain("No syntax or stream encoding errors");
      expect(status).toBe(0);
    });

    testWith("pdffonts")("has every face embedded, as a subset, with its Unicode map", () => {
      const { words } = ask("pdffonts", readFileSync(path), ["FILE"]);
      const faces = words.trim().split("\n").slice(2);
      expect(faces.length).toBeGreaterThan(4);
      for (const face of faces) expect(face).toMatch(/^[A-Z]{6}\+\S+ .* yes yes yes +\d+ +\d+$/u);
    });

    testWith("mutool")("stands before the independent judge", ({ skip }) => {
      if (!mayJudge()) skip("no judge on this machine");
      const out = join(issueFolder(), "judged.json");
      const args = [JUDGE, path, "--src", join(folder, "articles"), "--json", out, "--quiet"];
      expect(spawnSync(PYTHON, args).status).toBe(0);
      const judged = figuresIn(readFileSync(out, "utf8"));
      // By the sources: the letter's narrower measure, and ragged lines, look like ends of paragraphs else.
      expect(Object.fromEntries(judged)).toMatchObject({
        ...{ src_words_missing: 0, src_paragraphs_out_of_order: 0, src_paragraphs_duplicated: 0 },
        ...{ widows_by_source: 0, orphans_by_source: 0, runts: 0, hyphen_ladders_3plus: 0 },
        text_outside_page_lines: 0,
      });
      // It knows letters by their boxes; in the shoulder of a drop cap boxes meet where outlines do not.
      expect(overlapsOn(judged).filter(([, , text]) => !/^\p{Lu}( |$)/u.test(text))).toEqual([]);
      // Its headlines in the contents look like subheads without text under them.
      const contents = pages.findIndex((page) => page.startsWith("Contents")) + 1;
      expect(strandedOn(judged).filter((page) => page !== contents)).toEqual([]);
      expect(judged.get("document_grid_pct")).toBeGreaterThanOrEqual(99.5);
    });
  },
);

const covers = (place: Painted, bleed: Painted): boolean =>
  place[0] <= bleed[0] + HAIR &&
  place[1] <= bleed[1] + HAIR &&
  place[2] >= bleed[2] - HAIR &&
  place[3] >= bleed[3] - HAIR;

/** PDF's numbers are written to the thousandth of a point. */
const HAIR = 0.002;

/** Whether the judge and what it needs are here; says so where they are not. */
function mayJudge(): boolean {
  const ready = existsSync(JUDGE) && spawnSync(PYTHON, ["-c", "import numpy"]).status === 0;
  if (!ready) console.log("no judge on this machine: its test is passed over");
  return ready;
}

/** Pages and lines where the judge finds one letter on another: the page, the upper line, and what it meets. */
function overlapsOn(judged: ReadonlyMap<string, unknown>) {
  const findings = new Map(Object.entries(judged.get("list") ?? {}));
  const overlaps: unknown = findings.get("text_overlap") ?? [];
  return z.array(z.tuple([z.number(), z.string(), z.string()])).parse(overlaps);
}

/** The pages on which the judge finds a subhead left behind. */
function strandedOn(judged: ReadonlyMap<string, unknown>): readonly unknown[] {
  const findings = new Map(Object.entries(judged.get("list") ?? {}));
  const stranded: unknown = findings.get("stranded_head") ?? [];
  return z
    .array(z.tuple([z.number()]).rest(z.unknown()))
    .parse(stranded)
    .map(([page]) => page);
}

function figuresIn(json: string): ReadonlyMap<string, unknown> {
  const judged: unknown = JSON.parse(json);
  return new Map<string, unknown>(Object.entries(judged ?? {}));
}
