import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FontBook } from "../../src/fonts/face.ts";
import type { Inline } from "../../src/story/story.ts";
import { loadHyphenator } from "../../src/text/hyphenator.ts";
import type { ParagraphOrder, SetLine, SetParagraph, Setting } from "../../src/text/line.ts";
import { measureAt } from "../../src/text/finish.ts";
import { setParagraph } from "../../src/text/paragraph.ts";
import { lineBreak, noteCall, paragraphOrder, words } from "../support/copy.ts";
import { book, serif, SERIF } from "../fonts/faces.ts";
import { squareBook } from "../support/square-face.ts";

const hyphenator = await loadHyphenator("en-US");

const word = fc.oneof(
  { weight: 8, arbitrary: fc.stringMatching(/^[a-z]{1,9}$/) },
  {
    weight: 3,
    arbitrary: fc.constantFrom("typography", "Government", "well-known", "“quoted,”", "x—y"),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "https://www.example.com/a/b?c=d",
      "naïve",
      "中文字符",
      "10\u00A0km",
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("soft\u00ADened", "m".repeat(90), "and/or", "…", "—", "🙂🙂"),
  },
);
const run = fc.record({
  text: fc.array(word, { minLength: 1, maxLength: 12 }).map((all) => all.join(" ")),
  glued: fc.boolean(),
  emphasis: fc.boolean(),
  strong: fc.boolean(),
  code: fc.boolean(),
});
const inlines: fc.Arbitrary<readonly Inline[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: run.map(({ text, glued, ...rest }) => words(glued ? text : `${text} `, rest)),
    },
    { weight: 1, arbitrary: fc.constant(lineBreak) },
    { weight: 1, arbitrary: fc.nat(30).map((number) => noteCall(number + 1)) },
  ),
  { minLength: 1, maxLength: 6 },
);
const orders = fc
  .record({
    measures: fc.oneof(
      fc.integer({ min: 12, max: 60 }),
      fc.array(fc.integer({ min: 12, max: 60 }), { minLength: 1, maxLength: 4 }),
    ),
    indent: fc.constantFrom(0, 2, -3),
    align: fc.constantFrom("justify", "justify", "left", "center", "right"),
    hang: fc.boolean(),
    tracking: fc.constantFrom(0, 0, 0.05),
    hyphenate: fc.boolean(),
  })
  .map(({ measures, indent, ...look }) => paragraphOrder(measures, { indent, look, hyphenator }));

/** A face with ligatures and kerns, so that parted words are drawn anew. */
const fonts = squareBook({
  space: 0.5,
  widths: { i: 0.5, m: 1.4, ".": 0.4, "-": 0.6, ",": 0.4 },
  kerns: { "y ": -0.1, " t": -0.1, vo: -0.05, "e-": -0.08 },
  ligatures: ["ffi", "fi", "ff", "yp"],
});

const typed = (copy: readonly Inline[]) =>
  copy.map((inline) => (inline.kind === "words" ? inline.text : "")).join("");
const letters = (text: string) => text.replace(/[\s\u00AD]/g, "");
const printed = (lines: readonly SetLine[]) =>
  lines
    .flatMap((line) => line.runs)
    .filter((one) => !one.furniture)
    .flatMap((one) => one.texts)
    .join("");

function eachLine(set: SetParagraph, check: (line: SetLine, i: number, last: boolean) => void) {
  for (const { lines } of set.settings) {
    lines.forEach((line, i) => {
      check(line, i, i === lines.length - 1);
    });
  }
}

/** Settings as values: what they print and what that costs. */
const plain = (settings: readonly Setting[]) =>
  settings.map(({ lines, count, hyphens, demerits }) => ({ lines, count, hyphens, demerits }));

function forAll(
  check: (set: SetParagraph, copy: readonly Inline[], order: ParagraphOrder) => void,
) {
  fc.assert(
    fc.property(inlines, orders, (copy, order) => {
      check(setParagraph(copy, order, fonts), copy, order);
    }),
    { numRuns: 100 },
  );
}

