import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { framesIn } from "../support/frames.ts";
import * as z from "zod";
import { article, issueFolder, manifest, typeset, type Answer } from "../support/issue-folder.ts";
import { bytesAt, fault, issue, warned } from "./faults.ts";

const jsonOf = (text: string): unknown => JSON.parse(text);

const articlesIn = z.object({ articles: z.array(z.object({ fit: z.unknown() })) });

describe.concurrent("where the PDF goes", () => {
  test("beside the manifest, in out/, under title and edition; named from here", async () => {
    const folder = issueFolder(issue);
    const { code, stdout, stderr } = await typeset(folder);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(
      /^out\/harbor-print\.pdf · 1 page · PDF\/X-4 for FOGRA39 · \d+ kB · \d+\.\d s\n$/u,
    );
    expect(readdirSync(join(folder, "out"))).toEqual(["harbor-print.pdf"]);
    expect(bytesAt(folder, "out/harbor-print.pdf").subarray(0, 8).toString()).toBe("%PDF-1.6");
  });

  test.each([
    ["a file in folders that are not there yet", "a/b/x.pdf", "a/b/x.pdf"],
    ["a folder that is there", "articles", "articles/harbor-print.pdf"],
    ["a folder that is not there yet", "proofs/", "proofs/harbor-print.pdf"],
  ])("-o %s", async (_, typed, file) => {
    const folder = issueFolder(issue);
    const { code, stdout } = await typeset(folder, "issue.yaml", "-o", typed);
    expect([code, stdout.split(" · ")[0]]).toEqual([0, file]);
    expect(existsSync(join(folder, file))).toBe(true);
  });

  test("-o over a source is refused", async () => {
    const folder = issueFolder(issue);
    const before = bytesAt(folder, "articles/a.md");
    expect(await typeset(folder, "-o", "articles/a.md")).toMatchObject({ code: 2, stdout: "" });
    expect(bytesAt(folder, "articles/a.md")).toEqual(before);
  });

  test("a folder stands for the issue.yaml in it, wherever the command runs", async () => {
    const folder = issueFolder({ "spring/issue.yaml": manifest(), "elsewhere/x": "" });
    mkdirSync(join(folder, "spring/articles"));
    const spring = issueFolder(issue);
    for (const [cwd, typed] of [
      [join(spring, ".."), spring],
      [spring, "."],
      [spring, "./"],
    ] as const) {
      const { code } = await typeset(cwd, typed);
      expect([typed, code, existsSync(join(spring, "out/harbor-print.pdf"))]).toEqual([
        typed,
        0,
        true,
      ]);
    }
    const { code, stderr } = await typeset(folder, "elsewhere");
    expect([code, framesIn(stderr)[0]?.message]).toEqual([
      2,
      "`elsewhere` is a folder, and no file that can be read as a manifest",
    ]);
  });
});

