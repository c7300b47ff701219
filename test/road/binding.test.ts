import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { describe, expect, test } from "vitest";
import { shot } from "../images/shots.ts";
import { mm } from "../../src/geometry/geometry.ts";
import { readFacts } from "../../src/readback/facts.ts";
import { readText } from "../../src/readback/text.ts";
import { article, issueFolder, manifest, typeset, type Files } from "../support/issue-folder.ts";
import { bare } from "../support/pdf-text.ts";
import { bytesAt } from "./faults.ts";
import { canJudgePrint, judgePrint } from "./print-judge.ts";

const SKY = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 154 216"><rect width="154" height="216" fill="#3a6ea5"/><circle cx="77" cy="60" r="30" fill="#d6002a"/></svg>`;

const TEXT = "The harbor woke to an empty sky, and the watchman had seen nothing. ".repeat(4);
const FLATPLAN = [
  'cover: { image: sky.svg, alt: "" }',
  ...["a", "b", "c", "d", "e"].map((name) => `articles/${name}.md`),
  'picture: { image: sky.svg, alt: "" }',
  'picture: { image: sky.svg, alt: "" }',
];

/** Eight pages: a cover, five articles of a page, two pictures. */
const issue = (print: string): Files => ({
  "issue.yaml": manifest(FLATPLAN, `page: { trim: a5 }\nprint: { ${print} }\n`),
  ...Object.fromEntries(
    ["a", "b", "c", "d", "e"].map((name) => [
      `articles/${name}.md`,
      article(TEXT, `Story ${name}`),
    ]),
  ),
  "sky.svg": SKY,
});

const GLUED = "cover: separate, paper: { binding: perfect, spine: 8mm }, marks: [crop, info]";
const FILES = ["harbor-print-cover.pdf", "harbor-print.pdf"];

const report = z.looseObject({
  outputs: z.array(z.looseObject({ path: z.string() })),
  binding: z.unknown(),
});

test.each([["a plan"], ["a build"]])(
  "%s says that stitched sheets become too thick",
  async (which) => {
    const folder = issueFolder(issue("paper: { binding: saddle, thickness: 1mm }"));
    const args = which === "a plan" ? ["plan"] : ["-o", "a.pdf"];
    expect((await typeset(folder, ...args)).stderr).toContain(
      "warning[print/thick]: 2 sheets in one another are 4 mm thick, more than the 3.8 mm that automatic stitchers take",
    );
  },
);

describe("a cover that is printed apart", () => {
  test("is a file of its own beside the pages inside, both read back and both reported", async () => {
    const folder = issueFolder(issue(GLUED));
    const { code, stdout, stderr } = await typeset(folder, "--verify", "--json");
    expect([code, stderr]).toEqual([0, ""]);
    expect(readdirSync(join(folder, "out")).toSorted()).toEqual(FILES);
    const { outputs, binding } = report.parse(JSON.parse(stdout));
    expect(binding).toEqual({ kind: "perfect", leaves: 4, spine: 8 });
    expect(outputs).toMatchObject([
      { edition: "print", part: "inside", pages: 4, standard: "PDF/X-4" },
      {
        ...{ edition: "print", part: "cover", pages: 2, standard: "PDF/X-4" },
        flat: { width: 304, height: 210, spine: 8 },
      },
    ]);
    const cover = bytesAt(folder, "out/harbor-print-cover.pdf");
    const { pages } = await readFacts(cover);
    expect(pages.map(({ trim: [left, , right] }) => right - left)).toEqual([
      ...[expect.closeTo(mm(304), 1) as number, expect.closeTo(mm(304), 1) as number],
    ]);
    const texts = (await readText(cover)).map(bare);
    expect(texts[0]).toContain("quayharbormarch2021");
    expect(texts[0]).toContain(bare("FOGRA39 harbor-print-cover.pdf"));
    expect(texts[1]).toContain("storya");
    const inside = (await readText(bytesAt(folder, "out/harbor-print.pdf"))).map(bare);
    expect(inside.map((text) => /story[a-e]/u.exec(text)?.[0])).toEqual([
      ...["storyb", "storyc", "storyd", "storye"],
    ]);
  });

  test("is one file of all pages in a proof, and in a plan one plan", async () => {
    const folder = issueFolder(issue(GLUED));
    expect((await typeset(folder, "-e", "proof", "-q")).code).toBe(0);
    expect(readdirSync(join(folder, "out"))).toEqual(["harbor-proof.pdf"]);
    expect((await readText(bytesAt(folder, "out/harbor-proof.pdf"))).length).toBe(8);
    expect((await typeset(folder, "plan")).stdout).toContain("issue.yaml · 8 pages · ");
  });

  test.each([
    ["a file", ["-o", "press/a.pdf"], "press", ["a-cover.pdf", "a.pdf"]],
    ["a folder", ["-o", "press/"], "press", FILES],
    [
      "a file, rejected",
      ["-o", "press/a.pdf"],
      "press",
      ["a-cover.rejected.pdf", "a.rejected.pdf"],
    ],
  ])("goes into %s as the pages do", async (name, args, at, files) => {
    const text = name.endsWith("rejected")
      ? { "articles/c.md": article(`${TEXT}\n\n::figure{src="low.png" alt="x"}`, "Story c") }
      : {};
    const low = await shot(40, 30).png().toBuffer();
    const folder = issueFolder({ ...issue(GLUED), ...text, "articles/low.png": low });
    const { code } = await typeset(folder, ...args);
    expect(code).toBe(name.endsWith("rejected") ? 4 : 0);
    expect(readdirSync(join(folder, at)).toSorted()).toEqual(files);
  });

  test("does not go down one pipe with the pages, and says so", async () => {
    const folder = issueFolder(issue(GLUED));
    const { code, stdout, stderr } = await typeset(folder, "-o", "/dev/stdout");
    expect([code, stdout]).toEqual([5, ""]);
    expect(stderr).toContain("error[output/two-files]: `/dev/stdout` takes one file");
    expect(stderr).toContain("or say `cover: included`");
  });

  test("leaves the pages under a name of their own where it cannot have its own", async () => {
    const folder = issueFolder({ ...issue(GLUED), "out/harbor-print-cover.pdf/x": "" });
    const { code, stderr } = await typeset(folder);
    expect(code).toBe(5);
    expect(stderr).toContain("error[output/unwritable]");
    expect(readdirSync(join(folder, "out"))).toEqual(["harbor-print-cover.pdf"]);
  });

  test("is told of where it is left beside an issue that has its cover in it", async () => {
    const folder = issueFolder(issue(GLUED));
    expect((await typeset(folder, "-o", "acme.pdf", "-q")).code).toBe(0);
    writeFileSync(join(folder, "whole.yaml"), manifest(FLATPLAN, "page: { trim: a5 }\n"));
    const { code, stderr } = await typeset(folder, "whole.yaml", "-o", "acme.pdf");
    expect([code, stderr]).toEqual([
      0,
      expect.stringContaining("acme-cover.pdf` was written by a build before, and "),
    ]);
    // What is not ours, or is no cover, is nobody's business.
    writeFileSync(join(folder, "acme-cover.pdf"), "%PDF-1.4 somebody's");
    expect((await typeset(folder, "whole.yaml", "-o", "acme.pdf")).stderr).toBe("");
  });

  test("is the same byte for byte", async () => {
    const [one, other] = [issueFolder(issue(GLUED)), issueFolder(issue(GLUED))];
    await Promise.all([one, other].map((folder) => typeset(folder, "-q")));
    for (const file of FILES) {
      expect(bytesAt(one, `out/${file}`).equals(bytesAt(other, `out/${file}`))).toBe(true);
    }
  });

  test.skipIf(!canJudgePrint()).each([
    ["glued", GLUED],
    ["stitched", "cover: separate, paper: { binding: saddle }"],
  ])("is taken by a printer at first go: %s", async (_, print) => {
    const folder = issueFolder(issue(print));
    expect((await typeset(folder, "-q")).code).toBe(0);
    for (const file of FILES) {
      const found = judgePrint(join(folder, "out", file));
      expect(found.filter((line) => !line.includes("pages.multiple"))).toEqual([]);
    }
  });
});

