import { describe, expect, test } from "vitest";
import * as z from "zod";
import { shippedBytes } from "../../src/io/shipped.ts";
import { issueFolder, typeset } from "../support/issue-folder.ts";

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
});
