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
