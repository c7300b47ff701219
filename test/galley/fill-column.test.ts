import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COST } from "../../src/galley/costs.ts";
import { columnMarks, fillColumn } from "../../src/galley/fill-column.ts";
import type { Galley, Piece } from "../../src/galley/galley.ts";
import { GALLEY_HEAD, isSet, type Resume } from "../../src/galley/resume.ts";
import type { Fill } from "../../src/galley/stick.ts";
import { rect } from "../../src/geometry/geometry.ts";
import {
  block,
  columns,
  float,
  galley,
  note,
  panel,
  subhead,
  shown,
  table,
  text,
  variants,
} from "../support/galley.ts";
import { everyColumn } from "../support/every-column.ts";

describe("a column of text", () => {
  it("is filled to its last line", () => {
    const set = galley([text("a", 3), text("b", 4)]);
    expect(columns(set, [5, 5])).toEqual([
      ["a1", "a2", "a3", "b1", "b2"],
      ["b3", "b4", "", "", ""],
    ]);
  });

  it("leaves no orphan at its foot", () => {
    const set = galley([text("a", 4), text("b", 4)]);
    expect(columns(set, [5, 5])).toEqual([
      ["a1", "a2", "a3", "a4", ""],
      ["b1", "b2", "b3", "b4", ""],
    ]);
  });

  it("leaves no widow at the next one's head", () => {
    const set = galley([text("a", 5), text("b", 2)]);
    expect(columns(set, [4, 4])).toEqual([
      ["a1", "a2", "a3", ""],
      ["a4", "a5", "b1", "b2"],
    ]);
  });

  it("divides no paragraph of three lines", () => {
    const set = galley([text("a", 2), text("b", 3)]);
    expect(columns(set, [4, 4])).toEqual([
      ["a1", "a2", "", ""],
      ["b1", "b2", "b3", ""],
    ]);
  });

  it("drops the white over what begins it", () => {
    const set = galley([text("a", 3), text("b", 2, { before: 1 })]);
    expect(columns(set, [3, 3])).toEqual([
      ["a1", "a2", "a3"],
      ["b1", "b2", ""],
    ]);
  });

  it("takes the larger of two whites, not both", () => {
    const set = galley([text("a", 1, { after: 2 }), text("b", 2, { before: 1 })]);
    expect(columns(set, [6])).toEqual([["a1", "", "", "b1", "b2", ""]]);
  });
});

describe("a pause in the text", () => {
  const pause = { ...block("*", 1), before: 1, after: 1, pause: true, keepWithNext: true };
  /** A paragraph that does not give. */
  const whole = (name: string, lines: number) => ({ ...text(name, lines), together: lines });

  it("ends its column rather than begin the next", () => {
    const set = galley([whole("a", 4), pause, text("b", 3)]);
    expect(columns(set, [6, 6])).toEqual([
      ["a1", "a2", "a3", "a4", "", "*"],
      ["b1", "b2", "b3", "", "", ""],
    ]);
  });

  it("begins the next where it has no room", () => {
    const set = galley([whole("a", 6), pause, text("b", 3)]);
    expect(columns(set, [6, 6])[1]).toEqual(["*", "", "b1", "b2", "b3", ""]);
  });

  it("stands in the text where it can, a line of white more over it", () => {
    const set = galley([text("a", 4), pause, text("b", 6)]);
    expect(columns(set, [9, 9])[0]).toEqual(["a1", "a2", "a3", "a4", "", "*", "", "b1", "b2"]);
  });

  it("costs something near a column's head, and nothing further down", () => {
    const costs = [3, 4].map((lines) => {
      const [fill] = fillColumn(galley([text("a", lines), pause, text("b", 9)]), GALLEY_HEAD, 12);
      return fill?.cost;
    });
    expect(costs).toEqual([COST.pauseNearHead, 0]);
  });
});

