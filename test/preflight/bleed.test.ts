import { describe, expect, test } from "vitest";
import type { Thing } from "../../src/display/drawing.ts";
import type { Mark } from "../../src/display/mark.ts";
import { rect, type Point } from "../../src/geometry/geometry.ts";
import type { BareMap } from "../../src/images/bare.ts";
import {
  block,
  BLUE,
  box,
  drawing,
  fading,
  picture,
  RED,
  rule,
  shown,
  stroke,
  told,
  WHITE,
} from "./build.ts";

/** Whether ink really goes on past the trim: pages of 100 by 150 millimeters with a bleed of three. */

const WHOLE = box(-3, -3, 106, 156);
/** Where the right trim lies in a drawing of 100 units over the page and its bleed. */
const TRIM = (103 / 106) * 100;

const polygon = (...points: readonly (readonly [number, number])[]): Thing => {
  const [first = { x: 0, y: 0 }, ...others] = points.map(([x, y]): Point => ({ x, y }));
  return {
    kind: "shape",
    outline: [
      { kind: "move", to: first },
      ...others.map((to) => ({ kind: "line", to }) as const),
      { kind: "close" },
    ],
    rule: "nonzero",
    fill: { paint: RED, opacity: 1 },
  };
};

/** A disk about half-way down. */
const arc = (x: number, radius: number): Thing =>
  polygon(
    ...Array.from({ length: 72 }, (_, i): readonly [number, number] => [
      x + radius * Math.cos((i * Math.PI) / 36),
      50 + (radius * 106 * Math.sin((i * Math.PI) / 36)) / 156,
    ]),
  );

const drawn = (...things: readonly Thing[]): Mark => shown(drawing(...things), WHOLE);

/** 100 cells across and down, with ink only so far from the left edge, or beyond it in one row of so many. */
const inkTo = (columns: number, grain = 0): BareMap => ({
  columns: 100,
  rows: 100,
  cells: Uint8Array.from({ length: 10_000 }, (_, i) =>
    i % 100 < columns || Math.floor(i / 100) % grain === 0 ? 0 : 1,
  ),
});

const photo = (bareMap: BareMap) => picture(4000, 4000, { bareMap });
const cutOut = (bareMap: BareMap) =>
  picture(4000, 4000, { bareMap, loadAlpha: () => Promise.resolve(new Uint8Array()) });

describe("enough past the trim", () => {
  test.each<readonly [string, readonly Mark[]]>([
    [
      "a shape that another goes on for",
      [drawn(block(rect(0, 0, 100, 100), BLUE), block(rect(50, 50, TRIM - 50, 10), RED))],
    ],
    [
      "two shapes that share the edge",
      [drawn(block(rect(50, 0, 50, 50), BLUE), block(rect(50, 50, 50, 50), RED))],
    ],
    ["a band that leaves aslant", [drawn(polygon([60, 60], [100, 40], [100, 50], [60, 70]))]],
    [
      "a band that leaves at a flat angle",
      [drawn(polygon([80, 0], [100, 80], [100, 100], [70, 0]))],
    ],
    [
      "a shape hidden by another at the trim",
      [drawn(block(rect(50, 50, TRIM - 50, 10), RED), block(rect(TRIM - 5, 0, 10, 100), BLUE))],
    ],
    ["a shape that stops well inside", [drawn(block(rect(50, 50, TRIM - 52, 10), RED))]],
    [
      "a line that ends under white",
      [drawn(stroke(1, { x: 50 })), rule(box(90, -3, 13, 156), WHITE)],
    ],
    [
      "a ground under a veil over the page",
      [drawn(block(rect(0, 0, 100, 100), BLUE), block(rect(0, 0, 100, 100), WHITE, 0.3))],
    ],
    ["an arc that only looks over the edge", [drawn(arc(86, 12))]],
    ["a band at six degrees", [drawn(polygon([90, 0], [97, 0], [104.5, 100], [97.5, 100]))]],
    [
      "a line that goes on for a shape",
      [drawn(block(rect(50, 50, TRIM - 50, 10), RED), stroke(20, { x: 60, y: 55, ink: RED }))],
    ],
    ["a thick line that ends inside", [drawn(stroke(20, { x: 0, y: 50, to: 90 }))]],
    ["white that stops at the trim", [drawn(block(rect(50, 50, TRIM - 50, 10), WHITE))]],
    ["a picture that is white long before", [shown(photo(inkTo(80)), WHOLE)]],
    ["a white picture that ends at the trim", [shown(photo(inkTo(80)), box(10, 10, 90, 50))]],
    ["a cut-out over a ground that goes on", [rule(WHOLE, BLUE), shown(cutOut(inkTo(98)), WHOLE)]],
    ["a picture with ink all over", [shown(picture(4000, 4000), WHOLE)]],
  ])("%s", (_, marks) => {
    expect(told(...marks)).toEqual([]);
  });
});

