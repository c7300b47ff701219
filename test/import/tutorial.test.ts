import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fillFolder, issueFolder, typeset } from "../support/issue-folder.ts";

const DOCS = new URL("../../docs/", import.meta.url);

/** What stands between fences in the tutorial, by the language behind the first one. */
function fenced(language: string): readonly string[] {
  const text = readFileSync(new URL("from-word.md", DOCS), "utf8");
  return [...text.matchAll(/^```(\w*)\n(.*?)^```$/gmsu)].flatMap(([, name, code = ""]) =>
    name === language ? [code] : [],
  );
}

/** Times differ from desk to desk. */
const timeless = (said: string): string => said.replaceAll(/\d+\.\d s$/gmu, "… s");

test("the tutorial does what it says, command by command, and shows what is said", async () => {
  const folder = issueFolder({
    "copy/quay.docx": readFileSync(new URL("from-word/quay.docx", DOCS)),
  });
  const commands = fenced("sh").flatMap((code) => code.trim().split("\n"));
  expect(commands.slice(3)).toEqual(["typeset import copy/quay.docx", "typeset check", "typeset"]);
  const [mended, warned, checked] = fenced("");

  const brought = await typeset(folder, "import", "copy/quay.docx");
  expect([brought.code, brought.stdout, brought.stderr]).toEqual([0, mended, warned]);
  const article = readFileSync(`${folder}/articles/quay.md`, "utf8");
  expect(article.startsWith(`---\n${fenced("yaml")[0] ?? ""}---\n`)).toBe(true);

  fillFolder(folder, { "issue.yaml": fenced("yaml")[1] ?? "" });
  const check = await typeset(folder, "check");
  expect([check.code, timeless(check.stdout)]).toEqual([0, timeless(checked ?? "")]);
  const built = await typeset(folder);
  expect(built.stdout).toMatch(/^out\/the-harbor-issue-print\.pdf · /u);
  expect([built.code, built.stderr]).toEqual([0, ""]);
});
