import fc from "fast-check";
import * as hb from "harfbuzzjs";
import { describe, expect, test } from "vitest";
import { openFace } from "../../src/fonts/open-face.ts";
import type { Face } from "../../src/fonts/face.ts";
import { otf } from "./bare-otf.ts";
import { bareCff, book, cut, cutBytes, openInFontkit, oracle, serif, SERIF } from "./faces.ts";

const glyphsOf = (text: string, face: Face = serif): readonly number[] =>
  face.shape(text, []).glyphs;

const hbFont = (bytes: Uint8Array): hb.Font => new hb.Font(new hb.Face(new hb.Blob(bytes)));

/** Glyph i of the subset is drawn and measured like glyph `asked[i]` of the whole font, by two readers. */
function expectSameGlyphs(subset: Uint8Array, whole: Uint8Array, asked: readonly number[]): void {
  const [part, original] = [openInFontkit(subset), openInFontkit(whole)];
  const [hbPart, hbOriginal] = [hbFont(subset), hbFont(whole)];
  for (const [id, glyph] of asked.entries()) {
    expect(part.getGlyph(id).path.toSVG()).toBe(original.getGlyph(glyph).path.toSVG());
    expect(part.getGlyph(id).advanceWidth).toBe(original.getGlyph(glyph).advanceWidth);
    expect(hbPart.glyphToPath(id)).toBe(hbOriginal.glyphToPath(glyph));
    expect(hbPart.glyphHAdvance(id)).toBe(hbOriginal.glyphHAdvance(glyph));
  }
}

describe("a TrueType subset", () => {
  test.each([
    ["Source Serif 4", "Hamburgefonstiv 123 – “quoted”"],
    ["Source Serif 4", "ÅÉÎÖüç ǖ ½ ﬁ"],
    ["Playfair Display", "Ångström, Čapek: fi fl"],
    ["Source Code Pro", "if (x >= 10) { return ñ; }"],
    ["ZCOOL XiaoWei", "中文字体 ABC"],
  ])("of %s draws as the whole font does: %s", (family, text) => {
    const face = book.face(cut(family));
    const asked = [0, ...new Set(glyphsOf(text, face))];
    expectSameGlyphs(face.subset(asked).bytes, cutBytes(family), asked);
  });

  test("any glyphs, in any order, any of them twice", () => {
    const whole = cutBytes("Source Serif 4");
    const count = oracle("Source Serif 4").numGlyphs;
    fc.assert(
      fc.property(fc.array(fc.nat(count - 1), { maxLength: 40 }), (glyphs) => {
        const asked = [0, ...glyphs, ...glyphs.slice(0, 3)];
        expectSameGlyphs(serif.subset(asked).bytes, whole, asked);
      }),
      { numRuns: 40 },
    );
  });

  test("has the parts of composite glyphs behind the glyphs asked for", () => {
    const bytes = serif.subset([0, ...glyphsOf("é")]).bytes;
    expect(openInFontkit(bytes).numGlyphs).toBeGreaterThan(2);
  });

  test("is the same each time", () => {
    const asked = [0, ...glyphsOf("each time")];
    expect(serif.subset(asked).bytes).toEqual(serif.subset(asked).bytes);
  });

  test("begins with .notdef", () => {
    expect(() => serif.subset([5])).toThrow(RangeError);
    expect(openInFontkit(serif.subset([0]).bytes).numGlyphs).toBe(1);
  });

  test("comes with its descriptor", () => {
    const { bytes, ...descriptor } = serif.subset([0]);
    expect(bytes.length).toBeGreaterThan(100);
    expect(descriptor).toEqual({
      format: "truetype",
      name: "SourceSerif4-Regular",
      bbox: [-235, -328, 2242, 998],
      ascent: 1036,
      descent: -335,
      capHeight: 670,
      xHeight: 475,
      italicAngle: 0,
      stemV: 96,
      serif: true,
      fixedPitch: false,
    });
    expect(book.face(cut("Source Code Pro")).subset([0])).toMatchObject({ fixedPitch: true });
    expect(book.face(cut("Source Sans 3")).subset([0])).toMatchObject({ serif: false });
    expect(book.face(cut("Source Serif 4", 400, true)).subset([0]).italicAngle).toBeLessThan(0);
  });
});

describe("a CFF subset", () => {
  // The table's charstrings start with their count.
  const COUNT = new DataView(Uint8Array.from(bareCff()).buffer).getUint16(2294);
  const whole = otf(bareCff(), COUNT);
  const face = openFace(whole, SERIF, { name: "house.otf" }).value;
  if (face === undefined) throw new Error("the test's own font does not open");

  test("is CID-keyed, has glyphs twice and draws as the whole font does", () => {
    const asked = [0, 34, 35, 14, 14, 66, 34];
    const program = face.subset(asked);
    expect(program.format).toBe("cff");
    expectOutlines(program.bytes, asked);
    expect(face.subset(asked).bytes).toEqual(program.bytes);
  });

  test("of any glyphs", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(COUNT - 1), { maxLength: 20 }), (glyphs) => {
        expectOutlines(face.subset([0, ...glyphs]).bytes, [0, ...glyphs]);
      }),
      { numRuns: 25 },
    );
  });

  function expectOutlines(cff: Uint8Array, asked: readonly number[]): void {
    const part = otf(cff, Math.max(2, asked.length));
    const [theirs, ours] = [hbFont(whole), hbFont(part)];
    for (const [id, glyph] of asked.entries()) {
      expect(ours.glyphToPath(id)).toBe(theirs.glyphToPath(glyph));
      expect(openInFontkit(part).getGlyph(id).path.toSVG()).toBe(
        openInFontkit(whole).getGlyph(glyph).path.toSVG(),
      );
    }
  }
});
