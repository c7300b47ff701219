import fc from "fast-check";
import { expect, test } from "vitest";
import { lineIndex, locate, placeAt } from "../../src/diagnostics/sources.ts";

/** The same by walking the text from its head. */
function walked(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: Array.from(lines.at(-1) ?? "").length + 1 };
}

test("a place found by search is the place found by walking", () => {
  const texts = fc
    .array(fc.constantFrom("a", "\n", "中", "🚀", "\r\n", " "))
    .map((all) => all.join(""));
  fc.assert(
    fc.property(texts, (text) => {
      const index = lineIndex(text);
      let offset = 0;
      for (const character of text.match(/\r\n|[^]/gu) ?? []) {
        expect(placeAt(index, offset)).toEqual(walked(text, offset));
        offset += character.length;
      }
      expect(placeAt(index, text.length)).toEqual(walked(text, text.length));
    }),
  );
});

test("a CR alone ends a line, as YAML and CommonMark have it", () => {
  expect(placeAt(lineIndex("a\rb"), 2)).toEqual({ line: 2, column: 1 });
});

test("offsets outside the text are its ends", () => {
  const index = lineIndex("ab");
  expect(placeAt(index, -5)).toEqual({ line: 1, column: 1 });
  expect(placeAt(index, 50)).toEqual({ line: 1, column: 3 });
});

test("a span in a file that was never read has no lines", () => {
  expect(locate({ file: "x", start: 0, end: 1 }, new Map())).toBeUndefined();
});
