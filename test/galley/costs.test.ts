import { describe, expect, test } from "vitest";
import type { FloatPiece, Piece } from "../../src/galley/galley.ts";
import { COST } from "../../src/galley/costs.ts";
import { fillColumn } from "../../src/galley/fill-column.ts";
import { GALLEY_HEAD } from "../../src/galley/resume.ts";
import { settingOf } from "../../src/text/line.ts";
import {
  block,
  columns,
  float,
  galley,
  setLine,
  subhead,
  text,
  variants,
} from "../support/galley.ts";

/** What each cost of the table decides: columns that could be full in two ways, and which of them is taken. */

const SPACED = { before: 1, after: 1 };

const column = (lines: number, ...pieces: readonly Piece[]): readonly string[] =>
  columns(galley(pieces), [lines])[0] ?? [];

/** A paragraph of three lines, or of four at so many demerits. */
const longer = (demerits: number): Piece =>
  variants("a", [
    [3, 0],
    [4, demerits],
  ]);

/** A picture that is high, or at best as high as it says first. */
const picture = (best: number, other: number, extra = {}): FloatPiece["content"] => ({
  ...block("P", best, extra),
  also: [{ height: other, marks: block("P", other).marks }],
});

describe("of two ways to fill a column", () => {
  // Four lines of the paragraph, or three and a line of white more over the subhead: that costs 8.
  const byLineOrWhite = (demerits: number): string | undefined =>
    column(9, longer(demerits), subhead("Head", { before: 1 }), text("b", 3), text("c", 4))[3];

  test("white over a subhead is dearer than a paragraph that is hardly worse", () => {
    expect(byLineOrWhite(24_000 * 5)).toBe("a4");
  });

  test("a paragraph is dearer by its demerits", () => {
    expect(byLineOrWhite(24_000 * 7)).toBe("");
  });

  test("and for being another than the best at all", () => {
    expect(byLineOrWhite(24_000 * 6.5)).toBe("");
  });

  test("a picture of another height is dearer than that paragraph", () => {
    const content = picture(3, 4);
    if (content.kind !== "block") throw new TypeError("a picture is a block");
    const filled = column(10, longer(24_000 * 4), content, text("b", 3), text("c", 4));
    expect(filled.slice(3)).toEqual(["a4", "P", "P", "P", "b1", "b2", "b3"]);
  });

  test("a float stands at the foot rather than in the text", () => {
    const filled = column(12, text("a", 4), float(block("P", 2, SPACED)), text("b", 9));
    expect(filled.slice(4)).toEqual(["b1", "b2", "b3", "b4", "b5", "", "P", "P"]);
  });

  test("a float stands in the text rather than wait", () => {
    const filled = column(8, text("a", 4), float(block("P", 2)), text("b", 8));
    expect(filled.slice(4)).toEqual(["P", "P", "b1", "b2"]);
  });

  test("a float waits rather than end the column off the grid", () => {
    const off = { ...block("P", 2), short: 0.4 };
    const filled = column(6, text("a", 4), float(off), text("b", 8));
    expect(filled.slice(4)).toEqual(["b1", "b2"]);
  });

  test("a picture at the foot is cut where the text over it ends a line later", () => {
    const cut = float(picture(3, 2, SPACED));
    const filled = column(10, text("a", 4), cut, text("b", 3), text("c", 4));
    expect(filled.slice(4)).toEqual(["b1", "b2", "b3", "", "P", "P"]);
  });

  test("at the end of the text no float stands at the foot over a hole", () => {
    const filled = column(12, text("a", 4), float(block("P", 2)), text("b", 2));
    expect(filled.slice(4, 8)).toEqual(["P", "P", "b1", "b2"]);
  });

  test("a word is divided over the foot only where nothing else is as full", () => {
    const setting = (hyphened: number, demerits: number) =>
      settingOf(
        Array.from({ length: 6 }, (_, at) => ({
          ...setLine(`a${at + 1}`),
          hyphenated: at + 1 === hyphened,
        })),
        demerits,
      );
    const piece = { ...text("a", 6), settings: [setting(4, 0), setting(0, 24_000 * 90)] as const };
    const [fill] = fillColumn(galley([piece]), GALLEY_HEAD, 4);
    expect(fill?.next.line).toBe(4);
    expect(fill?.next.setting).toBe(piece.settings[1]);
  });

  test.each([
    ["a float", {}],
    ["a pull quote", { quote: {} }],
  ])("%s stands within the text rather than behind its end", (_, more) => {
    const late: FloatPiece = { ...float(block("P", 2, { before: 1 })), ...more };
    const last = column(13, text("a", 6), late, text("b", 4));
    expect(last.slice(5)).toEqual(["a6", "", "P", "P", "b1", "b2", "b3", "b4"]);
    const going = column(13, text("a", 6), late, text("b", 4), text("c", 9));
    expect(going.slice(5)).toEqual(["a6", "b1", "b2", "b3", "b4", "", "P", "P"]);
  });

  // A paragraph of six lines, or of eight at a cost of 12; under it what may be parted at a cost.
  const overParted = (...parted: readonly Piece[]): readonly string[] =>
    column(
      8,
      variants("a", [
        [6, 0],
        [8, 24_000 * 10],
      ]),
      ...parted,
      text("z", 9),
    );

  test("a quotation of a few lines is rather begun in the next column than parted", () => {
    expect(overParted(text("q", 4)).slice(6)).toEqual(["q1", "q2"]);
    const held = { ...text("q", 4), parting: { within: COST.partsQuotation, behind: 0 } };
    expect(overParted(held).slice(6)).toEqual(["a7", "a8"]);
  });

  test("an item goes with its own list", () => {
    const own = text("l", 3);
    expect(overParted(text("i", 2), own).slice(6)).toEqual(["i1", "i2"]);
    const leading = { ...text("i", 2), parting: { within: 0, behind: COST.partsItem } };
    expect(overParted(leading, own).slice(6)).toEqual(["a7", "a8"]);
  });
});

describe("a column does not end", () => {
  test("with a lead line", () => {
    const lead = text("lead", 1, { keepWithNext: true });
    expect(column(3, text("a", 2), lead, text("b", 4))).toEqual(["a1", "a2", ""]);
  });

  test("beside a drop cap", () => {
    const opened = { ...text("b", 8), together: 3 };
    expect(column(4, text("a", 2), opened)).toEqual(["a1", "a2", "", ""]);
    expect(column(5, text("a", 2), opened)).toEqual(["a1", "a2", "b1", "b2", "b3"]);
  });
});
