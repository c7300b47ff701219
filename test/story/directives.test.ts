import { describe, expect, it } from "vitest";
import { dump, faults, read, storyOf } from "./build.ts";

const FIGURE = '::figure[C]{src="a.jpg" alt="x"}';

describe("figures", () => {
  it.each([
    ["::figure{src=a.jpg alt=x}", "figure a.jpg (x) over 1 | "],
    [`::figure[C *d* [e]]{src='a.jpg' alt=""}`, "figure a.jpg () over 1 | C ‹e: d› [e]"],
    ['::figure{src=a alt=x span=2 credit="A\'s -- B"}', "figure a (x) over 2 by A’s – B | "],
    ['::figure{src=a alt=x span="bleed"}', "figure a (x) over bleed | "],
    ["::figure{src=a alt=x span=straddle}", "figure a (x) over straddle | "],
    ['::figure{src=a alt=x safe="10 20 30% 40"}', "figure a (x) over 1 safe 0.1 0.2 0.3 0.4 | "],
    [`> ${FIGURE}`, "quotation\n  figure a.jpg (x) over 1 | C"],
    [`a\n${FIGURE}\nb`, "paragraph | a\nfigure a.jpg (x) over 1 | C\nparagraph | b"],
  ])("%s", (text, page) => {
    expect(dump(text)).toBe(page);
  });

  it("know where each value was typed", () => {
    const text = '- ::figure[C]{ src = "a.jpg"  alt=x credit=\'By "B"\' }';
    const [list] = storyOf(text).body;
    const figure = list?.kind === "list" ? list.items[0]?.blocks[0] : undefined;
    const { src, credit } = figure?.kind === "figure" ? figure.picture : {};
    const typed = (span?: { start: number; end: number }) =>
      text.slice((span?.start ?? 0) - 17, (span?.end ?? 0) - 17);
    expect([typed(src?.span), typed(credit?.span)]).toEqual(["a.jpg", 'By "B"']);
  });

  it.each([
    ["::figure", "figure/no-src 1:1 ::figure"],
    ['::figure{src="" alt=x}', "figure/no-src 1:15"],
    ["::figure{src=a}", "figure/no-alt 1:1 ::figure"],
    ["::figure{src=a alt=x crdit=B}", "directive/attribute 1:22 crdit"],
    ["::figure{src=a alt=x src=b}", "directive/attribute 1:22 src"],
    ["::figure{src=a alt=x span=3}", "directive/value 1:27 3"],
    ['::figure{src=a alt=x safe="10 10"}', "directive/value 1:28 10 10"],
    ['::figure{src=a alt=x safe="50 0 60 10"}', "directive/value 1:28 50 0 60 10"],
    [":::pullquote{by=x size=2}\nq\n:::", "directive/attribute 1:19 size"],
  ])("%s", (text, fault) => {
    expect(faults(text)).toEqual([fault]);
  });
});

describe("boxes", () => {
  it.each([
    [':::pullquote{by="O\'B"}\n"q"\n\nr\n:::', "pullquote by O’B | “q” ¶ r"],
    [
      ":::sidebar[T *u*]\na\n\n- b\n:::",
      "sidebar | T ‹e: u›\n  paragraph | a\n  list\n    item\n      paragraph | b",
    ],
    [
      `::::sidebar\n${FIGURE}\n\n:::pullquote\nq\n:::\n::::\na`,
      "sidebar | \n  figure a.jpg (x) over 1 | C\n  pullquote | q\nparagraph | a",
    ],
    [":::pullquote\nq\n:::::", "pullquote | q"],
    ["> :::sidebar\n> a\n> :::\n\nb", "quotation\n  sidebar | \n    paragraph | a\nparagraph | b"],
  ])("%j", (text, page) => {
    expect(dump(text)).toBe(page);
  });

  it.each([
    [":::pullquote\n- q\n:::", "directive/content 2:1 - q"],
    [":::pullquote[t]\nq\n:::", "directive/label 1:13 [t]"],
    [":::pullquote\n:::", "directive/empty 1:1 :::pullquote"],
    ["::::sidebar\n:::sidebar\na\n:::\n::::", "directive/content 2:1 :::sidebar"],
  ])("%j", (text, fault) => {
    expect(faults(text)).toEqual([fault]);
  });
});

