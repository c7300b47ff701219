import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { drawBars, type BarFigures } from "../../src/charts/bars.ts";
import type { ChartKit, ChartType, DrawnChart, PlacedLine } from "../../src/charts/chart.ts";
import { drawLines } from "../../src/charts/lines.ts";
import type { LineFigures } from "../../src/charts/plot.ts";
import { drawTimeline } from "../../src/charts/timeline.ts";
import { cmyk } from "../../src/color/ink.ts";
import { outlineBounds } from "../../src/display/outline.ts";
import { settingOf, type SetLine } from "../../src/text/line.ts";
import { EMPTY_LINE } from "../../src/galley/marks.ts";

/** Every letter is 5 pt wide, lines are 10 pt apart and capitals 7 pt tall: all can be reckoned in the head. */
const LETTER = 5;
const LEADING = 10;

const type: ChartType = {
  leading: LEADING,
  capital: 7,
  set: (words, measure) => {
    const lines: string[] = [];
    for (const word of words.split(" ")) {
      const last = lines.at(-1);
      if (last !== undefined && (last.length + 1 + word.length) * LETTER <= measure) {
        lines[lines.length - 1] = `${last} ${word}`;
      } else lines.push(word);
    }
    return settingOf(lines.map((text): SetLine => said(text))).lines;
  },
};

const texts = new WeakMap<SetLine, string>();

function said(text: string): SetLine {
  const line = { ...EMPTY_LINE, width: text.length * LETTER };
  texts.set(line, text);
  return line;
}

const [red, ink, gray, pale, grid] = [1, 2, 3, 4, 5].map((tenths) => cmyk(0, 0, 0, tenths / 10));

const kit = (width: number): ChartKit => ({
  width,
  inks: [red, ink, gray, pale].flatMap((one) => one ?? []),
  gridInk: grid ?? cmyk(0, 0, 0, 1),
  axisInk: cmyk(0, 0, 0, 1),
  line: 2,
  label: type,
  value: type,
  inDigits: String,
});

const words = ({ words: placed }: DrawnChart): readonly string[] =>
  placed.map(({ line, at }) => `${texts.get(line) ?? ""} ${Math.round(at.x)} ${Math.round(at.y)}`);

/** The areas in an ink: from their left edges, how long and how thick. */
const areas = ({ shapes }: DrawnChart, paint: unknown): readonly string[] =>
  shapes.flatMap(({ outline, fill }) => {
    const box = outlineBounds(outline);
    if (box === undefined || fill?.paint !== paint) return [];
    return [[box.x, box.y, box.width, box.height].map((one) => one.toFixed(1)).join(" ")];
  });

const amounts = (...values: readonly (number | undefined)[]) =>
  values.map((value) => (value === undefined ? undefined : { value, text: String(value) }));

describe("bars", () => {
  it("are as long as their figures say, the longest to the edge with its figure behind it", () => {
    const rows = [
      { name: "a", values: amounts(100) },
      { name: "bb", values: amounts(25) },
    ];
    const drawn = drawBars({ series: [""], rows }, kit(200), 0);
    // Names take 10 and 7 pt of white; 100 and its three letters fill the rest: 200 - 17 - 5 - 15.
    expect(areas(drawn, red)).toEqual(["17.0 0.0 163.0 9.2", "17.0 13.7 40.8 9.2"]);
    expect(words(drawn)).toEqual(["a 0 8", "100 185 8", "bb 0 22", "25 63 22"]);
    expect(drawn.height).toBeCloseTo(22.9, 6);
  });

  it("share what is spare out between the rows", () => {
    const rows = [1, 2, 3].map((value) => ({ name: "a", values: amounts(value) }));
    const [plain, spread] = [0, 6].map((spare) =>
      drawBars({ series: [""], rows }, kit(100), spare),
    );
    expect((spread?.height ?? 0) - (plain?.height ?? 0)).toBeCloseTo(6, 6);
  });

  it("of a group stand close, named in the first row", () => {
    const rows = [
      { name: "Paid", values: amounts(4, 3) },
      { name: "Free", values: amounts(1, undefined) },
    ];
    const drawn = drawBars({ series: ["2018", "2019"], rows }, kit(200), 0);
    expect(words(drawn).map((one) => one.split(" ")[0])).toEqual([
      ...["Paid", "4", "2018", "3", "2019"],
      ...["Free", "1"],
    ]);
    const at = (name: string) =>
      words(drawn)
        .find((one) => one.startsWith(name))
        ?.split(" ")[1];
    expect(at("2018")).toBe(at("2019"));
    // Two bars and a square, one bar and a square.
    expect(areas(drawn, red)).toHaveLength(3);
    expect(areas(drawn, ink)).toHaveLength(2);
    expect(areas(drawn, ink).filter((one) => one.endsWith(" 5.0 5.0"))).toHaveLength(1);
  });

  it("under nought go to the left", () => {
    const rows = [
      { name: "up", values: amounts(10) },
      { name: "down", values: amounts(-10) },
    ];
    const drawn = drawBars({ series: [""], rows }, kit(200), 0);
    const [up = [], down = []] = areas(drawn, red).map((one) => one.split(" ").map(Number));
    expect((down[0] ?? 0) + (down[2] ?? 0)).toBeCloseTo(up[0] ?? 0, 1);
    expect(down[2]).toBeCloseTo(up[2] ?? 0, 1);
  });
});

