import { describe, expect, it } from "vitest";
import { NO_END, shapeDemerits, slopeOf } from "../../src/paragraph/shape.ts";

const SHAPE = { slope: 100, wedge: 1000, hole: 10_000, shelf: 1 };

/** What an outline costs, given the percents by which its lines fall short, from the first to the last. */
function costOf(...percents: readonly number[]): number {
  let [total, before] = [0, 0];
  for (let i = 2; i < percents.length; i++) {
    const end = (line: number) => {
      const percent = percents[line] ?? NaN;
      return percent < 0 ? NO_END : percent / 100;
    };
    const ends = { first: end(i - 2), second: end(i - 1), third: end(i) };
    const slope = slopeOf(ends);
    total += shapeDemerits(SHAPE, ends, slope, before);
    before = slope;
  }
  return total;
}

describe("an outline", () => {
  it("that goes in and out costs nothing", () => {
    expect(costOf(0, 6, 1, 7, 3, 8)).toBe(0);
  });

  it("is a slope where three lines go on in one direction, worst at 15 %", () => {
    expect(costOf(0, 7, 15)).toBe(100);
    expect(costOf(15, 7, 0)).toBe(100);
    expect(costOf(0, 2, 7.5)).toBe(25);
    expect(costOf(0, 12, 25)).toBe(100);
  });

  it("is a wedge from the fourth line on", () => {
    expect(costOf(0, 7, 15, 22)).toBe(100 + 1100);
    expect(costOf(0, 7, 15, 22, 30)).toBe(100 + 2 * 1100);
    expect(costOf(0, 7, 15, 8, 0)).toBe(2 * 100);
  });

  it("has a hole where a line is over 8 % shorter than both its neighbors", () => {
    expect(costOf(0, 15, 0)).toBe(10_000);
    expect(costOf(3, 15, 6)).toBeCloseTo(3600);
    expect(costOf(0, 8, 0)).toBe(0);
    expect(costOf(15, 0, 15)).toBe(0);
  });

  it("is a shelf where three short lines end alike; full ones may", () => {
    expect(costOf(9, 9.5, 9)).toBe(1);
    expect(costOf(0, 0.5, 0)).toBe(0);
    expect(costOf(9, 9.5, 12)).toBe(0);
  });

  it("takes no notice of a line whose end was not chosen", () => {
    expect(costOf(0, 7, -1, 15, 22)).toBe(0);
    expect(costOf(0, 20, -1)).toBe(0);
  });
});
