import { expect, test } from "vitest";
import fc from "fast-check";
import { epochSeconds, isoText, longDate } from "../../src/schema/date.ts";
import { parseIsoDate } from "../../src/schema/scalars.ts";

const day = { year: 2020, month: 12, day: 31 };

test("a day in words", () => {
  expect(longDate(day, "en-US")).toBe("December 31, 2020");
  expect(longDate(day, "en-GB")).toBe("31 December 2020");
  expect(longDate(day, "de")).toBe("31. Dezember 2020");
});

test("a day as text and as seconds agrees with the calendar", () => {
  const time = fc.integer({ min: -62_000_000_000, max: 250_000_000_000 });
  fc.assert(
    fc.property(time, (seconds) => {
      const text = new Date(seconds * 1000).toISOString().slice(0, 10);
      const date = parseIsoDate(text);
      if (date === undefined) throw new Error(`no day: ${text}`);
      expect(isoText(date)).toBe(text);
      expect(epochSeconds(date)).toBe(Math.floor(seconds / 86_400) * 86_400);
    }),
  );
});
