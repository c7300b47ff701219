import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { parse } from "yaml";
import { shot } from "../images/shots.ts";
import {
  article,
  COMMAND,
  fillFolder,
  issueFolder,
  manifest,
  typeset,
  type Files,
} from "../support/issue-folder.ts";

const SOUND: Files = {
  "issue.yaml": manifest(["articles/a.md", "articles/b.md"]),
  "articles/a.md": article("A boat lies at the quay."),
  "articles/b.md": article("The bill came on Monday.", "The bill"),
};

const MISSING = article('::figure{src="../boat.png" alt="x"}');

/** One error in the copy, and one warning. */
const FAULTY: Files = {
  ...SOUND,
  "articles/a.md": MISSING,
  "articles/b.md": article("Few words.", "The bill").replace("date:", "pages: 2\ndate:"),
};

describe.concurrent("typeset check", () => {
  test("keeps what it made ready, writes nothing else, and says the same the next time", async () => {
    const photo = await shot(900, 600).png().toBuffer();
    const text = article('A boat.\n\n::figure{src="../boat.png" alt="x"}');
    const folder = issueFolder({ ...SOUND, "articles/a.md": text, "boat.png": photo });
    const checked = async (): Promise<unknown> => {
      const { code, stdout, stderr } = await typeset(folder, "check", "--json");
      const said = z.looseObject({ timings: z.unknown() }).parse(JSON.parse(stdout));
      return { code, stderr, ...said, timings: [] };
    };
    const first = await checked();
    expect(first).toMatchObject({ code: 0, ok: true, outputs: [], pages: 2 });
    const kept = [".typeset-cache", "articles", "boat.png", "issue.yaml"];
    expect(readdirSync(folder).sort()).toEqual(kept);
    expect(readdirSync(join(folder, ".typeset-cache/pages"))).toHaveLength(2);
    expect(readdirSync(join(folder, ".typeset-cache/pictures"))).toHaveLength(1);
    expect(await checked()).toEqual(first);
  });

  test("keeps the pages of sound articles though another has an error", async () => {
    const folder = issueFolder({ ...SOUND, "articles/a.md": MISSING });
    expect((await typeset(folder, "check")).code).toBe(1);
    const shelf = join(folder, ".typeset-cache/pages");
    const pages = readdirSync(shelf);
    expect(pages.length).toBeGreaterThan(0);
    // What was kept is no excuse: the fault is told again, and a build still writes nothing.
    expect((await typeset(folder, "check", "--diagnostics", "short")).stderr).toContain(
      "articles/a.md:6:15: error[image/missing]",
    );
    expect([(await typeset(folder)).code, existsSync(join(folder, "out"))]).toEqual([1, false]);
  });

  test("--json is one document on stdout, with each fault and its place", async () => {
    const { code, stdout } = await typeset(issueFolder(FAULTY), "check", "--json");
    expect([code, JSON.parse(stdout)]).toMatchObject([
      1,
      {
        ...{ ok: false, exitCode: 1, outputs: [] },
        diagnostics: [
          {
            ...{ severity: "error", code: "image/missing", file: "articles/a.md" },
            ...{ line: 6, column: 15, endLine: 6, endColumn: 26 },
          },
          { severity: "warning", code: "pages/fit", file: "articles/b.md", line: 2 },
        ],
      },
    ]);
  });

  test("--diagnostics short has a line for each, from where the command runs", async () => {
    const files = Object.entries(FAULTY).map(([path, text]) => [`spring/${path}`, text] as const);
    const folder = issueFolder(Object.fromEntries(files));
    const { code, stdout, stderr } = await typeset(
      ...([folder, "check", "spring/issue.yaml", "--diagnostics", "short"] as const),
    );
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr.split("\n")).toEqual([
      expect.stringMatching(/^spring\/articles\/a\.md:6:15: error\[image\/missing\]: no picture /u),
      expect.stringMatching(/^spring\/articles\/b\.md:2:8: warning\[pages\/fit\]: the article /u),
      "1 error · 1 warning · not ready for the printer",
      "",
    ]);
  });

  test("--diagnostics github has an annotation for each, in the repository's files", async () => {
    const files = Object.entries(FAULTY).map(([path, text]) => [`spring/${path}`, text] as const);
    const folder = issueFolder(Object.fromEntries(files));
    const { stderr } = await typeset(
      ...([folder, "check", "spring/issue.yaml", "--diagnostics", "github"] as const),
    );
    expect(stderr.split("\n").slice(0, 2)).toEqual([
      expect.stringMatching(
        /^::error file=spring\/articles\/a\.md,line=6,endLine=6,col=15,endColumn=26,title=image\/missing::no picture at `boat\.png`/u,
      ),
      expect.stringMatching(/^::warning file=spring\/articles\/b\.md,line=2,/u),
    ]);
  });

  test("--strict lets warnings fail, and says so", async () => {
    const folder = issueFolder({ ...FAULTY, "articles/a.md": article("A boat.") });
    expect((await typeset(folder, "check")).code).toBe(0);
    const { code, stderr } = await typeset(folder, "check", "--strict");
    expect([code, stderr.endsWith("1 warning · warnings fail with --strict\n")]).toEqual([3, true]);
  });
});

