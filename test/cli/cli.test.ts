import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BuildOrder, BuildReport } from "../../src/build-order.ts";
import { main } from "../../src/cli/cli.ts";
import type { Edges } from "../../src/cli/edges.ts";
import { error, warning } from "../../src/diagnostics/diagnostic.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cli-"));
  for (const name of ["here", "here/sub", "empty"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "here/issue.yaml"), "title: x\n");
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const NOTHING: BuildReport = {
  outputs: [],
  diagnostics: [],
  sources: new Map(),
  pages: 0,
  articles: [],
  timings: [],
  exitCode: 0,
};

interface Heard {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly orders: readonly BuildOrder[];
}

interface Stage extends Partial<Edges> {
  /** What the road answers. */
  readonly report?: Partial<BuildReport>;
  readonly terminal?: boolean;
}

/** Runs the command beside an `issue.yaml`, with a road that only notes its orders. */
async function typeset(argv: readonly string[], stage: Stage = {}): Promise<Heard> {
  const said = { out: "", err: "" };
  const orders: BuildOrder[] = [];
  const { report, terminal, ...edges } = stage;
  const code = await main(argv, {
    cwd: join(folder, "here"),
    env: {},
    stdout: { write: (text) => (said.out += text) },
    stderr: { isTTY: terminal ?? false, write: (text) => (said.err += text) },
    now: () => 0,
    watch: () => () => Promise.resolve(),
    build: (order) => {
      orders.push(order);
      return Promise.resolve({ ...NOTHING, ...report });
    },
    ...edges,
  });
  return { code, ...said, orders };
}

const here = (...names: string[]): string => join(folder, "here", ...names);

async function orderOf(...argv: string[]): Promise<BuildOrder> {
  const { orders, err } = await typeset(argv);
  const [order] = orders;
  if (order === undefined) throw new Error(`no order, but: ${err}`);
  return order;
}

describe("orders", () => {
  test.each([
    [[]],
    [["issue.yaml"]],
    [["build", "issue.yaml"]],
    [["."]],
    [["--json", "build", "issue.yaml"]],
    [["issue.yaml", "--strict"]],
  ])("%j sets the issue that lies here", async (argv) => {
    const order = await orderOf(...argv);
    expect(order).toMatchObject({ manifest: here("issue.yaml"), write: true, editions: ["print"] });
    expect(order).toMatchObject({ maxPages: 1000, timeout: 300, verify: false, force: false });
    expect("root" in order || "output" in order || "theme" in order || "date" in order).toBe(false);
  });

  test("check writes nothing", async () => {
    expect((await orderOf("check", "issue.yaml")).write).toBe(false);
    expect((await orderOf("check")).write).toBe(false);
  });

  test("flags reach the road, in whatever place they stand", async () => {
    const flags = ["--strict", "--force", "--verify", "--max-pages", "7", "--timeout", "2.5"];
    const expected = { strict: true, force: true, verify: true, maxPages: 7, timeout: 2.5 };
    expect(await orderOf(...flags, "build", "issue.yaml")).toMatchObject(expected);
    expect(await orderOf("build", "issue.yaml", ...flags)).toMatchObject(expected);
    expect(await orderOf("issue.yaml", ...flags)).toMatchObject(expected);
  });

  test("paths are taken from the working folder", async () => {
    expect((await orderOf("-o", "a.pdf")).output).toBe(here("a.pdf"));
    expect((await orderOf("-o", "proofs/")).output).toBe(here("proofs") + "/");
    expect((await orderOf("--root", "..")).root).toBe(folder);
    expect((await orderOf("--theme", "annual")).theme).toBe("annual");
    expect((await orderOf("--theme", "./sub/t.yaml")).theme).toBe("sub/t.yaml");
    expect((await orderOf("--theme", "./sub/t.yaml", "--root", "..")).theme).toBe(
      "here/sub/t.yaml",
    );
  });

  test("an edition named twice is built once, several in their order", async () => {
    expect((await orderOf("-e", "print", "-e", "print")).editions).toEqual(["print"]);
    expect((await orderOf("-e", "proof", "-e", "print")).editions).toEqual(["proof", "print"]);
    expect((await orderOf("-e", "proof")).editions).toEqual(["proof"]);
  });

  test.each([
    ["2020-12-31", "2020-12-31T00:00:00Z"],
    ["2020-12-31T18:30", "2020-12-31T18:30:00Z"],
    ["2020-12-31T18:30:05+08:00", "2020-12-31T10:30:05Z"],
    ["1609372800", "2020-12-31T00:00:00Z"],
    ["0", "1970-01-01T00:00:00Z"],
  ])("--date %s", async (typed, date) => {
    expect((await orderOf("--date", typed)).date).toBe(Date.parse(date));
  });

  test("SOURCE_DATE_EPOCH holds where no date is typed", async () => {
    const env = { SOURCE_DATE_EPOCH: "86400" };
    expect((await typeset([], { env })).orders[0]?.date).toBe(86_400_000);
    expect((await typeset(["--date", "0"], { env })).orders[0]?.date).toBe(0);
    const empty = await typeset([], { env: { SOURCE_DATE_EPOCH: "" } });
    expect(empty.orders[0]?.date).toBeUndefined();
  });
});

