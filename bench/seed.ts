/** What the benches measure: the seed issue where it lies beside the project, else our own. */
import { cpSync, existsSync, mkdtempSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const HOME = resolve(import.meta.dirname, "..");
const SEED = process.env["TYPESET_SEED_ISSUE"] ?? resolve(HOME, "../shared/seed-issue");

export const ISSUE = existsSync(SEED) ? SEED : HOME;
export const ISSUE_NAME = existsSync(SEED) ? "the seed issue" : "our own";

/** A folder of its own with the issue in it. */
export function copyOf(issue: string): string {
  const folder = mkdtempSync(join(tmpdir(), "typeset-bench-"));
  for (const part of ["issue.yaml", "articles", "assets"]) {
    cpSync(join(issue, part), join(folder, part), { recursive: true });
  }
  return folder;
}

/** The first article that is long. */
export function longArticle(folder: string): string {
  const articles = join(folder, "articles");
  const file = readdirSync(articles)
    .map((name) => join(articles, name))
    .find((path) => statSync(path).size > 8000);
  if (file === undefined) throw new Error("the issue has no long article");
  return file;
}

export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
