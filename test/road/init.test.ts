import { chmodSync, existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { THEMES } from "../../src/cli/words.ts";
import { packageFolder } from "../../src/io/shipped.ts";
import { issueFolder, typeset, typesetWith } from "../support/issue-folder.ts";
import { bare, pagesOf } from "../support/pdf-text.ts";

const FILES = [
  ".gitignore",
  ".typeset/article.schema.json",
  ".typeset/issue.schema.json",
  ".typeset/theme.schema.json",
  ".vscode/extensions.json",
  ".vscode/tasks.json",
  "articles/01-letter.md",
  "articles/02-slow-clock.md",
  "assets/cover.svg",
  "assets/escapement.svg",
  "issue.yaml",
  "themes/house.yaml",
];

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

const textOf = (...path: readonly string[]): string => readFileSync(join(...path), "utf8");

interface Tasks {
  readonly tasks: readonly {
    readonly command: string;
    readonly problemMatcher: readonly { readonly pattern: { readonly regexp: string } }[];
  }[];
}

describe("typeset init", () => {
  test.each(THEMES)("begins an issue in %s that builds without a warning", async (theme) => {
    const folder = issueFolder();
    const begun = await typeset(folder, "init", "tide", "--theme", theme);
    expect(begun).toEqual({
      code: 0,
      stderr: "",
      stdout:
        `tide · 12 files · in the theme ${theme}\n` +
        "Next: npx -p typeset-magazine typeset tide/issue.yaml\n",
    });
    expect(textOf(folder, "tide/themes/house.yaml")).toContain(`\nextends: ${theme}\n`);
    const set = await typeset(folder, "tide/issue.yaml", "--strict", "--verify", "--json");
    expect(set.stderr).toBe("");
    expect(JSON.parse(set.stdout)).toMatchObject({ ok: true, exitCode: 0, diagnostics: [] });
    const text = bare((await pagesOf(join(folder, "tide/out/the-slow-clock-print.pdf"))).join());
    for (const words of ["Quarter Past", "Four minutes late", "How to set a tower clock"]) {
      expect(text).toContain(bare(words));
    }
  });

  test("asks for nothing, in the folder where it is called, too", async () => {
    const folder = issueFolder();
    const { code, stdout } = await typeset(folder, "init");
    expect([code, stdout.split("\n")[1]]).toEqual([
      0,
      "Next: npx -p typeset-magazine typeset issue.yaml",
    ]);
    expect(filesIn(folder)).toEqual(FILES);
    expect((await typeset(folder, "check", "--strict")).code).toBe(0);
    expect(textOf(folder, ".gitignore")).toBe("out/\n.typeset-cache/\n");
  });

  test("the next command can be typed as it is said, whatever the folder is called", async () => {
    const folder = issueFolder();
    const { stdout } = await typeset(folder, "init", "The Editor's Desk", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      theme: "review",
      files: expect.arrayContaining(FILES) as unknown,
      next: "npx -p typeset-magazine typeset 'The Editor'\\''s Desk/issue.yaml'",
    });
    expect((await typeset(folder, "init", "quiet", "-q")).stdout).toBe("");
  });

  test("every file names a schema that is there, and is the one that is shipped", async () => {
    const folder = issueFolder();
    await typeset(folder, "init");
    const sources = FILES.filter((file) => /^[a-z].*\.(?:ya?ml|md)$/u.test(file));
    expect(sources).toHaveLength(4);
    for (const file of sources) {
      const [, schema = ""] =
        /^# yaml-language-server: \$schema=(\S+)$/mu.exec(textOf(folder, file)) ?? [];
      const place = resolve(folder, dirname(file), schema);
      const shipped = join(packageFolder(), "assets/schema", place.split("/").at(-1) ?? "");
      expect(textOf(place)).toBe(textOf(shipped));
    }
  });

  test("VS Code's task finds every fault of a check at its place, in front matter, too", async () => {
    const folder = issueFolder();
    await typeset(folder, "init");
    const { tasks } = JSON.parse(textOf(folder, ".vscode/tasks.json")) as Tasks;
    const [task] = tasks;
    expect(task?.command).toMatch(/^npx -p typeset-magazine typeset check --diagnostics short$/u);
    const letter = join(folder, "articles/01-letter.md");
    writeFileSync(letter, textOf(letter).replace("role:", "rolle:"));
    rmSync(join(folder, "articles/02-slow-clock.md"));
    const { stderr } = await typeset(folder, ...(task?.command.split(" ").slice(4) ?? []));
    const faults = stderr.split("\n").filter((row) => /(?:error|warning)\[/u.test(row));
    const patterns = task?.problemMatcher.map(({ pattern }) => new RegExp(pattern.regexp, "u"));
    const found = faults.map((row) =>
      patterns?.map((one) => one.exec(row)?.slice(1)).find((match) => match !== undefined),
    );
    expect(found.map((match) => match?.slice(0, 5))).toEqual([
      ["issue.yaml", "19", "5", "error", "article/missing"],
      ["articles/01-letter.md", "5", "1", "error", "schema/unknown-key"],
    ]);
  });

  test("each commented key of the theme can be taken in", async () => {
    const folder = issueFolder();
    await typeset(folder, "init");
    const theme = textOf(folder, "themes/house.yaml");
    const blocks = theme
      .split("\n\n")
      .filter((block) => /^# [a-z-]+:/mu.test(block) && !/^extends/mu.test(block));
    expect(blocks.length).toBeGreaterThan(3);
    for (const block of blocks) {
      const keys = block.replaceAll(/^# (?=[a-z -]+:)/gmu, "");
      const files = {
        "issue.yaml": textOf(folder, "issue.yaml"),
        "themes/house.yaml": `extends: review\n${keys}\n`,
      };
      const other = issueFolder({
        ...files,
        ...Object.fromEntries(
          FILES.filter((file) => /^a/u.test(file)).map((file) => [file, textOf(folder, file)]),
        ),
      });
      expect((await typeset(other, "check")).stderr).toBe("");
    }
  });

  test("writes over nothing, and names all that is in the way at once", async () => {
    const folder = issueFolder({
      "issue.yaml": "mine\n",
      "themes/house.yaml": "mine\n",
      assets: "mine\n",
    });
    symlinkSync("nowhere", join(folder, ".gitignore"));
    const { code, stdout, stderr } = await typeset(folder, "init");
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toBe(
      "error[init/in-the-way]: `assets`, `issue.yaml`, `themes/house.yaml`, `.gitignore` are there already, and nothing is written over\n" +
        "  = help: begin it in a folder of its own: `typeset init my-issue`\n",
    );
    expect(filesIn(folder)).toEqual([".gitignore", "assets", "issue.yaml", "themes/house.yaml"]);
    expect(textOf(folder, "issue.yaml")).toBe("mine\n");
    expect(existsSync(join(folder, "nowhere"))).toBe(false);
  });

  test("a file is no folder to begin in", async () => {
    const folder = issueFolder({ tide: "mine\n" });
    const { code, stderr } = await typeset(folder, "init", "tide");
    expect([code, stderr.split("\n")[0]]).toEqual([
      2,
      `error[init/in-the-way]: \`${join(folder, "tide")}\` is no folder`,
    ]);
  });

  test("where nothing can be written it says so, and leaves nothing behind", async () => {
    const folder = issueFolder({ "themes/own.yaml": "extends: review\n" });
    chmodSync(dirname(folder), 0o1777);
    for (const one of [folder, join(folder, "themes")])
      chmodSync(one, one === folder ? 0o777 : 0o555);
    const nobody = process.getuid?.() === 0 ? { uid: 65534 } : {};
    const { code, stderr } = await typesetWith(nobody, folder, "init");
    expect(stderr).toMatch(
      /^error\[output\/unwritable\]: `.*\/themes\/house\.yaml` cannot be written/u,
    );
    expect([code, filesIn(folder)]).toEqual([5, ["themes/own.yaml"]]);
  });
});