describe("a paragraph of several line counts", () => {
  it("is set longer where that brings the column to its last line", () => {
    const set = galley([
      variants("a", [
        [3, 0],
        [4, 24_000],
      ]),
      text("b", 3),
      text("c", 3),
    ]);
    expect(columns(set, [7, 7])[0]).toEqual(["a1", "a2", "a3", "a4", "b1", "b2", "b3"]);
  });

  it("is set at its best where nothing is gained by another", () => {
    const set = galley([
      variants("a", [
        [3, 0],
        [4, 24_000],
      ]),
      text("b", 4),
    ]);
    expect(columns(set, [7])).toEqual([["a1", "a2", "a3", "b1", "b2", "b3", "b4"]]);
  });

  it("goes on in the next column as it was begun", () => {
    const set = galley([
      text("a", 3),
      variants("b", [
        [4, 0],
        [5, 24_000],
      ]),
    ]);
    const longer = set.pieces[1]?.kind === "text" ? set.pieces[1].settings[1] : undefined;
    const [fill] = fillColumn(set, GALLEY_HEAD, 5).filter(({ next }) => next.setting === longer);
    expect(fill?.next).toMatchObject({ piece: 1, line: 2 });
    const rest = fillColumn(set, fill?.next ?? GALLEY_HEAD, 9)[0];
    expect(rest && shown(set, rest, 3)).toEqual(["b3", "b4", "b5"]);
  });

  it("is set looser than one would like only where that is allowed", () => {
    const loose = { ...text("a", 3), loose: () => variants("a", [[4, 48_000]]).settings };
    const set = galley([loose, text("b", 3), text("c", 3)]);
    const used = (allowed: boolean) => fillColumn(set, GALLEY_HEAD, 7, { loose: allowed })[0]?.used;
    expect([used(false), used(true)]).toEqual([6, 7]);
  });
});

describe("white", () => {
  it("over a subhead is a line more where that brings the column to its last line", () => {
    const set = galley([text("a", 2), subhead("Head", { before: 1 }), text("b", 3), text("c", 3)]);
    expect(columns(set, [8])[0]).toEqual(["a1", "a2", "", "", "Head", "b1", "b2", "b3"]);
  });

  it("at a column's foot costs more than any of that", () => {
    expect(COST.white).toBeGreaterThan(
      COST.moreWhite + COST.otherHeight + COST.waits + COST.inText,
    );
  });
});

describe("a picture", () => {
  it("is cut a little where that brings the column to its last line", () => {
    const cut = { height: 3, marks: block("Q", 3).marks };
    const picture = { ...block("P", 4), also: [cut] };
    const set = galley([text("a", 2), picture, text("b", 3), text("c", 3)]);
    expect(columns(set, [8])[0]).toEqual(["a1", "a2", "Q", "Q", "Q", "b1", "b2", "b3"]);
  });
});

describe("a subhead", () => {
  it("is not stranded at the foot", () => {
    const set = galley([text("a", 3), subhead("Head"), text("b", 4)]);
    expect(columns(set, [5, 6])).toEqual([
      ["a1", "a2", "a3", "", ""],
      ["Head", "b1", "b2", "b3", "b4", ""],
    ]);
  });

  it("stays with two lines of its text", () => {
    const set = galley([text("a", 2), subhead("Head"), text("b", 4)]);
    expect(columns(set, [5, 5])[0]).toEqual(["a1", "a2", "Head", "b1", "b2"]);
  });

  it("is stranded by a single line too", () => {
    const set = galley([text("a", 2), subhead("Head"), text("b", 1), text("c", 4)]);
    expect(columns(set, [4, 6])[0]).toEqual(["a1", "a2", "", ""]);
  });

  it("under another subhead keeps both with the text", () => {
    const set = galley([text("a", 2), subhead("Head"), subhead("Minor"), text("b", 4)]);
    expect(columns(set, [5, 6])[0]).toEqual(["a1", "a2", "", "", ""]);
  });

  it("too tall to keep gives way instead of waiting for ever", () => {
    const heads = ["One", "Two", "Three", "Four"].map((name) => subhead(name));
    expect(columns(galley([...heads, text("b", 2)]), [3, 3])).toEqual([
      ["One", "Two", "Three"],
      ["Four", "b1", "b2"],
    ]);
  });
});