describe("a directive gone wrong is one error at its place", () => {
  it.each([
    ["a\n\n:: figure\n\nb", "directive/malformed 3:1 ::"],
    ["a\n::\nb", "directive/malformed 2:1 ::"],
    ["a\n::1 is home\nb", "directive/malformed 2:5 is home"],
    ["::figure[C] {src=a alt=x}", "directive/malformed 1:12  {"],
    ["::figure [C]{src=a alt=x}", "directive/malformed 1:9  ["],
    ["::figure[C\nd]{src=a alt=x}\n\nb", "directive/malformed 1:9 [C"],
    ["> ::figure[C\n> d]{src=a alt=x}\n\nb", "directive/malformed 1:11 [C"],
    ["::figure[C]{src=a\nalt=x}\n\nb", "directive/malformed 1:12 {src=a"],
    ["::figure[C]{src=a alt=x\n\nb", "directive/malformed 1:12 {src=a alt=x"],
    ['::figure[C]{src="a\nb" alt=x}\n\nb', 'directive/malformed 1:17 "a'],
    ["::figure[C]{src=“a” alt=x}", "directive/malformed 1:17 “a”"],
    ['::figure[C]{src="a"alt=x}', "directive/malformed 1:20 a"],
    ["::figure[C]{src= alt=x}", "directive/malformed 1:21 ="],
    ["::figure[C]{src=a alt=x} d", "directive/malformed 1:26 d"],
    ["::figure{src=a alt=x}[C]", "directive/malformed 1:22 [C]"],
    ["1. ::figure[C] {src=a}", "directive/malformed 1:15  {"],
    [":: a | b\n-- | --\nc | d", "directive/malformed 1:1 ::"],
    ["::figur{src=a alt=x}", "directive/unknown 1:1 ::figur"],
    [":::pulquote\nq\n:::\nb", "directive/unknown 1:1 :::pulquote"],
    [":::sidebar\n:::note\na\n:::\nb\n:::", "directive/unknown 2:1 :::note"],
    ["::: sidebar\na\n:::\nb", "directive/malformed 1:1 :::"],
    [":::sidebar [T]\na\n:::\nb", "directive/malformed 1:11  ["],
    [":::sidebar[T\nu]\na\n:::\nb", "directive/malformed 1:11 [T"],
    [":::pullquote{by=x\nq\n:::\nb", "directive/malformed 1:13 {by=x"],
    [":::sidebar[T]\na\n\nb", "directive/unclosed 1:1 :::sidebar"],
    [":::pullquote\nq\n\n:::pullquote\nr\n:::\nb", "directive/unclosed 1:1 :::pullquote"],
    ["::::sidebar\n:::pullquote\nq\n::::\nb", "directive/unclosed 2:1 :::pullquote"],
    ["::::sidebar\na\n:::\nb", "directive/unclosed 3:1 :::"],
    [":::sidebar\n:::pullquote\nq\n:::\n:::\nb", "directive/nested 2:1 :::pullquote"],
    [":::sidebar\n::::pullquote\nq\n::::\n:::\nb", "directive/nested 2:1 ::::pullquote"],
    [
      ":::sidebar\n:::pullquote\nq\n:::\n:::pullquote\nr\n:::\n:::",
      "directive/nested 2:1 :::pullquote",
    ],
    [":::figure[C]{src=a alt=x}\n\nb", "directive/colons 1:1 :::figure"],
    [":::figure[C]{src=a alt=x}\n:::\nb", "directive/colons 1:1 :::figure"],
    [":::sidebar\n:::figure[C]{src=a}\na\n:::\nb", "directive/colons 2:1 :::figure"],
    ["::sidebar[T]\na\n:::\nb", "directive/colons 1:1 ::sidebar"],
    [":::sidebar\na\n::: b\nc", "directive/text-behind 3:5 b"],
    [":::sidebar\na\n:::and b\nc", "directive/text-behind 3:4 and b"],
    [":::sidebar\na\n:::then\nc", "directive/text-behind 3:4 then"],
    ["a\n:::\nb", "directive/stray 2:1 :::"],
    [":::sidebar\na\n:::\n:::\nb", "directive/stray 4:1 :::"],
    ["> :::sidebar\n> a\n:::\nb", "directive/misplaced 1:3 :::sidebar"],
    ["a\n    ::figure{src=a alt=x}", "directive/misplaced 2:5 ::figure{src=a alt=x}"],
    ["\u00A0::figure{src=a alt=x}", "directive/misplaced 1:2 ::figure{src=a alt=x}"],
    ["a\r\n\r\n::: sidebar\r\nb\r\n:::\r\n", "directive/malformed 3:1 :::"],
  ])("%j", (text, fault) => {
    expect(faults(text)).toEqual([fault]);
  });

  it("and does not hide the faults beside it", () => {
    expect(faults(":::sidebar\na\n\n# b\n\n::figure[c\n\nd[^e]")).toEqual([
      "directive/unclosed 1:1 :::sidebar",
      "story/subhead-level 4:1 # b",
      "directive/malformed 6:9 [c",
      "note/undefined 8:2 [^e]",
    ]);
  });

  it("always with a way out", () => {
    for (const text of ["::x", ":::", "::figure [", ":::sidebar", ":::figure{", "a\n\n::"]) {
      expect(read(text).diagnostics.map(({ hints }) => hints.length)).toEqual([1]);
    }
  });
});

it("colons in code, comments and escapes are no directives", () => {
  expect(
    dump("```\n::a\n:::\n```\n\n    ::b\n\n<!--\n:::c\n-->\n\n\\::d\n\n- ~~~\n  :::e\n  ~~~"),
  ).toBe('code  | "::a\\n:::"\ncode  | "::b"\nparagraph | ::d\nlist\n  item\n    code  | ":::e"');
});
