import fc from "fast-check";
import { breakLines } from "tex-linebreak";
import type { InputItem } from "tex-linebreak";
import { describe, expect, it, test } from "vitest";
import { breakParagraph, looserBreaks } from "../../src/paragraph/breaks.ts";
import type { Item } from "../../src/paragraph/items.ts";
import { BARRED } from "../../src/paragraph/order.ts";
import type { BreakOrder, Breaks, Edges, Rag } from "../../src/paragraph/order.ts";
import { everyBreaking } from "../support/every-breaking.ts";
import { box, END, glue, order, penalty, squares } from "../support/items.ts";

const NO_SHAPE = { slope: 0, wedge: 0, hole: 0, shelf: 0 };
const ends = (breaks: Breaks | undefined) => breaks?.breaks.map((one) => one.at);
const first = (items: readonly Item[], asked: BreakOrder): Breaks => {
  const [best] = breakParagraph(items, asked);
  if (best === undefined) throw new Error("no breaks at all");
  return best;
};
const counts = (items: readonly Item[], asked: BreakOrder) =>
  breakParagraph(items, asked).map(({ breaks }) => breaks.length);

describe("in the head", () => {
  it("sets what fits on one line on one line", () => {
    expect(first(squares("the boat"), order(8)).breaks).toEqual([
      { from: 0, at: 5, line: 0, ratio: 0, overfull: false },
    ]);
  });

  it("breaks where a word no longer fits", () => {
    expect(ends(first(squares("the boat races"), order(8)))).toEqual([3, 7]);
  });

  it("stretches the only space by what is missing", () => {
    expect(first(squares("the boat races"), order(9)).breaks[0]?.ratio).toBe(1);
  });

  it("counts a box's stretch with the glue's, then the glue alone", () => {
    const items = [box(3, { stretch: 1 }), glue(1, 1), box(4), glue(1, 1), box(9), ...END];
    const ratioAt = (measure: number) => first(items, order(measure)).breaks[0]?.ratio;
    expect([8, 9, 10, 11].map(ratioAt)).toEqual([0, 0.5, 1, 2]);
  });

  it("lets a line's ends hang out", () => {
    const hung = [
      box(4, { hangStart: 1 }),
      glue(1),
      box(4, { hangEnd: 1 }),
      glue(1),
      box(5),
      ...END,
    ];
    expect(ends(first(hung, order(7)))).toEqual([3, 7]);
  });

  it("adds a hyphen's width where a word is divided, and the correction to the next line", () => {
    const after = [box(3), penalty(0, { width: 1, after: 2 }), box(2), ...END];
    expect(first(after, order(4)).breaks.map((one) => one.from)).toEqual([0, 2]);
    expect(first(after, order([4, 3])).breaks.at(-1)?.overfull).toBe(true);
  });

  it("takes each line's own measure, the last for the rest", () => {
    expect(ends(first(squares("the boat races on"), order([3, 10])))).toEqual([1, 5, 9]);
    expect(ends(first(squares("the boat races"), order([3, 4, 5])))).toEqual([1, 3, 7]);
  });

  it("keeps an empty line between two forced breaks", () => {
    const items = [box(2), ...END, ...END, box(2), ...END];
    expect(ends(first(items, order(8)))).toEqual([3, 6, 10]);
  });

  it("breaks nothing into nothing", () => {
    expect(breakParagraph([], order(8))).toEqual([{ breaks: [], demerits: 0 }]);
  });
});

describe("a line that is just as loose as it may be", () => {
  it("is taken, though sums of thirds come out a hair above", () => {
    const word = (stretch: number): Item => box(1, { stretch, shrink: stretch / 2 });
    const items = [
      ...[word(0), glue(2, 1), word(0), glue(2, 2), word(0.75), glue(2, 4 / 3), word(0.25)],
      ...[
        glue(2, 2),
        word(0.75),
        glue(2, 1),
        word(0),
        penalty(0, { width: 1, after: 1, hang: 0.5 }),
      ],
      ...[box(2, { hangStart: 0.5, hangEnd: 0.5 }), glue(2, 1), box(8)],
      ...[penalty(0, { width: 1, hang: 0.5 }), box(1, { hangStart: 0.5, hangEnd: 0.5 }), ...END],
    ];
    expect(counts(items, order(18, { tolerance: 5 }))).toEqual([2, 3, 4]);
  });
});

