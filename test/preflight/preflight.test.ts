import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { BLACK, cmyk, type Ink } from "../../src/color/ink.ts";
import type { Drawing, Lettering, Shape, Thing } from "../../src/display/drawing.ts";
import type { GlyphRun, Mark, PictureMark, RuleMark } from "../../src/display/mark.ts";
import { rectOutline, type Outline } from "../../src/display/outline.ts";
import { mm, rect } from "../../src/geometry/geometry.ts";
import { IDENTITY } from "../../src/geometry/matrix.ts";
import { SHEETFED_COATED } from "../../src/preflight/limits.ts";
import { preflight } from "../../src/preflight/preflight.ts";
import { squares } from "../display/build.ts";
import { grayPicture, line, page, publication } from "../pdf/build.ts";

/** Pages of 300 by 400 points with a bleed of 9, looked at as a sheet-fed press would have them. */

const LIMITS = { ...SHEETFED_COATED, maxInk: 3 };
const look = (...marks: readonly Mark[]) => preflight(publication(page(...marks)), LIMITS);
const codes = (...marks: readonly Mark[]) =>
  look(...marks).map(({ code, severity }) => `${severity} ${code.replace("preflight/", "")}`);

const rule = (area: readonly [number, number, number, number], ink: Ink = BLACK): RuleMark => ({
  kind: "rule",
  rect: rect(...area),
  ink,
});

const letters = (change: Partial<GlyphRun>): Mark => line(100, 200, squares("ab", change));

const RED = cmyk(0, 0.9, 0.8, 0.15);
const WHITE = cmyk(0, 0, 0, 0);
const RICH = cmyk(0.4, 0.3, 0.3, 1);
const SEA: Ink = { kind: "spot", name: "Sea", tint: 1, alternate: RED };

const photo = (
  pixels: readonly [number, number],
  frame: readonly [number, number, number, number],
  clip = frame,
): PictureMark => ({
  kind: "picture",
  picture: grayPicture("quay", ...pixels),
  frame: rect(...frame),
  clip: rect(...clip),
  span: { file: "a.md", start: 3, end: 9 },
});

/** A drawing of 1000 by 500 units, set 100 points wide unless it says otherwise. */
function drawn(things: readonly Thing[], width = 100, x = 50): PictureMark {
  const picture: Drawing = {
    ...{ kind: "drawing", id: "d", file: "d.svg", width: 1000, height: 500 },
    things,
  };
  const frame = rect(x, 50, width, width / 2);
  return { kind: "picture", picture, frame, clip: frame };
}

const box = (outline: Outline, change: Partial<Shape>): Shape => ({
  ...{ kind: "shape", outline, rule: "nonzero" },
  ...change,
});

const stroked = (width: number, ink: Ink): Shape =>
  box(rectOutline(rect(100, 100, 500, 300)), {
    stroke: {
      ...{ paint: ink, opacity: 1, width, cap: "butt", join: "miter", miterLimit: 4 },
      ...{ dashes: [], dashOffset: 0 },
    },
  });

const filled = (area: readonly [number, number, number, number], ink: Ink): Shape =>
  box(rectOutline(rect(...area)), { fill: { paint: ink, opacity: 1 } });

const lettered = (size: number, ink: Ink): Lettering => ({
  kind: "lettering",
  matrix: IDENTITY,
  runs: [{ ...squares("ab"), size }],
  fill: { paint: ink, opacity: 1 },
});

describe("a page that a printer takes", () => {
  test("has nothing said of it", () => {
    expect(
      look(
        rule([-9, -9, 318, 100], cmyk(1, 1, 0.5, 0.5)),
        rule([20, 120, 200, 0.25]),
        rule([20, 130, 200, 0.5], RED),
        photo([1500, 900], [20, 150, 300, 180], [20, 150, 200, 100]),
        letters({}),
        letters({ ink: RED, size: 9 }),
        letters({ ink: SEA, size: 6 }),
        letters({ ink: RICH, size: 12 }),
        letters({ ink: WHITE, size: 9 }),
        drawn([stroked(5, RED), filled([0, 0, 900, 400], cmyk(0.9, 0.9, 0.9, 0.3))]),
      ),
    ).toEqual([]);
  });
});

