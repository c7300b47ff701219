import { describe, expect, test } from "vitest";
import { BLACK, cmyk, type Spot } from "../../src/color/ink.ts";
import type { Mark } from "../../src/display/mark.ts";
import { rect } from "../../src/geometry/geometry.ts";
import { CHECKS } from "../../src/preflight/printer.ts";
import {
  BLUE,
  block,
  box,
  cornered,
  drawing,
  drawnAlong,
  findings,
  inInks,
  lettered,
  page,
  picture,
  printer,
  RED,
  rule,
  shown,
  stroke,
  told,
  WHITE,
  words,
} from "./build.ts";

const spot = (name: string, tint = 1): Spot => ({ kind: "spot", name, tint, alternate: RED });
const RICH = cmyk(0.6, 0.4, 0.4, 1);
const lineArt = (pixels: number) => picture(pixels, pixels, { coding: "samples", lineArt: true });

/** An inch, in millimeters. */
const INCH = 25.4;
const inch = box(20, 20, INCH, INCH);
const whole = box(-3, -3, 106, 156);

describe("a page that the printer takes", () => {
  const sound: readonly (readonly [string, readonly Mark[]])[] = [
    [
      "text, rules and a picture inside",
      [words("abc"), rule(box(20, 80, 40, 0.2)), shown(picture(225, 225), inch)],
    ],
    ["line art of 800 pixels an inch", [shown(lineArt(800), inch)]],
    [
      "a ground over the page and its bleed, white type on it",
      [rule(whole, BLUE), words("abc", { size: 9, ink: WHITE })],
    ],
    ["small black type over a ground", [rule(whole, RED), words("abc", { size: 6 })]],
    ["white that ends at the trim", [rule(box(0, 0, 100, 150), WHITE)]],
    ["a ground that stops inside", [rule(box(1, 1, 98, 148), BLUE)]],
    ["text as near as the safety margin", [words("a", { x: 3, y: 40 })]],
    ["small white type on paper", [words("abc", { size: 6, ink: WHITE })]],
    ["small type in two inks", [words("abc", { size: 6, ink: cmyk(0, 1, 1, 0) })]],
    ["large type in black of several inks", [words("a", { size: 12, ink: RICH })]],
    ["as much ink as the paper takes", [rule(box(20, 20, 40, 40), cmyk(1, 1, 0, 1))]],
    ["too much of it on a dot", [rule(box(20, 20, 3.8, 3.9), cmyk(1, 1, 1, 1))]],
    ["a hairline under a ground", [rule(rect(60, 60, 80, 0.2)), rule(box(10, 10, 80, 80), BLUE)]],
    [
      "a drawing's hairline under a shape of it",
      [shown(drawing(stroke(0.1), block(rect(0, 40, 100, 20), BLUE)), box(20, 20, 60, 60))],
    ],
    [
      "a line of a drawing that is thick enough at its scale",
      [shown(drawing(stroke(1)), box(20, 20, 9, 9))],
    ],
    [
      "a drawing's shape that ends past the trim on a ground",
      [
        shown(
          drawing(block(rect(0, 0, 100, 100), BLUE), block(rect(50, 50, 49.5, 10), RED)),
          whole,
        ),
      ],
    ],
    ["a swatch of one pixel", [shown(picture(1, 1), inch)]],
    ["white on paper, as thin as nothing", [rule(rect(60, 60, 80, 0.1), WHITE)]],
    [
      "black type over a light picture",
      [shown(inInks(0.9, 0.6, 0.5, 0.2), whole), words("ab", { size: 40 })],
    ],
    [
      "what a picture's window does not show",
      [shown(drawing(stroke(0.1)), box(20, 20, 60, 60), box(20, 20, 60, 20))],
    ],
    [
      "lines and letters that a clip hides",
      [
        shown(
          drawing(
            cornered(block(rect(60, 60, 40, 40), RED), stroke(0.1, { x: 60, y: 90 })),
            cornered(lettered("ab", { x: 70, y: 90, ink: RICH })),
          ),
          box(20, 20, 60, 60),
        ),
      ],
    ],
    [
      "what a clip hides",
      [
        shown(
          drawing(cornered(block(rect(60, 60, 40, 40), cmyk(1, 1, 1, 1)))),
          box(20, 20, 60, 60),
        ),
      ],
    ],
    [
      "a black line of a drawing beside a ground",
      [
        shown(
          drawing(block(rect(0, 0, 100, 45), cmyk(0.9, 0.9, 0.9, 0)), stroke(4)),
          box(20, 20, 60, 60),
        ),
      ],
    ],
    [
      "two spot inks, one of them as a tint",
      [rule(inch, spot("Buoy")), rule(inch, spot("Tide", 0.2))],
    ],
  ];
  test.each(sound)("%s", (_, marks) => {
    expect(told(...marks)).toEqual([]);
  });
});

