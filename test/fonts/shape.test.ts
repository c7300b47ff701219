import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Face, Features } from "../../src/fonts/face.ts";
import { clusterTexts } from "../../src/fonts/shape.ts";
import { book, cut, oracle, serif } from "./faces.ts";

const texts = (text: string, features: Features = []): readonly string[] =>
  serif.shape(text, features).texts;

/** Units of a thousand to the em, by which a piece is wider than its parts set apart. */
function kern(pair: string, face: Face = serif): number {
  const apart = Array.from(pair).reduce((sum, letter) => sum + face.shape(letter, []).width, 0);
  return Math.round(1000 * (face.shape(pair, []).width - apart));
}

/** Words of our own sources' comments: ordinary English with figures, marks and capitals. */
const words = [
  ...new Set(readFileSync("src/fonts/face.ts", "utf8").match(/[\p{L}\p{N}’'.,-]+/gu) ?? []),
  ..."AVATAR Type To. Wave Yonder LT, office affluent waffle fjord Über naïve coöperate 1/2".split(
    " ",
  ),
];

describe("shaping", () => {
  test.each([
    ["T ", -19],
    [" V", -30],
    ["  ", 0],
  ])("kerns with the space: %j", (pair, units) => {
    expect(kern(pair)).toBe(units);
  });

  test.each([
    ["office", ["o", "ffi", "c", "e"]],
    ["flag", ["fl", "a", "g"]],
    ["first", ["fi", "r", "s", "t"]],
    ["a𝔸b", ["a", "𝔸", "b"]],
    ["e\u0301x", ["e\u0301", "x"]],
    ["", []],
  ])("says what each glyph stands for: %s", (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  test.each([
    ["a ligature, then a letter", "fix", [0, 2], ["fi", "x"]],
    ["one cluster of three glyphs", "ab", [0, 0, 0], ["ab", "", ""]],
    ["text to the left", "abc", [2, 1, 0], ["c", "b", "a"]],
    ["a cluster of two to the left", "abc", [2, 0, 0], ["c", "ab", ""]],
  ])("%s", (_, text, clusters, expected) => {
    expect(clusterTexts(text, clusters)).toEqual(expected);
  });

  test("no letter is lost between glyphs", () => {
    for (const word of words) expect(texts(word, ["onum"]).join("")).toBe(word);
  });

  test("a ligature taken away is letters", () => {
    expect(texts("office", ["-liga"])).toEqual(["o", "f", "f", "i", "c", "e"]);
  });

  test("small caps and old-style figures are other glyphs, tabular figures equally wide", () => {
    const glyphs = (text: string, features: Features): readonly number[] =>
      serif.shape(text, features).glyphs;
    expect(glyphs("kerning", ["smcp"])).not.toEqual(glyphs("kerning", []));
    expect(glyphs("1984", ["onum"])).not.toEqual(glyphs("1984", []));
    expect(new Set(serif.shape("0123456789", ["tnum"]).advances).size).toBe(1);
    expect(new Set(serif.shape("0123456789", ["onum", "tnum"]).advances).size).toBe(1);
  });

  test("the same question has the same object for an answer", () => {
    expect(serif.shape("again", ["onum"])).toBe(serif.shape("again", ["onum"]));
    expect(serif.shape("again", [])).not.toBe(serif.shape("again", ["onum"]));
  });

  test("figures alone are set as in their line", () => {
    const line = serif.shape("a 11 7", []);
    expect(line.advances.slice(2, 4)).toEqual(serif.shape("11 7", []).advances.slice(0, 2));
  });

  test("the language picks the forms", () => {
    const plain = serif.shape("ş", []).glyphs;
    expect(serif.shape("ş", ["lang=ro"]).texts).toEqual(["ş"]);
    expect(serif.shape("ş", ["lang=en"]).glyphs).toEqual(plain);
  });

  test("a feature that is none is our own mistake", () => {
    expect(() => serif.shape("a", ["small caps"])).toThrow(TypeError);
  });

  test.each([
    ["Source Serif 4", 400, false],
    ["Source Serif 4", 700, true],
    ["Source Sans 3", 600, false],
    ["Playfair Display", 800, false],
    ["Source Code Pro", 400, false],
  ])("%s %i measures as fontkit's shaper does", (family, weight, italic) => {
    const face = book.face(cut(family, weight, italic));
    const font = oracle(family, weight, italic);
    for (const word of words) {
      const theirs = font.layout(word);
      const ours = face.shape(word, []);
      expect([word, ...ours.glyphs]).toEqual([word, ...theirs.glyphs.map((glyph) => glyph.id)]);
      expect(ours.width * font.unitsPerEm).toBeCloseTo(theirs.advanceWidth, 6);
    }
    expect(words.length).toBeGreaterThan(200);
  });
});

describe("measures", () => {
  test.each(["Source Serif 4", "Source Sans 3", "Source Code Pro", "Playfair Display"])(
    "%s has the heights that fontkit reads",
    (family) => {
      const face = book.face(cut(family));
      const { metrics, space } = face;
      const font = oracle(family);
      const em = font.unitsPerEm;
      expect(metrics.ascent).toBeCloseTo(font.ascent / em, 9);
      expect(metrics.descent).toBeCloseTo(-font.descent / em, 9);
      expect(metrics.capHeight).toBeCloseTo(font.capHeight / em, 9);
      expect(metrics.xHeight).toBeCloseTo(font.xHeight / em, 9);
      expect(metrics.underlinePosition).toBeCloseTo(font.underlinePosition / em, 9);
      expect(metrics.underlineThickness).toBeCloseTo(font.underlineThickness / em, 9);
      expect(space).toBeCloseTo(font.glyphForCodePoint(0x20).advanceWidth / em, 9);
      for (let glyph = 0; glyph < font.numGlyphs; glyph++) {
        expect(face.advance(glyph)).toBe(font.getGlyph(glyph).advanceWidth / em);
      }
    },
  );

  test("covers what the character map has, and nothing else", () => {
    const font = oracle("Source Serif 4");
    const known = new Set(font.characterSet);
    for (let point = 0x20; point < 0x3000; point++) {
      expect([point, serif.covers(point)]).toEqual([point, known.has(point)]);
    }
  });
});
