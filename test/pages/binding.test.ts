import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mm } from "../../src/geometry/geometry.ts";
import type { PaperOrder } from "../../src/issue/issue.ts";
import { boundOf, creepOn, isGlued } from "../../src/pages/binding.ts";

const span = { file: "issue.yaml", start: 0, end: 1 };
const saddle: PaperOrder = { binding: "saddle", thickness: 0.5, span };
const perfect: PaperOrder = { binding: "perfect", thickness: 0.5, span };

/** The pages that are on one sheet of a stitched issue, outside first. */
const sheetOf = (index: number, count: number): readonly number[] => [
  ...[2 * index + 1, 2 * index + 2, count - 2 * index - 1, count - 2 * index],
];

describe("what is stitched", () => {
  const stitched = fc.integer({ min: 1, max: 60 }).map((sheets) => 4 * sheets);

  test("creeps by the thickness of all sheets that lie round a sheet, the same on its four pages", () => {
    fc.assert(
      fc.property(stitched, (count) => {
        for (let index = 0; index < count / 4; index += 1) {
          const creeps = sheetOf(index, count).map((folio) => creepOn(folio, count, saddle));
          expect(creeps).toEqual([0, 0, 0, 0].map(() => index * 0.5));
        }
      }),
    );
  });

  test("creeps most in the middle, and is as thick as all its leaves", () => {
    expect(boundOf(saddle, 64)).toEqual({
      ...{ kind: "saddle", sheets: 16, middle: [32, 33] },
      paper: { creep: 15 * 0.5, bulk: 32 * 0.5 },
    });
  });

  test("has its cover of another stock round all other sheets", () => {
    const board = { ...saddle, coverThickness: 2 };
    expect([1, 3, 5].map((folio) => creepOn(folio, 12, board))).toEqual([0, 2, 2.5]);
    expect(boundOf(board, 12)).toMatchObject({ paper: { creep: 2.5, bulk: 4 * 0.5 + 2 * 2 } });
  });

  test("is reckoned as if it were filled up where sheets are not whole", () => {
    expect(boundOf(saddle, 10)).toEqual({ ...boundOf(saddle, 12) });
    expect(boundOf(saddle, 10)).toMatchObject({
      sheets: 3,
      middle: [6, 7],
      paper: { bulk: 6 * 0.5 },
    });
    expect(creepOn(10, 10, saddle)).toBe(0.5);
  });

  test("creeps by nobody knows how much on paper of no thickness", () => {
    expect(boundOf({ binding: "saddle", span }, 8)).toEqual({
      ...{ kind: "saddle", sheets: 2, middle: [4, 5] },
    });
  });
});

describe("what is glued", () => {
  test.each([
    ["has a spine as wide as its leaves are thick", perfect, 16 * 0.5],
    [
      "with those of the cover in their own thickness",
      { ...perfect, coverThickness: 2 },
      14 * 0.5 + 4,
    ],
    ["or as wide as the printer says", { ...perfect, spine: 11 }, 11],
    ["or nobody knows how wide", { binding: "perfect", span } as const, undefined],
  ])("%s", (_, paper, spine) => {
    expect(boundOf(paper, 32)).toEqual({
      ...{ kind: "perfect", leaves: 16, ...(spine !== undefined && { spine }) },
    });
  });

  test("does not creep, and is glued to its cover over the first and last openings", () => {
    const folios = Array.from({ length: 12 }, (_, index) => index + 1);
    expect(folios.filter((folio) => creepOn(folio, 12, perfect) > 0)).toEqual([]);
    expect(folios.filter((folio) => isGlued(folio, 12, perfect))).toEqual([2, 3, 10, 11]);
    expect(folios.filter((folio) => isGlued(folio, 12, saddle))).toEqual([]);
  });
});

test.each([
  ["nobody says how it is bound", undefined],
  ["nobody says how", { thickness: mm(0.1), span }],
])("nothing is known where %s", (_, paper) => {
  expect([boundOf(paper, 8), creepOn(4, 8, paper)]).toEqual([undefined, 0]);
});
