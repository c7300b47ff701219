import { describe, expect, it } from "vitest";
import { cmyk } from "../../src/color/ink.ts";
import type { SetLine } from "../../src/text/line.ts";
import { loadHyphenator } from "../../src/text/hyphenator.ts";
import { lineText } from "../../src/text/paragraph.ts";
import {
  best,
  lineBreak,
  noteCall,
  paragraphOrder,
  setting,
  style,
  words,
} from "../support/copy.ts";
import type { Asked, Copy } from "../support/copy.ts";
import { squareBook, squareFace } from "../support/square-face.ts";

const hyphenator = await loadHyphenator("en-US");
const LEFT = { look: { align: "left" } } as const;

type Measured = Asked & { readonly measure: number };

/** What the lines say; the line-end hyphen shows as "¬". */
function breaks(copy: Copy, { measure, ...asked }: Measured, lines: readonly string[]): void {
  const said = best(copy, measure, asked).map((line) => lineText(line).replaceAll("\u00AD", "¬"));
  expect(said).toEqual(lines);
}

const sum = (line: SetLine) => line.runs.flatMap((run) => run.advances).reduce((a, b) => a + b, 0);

describe("lines", () => {
  it("end where the measure ends", () => {
    breaks("the boat races", { measure: 8 }, ["the boat", "races"]);
    breaks("the boat races", { measure: 14 }, ["the boat races"]);
  });

  it("of an empty paragraph are none", () => {
    expect(setting([], paragraphOrder(8)).settings).toMatchObject([{ lines: [], count: 0 }]);
    expect(setting("  ", paragraphOrder(8)).settings[0].lines).toEqual([]);
  });

  it("end at a typed break, ragged though the rest is justified", () => {
    breaks([words("to be"), lineBreak, words("or not")], { measure: 9 }, ["to be", "or not"]);
    const [first] = best([words("to be"), lineBreak, words("or not")], 9);
    expect(first?.width).toBe(5);
  });

  it("keep an empty line between two typed breaks", () => {
    breaks([words("a"), lineBreak, lineBreak, words("b")], { measure: 9 }, ["a", "", "b"]);
  });

  it("begin with the indent, which hangs where it is negative", () => {
    expect(best("aaaa bb cc", 5, { indent: 1 })[0]?.x).toBe(1);
    breaks("aaaa bb cc", { measure: 5, indent: 1 }, ["aaaa", "bb cc"]);
    expect(best("aaaa bb cc", 5, { indent: -2 }).map((line) => line.x)).toEqual([-2, 0]);
    breaks("aaaa bb cc", { measure: 5, indent: -2 }, ["aaaa bb", "cc"]);
  });

  it("stand in the middle or at the right, if asked", () => {
    expect(best("a b c", 10, { look: { align: "center" } })[0]?.x).toBe(2.5);
    expect(best("a b c", 10, { look: { align: "right" } })[0]?.x).toBe(5);
  });

  it("have each its own measure, the last holding for the rest", () => {
    const said = best("aaa bbbbb ccccc ddddd", [3, 5]).map(lineText);
    expect(said).toEqual(["aaa", "bbbbb", "ccccc", "ddddd"]);
  });
});

