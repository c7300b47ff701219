import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layOutSheet } from "../../src/readback/sheet-layout.ts";

const LETTER = { width: 612, height: 792 };

const anyTrim = fc.record({
  width: fc.integer({ min: 100, max: 1000 }),
  height: fc.integer({ min: 100, max: 1000 }),
});

describe("the contact sheet's layout", () => {
  test("has the cover alone at the right, then verso and recto side by side", () => {
    const { page, places } = layOutSheet(4, LETTER);
    const [cover, verso, recto, last] = places;
    expect(page).toEqual({ width: 220, height: 285 });
    // Three spreads in a row: the third page of four touches the second.
    expect(recto).toEqual({ x: (verso?.x ?? 0) + page.width, y: verso?.y });
    expect(verso?.y).toBe(cover?.y);
    const spread = (verso?.x ?? 0) - (cover?.x ?? 0) + page.width;
    expect((last?.x ?? 0) - (verso?.x ?? 0)).toBe(spread);
    expect(spread).toBeGreaterThan(2 * page.width);
  });

  test("keeps every page on the sheet, and apart from all but the one that it faces", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), anyTrim, (count, trim) => {
        const { page, places, width, height } = layOutSheet(count, trim);
        expect(places).toHaveLength(count);
        for (const [index, { x, y }] of places.entries()) {
          expect(x >= 0 && y >= 0 && x + page.width <= width && y + page.height < height).toBe(
            true,
          );
          for (const [other, at] of places.entries()) {
            if (other <= index) continue;
            const [across, down] = [Math.abs(at.x - x), Math.abs(at.y - y)];
            const faces = index % 2 === 1 && other === index + 1;
            if (faces) expect([at.x - x, down]).toEqual([page.width, 0]);
            else expect(across > page.width || down > page.height).toBe(true);
          }
        }
      }),
    );
  });

  test("is never larger than memory likes, and no taller than it must be", () => {
    for (const count of [1, 2, 43, 75, 400, 5000]) {
      const { width, height } = layOutSheet(count, LETTER);
      expect(width * height).toBeLessThan(25_000_000);
      if (count > 40) expect(width / height).toBeGreaterThan(1);
    }
    expect(layOutSheet(75, LETTER).page.width).toBe(220);
    expect(layOutSheet(5000, LETTER).page.width).toBeLessThan(60);
  });

  test("prefers a row more full to one that has a spread alone", () => {
    // Eight spreads stand in two rows of four, not in three of three.
    expect(new Set(layOutSheet(14, LETTER).places.map(({ y }) => y)).size).toBe(2);
  });
});
