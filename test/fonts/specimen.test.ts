import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSpecimen } from "../../src/fonts/specimen.ts";
import { cutBytes } from "./faces.ts";
import { withTable } from "./with-table.ts";

const MONO = cutBytes("Source Code Pro");
const specimen = (bytes: Uint8Array) => readSpecimen(bytes, { name: "house.ttf" });

const withFsType = (fsType: number): Uint8Array =>
  withTable(MONO, "OS/2", (table) => {
    table.setUint16(8, fsType);
  });

describe("what a font file says of itself", () => {
  test("its names, its glyphs, its tags", () => {
    expect(specimen(MONO).value).toMatchObject({
      name: "SourceCodePro-Regular",
      license: expect.stringContaining("SIL Open Font License, Version 1.1") as unknown,
      outlines: "truetype",
      features: expect.arrayContaining(["onum", "zero"]) as unknown,
    });
  });

  test.each([
    [0x0000, "installable", true, false],
    [0x0002, "restricted", true, false],
    [0x0004, "preview-and-print", true, false],
    [0x0008, "editable", true, false],
    [0x000c, "editable", true, false],
    [0x0006, "preview-and-print", true, false],
    [0x0100, "installable", false, false],
    [0x0204, "preview-and-print", true, true],
  ])("fsType %i is %s", (fsType, right, inPart, bitmapsOnly) => {
    expect(specimen(withFsType(fsType)).value?.embedding).toEqual({ right, inPart, bitmapsOnly });
  });

  test("signs that steer a terminal are no part of a name", () => {
    const bytes = withTable(MONO, "name", (table) => {
      const storage = table.getUint16(4);
      for (let at = storage; at + 1 < table.byteLength; at += 2) table.setUint16(at, 0x001b);
    });
    const { value } = specimen(bytes);
    expect(value?.outlines).toBe("truetype");
    expect(JSON.stringify(value)).not.toContain("\\u001b");
  });

  test("law: lists of tags and names that lead anywhere are read as far as they lie in the file", () => {
    const anywhere = fc.record({
      tag: fc.constantFrom("GSUB", "GPOS", "name"),
      at: fc.nat(40),
      value: fc.nat(0xffff),
    });
    fc.assert(
      fc.property(anywhere, ({ tag, at, value }) => {
        const bytes = withTable(MONO, tag, (table) => {
          table.setUint16(at, value);
        });
        expect(specimen(bytes).value?.glyphs).toBeGreaterThan(100);
      }),
      { numRuns: 60 },
    );
  });
});