/** The code blocks of a language in `docs/checks.md`, as a reader copies them. */
function recipes(language: string): readonly string[] {
  const text = readFileSync(new URL("../../docs/checks.md", import.meta.url), "utf8");
  const block = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "gmu");
  return [...text.matchAll(block)].map(([, code = ""]) => code);
}

/** A repository with the issue in it, the tool installed as its own package. */
function repository(files: Files): string {
  const folder = issueFolder({ ...files, ".gitignore": "node_modules/\n.typeset-cache/\n" });
  mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
  symlinkSync(COMMAND, join(folder, "node_modules/.bin/typeset"));
  run(folder, "git init -q && git config user.name Ann && git config user.email ann@quay.example");
  return folder;
}

function run(folder: string, script: string) {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
  const { status, stdout, stderr } = spawnSync("bash", ["-e", "-c", script], { cwd: folder, env });
  return { status, words: stdout.toString() + stderr.toString() };
}

const hasGit = spawnSync("git", ["--version"]).error === undefined;

describe("the recipes of docs/checks.md, tried literally", () => {
  test.runIf(hasGit)("the hook refuses a commit with an error, and lets a sound one pass", () => {
    const [, hook = "", enabling = ""] = recipes("sh");
    expect(hook.startsWith("#!/bin/sh\n")).toBe(true);
    const folder = repository({ ...SOUND, ".githooks/pre-commit": hook, "notes/n.txt": "one" });
    expect(run(folder, enabling)).toEqual({ status: 0, words: "" });
    const commit = "git add -A && git commit -q -m change";
    expect(run(folder, commit)).toEqual({ status: 0, words: "" });
    fillFolder(folder, { "articles/a.md": MISSING });
    const refused = run(folder, commit);
    expect(refused.status).toBe(1);
    expect(refused.words).toBe(
      "articles/a.md:6:15: error[image/missing]: no picture at `boat.png`\n",
    );
    expect(run(folder, "git log --oneline | wc -l").words.trim()).toBe("1");
    fillFolder(folder, { "articles/a.md": article("A boat, mended.") });
    expect(run(folder, commit).status).toBe(0);
  });

  test.runIf(hasGit)("the hook checks the issues that a commit touches, in folders, too", () => {
    const [, hook = "", enabling = ""] = recipes("sh");
    const under = (name: string, issue: Files): Files =>
      Object.fromEntries(Object.entries(issue).map(([path, text]) => [`${name}/${path}`, text]));
    const files = { ...under("spring issue", SOUND), ...under("autumn", FAULTY) };
    const folder = repository({ ...files, ".githooks/pre-commit": hook });
    expect(run(folder, "git add -A && git commit -q -m before").status).toBe(0);
    expect(run(folder, enabling).status).toBe(0);
    fillFolder(folder, { "spring issue/articles/a.md": article("A longer boat.") });
    expect(run(folder, "git commit -q -a -m spring")).toEqual({ status: 0, words: "" });
    fillFolder(folder, { "autumn/articles/b.md": article("A longer bill.") });
    const { status, words } = run(folder, "git commit -q -a -m autumn");
    expect([status, words.startsWith("autumn/articles/a.md:6:15: error[")]).toEqual([1, true]);
  });

  test("the steps of the workflow run, annotate, and leave their report", () => {
    const [text = ""] = recipes("yaml");
    const steps = z.array(
      z.looseObject({ run: z.string().optional(), uses: z.string().optional() }),
    );
    const workflow = z
      .looseObject({ jobs: z.object({ check: z.looseObject({ steps }) }) })
      .parse(parse(text));
    const commands = workflow.jobs.check.steps.flatMap((step) => step.run ?? []);
    expect(commands[0]).toBe("npm ci");
    const [, check = ""] = commands;
    const files = { ...FAULTY, "package.json": '{ "private": true }' };
    const { status, words } = run(repository(files), check);
    expect([status, words.startsWith("::error file=articles/a.md,line=6,")]).toEqual([1, true]);
    const sound = repository({ ...files, ...SOUND });
    expect(run(sound, check).status).toBe(0);
    const report: unknown = JSON.parse(readFileSync(join(sound, "check.json"), "utf8"));
    expect(report).toMatchObject({ ok: true, pages: 2 });
  });
});