describe("hyphens", () => {
  const left = { ...LEFT, hyphenator };

  it("stand where TeX has them, and extract as U+00AD", () => {
    breaks("the hyphenation was foreseen", { measure: 11, ...left }, [
      "the hyphen¬",
      "ation was",
      "foreseen",
    ]);
  });

  it("are not added where the style has none", () => {
    const look = { align: "left", hyphenate: false } as const;
    breaks("the hyphenation of words", { measure: 11, hyphenator, look }, [
      "the",
      "hyphenation",
      "of words",
    ]);
  });

  it.each(["HYPHENATION", "hyphen8tion", "HyPhenation", "shouldn’t"])("never divide %s", (word) => {
    const lines = best(`the ${word} of all of these words`, 12, left);
    expect(lines.some((line) => line.hyphenated)).toBe(false);
  });

  it("never leave the tail of a word alone on the last line", () => {
    breaks("a hyphenation", { measure: 12, ...left }, ["a", "hyphenation"]);
  });

  it("follow a soft hyphen in the copy, which is otherwise unseen", () => {
    breaks("aa bbbb\u00ADcccc dd ee", { measure: 8, ...LEFT }, ["aa bbbb¬", "cccc dd", "ee"]);
    breaks("aa bb\u00ADcc", { measure: 8, ...LEFT }, ["aa bbcc"]);
  });

  it("undo a ligature that they part", () => {
    const fonts = squareBook({ ligatures: ["ffi", "ff"] });
    const order = paragraphOrder(7, LEFT);
    const [line] = setting("is offi\u00ADcer of it", order, fonts).settings[0].lines;
    expect(line?.runs[0]?.texts).toEqual(["i", "s", " ", "o", "ffi", "\u00AD"]);
    const [parted] = setting("is of\u00ADficer of it", order, fonts).settings[0].lines;
    expect(parted?.runs[0]?.texts).toEqual(["i", "s", " ", "o", "f", "\u00AD"]);
  });
});

describe("chances to break", () => {
  it("are after a typed hyphen, but not after a lonely one", () => {
    breaks("aaaa well-known as", { measure: 10, ...LEFT }, ["aaaa well-", "known as"]);
    breaks("aaaaa at -500000", { measure: 10, ...LEFT }, ["aaaaa at", "-500000"]);
  });

  it("are after a dash, hardly before it", () => {
    breaks("aaaa bbb—cccccc", { measure: 9, ...LEFT }, ["aaaa bbb—", "cccccc"]);
    breaks("aaaa bbb — cccccc", { measure: 10, ...LEFT }, ["aaaa bbb —", "cccccc"]);
  });

  it("are not at a no-break space", () => {
    breaks("aaaaa 10\u00A0km or", { measure: 8, ...LEFT }, ["aaaaa", "10\u00A0km or"]);
    breaks("aaaaa 10\u202Fkm or", { measure: 8, ...LEFT }, ["aaaaa", "10\u202Fkm or"]);
  });

  it("stretch a no-break space like any other, but not the narrow one", () => {
    const [line] = best("aa\u00A0bb\u202Fc ddddddddddd", 8);
    const at = (text: string) => line?.runs[0]?.advances[line.runs[0].texts.indexOf(text)] ?? 0;
    expect(at("\u00A0")).toBeGreaterThan(1.5);
    expect(at("\u202F")).toBeLessThan(1.05);
  });

  it("are between ideographs, never before their full stop", () => {
    breaks("中文字符中文。字符中文", { measure: 6, ...LEFT }, ["中文字符中", "文。字符中文"]);
  });

  it("are in an address where the Chicago Manual has them, without a hyphen", () => {
    const address = "https://www.example.com/news/2020?page=1";
    const lines = best(address, 12, { ...LEFT, hyphenator });
    expect(lines.map(lineText).join("")).toBe(address);
    for (const line of lines.slice(1))
      expect(lineText(line)).toMatch(/^([.?=&]|www|news|2020|page|1)/);
    expect(lines.some((line) => line.hyphenated)).toBe(false);
  });

  it("are in a link that is shown as its own address", () => {
    const link = words("example.com/international", { link: "https://example.com/international" });
    breaks([link], { measure: 14, ...LEFT, hyphenator }, ["example.com/", "international"]);
  });

  it("are anywhere in a word wider than the measure", () => {
    breaks("a".repeat(10), { measure: 4, hyphenator }, ["aaa¬", "aaa¬", "aaaa"]);
    breaks("12345678", { measure: 4 }, ["1234", "5678"]);
    breaks([words("aaaaaaaa", { code: true })], { measure: 3.6 }, ["aaaa", "aaaa"]);
  });

  it("are at no-break spaces, if these tie more than a line together", () => {
    breaks("aaa\u00A0bbb\u00A0ccc\u00A0ddd", { measure: 7, ...LEFT }, [
      "aaa\u00A0bbb",
      "ccc\u00A0ddd",
    ]);
  });

  it("are nowhere in a single character: the overfull line is told", () => {
    const { diagnostics } = setting("a", paragraphOrder(0.5));
    expect(diagnostics).toMatchObject([{ severity: "warning", code: "text/overfull" }]);
  });
});

