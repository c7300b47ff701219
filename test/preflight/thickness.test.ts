import { describe, expect, test } from "vitest";
import { rectOutline, type Outline } from "../../src/display/outline.ts";
import { rect, type Point } from "../../src/geometry/geometry.ts";
import { polygonsOf } from "../../src/preflight/polygon.ts";
import { thinnestOf } from "../../src/preflight/thickness.ts";

/** How thick a shape is where it is thin. */

const EVERYWHERE = rect(-1000, -1000, 2000, 2000);

const through = (...points: readonly (readonly [number, number])[]): Outline => {
  const [first = { x: 0, y: 0 }, ...others] = points.map(([x, y]): Point => ({ x, y }));
  return [
    { kind: "move", to: first },
    ...others.map((to) => ({ kind: "line", to }) as const),
    { kind: "close" },
  ];
};

const thin = (outline: Outline, rule: "nonzero" | "evenodd" = "nonzero") =>
  thinnestOf(polygonsOf(outline), rule, EVERYWHERE);

describe("a shape is as thick as", () => {
  test.each<readonly [string, Outline, number]>([
    ["a rectangle's lesser side", rectOutline(rect(0, 0, 80, 0.2)), 0.2],
    [
      "a sliver is across, however it stands",
      through([0, 0], [80, 80], [80.4, 80], [0.4, 0]),
      0.28,
    ],
    [
      "both arms of an L",
      through([0, 0], [0.2, 0], [0.2, 50], [60, 50], [60, 50.2], [0, 50.2]),
      0.2,
    ],
    [
      "the thinnest of its parts",
      [...rectOutline(rect(0, 0, 50, 50)), ...rectOutline(rect(60, 0, 0.1, 50))],
      0.1,
    ],
  ])("%s", (_, outline, expected) => {
    expect(thin(outline)).toBeCloseTo(expected, 2);
  });

  test("a frame between its two outlines, whichever way they run", () => {
    const frame = [...rectOutline(rect(0, 0, 80, 80)), ...rectOutline(rect(0.2, 0.2, 79.6, 79.6))];
    expect(thin(frame, "evenodd")).toBeCloseTo(0.2, 2);
  });
});

describe("nobody asks", () => {
  test("how thick dots are", () => {
    const dots = [0, 10, 20].flatMap((x) => rectOutline(rect(x, 0, 0.3, 0.3)));
    expect(thin(dots)).toBeUndefined();
  });

  test("how thick a star is that crosses itself, and seems to have no area", () => {
    const bow = through([0, 0], [60, 40], [60, 0], [0, 40]);
    expect(thin(bow) ?? Infinity).toBeGreaterThan(5);
  });
});
