import { describe, expect, test } from "vitest";
import { rect } from "../../src/geometry/geometry.ts";
import { madeUp, type Typed } from "../support/made-up.ts";
import {
  linesOnPictures,
  linesTouching,
  offTheGrid,
  offThePaper,
  outsideOf,
  picturesTouching,
  wordsAmiss,
} from "../support/page-laws.ts";
import { planOf, type PlanGrid } from "../support/page-plan.ts";

/**
 * Copy that no page was made for. Each case says how every column of every page comes out (`planOf`), and what
 * staff are told: the code, and how the place in the copy begins.
 */
interface HardCase extends Pick<Typed, "theme" | "manifest" | "pixels"> {
  readonly body: string;
  readonly head?: string;
  readonly grid?: PlanGrid;
  readonly plan: readonly (readonly string[])[];
  readonly told?: readonly (readonly [code: string, place: string])[];
}

const COLUMNS = [
  { x: 54, width: 243 },
  { x: 315, width: 243 },
];
const TWO: PlanGrid = { head: 54, leading: 13, lines: 52, columns: COLUMNS };
const ONE: PlanGrid = { ...TWO, columns: [{ x: 54, width: 504 }] };
const THREE_LINES: PlanGrid = { ...TWO, leading: 220, lines: 3 };

const HEAD = "---\nnumber: 1\ntitle: Boats\n---\n\n";

const SENTENCE =
  "The boats came back in the order in which they had gone out, and nobody counted them.";
const said = (sentences: number): string =>
  Array.from({ length: sentences }, () => SENTENCE).join(" ");
const times = (count: number, one: (index: number) => string, between = "\n\n"): string =>
  Array.from({ length: count }, (_, index) => one(index)).join(between);
/** So many paragraphs of eleven lines each. */
const prose = (paragraphs: number): string => times(paragraphs, () => said(6));
const laid = (...blocks: readonly string[]): string => blocks.join("\n\n");

const figure = (more = ""): string => `::figure[A caption.]{src="a.png" alt="" ${more}}`;
const box = (...blocks: readonly string[]): string => `::::sidebar[Box]\n${laid(...blocks)}\n::::`;
const quote = (sentences: number): string => `:::pullquote\n${said(sentences)}\n:::`;
const note = (number: number, sentences: number): string => `[^${number}]: ${said(sentences)}`;
const table = (rows: readonly string[]): string =>
  `| Maker | Cars |\n|---|--:|\n${rows.map((row) => `| ${row} |`).join("\n")}`;
const rows = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `Maker ${index} | ${index}`);

