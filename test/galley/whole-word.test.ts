import { expect, test } from "vitest";
import type { GlyphRun } from "../../src/display/mark.ts";
import { readWhole } from "../../src/galley/whole-word.ts";
import { run } from "../support/galley.ts";

/** What the runs say, each as it is drawn and as it is read. */
const said = (runs: readonly GlyphRun[]) =>
  runs.map(({ texts, reads }) => [texts.join(""), reads ?? null]);

test("the word's first run is read as the whole word, the cap as nothing", () => {
  expect(said(readWhole([run("“"), run("T")], [run("he boats")]))).toEqual([
    ["“", ""],
    ["T", ""],
    ["he", "“The"],
    [" boats", null],
  ]);
});

test("a word in several runs is read once", () => {
  expect(said(readWhole([run("T")], [run("h"), run("e"), run("re we"), run(" go")]))).toEqual([
    ["T", ""],
    ["h", "There"],
    ["e", ""],
    ["re", ""],
    [" we", null],
    [" go", null],
  ]);
});

test("a word that fills its line is read to its end", () => {
  expect(said(readWhole([run("T")], [run("here")]))).toEqual([
    ["T", ""],
    ["here", "There"],
  ]);
});

test("a cap that is a word is read before the next, with its space", () => {
  expect(said(readWhole([run("A ")], [run("boat came")]))).toEqual([
    ["A ", ""],
    ["boat", "A boat"],
    [" came", null],
  ]);
});

test("no glyph is lost, moved or drawn twice", () => {
  const line = [run("he bo"), run("ats")];
  const drawn = readWhole([run("T")], line);
  const glyphs = (runs: readonly GlyphRun[]) =>
    runs.flatMap((one) => one.glyphs.map((glyph, i) => [glyph, one.advances[i], one.texts[i]]));
  expect(glyphs(drawn)).toEqual(glyphs([run("T"), ...line]));
});
