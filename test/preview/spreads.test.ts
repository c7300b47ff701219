import fc from "fast-check";
import { expect, test } from "vitest";
import {
  inkScale,
  PRINTED,
  ROOM_AROUND,
  scaleOf,
  spreadOf,
  spreadsOf,
  stepped,
  turned,
} from "../../src/preview/page/spreads.ts";

test.each([
  [0, []],
  [1, [[1]]],
  [2, [[1], [2]]],
  [3, [[1], [2, 3]]],
  [6, [[1], [2, 3], [4, 5], [6]]],
])("%d pages lie as %j", (pages, spreads) => {
  expect(spreadsOf(pages)).toEqual(spreads);
});

test("every page lies on one spread, the one that it is said to be on, versos left", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), (pages) => {
      const spreads = spreadsOf(pages);
      expect(spreads.flat()).toEqual(Array.from({ length: pages }, (_, i) => i + 1));
      for (const [index, folios] of spreads.entries()) {
        for (const folio of folios) expect(spreadOf(folio)).toBe(index);
      }
    }),
  );
});

test.each([
  ...[
    [1, 1, 9, 2],
    [2, 1, 9, 4],
    [3, 1, 9, 4],
    [3, -1, 9, 1],
    [2, -1, 9, 1],
    [8, 1, 9, 8],
  ],
  ...[
    [9, 1, 9, 9],
    [1, -1, 9, 1],
    [5, 99, 9, 8],
    [5, -99, 9, 1],
    [4, 1, 6, 6],
    [1, 1, 1, 1],
  ],
])("from page %d by %d of %d pages it is page %d", (folio, by, pages, expected) => {
  expect(turned(folio, by, pages)).toBe(expected);
});

test("a spread fits in the room, and touches it on one side", () => {
  const extent = fc.record({
    width: fc.integer({ min: 200, max: 3000 }),
    height: fc.integer({ min: 200, max: 3000 }),
  });
  fc.assert(
    fc.property(extent, extent, (room, page) => {
      const scale = scaleOf("spread", room, page);
      const across = room.width - 2 * ROOM_AROUND - 2 * page.width * scale;
      const down = room.height - 2 * ROOM_AROUND - page.height * scale;
      expect(Math.min(across, down)).toBeCloseTo(0, 6);
      expect(Math.max(across, down)).toBeGreaterThanOrEqual(-1e-6);
    }),
  );
});

test("two pages are as wide as the room, however tall", () => {
  const scale = scaleOf("width", { width: 1040, height: 100 }, { width: 500, height: 900 });
  expect(scale).toBe(1);
});

test("one hundred percent is the printed size; a window without size shows it, too", () => {
  expect(scaleOf(1, { width: 1, height: 1 }, { width: 612, height: 792 })).toBe(PRINTED);
  expect(scaleOf("spread", { width: 0, height: 0 }, { width: 612, height: 792 })).toBe(PRINTED);
});

test("zoom goes up and down by the same steps, and ends", () => {
  expect(stepped(PRINTED, 1)).toBe(1.25);
  expect(stepped(1.25 * PRINTED, -1)).toBe(1);
  expect(stepped(0.97 * PRINTED, 1)).toBe(1);
  expect(stepped(99 * PRINTED, 1)).toBe(6);
  expect(stepped(0.01 * PRINTED, -1)).toBe(0.1);
});

test("a canvas has the screen's pixels, up to what browsers paint", () => {
  const page = { width: 600, height: 800 };
  expect(inkScale(1.5, 2, page)).toBe(3);
  const most = inkScale(6 * PRINTED, 3, page);
  expect(page.width * most * page.height * most).toBeCloseTo(16_000_000, 0);
});
