import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "vitest";

/** Programs that know nothing of us; where one is not installed its tests are passed over, and say so. */
export type Program = "qpdf" | "mutool" | "gs" | "pdftoppm" | "pdftotext" | "pdffonts" | "chromium";

const found = new Map<Program, boolean>();

/** Whether the program is on this machine; that it is not is said once. */
export function isInstalled(program: Program): boolean {
  const known = found.get(program);
  if (known !== undefined) return known;
  const installed =
    spawnSync(program, [program === "chromium" ? "--version" : "-v"]).error === undefined;
  if (!installed) console.log(`no ${program} on this machine: its tests are passed over`);
  found.set(program, installed);
  return installed;
}

/** A test that needs the program. */
export const testWith = (program: Program): typeof test.skip =>
  isInstalled(program) ? test : test.skip;

export interface Answer {
  readonly status: number | null;
  /** Both streams, one after the other. */
  readonly words: string;
  readonly bytes: Buffer;
}

/** Asks a program about a PDF; `FILE` among the arguments stands for its path. */
export function ask(program: Program, pdf: Uint8Array, args: readonly string[]): Answer {
  const folder = mkdtempSync(join(tmpdir(), "pages-"));
  const file = join(folder, "pages.pdf");
  try {
    writeFileSync(file, pdf);
    const answer = spawnSync(
      program,
      args.map((arg) => (arg === "FILE" ? file : arg)),
      // An answer that is cut would pass for a whole one.
      { maxBuffer: Infinity },
    );
    const { status, stdout, stderr } = answer;
    return { status, words: stdout.toString() + stderr.toString(), bytes: stdout };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