describe("each fault is told, and nothing else", () => {
  test.each<readonly [string, string, readonly Mark[]]>([
    ["a picture of 100 pixels an inch", "error resolution", [photo([100, 100], [50, 50, 72, 72])]],
    ["of 200", "warning resolution", [photo([200, 200], [50, 50, 72, 72])]],
    ["of 200 in one direction", "warning resolution", [photo([200, 400], [50, 50, 72, 72])]],
    ["a ground that ends at the trim", "error bleed", [rule([0, 50, 100, 100])]],
    ["one that ends in the bleed", "error bleed", [rule([-4, 50, 100, 100])]],
    ["at the right", "error bleed", [rule([200, 50, 100, 100])]],
    ["a picture at the foot", "error bleed", [photo([900, 900], [20, 200, 200, 200])]],
    ["type near the trim", "warning safety", [line(5, 200, "ab")]],
    ["type near the foot", "warning safety", [line(100, 393, "ab")]],
    ["type over the trim", "error safety", [line(290, 200, "ab")]],
    ["a solid with too much ink", "error ink", [rule([50, 50, 40, 40], cmyk(1, 1, 1, 0.2))]],
    ["a rule that is too thin", "error hairline", [rule([50, 50, 100, 0.2])]],
    ["a thin rule in three inks", "warning thin-line", [rule([50, 50, 100, 0.4], RED)]],
    ["small type in three inks", "warning fine-print", [letters({ ink: RED, size: 8.5 })]],
    ["small type in white", "warning reversed-type", [letters({ ink: WHITE, size: 8 })]],
    ["small type in rich black", "error rich-black", [letters({ ink: RICH, size: 11 })]],
    ["a thin line of a drawing", "error hairline", [drawn([stroked(2, BLACK)])]],
    ["one in several inks", "warning thin-line", [drawn([stroked(4, RED)])]],
    [
      "a dark patch of a drawing",
      "error ink",
      [drawn([filled([0, 0, 900, 400], cmyk(1, 1, 1, 1))])],
    ],
    ["small letters of a drawing", "warning fine-print", [drawn([lettered(80, RED)])]],
    [
      "a line in a group of a drawing",
      "error hairline",
      [drawn([{ kind: "group", opacity: 1, things: [stroked(1, BLACK)] }])],
    ],
  ])("%s: %s", (_, code, marks) => {
    expect(codes(...marks)).toEqual([code]);
  });
});

describe("what is no fault", () => {
  test.each<readonly [string, readonly Mark[]]>([
    ["a dark patch smaller than 15 mm²", [rule([50, 50, 10, 10], cmyk(1, 1, 1, 1))]],
    ["a ground that is not to be seen", [rule([400, 50, 100, 0.1])]],
    ["type that stands off the page", [line(320, 200, "ab")]],
    ["white that is as thin as nothing", [rule([50, 50, 100, 0.1], WHITE)]],
    ["a swatch of one pixel", [photo([1, 1], [50, 50, 100, 100])]],
    ["what its window does not show of a drawing", [hidden()]],
  ])("%s", (_, marks) => {
    expect(codes(...marks)).toEqual([]);
  });

  test("where nothing bleeds, what ends at the trim", () => {
    const bare = { ...page(rule([0, 50, 100, 100])), bleed: 0 };
    expect(preflight(publication(bare), LIMITS)).toEqual([]);
  });
});

function hidden(): PictureMark {
  const mark = drawn([stroked(1, BLACK)]);
  return { ...mark, clip: rect(mark.frame.x + 80, mark.frame.y + 45, 20, 5) };
}

describe("a finding", () => {
  test("says page, place in millimeters, what it is and what to do, at its line in the copy", () => {
    const [found] = look(photo([100, 80], [mm(20), mm(31), 72, 57.6]));
    expect(found).toMatchObject({
      code: "preflight/resolution",
      severity: "error",
      kind: "rejected",
      message:
        "page 1 has the picture `assets/quay.png` at 100 pixels an inch, 20 mm from the left and 31 mm from the head",
      hints: ["send one that is 300 pixels wide, or place it smaller"],
      span: { file: "a.md", start: 3, end: 9 },
    });
  });

  test("is told once for all that are alike on a page, and again on the next", () => {
    const small = letters({ ink: RED, size: 8 });
    const smaller = letters({ ink: RED, size: 7 });
    const pages = [page(small, small, smaller, small), page(small)];
    expect(preflight(publication(...pages), LIMITS).map(({ message }) => message)).toEqual([
      "page 1 has type of 8 pt in 3 inks, 35 mm from the left and 71 mm from the head, and 2 more on the page",
      "page 1 has type of 7 pt in 3 inks, 35 mm from the left and 71 mm from the head",
      "page 2 has type of 8 pt in 3 inks, 35 mm from the left and 71 mm from the head",
    ]);
  });

  test("stands where its letters do", () => {
    const [found] = look(line(100, 200, squares("ab"), squares("c", { ink: RED, size: 8 })));
    expect(found?.message).toContain("42 mm from the left");
  });
});

test("the limits are the press's", () => {
  const dark = rule([50, 50, 40, 40], cmyk(1, 0.9, 0.6, 0.2));
  const of = (maxInk: number) => preflight(publication(page(dark)), { ...LIMITS, maxInk });
  expect(of(2.8)).toEqual([]);
  expect(of(2.4).map(({ code }) => code)).toEqual(["preflight/ink"]);
});

test("every code has a paragraph in the docs, and no other has", () => {
  const codesIn = (path: string, pattern: RegExp) =>
    [...readFileSync(new URL(path, import.meta.url), "utf8").matchAll(pattern)].map(
      ([, code]) => code,
    );
  const built = codesIn("../../src/preflight/finding.ts", /^ {2}\| "([a-z-]+)"/gmu);
  const explained = codesIn("../../docs/preflight.md", /^## `preflight\/([a-z-]+)`$/gmu);
  expect(built.length).toBeGreaterThan(8);
  expect(explained.toSorted()).toEqual(built.toSorted());
});
