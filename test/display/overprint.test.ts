import { describe, expect, test } from "vitest";
import { BLACK, cmyk } from "../../src/color/ink.ts";
import type { Fill, Shape, Stroke } from "../../src/display/drawing.ts";
import { fillOverprints, lettersOverprint, lineOverprints } from "../../src/display/overprint.ts";
import type { Outline } from "../../src/display/outline.ts";

/** What a drawing prints over what lies under it: type and thin rules in black, whichever way they were drawn. */

const GRAY = cmyk(0, 0, 0, 0.9);
const fill = (paint: Fill["paint"] = BLACK): Fill => ({ paint, opacity: 1 });
const stroke = (width: number, more: Partial<Stroke> = {}): Stroke => ({
  ...fill(),
  width,
  ...{ cap: "butt", join: "miter", miterLimit: 4, dashes: [], dashOffset: 0 },
  ...more,
});

const box = (width: number, height: number): Outline => [
  { kind: "move", to: { x: 0, y: 0 } },
  { kind: "line", to: { x: width, y: 0 } },
  { kind: "line", to: { x: width, y: height } },
  { kind: "line", to: { x: 0, y: height } },
  { kind: "close" },
];
const shape = (width: number, height: number): Pick<Shape, "outline"> => ({
  outline: box(width, height),
});

test.each([
  ["thin", stroke(1), true],
  ["as thick as a ground", stroke(13), false],
  ["thick by its pen", stroke(1, { pen: [13, 0, 0, 13, 0, 0] }), false],
  ["in gray", stroke(1, { paint: GRAY }), false],
])("a line that is %s: %s", (_, line, expected) => {
  expect(lineOverprints(line)).toBe(expected);
});

test.each([
  ["a rule drawn as a rectangle", shape(400, 1.4), fill(), true],
  ["one that stands", shape(12, 400), fill(), true],
  ["a ground", shape(400, 20), fill(), false],
  ["a gray rule", shape(400, 1.4), fill(GRAY), false],
])("%s: %s", (_, one, paint, expected) => {
  expect(fillOverprints(one, paint)).toBe(expected);
});

describe("letters", () => {
  const letters = { kind: "lettering", matrix: [1, 0, 0, 1, 0, 0], runs: [] } as const;
  test.each([
    ["black", { ...letters, fill: fill() }, true],
    ["drawn along in black, too", { ...letters, fill: fill(), stroke: stroke(1) }, true],
    ["outlined", { ...letters, stroke: stroke(1) }, true],
    [
      "with a white edge",
      { ...letters, fill: fill(), stroke: stroke(1, fill(cmyk(0, 0, 0, 0))) },
      false,
    ],
  ])("%s: %s", (_, line, expected) => {
    expect(lettersOverprint({ fill: undefined, stroke: undefined, ...line })).toBe(expected);
  });
});
