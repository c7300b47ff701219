import { expect, test } from "vitest";
import fc from "fast-check";
import { editDistance, nearest } from "../../src/diagnostics/nearest.ts";

test("a misspelled word finds what was meant", () => {
  const keys = ["title", "deck", "date", "kicker"];
  expect(nearest("tilte", keys)).toBe("title");
  expect(nearest("Kiker", keys)).toBe("kicker");
  expect(nearest("DECK", keys)).toBe("deck");
  expect(nearest("dec", keys)).toBe("deck");
});

test("a word like none of them finds nothing", () => {
  expect(nearest("photographer", ["title", "deck"])).toBeUndefined();
  expect(nearest("x", ["a", "b"])).toBeUndefined();
  expect(nearest("title", [])).toBeUndefined();
});

test("distances that can be counted on the fingers", () => {
  expect(editDistance("", "abc")).toBe(3);
  expect(editDistance("kitten", "sitting")).toBe(3);
  expect(editDistance("tilte", "title")).toBe(1);
});

test("a distance is the same both ways, and 0 only to itself", () => {
  const word = fc.string({ maxLength: 8, unit: fc.constantFrom("a", "b", "c") });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b) === 0).toBe(a === b);
      expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
});
