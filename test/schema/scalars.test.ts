import { expect, test } from "vitest";
import fc from "fast-check";
import { parseLength, toPoints } from "../../src/schema/length.ts";
import { parseIsoDate } from "../../src/schema/scalars.ts";

/** What a length is worth where the type is 10 points. */
const points = (typed: string) => {
  const length = parseLength(typed);
  return length && toPoints(length, 10);
};

test("lengths in every unit", () => {
  expect(points("54pt")).toBe(54);
  expect(points("1in")).toBe(72);
  expect(points("8.375in")).toBe(603);
  expect(points("25.4mm")).toBeCloseTo(72, 10);
  expect(points("2.54 cm")).toBeCloseTo(72, 10);
  expect(points("1.5em")).toBe(15);
  expect(points(".5em")).toBe(5);
  expect(points("-2pt")).toBe(-2);
});

test("what is no length", () => {
  for (const typed of ["", "3", "mm", "3 px", "3mm 4mm", "1e3pt", "--3pt", "9999999pt"]) {
    expect(points(typed)).toBeUndefined();
  }
});

test("a date is one exactly where the calendar has it", () => {
  const number = (max: number) => fc.integer({ min: 0, max });
  fc.assert(
    fc.property(
      fc.integer({ min: 1000, max: 9999 }),
      number(14),
      number(33),
      (year, month, day) => {
        const pad = (part: number) => String(part).padStart(2, "0");
        const typed = `${year}-${pad(month)}-${pad(day)}`;
        const exists = JSON.stringify(new Date(`${typed}T00:00:00Z`)).startsWith(`"${typed}`);
        expect(parseIsoDate(typed)).toEqual(exists ? { year, month, day } : undefined);
      },
    ),
  );
});
