import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { framesIn, type PrintedFrame } from "../support/frames.ts";
import {
  fillFolder,
  issueFolder,
  manifest,
  oneArticle,
  typeset,
  type Answer,
  type Files,
} from "../support/issue-folder.ts";

/** An issue with one fault, and what must be said of it. */
export interface FaultyIssue {
  readonly what: string;
  readonly files: Files;
  /** What is done to the folder that plain files cannot say: links, pipes, rights. */
  readonly prepare?: (folder: string) => void;
  readonly exit: number;
  readonly code: string;
  /** file:line:column; empty where the fault has no place. */
  readonly place: string;
  /** The source text that the carets stand under. */
  readonly under: string;
  readonly message?: RegExp;
  readonly help: RegExp;
}

/** What lies at the output path before a run. */
export const OLD = "%PDF-1.6 the last good one\n";
const PROJECT = fileURLToPath(new URL("../../", import.meta.url));

/** A figure, its path in columns 15 and on. */
export const figure = (src: string): string => `::figure{src="${src}" alt="A boat"}`;

/** The faulty issue, set over an old PDF: told in full, and the old PDF is as it was. */
export async function expectRefused(issue: FaultyIssue): Promise<void> {
  const folder = issueFolder({ ...issue.files, "old.pdf": OLD });
  issue.prepare?.(folder);
  const answer = await typeset(folder, "-o", "old.pdf");
  expectTold(answer, issue);
  expect(answer).toMatchObject({ code: issue.exit, stdout: "" });
  expectDiscreet(answer, folder);
  expectOld(folder);
}

/** The fault's frame, with its place, its carets, its sentence and a way out. */
export function expectTold(answer: Answer, issue: FaultyIssue): void {
  const { place, under } = issue;
  const told = framesIn(answer.stderr).filter(({ head }) => head === `error[${issue.code}]`);
  const here = told.find((frame) => frame.place === place) ?? told[0];
  expect(here, answer.stderr).toMatchObject({ place, under });
  expect(here?.message).toMatch(issue.message ?? /^[^A-Z].*[^.]$/u);
  expect(here?.helps.join("\n")).toMatch(issue.help);
}

/** Issues of one faulty article each, set as one issue: all faults of a run are told at once. */
export function setTogether(issues: readonly FaultyIssue[]) {
  const folder = issueFolder({ "old.pdf": OLD });
  const rows = issues.map((issue, index) => {
    const name = `part-${String(index).padStart(2, "0")}`;
    const part = join(folder, name);
    fillFolder(part, issue.files);
    issue.prepare?.(part);
    return { ...issue, name, place: `${name}/${issue.place}` };
  });
  const articles = rows.map(({ name }) => `${name}/articles/a.md`);
  fillFolder(folder, { "issue.yaml": manifest(articles) });
  return { folder, rows, answer: typeset(folder, "-o", "old.pdf") };
}

/** Neither a stack trace nor a path of the machine's, ours or the issue's. */
export function expectDiscreet({ stdout, stderr }: Answer, folder = PROJECT): void {
  const said = stdout + stderr;
  expect(said).not.toMatch(/^\s+at .*:\d+:\d+\)?$/mu);
  expect(said).not.toMatch(/node_modules|node:internal|file:\/\/|dist\/|\.ts:\d/u);
  expect(said).not.toContain(PROJECT);
  expect(said).not.toContain(folder);
}

/** The PDF that lay there before is the same, byte for byte. */
export function expectOld(folder: string): void {
  expect(readFileSync(join(folder, "old.pdf"), "utf8")).toBe(OLD);
}

/** The frame with this code, or a failure that shows what was said instead. */
export function frameOf(answer: Answer, code: string): PrintedFrame {
  const frame = framesIn(answer.stderr).find(({ head }) => head.endsWith(`[${code}]`));
  if (frame === undefined) throw new Error(`no ${code} in:\n${answer.stderr}`);
  return frame;
}

/** An issue with nothing wrong. */
export const issue = oneArticle("A boat lies at the quay.");
/** One whose picture is missing. */
export const fault = oneArticle('::figure{src="no.jpg" alt="x"}');
/** Blank pages were not ordered, so they are a warning. */
export const warned = {
  ...issue,
  "issue.yaml": manifest(["articles/a.md"], "print: { multiple: 2 }\n"),
};

export const bytesAt = (folder: string, path: string): Buffer => readFileSync(join(folder, path));
