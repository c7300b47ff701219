import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { breakParagraph } from "../../src/paragraph/breaks.ts";
import type { Item } from "../../src/paragraph/items.ts";
import type { Break, BreakOrder, Breaks } from "../../src/paragraph/order.ts";
import { breakAroundRivers } from "../../src/paragraph/river-search.ts";
import { riversIn } from "../../src/paragraph/rivers.ts";
import type { White } from "../../src/paragraph/rivers.ts";
import { order, squares } from "../support/items.ts";

/** Lines as they look: the white is where nothing is. */
const drawn = (...lines: readonly string[]) =>
  lines.map((line) =>
    [...line.matchAll(/ +/g)].map(({ index, 0: space }): White => ({
      from: index,
      to: index + space.length,
    })),
  );

describe("white that runs down through lines", () => {
  it("is a river from the fourth line on", () => {
    expect(riversIn(drawn("aa bb", "aa bb", "aa bb"))).toEqual([]);
    expect(riversIn(drawn("aa bb", "aa bb", "aa bb", "aa bb"))).toEqual([{ line: 0, length: 4 }]);
  });

  it("runs from line to line, not straight down", () => {
    const slanted = drawn("a    bbbbbbb", "aaa    bbbbb", "aaaaa    bbb", "aaaaaaa    b");
    expect(riversIn(slanted)).toEqual([{ line: 0, length: 4 }]);
  });

  it("is broken where spaces share less than two fifths of the narrower", () => {
    const shifted = drawn("aa   bbbb", "aa   bbbb", "aaaa   bb", "aaaa   bb");
    expect(riversIn(shifted)).toEqual([]);
  });

  it("ends at a line without white there", () => {
    expect(riversIn(drawn("aa bb", "aa bb", "aaaaa", "aa bb", "aa bb"))).toEqual([]);
  });

  it("is told with the line it begins on, each river once", () => {
    const two = drawn("aaaaaaaa", "aa bb cc", "aa bb cc", "aa bb cc", "aa bb cc", "aa bbbbb");
    expect(riversIn(two)).toEqual([
      { line: 1, length: 4 },
      { line: 1, length: 5 },
    ]);
  });
});

/** Squares at their nature: one letter, one point. */
const whiteIn =
  (items: readonly Item[]) =>
  ({ from, at }: Break): readonly White[] => {
    let x = 0;
    return items.slice(from, at).flatMap((item): readonly White[] => {
      if (item.kind === "penalty") return [];
      const white = { from: x, to: x + item.width };
      x = white.to;
      return item.kind === "glue" && item.width > 0 ? [white] : [];
    });
  };

const RIVER = { demerits: 50_000, further: 20_000 };

/** What a way's rivers cost. */
const riverCost = (items: readonly Item[], { breaks }: Breaks): number =>
  riversIn(breaks.map(whiteIn(items)))
    .map(({ length }) => RIVER.demerits + RIVER.further * (length - 4))
    .reduce((sum, one) => sum + one, 0);

function aroundRivers(items: readonly Item[], asked: BreakOrder): readonly Breaks[] {
  return breakAroundRivers(breakParagraph(items, asked), {
    ...RIVER,
    whiteOf: whiteIn(items),
    trials: 1000,
    again: (barred) => breakParagraph(items, { ...asked, barred }),
  });
}

const byCount = (ways: readonly Breaks[]) => new Map(ways.map((way) => [way.breaks.length, way]));

const paragraphs = fc
  .array(fc.constantFrom("a", "of", "the", "boat", "ra-ces", "har-bor"), {
    minLength: 12,
    maxLength: 70,
  })
  .map((words) => squares(words.join(" ")));

const orders = fc
  .record({ measure: fc.integer({ min: 12, max: 30 }), ragged: fc.boolean() })
  .map(({ measure, ragged }) => {
    const shape = { slope: 900, wedge: 7000, hole: 4000, shelf: 2500 };
    return order(measure, ragged ? { rag: { share: 1 / 8, shape } } : {});
  });

describe("breaking around rivers", () => {
  test("changes no line count, makes no line count dearer, counts every river that is left", () => {
    let [rivers, avoided] = [0, 0];
    fc.assert(
      fc.property(paragraphs, orders, (items, asked) => {
        const plain = byCount(breakParagraph(items, asked));
        const found = byCount(aroundRivers(items, asked));
        expect([...found.keys()].sort()).toEqual([...plain.keys()].sort());
        for (const [count, way] of plain) {
          const { demerits, breaks } = found.get(count) ?? { demerits: NaN, breaks: [] };
          const before = riverCost(items, way);
          const left = riverCost(items, { breaks, demerits });
          expect(demerits).toBeLessThanOrEqual(way.demerits + before);
          // Its lines are some way of breaking, which is never better than the best.
          expect(demerits - left).toBeGreaterThanOrEqual(way.demerits - 1e-6);
          if (before > 0) rivers += 1;
          if (before > left) avoided += 1;
        }
      }),
      { numRuns: 200 },
    );
    expect(rivers).toBeGreaterThan(10);
    expect(avoided).toBeGreaterThan(1);
  });

  test("leaves a paragraph without rivers as it was, and does not break it again", () => {
    fc.assert(
      fc.property(paragraphs, orders, (items, asked) => {
        const plain = breakParagraph(items, asked);
        fc.pre(plain.every((way) => riverCost(items, way) === 0));
        const found = breakAroundRivers(plain, {
          ...RIVER,
          whiteOf: whiteIn(items),
          trials: 1000,
          again: () => expect.unreachable(),
        });
        expect(found).toEqual(plain);
      }),
    );
  });

  test("breaks a paragraph again no more often than it may", () => {
    fc.assert(
      fc.property(paragraphs, orders, fc.nat(3), (items, asked, trials) => {
        let tried = 0;
        breakAroundRivers(breakParagraph(items, asked), {
          ...RIVER,
          whiteOf: whiteIn(items),
          trials,
          again: (barred) => {
            tried += 1;
            return breakParagraph(items, { ...asked, barred });
          },
        });
        expect(tried).toBeLessThanOrEqual(trials);
      }),
    );
  });

  test("same input, same result; the cheapest first", () => {
    fc.assert(
      fc.property(paragraphs, orders, (items, asked) => {
        const found = aroundRivers(items, asked);
        expect(aroundRivers(items, asked)).toEqual(found);
        const demerits = found.map((way) => way.demerits);
        expect(demerits).toEqual([...demerits].sort((a, b) => a - b));
      }),
      { numRuns: 50 },
    );
  });
});

describe("a barred line end", () => {
  it("is none, but for one that is forced", () => {
    const items = squares("the boat races");
    const ends = (barred: readonly number[]) =>
      breakParagraph(items, order(14, { barred: new Set(barred) }))[0]?.breaks.map(({ at }) => at);
    expect(ends([])).toEqual([7]);
    expect(ends([7])).toEqual([7]);
    const narrow = (barred: readonly number[]) =>
      breakParagraph(items, order(9, { barred: new Set(barred) }))[0]?.breaks.map(({ at }) => at);
    expect(narrow([])).toEqual([3, 7]);
    expect(narrow([3])?.[0]).toBe(1);
  });
});
