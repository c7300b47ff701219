import { expect, test } from "vitest";
import type { TextMark } from "../../src/display/mark.ts";
import { madeUp } from "../support/made-up.ts";

const COVER = "cover: { image: x.jpg, alt: x }";

/** The type over the middle of a cover: its size, and how many lines it takes. */
async function mastheadOf(publication: string): Promise<{ size: number; lines: number }> {
  const { publication: made } = await madeUp({ publication, flatplan: [COVER], articles: {} });
  const marks = made.pages[0]?.marks ?? [];
  const words = marks.filter((mark): mark is TextMark => mark.kind === "text" && mark.at.y < 300);
  return {
    size: Math.max(...words.flatMap(({ runs }) => runs.map(({ size }) => size))),
    lines: new Set(words.map(({ at }) => Math.round(at.y))).size,
  };
}

const many = (count: number): string => Array.from({ length: count }, () => "Harbors").join(" ");

test.each([
  ["a word", 1, 1],
  ["some", 3, 1],
  ["many", 9, 2],
  ["very many", 13, 3],
])("a masthead of %s takes as few lines as leave it a size to be seen", async (_, count, lines) => {
  const masthead = await mastheadOf(many(count));
  expect(masthead.lines).toBe(lines);
  expect(masthead.size).toBeGreaterThanOrEqual(24);
});

test("only a word wider than the cover is set smaller", async () => {
  const { size, lines } = await mastheadOf("Harbors".repeat(9));
  expect(lines).toBe(1);
  expect(size).toBeLessThan(24);
});
