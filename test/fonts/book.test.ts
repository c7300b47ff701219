import { describe, expect, test } from "vitest";
import { checkFaces, nearestCut, openFontBook } from "../../src/fonts/book.ts";
import { findFontCatalog, readFontCatalog } from "../../src/fonts/catalog.ts";
import type { FontCatalog } from "../../src/fonts/catalog.ts";
import { catalogStamp } from "../../src/fonts/catalog-stamp.ts";
import { faceId } from "../../src/fonts/open-face.ts";
import { fontFiles, ownFontCatalog } from "../../src/io/font-files.ts";
import type { FontFiles } from "../../src/io/font-files.ts";
import { memoryReader } from "../../src/io/memory.ts";
import { book, catalog, cut, cutBytes, files, SERIF } from "./faces.ts";

const house = (text: string): ReturnType<typeof readFontCatalog> =>
  readFontCatalog({ file: "fonts.yaml", text }, catalog);

const codesOf = (text: string): readonly string[] => house(text).diagnostics.map((one) => one.code);

function houseCatalog(text: string): FontCatalog {
  const { value, diagnostics } = house(text);
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return value;
}

/** The same files, and a list of those that were read. */
function watched(): { files: FontFiles; read: string[] } {
  const read: string[] = [];
  return {
    read,
    files: {
      read(location) {
        read.push(location.path);
        return files.read(location);
      },
    },
  };
}

describe("fonts.yaml", () => {
  test("ours names five families", () => {
    expect([...catalog.families].map(([name, cuts]) => `${name} ${cuts.length}`)).toEqual([
      "Source Serif 4 16",
      "Source Sans 3 16",
      "Source Code Pro 16",
      "Playfair Display 12",
      "ZCOOL XiaoWei 1",
    ]);
    expect(catalog.fallback).toEqual(["Source Serif 4", "Source Sans 3", "ZCOOL XiaoWei"]);
  });

  test("a house's adds families and goes before our fallbacks", () => {
    const extended = houseCatalog(
      "families:\n  House Sans: { faces: { 400: house.ttf, 700 italic: bold.otf } }\nfallback: [House Sans]\n",
    );
    expect(extended.families.size).toBe(6);
    expect(extended.families.get("House Sans")).toMatchObject([
      { weight: 400, italic: false, location: { kind: "file", path: "house.ttf" } },
      { weight: 700, italic: true, location: { kind: "file", path: "bold.otf" } },
    ]);
    expect(extended.fallback).toEqual([
      "House Sans",
      "Source Serif 4",
      "Source Sans 3",
      "ZCOOL XiaoWei",
    ]);
  });

  test("a family of a name of ours replaces it as a whole", () => {
    const text = "families: { Source Serif 4: { package: house-fonts, faces: { 400: a.ttf } } }";
    expect(houseCatalog(text).families.get("Source Serif 4")).toMatchObject([
      { weight: 400, location: { kind: "package", package: "house-fonts", path: "a.ttf" } },
    ]);
  });

  test.each([
    ["a weight that is none", "families: { H: { faces: { 450: a.ttf } } }", "schema/value"],
    ["a slant that is none", "families: { H: { faces: { 400 oblique: a.ttf } } }", "schema/value"],
    ["a file that is none", "families: { H: { faces: { 400: a.woff2 } } }", "schema/value"],
    ["a way out", "families: { H: { package: p, faces: { 400: ../a.ttf } } }", "schema/value"],
    [
      "a path for a package",
      "families: { H: { package: ../p, faces: { 400: a.ttf } } }",
      "schema/value",
    ],
    ["no face", "families: { H: { faces: {} } }", "schema/value"],
    ["a key that is none", "familys: {}", "schema/unknown-key"],
    ["a fallback that is none", "fallback: [ZCOOL XiaoWai]", "font/unknown-family"],
  ])("refuses %s", (_, text, code) => {
    expect(codesOf(text)).toEqual([code]);
  });

  test("knows the family that was meant", () => {
    const [fault] = house("fallback: [ZCOOL XiaoWai]").diagnostics;
    expect(fault).toMatchObject({
      hints: ["did you mean `ZCOOL XiaoWei`?", "a house adds its own families in `fonts.yaml`"],
      span: { file: "fonts.yaml", start: 11, end: 24 },
    });
  });

  test.each([
    ["none", {}, 5],
    ["fonts.yaml", { "fonts.yaml": "families: { H: { faces: { 400: a.ttf } } }" }, 6],
    ["fonts/fonts.yaml", { "fonts/fonts.yaml": "families: { H: { faces: { 400: a.ttf } } }" }, 6],
  ])("is looked for in the issue's folder: %s", (_, sources, families) => {
    const found = findFontCatalog(memoryReader(sources), ownFontCatalog());
    expect(found.value?.families.size).toBe(families);
    expect(found.diagnostics).toEqual([]);
  });

  test("one that is broken is told, not passed over", () => {
    const found = findFontCatalog(memoryReader({ "fonts.yaml": "families: [" }), ownFontCatalog());
    expect(found.value).toBeUndefined();
    expect(found.diagnostics).not.toEqual([]);
  });
});

