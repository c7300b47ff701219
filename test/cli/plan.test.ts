import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type {
  BuildOrder,
  BuildReport,
  IssuePlan,
  PageSum,
  PlannedPage,
  ReportedBinding,
} from "../../src/build-order.ts";
import { main } from "../../src/cli/cli.ts";
import { planTable } from "../../src/cli/plan-table.ts";
import { warning } from "../../src/diagnostics/diagnostic.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "plan-"));
  writeFileSync(join(folder, "issue.yaml"), "title: x\n");
  mkdirSync(join(folder, "sheets"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command beside an `issue.yaml`, with a road that notes its order and answers with this plan. */
async function typeset(argv: readonly string[], report: Partial<BuildReport> = {}) {
  const said = { out: "", err: "" };
  const orders: BuildOrder[] = [];
  const code = await main(argv, {
    ...{ cwd: folder, env: {}, now: () => 0, watch: () => () => Promise.resolve() },
    stdout: { write: (text) => (said.out += text) },
    stderr: { write: (text) => (said.err += text) },
    build: (order) => {
      orders.push(order);
      const nothing = { outputs: [], diagnostics: [], pages: 0, articles: [], timings: [] };
      return Promise.resolve({ ...nothing, sources: SOURCES, exitCode: 0, ...report });
    },
  });
  return { code, ...said, order: orders[0] };
}

const SOURCES = new Map([["a.md", "one\ntwo\nthree\n"]]);

/** A page, and what of it is otherwise. */
const page = (folio: number, change: Partial<PlannedPage> = {}): PlannedPage => ({
  ...{ folio, kind: "article", title: "A boat", file: "a.md", part: 1, of: 1 },
  ...{ holds: [], ...change },
});

const holding = (kind: PlannedPage["holds"][number]["kind"], continued = false) => ({
  ...{ kind, continued, span: { file: "a.md", start: 4, end: 7 } },
});

/** An advert that shares its page. */
const shared = (client?: string, late?: true) => ({
  ...holding("advert"),
  ...(client && { client }),
  ...(late && { late }),
});

/** A page that is no article's. */
const nameless = (
  folio: number,
  kind: PlannedPage["kind"],
  change: Partial<PlannedPage> = {},
): PlannedPage => ({ ...{ folio, kind, part: 1, of: 1, holds: [] }, ...change });

/** A plan without contact sheets; of an issue for a printer who wants a multiple, `sum` says what it is. */
const planOf = (pages: readonly PlannedPage[], sum?: PageSum): IssuePlan => ({
  ...{ pages, sheets: [] },
  ...(sum && { sum }),
});

const sumOf = (count: number, multiple: number, change: Partial<PageSum> = {}): PageSum => {
  const missing = (multiple - (count % multiple)) % multiple;
  return { ...{ multiple, count, adverts: 0, blanks: missing, missing }, ...change };
};

const ISSUE: readonly PlannedPage[] = [
  page(1, { kind: "cover", title: "Harbor" }),
  page(2, { kind: "letter", title: "Dear all", holds: [holding("contents")] }),
  nameless(3, "picture"),
  page(4, { kind: "opener", part: 1, of: 3 }),
  page(5, {
    ...{ part: 2, of: 3, fill: { lines: 100, white: 0 } },
    holds: [holding("figure"), holding("pullquote"), holding("figure"), holding("sidebar")],
  }),
  page(6, { part: 3, of: 3, fill: { lines: 300, white: 1 }, holds: [holding("sidebar", true)] }),
  page(7, {
    title: "上海的一个非常非常非常非常长的标题和更多的字",
    fill: { lines: 90, white: 60 },
  }),
  nameless(8, "blank", { fills: "multiple" }),
];

const TABLE = `page  side   article                              part     fill     white  on the page

   1  cover  Harbor                                                        cover

   2  verso  Dear all                                                      letter, contents
   3  recto                                                                picture

   4  verso  A boat                               1 of 3                   opener picture
   5  recto  A boat                               2 of 3  100 %            2 figures, pull quote, sidebar

   6  verso  A boat                               3 of 3   99 %    1 line  rest of sidebar
   7  recto  上海的一个非常非常非常非常长的标题…           33 %  60 lines  text

   8  verso                                                                blank, fills up the issue

`;

describe("the table", () => {
  test("has a row for each page, and the pages of a spread together", () => {
    expect(planTable(ISSUE)).toBe(TABLE);
  });

  test("begins with a recto where there is no cover, and shows what could turn a line around", () => {
    expect(planTable([page(1, { title: "A\u202Eb" }), page(2)])).toBe(
      `page  side   article     part  fill  white  on the page

   1  recto  A<U+202E>b                     text

   2  verso  A boat                         text

`,
    );
  });

  test("comes before the line that sums it up, and the one that says how the articles fit", async () => {
    const fit = { pages: 1, lines: 100, hyphens: 12, loose: 0, over: 0, words: 0 };
    const lists = { loosest: [], tightest: [], accepted: [], levers: [] };
    const articles = [
      { title: "A", file: "a.md", first: 1, last: 1, words: 9, fit: { ...fit, ...lists } },
    ];
    const sheets = [
      { format: "png", path: join(folder, "x.png"), bytes: 9_001 },
      { format: "pdf", path: join(folder, "x.pdf"), bytes: 1_400_000 },
    ] as const;
    const plan = { ...planOf(ISSUE, sumOf(7, 4)), sheets };
    const { out, err, code } = await typeset(["plan"], { plan, articles });
    expect([code, err]).toEqual([0, ""]);
    expect(out).toBe(
      `${TABLE}issue.yaml · 8 pages · 5 spreads · 1 article, 9 words · divides by 4 with 1 blank page added · 0.0 s\n` +
        "7 pages do not divide by 4: 1 blank page makes 8, or 1 house advert\n" +
        "x.png · 10 kB\n" +
        "x.pdf · 1.4 MB\n" +
        "1 article level · 12.0 % hyphens\n",
    );
  });

  test("says why a page is there that nobody ordered", () => {
    const advert = { fills: "start", picture: "ads/lend.svg" } as const;
    const pages = [
      page(1),
      nameless(2, "house advert", advert),
      page(3, { start: "recto", holds: [holding("figure")] }),
      nameless(4, "blank", { fills: "start" }),
      page(5, { start: "recto" }),
      nameless(6, "advert", { client: "Acme", picture: "ads/acme.pdf" }),
      nameless(7, "advert", { client: "Acme", late: true }),
      nameless(8, "picture", { picture: "sea.jpg", part: 1, of: 2 }),
      nameless(9, "advert", { late: true }),
      nameless(10, "house advert", { fills: "canceled", picture: "ads/lend.svg" }),
      page(11, { holds: [holding("figure"), shared("Gull"), shared("Tide Tables")] }),
      nameless(12, "advert", { holds: [shared("Acme"), shared()], free: 1 }),
      nameless(13, "advert", { holds: [shared()], free: 2 }),
      nameless(14, "advert", { holds: [shared("Gull", true), shared("Tide Tables")] }),
      page(15, { holds: [shared(undefined, true)] }),
    ];
    const last = planTable(pages)
      .split("\n")
      .flatMap((row) => (/^ +\d/u.test(row) ? [row.slice(row.lastIndexOf("  ") + 2)] : []));
    expect(last).toEqual([
      "text",
      "house advert lend.svg, the next starts recto",
      "figure, starts recto as ordered",
      "blank, the next starts recto",
      "text, starts recto as ordered",
      "advert Acme, acme.pdf",
      "advert Acme, to come",
      "picture over two pages",
      "advert to come",
      "house advert lend.svg, in the place of a canceled advert",
      "figure, adverts Gull, Tide Tables",
      "adverts Acme, nameless, 1 quarter free",
      "advert, 2 quarters free",
      "adverts Gull (to come), Tide Tables",
      "advert nameless (to come)",
    ]);
  });

  const END = { file: "a.md", title: "A boat", folio: 33, lines: 4, words: 38, holds: [] };

  test.each<[string, PageSum, string]>([
    ["divides", sumOf(4, 4), ""],
    [
      "blank pages",
      sumOf(78, 4),
      "78 pages do not divide by 4: 2 blank pages make 80, or 2 house adverts\n",
    ],
    [
      "adverts and a way down",
      sumOf(78, 4, { adverts: 1, blanks: 1, cut: { count: 76, ends: [END, END] } }),
      "78 pages do not divide by 4: 1 house advert and 1 blank page make 80, or 2 house adverts, or cut 2 pages for 76:\n" +
        "  a.md · last page 33 · 4 lines, about 38 words\n".repeat(2),
    ],
    [
      "a cut that closes a gap",
      sumOf(78, 4, { cut: { count: 76, ends: [END] } }),
      "78 pages do not divide by 4: 2 blank pages make 80, or 2 house adverts, or cut 1 page for 76, since gaps before starts change, too:\n" +
        "  a.md · last page 33 · 4 lines, about 38 words\n",
    ],
    [
      "nothing added",
      sumOf(5, 4, { blanks: 0, cut: { count: 4, ends: [{ ...END, holds: [holding("figure")] }] } }),
      "5 pages do not divide by 4: add 3 pages for 8, blank or house adverts, or cut 1 page for 4:\n" +
        "  a.md · last page 33 · 4 lines, about 38 words, with figure\n",
    ],
    [
      "a cover apart",
      sumOf(78, 4, {
        apart: 4,
        multiple: 16,
        missing: 6,
        blanks: 6,
        cut: { count: 68, ends: [END] },
      }),
      "74 pages inside the cover do not divide by 16: 6 blank pages make 80, or 6 house adverts, or cut 1 page for 64, since gaps before starts change, too:\n" +
        "  a.md · last page 33 · 4 lines, about 38 words\n",
    ],
  ])("the arithmetic in words: %s", async (_, sum, words) => {
    const { out } = await typeset(["plan"], { plan: planOf(ISSUE, sum) });
    expect(out.slice(out.indexOf("\n", out.indexOf("issue.yaml")) + 1)).toBe(words);
    const divides = sum.missing === 0 || sum.adverts + sum.blanks > 0;
    expect(out).toContain(
      ` spreads · ${divides ? "divides" : "does not divide"} by ${sum.multiple}`,
    );
  });

  test.each<[string, PageSum, string]>([
    ["divides", sumOf(80, 16), "by 16: 80 pages, which divide"],
    [
      "is the issue's own example",
      sumOf(78, 4, { adverts: 2, blanks: 0, cut: { count: 76, ends: [END] } }),
      "by 4: 78 pages: 2 blank pages for 80, or cut 1 page (33) for 76, since gaps before starts change, too, or 2 house adverts (2 at hand)",
    ],
    [
      "has no way down",
      sumOf(7, 8, { apart: 4, missing: 5 }),
      "by 8: 3 pages inside the cover: 5 blank pages for 8, or 5 house adverts (none at hand)",
    ],
    [
      "cuts several",
      sumOf(6, 4, { cut: { count: 4, ends: [END, { ...END, folio: 40 }] } }),
      "by 4: 6 pages: 2 blank pages for 8, or cut 2 pages (33, 40) for 4, or 2 house adverts (none at hand)",
    ],
  ])("what if, in words: %s", async (_, sum, words) => {
    const { out } = await typeset(["plan"], { plan: { ...planOf(ISSUE), whatIf: [sum] } });
    expect(out.split("\n").filter((line) => line.startsWith("by "))).toEqual([words]);
  });

  const stitched = { kind: "saddle", sheets: 16, middle: [32, 33] } as const;
  test.each<[string, ReportedBinding, string]>([
    [
      "stitched",
      { ...stitched, creep: 1.35, bulk: 2.88 },
      "16 sheets, saddle stitched · creep: 1.4 mm at pages 32/33 · 2.9 mm thick",
    ],
    ["stitched, paper not known", { ...stitched, sheets: 1 }, "1 sheet, saddle stitched"],
    ["glued", { kind: "perfect", leaves: 32, spine: 4 }, "32 leaves, perfect bound · spine: 4 mm"],
    ["glued, paper not known", { kind: "perfect", leaves: 1 }, "1 leaf, perfect bound"],
  ])("says what the binding comes to, as a build does: %s", async (_, binding, words) => {
    expect((await typeset(["plan"], { plan: planOf(ISSUE), binding })).out).toContain(words + "\n");
    const outputs = [
      { edition: "print", path: join(folder, "a.pdf"), bytes: 1, pages: 1 },
    ] as const;
    expect((await typeset(["build"], { outputs, binding })).out).toBe(
      `a.pdf · 1 page · plain PDF · 1 kB · 0.0 s\n${words}\n`,
    );
    expect((await typeset(["check"], { binding })).out).toContain(`${words}\n`);
  });

  test("is not printed with --quiet", async () => {
    expect((await typeset(["plan", "-q"], { plan: planOf(ISSUE) })).out).toBe("");
  });

  test("is printed though warnings fail, and the exit code says so", async () => {
    const diagnostics = [warning("a/a", "odd")];
    const report = { plan: planOf(ISSUE), diagnostics, exitCode: 3 };
    const { out, err, code } = await typeset(["plan", "--strict"], report);
    expect(out.startsWith(TABLE)).toBe(true);
    expect([code, err]).toEqual([
      3,
      "warning[a/a]: odd\n1 warning · warnings fail with --strict\n",
    ]);
  });

  test("is not there where the pages are not sound", async () => {
    const { out, err, code } = await typeset(["plan"], { exitCode: 1 });
    expect([out, err, code]).toEqual(["", "no plan\n", 1]);
  });
});

describe("the JSON document", () => {
  test("has the pages with what stands on them, and the spreads", async () => {
    const end = { file: "a.md", title: "A boat", folio: 6, lines: 4, words: 38 };
    const cut = { count: 4, ends: [{ ...end, holds: [holding("sidebar", true)] }] };
    const plan = planOf(ISSUE.slice(0, 6), sumOf(6, 4, { blanks: 0, cut }));
    const document: unknown = JSON.parse((await typeset(["plan", "--json"], { plan })).out);
    expect(document).toMatchObject({
      ...{ ok: true, exitCode: 0, diagnostics: [], articles: [] },
      ...{ spreads: [[1], [2, 3], [4, 5], [6]], multiple: 4, divides: false, sheets: [] },
    });
    const ends = { article: "A boat", file: "a.md", page: 6, lines: 4, words: 38 };
    const holds = [{ kind: "sidebar", file: "a.md", line: 2, continued: true }];
    expect(document).toHaveProperty("sum", {
      ...{ pages: 6, houseAdverts: 0, blanks: 0, missing: 2 },
      cut: { pages: 4, articles: [{ ...ends, holds }] },
    });
    expect(document).toHaveProperty("pages.0", {
      ...{ page: 1, side: "cover", kind: "cover", article: "Harbor", file: "a.md" },
      ...{ part: 1, of: 1, holds: [] },
    });
    expect(document).toHaveProperty("pages.2", {
      ...{ page: 3, side: "recto", kind: "picture", part: 1, of: 1, holds: [] },
    });
    expect(document).toHaveProperty("pages.5", {
      ...{ page: 6, side: "verso", kind: "article", article: "A boat", file: "a.md" },
      ...{ part: 3, of: 3, fill: 99, lines: 300, white: 1 },
      holds: [{ kind: "sidebar", file: "a.md", line: 2, continued: true }],
    });
  });

  test("says of each page what it fills, and where it was ordered to start", async () => {
    const advert = nameless(1, "house advert", { fills: "start", picture: "ads/lend.svg" });
    const plan = planOf([
      advert,
      page(2, { start: "verso" }),
      nameless(3, "blank", { fills: "multiple" }),
      nameless(4, "advert", { holds: [shared("Gull", true)], free: 3 }),
    ]);
    const document: unknown = JSON.parse((await typeset(["plan", "--json"], { plan })).out);
    expect(document).toMatchObject({
      pages: [
        { kind: "house advert", picture: "ads/lend.svg", fills: "start" },
        { kind: "article", start: "verso" },
        { kind: "blank", fills: "multiple" },
        {
          kind: "advert",
          freeQuarters: 3,
          holds: [{ kind: "advert", client: "Gull", late: true }],
        },
      ],
    });
    expect(document).not.toHaveProperty("sum");
    expect(document).not.toHaveProperty("whatIf");
    expect(document).not.toHaveProperty("binding");
  });

  test("has sums for other multiples, and the binding in millimeters", async () => {
    const whatIf = [sumOf(6, 4, { adverts: 1, blanks: 1 }), sumOf(6, 8, { apart: 4, missing: 6 })];
    const plan = { ...planOf(ISSUE), whatIf };
    const figures = { creep: 0.09, bulk: 0.36 };
    const binding = { kind: "saddle", sheets: 2, middle: [4, 5], ...figures } as const;
    expect(JSON.parse((await typeset(["plan", "--json"], { plan, binding })).out)).toMatchObject({
      whatIf: [
        { multiple: 4, pages: 6, houseAdverts: 1, blanks: 1, missing: 2 },
        { multiple: 8, pages: 6, cover: 4, missing: 6 },
      ],
      binding: { kind: "saddle", sheets: 2, middle: [4, 5], creep: 0.09, bulk: 0.36 },
    });
  });

  test("has no pages where they are not sound, and says why", async () => {
    const diagnostics = [warning("a/a", "odd")];
    const { out } = await typeset(["plan", "--json"], { diagnostics, exitCode: 1 });
    expect(JSON.parse(out)).toMatchObject({
      ...{ ok: false, exitCode: 1, pages: [], spreads: [] },
      diagnostics: [{ code: "a/a" }],
    });
  });
});

describe("orders", () => {
  test.each<[string[], unknown]>([
    [["plan"], {}],
    [["plan", "issue.yaml", "--png"], { png: "" }],
    [["plan", "--png", "issue.yaml"], { png: "" }],
    [["plan", "--png", "."], { png: "" }],
    [["plan", "--png", "--strict"], { png: "" }],
    [["plan", "--png", "wall.png", "issue.yaml"], { png: "wall.png" }],
    [["plan", "issue.yaml", "--png=sheets/wall.png"], { png: "sheets/wall.png" }],
    [["plan", "--png", "new/"], { png: "new/" }],
    [["plan", "--pdf", "issue.yaml"], { pdf: "" }],
    [["plan", "--pdf", "wall.PDF"], { pdf: "wall.PDF" }],
    [["plan", "--png", "--pdf", "new/", "issue.yaml"], { png: "", pdf: "new/" }],
  ])("%j", async (argv, plan) => {
    const { order } = await typeset(argv);
    expect(order).toMatchObject({ manifest: join(folder, "issue.yaml"), write: false });
    const { png, pdf } = order?.plan ?? {};
    const sheets = Object.entries({ ...(png && { png }), ...(pdf && { pdf }) });
    const asked = sheets.map(([format, { path = folder + "/" }]) => [
      ...[format, path.slice(folder.length + 1)],
    ]);
    expect(Object.fromEntries(asked)).toEqual(plan);
  });

  test("what if the pages had to divide by another number?", async () => {
    const { order } = await typeset(["plan", "--multiple", "16", "--what-if"]);
    expect(order?.plan).toEqual({ multiple: 16, whatIf: true });
  });

  test("other verbs ask for no plan", async () => {
    for (const verb of ["build", "check"])
      expect((await typeset([verb])).order?.plan).toBeUndefined();
  });

  test.each<[string[], RegExp]>([
    [["plan", "--png=wall.jpg"], /takes a file that ends in \.png, or a folder, not `wall\.jpg`/u],
    [["plan", "--pdf=wall.png"], /`--pdf` takes a file that ends in \.pdf, or a folder/u],
    [
      ["plan", "--multiple", "0"],
      /`--multiple` takes a whole number over 0 and up to 64, not `0`/u,
    ],
    [["build", "--what-if"], /there is no flag `--what-if`/u],
    [["check", "--png"], /there is no flag `--png`/u],
    [["plan", "--png", "wall.jpg"], /no manifest at `wall\.jpg`/u],
  ])("%j is exit 2, with a way out", async (argv, sentence) => {
    const { code, err, order } = await typeset(argv);
    expect(err).toMatch(sentence);
    expect([code, order]).toEqual([2, undefined]);
  });

  test("its help says what it takes", async () => {
    const { out } = await typeset(["plan", "--help"]);
    expect(out).toMatch(/--png \[path\][^]*--pdf \[path\]/u);
    expect((await typeset(["--help"])).out).toMatch(/\n {2}plan .*flatplan/u);
  });
});