const CASES: Readonly<Record<string, HardCase>> = {
  "a figure higher than a column": {
    body: laid(prose(6), figure(), prose(6)),
    pixels: { width: 200, height: 1600 },
    plan: [
      ["H4 -4 T44", "-8 T44"],
      ["P32 c1 -1 T5", "T39"],
    ],
  },
  "ten figures in a page of text": {
    body: times(10, () => laid(said(3), figure())),
    plan: [
      ["H4 -3 T6 -1 P13 c1 -1 T6 -1 P13 c1", "-7 T6 -1 P13 c1 -1 T6 -1 P13 c1"],
      ["T6 -2 P13 c1 -2 T6 -2 P13 c1 -2 T2", "T4 -2 P13 c1 -2 T6 -2 P13 c1 -2 T4"],
      ["T2 -1 P12 c1 -1 T2", "T4 -1 P13 c1"],
    ],
  },
  "ten figures after the text": {
    body: laid(
      prose(7),
      times(10, () => figure()),
    ),
    plan: [
      ["H4 -4 T39", "-8 T5 -1 P13 c1 -1 T18"],
      ["T15 -1 P13 c1 -2 P13 c1", "P13 c1 -2 P13 c1 -2 P13 c1"],
      ["P13 c1 -1 P13 c1", "P13 c1 -1 P13 c1"],
    ],
  },
  "one line": { body: "Gone.", plan: [["H4 -3 T1", ""]] },
  "a table longer than a page, with notes in its rows": {
    body: laid(
      prose(4),
      table(rows(150).map((row, index) => (index % 50 === 20 ? `${row}[^${index}]` : row))),
      prose(2),
      times(3, (index) => note(50 * index + 20, 1)),
    ),
    plan: [
      ["H4 -4 T44", "-8 t44"],
      ["o1 t48 -2 n1", "o1 t48 -2 n1"],
      ["o1 t11 -1 T3 -2 n1", "T19"],
    ],
  },
  "a row higher than a page": {
    body: laid(prose(2), table([`x | ${said(60)}`]), prose(2)),
    plan: [
      ["H4 -3 T44", ""],
      ["t52", ""],
    ],
    told: [["pages/overset", "| Maker | Cars |\n|--"]],
  },
  "a word of 300 letters": {
    body: laid(said(2), "supercalifragilistic".repeat(15), said(2)),
    plan: [["H4 -3 T7", "-7 T7"]],
  },
  "a word of 300 letters where nothing is divided": {
    body: laid(said(2), "x".repeat(300), said(2)),
    theme: "extends: review\nbody: { hyphenate: false, align: left }",
    plan: [["H4 -3 T9", "-7 T8"]],
  },
  "a pull quote longer than a column": {
    body: laid(prose(6), quote(40), prose(6)),
    plan: [
      ["H4 -4 T44", "-8 T44"],
      ["-2 q50", "T44"],
    ],
    told: [["pages/overset", ":::pullquote\nThe boa"]],
  },
  "a note called in the line over a figure": {
    body: laid(prose(1), `${said(4)} So it was.[^1]`, figure(), prose(7), note(1, 2)),
    plan: [
      ["H4 -3 T19 -1 P13 c1 -2 T4 -2 n2", "-7 T44"],
      ["T15", "T14"],
    ],
  },
  "a note called in a column's last line, before a figure": {
    body: laid(prose(3), `${said(1)} So it was.[^1]`, figure(), prose(7), note(1, 2)),
    plan: [
      ["H4 -3 T41 -2 n2", "-7 P13 c1 -1 T30"],
      ["T21", "T20"],
    ],
  },
  "a note longer than its column": {
    body: laid(prose(2), `Called.[^1] ${said(5)}`, figure(), prose(6), note(1, 45)),
    plan: [
      ["H4 -5 T23", "-9 T9 -1 n31"],
      ["P13 c1 -1 T15 -2 n19", "T51"],
    ],
  },
  "a note longer than its page": {
    body: laid(prose(2), `Called.[^1] ${said(5)}`, prose(6), note(1, 145)),
    plan: [
      ["H4 -5 T23", "-9 T9 -1 n31"],
      ["T2 -2 n48", "T2 -2 n48"],
      ["T14 -2 n32", "T48"],
    ],
  },
  "ten notes in one paragraph over a figure": {
    body: laid(
      prose(2),
      times(10, (index) => `${SENTENCE}[^${index}]`, " "),
      figure(),
      prose(6),
      times(10, (index) => note(index, 2)),
    ),
    plan: [
      ["H4 -3 T32 -2 n11", "-7 T8 -1 P13 c1 -1 T8 -2 n11"],
      ["T29", "T29"],
    ],
  },
  "a sidebar longer than two pages": {
    body: laid(prose(2), box(prose(26)), prose(4)),
    plan: [
      ["H4 -4 T44", "-9 b42"],
      ["-1 b50", "-1 b50"],
      ["-1 b50", "-1 b50"],
      ["-1 b20", "T22"],
    ],
  },
  "a sidebar with a table and a figure": {
    body: laid(prose(4), box(said(2), table(rows(2)), said(1), figure(), said(1)), prose(6)),
    plan: [
      ["H4 -4 T44", "-9 b5 -1 t3 -1 b2 -1 P12 c1 -1 b2 -3 T11"],
      ["T28", "T27"],
    ],
  },
  "a long sidebar with a long table and a figure": {
    body: laid(prose(4), box(prose(4), table(rows(70)), figure(), said(1)), prose(6)),
    plan: [
      ["H4 -4 T44", "-9 b42"],
      ["-1 t50", "-1 o1 t21 -1 P12 c1 -1 b2 -3 T9"],
      ["T29", "T28"],
    ],
  },
  "a subhead as the last thing": {
    body: laid(prose(4), "## The end"),
    plan: [["H4 -3 T24", "-7 T20 -2 T1"]],
  },
  "three subheads in a row where the column ends": {
    body: laid(prose(3), said(6), "## One", "## Two", "### Three", prose(7)),
    plan: [
      ["H4 -4 T44", "-8 T44"],
      ["T18", "T18"],
    ],
  },
  "150 items of one line": {
    body: times(150, (index) => `- item ${index}`, "\n"),
    plan: [
      ["H4 -3 T45", "-7 T45"],
      ["T30", "T30"],
    ],
  },
  "code wider than its measure": {
    body: laid(said(2), `\`\`\`\n${"x".repeat(200)}\n${"word ".repeat(40)}\n\`\`\``),
    plan: [["H4 -3 T4", "-8 T10"]],
  },
  "nothing but floats": {
    body: laid(figure("span=2"), quote(1), box("Text."), table(rows(2)), figure("span=bleed")),
    plan: [
      ["H4 -5 q4 -12 P26 c1", "-8 b2 -2 t3 -10 P26"],
      ["P27 c1", "P27"],
    ],
  },
  "a figure right under the headline": {
    body: laid(figure(), prose(3)),
    plan: [["H4 -3 P13 c1 -1 T9", "-7 T24"]],
  },
  "a bleeding figure right under the headline": {
    body: laid(figure("span=bleed"), prose(3)),
    plan: [
      ["H4 -3 T17", "-7 T16"],
      ["P27 c1", "P27"],
    ],
  },
  "sections that are a figure, a table and a box and nothing else": {
    body: laid(
      ...[prose(2), "## One", figure(), "## Two", table(rows(6)), "## Three", box(said(4))],
      ...["## Four", prose(6)],
    ),
    plan: [
      ["H4 -5 T22 -2 T1 -1 P13 c1", "-9 T1 -1 t7 -1 T1 -2 b8 -2 T18"],
      ["T25", "T24"],
    ],
  },
  "the same, where the column is nearly full": {
    body: laid(prose(3), said(4), "## One", figure(), "## Two", prose(5)),
    plan: [
      ["H4 -5 T41", "-9 T1 -1 P13 c1 -2 T23"],
      ["T17", "T16"],
    ],
  },
  "a head that leaves three lines": {
    head: `---\nnumber: 1\ntitle: ${"Boats and more boats of the harbor ".repeat(7)}\ndeck: ${said(17)}\n---\n\n`,
    body: laid("## A subhead", prose(6)),
    plan: [
      ["H47 -2 T3", "H47 -2 T3"],
      ["T31", "T30"],
    ],
  },
  "columns of three lines": {
    body: laid(said(3), "## A subhead", said(2), figure(), said(3)),
    theme: "extends: review\nbody: { leading: 220pt }\nopening: { drop-cap: 0 }",
    grid: THREE_LINES,
    plan: [
      ["H2", ""],
      ["T3", "T3"],
      ["T3", "T2"],
      ["P1 c1", "T2"],
      ["T2", "T2"],
    ],
  },
  "one column, with all that could be wider": {
    body: laid(prose(9), figure("span=2"), prose(3), box(prose(2)), figure("span=bleed"), prose(4)),
    theme: "extends: review\npage: { columns: 1 }",
    grid: ONE,
    plan: [["H4 -3 T45"], ["P27 c1 -1 T23"], ["P24 c1 -2 b11 -2 T12"]],
  },
};