describe("how an issue is bound", () => {
  test("is told with a build, a check and a plan", async () => {
    const folder = issueFolder(issue("paper: { binding: saddle, thickness: 0.2mm }"));
    const words = "2 sheets, saddle stitched · creep: 0.2 mm at pages 4/5 · 0.8 mm thick\n";
    for (const verb of ["build", "check", "plan"]) {
      const { code, stdout } = await typeset(folder, verb);
      expect([code, stdout.includes(words)]).toEqual([0, true]);
    }
  });

  test.each([
    [
      "text that creep brings near to the trim",
      "paper: { binding: saddle, thickness: 2mm, cover-thickness: 2mm }",
      "page: { margins: { outside: 4mm } }",
      /warning\[print\/creep\]: .* stands 2 mm from the outer edge once 2 mm of creep are cut off, nearer than 3 mm, on page 4/u,
    ],
    [
      "text that is glued over",
      "paper: { binding: perfect }",
      "page: { margins: { inside: 4mm } }",
      /warning\[print\/glue\]: .* stands 4 mm from the spine, .* on page 3/u,
    ],
    [
      "what is too thick to be stitched",
      "paper: { binding: saddle, thickness: 1mm }",
      "",
      /warning\[print\/thick\]: 2 sheets in one another are 4 mm thick, more than the 3\.8 mm/u,
    ],
  ])("brings a warning of %s", async (_, print, theme, sentence) => {
    const folder = issueFolder({
      ...issue(print),
      "issue.yaml": manifest(
        FLATPLAN,
        `page: { trim: a5 }\nprint: { ${print} }\ntheme: house.yaml\n`,
      ),
      "house.yaml": `extends: review\n${theme}\n`,
    });
    const { code, stderr } = await typeset(folder);
    expect([code, existsSync(join(folder, "out/harbor-print.pdf"))]).toEqual([0, true]);
    expect(stderr).toMatch(sentence);
  });

  test("a plan as if the pages had to divide by 16 is the plan of an issue that says so", async () => {
    const asIf = await typeset(
      issueFolder(issue("fill: blank")),
      "plan",
      "--multiple",
      "16",
      "--json",
    );
    const said = await typeset(issueFolder(issue("fill: blank, multiple: 16")), "plan", "--json");
    const plan = (text: string): unknown => ({
      ...z.looseObject({}).parse(JSON.parse(text)),
      timings: [],
    });
    expect(plan(asIf.stdout)).toEqual(plan(said.stdout));
    expect(plan(asIf.stdout)).toMatchObject({ multiple: 16, sum: { pages: 8, blanks: 8 } });
  });

  test("what if it were bound by other numbers is a line each, those that cannot be bound left out", async () => {
    const folder = issueFolder(issue("multiple: 6, paper: { binding: saddle }, fill: blank"));
    const { stdout } = await typeset(folder, "plan", "--what-if");
    expect(stdout.split("\n").filter((line) => line.startsWith("by "))).toEqual([
      "by 4: 8 pages, which divide",
      "by 8: 8 pages, which divide",
      "by 12: 8 pages: 4 blank pages for 12, or 4 house adverts (none at hand)",
      "by 16: 8 pages: 8 blank pages for 16, or 8 house adverts (none at hand)",
    ]);
  });
});
