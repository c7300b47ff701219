import { describe, expect, test } from "vitest";
import { cmyk, type Ink } from "../../src/color/ink.ts";
import type { Mark } from "../../src/display/mark.ts";
import { mm } from "../../src/geometry/geometry.ts";
import { preflight } from "../../src/preflight/preflight.ts";
import { box, page, printer, rule, words } from "./build.ts";

/** What is told of a page of 100 mm under a safety margin of 3 mm, in binding. */
function told(folio: number, bound: { creep?: number; isGlued?: boolean }, ...marks: Mark[]) {
  const publication = {
    ...{ title: "", publisher: "", authors: [], language: "en", outline: [] },
    pages: [{ ...page(...marks), folio }],
  };
  const { creep = 0, isGlued = false } = bound;
  const orders = { bound: () => ({ creep: mm(creep), isGlued }) };
  return preflight(publication, printer(), orders).map(
    ({ severity, code, message }) => `${severity} ${code}: ${message}`,
  );
}

/** Three letters as wide as they are high. */
const width = (3 * 10 * 25.4) / 72;
const fromRight = (distance: number) => words("abc", { x: 100 - distance - width });
const fromLeft = (distance: number) => words("abc", { x: distance });

describe("creep", () => {
  test.each([
    ["a recto's text near its right edge", 33, fromRight(4)],
    ["a verso's near its left edge", 32, fromLeft(4)],
  ])("brings %s nearer to the trim", (_, folio, text) => {
    expect(told(folio, { creep: 1.3 }, text)).toEqual([
      expect.stringMatching(
        `^warning print/creep: \`abc\` stands 2.7 mm from the outer edge once 1.3 mm of creep are cut off, nearer than 3 mm, on page ${folio}, `,
      ),
    ]);
  });

  test.each([
    ["text that is far enough", 33, 1.3, [fromRight(4.4)]],
    ["the edge at the fold", 33, 1.3, [fromLeft(3.1)]],
    ["the edge at the fold of a verso", 32, 1.3, [fromRight(3.1)]],
    ["a page without it", 33, 0, [fromRight(3.1)]],
    ["grounds", 33, 1.3, [rule(box(20, 20, 76, 20))]],
  ])("does not mind %s", (_, folio, creep, marks) => {
    expect(told(folio, { creep }, ...marks)).toEqual([]);
  });

  test("is not told of text that is too near without it", () => {
    expect(told(33, { creep: 1.3 }, fromRight(2))).toEqual([
      expect.stringContaining("preflight/safety"),
    ]);
  });

  test("is told once of a page, by what is nearest to the edge", () => {
    const said = told(33, { creep: 2 }, fromRight(4.5), fromRight(4), fromRight(4.2));
    expect(said).toEqual([expect.stringMatching(/ 2 mm from .*, and 2 more on that page$/u)]);
  });
});

describe("glue", () => {
  test.each([
    ["a recto's left edge", 3, fromLeft(4)],
    ["a verso's right edge", 2, fromRight(4)],
  ])("runs over text at %s", (_, folio, text) => {
    expect(told(folio, { isGlued: true }, text)).toEqual([
      expect.stringMatching(
        `^warning print/glue: \`abc\` stands 4 mm from the spine, where the cover is glued .* over 6 mm, on page ${folio}, `,
      ),
    ]);
  });

  test.each([
    ["text that is far enough", 3, true, fromLeft(6)],
    ["the other edge", 3, true, fromRight(4)],
    ["pages that face no cover", 3, false, fromLeft(4)],
  ])("does not mind %s", (_, folio, isGlued, text) => {
    expect(told(folio, { isGlued }, text)).toEqual([]);
  });
});

describe("a cover's spine", () => {
  /** The sides of a flat of 100 mm with nothing on them but its spine. */
  const toldOfSpine = (...marks: Mark[]) =>
    preflight(
      {
        ...{ title: "", publisher: "", authors: [], language: "en", outline: [] },
        pages: [{ ...page(), folio: 1 }],
      },
      printer(),
      { spine: page(...marks) },
    );

  test("is looked over like a page, and is told of by its place on the flat", () => {
    const [fault, ...others] = toldOfSpine(words("abc", { x: 50, y: 5 }));
    expect(others).toEqual([]);
    expect(fault?.code).toBe("preflight/safety");
    expect(fault?.message).toMatch(/on the open cover's spine, 50 mm from the left and /u);
    // No page of the issue has it, so that none is to be turned to.
    expect(fault).not.toHaveProperty("on");
  });

  test("has spot inks that count for the issue", () => {
    const rose = (name: string): Ink => ({
      kind: "spot",
      name,
      tint: 1,
      alternate: cmyk(0, 1, 0, 0),
    });
    const three = ["Rose", "Tide", "Sand"].map((name) => rule(box(40, 20, 10, 90), rose(name)));
    expect(toldOfSpine(...three).map(({ code }) => code)).toEqual(["preflight/spots"]);
  });
});