describe("ragged", () => {
  it("never stretches: the ratio is what is missing, in rags", () => {
    const rag = { share: 0.125, shape: NO_SHAPE };
    expect(first(squares("the boat races"), order(16, { rag })).breaks[0]?.ratio).toBe(0);
    expect(first(squares("the boat races on"), order(16, { rag })).breaks[0]?.ratio).toBe(1);
  });

  it("never squeezes", () => {
    const rag = { share: 0.5, shape: NO_SHAPE };
    expect(first(squares("the boat races"), order(7.5, { rag })).breaks).toHaveLength(3);
    expect(first(squares("the boat races"), order(7.5)).breaks).toHaveLength(2);
  });
});

describe("what is ugly is dear", () => {
  const ladder = "abcd-efgh abcd-efgh abcd-efgh abcd-efgh abcd-efgh";

  it("avoids three hyphens in a row", () => {
    const inRow = (asked: BreakOrder) => {
      const items = squares(ladder);
      return ends(first(items, asked))?.filter((at) => {
        const item = items[at];
        return item?.kind === "penalty" && item.flagged;
      }).length;
    };
    const easy = { tolerance: 30, loosest: 30, finalHyphenDemerits: 0, contrastDemerits: 0 };
    const free = { ...easy, doubleHyphenDemerits: 0, ladderDemerits: 0 };
    expect(inRow(order(10, free))).toBeGreaterThan(
      inRow(order(10, { ...easy, ladderDemerits: 1e12 })) ?? 0,
    );
  });

  it("bars a ladder where the lines can be looser, and sets it where nothing else is left", () => {
    const barred = { tolerance: 2, loosest: 30, ladderDemerits: BARRED, contrastDemerits: 0 };
    const flags = (text: string) => {
      const items = squares(text);
      return first(items, order(9, barred)).breaks.map(({ at }) => {
        const item = items[at];
        return item?.kind === "penalty" && item.flagged;
      });
    };
    expect(flags("aa bb cc-cc aa bb-bb aa cc-cc aa bb")).toEqual([true, true, false, false]);
    expect(flags(`${"aaaaaaaa-".repeat(4)}bb`)).toEqual([true, true, true, true, false]);
  });

  it("bars a runt where the lines before can be looser", () => {
    const text = squares("aaaa bbb ccc dd");
    const runt = { bar: 3, dear: 3, demerits: 0 };
    expect(ends(first(text, order(12, { tolerance: 4 })))).toEqual([5, 9]);
    expect(ends(first(text, order(12, { tolerance: 4, runt })))).toEqual([3, 9]);
  });

  it("takes what is tied to a fragment for a part of it, as an end mark is", () => {
    const mark = [penalty(Infinity), glue(1, 1, 0.5), box(1)];
    const words = squares("aaa bbb cccc-dddd");
    const items = [...words.slice(0, -END.length), ...mark, ...END];
    const asked = order(13, { runt: { bar: 0, dear: 0, demerits: 0 }, loosest: 9 });
    expect(ends(first(items, asked))).toEqual([3, items.length - 1]);
  });

  it("sets a runt rather than a line that cannot be read", () => {
    const runt = { bar: 3, dear: 3, demerits: 0 };
    expect(ends(first(squares("aaaaaaaaaa dd"), order(10, { runt })))).toEqual([1, 5]);
  });
});

describe("emergency", () => {
  it("sets a loose line rather than an overfull one", () => {
    const lines = first(squares("a b cccccccc"), order(8, { tolerance: 1, loosest: 1 })).breaks;
    expect(lines.map((one) => one.overfull)).toEqual([false, false]);
  });

  it("is overfull only where a box is wider than the measure, and then alone on its line", () => {
    const lines = first(squares("a bbbbbbbbbb c"), order(6)).breaks;
    expect(lines.map((one) => one.overfull)).toEqual([false, true, false]);
  });

  it("sets hopeless lines where the measure is narrow rather than a word past its edge", () => {
    const lines = first(squares("a a a bbbbbbb"), order([6, 6, 6, 7])).breaks;
    expect(lines.map((one) => one.overfull)).toEqual([false, false, false, false]);
  });
});

