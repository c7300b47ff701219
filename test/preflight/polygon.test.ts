import { expect, test } from "vitest";
import { rectOutline, withBreadth, type Outline } from "../../src/display/outline.ts";
import { rect } from "../../src/geometry/geometry.ts";
import { areaOf, contains, lengthOf, polygonsOf } from "../../src/preflight/polygon.ts";

const square = rectOutline(rect(0, 0, 10, 10));
/** The other way round. */
const hole: Outline = [
  { kind: "move", to: { x: 2, y: 2 } },
  { kind: "line", to: { x: 2, y: 8 } },
  { kind: "line", to: { x: 8, y: 8 } },
  { kind: "line", to: { x: 8, y: 2 } },
  { kind: "close" },
];
/** A half of a disk of radius 10, as four handles draw it. */
const HANDLE = 5.523;
const half: Outline = [
  { kind: "move", to: { x: -10, y: 0 } },
  {
    kind: "curve",
    leave: { x: -10, y: -HANDLE },
    arrive: { x: -HANDLE, y: -10 },
    to: { x: 0, y: -10 },
  },
  {
    kind: "curve",
    leave: { x: HANDLE, y: -10 },
    arrive: { x: 10, y: -HANDLE },
    to: { x: 10, y: 0 },
  },
  { kind: "close" },
];

test("areas and lengths", () => {
  expect(areaOf(polygonsOf(square))).toBe(100);
  expect(areaOf(polygonsOf([...square, ...hole]))).toBe(64);
  expect(areaOf(polygonsOf(half)) / (50 * Math.PI)).toBeCloseTo(1, 1);
  expect(lengthOf(square)).toBe(40);
  expect(lengthOf([...square, ...hole])).toBe(64);
  expect(lengthOf(half) / (10 * Math.PI + 20)).toBeCloseTo(1, 2);
});

test("what lies inside, by either rule", () => {
  const ring = polygonsOf([...square, ...hole]);
  const inner = polygonsOf([...square, ...rectOutline(rect(2, 2, 6, 6))]);
  expect(contains(ring, "nonzero", { x: 1, y: 5 })).toBe(true);
  expect(contains(ring, "nonzero", { x: 5, y: 5 })).toBe(false);
  expect(contains(inner, "nonzero", { x: 5, y: 5 })).toBe(true);
  expect(contains(inner, "evenodd", { x: 5, y: 5 })).toBe(false);
  expect(contains(ring, "nonzero", { x: 11, y: 5 })).toBe(false);
});

const straight = (x: number, y: number): Outline => [
  { kind: "move", to: { x: 0, y: 0 } },
  { kind: "line", to: { x, y } },
];

test.each([
  ["across", straight(10, 0)],
  ["slanting, and back", [...straight(10, 5), { kind: "line", to: { x: 4, y: 2 } }] as const],
  ["two of them", [...straight(10, 0), ...straight(0, 10)]],
])("a part on one straight line has no inside: %s", (_, lines) => {
  expect(withBreadth(lines)).toEqual([]);
  expect(withBreadth([...lines, ...square])).toEqual(square);
});

test("what has breadth is as it was", () => {
  expect(withBreadth(half)).toBe(half);
});
