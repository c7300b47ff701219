import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { FontBook } from "../../src/fonts/face.ts";
import { breakParagraph } from "../../src/paragraph/breaks.ts";
import { riversIn } from "../../src/paragraph/rivers.ts";
import type { White } from "../../src/paragraph/rivers.ts";
import { breakOrder } from "../../src/text/costs.ts";
import { finish } from "../../src/text/finish.ts";
import { loadHyphenator } from "../../src/text/hyphenator.ts";
import type { ParagraphOrder, SetLine } from "../../src/text/line.ts";
import { lineText } from "../../src/text/paragraph.ts";
import { collectRuns } from "../../src/text/runs.ts";
import { runtOf } from "../../src/text/runt.ts";
import { toItems } from "../../src/text/to-items.ts";
import { whiteOf } from "../../src/text/white.ts";
import { shapeRuns } from "../../src/text/words.ts";
import { book, SERIF } from "../fonts/faces.ts";
import { best, paragraphOrder, words } from "../support/copy.ts";

const hyphenator = await loadHyphenator("en-US");

/** The word spaces as they are painted. */
function painted({ x, runs }: SetLine): readonly White[] {
  const found: White[] = [];
  let at = x;
  for (const { texts, advances } of runs) {
    texts.forEach((text, i) => {
      const to = at + (advances[i] ?? 0);
      if (text === " ") found.push({ from: at, to });
      at = to;
    });
  }
  return found;
}

const rivers = (lines: readonly SetLine[]) => riversIn(lines.map(painted));

describe("a paragraph in which the best lines have a river", () => {
  const COPY = "harbor and left no rope or oar for those who came at dawn to look for them";

  it("is broken otherwise", () => {
    const lines = best(COPY, 18);
    expect(lines.map(lineText)).toEqual([
      "harbor and left no",
      "rope or oar for",
      "those who came at",
      "dawn to look for",
      "them",
    ]);
    expect(rivers(lines)).toEqual([]);
  });

  it("keeps them where a line of another measure stands among them, which may begin elsewhere", () => {
    expect(best(COPY, [18, 18, 17.99, 18]).map(lineText)).toEqual([
      "harbor and left",
      "no rope or oar",
      "for those who came",
      "at dawn to look",
      "for them",
    ]);
  });
});

/** The lines of every way to set the copy, as they were judged and as they are painted. */
function linesOf(copy: string, order: ParagraphOrder, fonts: FontBook) {
  const { runs } = collectRuns([words(copy)], order, fonts);
  const composed = toItems(shapeRuns(runs), order, Infinity);
  const ways = breakParagraph(composed.items, breakOrder(order, runtOf(composed, order)));
  const white = whiteOf(composed, order);
  return finish(composed, ways, order).flatMap(({ lines }, i) =>
    lines.map((line, k) => {
      const one = ways[i]?.breaks[k];
      const seen = one === undefined ? [] : white(one);
      // A last line that would have to shrink may hang, and so stand at its nature.
      const other = one?.overfull === true || (k === lines.length - 1 && line.ratio < 0);
      return { line, seen, other, begins: order.starts?.[k] ?? 0 };
    }),
  );
}

/** A quarter of a word space: the letters of a ligature are judged as if each gave for itself. */
const NEAR = 0.5;

describe("laws", () => {
  test("the white that is judged is the white that is painted", () => {
    const copy = fc
      .array(
        fc.constantFrom("the", "“boat,”", "harbor", "typography", "waffle", "AVA", "of", "a"),
        {
          minLength: 1,
          maxLength: 60,
        },
      )
      .map((all) => all.join(" "));
    const orders = fc.record({
      measure: fc.integer({ min: 120, max: 260 }),
      align: fc.constantFrom("justify", "justify", "left"),
      indent: fc.constantFrom(0, 12),
      start: fc.constantFrom(0, 17.3),
      hang: fc.boolean(),
    });
    let spaces = 0;
    fc.assert(
      fc.property(copy, orders, (text, { measure, align, indent, start, hang }) => {
        const look = { face: SERIF, size: 10, align, hang } as const;
        const asked = { look, indent, hyphenator, starts: [0, start] };
        const order = paragraphOrder([measure, measure - start, measure], asked);
        for (const { line, seen, other, begins } of linesOf(text, order, book)) {
          if (other) continue;
          const truth = painted(line);
          expect(seen).toHaveLength(truth.length);
          truth.forEach(({ from, to }, i) => {
            expect(Math.abs((seen[i]?.from ?? NaN) - begins - from)).toBeLessThan(NEAR);
            expect(Math.abs((seen[i]?.to ?? NaN) - begins - to)).toBeLessThan(NEAR);
          });
          spaces += truth.length;
        }
      }),
      { numRuns: 150 },
    );
    expect(spaces).toBeGreaterThan(300);
  });
});