const part = fc.record({
  width: fc.integer({ min: 1, max: 9 }),
  divided: fc.boolean(),
  after: fc.integer({ min: -1, max: 1 }),
  flex: fc.integer({ min: 0, max: 3 }),
  hang: fc.constantFrom(0, 0, 0.5),
});
const paragraphOf = (max: number) =>
  fc.array(part, { minLength: 1, maxLength: max }).map((parts): readonly Item[] => [
    ...parts.flatMap(({ width, divided, after, flex, hang }, i): Item[] => {
      const word = box(width, {
        stretch: flex / 4,
        shrink: flex / 8,
        hangStart: hang,
        hangEnd: hang,
      });
      if (i === 0) return [word];
      if (divided) return [penalty(50 * flex, { width: 1, after, flagged: flex > 1, hang }), word];
      return [glue(2, 1 + flex / 3, 0.5), word];
    }),
    ...END,
  ]);
const rags: fc.Arbitrary<Rag> = fc
  .record({
    share: fc.constantFrom(0.1, 0.25),
    ideal: fc.constantFrom(undefined, undefined, 5, 9),
    shape: fc.constantFrom(NO_SHAPE, { slope: 900, wedge: 7000, hole: 4000, shelf: 2500 }),
  })
  .map(({ ideal, ...rest }) => (ideal === undefined ? rest : { ...rest, ideal }));
const orders = fc
  .record({
    measures: fc.oneof(
      fc.integer({ min: 6, max: 30 }),
      fc.array(fc.integer({ min: 6, max: 30 }), { minLength: 1, maxLength: 4 }),
    ),
    tolerance: fc.constantFrom(1, 2, 5),
    tightest: fc.constantFrom(1, 1.2, 2),
    loose: fc.constantFrom({ ratio: Infinity, demerits: 0 }, { ratio: 1, demerits: 40_000 }),
    doubleHyphenDemerits: fc.constantFrom(0, 3000),
    ladderDemerits: fc.constantFrom(0, 50_000, BARRED),
    contrastDemerits: fc.constantFrom(0, 3000),
    runt: fc.constantFrom({ bar: 0, dear: 5, demerits: 700 }, { bar: 3, dear: 6, demerits: 9000 }),
    rag: fc.option(rags, { nil: undefined }),
  })
  .map(({ measures, rag, ...rest }) =>
    order(measures, { ...rest, ...(rag === undefined ? {} : { rag }) }),
  );

/** A word of three, or none, at each edge that a line may have. */
function edgesFor(items: readonly Item[], words: Iterator<number>): Edges {
  const some = (): Int32Array => Int32Array.from(items, () => words.next().value as number);
  return { tails: some(), heads: some(), opens: 1, demerits: 2000 };
}