describe("justified lines", () => {
  it("fill their measure, spaces and glyphs giving alike", () => {
    const [line] = best("aaaa bbbb cccc dddd", 14.5);
    expect(line?.width).toBeCloseTo(14.5);
    expect(line?.ratio).toBeGreaterThan(0);
    expect(line?.ratio).toBeLessThan(1);
    expect(line?.runs[0]?.scale).toBeCloseTo(1 + 0.02 * (line?.ratio ?? 0));
  });

  it("stretch glyphs by 2 % and 0.01 em, not more", () => {
    const [line] = best("aaaa bbbb cccccccccccccc", 14);
    expect(line?.runs[0]?.scale).toBe(1.02);
    expect(line?.runs[0]?.advances[0]).toBeCloseTo(1.03);
    expect(line?.width).toBeCloseTo(14);
  });

  it("are not stretched where nothing can give: one word alone", () => {
    const [line] = best("aaaa bbbbbbbbbbbb", 12);
    expect(line?.width).toBeCloseTo(4 * 1.02 + 3 * 0.01);
  });

  it("hang their punctuation", () => {
    const inks = {
      "“": { left: 0, right: 1, low: 0.35, high: 0.7 },
      ",": { left: 0, right: 1, low: -0.1, high: 0.175 },
    };
    const [line] = best("“aa bb, cc", 6.7, { look: { hang: true } }, squareBook({ inks }));
    expect(line?.x).toBeCloseTo(-0.15);
    expect((line?.x ?? 0) + (line?.width ?? 0)).toBeCloseTo(6.7 + 0.2);
  });

  it("hang at the edge alone to which they are brought", () => {
    const inks = { "“": { left: 0, right: 1, low: 0.35, high: 0.7 } };
    const edges = (align: "left" | "right") => {
      const look = { hang: true, align };
      const [line] = best("“aaaa“", 9, { look }, squareBook({ inks }));
      return [line?.x, (line?.x ?? 0) + (line?.width ?? 0)];
    };
    expect(edges("left")).toEqual([-0.15, 5.85]);
    expect(edges("right")).toEqual([expect.closeTo(3.15), 9.15]);
  });
});