test("what is coarse over two pages is told on the first of them", () => {
  const half = (goesOn: "left" | "right"): Mark => ({
    ...shown(picture(149, 300), inch),
    goesOn,
  });
  expect(told(half("right"))).toHaveLength(1);
  expect(told(half("left"))).toEqual([]);
});

/** What a page has wrong, and all that is told of it. */
const WRONG: readonly (readonly [string, readonly Mark[], readonly string[]])[] = [
  [
    "a picture under 150 pixels an inch",
    [shown(picture(149, 300), inch)],
    [
      "error resolution: the picture `assets/a.jpg` has 149 pixels an inch, less than 150, on page 1, 20 mm from the left and 20 mm from the head",
    ],
  ],
  [
    "a picture under 225, cropped: what counts is the size of the whole",
    [shown(picture(224, 300), inch, box(30, 30, 5, 5))],
    [
      "warning resolution: the picture `assets/a.jpg` has 224 pixels an inch, less than 225, on page 1, 30 mm from the left and 30 mm from the head",
    ],
  ],
  [
    "line art under 550",
    [shown(lineArt(549), inch)],
    [
      "error line-art: the line art `assets/a.jpg` has 549 pixels an inch, less than 550, on page 1, 20 mm from the left and 20 mm from the head",
    ],
  ],
  [
    "line art under 800",
    [shown(lineArt(799), inch)],
    [
      "warning line-art: the line art `assets/a.jpg` has 799 pixels an inch, less than 800, on page 1, 20 mm from the left and 20 mm from the head",
    ],
  ],
  [
    "a ground that ends at the trim",
    [rule(box(0, -3, 103, 50), BLUE)],
    [
      "error bleed: a ground or rule reaches the trim at the left and runs 0 mm past it, not 3 mm, on page 1, 0 mm from the left and 0 mm from the head",
    ],
  ],
  [
    "one that ends in the bleed",
    [rule(box(50, 20, 52, 50), BLUE)],
    [
      "error bleed: a ground or rule reaches the trim at the right and runs 2 mm past it, not 3 mm, on page 1, 50 mm from the left and 20 mm from the head",
    ],
  ],
  [
    "a picture that runs too little over it",
    [shown(picture(4000, 4000), box(-1, 100, 104, 52))],
    [
      "error bleed: the picture `assets/a.jpg` reaches the trim at the left, foot and runs 1 mm past it, not 3 mm, on page 1, 0 mm from the left and 100 mm from the head",
    ],
  ],
  [
    "a drawing's shape on paper that does",
    [shown(drawing(block(rect(50, 50, 48, 10), RED)), whole)],
    [
      "error bleed: a shape of the drawing `assets/d.svg` reaches the trim at the right and runs 0.9 mm past it, not 3 mm, on page 1, 100 mm from the left and 75.1 mm from the head",
    ],
  ],
  [
    "text two millimeters from the trim",
    [words("abc", { x: 2 })],
    [
      "warning safety: `abc` stands 2 mm from the trim, nearer than 3 mm, on page 1, 2 mm from the left and 56.5 mm from the head",
    ],
  ],
  [
    "text over it",
    [words("abc", { x: 95 })],
    [
      "error cut-text: `abc` stands over the trim and is cut on page 1, 95 mm from the left and 56.5 mm from the head",
    ],
  ],
  [
    "a ground with too much ink",
    [rule(box(20, 20, 4, 4), cmyk(1, 1, 1, 0.1))],
    [
      "error ink: a ground in C 100 M 100 Y 100 K 10 comes to 310 % of ink, more than 300 %, on 16 mm² on page 1, 20.2 mm from the left and 20.2 mm from the head",
    ],
  ],
  [
    "a black rule printed over a ground",
    [rule(box(20, 20, 60, 60), cmyk(0.9, 0.8, 0.7, 0)), rule(box(20, 40, 30, 2))],
    [
      "error ink: a ground in C 0 M 0 Y 0 K 100, with what it lies on, comes to 340 % of ink, more than 300 %, on 60 mm² on page 1, 20.2 mm from the left and 40.2 mm from the head",
    ],
  ],
  [
    "large black type printed over a ground",
    [rule(box(10, 20, 80, 60), cmyk(0.9, 0.8, 0.7, 0)), words("ab", { size: 40 })],
    [
      "error ink: `ab` in C 0 M 0 Y 0 K 100, with what it lies on, comes to 340 % of ink, more than 300 %, on 139 mm² on page 1, 20.2 mm from the left and 46.1 mm from the head",
    ],
  ],
  [
    "a see-through shape over another",
    [
      shown(
        drawing(
          block(rect(0, 0, 100, 100), cmyk(0.9, 0.9, 0.9, 0)),
          block(rect(0, 0, 50, 50), cmyk(1, 1, 1, 1), 0.5),
        ),
        box(20, 20, 40, 40),
      ),
    ],
    [
      "error ink: a shape of the drawing `assets/d.svg` in C 100 M 100 Y 100 K 100 comes to 335 % of ink, more than 300 %, on 400 mm² on page 1, 20.2 mm from the left and 20.2 mm from the head",
    ],
  ],
  [
    "large black type printed over a dark picture",
    [shown(inInks(0.8, 0.8, 0.7, 0.6), whole), words("ab", { size: 40 })],
    [
      "error ink: `ab` in C 0 M 0 Y 0 K 100, with what it lies on, comes to 330 % of ink, more than 300 %, on 139 mm² on page 1, 20.2 mm from the left and 46.1 mm from the head",
    ],
  ],
  [
    "a black line of a drawing printed over a ground",
    [
      shown(
        drawing(block(rect(0, 0, 50, 100), cmyk(0.9, 0.9, 0.9, 0)), stroke(4)),
        box(20, 20, 60, 60),
      ),
    ],
    [
      "error ink: a line of the drawing `assets/d.svg` in C 0 M 0 Y 0 K 100, with what it lies on, comes to 370 % of ink, more than 300 %, on 72 mm² on page 1, 20.3 mm from the left and 50 mm from the head",
    ],
  ],
  [
    "too much ink in what a clip leaves",
    [shown(drawing(cornered(block(rect(0, 0, 100, 100), cmyk(1, 1, 1, 1)))), box(20, 20, 10, 10))],
    [
      "error ink: a shape of the drawing `assets/d.svg` in C 100 M 100 Y 100 K 100 comes to 400 % of ink, more than 300 %, on 51 mm² on page 1, 20.2 mm from the left and 20.2 mm from the head",
    ],
  ],
  [
    "a picture that was taken as it is, with too much ink",
    [shown(picture(400, 400, { space: "cmyk", overInked: 0.1 }), inch)],
    [
      "error ink: the picture `assets/a.jpg` has more than 300 % of ink, on 65 mm² on page 1, 20 mm from the left and 20 mm from the head",
    ],
  ],
  [
    "a hairline rule",
    [rule(rect(60, 60, 80, 0.2))],
    [
      "error hairline: a rule is 0.2 pt thick, less than 0.25 pt, on page 1, 21.2 mm from the left and 21.2 mm from the head",
    ],
  ],
  [
    "a drawing's line that is one at its scale",
    [shown(drawing(stroke(1)), box(20, 20, 8, 8))],
    [
      "error hairline: a line of the drawing `assets/d.svg` is 0.23 pt thick, less than 0.25 pt, on page 1, 20 mm from the left and 24 mm from the head",
    ],
  ],
  [
    "one whose pen is small",
    [shown(drawing(stroke(1, { scale: 0.1 })), box(20, 20, 60, 60))],
    [
      "error hairline: a line of the drawing `assets/d.svg` is 0.17 pt thick, less than 0.25 pt, on page 1, 20 mm from the left and 50 mm from the head",
    ],
  ],
  [
    "one along letters",
    [shown(drawing(drawnAlong("ab", 0.1)), box(20, 20, 60, 60))],
    [
      "error hairline: a line of the drawing `assets/d.svg` is 0.17 pt thick, less than 0.25 pt, on page 1, 26 mm from the left and 44 mm from the head",
    ],
  ],
  [
    "a white one on a ground",
    [rule(box(10, 10, 80, 80), BLUE), rule(rect(60, 60, 80, 0.2), WHITE)],
    [
      "error hairline: a rule is 0.2 pt thick, less than 0.25 pt, on page 1, 21.2 mm from the left and 21.2 mm from the head",
    ],
  ],
  [
    "thin rules in several inks, told once",
    [rule(rect(60, 60, 80, 0.4), RED), rule(rect(60, 90, 80, 0.4), RED)],
    [
      "warning thin-line: a rule is 0.4 pt thick in C 0 M 90 Y 80 K 15 on page 1, 21.2 mm from the left and 21.2 mm from the head, and 1 more on that page",
    ],
  ],
  [
    "small type in three inks",
    [words("abc", { size: 8.9, ink: RED })],
    [
      "warning small-type: `abc` in 8.9 pt is in 3 inks, C 0 M 90 Y 80 K 15, on page 1, 20 mm from the left and 56.9 mm from the head",
    ],
  ],
  [
    "small type in black of several inks",
    [words("abc", { size: 11, ink: RICH })],
    [
      "error rich-black: `abc` in 11 pt is in a black of several inks, C 60 M 40 Y 40 K 100, on page 1, 20 mm from the left and 56.1 mm from the head",
    ],
  ],
  [
    "small white type on a ground",
    [rule(box(10, 40, 80, 40), BLUE), words("abc", { size: 8, ink: WHITE })],
    [
      "warning reversed-type: `abc` in 8 pt is white on a ground on page 1, 20 mm from the left and 57.2 mm from the head",
    ],
  ],
  [
    "small type in next to no ink on a ground",
    [rule(box(10, 40, 80, 40), BLUE), words("abc", { size: 8, ink: cmyk(0.08, 0, 0, 0) })],
    [
      "warning reversed-type: `abc` in 8 pt is nearly white on a ground on page 1, 20 mm from the left and 57.2 mm from the head",
    ],
  ],
  [
    "small white type on a picture",
    [shown(picture(4000, 2000), box(10, 40, 80, 40)), words("abc", { size: 8, ink: WHITE })],
    [
      "warning reversed-type: `abc` in 8 pt is white on a ground on page 1, 20 mm from the left and 57.2 mm from the head",
    ],
  ],
  [
    "a picture in RGB",
    [shown(picture(300, 300, { space: "rgb" }), inch)],
    [
      "error rgb: the picture `assets/a.jpg` is in RGB on page 1, 20 mm from the left and 20 mm from the head",
    ],
  ],
  [
    "three spot inks",
    [rule(inch, spot("Tide")), rule(inch, spot("Buoy")), words("a", { ink: spot("Sand") })],
    [
      "warning spots: the issue has 3 spot inks, `Tide` from page 1 on, `Buoy` from page 1 on, `Sand` from page 1 on; the printer prints 2",
    ],
  ],
];

