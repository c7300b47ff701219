import { mkdirSync } from "node:fs";
import { join, sep } from "node:path";
import { describe, expect, test } from "vitest";
import { main } from "../../src/cli/cli.ts";
import { error, warning } from "../../src/diagnostics/diagnostic.ts";
import type { ImportOrder, ImportReport } from "../../src/import-article.ts";
import { docx, p } from "../support/docx.ts";
import { fillFolder, issueFolder, typeset } from "../support/issue-folder.ts";

const FOLDER = issueFolder({ "issue.yaml": "title: x\n" });
mkdirSync(join(FOLDER, "copy"));

const here = (...names: readonly string[]): string => join(FOLDER, ...names);

const REPORT: ImportReport = {
  article: { path: here("articles/harbor.md"), title: "Harbor", words: 1 },
  pictures: [],
  cleaned: { spaces: 0, tabs: 0, emptyParagraphs: 0, quotes: 0, dashes: 0 },
  diagnostics: [],
  sources: new Map(),
  exitCode: 0,
};

/** Runs the command with a road that only notes its orders. */
async function run(
  argv: readonly string[],
  { writes = true, ...report }: Partial<ImportReport> & { readonly writes?: boolean } = {},
) {
  const said = { out: "", err: "" };
  const orders: ImportOrder[] = [];
  const code = await main(["import", ...argv], {
    cwd: FOLDER,
    env: {},
    stdout: { write: (text) => (said.out += text) },
    stderr: { write: (text) => (said.err += text) },
    importArticle: (order) => {
      orders.push(order);
      const { article, ...nothing } = { ...REPORT, ...report };
      return Promise.resolve(writes && article ? { ...nothing, article } : nothing);
    },
  });
  return { code, ...said, orders };
}

describe("orders", () => {
  test.each<[readonly string[], Partial<ImportOrder>]>([
    [["copy/a.docx"], { document: here("copy/a.docx"), folder: here("articles"), force: false }],
    [["copy/a.docx"], { typed: { text: "copy/a.docx", folder: here() } }],
    [["a.docx", "-d", "copy"], { folder: here("copy") }],
    [["a.docx", "--directory", "../x"], { folder: join(FOLDER, "..", "x") }],
    [["a.docx", "-o", "copy/b.md"], { folder: here("copy"), article: here("copy/b.md") }],
    [["a.docx", "-o", "copy"], { folder: here("copy") }],
    [["a.docx", "-o", `new${sep}`], { folder: here("new") }],
    [["--force", "a.docx", "--strict"], { force: true, strict: true }],
  ])("%j", async (argv, order) => {
    const { orders, code, err } = await run(argv);
    expect([code, err]).toEqual([0, ""]);
    expect(orders).toMatchObject([order]);
  });
});

describe("words", () => {
  test("say what was written, what was mended and what comes next", async () => {
    const { out } = await run(["a.docx"], {
      article: { path: here("articles/harbor.md"), title: "Harbor", words: 1204 },
      pictures: [{ path: here("assets/a.png"), bytes: 3 }],
      cleaned: { spaces: 12, tabs: 1, emptyParagraphs: 0, quotes: 0, dashes: 2 },
      diagnostics: [warning("import/chart", "a chart is left out")],
    });
    expect(out).toBe(
      "articles/harbor.md · 1204 words · 1 picture · 1 warning\n" +
        "mended: 12 doubled spaces, 1 tab, 2 dashes\n" +
        "next: put `- articles/harbor.md` into the flatplan of `issue.yaml`\n",
    );
  });

  test("--quiet leaves the errors, and a fault says that nothing was written", async () => {
    const fault = error("import/damaged", "it is damaged", { hints: ["mend it"] });
    const refusal = { diagnostics: [fault], exitCode: 1, writes: false };
    const { code, out, err } = await run(["a.docx"], refusal);
    expect([code, out]).toEqual([1, "1 error · nothing written\n"]);
    expect(err).toBe("error[import/damaged]: it is damaged\n  = help: mend it\n");
    expect((await run(["a.docx", "-q"], { diagnostics: [warning("a/a", "b")] })).err).toBe("");
    expect((await run(["a.docx", "-q"])).out).toBe("");
  });

  test("--help fits a screen, and has an example", async () => {
    const { out, code } = await run(["--help"]);
    const lines = out.split("\n");
    expect(code).toBe(0);
    expect(lines.length).toBeLessThanOrEqual(24);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(out).toContain("typeset import copy/harbor.docx");
  });
});

test("--json is one document", async () => {
  const { out } = await run(["a.docx", "--json"], { diagnostics: [warning("a/a", "b")] });
  expect(JSON.parse(out)).toEqual({
    ok: true,
    exitCode: 0,
    article: { path: here("articles/harbor.md"), title: "Harbor", words: 1 },
    pictures: [],
    cleaned: { spaces: 0, tabs: 0, emptyParagraphs: 0, quotes: 0, dashes: 0 },
    diagnostics: [{ severity: "warning", code: "a/a", message: "b", hints: [] }],
  });
});

test("the command as it is installed brings a document in, and sets it", async () => {
  const folder = issueFolder();
  const bytes = await docx({ body: p("The quay") + p("By Ann Lee") + p("It is  wet.") });
  fillFolder(folder, { "copy/quay.docx": bytes });
  const brought = await typeset(folder, "import", "copy/quay.docx");
  expect(brought.code).toBe(0);
  expect(brought.stdout).toContain("articles/quay.md · ");
  fillFolder(folder, {
    "issue.yaml":
      "title: Quay\npublication: Quay\ndate: 2021-03-04\nflatplan:\n  - articles/quay.md\n",
  });
  expect(await typeset(folder, "check")).toMatchObject({ code: 0 });
});
