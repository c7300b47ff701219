import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import * as z from "zod";
import { describe, expect, test } from "vitest";
import { shot } from "../images/shots.ts";
import { framesIn } from "../support/frames.ts";
import { readFacts } from "../../src/readback/facts.ts";
import { readText } from "../../src/readback/text.ts";
import { bytesAt } from "./faults.ts";
import { article, issueFolder, manifest, typeset, type Files } from "../support/issue-folder.ts";

/** So many paragraphs of prose. */
const prose = (count: number): string =>
  Array.from({ length: count }, () => SENTENCES).join("\n\n");

const SENTENCES =
  "The harbor woke to an empty sky. The watchman had seen nothing, and nobody had asked him to look. " +
  "Three cranes had stood here for forty years, and now there were none.";

const FIGURE = '::figure[A boat.]{src="../boat.png" alt="x"}';

const issue = async (): Promise<Files> => ({
  "issue.yaml": manifest(
    [
      'cover: { image: boat.png, alt: "" }',
      "articles/a.md",
      'picture: { image: boat.png, alt: "" }',
      "articles/b.md",
    ],
    "page: { trim: a5 }\nprint: { standard: none, multiple: 4, fill: blank }\n",
  ),
  "articles/a.md": article(`${prose(20)}\n\n${FIGURE}\n\n${prose(6)}`, "Who moved the cranes?"),
  "articles/b.md": article(prose(2), "The bill"),
  "boat.png": await shot(3000, 2000).png().toBuffer(),
});

/** The run's time is another each time. */
const timeless = (text: string): string => text.replace(/\d+\.\d s/u, "0.0 s");

