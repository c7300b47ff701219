import { describe, expect, test } from "vitest";
import { mm, rect } from "../../src/geometry/geometry.ts";
import { layOnPaper } from "../../src/paper-sheet.ts";
import { fonts } from "../support/made-up.ts";

const A4 = { width: mm(210), height: mm(297) };

const laid = (pages: number, trim = A4, heading = "Press · Test") =>
  layOnPaper(
    Array.from({ length: pages }, (_, index) => index + 1),
    trim,
    heading,
    fonts,
  );

const said = ({ lettering }: ReturnType<typeof laid>): readonly string[] =>
  lettering.map(({ runs }) => runs.flatMap(({ texts }) => texts).join(""));

describe("the contact sheet on paper", () => {
  test.each([1, 2, 3, 8, 39, 50, 96, 300])("has %i pages on one A3, in their shape", (count) => {
    const plan = laid(count);
    expect([plan.width, plan.height]).toEqual([mm(420), mm(297)]);
    expect(plan.places).toHaveLength(count);
    for (const { x, y, width, height } of plan.places) {
      expect(height / width).toBeCloseTo(Math.SQRT2, 2);
      expect(Math.min(x, y) > 0 && x + width < plan.width && y + height < plan.height).toBe(true);
    }
  });

  test("has spreads side by side, and the first page alone at the right", () => {
    const [first, second, third] = laid(3).places;
    expect(third?.x).toBeCloseTo((second?.x ?? 0) + (second?.width ?? 0), 6);
    expect(third?.y).toBe(second?.y);
    const { x, y, width } = first ?? rect(0, 0, 0, 0);
    const left = { from: x - width + 1, to: x - 1 };
    const beside = [second, third].filter(
      (one) => one?.y === y && one.x < left.to && one.x + one.width > left.from,
    );
    expect([left.from > 0, beside]).toEqual([true, []]);
  });

  test("has pages of half their size at most", () => {
    expect(laid(1).places[0]?.width).toBeCloseTo(mm(105), 6);
  });

  test("has the heading, and under each page its folio in its middle", () => {
    const plan = laid(3);
    expect(said(plan)).toEqual(["Press · Test", "1", "2", "3"]);
    for (const [index, { x, y, width, height }] of plan.places.entries()) {
      const { at, runs } = plan.lettering[index + 1] ?? { at: { x: 0, y: 0 }, runs: [] };
      const half = runs.flatMap(({ advances }) => advances).reduce((sum, one) => sum + one, 0) / 2;
      expect(at.x + half).toBeCloseTo(x + width / 2, 6);
      expect(at.y).toBeGreaterThan(y + height + 3);
    }
  });

  test("cuts a heading that would run off the paper", () => {
    const [heading = ""] = said(laid(2, A4, "a long heading ".repeat(60)));
    expect(heading.endsWith("…")).toBe(true);
  });
});