describe("what the printer sends back", () => {
  test.each(WRONG)("%s", (_, marks, expected) => {
    expect(told(...marks)).toEqual(expected);
  });

  test("has a case for each check; page counts have their own", () => {
    const seen = WRONG.flatMap(([, , lines]) => lines.map((line) => line.split(/[ :]/u)[1]));
    expect(new Set([...seen, "pages"])).toEqual(new Set(Object.keys(CHECKS)));
  });

  test("pages that do not divide", () => {
    const asked = printer({ multiple: 2 });
    expect(findings([page(), page()], asked)).toEqual([]);
    expect(findings([page()], asked)).toMatchObject([
      { severity: "warning", code: "preflight/pages", message: "1 page does not divide by 2" },
    ]);
  });

  test("a finding has the place in the copy, and a way out; an error is a rejection", () => {
    const [error] = findings([page(shown(picture(100, 100), inch))]);
    expect(error).toMatchObject({
      ...{ severity: "error", kind: "rejected", span: { file: "articles/a.md", start: 10 } },
      hints: ["take one of 225 × 225 pixels or more, or show it smaller"],
    });
    const [warning] = findings([page(), page(words("a", { x: 1 }))]);
    expect(warning).not.toHaveProperty("kind");
    expect(warning?.message).toContain("on page 2,");
  });

  test("what the copy does not order has the place of what stands on it, of the theme, of the profile", () => {
    const [at] = [{ file: "issue.yaml", start: 1, end: 2 }];
    const spansOf = (marks: readonly Mark[], limits = {}) => {
      const orders = { theme: { name: "annual", span: at }, profile: { ...at, start: 7, end: 9 } };
      return findings([page(...marks)], printer(limits), orders).map(({ span }) => span);
    };
    const ground = rule(box(0, 40, 60, 60), BLUE);
    expect(spansOf([ground, words("abc")])).toMatchObject([{ file: "articles/a.md" }]);
    expect(spansOf([ground, words("abc", { y: 120 })])).toEqual([at]);
    expect(spansOf([rule(inch, spot("Tide"))], { spots: 0, multiple: 2 })).toMatchObject([
      at,
      { start: 7 },
    ]);
  });

  test("what the theme draws is said to be the theme's", () => {
    const theme = { name: "annual", span: { file: "issue.yaml", start: 1, end: 2 } };
    const [told] = findings([page(rule(box(0, 40, 60, 60), BLUE))], printer(), { theme });
    expect(told?.hints).toEqual([
      "let it run 3 mm past the trim (`page: { bleed: … }` leaves the room), or end it inside; the theme `annual` draws it",
    ]);
  });

  test("what is alike on a page is told once, and again on the next; words are told as they are read", () => {
    const near = words("Na\u00ad", { x: 1 });
    const messages = findings([page(near, near, near), page(near)]).map(({ message }) => message);
    expect(messages).toEqual([
      "`Na-` stands 1 mm from the trim, nearer than 3 mm, on page 1, 1 mm from the left and 56.5 mm from the head, and 2 more on that page",
      "`Na-` stands 1 mm from the trim, nearer than 3 mm, on page 2, 1 mm from the left and 56.5 mm from the head",
    ]);
  });

  test("of what is alike the worst is told", () => {
    const [near, nearer] = [words("Na", { x: 2 }), words("Nb", { x: 1 })];
    const [only] = findings([page(near, nearer, near)]).map(({ message }) => message);
    expect(only).toMatch(/^`Nb` stands 1 mm from the trim.*, and 2 more on that page$/u);
  });

  test("where pages are not cut, ink may end at their edge", () => {
    const ground = page(rule(box(0, 0, 100, 60), BLUE));
    expect(findings([ground])).toHaveLength(1);
    expect(findings([ground], printer({ bleed: 0 }))).toEqual([]);
  });

  test("what a profile makes of a check: a warning, nothing", () => {
    const asked = printer();
    const coarse = [page(shown(picture(100, 100), inch))];
    const taken = (resolution: "warning" | "off") =>
      findings(coarse, { ...asked, checks: { ...asked.checks, resolution } });
    expect(taken("warning")).toMatchObject([{ severity: "warning" }]);
    expect(taken("off")).toEqual([]);
  });
});

test.each([
  ["sheetfed-coated", 0],
  ["web-lwc", 1],
  ["newsprint", 1],
])("290 %% of ink under %s", (name, count) => {
  const ground = rule(box(20, 20, 20, 20), cmyk(0.9, 1, 1, 0));
  expect(findings([page(ground)], printer({}, name))).toHaveLength(count);
});

test("a black ground knocks out what lies under it, as the press is told to print it", () => {
  const under = rule(box(10, 20, 80, 60), cmyk(0.9, 0.8, 0.7, 0));
  expect(told(under, rule(box(20, 30, 20, 20), BLACK))).toEqual([]);
});