describe("lines", () => {
  const figures: LineFigures = {
    series: ["Greece", "EU"],
    told: [[2], [2]],
    rows: [
      { name: "2013", at: 0, values: amounts(40, 60) },
      { name: "2014", at: 1, values: amounts(67, 79) },
      { name: "2015", at: 2, values: amounts(100, 100) },
    ],
  };

  it("end with their names and last figures, one under the other", () => {
    const drawn = drawLines(figures, kit(240), 0);
    const ends = words(drawn)
      .slice(0, 4)
      .map((one) => one.split(" "));
    expect(ends.map(([text]) => text)).toEqual(["Greece", "100", "EU", "100"]);
    const heights = ends.map(([, , y]) => Number(y));
    expect(heights.map((y, index) => y - (heights[index - 1] ?? y))).toEqual([0, 10, 10, 10]);
  });

  it("stand on a grid from nought on, unless they are far from it", () => {
    const ticks = (values: readonly number[]): readonly string[] => {
      const rows = values.map((value, at) => ({ name: String(at), at, values: amounts(value) }));
      const drawn = drawLines({ series: ["a"], told: [[0, rows.length - 1]], rows }, kit(240), 0);
      const axis = drawn.words.filter(({ axis: isAxis }) => isAxis);
      return axis.slice(0, axis.length - rows.length).map(({ line }) => texts.get(line) ?? "");
    };
    expect(ticks([10, 50, 95])).toEqual(["0", "50", "100"]);
    expect(ticks([73.3, 9.7, -3.1])).toEqual(["0", "20", "40", "60", "80"]);
    expect(ticks([95, 96, 98])).toEqual(["95", "96", "97", "98"]);
    expect(ticks([-40, 0, 60])).toEqual(["0", "50"]);
  });

  it("alone, with a figure at each point, want no grid", () => {
    const rows = [7, 3, 5].map((value, at) => ({ name: "a", at, values: amounts(value) }));
    const drawn = drawLines({ series: ["a"], told: [[0, 1, 2]], rows }, kit(240), 0);
    expect(areas(drawn, grid)).toEqual([]);
    expect(words(drawn).map((one) => one.split(" ")[0])).toEqual(["7", "3", "5", "a", "a", "a"]);
  });

  it("alone, with figures under nought, say where nought is", () => {
    const rows = [73.3, 9.7, -3.1].map((value, at) => ({ name: "a", at, values: amounts(value) }));
    const drawn = drawLines({ series: ["a"], told: [[0, 1, 2]], rows }, kit(240), 0);
    const said = drawn.words.map(({ line }) => texts.get(line));
    expect(said).toEqual(["73.3", "9.7", "-3.1", "0", "a", "a", "a"]);
  });

  it("break where nothing is known", () => {
    const rows = amounts(1, undefined, 3).map((value, at) => ({ name: "a", at, values: [value] }));
    const [, ...rest] = drawLines(
      { series: ["a"], told: [[0, rows.length - 1]], rows },
      kit(240),
      0,
    ).shapes.filter(({ stroke }) => stroke !== undefined);
    expect(rest).toEqual([]);
  });

  it("leave out names under the axis that have no room, and never the last", () => {
    const rows = Array.from({ length: 30 }, (_, at) => ({
      name: `year ${2000 + at}`,
      at,
      values: amounts(at),
    }));
    const drawn = drawLines({ series: ["a"], told: [[0, rows.length - 1]], rows }, kit(240), 0);
    const shown = drawn.words.filter(({ line }) => texts.get(line)?.startsWith("year"));
    expect(texts.get(shown.at(-1)?.line ?? EMPTY_LINE)).toBe("year 2029");
    expect(shown.length).toBeGreaterThan(2);
    expect(shown.length).toBeLessThan(6);
  });
});

