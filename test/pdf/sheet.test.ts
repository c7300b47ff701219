import { expect, test } from "vitest";
import { printersMarks } from "../../src/pdf/marks.ts";
import { sheetOf } from "../../src/pdf/sheet.ts";
import { page } from "../display/build.ts";

const MM = 72 / 25.4;

function marksOf(bleed: number): readonly (readonly number[])[] {
  const sheet = sheetOf({ ...page(), bleed }, true);
  const lines = printersMarks(sheet, ["crop"], undefined).matchAll(/(\S+) (\S+) m (\S+) (\S+) l/g);
  return [...lines].map((line) => line.slice(1).map(Number));
}

test.each([0, 3, 9, 14.173])("crop marks with a bleed of %s", (bleed) => {
  const { trim, media } = sheetOf({ ...page(), bleed }, true);
  const [left, right] = [trim.x, trim.x + trim.width];
  const [foot, head] = [media.height - trim.y - trim.height, media.height - trim.y];
  const marks = marksOf(bleed);
  expect(marks).toHaveLength(8);
  for (const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] of marks) {
    expect(Math.hypot(x2 - x1, y2 - y1)).toBeCloseTo(6 * MM, 1);
    const near = (at: number, edges: readonly number[]) =>
      edges.some((edge) => Math.abs(at - edge) < 0.002);
    expect(x1 === x2 ? near(x1, [left, right]) : near(y1, [foot, head])).toBe(true);
    const away = (x: number, y: number) => Math.max(left - x, x - right, foot - y, y - head);
    for (const gap of [away(x1, y1), away(x2, y2)]) {
      expect(gap).toBeGreaterThan(Math.max(bleed, 2) - 0.002);
      expect(gap).toBeLessThanOrEqual(bleed + 24);
    }
  }
});

test("marks are hairlines in black", () => {
  expect(printersMarks(sheetOf(page(), true), ["crop"], undefined)).toMatch(
    /^q 0\.25 w 0 0 0 1 K\n[^]*S\nQ\n$/,
  );
});