describe("a float", () => {
  it("stands where the copy has it if it has room", () => {
    const set = galley([text("a", 2), float(block("P", 2)), text("b", 2)]);
    expect(columns(set, [6])).toEqual([["a1", "a2", "P", "P", "b1", "b2"]]);
  });

  it("stands at the column's foot where the text over it ends on its last line", () => {
    const set = galley([text("a", 4), float(block("P", 2)), text("b", 6)]);
    expect(columns(set, [9, 9])[0]).toEqual(["a1", "a2", "a3", "a4", "b1", "b2", "", "P", "P"]);
  });

  it("at the foot stands over the footnotes", () => {
    const called = text("b", 6, { calls: { 1: 1 } });
    const set = galley([text("a", 4), float(block("P", 2)), called], [note(1, 1)]);
    const shownLines = columns(set, [11, 11])[0];
    expect(shownLines?.slice(-5)).toEqual(["", "P", "P", "", "n1.1"]);
  });

  it("that is a pull quote does not stand beside the paragraph that it repeats", () => {
    const said = { ...text("b", 3), span: { file: "a.md", start: 7, end: 9 } };
    const quote = { ...float(block("Q", 2)), quote: { span: said.span } };
    const set = galley([text("a", 3), said, quote, text("c", 3)]);
    const [first = []] = columns(set, [11, 11]);
    expect(first.indexOf("Q")).not.toBe(first.indexOf("b3") + 1);
  });

  it("waits for the next column's head while the text goes on", () => {
    const set = galley([text("a", 2), float(block("P", 3)), text("b", 4)]);
    expect(columns(set, [4, 5])).toEqual([
      ["a1", "a2", "b1", "b2"],
      ["P", "P", "P", "b3", "b4"],
    ]);
  });

  it("does not overtake one that waits", () => {
    const set = galley([text("a", 2), float(block("P", 3)), float(block("Q", 1)), text("b", 2)]);
    expect(columns(set, [4, 4])).toEqual([
      ["a1", "a2", "b1", "b2"],
      ["P", "P", "P", "Q"],
    ]);
  });

  it("leaves white rather than overtake one that waits", () => {
    const set = galley([text("a", 3), float(block("P", 3)), float(block("Q", 1)), text("b", 4)]);
    expect(columns(set, [4, 4])[0]).toEqual(["a1", "a2", "a3", ""]);
  });

  it("too tall for a low column alone lets the text go before", () => {
    const set = galley([float(block("P", 4)), text("a", 4)], [], 6);
    expect(columns(set, [2, 6])).toEqual([
      ["a1", "a2"],
      ["P", "P", "P", "P", "a3", "a4"],
    ]);
  });

  it("longer than a column hangs out and is told", () => {
    const set = galley([float(block("P", 5)), text("a", 2)]);
    const [fill] = fillColumn(set, GALLEY_HEAD, 3);
    expect(fill?.overset).toEqual({ file: "a.md", start: 0, end: 1 });
  });

  it("over all columns is only noted", () => {
    const wide = float(block("P", 2), "page");
    const [fill] = fillColumn(galley([text("a", 2), wide]), GALLEY_HEAD, 3);
    expect(fill?.wide).toEqual([wide]);
  });
});

describe("footnotes", () => {
  it("stand at the foot of the column that calls them", () => {
    const set = galley([text("a", 4, { calls: { 1: 1 } })], [note(1, 1)]);
    expect(columns(set, [6])).toEqual([["a1", "a2", "a3", "a4", "", "n1.1"]]);
  });

  it("take their room from the text", () => {
    const set = galley([text("a", 6, { calls: { 2: 1 } })], [note(1, 1)]);
    expect(columns(set, [5, 5])).toEqual([
      ["a1", "a2", "a3", "", "n1.1"],
      ["a4", "a5", "a6", "", ""],
    ]);
  });

  it("push their call to the next column where both have no room", () => {
    const set = galley([text("a", 6, { calls: { 4: 1 } })], [note(1, 2)]);
    expect(columns(set, [4, 8])).toEqual([
      ["a1", "a2", "a3", ""],
      ["a4", "a5", "a6", "", "", "", "n1.1", "n1.2"],
    ]);
  });
});

describe("a footnote without room for all of it", () => {
  it("keeps its paragraph from beginning at the column's foot", () => {
    const set = galley([text("a", 3), text("b", 4, { calls: { 1: 1 } })], [note(1, 6)]);
    expect(columns(set, [8, 14])[0]).toEqual(["a1", "a2", "a3", "", "", "", "", ""]);
  });

  it("keeps the line that calls it from the column, if that is not its first", () => {
    const set = galley([text("a", 8, { calls: { 4: 1 } })], [note(1, 6)]);
    expect(columns(set, [7, 14])[0]).toEqual(["a1", "a2", "a3", "", "", "", ""]);
  });
});

describe("a footnote longer than its column", () => {
  it("begins where it is called", () => {
    const set = galley([text("a", 14, { calls: { 1: 1 } })], [note(1, 12)], 12);
    for (const { notes } of fillColumn(set, GALLEY_HEAD, 12)) {
      expect(notes).toMatchObject([{ number: 1, line: 0 }]);
    }
  });

  it("goes on at the foot of the next", () => {
    const set = galley([text("a", 4, { calls: { 1: 1 } })], [note(1, 6)]);
    const set6 = columns(set, [6, 8]);
    expect(set6.flat().filter((line) => line.startsWith("n"))).toEqual(
      [1, 2, 3, 4, 5, 6].map((line) => `n1.${line}`),
    );
  });
});