describe("a timeline", () => {
  it("has its events at even distances, whatever time lies between them", () => {
    const events = [0, 1, 100].map((at) => ({ date: "d", at, words: "event" }));
    const [first = 0, second = 0, third = 0] = drawTimeline({ events }, kit(200), 6)
      .words.filter(({ line }) => texts.get(line) === "event")
      .map(({ at }) => at.y);
    expect([second - first, third - second]).toEqual([1.5 * LEADING + 3, 1.5 * LEADING + 3]);
  });

  it("sets each event beside its date", () => {
    const events = [{ date: "2018", at: 0, words: "begun with much ado about it" }];
    const drawn = drawTimeline({ events }, kit(120), 0);
    expect(words(drawn)).toEqual(["2018 0 7", "begun with much 41 7", "ado about it 41 17"]);
    expect(drawn.height).toBeCloseTo(17, 6);
  });
});

const name = fc.constantFrom("a", "Nio", "China Literature", "a name of many words", "");
const value = fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { nil: undefined });
const amount = value.map((one) =>
  one === undefined ? undefined : { value: one, text: one.toFixed(1) },
);

const anyBars: fc.Arbitrary<BarFigures> = fc.integer({ min: 1, max: 4 }).chain((count) =>
  fc.record({
    series: fc.constant(["one", "two", "three", "four"].slice(0, count)),
    rows: fc.array(
      fc.record({ name, values: fc.array(amount, { minLength: count, maxLength: count }) }),
      { minLength: 1, maxLength: 6 },
    ),
  }),
);

const anyLines: fc.Arbitrary<LineFigures> = anyBars.map(({ series, rows }) => ({
  series,
  told: series.map((_, at) =>
    rows.flatMap(({ values }, row) => (values[at] === undefined ? [] : [row])).slice(-1),
  ),
  rows: rows.map((row, at) => ({ ...row, at })),
}));

const box = ({ line, at }: PlacedLine) => ({
  left: at.x + line.x,
  right: at.x + line.x + line.width,
  head: at.y - 7,
  foot: at.y,
});

function overlaps(chart: DrawnChart): number {
  const boxes = chart.words.filter(({ line }) => line.width > 0).map(box);
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          one.left < other.right - 0.01 &&
          other.left < one.right - 0.01 &&
          one.head < other.foot - 0.01 &&
          other.head < one.foot - 0.01,
      ),
  ).length;
}

const finite = ({ shapes, words: placed, height }: DrawnChart): boolean =>
  [height, ...placed.flatMap(({ at }) => [at.x, at.y])].every(Number.isFinite) &&
  shapes.every(({ outline }) =>
    outline.every((step) => step.kind === "close" || Number.isFinite(step.to.x + step.to.y)),
  );

describe("any figures", () => {
  test("as bars stay in their width, and no word lies on another", () => {
    fc.assert(
      fc.property(anyBars, fc.integer({ min: 300, max: 600 }), (figures, width) => {
        const drawn = drawBars(figures, kit(width), 0);
        expect(finite(drawn)).toBe(true);
        expect(overlaps(drawn)).toBe(0);
        for (const one of drawn.words.map(box)) {
          expect(one.left).toBeGreaterThan(-0.01);
          expect(one.right).toBeLessThan(width + 0.01);
        }
      }),
    );
  });

  test("so small that no step divides them can be drawn as lines", () => {
    const rows = [-5e-324, -1e-323].map((one, at) => ({ name: "a", at, values: amounts(one) }));
    expect(finite(drawLines({ series: ["one"], told: [[1]], rows }, kit(240), 0))).toBe(true);
  });

  test("as lines can be drawn, and stay in their width", () => {
    fc.assert(
      fc.property(anyLines, fc.integer({ min: 240, max: 600 }), (figures, width) => {
        const drawn = drawLines(figures, kit(width), 0);
        expect(finite(drawn)).toBe(true);
        for (const one of drawn.words.map(box)) expect(one.right).toBeLessThan(width + 0.5);
      }),
    );
  });
});
