import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { covering, cropFaults, cutToGrid, keepSafe } from "../../src/galley/crop.ts";
import { outset, rect, type Rect } from "../../src/geometry/geometry.ts";
import type { Safe } from "../../src/schema/phrase.ts";

const PAGE = rect(0, 0, 100, 100);
const whole = { clip: PAGE, shown: PAGE };

/** A safe area as the copy types it. */
const safe = (x: number, y: number, width: number, height: number): Safe => ({
  ...{ x: x / 100, y: y / 100, width: width / 100, height: height / 100 },
});

/** The place of what is safe, edge by edge, by the rule of three. */
function edges(frame: Rect, part: Safe) {
  return {
    left: frame.x + frame.width * part.x,
    right: frame.x + frame.width * (part.x + part.width),
    top: frame.y + frame.height * part.y,
    foot: frame.y + frame.height * (part.y + part.height),
  };
}

describe("a picture of 2 by 1 in a square", () => {
  const frame = covering({ width: 2, height: 1 }, PAGE);
  const at = (part: Safe | undefined): number => keepSafe(frame, whole, part).x;

  test("lies in its middle", () => {
    expect(frame).toEqual(rect(-50, 0, 200, 100));
    expect(at(undefined)).toBe(-50);
  });

  test.each([
    ["where it is seen already: it stays", safe(30, 0, 40, 100), -50],
    ["at its left end: as far as it must", safe(10, 0, 40, 100), -20],
    ["at its very left: to the edge", safe(0, 0, 50, 100), 0],
    ["at its very right: to the edge", safe(60, 0, 40, 100), -100],
    ["wider than is seen: by its middle", safe(10, 0, 60, 100), -30],
    ["all of it: in the middle again", safe(0, 0, 100, 100), -50],
  ])("safe %s", (_, part, x) => {
    expect(at(part)).toBeCloseTo(x, 9);
  });
});

test("what is safe stays out of the bleed", () => {
  const clip = outset(PAGE, 10);
  const frame = covering({ width: 2, height: 1 }, clip);
  const { x } = keepSafe(frame, { clip, shown: PAGE }, safe(10, 10, 40, 80));
  expect(x + 240 * 0.1).toBeCloseTo(0, 9);
});

test("for any picture: no bare edge, and what is safe shows whenever it can", () => {
  const length = fc.integer({ min: 10, max: 500 });
  const share = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(length, length, length, length, share, share, share, share, (...given) => {
      const [width, height, wide, high, a, b, c, d] = given;
      const clip = rect(7, -3, wide, high);
      const part = safe(Math.min(a, b), Math.min(c, d), Math.abs(a - b), Math.abs(c - d));
      const start = covering({ width, height }, clip);
      const frame = keepSafe(start, { clip, shown: clip }, part);
      expect([frame.width, frame.height]).toEqual([start.width, start.height]);
      expect(frame.x).toBeLessThanOrEqual(7 + 1e-6);
      expect(frame.y).toBeLessThanOrEqual(-3 + 1e-6);
      expect(frame.x + frame.width).toBeGreaterThanOrEqual(7 + wide - 1e-6);
      expect(frame.y + frame.height).toBeGreaterThanOrEqual(-3 + high - 1e-6);
      const { left, right, top, foot } = edges(frame, part);
      if (right - left <= wide) {
        expect(left).toBeGreaterThanOrEqual(7 - 1e-6);
        expect(right).toBeLessThanOrEqual(7 + wide + 1e-6);
      }
      if (foot - top <= high) {
        expect(top).toBeGreaterThanOrEqual(-3 - 1e-6);
        expect(foot).toBeLessThanOrEqual(-3 + high + 1e-6);
      }
    }),
  );
});

test("the warning names no area of which nothing would be left", () => {
  const src = { text: "a.jpg", span: { file: "a.md", start: 0, end: 5 } };
  const [fault] = cropFaults({ src, safe: safe(0, 0, 5, 100) }, rect(-50, 0, 200, 100), whole);
  expect(fault?.hints).toEqual([expect.stringMatching(/^give the picture the shape/u)]);
});

describe("the warning", () => {
  const order = { src: { text: "a.jpg", span: { file: "a.md", start: 0, end: 5 } } };
  const told = (part: Safe | undefined) => {
    const frame = keepSafe(covering({ width: 2, height: 1 }, PAGE), whole, part);
    return cropFaults({ ...order, ...(part && { safe: part }) }, frame, whole);
  };

  test.each([
    ["nothing is said to be safe", undefined],
    ["it all shows", safe(0, 0, 50, 100)],
  ])("is not given where %s", (_, part) => {
    expect(told(part)).toEqual([]);
  });

  test("says how much is lost, what has room, and what shape would do", () => {
    expect(told(safe(0, 20, 100, 50))).toMatchObject([
      {
        ...{ severity: "warning", code: "image/crop", span: order.src.span },
        message: "50 % of what is `safe` in `a.jpg` is cut off here",
        hints: [expect.stringMatching(/^`25 20 50 50` has room: .* 35 × 35 mm/u)],
      },
    ]);
  });
});

test.each([
  ["as much as hangs over the grid", 3, 3],
  ["not more than a twentieth", 5.5, 0],
  ["not more than is free", 4.5, 0],
])("a picture of 100 points of which 4 are free is cut by %s", (_, over, cut) => {
  expect(cutToGrid(100, 4, over)).toBe(cut);
});
