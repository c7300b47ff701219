import { chmodSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { nodeFaults } from "../../src/doctor.ts";
import { shippedBytes, shippedText } from "../../src/io/shipped.ts";
import { issueFolder, typeset, typesetWith } from "../support/issue-folder.ts";

const PRESS = shippedBytes("assets/icc/ISOcoated_v2_300_bas.icc");

const document = z.object({
  version: z.string(),
  node: z.string(),
  folder: z.object({ path: z.string(), writable: z.boolean() }),
  conditions: z.array(
    z.object({ name: z.string(), info: z.string(), maxInk: z.number().optional() }),
  ),
  printers: z.array(z.object({ name: z.string(), maxInk: z.number(), leastPpi: z.number() })),
  themes: z.array(z.string()),
  families: z.array(z.object({ name: z.string(), faces: z.number() })),
  engines: z.array(z.object({ name: z.string(), version: z.string().optional(), use: z.string() })),
  limits: z.array(z.object({ of: z.string(), says: z.string(), flag: z.string().optional() })),
  diagnostics: z.array(z.object({ severity: z.string(), code: z.string(), message: z.string() })),
});

async function examined(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = issueFolder(files);
  const { code, stdout, stderr } = await typeset(folder, "doctor", "--json");
  return { code, stderr, found: document.parse(JSON.parse(stdout)) };
}

describe("typeset doctor", () => {
  test("names the built-in conditions, printers, themes and families, each with all its faces", async () => {
    const { code, stderr, found } = await examined({});
    expect([code, stderr, found.diagnostics]).toEqual([0, "", []]);
    expect(found.conditions).toEqual([
      {
        name: "fogra39-300",
        info: "Offset on coated paper, ISO Coated v2 300% (basICColor)",
        maxInk: 300,
      },
    ]);
    expect(found.printers).toEqual([
      { name: "sheetfed-coated", maxInk: 300, leastPpi: 150 },
      { name: "web-lwc", maxInk: 280, leastPpi: 150 },
      { name: "newsprint", maxInk: 240, leastPpi: 100 },
    ]);
    expect(found.themes).toEqual(["annual", "bulletin", "review"]);
    expect(found.families).toContainEqual({ name: "Source Serif 4", faces: 16 });
    expect(found).toMatchObject({ node: process.versions.node, folder: { writable: true } });
  });

  test("names the profiles of the folder and of those right below it, and says which are of no use", async () => {
    const { code, found } = await examined({
      "acme.icc": PRESS,
      "printers/Quay.ICC": PRESS,
      "printers/deep/hidden.icc": PRESS,
      ".old/gone.icc": PRESS,
      "broken.icm": PRESS.subarray(0, 4000),
    });
    expect(code).toBe(0);
    expect(found.conditions.slice(1)).toEqual([
      { name: "acme.icc", info: "ISO Coated v2 300% (basICColor)", maxInk: 300 },
      { name: "broken.icm", info: "is damaged, or no color profile" },
      { name: "printers/Quay.ICC", info: "ISO Coated v2 300% (basICColor)", maxInk: 300 },
    ]);
  });

  test("tells people the same", async () => {
    const { stdout } = await typeset(issueFolder({ "broken.icc": "ICC" }), "doctor");
    expect(stdout).toMatch(/^typeset \S+ · Node \S+ · can write here\n\nPrinting conditions/u);
    expect(stdout).toMatch(/^ {2}fogra39-300 {2}Offset on coated paper.*, up to 300 % ink$/mu);
    expect(stdout).toMatch(/^ {2}broken\.icc {3}of no use: it is damaged, or no color profile$/mu);
    expect(stdout).toMatch(/^ {2}ZCOOL XiaoWei {5}1 face$/mu);
  });

  test("a house's family whose files are not there is an error", async () => {
    const { code, stderr, found } = await examined({
      "fonts.yaml": "families: { House Sans: { faces: { 400: house.ttf } } }\n",
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error\[font\/missing\].*\n.*fonts\.yaml:1:/mu);
    expect(found.families).toContainEqual({ name: "House Sans", faces: 0 });
  });

  test("names what is made for each kind of machine, and how much is taken of each thing", async () => {
    const { found } = await examined({});
    expect(found.engines[0]).toMatchObject({
      name: "sharp",
      version: expect.stringMatching(/^\d+\.\d+\.\d+ \(libvips \d/u) as unknown,
    });
    expect(found.engines[1]?.name).toBe("@napi-rs/canvas");
    expect(found.limits).toContainEqual({ of: "time", says: "300 s", flag: "--timeout" });
    expect(found.limits).toContainEqual({ of: "an article", says: "8 MB" });
    const { stdout } = await typeset(issueFolder(), "doctor");
    expect(stdout).toMatch(/\nLimits\n {2}time +300 s \(`--timeout`\)\n/u);
  });

  test("a folder of a build that cannot be written into is a warning", async () => {
    const folder = issueFolder({ "out/old.pdf": "" });
    chmodSync(folder, 0o777);
    chmodSync(join(folder, "out"), 0o555);
    const nobody = process.getuid?.() === 0 ? { uid: 65534 } : {};
    const { code, stderr } = await typesetWith(nobody, folder, "doctor", "--strict");
    expect(stderr).toMatch(/^warning\[doctor\/folder\]: nothing can be written in `.*\/out`$/mu);
    expect(code).toBe(3);
  });

  test("schemas of another version are a warning that says how to renew them", async () => {
    const current = shippedText("assets/schema/issue.schema.json");
    const { code, stderr } = await examined({
      ".typeset/issue.schema.json": current,
      ".typeset/theme.schema.json": "{}",
    });
    expect([code, stderr]).toEqual([
      0,
      "warning[doctor/schema]: editors check by the `.typeset/theme.schema.json` of another version\n" +
        "  = help: `typeset schema theme > .typeset/theme.schema.json` brings it up to date\n",
    ]);
  });

  test.each([
    ["20.19.0", 0],
    ["20.18.3", 1],
    ["22.13.1", 0],
    ["22.12.0", 1],
    ["23.5.0", 1],
    ["24.0.0", 0],
    ["26.1.0", 0],
    ["18.20.0", 1],
  ])("Node %s: %i warnings", (node, count) => {
    expect(nodeFaults(node).map(({ code }) => code)).toEqual(
      Array.from({ length: count }, () => "doctor/node"),
    );
  });
});