describe("faces", () => {
  const faces = (copy: Copy, asked?: Asked) =>
    best(copy, 40, asked).flatMap((line) =>
      line.runs.map((run) => `${run.face.id} ${run.size}: ${run.texts.join("")}`),
    );

  it("are one run for neighbors that look alike, spaces included", () => {
    expect(faces([words("one "), words("two", { link: "x" }), words(" three")])).toEqual([
      "Square-400 1: one two three",
    ]);
  });

  it("follow emphasis, strength, code and lead", () => {
    const copy = [
      words("Lead: ", { lead: true }),
      words("a ", { emphasis: true }),
      words("b ", { strong: true }),
      words("c", { code: true }),
    ];
    expect(faces(copy)).toEqual([
      "Lead-700 1: Lead: ",
      "Square-400-italic 1: a ",
      "Square-700 1: b ",
      "Code-400 0.9: c",
    ]);
  });

  it("turn emphasis in an italic style upright", () => {
    const look = { face: { family: "Square", weight: 400, italic: true } };
    expect(faces([words("a", { emphasis: true })], { look })).toEqual(["Square-400 1: a"]);
  });

  it("print capitals where the style says so", () => {
    expect(faces("straße", { look: { caps: "upper" } })).toEqual(["Square-400 1: STRASSE"]);
  });

  it("kern with the space, in the glue", () => {
    const fonts = squareBook({ kerns: { "T ": -0.2, " V": -0.3 } });
    const [line] = best("T V a", 40, {}, fonts);
    expect(line?.width).toBeCloseTo(4.5);
    expect(best("aaaaa T V", 7, {}, fonts)[0]?.width).toBeCloseTo(7);
  });

  it("track every glyph but the last", () => {
    const [line] = best("ab cd", 40, { look: { tracking: 0.1 } });
    expect(line?.runs[0]?.advances).toEqual(
      [1.1, 1.1, 1.1, 1.1, 1].map((n) => expect.closeTo(n) as number),
    );
  });

  it("fall back for what they lack", () => {
    const fonts = squareBook(
      { has: /[a-z ]/ },
      squareFace({ family: "Han", has: /\p{Script=Han}/u }),
    );
    const [line] = best("ab 中 c", 40, {}, fonts);
    expect(line?.runs.map((run) => [run.face.family, run.texts.join("")])).toEqual([
      ["Square", "ab "],
      ["Han", "中"],
      ["Square", " c"],
    ]);
  });

  it("say at its place which character nobody has, and set the rest", () => {
    const { diagnostics, settings } = setting(
      "ab 中 c",
      paragraphOrder(40),
      squareBook({ has: /[a-z ]/ }),
    );
    expect(diagnostics).toMatchObject([
      { severity: "error", code: "font/missing-glyph", span: { file: "a.md", start: 3, end: 4 } },
    ]);
    expect(diagnostics[0]?.message).toContain("U+4E2D 中");
    expect(settings[0].lines.map(lineText)).toEqual(["ab 中 c"]);
  });

  it("point at the whole run where the source is longer than what it says", () => {
    const long = { file: "a.md", start: 10, end: 30 };
    const copy = [words("中", { span: long })];
    expect(
      setting(copy, paragraphOrder(9), squareBook({ has: /[a-z]/ })).diagnostics[0]?.span,
    ).toEqual(long);
  });
});

describe("notes and struck words", () => {
  it("raise a note's number, which stays with its word", () => {
    const copy = [words("aaa bbb"), noteCall(1), words(", cc ddd eee")];
    const lines = best(copy, 7.6, LEFT);
    expect(lines.map(lineText)).toEqual(["aaa", "bbb1, cc", "ddd eee"]);
    expect(lines.map((line) => line.notes)).toEqual([[], [1], []]);
    const number = lines[1]?.runs[1];
    expect(number).toMatchObject({ size: 0.6, rise: 0.35, furniture: true, texts: ["1"] });
  });

  it("rule struck words through", () => {
    const ink = cmyk(0, 1, 0, 0);
    const copy = [words("ab "), words("cd", { struck: true }), words(" e")];
    const [line] = best(copy, 40, { look: { ink } });
    expect(line?.strikes).toEqual([{ x: 3, width: 2, rise: 0.25, thickness: 0.05, ink }]);
    expect(best("ab", 40)[0]?.strikes).toBeUndefined();
  });
});

describe("code", () => {
  it("keeps the white at its head and within, in the code's own size", () => {
    const code = style({ align: "left", hyphenate: false });
    const order = { ...paragraphOrder(40), style: code, code };
    const [line] = setting("  if  x", order).settings[0].lines;
    expect(line?.width).toBe(7);
    expect(line === undefined ? "" : lineText(line)).toBe("  if  x");
  });
});

describe("runts", () => {
  it("are avoided: the last line has five letters at least", () => {
    breaks("aaaaaaaa bbb ccc dd", { measure: 16, ...LEFT }, ["aaaaaaaa bbb", "ccc dd"]);
  });
});

it("a line's advances add up to its width", () => {
  for (const line of best("one two three four five six seven", 11)) {
    expect(sum(line)).toBeCloseTo(line.width);
  }
});