describe("laws", () => {
  test("the best of each line count is the cheapest of all ways there are", () => {
    fc.assert(
      fc.property(paragraphOf(11), orders, fc.infiniteStream(fc.nat(3)), (items, plain, words) => {
        const asked = { ...plain, edges: edgesFor(items, words) };
        const ragged = asked.rag !== undefined && asked.rag.ideal === undefined;
        const truth = [
          { limit: asked.tolerance, barred: false },
          { limit: asked.loosest, barred: ragged },
        ]
          .map((leave) => everyBreaking(items, asked, leave))
          .find((best) => best.size > 0);
        fc.pre(truth !== undefined);
        const found = breakParagraph(items, asked);
        expect(found.map((one) => one.breaks.length).sort()).toEqual([...truth.keys()].sort());
        for (const { breaks, demerits } of found) {
          expect(demerits).toBeCloseTo(truth.get(breaks.length) ?? NaN, 3);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("looser lines make line counts that the others are next to, each the cheapest way to it", () => {
    fc.assert(
      fc.property(paragraphOf(11), orders, (items, asked) => {
        fc.pre(asked.rag === undefined);
        const known = breakParagraph(items, asked);
        const counts = known.map(({ breaks }) => breaks.length);
        const leave = { limit: Math.min(asked.loosest, 3.2), barred: false };
        const truth = everyBreaking(items, asked, leave);
        for (const { breaks, demerits } of looserBreaks(items, asked, known)) {
          expect(counts).not.toContain(breaks.length);
          expect(counts.some((count) => Math.abs(count - breaks.length) === 1)).toBe(true);
          expect(demerits).toBeCloseTo(truth.get(breaks.length) ?? NaN, 3);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("an emergency finds the cheapest way, too", () => {
    fc.assert(
      fc.property(paragraphOf(10), orders, (items, asked) => {
        const strict = {
          ...asked,
          // Tighter than any line can be: every paragraph is an emergency.
          tolerance: -3,
          loosest: -3,
          runt: { bar: 0, dear: 0, demerits: 0 },
        };
        const divided = { ...strict, finalHyphenDemerits: 0 };
        const spaced = items.map((item) =>
          item.kind === "penalty" && item.flagged ? { ...item, flagged: false } : item,
        );
        const truth = everyBreaking(spaced, divided, { limit: Infinity, barred: true });
        fc.pre(truth.size > 0);
        const found = breakParagraph(spaced, divided);
        expect(found[0]?.demerits).toBeCloseTo(Math.min(...truth.values()), 3);
      }),
    );
  });

  test("there is always a way; breaks ascend to the end; the best is first; same input, same result", () => {
    fc.assert(
      fc.property(paragraphOf(40), orders, (items, asked) => {
        const found = breakParagraph(items, asked);
        expect(found.length).toBeGreaterThan(0);
        expect(breakParagraph(items, asked)).toEqual(found);
        expect(counts(items, asked)).toEqual([...new Set(counts(items, asked))]);
        const demerits = found.map((one) => one.demerits);
        expect(demerits).toEqual([...demerits].sort((a, b) => a - b));
        for (const one of found) {
          const at = ends(one) ?? [];
          expect(at.at(-1)).toBe(items.length - 1);
          expect(at.every((end, i) => i === 0 || end > (at[i - 1] ?? 0))).toBe(true);
        }
      }),
    );
  });
});

/** Knuth and Plass as another hand wrote them; without flexible boxes, hanging ends and corrections. */
describe("tex-linebreak agrees", () => {
  const FILL = 1e6;
  const theirs = (items: readonly Item[]): InputItem[] =>
    items.map((item) => {
      if (item.kind === "box") return { type: "box", width: item.width };
      if (item.kind === "glue") {
        return { type: "glue", width: item.width, stretch: item.stretch, shrink: item.shrink };
      }
      const cost = Math.max(-1000, Math.min(1000, item.cost));
      return { type: "penalty", width: item.width, cost, flagged: item.flagged };
    });

  const plain = fc
    .array(fc.record({ width: fc.integer({ min: 1, max: 30 }), divided: fc.boolean() }), {
      minLength: 1,
      maxLength: 60,
    })
    .map((words): readonly Item[] => [
      ...words.flatMap(({ width, divided }, i): Item[] => {
        if (i === 0) return [box(width)];
        // Widths that no two ways of breaking share, so that there is one best.
        const wide = width + 0.001 * i * i;
        return divided
          ? [penalty(60, { width: 2, flagged: true }), box(wide)]
          : [glue(4, 3, 1), box(wide)];
      }),
      penalty(Infinity),
      glue(0, FILL),
      penalty(-Infinity),
    ]);

  test("on the breaks of any paragraph that can be set within the tolerance", () => {
    let compared = 0;
    fc.assert(
      fc.property(plain, fc.integer({ min: 60, max: 200 }), (items, measure) => {
        const asked = order(measure, {
          tolerance: 3,
          loosest: 3,
          linePenalty: 1,
          doubleHyphenDemerits: 3000,
          ladderDemerits: 0,
          finalHyphenDemerits: 0,
          contrastDemerits: 0,
        });
        const ours = first(items, asked);
        fc.pre(ours.breaks.every((one) => one.ratio <= 3 && !one.overfull));
        compared++;
        const [, ...at] = breakLines(theirs(items), measure, {
          initialMaxAdjustmentRatio: 3,
          maxAdjustmentRatio: 3,
          doubleHyphenPenalty: 3000,
        });
        expect(ends(ours)).toEqual(at);
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});
