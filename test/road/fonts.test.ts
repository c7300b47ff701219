import { describe, expect, test } from "vitest";
import * as z from "zod";
import { cutBytes } from "../fonts/faces.ts";
import { withTable } from "../fonts/with-table.ts";
import { issueFolder, typeset } from "../support/issue-folder.ts";

const document = z.object({
  families: z.array(
    z.object({
      name: z.string(),
      catalog: z.string().nullable(),
      faces: z.array(
        z.object({
          weight: z.number(),
          italic: z.boolean(),
          file: z.string(),
          features: z.array(z.string()).optional(),
          scripts: z.array(z.string()).optional(),
          license: z.string().optional(),
          embedding: z
            .object({ right: z.string(), inPart: z.boolean(), bitmapsOnly: z.boolean() })
            .optional(),
        }),
      ),
    }),
  ),
  fallback: z.array(z.string()),
  diagnostics: z.array(z.object({ severity: z.string(), code: z.string(), message: z.string() })),
});

const MONO = cutBytes("Source Code Pro");
/** OS/2's fsType, at byte 8. */
const restricted = withTable(MONO, "OS/2", (table) => {
  table.setUint16(8, 0x0002);
});

const HOUSE = {
  "fonts/fonts.yaml":
    "families:\n  House Mono: { faces: { 400: mono.ttf, 700: locked.ttf } }\n  Gone: { faces: { 400: gone.ttf } }\n",
  "fonts/mono.ttf": MONO,
  "fonts/locked.ttf": restricted,
};

describe("typeset fonts", () => {
  test("names every family, with its cuts, license, embedding right and features", async () => {
    const { code, stdout, stderr } = await typeset(issueFolder(), "fonts");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(
      /^ {2}Source Serif 4 {4}16 faces, 200–900, 200–900 italic · SIL OFL 1\.1 · may be embedded\n(?: {20}[a-z0-9 ]+\n)* {20}[a-z0-9 ]*\bonum\b/mu,
    );
    expect(stdout).toMatch(/^ {2}ZCOOL XiaoWei {5}1 face, 400 · /mu);
    expect(stdout.split("\n").every((line) => line.length <= 100)).toBe(true);
  });

  test("a house's families stand first, under the fonts.yaml that names them", async () => {
    const { code, stdout, stderr } = await typeset(issueFolder(HOUSE), "fonts");
    expect(stdout).toMatch(
      /^Of fonts\/fonts\.yaml\n {2}House Mono +2 faces, 400 700 · SIL OFL 1\.1 · may be embedded · may not be embedded\n/u,
    );
    expect(stderr).toMatch(/^warning\[font\/not-embeddable\].*`locked\.ttf`/mu);
    expect(stderr).toMatch(/^error\[font\/missing\]/mu);
    expect(code).toBe(1);
  });

  test("for scripts, from another folder too", async () => {
    const folder = issueFolder(HOUSE);
    const { stdout } = await typeset(issueFolder(), "fonts", "--root", folder, "--json");
    const { families, fallback, diagnostics } = document.parse(JSON.parse(stdout));
    const [mono, gone] = families.filter(({ catalog }) => catalog === "fonts/fonts.yaml");
    expect(mono?.faces.map(({ embedding }) => embedding?.right)).toEqual([
      "installable",
      "restricted",
    ]);
    expect(mono?.faces[0]).toMatchObject({ weight: 400, italic: false, file: "mono.ttf" });
    expect(gone?.faces).toEqual([{ weight: 400, italic: false, file: "gone.ttf" }]);
    expect(fallback[0]).toBe("Source Serif 4");
    expect(diagnostics.map(({ code }) => code).sort()).toEqual([
      "font/missing",
      "font/not-embeddable",
    ]);
    const serif = families.find(({ name }) => name === "Source Serif 4");
    expect(serif?.catalog).toBeNull();
    expect(serif?.faces[2]?.scripts).toEqual(["cyrl", "grek", "latn"]);
    expect(serif?.faces[2]?.features).toEqual(expect.arrayContaining(["kern", "onum", "smcp"]));
  });

  test("one family in full, its name typed as it comes", async () => {
    const { code, stdout } = await typeset(issueFolder(), "fonts", "source", "serif", "4");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Source Serif 4 · comes with typeset\n/u);
    expect(stdout).toMatch(
      /^ {2}400 italic {2}SourceSerif4-Italic · Version 4\.\d+ · \d+ glyphs · TrueType$/mu,
    );
    expect(stdout).toMatch(/^License +SIL OFL 1\.1 · https?:\/\/scripts\.sil\.org\/OFL$/mu);
    expect(stdout).toMatch(/^Scripts +Cyrillic, Greek, Latin$/mu);
    expect(stdout).toMatch(/^ {2}onum {2}old-style figures$/mu);
    expect(stdout).toMatch(/^ {2}smcp {2}small capitals \(not in all faces\)$/mu);
    const one = await typeset(issueFolder(), "fonts", "Playfair Display", "--json");
    expect(document.parse(JSON.parse(one.stdout)).families.map(({ name }) => name)).toEqual([
      "Playfair Display",
    ]);
  });

  test("a family that is none is wrong usage, with what was meant", async () => {
    const { code, stdout, stderr } = await typeset(issueFolder(), "fonts", "Source", "Sanz", "3");
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toBe(
      "error[usage/family]: there is no font family `Source Sanz 3` here\n  = help: did you mean `Source Sans 3`?\n",
    );
  });
});