describe.concurrent("what is said", () => {
  test("--json is one document, and all there is on stdout", async () => {
    const folder = issueFolder(issue);
    const { code, stdout, stderr } = await typeset(folder, "--json");
    expect([code, stderr]).toEqual([0, ""]);
    const path = join(folder, "out/harbor-print.pdf");
    expect(jsonOf(stdout)).toEqual({
      ok: true,
      exitCode: 0,
      outputs: [
        {
          ...{ edition: "print", path, bytes: readFileSync(path).length, pages: 1 },
          ...{ standard: "PDF/X-4", condition: "FOGRA39" },
        },
      ],
      diagnostics: [],
      pages: 1,
      articles: [
        {
          ...{ title: "A boat", file: "articles/a.md", first: 1, last: 1, words: 8 },
          fit: {
            ...{ pages: 1, lines: 1, hyphens: 0, loose: 0, over: 0, words: 0 },
            ...{ loosest: [], tightest: [], accepted: [], levers: [] },
          },
        },
      ],
      timings: expect.arrayContaining([
        { stage: "setting", ms: expect.any(Number) as number },
      ]) as unknown,
    });
  });

  test("--json names the lines and paragraphs of an article's fit by file and line, cold and warm", async () => {
    const words = "The boats that had left the quay at noon came back in their order before six. ";
    const text = `${words.repeat(9)}\n\n${words.repeat(7)}And so on, all.`;
    const folder = issueFolder({ ...issue, "articles/a.md": article(text) });
    const [cold, warm] = [await typeset(folder, "--json"), await typeset(folder, "--json")];
    const fitIn = ({ stdout }: Answer): unknown =>
      articlesIn.parse(jsonOf(stdout)).articles[0]?.fit;
    expect(fitIn(cold)).toMatchObject({
      loosest: [{ folio: 1, file: "articles/a.md", line: 6 }, {}, {}],
      levers: expect.any(Array) as unknown,
    });
    expect(fitIn(warm)).toEqual(fitIn(cold));
  });

  test("--json of a fault has its place", async () => {
    const { code, stdout } = await typeset(issueFolder(fault), "--json");
    expect(code).toBe(1);
    expect(jsonOf(stdout)).toMatchObject({
      ok: false,
      exitCode: 1,
      outputs: [],
      diagnostics: [
        {
          severity: "error",
          code: "image/missing",
          message: "no picture at `articles/no.jpg`",
          file: "articles/a.md",
          line: 6,
          column: 15,
          endLine: 6,
          endColumn: 21,
        },
      ],
    });
  });

  test("--report FILE is the same document, and people still get their line", async () => {
    const folder = issueFolder(issue);
    const { code, stdout } = await typeset(folder, "--report", "logs/run.json");
    expect([code, stdout.startsWith("out/harbor-print.pdf · 1 page")]).toEqual([0, true]);
    const report = jsonOf(bytesAt(folder, "logs/run.json").toString());
    expect(report).toMatchObject({ ok: true, exitCode: 0, pages: 1, articles: [{ words: 8 }] });
  });

  test("--diagnostics short is one line a fault, as editors jump to it", async () => {
    const { code, stderr } = await typeset(issueFolder(fault), "--diagnostics", "short");
    expect(code).toBe(1);
    expect(stderr).toBe(
      "articles/a.md:6:15: error[image/missing]: no picture at `articles/no.jpg`\n" +
        "1 error · nothing written\n",
    );
  });

  test("--diagnostics github is annotations, named from the working folder", async () => {
    const folder = issueFolder(fault);
    const args = ["--diagnostics", "github", join(folder, "issue.yaml")];
    const { stderr } = await typeset(folder, ...args);
    expect(stderr.split("\n")[0]).toMatch(
      /^::error file=articles\/a\.md,line=6,endLine=6,col=15,endColumn=21,title=image\/missing::no picture/u,
    );
  });

  test("-q is silent when all is well, and has the errors when it is not", async () => {
    expect(await typeset(issueFolder(warned), "-q")).toEqual({ code: 0, stdout: "", stderr: "" });
    const { stdout, stderr } = await typeset(issueFolder(fault), "-q");
    expect([stdout, framesIn(stderr).length]).toEqual(["", 1]);
    expect(stderr).not.toContain("nothing written");
  });

  test("-v adds stages and articles", async () => {
    const { code, stderr } = await typeset(issueFolder(issue), "-v");
    expect(code).toBe(0);
    expect(stderr).toMatch(/^ +\d+ ms {2}setting$/mu);
    expect(stderr).toMatch(/^ +1 {2}A boat \(8 words\)$/mu);
  });

  test("--color paints, and without a terminal nothing else does", async () => {
    const folder = issueFolder(fault);
    expect((await typeset(folder, "--color", "always")).stderr).toContain("\u001b[1;31merror");
    expect((await typeset(folder)).stderr).not.toContain("\u001b");
  });
});

describe.concurrent("verbs", () => {
  test.each(["issue", "article", "theme"])("schema %s prints the shipped file", async (name) => {
    const { code, stdout, stderr } = await typeset(issueFolder(), "schema", name);
    const shipped = new URL(`../../assets/schema/${name}.schema.json`, import.meta.url);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(readFileSync(fileURLToPath(shipped), "utf8"));
    expect(jsonOf(stdout)).toMatchObject({ $schema: "http://json-schema.org/draft-07/schema#" });
  });

  test("-e digital is kept for a later version: exit 2", async () => {
    const { code, stderr } = await typeset(issueFolder(issue), "-e", "digital");
    expect([code, framesIn(stderr)[0]?.message]).toEqual([
      2,
      "the digital edition comes with a later version",
    ]);
  });

  test("a flag that there is not is exit 2, with the one that was meant", async () => {
    const { code, stderr } = await typeset(issueFolder(issue), "--strct");
    expect([code, framesIn(stderr)[0]?.helps[0]]).toEqual([2, "did you mean `--strict`?"]);
  });
});
