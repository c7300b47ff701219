import { expect, test } from "vitest";
import { BLACK } from "../../src/color/ink.ts";
import type { Mark, Page } from "../../src/display/mark.ts";
import { boxOn, markAt } from "../../src/display/places.ts";
import { rect } from "../../src/geometry/geometry.ts";
import { picture } from "../preflight/build.ts";
import { line, squares } from "./build.ts";

const span = (start: number, end: number, file = "a.md") => ({ file, start, end });

/** Four squares of ten points on a baseline. */
const words = (x: number, y: number, start: number, end: number): Mark => ({
  ...line(x, y, squares("abcd", { size: 10 })),
  span: span(start, end),
});
const ground: Mark = { kind: "rule", rect: rect(0, 0, 100, 100), ink: BLACK };
const photograph: Mark = {
  ...{ kind: "picture", picture: picture(10, 10), span: span(50, 60) },
  ...{ frame: rect(0, 0, 100, 100), clip: rect(20, 20, 60, 60) },
};

const page = (...marks: readonly Mark[]): Page => ({
  ...{ folio: 1, trim: { width: 100, height: 100 }, bleed: 0, marks },
});

test("a line of text goes before the picture that it lies on; grounds were typed nowhere", () => {
  const set = page(photograph, words(30, 50, 0, 9), ground);
  expect(markAt(set, { x: 35, y: 48 })).toBe(set.marks[1]);
  expect(markAt(set, { x: 25, y: 75 })).toBe(photograph);
  expect(markAt(set, { x: 5, y: 5 })).toBeUndefined();
});

test("a span's box holds all that was typed within it", () => {
  const set = page(words(10, 20, 0, 9), words(10, 40, 0, 9), words(50, 60, 10, 19), photograph);
  const { x, width } = boxOn(set, span(0, 9)) ?? rect(0, 0, 0, 0);
  expect([x, width]).toEqual([10, 40]);
  expect(boxOn(set, span(0, 19))).toMatchObject({ x: 10, width: 80 });
  expect(boxOn(set, span(50, 60))).toEqual(rect(20, 20, 60, 60));
});

test("a word's box is that of the paragraph in which it stands; other files and places have none", () => {
  const set = page(words(10, 20, 0, 9));
  expect(boxOn(set, span(3, 5))).toEqual(boxOn(set, span(0, 9)));
  expect(boxOn(set, span(20, 25))).toBeUndefined();
  expect(boxOn(set, span(0, 9, "b.md"))).toBeUndefined();
});
