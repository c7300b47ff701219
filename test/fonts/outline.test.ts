import { describe, expect, test } from "vitest";
import { edgesOf, reachOf } from "../../src/fonts/outline.ts";
import { oracle, serif } from "./faces.ts";

const step = (type: string, ...values: number[]) => ({ type, values });

/** A triangle on its point, and beside it a disk, drawn with the curve of a quarter of a circle. */
const TRIANGLE = edgesOf([step("M", 0, 100), step("L", 50, 0), step("L", 100, 100), step("Z")]);
const K = 55.2285;
const DISK = edgesOf([
  step("M", 200, 0),
  step("C", 200 + K, 0, 300, 100 - K, 300, 100),
  step("C", 300, 100 + K, 200 + K, 200, 200, 200),
  step("Z"),
]);

describe("the reach of an outline", () => {
  test("is what its edges span between two heights, and nothing beyond them", () => {
    expect(reachOf(TRIANGLE, 0, 100)).toEqual({ left: 0, right: 100 });
    expect(reachOf(TRIANGLE, 20, 40)).toEqual({ left: 30, right: 70 });
    expect(reachOf(TRIANGLE, 100, 120)).toBeUndefined();
    expect(reachOf([], 0, 100)).toBeUndefined();
  });

  test("follows a curve", () => {
    expect(reachOf(DISK, 0, 200)?.right).toBeCloseTo(300);
    const height = 100 - 100 * Math.SQRT1_2;
    expect(reachOf(DISK, 0, height)?.right).toBeCloseTo(200 + 100 * Math.SQRT1_2, 0);
  });

  test("a quadratic curve goes where its own polynomial does", () => {
    const curve = edgesOf([step("M", 0, 0), step("Q", 100, 0, 100, 100), step("Z")]);
    expect(reachOf(curve, 0, 25)?.right).toBeCloseTo(75);
  });
});

test("over its whole height a glyph reaches as far as its box says", () => {
  const font = oracle("Source Serif 4");
  for (const letter of "AOQgjf,”Æß") {
    const { bbox, id } = font.glyphForCodePoint(letter.codePointAt(0) ?? 0);
    const reach = serif.reach(id, -1, 2);
    expect(reach?.left).toBeCloseTo(bbox.minX / font.unitsPerEm, 3);
    expect(reach?.right).toBeCloseTo(bbox.maxX / font.unitsPerEm, 3);
  }
});
