import { describe, expect, test } from "vitest";
import type { FloatPiece, Quoted, TextPiece } from "../../src/galley/galley.ts";
import type { Mark, TextMark } from "../../src/display/mark.ts";
import { rect } from "../../src/geometry/geometry.ts";
import { makeUpArticle } from "../../src/pages/article.ts";
import { settingOf } from "../../src/text/line.ts";
import { block, galley, setLine, text } from "../support/galley.ts";

/** What costs of a page decide: articles with pages that could be full in two ways. */

const LINES = 12;
const SPAN = { file: "a.md", start: 0, end: 1 };

/** The pages of an article in two columns. */
function pagesOf(pieces: Parameters<typeof galley>[0]) {
  const columns = [
    { x: 0, width: 10 },
    { x: 12, width: 10 },
  ];
  const { pages } = makeUpArticle(
    {
      galley: galley(pieces, [], LINES),
      head: { height: 0, marks: [], diagnostics: [] },
      leaf: { trim: { width: 22, height: LINES }, bleed: 0 },
      span: SPAN,
      folio: 1,
      maxPages: 9,
    },
    () => ({ area: rect(0, 0, 22, LINES), lines: LINES, columns }),
  );
  return pages;
}

/** How often each page of two columns says what begins with these letters. */
const pagesWith = (begins: string, pieces: Parameters<typeof galley>[0]): readonly number[] =>
  pagesOf(pieces).map((marks) => saying(begins, marks).length);

const saying = (begins: string, marks: readonly Mark[]): readonly TextMark[] =>
  marks.filter(
    (mark): mark is TextMark =>
      mark.kind === "text" && mark.runs[0]?.texts.join("").startsWith(begins) === true,
  );

/** Where things stand that begin so: the page, the column's edge, and the first line. */
const placesOf = (begins: string, pieces: Parameters<typeof galley>[0]) =>
  pagesOf(pieces).flatMap((marks, index) =>
    saying(begins, marks)
      .slice(0, 1)
      .map(({ at: { x, y } }) => ({ page: index + 1, x, line: Math.round(y) })),
  );

describe("of two ways to fill pages", () => {
  test("a second pull quote waits for the next page", () => {
    const quote: FloatPiece = {
      kind: "float",
      over: "column",
      content: block("Q", 2, { before: 1, after: 1 }),
      quote: {},
    };
    const pieces = [text("a", 8), quote, text("b", 8), quote, text("c", 4), text("d", 18)];
    expect(pagesWith("Q", pieces)).toEqual([2, 2]);
  });

  test("a pull quote does not stand level with what it repeats in the next column", () => {
    const repeated = { file: "a.md", start: 40, end: 60 };
    const quoteOf = (quote: Quoted): FloatPiece => ({
      ...{ kind: "float", over: "column", content: block("Q", 2, { before: 1, after: 1 }) },
      ...{ quote },
    });
    const placed = (quote: Quoted) =>
      placesOf("Q", [
        ...[text("a", 4), { ...text("s", 4), span: repeated }, text("b", 4)],
        ...[text("c", 4), quoteOf(quote), text("d", 4), text("e", 24)],
      ]);
    const level = placed({});
    expect(level).toEqual([{ page: 1, x: 12, line: 6 }]);
    expect(placed({ span: repeated })).not.toEqual(level);
  });

  test.each([2, 3, 4, 5, 6, 7].flatMap((head) => [3, 5, 6, 7, 8, 9].map((float) => [head, float])))(
    "a subhead of %d lines over a float of %d is never left alone",
    (high, tall) => {
      const head = { ...block("h", high), keepWithNext: true };
      const content = block("F", tall, { before: 1 });
      const float: FloatPiece = { kind: "float", over: "column", content, quote: {} };
      const pieces = [text("a", 9), head, float, text("z", 8), text("y", 20)];
      const [at, ...under] = ["h", "F", "z1"].map((name) => placesOf(name, pieces)[0]);
      const lines = under
        .filter((one) => one !== undefined && one.page === at?.page && one.x === at.x)
        .map((one) => (one?.line ?? 0) - (at?.line ?? 0));
      expect(Math.min(...lines)).toBeGreaterThanOrEqual(high);
      expect(Math.min(...lines)).toBeLessThanOrEqual(high + 1);
    },
  );

  test("a word divided at the turn is dearer than at a column's foot", () => {
    const setting = (name: string, hyphened: (line: number) => boolean, demerits: number) =>
      settingOf(
        Array.from({ length: 40 }, (_, at) => ({
          ...setLine(`${name}${at + 1}`),
          hyphenated: hyphened(at + 1),
        })),
        demerits,
      );
    const dividing = setting("a", (line) => line >= 16 && line <= 24, 0);
    const whole = setting("b", () => false, 24_000 * 120);
    const piece: TextPiece = { ...text("a", 1), settings: [dividing, whole] };
    expect(pagesWith("b", [piece])).toEqual([24, 16]);
  });
});
