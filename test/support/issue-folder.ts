import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

/** Files of an issue, or of anything else, by their paths in its folder. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** The command as it is installed: built, and run in a process of its own. */
export const COMMAND = fileURLToPath(new URL("../../bin/typeset.js", import.meta.url));

/** What the command came to. */
export interface Answer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder that holds the files; it is gone when the tests of the file are over. */
export function issueFolder(files: Files = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "issue-"));
  folders.push(folder);
  fillFolder(folder, files);
  return folder;
}

/** Writes the files into a folder that may not be there yet. */
export function fillFolder(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** A run that takes so long, in milliseconds, hangs: it is killed, and answers without a code. */
const PATIENCE = 150_000;

/** Runs the command in a folder. */
export function typeset(folder: string, ...args: readonly string[]): Promise<Answer> {
  return typesetWith({}, folder, ...args);
}

/** How a run differs from others: variables of its environment beside the usual ones, and whose it is. */
export interface Circumstances {
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
}

/** Runs the command in a folder under other circumstances. */
export function typesetWith(
  { env, ...user }: Circumstances,
  folder: string,
  ...args: readonly string[]
): Promise<Answer> {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    ...{ cwd: folder, stdio: ["ignore", "pipe", "pipe"], ...user },
    ...{ env: { ...process.env, SOURCE_DATE_EPOCH: undefined, ...env } },
    ...{ timeout: PATIENCE, killSignal: "SIGKILL" },
  });
  const heard = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (piece: string) => (heard.stdout += piece));
  child.stderr.setEncoding("utf8").on("data", (piece: string) => (heard.stderr += piece));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({ code, ...heard });
    });
  });
}

/** A manifest of a small issue on a small page; the flatplan lists entries as they are typed. */
export function manifest(flatplan: readonly string[] = ["articles/a.md"], more = ""): string {
  const entries = flatplan.map((entry) => `  - ${entry}\n`).join("");
  return `title: Harbor\npublication: Quay\ndate: 2021-03-04\n${more}flatplan:\n${entries}`;
}

/** An article: five lines of front matter and white, so that its text begins on line 6. */
export function article(text: string, title = "A boat"): string {
  return `---\ntitle: ${JSON.stringify(title)}\ndate: 2021-03-01\n---\n\n${text}\n`;
}

/** An issue of one article. */
export const oneArticle = (text: string, more: Files = {}): Files => ({
  "issue.yaml": manifest(),
  "articles/a.md": article(text),
  ...more,
});

/** The issue for a printer who takes pictures of any size: small ones are enough for most tests. */
export const forAnyPicture = (files: Files): Files => ({
  ...files,
  "issue.yaml": `print: { profile: printers/patient.yaml }\n${String(files["issue.yaml"])}`,
  "printers/patient.yaml": "checks: { resolution: off, line-art: off }\n",
});