describe("usage that cannot be followed is exit 2, with a way out, and nothing is built", () => {
  test.each<[string[], RegExp]>([
    [["--jsn"], /there is no flag `--jsn`\n {2}= help: did you mean `--json`\?/],
    [["-x"], /there is no flag `-x`/],
    [["-o"], /`-o, --output <path>` needs a value/],
    [["-o", ""], /`--output` needs a value/],
    [["-o", "articles/a.md"], /`articles\/a\.md` would lay the PDF over a source/],
    [["-o", "-"], /`-` is no name of a file/],
    [["-o", "issue.yaml"], /over a source/],
    [["biuld"], /there is no verb `biuld`\n {2}= help: did you mean `build`\?/],
    [["chek", "issue.yaml"], /did you mean `check`\?/],
    [["issue.yaml", "other.yaml"], /only one issue can be set at a time/],
    [["preflight"], /say which PDF is to be looked over\n.*typeset preflight adverts\/bank\.pdf/],
    [["import"], /say which document is to be imported\n.*typeset import copy\/harbor\.docx/],
    [["import", "a.docx", "--fast"], /there is no flag `--fast`/],
    [["import", "a.docx", "b.docx"], /only one document can be imported at a time/],
    [["import", "a.docx", "-o", "a.pdf"], /`a\.pdf` is no name of an article/],
    [["-e", "print", "-e", "proof", "-o", "a.pdf"], /`a\.pdf` is one file, and 2 editions/],
    [["-e", "digital"], /the digital edition comes with a later version/],
    [["-e", "pirnt"], /takes print, digital or proof, not `pirnt`\n.*did you mean `print`\?/],
    [["--color", "blue"], /`--color` takes auto, always or never, not `blue`/],
    [["--diagnostics", "xml"], /`--diagnostics` takes human, short or github/],
    [["--timeout", "0"], /`--timeout` takes a number over 0/],
    [["--timeout", "soon"], /not `soon`/],
    [["--max-pages", "1.5"], /a whole number over 0/],
    [["--date", "2021-02-29"], /takes an ISO date/],
    [["--date", "yesterday"], /not `yesterday`/],
    [["--root", "sub"], /does not lie below/],
    [["--theme", "../t.yaml"], /lies outside the issue's folder/],
    [["schema"], /say which schema: issue, article, theme or printer/],
    [["init", "a", "b"], /one folder at a time/],
    [["init", "--theme", "anual"], /takes annual, bulletin or review.*\n.*did you mean `annual`\?/],
    [["completion"], /say for which shell: bash, zsh or fish/],
    [["completion", "csh"], /none for `csh`\n.*did you mean `zsh`\?/],
    [["schema", "isue"], /none for `isue`\n.*did you mean `issue`\?/],
  ])("%j", async (argv, sentence) => {
    const { code, err, out, orders } = await typeset(argv);
    expect(err).toMatch(sentence);
    expect([code, out, orders]).toEqual([2, "", []]);
  });

  test.each<[string, RegExp]>([
    ["none.yaml", /no manifest at `none\.yaml`/],
    ["nonsense", /no manifest at `nonsense`\n {2}= help: `typeset --help` lists the verbs/],
    ["../hre/issue.yaml", /no manifest at `\.\.\/hre\/issue\.yaml`/],
    [
      "sub/issue.yaml",
      /no manifest at `sub\/issue\.yaml`\n {2}= help: did you mean `issue\.yaml`\?/,
    ],
    ["isue.yaml", /did you mean `issue\.yaml`\?/],
    ["sub", /`sub` is a folder/],
  ])("a manifest that is not there: %s", async (typed, sentence) => {
    const { code, err, orders } = await typeset([typed]);
    expect(err).toMatch(sentence);
    expect([code, orders]).toEqual([2, []]);
  });

  test("several faults at once", async () => {
    const { err } = await typeset(["--color", "blue", "--timeout", "x"]);
    expect(err.match(/error\[/g)).toHaveLength(2);
  });

  test("no manifest here", async () => {
    const { code, err } = await typeset([], { cwd: join(folder, "empty") });
    expect(code).toBe(2);
    expect(err).toContain("there is no `issue.yaml` here");
  });

  test("SOURCE_DATE_EPOCH that is no number", async () => {
    const { code, err } = await typeset([], { env: { SOURCE_DATE_EPOCH: "2020-12-31" } });
    expect([code, err.includes("`SOURCE_DATE_EPOCH` holds seconds")]).toEqual([2, true]);
  });

  test("is one JSON document under --json, too", async () => {
    for (const argv of [
      ["--json", "--jsn"],
      ["--color", "blue", "--json"],
      ["-o", "--json", "--x"],
    ]) {
      const { out, code } = await typeset(argv);
      expect(JSON.parse(out)).toMatchObject({ ok: false, exitCode: 2, outputs: [], pages: 0 });
      expect(code).toBe(2);
    }
  });
});

const BUILT: Partial<BuildReport> = {
  outputs: [{ edition: "print", path: "", bytes: 1_940_000, pages: 43 }],
  pages: 43,
};
const built = (): Partial<BuildReport> => ({
  ...BUILT,
  outputs: [{ edition: "print", path: here("out/a-print.pdf"), bytes: 1_940_000, pages: 43 }],
});

const FAULTY: Partial<BuildReport> = {
  diagnostics: [
    error("b/b", "later", { span: { file: "b.md", start: 3, end: 4 }, hints: ["do"] }),
    warning("c/c", "nowhere"),
    warning("a/a", "first", { span: { file: "a.md", start: 0, end: 1 } }),
  ],
  sources: new Map([
    ["a.md", "x"],
    ["b.md", "x\nyz"],
  ]),
  exitCode: 1,
};

describe("words", () => {
  test("a PDF is one line on stdout", async () => {
    let clock = -1200;
    const now = (): number => (clock += 1200);
    const { out, err, code } = await typeset([], { report: built(), now });
    expect(out).toMatch(/^out\/a-print\.pdf · 43 pages · plain PDF · 1\.9 MB · \d+\.\d s\n$/);
    expect([err, code]).toEqual(["", 0]);
  });

  test("warnings are counted behind it", async () => {
    const report = { ...built(), diagnostics: [warning("a/a", "odd"), warning("a/a", "strange")] };
    const { out, err } = await typeset([], { report });
    expect(out).toMatch(/ · 2 warnings \(2 a\)\n$/);
    expect(err).toBe("warning[a/a]: odd\n\nwarning[a/a]: strange\n");
  });

  test("a PDF for the press says for which, in the document, too", async () => {
    const [output] = built().outputs ?? [];
    const report = { outputs: output ? [{ ...output, condition: "FOGRA39" }] : [] };
    const { out } = await typeset([], { report });
    expect(out).toBe("out/a-print.pdf · 43 pages · PDF/X-4 for FOGRA39 · 1.9 MB · 0.0 s\n");
    const document: unknown = JSON.parse((await typeset(["--json"], { report })).out);
    expect(document).toHaveProperty("outputs.0.standard", "PDF/X-4");
    expect(document).toHaveProperty("outputs.0.condition", "FOGRA39");
  });

  test("what the faults are is told by kinds, the most frequent first", async () => {
    const codes = ["a/one", "a/two", "b/two", "a/three", "a/four", "c/two"];
    const diagnostics = codes.map((code) => warning(code, "odd"));
    const { out } = await typeset(["-q", "check"], { report: { diagnostics } });
    expect(out).toBe("");
    expect((await typeset(["check"], { report: { diagnostics } })).out).toMatch(
      / · 6 warnings \(3 two, 1 one, 1 three, …\)\n$/u,
    );
  });

  test("a check says that nothing is in the way", async () => {
    const { out } = await typeset(["check"], { report: { pages: 1 } });
    expect(out).toBe("issue.yaml · 1 page · nothing in the way · 0.0 s\n");
    const place = { file: "a.md", first: 1, last: 1 };
    const articles = [
      { title: "One", words: 1234, ...place },
      { title: "Two", words: 20_000, ...place },
    ];
    expect((await typeset(["check"], { report: { pages: 9, articles } })).out).toBe(
      "issue.yaml · 9 pages · 2 articles, 21,234 words · nothing in the way · 0.0 s\n",
    );
  });

  test.each<[number, string]>([
    [1, "1 error · not ready for the printer"],
    [4, "1 error · the printer would send it back"],
    [3, "1 error · warnings fail with --strict"],
  ])("a check that ends with %i says why", async (exitCode, words) => {
    const report = { diagnostics: [error("a/a", "no")], exitCode };
    const { err, out, code } = await typeset(["check"], { report });
    expect([err, out, code]).toEqual([`error[a/a]: no\n${words}\n`, "", exitCode]);
  });

  test("faults go to stderr in the order of the files, stdout stays empty", async () => {
    const { out, err, code } = await typeset(["--diagnostics", "short"], { report: FAULTY });
    expect(err).toBe(
      "a.md:1:1: warning[a/a]: first\n" +
        "b.md:2:2: error[b/b]: later\n" +
        "warning[c/c]: nowhere\n" +
        "1 error · 2 warnings (1 a, 1 c) · nothing written\n",
    );
    expect([out, code]).toEqual(["", 1]);
  });

  test("--quiet leaves the errors", async () => {
    const { out, err } = await typeset(["-q", "--diagnostics", "short"], { report: FAULTY });
    expect([out, err]).toEqual(["", "b.md:2:2: error[b/b]: later\n"]);
    expect((await typeset(["-q"], { report: built() })).out).toBe("");
  });

  test("--verbose adds stages and articles", async () => {
    const report = {
      ...built(),
      timings: [{ stage: "setting", ms: 41.7 }],
      articles: [{ title: "Harbor", file: "a.md", first: 3, last: 4, words: 900 }],
    };
    expect((await typeset(["-v"], { report })).err).toBe(
      "     42 ms  setting\n       3–4  Harbor (900 words)\n",
    );
  });

  test("annotations name files from the working folder", async () => {
    const argv = ["--diagnostics", "github", "here/issue.yaml"];
    const { err } = await typeset(argv, { report: FAULTY, cwd: folder });
    expect(err).toContain("::error file=here/b.md,line=2,");
  });

  test.each<[string[], Record<string, string>, boolean, boolean]>([
    [[], {}, true, true],
    [[], {}, false, false],
    [[], { NO_COLOR: "1" }, true, false],
    [[], { NO_COLOR: "" }, true, true],
    [[], { TERM: "dumb" }, true, false],
    [["--color", "always"], { NO_COLOR: "1" }, false, true],
    [["--color", "never"], {}, true, false],
    [[], { FORCE_COLOR: "1" }, false, true],
    [[], { FORCE_COLOR: "true", NO_COLOR: "1", TERM: "dumb" }, false, true],
    [[], { FORCE_COLOR: "" }, false, false],
    [[], { FORCE_COLOR: "0" }, true, false],
    [[], { FORCE_COLOR: "false" }, true, false],
    [["--color", "never"], { FORCE_COLOR: "1" }, true, false],
  ])("color: %j, %j, terminal %j", async (argv, env, terminal, colored) => {
    const { err } = await typeset(argv, { report: FAULTY, env, terminal });
    expect(err.includes("\u001b[1;31merror")).toBe(colored);
  });

  test("progress is for terminals, and is cleared", async () => {
    const build: Edges["build"] = (order) => {
      order.progress("setting");
      return Promise.resolve(NOTHING);
    };
    expect((await typeset([], { build, terminal: true })).err).toBe(
      "\r\u001b[Ksetting …\r\u001b[K",
    );
    expect((await typeset([], { build })).err).toBe("");
    expect((await typeset(["-q"], { build, terminal: true })).err).toBe("");
  });

  test("--help and --version are exit 0, on stdout", async () => {
    const help = await typeset(["--help"]);
    expect(help.out).toContain("Examples:");
    expect((await typeset(["help", "flags"])).out).toContain("--max-pages");
    expect([help.code, help.err]).toEqual([0, ""]);
    expect((await typeset(["check", "--help"])).out).toContain("--strict");
    expect((await typeset(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test("a schema is printed as it is shipped", async () => {
    const shipped = (path: string): string => `{"path":"${path}"}\n`;
    const { out, code } = await typeset(["schema", "theme"], { shipped });
    expect([out, code]).toEqual(['{"path":"assets/schema/theme.schema.json"}\n', 0]);
  });
});

describe("the JSON document", () => {
  test("is all there is on stdout", async () => {
    const report = { ...FAULTY, timings: [{ stage: "setting", ms: 4 }] };
    const { out } = await typeset(["--json"], { report });
    expect(JSON.parse(out)).toEqual({
      ok: false,
      exitCode: 1,
      outputs: [],
      diagnostics: [
        {
          severity: "warning",
          code: "a/a",
          message: "first",
          file: "a.md",
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 2,
          hints: [],
        },
        {
          severity: "error",
          code: "b/b",
          message: "later",
          file: "b.md",
          line: 2,
          column: 2,
          endLine: 2,
          endColumn: 3,
          hints: ["do"],
        },
        { severity: "warning", code: "c/c", message: "nowhere", hints: [] },
      ],
      pages: 0,
      articles: [],
      timings: [{ stage: "setting", ms: 4 }],
    });
  });

  test("goes to a file with --report, and people still get their line", async () => {
    const { out } = await typeset(["--report", "logs/r.json"], { report: built() });
    expect(out).toContain("43 pages");
    const document: unknown = JSON.parse(readFileSync(here("logs/r.json"), "utf8"));
    expect(document).toMatchObject({ ok: true, exitCode: 0, pages: 43 });
  });

  test("a report that cannot be written is exit 5", async () => {
    const { code, err } = await typeset(["--report", "/dev/full"], { report: built() });
    expect([code, err.includes("the disk is full")]).toEqual([5, true]);
    expect((await typeset(["--report", "/dev/full"], { report: FAULTY })).code).toBe(1);
  });
});

describe("what must not happen", () => {
  const thrower: Edges["build"] = () => Promise.reject(new Error("a page fell down"));

  test("a bug of ours is exit 70, with its message and a plea", async () => {
    const { code, err, out } = await typeset([], { build: thrower });
    expect(code).toBe(70);
    expect(err).toContain("error[typeset/bug]");
    expect(err).toContain("a page fell down");
    expect(err).toContain("please report it");
    expect(err).not.toContain("cli.test.ts");
    expect(out).toBe("");
  });

  test("its stack is shown only when asked for", async () => {
    expect((await typeset(["-v"], { build: thrower })).err).toContain("cli.test.ts");
  });

  test("a late build ends with its stage, exit 6", async () => {
    let clock = 0;
    const now = (): number => (clock += 600);
    const build: Edges["build"] = (order) => {
      for (;;) order.progress("setting");
    };
    const { code, err } = await typeset(["--timeout", "1"], { build, now });
    expect([code, err.includes("not ready within 1 s")]).toEqual([6, true]);
    expect(err).toContain("`--timeout SECONDS`");
  });

  test("a build that never answers ends, too", async () => {
    const build: Edges["build"] = () => new Promise(() => undefined);
    expect((await typeset(["--timeout", "0.05"], { build })).code).toBe(6);
  });

  test("nothing was written by any of these tests", () => {
    expect(existsSync(here("out"))).toBe(false);
  });
});