describe("hard copy", () => {
  test.each(Object.entries(CASES))("%s", async (_, { body, head = HEAD, ...hard }) => {
    const { plan, told = [], grid = TWO, ...typed } = hard;
    const text = `${head}${body}\n`;
    const made = await madeUp({ ...typed, articles: { "a.md": text } });
    const { pages } = made.publication;
    expect(pages.map((page) => planOf(page, grid))).toEqual(plan);
    const places = made.diagnostics.map(({ span }) => text.slice(span?.start, span?.end));
    expect(made.diagnostics.map(({ code }) => code)).toEqual(told.map(([code]) => code));
    for (const [index, [, place]] of told.entries()) expect(places[index]).toContain(place);
    expect(wordsAmiss(made)).toEqual([]);
    expect(offTheGrid(pages, grid.leading)).toEqual([]);
    const hangsOut = told.some(([code]) => code === "pages/overset");
    for (const page of hangsOut ? [] : pages) {
      // What is printed of the copy, without the footer under it.
      const marks = page.marks.filter((mark) => mark.kind !== "text" || mark.stream !== undefined);
      const area = rect(54, 54, page.trim.width - 108, grid.lines * grid.leading);
      expect(outsideOf(area, { ...page, marks })).toEqual([]);
      for (const law of [offThePaper, picturesTouching, linesTouching, linesOnPictures]) {
        expect(law(page)).toEqual([]);
      }
    }
  });
});

describe("a footnote that no column can hold", () => {
  test("is told at its place in the copy", async () => {
    const text = `${HEAD}${said(9)} Called.[^1]\n\n${note(1, 3)}\n`;
    const { diagnostics } = await madeUp({
      manifest: "page: { trim: [8.5in, 153pt] }",
      articles: { "a.md": text },
    });
    const fault = diagnostics.find(({ code }) => code === "pages/no-room");
    expect(fault?.message).toMatch(/^this has no room on page \d+ or any other$/u);
    expect(text.slice(fault?.span?.start)).toMatch(/^\[\^1\]: The boats/u);
  });
});
