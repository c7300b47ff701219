import { describe, expect, test } from "vitest";
import { cleaned } from "../../src/import/clean.ts";
import type { Inline, Paragraph, Words } from "../../src/import/manuscript.ts";
import { plainText } from "../../src/import/manuscript.ts";
import { emptyTally } from "../../src/import/tally.ts";

const PLAIN = { emphasis: false, strong: false, struck: false, code: false };
const words = (text: string, look: Partial<Words> = {}): Words => ({
  kind: "words",
  text,
  ...PLAIN,
  ...look,
});

/** A paragraph's inlines as they come out, and what was counted. */
function clean(...inlines: readonly Inline[]) {
  const tally = emptyTally();
  const paragraph: Paragraph = { kind: "paragraph", role: "body", inlines };
  const { blocks } = cleaned({ blocks: [paragraph], notes: new Map() }, tally);
  const texts = blocks.map((block) => (block.kind === "paragraph" ? plainText(block.inlines) : ""));
  return { blocks, texts, tally };
}

const textOf = (text: string): string => clean(words(text)).texts.join("¶");

describe("white", () => {
  test.each([
    ["two  spaces and   three", "two spaces and three"],
    ["\tfirst\tsecond\t", "first second"],
    ["  both ends ", "both ends"],
    ["10\u00A0km stay\u00A0", "10\u00A0km stay"],
    ["moved \u00A0\u00A0 over", "moved over"],
    ["zero\u200Bwidth\uFEFF", "zerowidth"],
    ["hand\u00ADdivided", "handdivided"],
  ])("%j", (typed, clean) => {
    expect(textOf(typed)).toBe(clean);
  });

  test("across runs, at line ends, and in empty paragraphs", () => {
    const { texts, tally } = clean(
      words("a "),
      words(" b", { strong: true }),
      { kind: "break", of: "line" },
      words(" c"),
    );
    expect(texts).toEqual(["a b c"]);
    expect(tally).toMatchObject({ spaces: 1, tabs: 0 });
    expect(clean(words(" \t ")).blocks).toEqual([]);
    expect(clean(words(" \t ")).tally.emptyParagraphs).toBe(1);
  });

  test("two line breaks and a page break end a paragraph", () => {
    const line = { kind: "break", of: "line" } as const;
    const { texts } = clean(
      line,
      words("a"),
      line,
      words(" "),
      line,
      words("b"),
      { kind: "break", of: "page" },
      words("c"),
      line,
    );
    expect(texts).toEqual(["a", "b", "c"]);
  });
});

describe("quotes", () => {
  test.each([
    ["“Both” are curly, ‘these’ too", "“Both” are curly, ‘these’ too"],
    ['"Both" are straight', '"Both" are straight'],
    ['“One" of "each”', '"One" of "each"'],
    ["“Wrong“ way", '"Wrong" way'],
    ["„Deutsch“ und »so«", "„Deutsch“ und »so«"],
    ['„Gemischt" und „nicht“', '"Gemischt" und "nicht"'],
    ["”Svenska” så", "”Svenska” så"],
    ["”English” and “so”", '"English" and "so"'],
    ["``TeX'' and `single'", "\"TeX\" and 'single'"],
    ["don`t, don´t, don′t", "don’t, don’t, don’t"],
    ["″So″ he said, 6′ 2″ tall", '"So" he said, 6′ 2″ tall'],
    ['“A 27" screen”', '“A 27" screen”'],
  ])("%s", (typed, clean) => {
    expect(textOf(typed)).toBe(clean);
  });

  test("one that opens in one run and closes in another", () => {
    const { blocks } = clean(words("“He "), words("came“", { emphasis: true }), words("."));
    const [first] = blocks;
    expect(first?.kind === "paragraph" && first.inlines).toEqual([
      words('"He '),
      words('came"', { emphasis: true }),
      words("."),
    ]);
  });

  test("code is left alone", () => {
    expect(clean(words("x  = ``y''--z", { code: true })).texts).toEqual(["x  = ``y''--z"]);
  });
});

describe("dashes", () => {
  test.each([
    ["so--and so", "so—and so"],
    ["so -- and so", "so – and so"],
    ["so---and", "so—and"],
    ["pages 3--4", "pages 3—4"],
    ["run `x` --fast", "run `x` --fast"],
    ["|---|---|", "|---|---|"],
    ["----", "----"],
  ])("%s", (typed, clean) => {
    expect(textOf(typed)).toBe(clean);
  });
});
