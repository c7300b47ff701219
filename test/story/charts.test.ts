import { describe, expect, it } from "vitest";
import { storyWords } from "../../src/story/words.ts";
import { dump, faults, storyOf } from "./build.ts";

const chart = (attributes: string, ...lines: readonly string[]): string =>
  [`:::chart[C]{alt=x ${attributes}}`, ...lines, ":::"].join("\n");

const read = (attributes: string, ...lines: readonly string[]): readonly string[] =>
  dump(chart(attributes, ...lines))
    .split("\n")
    .slice(1)
    .map((line) => line.trim());

describe("the figures of a chart", () => {
  it("are cells with commas, the first line their head", () => {
    expect(read("type=bar", "maker,cars", "Nio,12.40", '"Li, Auto",8660')).toEqual([
      "bars = cars",
      'Nio | 12.4 "12.40"',
      'Li, Auto | 8660 "8660"',
    ]);
  });

  it("or names with values", () => {
    expect(read("type=bar", "Nio: 12.40", '"Li: Auto": 8,660', "Xpeng:")).toEqual([
      "bars",
      'Nio | 12.4 "12.40"',
      'Li: Auto | 8660 "8,660"',
      "Xpeng | ?",
    ]);
  });

  it("or names with keys and values", () => {
    const lines = ["Paid: { 2018: 420, 2019: 330 }", "Free:", "  2018: 50", "  2019: 250"];
    expect(read("type=grouped-bar", ...lines)).toEqual([
      "bars = 2018 = 2019",
      'Paid | 420 "420" | 330 "330"',
      'Free | 50 "50" | 250 "250"',
    ]);
  });

  it("keep the way in which numbers are typed, but for the minus", () => {
    const typed = ["-3", "+2.5", "1,234.5", "1 234", "1’234", "25%", "\u22127", ""];
    const lines = typed.map((text, index) => `row ${index},"${text}"`);
    expect(read("type=bar", "a,b", ...lines).slice(1)).toEqual([
      'row 0 | -3 "\u22123"',
      'row 1 | 2.5 "+2.5"',
      'row 2 | 1234.5 "1,234.5"',
      'row 3 | 1234 "1 234"',
      'row 4 | 1234 "1’234"',
      'row 5 | 25 "25%"',
      'row 6 | -7 "\u22127"',
      "row 7 | ?",
    ]);
  });

  it("are typographic, as all that is printed", () => {
    expect(read("type=timeline", "date,event", `2020,"It's ""here"" -- at last"`)).toEqual([
      "18262 2020: It’s “here” – at last",
    ]);
  });

  it("leave blank lines and comments out", () => {
    expect(read("type=bar", "a,b", "", "# checked on Dec. 3", "c,1")).toEqual([
      "bars = b",
      'c | 1 "1"',
    ]);
  });
});

describe("dates", () => {
  it("say as much as is known", () => {
    const rows = ["2017,a", "2017-Q4,b", "2018-02,c", "2018-02-11,d"];
    expect(read("type=timeline", "date,event", ...rows)).toEqual([
      "17167 2017: a",
      "17440 Q4 2017: b",
      "17563 Feb 2018: c",
      "17573 Feb 11, 2018: d",
    ]);
  });

  it("place the points of a line; names that are none stand evenly", () => {
    const story = storyOf(
      chart("type=line", "day,a", "2020-01-01,1", "2020-01-11,2", "2020-01-12,3"),
    );
    const [block] = story.body;
    const figures = block?.kind === "chart" ? block.figures : undefined;
    const rows = figures?.kind === "lines" ? figures.rows : [];
    expect(rows.map(({ at }) => at - (rows[0]?.at ?? 0))).toEqual([0, 10, 11]);
    expect(read("type=line", "size,a", "small,1", "large,2")).toEqual([
      "lines = a",
      'small | 1 "1"',
      'large | 2 "2"',
    ]);
  });
});

describe("what is wrong with a chart", () => {
  it.each([
    [":::chart{alt=x}\na,b\nc,1\n:::", "chart/type 1:1 :::chart"],
    [":::chart{type=pie alt=x}\na,b\nc,1\n:::", "chart/type 1:15 pie"],
    [":::chart{type=bar alt=x}\n:::", "chart/empty 1:1 :::chart"],
    [":::chart{type=bar alt=x}\na,b\n:::", "chart/empty 1:1 :::chart"],
    [":::chart{type=bar}\na,b\nc,1\n:::", "figure/no-alt 1:1 :::chart"],
    [chart("type=bar span=3", "a,b", "c,1"), "directive/value 1:33 3"],
    [chart("type=bar", "a,b,c", "d,1,2"), "chart/series 3:1 d,1,2"],
    [chart("type=bar", "a,b", "c,", "d,"), "chart/empty 3:1 c,"],
    [chart("type=bar", "a", "d"), "chart/series 3:1 d"],
    [chart("type=line", "a,b,c,d,e,f", "g,1,2,3,4,5"), "chart/series 3:1 g,1,2,3,4,5"],
    [chart("type=bar", "a,b", "c,1", "d,1,2"), "chart/row 4:1 d,1,2"],
    [chart("type=bar", "a,b", "c,12 million"), "chart/number 3:1 c,12 million"],
    [chart("type=bar", "c: many"), "chart/number 2:4 many"],
    [chart("type=grouped-bar", "c: { a: 1, b: x }", "d: { a: 1, b: 2 }"), "chart/number 2:15 x"],
    [chart("type=timeline", "date,event", "May 2020,a"), "chart/date 3:1 May 2020,a"],
    [chart("type=timeline", "date,event", "2020-02-30,a"), "chart/date 3:1 2020-02-30,a"],
    [chart("type=timeline", "date,event", "2020-13,a"), "chart/date 3:1 2020-13,a"],
    [chart("type=timeline", "date,event", "2020,a", "2019,b"), "chart/order 4:1 2019,b"],
    [chart("type=timeline", "date,event", "2020,"), "chart/row 3:1 2020,"],
    [chart("type=line", "year,a", "2019,1", "later,2"), "chart/date 4:1 later,2"],
    [chart("type=bar", "a: [1"), "schema/yaml 2:4 [1"],
  ])("%j", (text, fault) => {
    expect(faults(text).map((one) => one.trimEnd())).toEqual([fault]);
  });
});

describe("the words of a chart", () => {
  const wordsOf = (text: string): string =>
    storyWords(storyOf(text)).find(({ key }) => key.includes("#chart-"))?.text ?? "";

  it.each([
    [chart("type=bar unit=Cars credit=T", "a,b", "Nio,12", "Xpeng,"), "C Cars Nio 12 Xpeng T"],
    [chart("type=grouped-bar", "a,2018,2019", "P,1,2", "F,3,4"), "C P 1 2018 2 2019 F 3 4"],
    [chart("type=line", "y,Greece,EU", "2018,1,2", "2019,3,4"), "C Greece 3 EU 4"],
    [chart("type=line", "y,Greece", "2018,1", "2019,3", "2020,5"), "C 1 3 5"],
    [
      chart("type=line", "y,a", ...Array.from({ length: 7 }, (_, row) => `${2010 + row},${row}`)),
      "C 0 6",
    ],
    [chart("type=timeline", "d,e", "2018,begun", "2019,ended"), "C 2018 begun 2019 ended"],
  ])("%j", (text, words) => {
    expect(wordsOf(text)).toBe(words);
  });
});
