import { describe, expect, test } from "vitest";
import { faceCodes } from "../../src/pdf/codes.ts";
import { openFace } from "../../src/fonts/open-face.ts";
import { readText } from "../../src/readback/text.ts";
import { otf } from "../fonts/bare-otf.ts";
import { bareCff, SERIF } from "../fonts/faces.ts";
import { paint } from "../support/painted.ts";
import { unicodeMap } from "../../src/pdf/unicode-map.ts";
import { SQUARE } from "../display/build.ts";
import { face, line, ORDER, page, publication, run } from "./build.ts";

const fontObjects = async (...runs: Parameters<typeof line>[2][]) => {
  const bytes = await paint(publication(page(line(9, 20, ...runs))), ORDER);
  return Buffer.from(bytes).toString("latin1");
};

describe("codes", () => {
  const PAIRS = [
    [7, "-"],
    [9, "a"],
    [7, "\u00ad"],
    [7, "-"],
  ] as const;
  const codesOf = (pairs: readonly (readonly [number, string])[]) => {
    const codes = faceCodes("F1", SQUARE);
    return { ...codes, given: pairs.map(([glyph, text]) => codes.slot(glyph, text).hex) };
  };

  test("are one for each pair of glyph and text", () => {
    const { given, slots } = codesOf(PAIRS);
    expect(given[3]).toBe(given[0]);
    expect(new Set(given).size).toBe(3);
    expect(slots.map(({ glyph }) => glyph)).toEqual([7, 9, 7]);
  });

  test("are the same whatever else is set before them", () => {
    const letters = Array.from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    const pairs = letters.map((text, at) => [at + 40, text] as const);
    const once = new Map(pairs.map((pair, at) => [pair, codesOf(pairs).given[at]]));
    const backwards = pairs.toReversed();
    expect(codesOf(backwards).given).toEqual(backwards.map((pair) => once.get(pair)));
  });

  test("are two where a glyph stands for a letter and for its capital", () => {
    for (const letter of "abcdefghijklmnopqrstuvwxyzäöüéèàçñøå") {
      const pair = [[5, letter] as const, [5, letter.toUpperCase()] as const];
      expect(codesOf(pair.toReversed()).given).toEqual(codesOf(pair).given.toReversed());
    }
  });

  test("do not go past two bytes", () => {
    const codes = faceCodes("F1", SQUARE);
    for (let glyph = 1; glyph <= 0xffff; glyph++) codes.slot(glyph, "a");
    expect(() => codes.slot(0, "b")).toThrow("65535");
  });
});

describe("ToUnicode", () => {
  const mapOf = (...texts: readonly string[]) => {
    const codes = faceCodes("F1", SQUARE);
    texts.forEach((text, glyph) => codes.slot(glyph, text));
    return unicodeMap(codes.slots);
  };

  test("one letter, several, one beyond the first plane, none", () => {
    const rows = mapOf("a", "ffi", "𝄞", "")
      .split("\n")
      .filter((row) => row.includes("> <"));
    expect(rows.slice(1).map((row) => row.replace(/^<....> /u, ""))).toEqual([
      ...["<0061>", "<006600660069>", "<d834dd1e>", "<2060>"],
    ]);
  });

  test("blocks of a hundred", () => {
    const map = mapOf(...Array.from({ length: 250 }, (_, i) => String(i)));
    expect(map.match(/\d+ beginbfchar/g)).toEqual([
      "100 beginbfchar",
      "100 beginbfchar",
      "50 beginbfchar",
    ]);
  });
});

describe("font objects", () => {
  test("widths are the face's own, in thousandths", async () => {
    const source = await fontObjects("ab");
    const widths = ["a", "b"].map((letter) => {
      const [glyph = 0] = face("serif").shape(letter, []).glyphs;
      return face("serif").advance(glyph) * 1000;
    });
    expect(source).toMatch(new RegExp(`/W \\[\\d+ \\[${widths.join("\\] \\d+ \\[")}\\]\\]`, "u"));
  });

  test("a typewriter face has one width", async () => {
    expect(await fontObjects(run("tide", { cut: "code" }))).toMatch(/\/W \[\d+ \d+ 600\]/u);
  });

  test("of CFF outlines lead from the codes to the glyphs by a map of their own", async () => {
    const cff = bareCff();
    const whole = otf(cff, new DataView(Uint8Array.from(cff).buffer).getUint16(2294));
    const house = openFace(whole, SERIF, { name: "house.otf" }).value;
    if (house === undefined) throw new Error("the test's own font does not open");
    const glyphs = [66, 34, 35, 34];
    const words = {
      ...run("a"),
      face: house,
      glyphs,
      texts: ["n", "o", "o", "n"],
      advances: [5, 5, 5, 5],
    };
    const bytes = await paint(publication(page(line(20, 50, words))), ORDER);
    expect(Buffer.from(bytes).toString("latin1")).toContain("/W [1 4 500]");
    const [text = ""] = await readText(bytes);
    expect(text.trim()).toBe("noon");
  });

  test("the tag follows the subset", async () => {
    const tagOf = (source: string) =>
      /BaseFont \/([A-Z]{6})\+SourceSerif4-Regular\n/.exec(source)?.[1];
    const tag = tagOf(await fontObjects("tide"));
    expect(tag).toBeDefined();
    expect(tag).toBe(tagOf(await fontObjects("tide")));
    expect(tag).not.toBe(tagOf(await fontObjects("ebb")));
  });

  test("italic and typewriter faces say so", async () => {
    const source = await fontObjects(run("a", { cut: "italic" }), run("a", { cut: "code" }));
    const flags = [...source.matchAll(/\/Flags (\d+)/g)].map((flag) => Number(flag[1]));
    expect(flags.map((flag) => [flag & 1, flag & 64])).toEqual([
      [0, 64],
      [1, 0],
    ]);
  });
});