describe("typeset plan", () => {
  test("prints the pages of a small issue, the same from the cache as without it", async () => {
    const folder = issueFolder(await issue());
    const cold = await typeset(folder, "plan");
    expect([cold.code, cold.stderr]).toEqual([0, ""]);
    expect(timeless(cold.stdout)).toMatchInlineSnapshot(`
      "page  side   article                part     fill     white  on the page

         1  cover  Harbor                                          cover

         2  verso  Who moved the cranes?  1 of 3  100 %            text
         3  recto  Who moved the cranes?  2 of 3   97 %   2 lines  text

         4  verso  Who moved the cranes?  3 of 3   54 %  34 lines  figure
         5  recto                                                  picture

         6  verso  The bill                        32 %  50 lines  text
         7  recto                         1 of 2                   blank, fills up the issue

         8  verso                         2 of 2                   blank, fills up the issue

      issue.yaml · 8 pages · 5 spreads · 2 articles, 904 words · divides by 4 with 2 blank pages added · 0.0 s
      6 pages do not divide by 4: 2 blank pages make 8, or 2 house adverts
      1 of 2 articles level, 1 with a short page, 1 with a picture or box on the next spread · 16.7 % loose lines
      "
    `);
    expect(readdirSync(folder)).not.toContain("out");
    // A build keeps its pages, a plan takes them up.
    expect((await typeset(folder, "-q")).code).toBe(0);
    expect(readdirSync(join(folder, ".typeset-cache/pages"))).toHaveLength(2);
    expect(timeless((await typeset(folder, "plan")).stdout)).toBe(timeless(cold.stdout));
  });

  test("--json is the same plan for scripts, the same from the cache", async () => {
    const folder = issueFolder(await issue());
    const planned = async (): Promise<object> => {
      const { code, stdout, stderr } = await typeset(folder, "plan", "--json");
      expect([code, stderr]).toEqual([0, ""]);
      const said: unknown = JSON.parse(stdout);
      return { ...z.looseObject({ timings: z.unknown() }).parse(said), timings: [] };
    };
    const cold = await planned();
    expect(cold).toMatchObject({ ok: true, spreads: [[1], [2, 3], [4, 5], [6, 7], [8]] });
    expect(cold).toMatchObject({ multiple: 4, divides: true });
    await typeset(folder, "-q");
    // What changed since then is told as soon as there was a build.
    expect(await planned()).toEqual({ ...cold, changes: { before: 8, pages: [] } });
  });

  test("--png draws the spreads beside the place of the PDF, which is not written", async () => {
    const folder = issueFolder(await issue());
    const { code, stdout, stderr } = await typeset(folder, "plan", "--png", "issue.yaml");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/\nout\/harbor-plan\.png · \d+ kB\n/u);
    expect(readdirSync(join(folder, "out"))).toEqual(["harbor-plan.png"]);
    const { width, height } = await sharp(join(folder, "out/harbor-plan.png")).metadata();
    // Five spreads of two A5 pages, two in a row: 53 pixels between them, 66 around all.
    const page = { width: 220, height: Math.round(220 * Math.SQRT2) + 1 };
    expect(width).toBe(2 * 66 + 4 * page.width + 53);
    expect(height).toBe(2 * 66 + 3 * page.height + 2 * 62 + 31);
  });

  test("--png takes a file or a folder, and the same sources give the same bytes", async () => {
    const folder = issueFolder(await issue());
    await typeset(folder, "plan", "--png", "wall.png");
    await typeset(folder, "plan", "--png", "sheets/");
    await typeset(folder, "plan", "--png", "-o", "proofs/");
    const paths = ["wall.png", "sheets/harbor-plan.png", "proofs/harbor-plan.png"];
    const [first, ...others] = paths.map((path) => bytesAt(folder, path));
    expect(others).toEqual([first, first]);
  });

  test("--pdf is the spreads as small pages, beside --png, the same bytes each time", async () => {
    const small = await shot(300, 200).png().toBuffer();
    const folder = issueFolder({ ...(await issue()), "boat.png": small });
    const { code, stdout, stderr } = await typeset(folder, "plan", "--pdf", "--png", "issue.yaml");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/\nout\/harbor-plan\.png · .*\nout\/harbor-plan\.pdf · \d+ kB\n/u);
    await typeset(folder, "plan", "--pdf", "sheets/");
    const [first, second] = ["out", "sheets"].map((path) =>
      bytesAt(folder, `${path}/harbor-plan.pdf`),
    );
    expect(second).toEqual(first);
    const { pages, info } = await readFacts(first ?? Buffer.of());
    expect([pages.length, info.get("Title")]).toEqual([1, "Harbor: contact sheet"]);
    const [text = ""] = await readText(first ?? Buffer.of());
    expect(text).toMatch(/Who moved\s+the cranes\?/u);
    expect(text).toContain("Quay · Harbor · 2021-03-04 · 8 pages");
  });

  test("under `fill: fail` still says how the pages divide, and exits 1", async () => {
    const files = await issue();
    const yaml = String(files["issue.yaml"]).replace("fill: blank", "fill: fail");
    const folder = issueFolder({ ...files, "issue.yaml": yaml });
    const { code, stdout, stderr } = await typeset(folder, "plan");
    expect([code, framesIn(stderr)[0]?.head]).toEqual([1, "error[pages/multiple]"]);
    expect(stdout).toContain("issue.yaml · 6 pages · 4 spreads");
    expect(stdout).toContain("does not divide by 4");
    expect(stdout).toMatch(
      /\n6 pages do not divide by 4: add 2 pages for 8, blank or house adverts\n/u,
    );
    expect((await typeset(folder, "check")).code).toBe(1);
  });

  test("goes by the multiple of the printer's profile where the manifest names none", async () => {
    const files = await issue();
    const yaml = String(files["issue.yaml"]).replace(
      /print: .*/u,
      "print: { standard: none, profile: printers/quay.yaml }",
    );
    const printer = { "printers/quay.yaml": "limits: { multiple: 5 }\n" };
    const folder = issueFolder({ ...files, ...printer, "issue.yaml": yaml });
    const { stdout } = await typeset(folder, "plan");
    expect(stdout).toMatch(
      /\n6 pages do not divide by 5: add 4 pages for 10, blank or house adverts, or cut 1 page for 5:\n {2}articles\/a\.md · last page 4 · 40 lines, about \d+ words, with figure\n/u,
    );
  });

  test("says where the sheet cannot be written: exit 5, and the plan is printed", async () => {
    const folder = issueFolder({ ...(await issue()), out: "in the way" });
    const { code, stdout, stderr } = await typeset(folder, "plan", "--png");
    expect([code, framesIn(stderr)[0]?.head]).toEqual([5, "error[output/unwritable]"]);
    expect(stdout).toMatch(/^page {2}side/u);
  });

  test("of a broken issue tells its faults, and no plan that is not true", async () => {
    const files = Object.entries(await issue()).filter(([path]) => path !== "articles/b.md");
    const folder = issueFolder(Object.fromEntries(files));
    const { code, stdout, stderr } = await typeset(folder, "plan", "--png");
    expect([code, stdout]).toEqual([1, ""]);
    expect(framesIn(stderr)[0]?.message).toBe("no article at `articles/b.md`");
    expect(existsSync(join(folder, "out"))).toBe(false);
    const forced = await typeset(folder, "plan", "--force");
    expect([forced.code, forced.stdout.includes("Who moved the cranes?")]).toEqual([1, true]);
  });

  test("with a warning says so, and under --strict exits 3 and draws nothing", async () => {
    const long = article(prose(2), "The bill").replace("date:", "pages: 2\ndate:");
    const folder = issueFolder({ ...(await issue()), "articles/b.md": long });
    const { code, stdout, stderr } = await typeset(folder, "plan");
    expect([code, framesIn(stderr)[0]?.head]).toEqual([0, "warning[pages/fit]"]);
    expect(stdout).toMatch(/\nb\.md: 1 page short, about \d+ words · no article level, 1 with/u);
    const strict = await typeset(folder, "plan", "--strict", "--png");
    expect([strict.code, timeless(strict.stdout)]).toEqual([3, timeless(stdout)]);
    expect(existsSync(join(folder, "out"))).toBe(false);
  });
});
