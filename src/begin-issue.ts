import type { Outcome } from "./diagnostics/diagnostic.ts";
import { error, failed, ok } from "./diagnostics/diagnostic.ts";
import { inTheWay, writeNewFiles, type NewFile } from "./io/new-files.ts";
import { shippedText } from "./io/shipped.ts";

/** What `typeset init` asks for. */
export interface BeginOrder {
  /** Absolute; it need not be there yet. */
  readonly folder: string;
  /** The built-in theme that the house's begins with. */
  readonly theme: string;
}

/** The issue that stands there now. */
export interface BegunIssue extends BeginOrder {
  /** Paths in the folder, with forward slashes. */
  readonly files: readonly string[];
}

/** Where each file comes from, below `assets/`. npm ships no file by the name of .gitignore. */
const FILES: Readonly<Record<string, string>> = {
  "issue.yaml": "starter/issue.yaml",
  "articles/01-letter.md": "starter/articles/01-letter.md",
  "articles/02-slow-clock.md": "starter/articles/02-slow-clock.md",
  "assets/cover.svg": "starter/assets/cover.svg",
  "assets/escapement.svg": "starter/assets/escapement.svg",
  "themes/house.yaml": "starter/themes/house.yaml",
  ".gitignore": "starter/gitignore",
  ".vscode/extensions.json": "starter/vscode-extensions.json",
  ".vscode/tasks.json": "starter/vscode-tasks.json",
  ".typeset/issue.schema.json": "schema/issue.schema.json",
  ".typeset/article.schema.json": "schema/article.schema.json",
  ".typeset/theme.schema.json": "schema/theme.schema.json",
};

/**
 * Writes a small, complete issue into a folder: manifest, articles, drawings, a theme, and the schemas that editors check
 * them by. It writes over nothing. Errors: `init/in-the-way` (usage), those of writing.
 */
export function beginIssue({ folder, theme }: BeginOrder): Outcome<BegunIssue> {
  const files = Object.entries(FILES).map(([path, from]): NewFile => ({
    path,
    text: dressedIn(theme, path, shippedText(`assets/${from}`)),
  }));
  const taken = inTheWay(folder, files);
  if (taken.length > 0) return failed(taken.includes(".") ? noFolder(folder) : occupied(taken));
  const { diagnostics } = writeNewFiles(folder, files);
  if (diagnostics.length > 0)
    return failed(...diagnostics.map((one) => ({ ...one, hints: ELSEWHERE })));
  return ok({ folder, theme, files: files.map(({ path }) => path) });
}

/** The starter's own theme begins with `review`. */
const dressedIn = (theme: string, path: string, text: string): string =>
  path === "themes/house.yaml" ? text.replace(/^extends: .*$/mu, `extends: ${theme}`) : text;

const ELSEWHERE = ["begin it in a folder of its own: `typeset init my-issue`"];

function noFolder(folder: string) {
  return error("init/in-the-way", `\`${folder}\` is no folder`, {
    kind: "usage",
    hints: ELSEWHERE,
  });
}

function occupied(taken: readonly string[]) {
  const list = taken.map((path) => `\`${path}\``).join(", ");
  const verb = taken.length === 1 ? "is" : "are";
  const sentence = `${list} ${verb} there already, and nothing is written over`;
  return error("init/in-the-way", sentence, { kind: "usage", hints: ELSEWHERE });
}