describe("too little past the trim", () => {
  const right = (what: string, how: string, at: string): string =>
    `error bleed: ${what} reaches the trim at the right and ${how} on page 1, ${at}`;
  const SHAPE = "a shape of the drawing `assets/d.svg`";

  test.each<readonly [string, readonly Mark[], string]>([
    [
      "a shape of which a corner alone goes on",
      [drawn(polygon([50, 20], [TRIM, 20], [TRIM, 60], [100, 60], [100, 62], [50, 62]))],
      right(
        SHAPE,
        "runs 0 mm past it, not 3 mm,",
        "100 mm from the left and 28.6 mm from the head",
      ),
    ],
    [
      "one that white is painted over in the bleed",
      [drawn(block(rect(50, 50, 50, 10), RED), block(rect(TRIM, 0, 5, 100), WHITE))],
      right(
        SHAPE,
        "runs 0 mm past it, not 3 mm,",
        "100 mm from the left and 75.1 mm from the head",
      ),
    ],
    [
      "a thin one",
      [drawn(block(rect(50, 50, TRIM - 50, 0.3), RED))],
      right(SHAPE, "runs 0 mm past it, not 3 mm,", "100 mm from the left and 75 mm from the head"),
    ],
    [
      "a thick line that ends at it",
      [drawn(stroke(20, { x: 50, y: 50, ink: RED, to: TRIM }))],
      right(
        "a line of the drawing `assets/d.svg`",
        "runs 0 mm past it, not 3 mm,",
        "100 mm from the left and 62.4 mm from the head",
      ),
    ],
    [
      "a shape under a veil",
      [drawn(block(rect(50, 50, TRIM - 50, 10), RED), block(rect(0, 0, 100, 100), WHITE, 0.1))],
      right(
        SHAPE,
        "runs 0 mm past it, not 3 mm,",
        "100 mm from the left and 75.1 mm from the head",
      ),
    ],
    [
      "one that fades away past the trim",
      [drawn(fading(rect(50, 50, 50, 10), RED, RED, [1, (TRIM - 50) / 50, 0]))],
      right(
        SHAPE,
        "runs 0 mm past it, not 3 mm,",
        "100 mm from the left and 75.1 mm from the head",
      ),
    ],
    [
      "a picture with a white edge",
      [shown(photo(inkTo(98)), WHOLE)],
      "warning bleed: the picture `assets/a.jpg` has color up to the trim at the right and none past it, on page 1, 100 mm from the left and 0.4 mm from the head",
    ],
    [
      "one whose white has grains in it",
      [shown(photo(inkTo(98, 7)), WHOLE)],
      "warning bleed: the picture `assets/a.jpg` has color up to the trim at the right and none past it, on page 1, 100 mm from the left and 0.4 mm from the head",
    ],
    [
      "a cut-out that ends between trim and bleed",
      [shown(cutOut(inkTo(98)), WHOLE)],
      "warning bleed: the picture `assets/a.jpg` has color up to the trim at the right and none past it, on page 1, 100 mm from the left and 0.4 mm from the head",
    ],
    [
      "a picture that hides a ground with its white edge",
      [rule(WHOLE, BLUE), shown(photo(inkTo(98)), WHOLE)],
      "warning bleed: the picture `assets/a.jpg` has color up to the trim at the right and none past it, on page 1, 100 mm from the left and 0.4 mm from the head",
    ],
  ])("%s", (_, marks, sentence) => {
    expect(told(...marks)).toEqual([sentence]);
  });
});