describe("footnotes that wait", () => {
  it("stand in the order of their numbers", () => {
    const calls = { 1: 1, 2: 2 };
    const set = galley([text("a", 6, { calls })], [note(1, 3), note(2, 1)]);
    const notes = columns(set, [4, 9])
      .flat()
      .filter((line) => line.startsWith("n"));
    expect(notes).toEqual(["n1.1", "n1.2", "n1.3", "n2.1"]);
  });
});

describe("a panel", () => {
  it("is kept whole if a column can hold it", () => {
    const set = galley([text("a", 3), float(panel([text("p", 3)])), text("b", 2)], [], 6);
    expect(columns(set, [6, 6])).toEqual([
      ["a1", "a2", "a3", "b1", "b2", ""],
      ["", "p1", "p2", "p3", "", ""],
    ]);
  });

  it("longer than a column is divided, with its edges on both sides", () => {
    const set = galley([float(panel([text("p", 7)]))]);
    expect(columns(set, [6, 6])).toEqual([
      ["", "p1", "p2", "p3", "p4", ""],
      ["", "p5", "p6", "p7", "", ""],
    ]);
  });
});

describe("a box in the text", () => {
  const boxed = (full: number) =>
    columns(galley([text("a", 3), panel([text("p", 4)]), text("b", 3)], [], full), [8])[0];

  it("of a quarter of a column is not divided", () => {
    expect(boxed(24)).toEqual(["a1", "a2", "a3", "", "", "", "", ""]);
  });

  it("of more than that is divided where the column ends", () => {
    expect(boxed(20)).toEqual(["a1", "a2", "a3", "", "p1", "p2", "", ""]);
  });
});

describe("a box longer than a column", () => {
  it("is not begun for a single line of it", () => {
    const set = galley([text("a", 5), panel([text("p", 12)])], [], 20);
    expect(columns(set, [8])[0]).toEqual(["a1", "a2", "a3", "a4", "a5", "", "", ""]);
    expect(columns(set, [9])[0]?.slice(5)).toEqual(["", "p1", "p2", ""]);
  });
});

describe("a box that no column can hold", () => {
  it("is divided right under the head that announces it, if nothing follows", () => {
    const set = galley([text("a", 2), subhead("Head"), float(table("t", 9))], [], 7);
    expect(columns(set, [7, 7, 7])).toEqual([
      ["a1", "a2", "Head", "t-head", "t1", "t2", "t3"],
      ["t-again", "t4", "t5", "t6", "t7", "t8", "t9"],
    ]);
  });
});

describe("a paragraph of wide leading", () => {
  it("takes two lines of the grid for each of its own", () => {
    const set = galley([{ ...text("a", 2), step: 2 }, text("b", 2)]);
    expect(columns(set, [6])).toEqual([["", "a1", "", "a2", "b1", "b2"]]);
  });
});

describe("a table", () => {
  it("longer than a column repeats its head", () => {
    const set = galley([float(table("t", 5))]);
    expect(columns(set, [4, 4])).toEqual([
      ["t-head", "t1", "t2", "t3"],
      ["t-again", "t4", "t5", ""],
    ]);
  });

  it("that a column can hold is not divided", () => {
    const set = galley([text("a", 3), float(table("t", 3))], [], 5);
    expect(columns(set, [5, 5])).toEqual([
      ["a1", "a2", "a3", "", ""],
      ["t-head", "t1", "t2", "t3", ""],
    ]);
  });
});

const piece = fc.oneof(
  fc.record({ kind: fc.constant("text" as const), size: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant("subhead" as const), size: fc.constant(1) }),
  fc.record({ kind: fc.constant("float" as const), size: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant("panel" as const), size: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ kind: fc.constant("table" as const), size: fc.integer({ min: 1, max: 12 }) }),
);

const anyGalley = fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) =>
  galley(
    pieces.map(({ kind, size }, index) => {
      const name = String.fromCharCode(97 + index);
      switch (kind) {
        case "subhead":
          return subhead(name);
        case "float":
          return float(block(name, size));
        case "panel":
          return float(panel([text(name, size)]));
        case "table":
          return float(table(name, size));
        case "text":
          return text(name, size);
      }
    }),
  ),
);

