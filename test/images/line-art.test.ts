import fc from "fast-check";
import { expect, test } from "vitest";
import { isLineArt } from "../../src/images/line-art.ts";

/** A picture typed in letters, each drawn as a square of so many pixels, with a margin round it. */
function drawn(rows: readonly string[], size: number, margin = 0, channels = 1) {
  const width = (rows[0]?.length ?? 0) * size + 2 * margin;
  const height = rows.length * size + 2 * margin;
  const bytes = new Uint8Array(width * height * channels);
  for (let at = 0; at < width * height; at += 1) {
    const x = Math.floor(((at % width) - margin) / size);
    const y = Math.floor((Math.floor(at / width) - margin) / size);
    bytes.fill(rows[y]?.[x] === "#" ? 0 : 255, at * channels, (at + 1) * channels);
  }
  return { width, height, channels, bytes };
}

const CODE = ["###.#.#", "#.#..##", "###.#..", "..#.##.", "##..#.#"];

test.each([
  ["a drawing, a pixel at a time", drawn(CODE, 1), true],
  ["steps of two pixels", drawn(CODE, 2), true],
  ["a code of squares of three pixels", drawn(CODE, 3), false],
  ["a code of squares of seven, with a margin of its own", drawn(CODE, 7, 5), false],
  ["the same in three channels", drawn(CODE, 7, 5, 3), false],
  ["one edge, sharp at any size", drawn(["#."], 40), false],
  ["one color", drawn(["##"], 40), false],
])("%s: line art %s", (_, samples, expected) => {
  expect(isLineArt(samples)).toBe(expected);
});

test("a code with one pixel out of its grid is line art", () => {
  const code = drawn(CODE, 8);
  code.bytes[3 * code.width + 3] = 255;
  expect(isLineArt(code)).toBe(true);
});

test("three colors are none", () => {
  const gray = drawn(CODE, 1);
  gray.bytes[0] = 128;
  expect(isLineArt(gray)).toBe(false);
});

test("squares are seen wherever they begin, and whatever they show", () => {
  const row = fc.string({ unit: fc.constantFrom("#", "."), minLength: 6, maxLength: 6 });
  const rows = fc.array(row, { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(rows, fc.integer({ min: 3, max: 9 }), fc.nat(8), (code, size, margin) => {
      expect(isLineArt(drawn(code, size, margin))).toBe(false);
    }),
  );
});