describe("for any paragraph", () => {
  test("no letter is lost, none twice, none out of order, in whatever setting", () => {
    forAll(({ settings }, copy) => {
      for (const { lines } of settings) expect(letters(printed(lines))).toBe(letters(typed(copy)));
    });
  });

  test("a hyphen of ours ends its line, and is U+00AD", () => {
    forAll((set) => {
      eachLine(set, (line) => {
        const text = line.runs.flatMap((one) => one.texts).join("");
        expect(text.slice(0, -1)).not.toContain("\u00AD");
        expect(text.endsWith("\u00AD")).toBe(line.hyphenated);
      });
    });
  });

  test("each setting has another number of lines; the cheapest is first", () => {
    forAll(({ settings }) => {
      const counts = settings.map(({ lines }) => lines.length);
      expect(new Set(counts).size).toBe(counts.length);
      const demerits = settings.map((one) => one.demerits);
      expect(demerits).toEqual([...demerits].sort((a, b) => a - b));
    });
  });

  test("no line is wider than its measure and what hangs", () => {
    forAll((set, _, order) => {
      eachLine(set, (line, i) => {
        const room = measureAt(order, i) + (order.style.hang ? 1 : 0);
        expect(line.x + line.width).toBeLessThan(room + 0.01);
      });
    });
  });

  test("advances add up, lists run in parallel, notes are all called", () => {
    forAll((set, copy) => {
      eachLine(set, (line) => {
        const advances = line.runs.flatMap((one) => one.advances);
        expect(advances.reduce((a, b) => a + b, 0)).toBeCloseTo(line.width, 6);
        for (const { glyphs, texts, advances: steps } of line.runs) {
          expect([texts.length, steps.length]).toEqual([glyphs.length, glyphs.length]);
        }
      });
      const calls = copy.flatMap((one) => (one.kind === "note-call" ? [one.number] : []));
      for (const { lines } of set.settings)
        expect(lines.flatMap((one) => one.notes)).toEqual(calls);
    });
  });

  test("the same input gives the same lines", () => {
    forAll((set, copy, order) => {
      const again = setParagraph(copy, order, fonts);
      expect(plain(again.settings)).toEqual(plain(set.settings));
      expect(plain(again.loose())).toEqual(plain(set.loose()));
      expect(again.diagnostics).toEqual(set.diagnostics);
    });
  });

  test("set again from one of its lines in other measures, it goes on where that line begins", () => {
    forAll((set, _, order) => {
      if (order.display === true) return;
      for (const { lines, reset } of set.settings) {
        const line = Math.floor(lines.length / 2);
        const rest = letters(printed(lines.slice(line)));
        const measures = [90, 60, 60, 120];
        for (const again of reset?.(line, measures) ?? []) {
          expect(letters(printed(again.lines))).toBe(rest);
          again.lines.forEach(({ x, width }, i) => {
            expect(x + width).toBeLessThan((measures[i] ?? 120) + (order.style.hang ? 1.01 : 0.01));
          });
        }
      }
    });
  });

  test("set again from its head in its own measures, it is the same", () => {
    forAll(({ settings }, _, { display, measures }) => {
      if (display === true || settings[0].count === 0) return;
      const own = typeof measures === "number" ? [measures] : measures;
      const again = settings[0].reset?.(0, own) ?? [];
      if (again.length > 0) expect(plain(again)).toEqual(plain(settings));
    });
  });
});

test("a justified line with a space in it fills its measure to a hundredth of a point", () => {
  forAll((set, copy, order) => {
    if (order.style.align !== "justify" || order.style.hang) return;
    if (copy.some((one) => one.kind === "line-break")) return;
    eachLine(set, (line, i, last) => {
      const white = line.runs.some((one) => one.texts.includes(" "));
      if (white && !last) expect(line.x + line.width).toBeCloseTo(measureAt(order, i), 2);
    });
  });
});

describe("a real face", () => {
  const text =
    "Twelve Voters Toiled: “We’d wavy AV Typography,” said Yvonne — Paul T. Vance, P. F. office affluent.";
  const order = paragraphOrder(4000, { look: { face: SERIF, features: ["onum"] } });

  test("shapes word by word as it shapes whole lines", () => {
    const [line] = setParagraph([words(text)], order, book).settings[0].lines;
    const whole = serif.shape(text, ["lang=en-US", "onum"]);
    expect(line?.width).toBeCloseTo(whole.width, 3);
    expect(line?.runs.flatMap((one) => one.glyphs)).toEqual(whole.glyphs);
  });

  const prose = [
    "The harbor master keeps a ledger in which every vessel is entered by its name, its flag, and the",
    "hour of its arrival; visitors who ask politely may turn the pages themselves. Responsibility for",
    "navigation, he explains, passes to the pilot at the breakwater and returns to the captain only",
    "when the anchorage is cleared. Even experienced sailors find the western approach uncomfortable.",
  ].join(" ");
  const settle = (measure: number, fontBook: FontBook = book) =>
    setParagraph(
      [words(prose)],
      paragraphOrder(measure, {
        look: { face: SERIF, size: 10, hang: true },
        hyphenator,
      }),
      fontBook,
    );

  test.each([210, 243, 300, 500])("sets good lines to a measure of %d points", (measure) => {
    const { lines } = settle(measure).settings[0];
    for (const line of lines.slice(0, -1)) {
      const tail = line.runs.at(-1)?.texts.at(-1) ?? "";
      expect(line.ratio).toBeGreaterThanOrEqual(-1.201);
      expect(line.ratio).toBeLessThanOrEqual(2);
      const over = line.x + line.width - measure;
      expect(over).toBeGreaterThan(/[.,;\u00AD]/.test(tail) ? 0.5 : -0.01);
      expect(over).toBeLessThan(3);
    }
  });

  test("is as wide where a word was divided as the breaking thought", () => {
    const lines = settle(150).settings[0].lines.filter((line) => line.hyphenated);
    expect(lines.length).toBeGreaterThan(0);
    // The ratio is that of the glyphs as drawn; a break chosen on other widths would be beyond 2.
    for (const line of lines) expect(Math.abs(line.ratio)).toBeLessThan(2);
  });
});
