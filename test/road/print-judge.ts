import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { PROJECT } from "./judge.ts";

const JUDGE = resolve(PROJECT, "../shared/judge/pdfx4check.py");
const PYTHON = "/usr/bin/python3";

/** True where the judge of print files and what it reads with are installed. */
export const canJudgePrint = (): boolean =>
  existsSync(JUDGE) &&
  existsSync(PYTHON) &&
  ["qpdf", "gs"].every((tool) => spawnSync(tool, ["--version"]).error === undefined);

/** What a printer's preflight would say of a file, a line each: `ERROR rule where`. */
export function judgePrint(path: string, ...options: readonly string[]): readonly string[] {
  const { stdout } = spawnSync(PYTHON, [JUDGE, path, ...options], {
    encoding: "utf8",
    timeout: 150_000,
  });
  if (!/^(?:PASS|FAIL) /mu.test(stdout)) throw new Error(`the judge said nothing of ${path}`);
  return stdout.split("\n").filter((line) => /^(?:ERROR|WARNING)/u.test(line));
}
