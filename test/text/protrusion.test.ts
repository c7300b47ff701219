import { describe, expect, it } from "vitest";
import type { Face } from "../../src/fonts/face.ts";
import { hangOf } from "../../src/text/protrusion.ts";
import { drawerOf } from "../../src/text/word-shape.ts";
import { book, cut } from "../fonts/faces.ts";
import { squareFace, type SquareOrder } from "../support/square-face.ts";

const hang = (face: Face, character: string, features: readonly string[] = []) =>
  hangOf({ face, drawer: drawerOf(face, features) }, character);

/** What hangs as a share of the character's own width. */
function shares(face: Face, character: string) {
  const { head, tail } = hang(face, character);
  const [glyph = 0] = face.shape(character, []).glyphs;
  return { head: head / face.advance(glyph), tail: tail / face.advance(glyph) };
}

describe("by arithmetic", () => {
  const square = (inks: SquareOrder["inks"] = {}) => squareFace({ inks });

  it("a letter with no more white beside it than a stem does not hang", () => {
    expect(hang(square(), "T")).toEqual({ head: 0, tail: 0 });
    const stem = { left: 0.1, right: 0.9, low: 0, high: 0.7 };
    expect(hang(square({ H: stem, T: stem }), "T")).toEqual({ head: 0, tail: 0 });
  });

  it("a letter hangs by a part of the white that it has beyond a stem's, on that side alone", () => {
    const order = { T: { left: 0.05, right: 1, low: 0, high: 0.7 } };
    expect(hang(square(order), "T").head).toBeCloseTo(0.05 * 0.6);
    expect(hang(square(order), "T").tail).toBe(0);
  });

  it("hangs no more than can be taken for an edge", () => {
    const narrow = { left: 0.45, right: 0.55, low: 0, high: 0.7 };
    expect(hang(square({ I: narrow }), "I")).toEqual({ head: 0.05, tail: 0.05 });
  });

  it("a sign hangs the more, the less of the height has ink", () => {
    const upTo = (high: number) =>
      hang(square({ ".": { left: 0, right: 1, low: 0, high } }), ".").tail;
    [0.7, 0.52, 0.34, 0.17].forEach((high, i) => {
      expect(upTo(high)).toBeCloseTo([0, 0.1, 0.15, 0.2][i] ?? 1);
    });
  });

  it("small letters are seen up to their own height", () => {
    const rising = { left: 0.05, right: 1, low: 0, high: 0.5 };
    const [small, capital] = ["v", "V"].map((one) => hang(square({ [one]: rising }), one).head);
    expect(small).toBeCloseTo(0.03);
    expect(capital).toBeGreaterThan(small ?? 1);
  });

  it("what is no letter, figure or punctuation of a line never hangs", () => {
    const dot = { left: 0.4, right: 0.6, low: 0, high: 0.1 };
    for (const sign of ["@", "字", "「", "\u0301", "ش"]) {
      expect(hang(square({ [sign]: dot }), sign)).toEqual({ head: 0, tail: 0 });
    }
  });

  it("ideographic stops hang by what is white of their square", () => {
    expect(hang(square(), "。")).toEqual({ head: 0, tail: 0.4 });
  });
});

const FACES = [
  ["Source Serif 4", 400, false],
  ["Source Serif 4", 400, true],
  ["Source Serif 4", 700, false],
  ["Source Sans 3", 400, false],
  ["Source Sans 3", 700, true],
  ["Playfair Display", 400, false],
  ["Playfair Display", 900, false],
] as const;

describe.each(FACES)("%s %i, italic %s", (family, weight, italic) => {
  const face = book.face(cut(family, weight, italic));

  it.each(["H", "n", "M", "N", "D", "h", "b", "l", "m", "u"])("%s stands on the edge", (letter) => {
    expect(hang(face, letter).head).toBe(0);
  });

  it("letters hang where they are open", () => {
    expect(hang(face, "T").head).toBeGreaterThan(0.01);
    expect(hang(face, "Y").head).toBeGreaterThan(0.01);
    expect(hang(face, "L").tail).toBeGreaterThan(hang(face, "D").tail);
    expect(hang(face, "r").tail).toBeGreaterThan(0.01);
  });

  it("no letter or figure hangs by more than a twentieth of an em", () => {
    const all = Array.from({ length: 0x17f - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i));
    for (const letter of all.filter((one) => /[\p{L}\p{Nd}]/u.test(one))) {
      const { head, tail } = hang(face, letter, ["lnum"]);
      expect([letter, Math.max(head, tail) <= 0.06]).toEqual([letter, true]);
      expect(Math.min(head, tail)).toBeGreaterThanOrEqual(0);
    }
  });

  it.each([
    [".", 0.55, 0.8],
    [",", 0.55, 0.8],
    ["-", 0.4, 0.75],
    ["”", 0.3, 0.55],
    ["’", 0.4, 0.7],
    [":", 0.2, 0.5],
    [")", 0, 0.15],
  ])("%s hangs by as much as books set by hand do", (sign, least, most) => {
    const { tail } = shares(face, sign);
    expect(tail).toBeGreaterThanOrEqual(least);
    expect(tail).toBeLessThanOrEqual(most);
  });
});
