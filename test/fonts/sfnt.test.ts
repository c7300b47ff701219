import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openFace } from "../../src/fonts/open-face.ts";
import { openSfnt } from "../../src/fonts/sfnt.ts";
import { readDirectory } from "../../src/fonts/sfnt-tables.ts";
import { writeSfnt } from "./write-sfnt.ts";
import { catalog, cut, cutBytes, fileBytes, SERIF } from "./faces.ts";

const codes = (bytes: Uint8Array): readonly string[] =>
  openSfnt(bytes, { name: "house.ttf" }).diagnostics.map((one) => one.code);

/** A small whole font: the monospaced face without the tables that only its size is made of. */
const small = withTables(cutBytes("Source Code Pro"), (tables) => {
  for (const tag of ["GPOS", "GSUB", "GDEF", "STAT", "gasp"]) tables.delete(tag);
});

function tablesOf(bytes: Uint8Array): Map<string, Uint8Array> {
  const slots = readDirectory(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return new Map(
    [...(slots ?? [])].map(([tag, { offset, length }]) => [
      tag,
      bytes.slice(offset, offset + length),
    ]),
  );
}

function withTables(
  bytes: Uint8Array,
  change: (tables: Map<string, Uint8Array>) => void,
): Uint8Array {
  const tables = tablesOf(bytes);
  change(tables);
  return writeSfnt("truetype", tables);
}

function withField(tag: string, at: number, value: number): Uint8Array {
  return withTables(small, (tables) => {
    const table = tables.get(tag) ?? new Uint8Array();
    new DataView(table.buffer, table.byteOffset).setUint16(at, value);
  });
}

const ascii = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.padEnd(64, "\0")));

describe("a font file is vouched for before a library opens it", () => {
  test("every face of our own catalog is whole", () => {
    const faults = [...catalog.families].flatMap(([family, cuts]) =>
      cuts.flatMap((one) => codes(fileBytes(one.location)).map((code) => `${family} ${code}`)),
    );
    expect(faults).toEqual([]);
    expect([...catalog.families.values()].flat()).toHaveLength(61);
  });

  test("six megabytes pass", () => {
    expect(codes(cutBytes("ZCOOL XiaoWei"))).toEqual([]);
  });

  test("the writer's own files pass", () => {
    expect(codes(small)).toEqual([]);
  });

  test.each([
    ["a collection", ascii("ttcf"), "font/format"],
    ["a web font", ascii("wOF2"), "font/format"],
    ["an older web font", ascii("wOFF"), "font/format"],
    ["a text", ascii("not a font"), "font/format"],
    ["nothing", new Uint8Array(), "font/format"],
    ["a head and no more", small.slice(0, 11), "font/damaged"],
    ["the first half", small.slice(0, small.length >> 1), "font/damaged"],
    ["all but the last word", small.slice(0, small.length - 4), "font/damaged"],
    ["more than it says", Uint8Array.from([...small, 1, 2, 3, 4]), "font/damaged"],
  ])("refuses %s", (_, bytes, code) => {
    expect(codes(bytes)).toEqual([code]);
  });

  test.each(["cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post", "glyf", "loca"])(
    "misses %s",
    (tag) => {
      const { diagnostics } = openSfnt(
        withTables(small, (tables) => tables.delete(tag)),
        { name: "house.ttf" },
      );
      expect(diagnostics.map((one) => one.code)).toEqual(["font/incomplete"]);
      expect(diagnostics[0]?.message).toContain(`\`${tag}\``);
    },
  );

  test.each([
    ["no glyphs to a metric", "hhea", 34, 0],
    ["more metrics than glyphs", "hhea", 34, 65535],
    ["more glyphs than outlines", "maxp", 4, 65535],
    ["no em", "head", 18, 0],
    ["a glyph that ends before it begins", "loca", 4, 0xffff],
  ])("refuses %s though the checksums agree", (_, tag, at, value) => {
    expect(codes(withField(tag, at, value))).toEqual(["font/damaged"]);
  });

  test.each([
    ["restricted", 0x0002, ["font/not-embeddable"]],
    ["restricted, but editable, too", 0x000a, []],
    ["preview and print", 0x0004, []],
    ["no subsets", 0x0104, ["font/not-embeddable"]],
    ["bitmaps only", 0x0204, ["font/not-embeddable"]],
    ["installable", 0x0000, []],
  ])("obeys the license bits: %s", (_, fsType, expected) => {
    expect(codes(withField("OS/2", 8, fsType))).toEqual(expected);
  });

  test("points at the order and shows a way out", () => {
    const span = { file: "fonts.yaml", start: 10, end: 20 };
    const { diagnostics } = openSfnt(ascii("wOF2"), { name: "house.woff2", span });
    expect(diagnostics).toEqual([
      {
        severity: "error",
        code: "font/format",
        message: "`house.woff2` is a web font",
        span,
        hints: ["use the .ttf or .otf file it was made from"],
      },
    ]);
  });
});

describe("damage anywhere is found, without a throw", () => {
  test("one byte changed", () => {
    fc.assert(
      fc.property(fc.nat(small.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const broken = small.slice();
        broken[at] = (broken[at] ?? 0) ^ change;
        expect(openFace(broken, SERIF, { name: "house.ttf" }).diagnostics).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });

  test("several bytes changed in the directory", () => {
    const change = fc.tuple(fc.nat(12 + 16 * 20), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const broken = small.slice();
        for (const [at, by] of changes) broken[at] = (broken[at] ?? 0) ^ by;
        fc.pre(!Buffer.from(broken).equals(small));
        expect(codes(broken)).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });

  test("cut off anywhere before the last word, which may be filling", () => {
    fc.assert(
      fc.property(fc.nat(small.length - 4), (length) => {
        expect(codes(small.slice(0, length))).toHaveLength(1);
      }),
    );
  });

  test("any bytes behind a font's head", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(codes(Uint8Array.from([0, 1, 0, 0, 0, 3, ...bytes]))).toHaveLength(1);
      }),
    );
  });

  test("the query of a face is not changed by it", () => {
    expect(openFace(small, cut("House", 700, true), { name: "h.ttf" }).value).toMatchObject({
      id: "House-700-italic",
      family: "House",
      weight: 700,
      italic: true,
    });
  });
});
