import { describe, expect, it, test } from "vitest";
import type { Mark, Page } from "../../src/display/mark.ts";
import { proveConservation } from "../../src/proof/conservation.ts";
import { storyWords } from "../../src/story/words.ts";
import { article, madeUp } from "../support/made-up.ts";

/** Charts on the page. Review: two columns of 243 pt from 54 and 315 on, lines 13 pt apart. */

const CHARTS = {
  bar: ["bar", "maker,cars", "Nio,12206", "Xpeng,", "Li Auto,8660"],
  grouped: ["grouped-bar", "readers,Q1 2018,Q4 2019", "Paid,420,330", "Free,50,250"],
  line: ["line", "year,Greece,EU 28", "2013,41,59", "2014,67,79", "2015,78,86"],
  alone: ["line", "year,growth", "2017,73.3", "2018,9.7", "2019,-3.1"],
  timeline: ["timeline", "date,event", "2017-11,Founded", '2019-12-22,"The machine comes, late"'],
} as const;

const chart = (name: keyof typeof CHARTS, more = ""): string => {
  const [type, ...lines] = CHARTS[name];
  const attributes = `{type=${type} unit="Thousand" alt="x" credit="The press" ${more}}`;
  return [`:::chart[What *it* shows.]${attributes}`, ...lines, ":::"].join("\n");
};

const withChart = (typed: string, paragraphs = 8): string =>
  article("Boats", paragraphs).replace(/((?:[^\n]+\n\n){3})(?=[^\n]+\n)/u, `$1${typed}\n\n`);

const isOfChart = (mark: Mark): boolean =>
  mark.kind === "text" && mark.stream?.startsWith("a.md#chart-") === true;

const textOf = (mark: Mark): string =>
  mark.kind === "text" ? mark.runs.flatMap(({ texts }) => texts).join("") : "";

const said = (pages: readonly Page[]): readonly string[] =>
  pages.flatMap(({ marks }) => marks.filter(isOfChart).map(textOf));

describe.each(["bar", "grouped", "line", "alone", "timeline"] as const)("a chart: %s", (name) => {
  it("has all its words, once, in their order", async () => {
    const { publication, articles, diagnostics } = await madeUp({
      articles: { "a.md": withChart(chart(name)) },
    });
    expect(diagnostics).toEqual([]);
    const streams = articles
      .flatMap(({ story }) => storyWords(story))
      .filter(({ key }) => key.includes("#chart-"));
    expect(streams).toHaveLength(1);
    const pages = publication.pages.map((page) => ({
      ...page,
      marks: page.marks.filter(isOfChart),
    }));
    expect(proveConservation(streams, pages)).toEqual([]);
  });

  it("stands in its column, its last line on the grid", async () => {
    const { publication } = await madeUp({ articles: { "a.md": withChart(chart(name)) } });
    const marks = publication.pages.flatMap((page) => page.marks);
    const baselines = marks.flatMap((mark) =>
      mark.kind === "text" && mark.stream === "a.md#body" ? [mark.at.y] : [],
    );
    const credit = marks.find((mark) => isOfChart(mark) && textOf(mark) === "The press");
    const y = credit?.kind === "text" ? credit.at.y : 0;
    expect(Math.abs((((y - (baselines[0] ?? 0)) / 13) % 1) - 0)).toBeCloseTo(0, 6);
    const [picture] = marks.filter((mark) => mark.kind === "picture");
    expect(picture?.frame.width).toBe(243);
    expect([54, 315]).toContain(picture?.frame.x);
  });

  it("is as wide as the page where it is told so", async () => {
    const { publication } = await madeUp({
      articles: { "a.md": withChart(chart(name, "span=2")) },
    });
    const marks = publication.pages.flatMap((page) => page.marks);
    const [picture] = marks.filter((mark) => mark.kind === "picture");
    expect(picture?.frame.width).toBe(504);
  });
});

test("the figures of an axis are furniture", async () => {
  const { publication } = await madeUp({ articles: { "a.md": withChart(chart("line")) } });
  expect(said(publication.pages)).toEqual([
    ...["What it shows.", "Thousand", "Greece", "78", "EU 28", "86", "The press"],
  ]);
  const all = publication.pages.flatMap(({ marks }) => marks.map(textOf));
  for (const figure of ["0", "20", "80", "2013", "2015"]) expect(all).toContain(figure);
});

test("a missing figure leaves its place empty", async () => {
  const { publication } = await madeUp({ articles: { "a.md": withChart(chart("bar")) } });
  expect(said(publication.pages).slice(1, 7)).toEqual([
    ...["Thousand", "Nio", "12206", "Xpeng", "Li Auto", "8660"],
  ]);
});

test("a letter that no face has is told once", async () => {
  const typed = chart("timeline").replace("Founded", "Founded by ᚠ");
  const { diagnostics } = await madeUp({ articles: { "a.md": withChart(typed) } });
  expect(diagnostics.map(({ code }) => code)).toEqual(["font/missing-glyph"]);
});

test("a chart stands in a sidebar", async () => {
  const box = `::::sidebar[Box]\nWords.\n\n${chart("grouped")}\n\nMore.\n::::`;
  const { publication, diagnostics } = await madeUp({ articles: { "a.md": withChart(box) } });
  expect(diagnostics).toEqual([]);
  const [picture] = publication.pages.flatMap(({ marks }) =>
    marks.filter((mark) => mark.kind === "picture"),
  );
  expect(picture?.frame.width).toBeLessThan(243);
});
