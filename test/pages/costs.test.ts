import { describe, expect, test } from "vitest";
import type { FloatPiece, TextPiece } from "../../src/galley/galley.ts";
import { rect } from "../../src/geometry/geometry.ts";
import { makeUpArticle } from "../../src/pages/article.ts";
import { settingOf } from "../../src/text/line.ts";
import { block, galley, setLine, text } from "../support/galley.ts";

/** What costs of a page decide: articles with pages that could be full in two ways. */

const LINES = 12;
const SPAN = { file: "a.md", start: 0, end: 1 };

/** How often each page of two columns says what begins with these letters. */
function pagesWith(begins: string, pieces: Parameters<typeof galley>[0]): readonly number[] {
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
  return pages.map(
    (marks) =>
      marks.filter(
        (mark) => mark.kind === "text" && mark.runs[0]?.texts.join("").startsWith(begins) === true,
      ).length,
  );
}

describe("of two ways to fill pages", () => {
  test("a second pull quote waits for the next page", () => {
    const quote: FloatPiece = {
      kind: "float",
      over: "column",
      content: block("Q", 2, { before: 1, after: 1 }),
      quote: {},
    };
    const pieces = [text("a", 8), quote, text("b", 8), quote, text("c", 22)];
    expect(pagesWith("Q", pieces)).toEqual([2, 2]);
  });

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
