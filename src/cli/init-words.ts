import { relative, resolve } from "node:path";
import type { BeginOrder, BegunIssue } from "../begin-issue.ts";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import { failed, ok } from "../diagnostics/diagnostic.ts";
import { usage } from "./command-line.ts";
import { readChoice } from "./flags.ts";
import type { HouseWish } from "./house-verbs.ts";
import type { Flags } from "./options.ts";
import { inCount, line } from "./phrases.ts";
import { THEMES } from "./words.ts";

/** The issue to begin: where, and with which of the built-in themes. */
export function takeBeginning(
  { folder }: Extract<HouseWish, { kind: "init" }>,
  { theme = "review" }: Flags,
  cwd: string,
): Outcome<BeginOrder> {
  const read = readChoice("`init --theme`", THEMES, theme);
  if ("value" in read) return ok({ folder: resolve(cwd, folder), theme: read.value });
  const own = "a theme of the house's own goes into the issue: `themes/house.yaml`";
  return failed(usage("value", read.fault, ...(read.hint === undefined ? [own] : [read.hint])));
}

/** What stands there now, and what to type next. */
export function initWords(begun: BegunIssue, cwd: string): string {
  const { folder, theme, files } = begun;
  const place = relative(cwd, folder) || "here";
  const next = `Next: ${nextCommand(folder, cwd)}\n`;
  return line([place, inCount(files.length, "file"), `in the theme ${theme}`]) + next;
}

/** The same for scripts. */
export function initDocument({ folder, theme, files }: BegunIssue, cwd: string): string {
  const next = nextCommand(folder, cwd);
  const told = { ok: true, exitCode: 0, folder, theme, files, next, diagnostics: [] };
  return `${JSON.stringify(told, undefined, 2)}\n`;
}

/** By its package's name: plain `npx typeset` would fetch another one where ours is not installed. */
function nextCommand(folder: string, cwd: string): string {
  const way = relative(cwd, folder);
  const manifest = way === "" ? "issue.yaml" : `${way}/issue.yaml`;
  return `npx -p typeset-magazine typeset ${forShell(manifest)}`;
}

/** A path that a shell takes as one word, and not as a flag. */
function forShell(path: string): string {
  const word = path.startsWith("-") ? `./${path}` : path;
  return /^[\w./-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