describe("the nearest face", () => {
  const location = { kind: "file", path: "a.ttf", span: { file: "f", start: 0, end: 0 } } as const;
  const cuts = [300, 400, 600, 700].map((weight) => ({ weight, italic: false, location }));
  const italics = [{ weight: 500, italic: true, location }];

  test.each([
    [400, 400],
    [500, 400],
    [650, 700],
    [550, 600],
    [350, 300],
    [100, 300],
    [900, 700],
  ])("to %i is %i", (asked, got) => {
    expect(nearestCut(cuts, cut("H", asked))?.weight).toBe(got);
  });

  test("of the right slant, else upright and never slanted by us", () => {
    expect(nearestCut([...cuts, ...italics], cut("H", 700, true))).toBe(italics[0]);
    expect(nearestCut(cuts, cut("H", 700, true))).toBe(cuts[3]);
    expect(nearestCut([], SERIF)).toBeUndefined();
  });
});

describe("the font book", () => {
  test("reads a file when its face is first asked for, and once", () => {
    const { files: seen, read } = watched();
    const fresh = openFontBook(catalog, seen);
    expect(read).toEqual([]);
    expect(fresh.face(SERIF)).toBe(fresh.face(SERIF));
    expect(read).toEqual(["400Regular/SourceSerif4_400Regular.ttf"]);
  });

  test("finds Chinese in the fallback chain", () => {
    const face = book.fallback(cut("Source Serif 4", 700, true), 0x4e2d);
    expect(face).toMatchObject({ family: "ZCOOL XiaoWei", weight: 400, italic: false });
    expect(face?.shape("中", []).width).toBeGreaterThan(0.9);
    expect(book.fallback(SERIF, 0x10ffff)).toBeUndefined();
    expect(book.faultsMet()).toEqual([]);
  });

  test("all that a design asks for is checked before it is set", () => {
    const span = { file: "theme.yaml", start: 3, end: 9 };
    expect(checkFaces([{ query: SERIF, span }], book)).toEqual([]);
    expect(checkFaces([{ query: cut("Source Sarif 4"), span }], book)).toEqual([
      {
        severity: "error",
        code: "font/unknown-family",
        message: "there is no font family `Source Sarif 4`",
        span,
        hints: ["did you mean `Source Serif 4`?", "a house adds its own families in `fonts.yaml`"],
      },
    ]);
  });

  test("what was not checked is our own mistake", () => {
    expect(() => book.face(cut("No Such Family"))).toThrow("set without a check");
  });

  test("a house's own file is read by the reader's rules", () => {
    const own = houseCatalog("families: { H: { faces: { 400: type/h.ttf, 700: type/no.ttf } } }");
    const bytes = cutBytes("Source Code Pro");
    const shelf = openFontBook(own, fontFiles(memoryReader({ "type/h.ttf": bytes })));
    expect(shelf.face(cut("H")).shape("ab", []).width).toBeCloseTo(1.2, 9);
    const faults = checkFaces([{ query: cut("H", 700) }, { query: cut("H", 800) }], shelf);
    expect(faults.map((one) => one.code)).toEqual(["font/missing"]);
    expect(faults[0]?.span?.file).toBe("fonts.yaml");
  });

  test("damage is told once, however often the face is asked for", () => {
    const own = houseCatalog("families: { H: { faces: { 400: h.ttf } } }\nfallback: [H]");
    const broken = cutBytes("Source Code Pro").slice();
    broken[5000] = (broken[5000] ?? 0) ^ 1;
    const shelf = openFontBook(own, fontFiles(memoryReader({ "h.ttf": broken })));
    const orders = [cut("H"), cut("H", 700)].map((query) => ({ query }));
    expect(checkFaces(orders, shelf)).toMatchObject([{ code: "font/damaged" }]);
    expect(shelf.fallback(SERIF, 0x4e2d)?.family).toBe("ZCOOL XiaoWei");
    expect(shelf.faultsMet()).toMatchObject([{ code: "font/damaged" }]);
  });

  test("a package that is not installed is told with the way to it", () => {
    const own = houseCatalog(
      "families: { H: { package: no-such-package, faces: { 400: a.ttf } } }",
    );
    expect(checkFaces([{ query: cut("H") }], openFontBook(own, files))).toMatchObject([
      { code: "font/package", hints: ["install it: `npm install no-such-package`"] },
    ]);
  });

  test.each([
    [cut("Source Serif 4", 400, true), "Source-Serif-4-400-italic"],
    [cut("A B"), "A-B-400"],
    [cut("A-B"), "A_2d_B-400"],
    [cut("A_B"), "A_5f_B-400"],
  ])("names its faces: %o", (query, id) => {
    expect(faceId(query)).toBe(id);
  });
});

describe("the stamp of a catalog", () => {
  const house = houseCatalog("families:\n  House Sans: { faces: { 400: house.ttf } }\n");
  const stampWith = (bytes: Uint8Array): string =>
    catalogStamp(house, fontFiles(memoryReader({ "house.ttf": bytes })));

  test("is the same for the same files, whenever it is taken", () => {
    expect(catalogStamp(catalog, files)).toBe(catalogStamp(catalog, files));
    expect(stampWith(cutBytes("Source Serif 4"))).toBe(stampWith(cutBytes("Source Serif 4")));
  });

  test("is another with another font in a file, or none, or another chain", () => {
    const bold = cutBytes("Source Serif 4", 700);
    const stamps = [
      stampWith(cutBytes("Source Serif 4")),
      stampWith(bold),
      stampWith(Uint8Array.from([1, 2, 3])),
      catalogStamp(house, fontFiles(memoryReader({}))),
      catalogStamp({ ...house, fallback: ["House Sans"] }, fontFiles(memoryReader({}))),
    ];
    expect(new Set(stamps).size).toBe(stamps.length);
  });
});
