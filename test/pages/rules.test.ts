import { describe, expect, test } from "vitest";
import { dumpPage } from "../../src/display/dump.ts";
import type { FloatPiece, Galley } from "../../src/galley/galley.ts";
import { rect } from "../../src/geometry/geometry.ts";
import { makeUpArticle } from "../../src/pages/article.ts";
import {
  block,
  float,
  galley,
  note,
  panel,
  subhead,
  table,
  text,
  variants,
} from "../support/galley.ts";

/**
 * Each rule of the make-up on a page as small as shows it: two columns of twelve lines, a line of the grid a point
 * high, so that a line's baseline is its number less a fifth. The line "a3" is the third of paragraph a.
 * `npx vitest run test/pages/rules.test.ts -u` takes over what is meant.
 */
const LINES = 12;

const frame = {
  area: rect(0, 0, 22, LINES),
  lines: LINES,
  columns: [
    { x: 0, width: 10 },
    { x: 12, width: 10 },
  ],
};

interface Rule {
  readonly galley: Galley;
  readonly asked?: number;
  /** How many lines of text stand in the columns, page after page. */
  readonly lines: readonly (readonly [left: number, right: number])[];
}

const SPACED = { before: 1, after: 1 };
const SAID = { file: "a.md", start: 7, end: 9 };

const set = (...pieces: Parameters<typeof galley>[0]): Galley => galley(pieces, [], LINES);

/** So many paragraphs of so many lines, or else of so many at a price. */
const paragraphs = (count: number, best: number, other: number): Galley =>
  set(
    ...Array.from({ length: count }, (_, index) =>
      variants(`${String.fromCharCode(97 + index)}.`, [
        [best, 0],
        [other, 90_000],
      ]),
    ),
  );

const quote: FloatPiece = {
  kind: "float",
  over: "column",
  content: block("Q", 2, SPACED),
  quote: { span: SAID },
};
const cut = { height: 4, marks: block("cut", 4).marks };

const RULES: Readonly<Record<string, Rule>> = {
  "no line of a paragraph alone at a column's head": {
    galley: set(text("a", 25), text("b", 21)),
    lines: [
      [11, 11],
      [12, 12],
    ],
  },
  "no line of a paragraph alone at a column's foot": {
    galley: set(text("a", 23), text("b", 21)),
    lines: [
      [10, 10],
      [12, 12],
    ],
  },
  "a subhead with two lines of its text": {
    galley: set(text("a", 22), subhead("Head", { before: 1 }), text("b", 21)),
    lines: [
      [11, 11],
      [10, 11],
    ],
  },
  "a subhead with more white so that its column is full": {
    galley: set(text("a", 3), subhead("Head", { before: 1 }), text("b", 6), text("c", 12)),
    lines: [[9, 12]],
  },
  "a float at the next column's head": {
    galley: set(text("a", 8), float(block("P", 5, SPACED)), text("b", 10)),
    lines: [[12, 6]],
  },
  "a float at the column's foot": {
    galley: set(text("a", 4), float(block("P", 5, SPACED)), text("b", 14)),
    lines: [[6, 12]],
  },
  "a float in the text": {
    galley: set(text("a", 4), float(block("P", 2, SPACED)), text("b", 4), text("c", 12)),
    lines: [[8, 12]],
  },
  "a float over all columns at the page's foot": {
    galley: set(text("a", 10), float(block("wide", 3, SPACED), "page"), text("b", 22)),
    lines: [
      [8, 8],
      [8, 8],
    ],
  },
  "a float over all columns at the next page's head": {
    galley: set(text("a", 22), float(block("wide", 3, SPACED), "page"), text("b", 18)),
    lines: [
      [12, 12],
      [8, 8],
    ],
  },
  "a picture a line lower so that its column is full": {
    galley: set(
      text("a", 4),
      float({ ...block("P", 5), also: [cut] }),
      text("b", 4),
      text("c", 12),
    ),
    lines: [[8, 12]],
  },
  "a pull quote apart from its paragraph": {
    galley: set(text("a", 3), { ...text("b", 3), span: SAID }, quote, text("c", 12)),
    lines: [[8, 10]],
  },
  "a sidebar longer than a column": {
    galley: set(text("a", 6), float(panel([text("p", 16)])), text("b", 18)),
    lines: [
      [12, 10],
      [8, 10],
    ],
  },
  "a table longer than a column": {
    galley: set(text("a", 6), float(table("t", 15)), text("b", 22)),
    lines: [
      [12, 0],
      [6, 10],
    ],
  },
  "a note that goes on in the next column": {
    galley: galley([text("a", 30, { calls: { 1: 1 } })], [note(1, 12)], LINES),
    lines: [
      [8, 2],
      [10, 10],
    ],
  },
  "last columns of even depth": { galley: set(text("a", 7), text("b", 8)), lines: [[7, 8]] },
  "a last page that has its share": {
    galley: paragraphs(14, 4, 4),
    lines: [
      [10, 10],
      [10, 10],
      [8, 8],
    ],
  },
  "drawn in to the pages asked for": {
    galley: paragraphs(9, 6, 5),
    asked: 2,
    lines: [
      [12, 12],
      [12, 12],
    ],
  },
  "let out to the pages asked for": {
    galley: paragraphs(12, 4, 5),
    asked: 3,
    lines: [
      [10, 10],
      [10, 10],
      [8, 8],
    ],
  },
};

describe("the make-up sets", () => {
  test.each(Object.entries(RULES))("%s", async (name, rule) => {
    const { pages } = makeUpArticle(
      {
        galley: rule.galley,
        head: { height: 0, marks: [], diagnostics: [] },
        leaf: { trim: { width: 22, height: LINES }, bleed: 0 },
        span: SAID,
        folio: 1,
        asked: rule.asked,
        maxPages: 9,
      },
      () => frame,
    );
    const inColumn = (marks: (typeof pages)[number], least: number): number =>
      marks.filter(
        (mark) =>
          mark.kind === "text" &&
          mark.stream === "body" &&
          mark.at.x >= least &&
          mark.at.x < least + 10,
      ).length;
    expect(pages.map((marks) => [inColumn(marks, 0), inColumn(marks, 12)])).toEqual(rule.lines);
    const dump = pages.map((marks, index) =>
      dumpPage({ folio: index + 1, trim: { width: 22, height: LINES }, bleed: 0, marks }),
    );
    const file = name.replaceAll("'", "").replaceAll(" ", "-");
    await expect(dump.join("\n")).toMatchFileSnapshot(`../golden/rules/${file}.display.txt`);
  });
});
