import { expect, test } from "vitest";
import { COST } from "../../src/galley/costs.ts";
import type { Galley } from "../../src/galley/galley.ts";
import { rect } from "../../src/geometry/geometry.ts";
import { makeUpArticle } from "../../src/pages/article.ts";
import type { Frame } from "../../src/pages/frame.ts";
import { block, galley, note, text } from "../support/galley.ts";

/** What a proof says of columns: two of twelve lines on a page. */

const LINES = 12;
const FRAME: Frame = {
  area: rect(0, 0, 22, LINES),
  lines: LINES,
  columns: [
    { x: 0, width: 10 },
    { x: 12, width: 10 },
  ],
};

/** What speaks against the first column of the first page. */
function pricesOf(set: Galley): Readonly<Record<string, number>> {
  const made = makeUpArticle(
    {
      galley: set,
      head: { height: 0, marks: [], diagnostics: [] },
      leaf: { trim: { width: 22, height: LINES }, bleed: 0 },
      span: { file: "a.md", start: 0, end: 1 },
      folio: 1,
      maxPages: 9,
    },
    () => FRAME,
  );
  const prices = made.anatomies()[0]?.columns[0]?.prices ?? [];
  return Object.fromEntries(prices.map(({ what, cost }) => [what, cost]));
}

test("a note that goes on is told as that", () => {
  const set = galley([text("a", 30, { calls: { 1: 1 } })], [note(1, 12)], LINES);
  expect(pricesOf(set)).toMatchObject({ noteGoesOn: COST.noteGoesOn });
});

test("a pause with which the next column begins is told as that", () => {
  const pause = { ...block("***", 1), pause: true, keepWithNext: true };
  const whole = { ...text("a", 12), together: 12 };
  const set = galley([whole, pause, text("b", 60)], [], LINES);
  expect(pricesOf(set)).toEqual({ pauseAtHead: COST.pauseAtHead });
});

test("a pause that ends its column is told as that", () => {
  const pause = { ...block("***", 1), pause: true, keepWithNext: true };
  const set = galley([text("a", 11), pause, text("b", 60)], [], LINES);
  expect(pricesOf(set)).toEqual({ pauseAtFoot: COST.pauseAtFoot });
});
