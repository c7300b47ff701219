import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";

export const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
const JUDGE = resolve(PROJECT, process.env["TYPESET_JUDGE"] ?? "../shared/judge/typometer.py");
const PYTHON = "/usr/bin/python3";

/** True where the judge and what it reads with are installed. */
export const canJudge = (): boolean =>
  existsSync(JUDGE) &&
  existsSync(PYTHON) &&
  ["mutool", "pdftotext"].every((tool) => spawnSync(tool, ["-v"]).error === undefined);

/** What the judge finds in a PDF, by name. */
export type Figures = Readonly<Record<string, unknown>>;

const figures = z.record(z.string(), z.unknown());

/** Reads a PDF's glyph positions without knowing anything of us, and its articles for the words. */
export function judge(path: string, articles: string): Figures {
  const asked = [JUDGE, path, "--src", articles, "--json", `${path}.json`];
  spawnSync(PYTHON, asked, { timeout: 50_000 });
  const report: unknown = JSON.parse(readFileSync(`${path}.json`, "utf8"));
  return figures.parse(Array.isArray(report) ? report[0] : report);
}

/** What the best pages that we can ask for come to, by the judge's own figures: no more than this … */
export const NO_MORE: Readonly<Record<string, number>> = {
  loose_lines_pct: 2.5,
  very_loose_lines_2x: 5,
  space_ratio_sd: 0.19,
  hyphen_ends_pct: 15,
  hyphen_ladders_3plus: 0,
  hyphen_at_page_break: 0,
  runts: 0,
  widows_by_source: 0,
  orphans_by_source: 0,
  subheads_stranded: 0,
  rivers_per_1000_lines: 2.5,
  white_pages_over_15pct: 0,
  src_words_missing: 0,
  src_paragraphs_out_of_order: 0,
  src_paragraphs_duplicated: 0,
};

/** … and no less than this. */
export const NO_LESS: Readonly<Record<string, number>> = {
  grid_aligned_pct: 99.5,
  document_grid_pct: 99.5,
  full_pages_flush_pct: 100,
};