/** What of a piece must be seen, whatever columns it stands in. */
function allLines(name: string, piece: Piece): readonly string[] {
  const numbered = (count: number) => Array.from({ length: count }, (_, at) => `${name}${at + 1}`);
  switch (piece.kind) {
    case "text":
      return numbered(piece.settings[0].count);
    case "block":
      return Array.from({ length: piece.height }, () => name);
    case "panel":
      return piece.inner.pieces.flatMap((inner) => allLines(name, inner));
    case "float": {
      const { content } = piece;
      if (content.kind !== "table") return allLines(name, content);
      return [`${name}-head`, ...numbered(content.rows.length)];
    }
  }
}

const anyParagraph = fc.record({
  count: fc.integer({ min: 1, max: 7 }),
  also: fc.array(fc.tuple(fc.constantFrom(-1, 1), fc.integer({ min: 0, max: 400_000 })), {
    maxLength: 2,
  }),
  before: fc.constantFrom(0, 0, 1),
  after: fc.constantFrom(0, 0, 1),
});

const anyText = fc.array(anyParagraph, { minLength: 1, maxLength: 6 }).map((paragraphs) =>
  galley(
    paragraphs.map(({ count, also, ...spacing }, index) => {
      const counts = also.map(([more, demerits]) => [Math.max(1, count + more), demerits] as const);
      return variants(String.fromCharCode(97 + index), [[count, 0], ...counts], spacing);
    }),
  ),
);

/** A place in a galley as the oracle names it. */
function placeOf({ pieces }: Galley, { next, used }: Fill): string {
  const { piece, line, setting } = next;
  if (piece >= pieces.length) return `end at ${used}`;
  const at = pieces[piece];
  const index = at?.kind === "text" && setting !== undefined ? at.settings.indexOf(setting) : 0;
  return `${piece}.${line}.${index}`;
}

describe("any text in a column of any height", () => {
  it("is filled as cheaply as by trying everything", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 4, max: 16 }), (set, height) => {
        const truth = everyColumn(set, height);
        fc.pre(truth.size > 0);
        const fills = fillColumn(set, GALLEY_HEAD, height);
        for (const fill of fills) {
          expect(fill.cost).toBeCloseTo(truth.get(placeOf(set, fill)) ?? NaN);
        }
        expect(fills[0]?.cost).toBeCloseTo(Math.min(...truth.values()));
      }),
      { numRuns: 500 },
    );
  });
});

describe("any galley in columns of any height", () => {
  it("comes to its end, each line set once and in its order", () => {
    fc.assert(
      fc.property(anyGalley, fc.integer({ min: 6, max: 12 }), (set, height) => {
        const lines = columns(
          set,
          Array.from({ length: 200 }, () => height),
        ).flat();
        const texts = lines.filter((line) => line !== "" && !line.includes("again"));
        for (const [index, one] of set.pieces.entries()) {
          const name = String.fromCharCode(97 + index);
          expect(texts.filter((line) => line.startsWith(name))).toEqual(allLines(name, one));
        }
      }),
    );
  });

  it("gives the same fills twice, the best first, each further on than its head", () => {
    fc.assert(
      fc.property(anyGalley, fc.integer({ min: 4, max: 12 }), (set, height) => {
        let from: Resume = GALLEY_HEAD;
        for (let column = 0; column < 4 && !isSet(set, from); column += 1) {
          const fills = fillColumn(set, from, height);
          expect(JSON.stringify(fillColumn(set, from, height))).toBe(JSON.stringify(fills));
          const costs = fills.map((fill) => fill.cost);
          expect(costs).toEqual([...costs].sort((a, b) => a - b));
          for (const fill of fills) expect(fill.next).not.toEqual(from);
          from = fills[0]?.next ?? from;
        }
      }),
    );
  });

  it("sets nothing off the grid, and nothing beyond the column but what is told", () => {
    fc.assert(
      fc.property(anyGalley, fc.integer({ min: 6, max: 12 }), (set, height) => {
        const area = rect(0, 0, 10, height);
        const [fill] = fillColumn(set, GALLEY_HEAD, height);
        if (fill === undefined || fill.overset !== undefined) return;
        for (const mark of columnMarks(set, fill, area)) {
          if (mark.kind !== "text") continue;
          expect(Math.abs(((mark.at.y - 0.8) % 1) + 1e-9) % 1).toBeLessThan(1e-6);
          expect(mark.at.y).toBeLessThan(height);
        }
      }),
    );
  });
});
