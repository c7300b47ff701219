import { describe, expect, it } from "vitest";
import { dump, faults } from "./build.ts";

const sets = (text: string, page: string, language?: string): void => {
  expect(dump(text, language)).toBe(page);
};

describe("paragraphs", () => {
  it("fold white space and keep no-break spaces", () => {
    sets("one  two\n three\tfour\u00A0 five", "paragraph | one two three four\u00A0 five");
  });
  it("carry emphasis, strong, code and struck words flat", () => {
    sets("a *b **c*** `d` ~~e~~", "paragraph | a ‹e: b ›‹es: c› ‹c: d› ‹d: e›");
  });
  it("break lines where a backslash or two spaces say so", () => {
    sets("one\\\ntwo  \nthree", "paragraph | one⏎two⏎three");
  });
  it("decode entities and escapes", () => {
    sets("a &amp; b&nbsp;c \\*d\\*", "paragraph | a & b\u00A0c *d*");
  });
  it("leave colons alone", () => {
    sets(
      "At 10:30 in 16:9, Col. 3:17, :x[y]{z}",
      "paragraph | At 10:30 in 16:9, Col. 3:17, :x[y]{z}",
    );
  });
  it("keep their spaces around notes", () => {
    sets("a [^n] b.[^n]\n\n[^n]: N", "paragraph | a [1] b.[1]\nnote 1 | N");
  });
});

describe("quotes", () => {
  it("curl over the whole paragraph, across runs", () => {
    sets(`"a *b" c* 'd'`, "paragraph | “a ‹e: b” c› ‘d’");
  });
  it("follow the language", () => {
    sets('"a"', "paragraph | „a“", "de");
  });
  it("leave code and bare addresses alone", () => {
    sets(
      '`"a"--` <https://x.org/a--b>',
      'paragraph | ‹c: "a"--› ‹https://x.org/a--b: https://x.org/a--b›',
    );
  });
  it("look past a note to the word before", () => {
    sets('"a[^n]"\n\n[^n]: N', "paragraph | “a[1]”\nnote 1 | N");
  });
  it("join a dash that lies in two runs", () => {
    sets("a -*-* b", "paragraph | a – b");
  });
});

describe("leads", () => {
  it.each([
    ["**Lead:** on", "paragraph run-in | ‹ls: Lead:› on"],
    ["**Lead**: on", "paragraph run-in | ‹ls: Lead›: on"],
    ["**Lead?** on", "paragraph run-in | ‹ls: Lead?› on"],
    ["**“Lead.”** on", "paragraph run-in | ‹ls: “Lead.”› on"],
    ["**Lead...** on", "paragraph run-in | ‹ls: Lead…› on"],
    ["**Lead *of* two.** on", "paragraph run-in | ‹ls: Lead ›‹les: of›‹ls:  two.› on"],
    ["**Lead** on", "paragraph | ‹s: Lead› on"],
    ["on **Lead:** on", "paragraph | on ‹s: Lead:› on"],
    ["**Alone**", "paragraph line | ‹ls: Alone›"],
    ["**Alone:**[^n]\n\n[^n]: N", "paragraph line | ‹ls: Alone:›[1]\nnote 1 | N"],
  ])("%s", (text, page) => {
    sets(text, page);
  });
});

describe("links", () => {
  it.each([
    ["[a](https://x.org)", "paragraph | ‹https://x.org: a›"],
    ["[a][r]\n\n[R]: https://x.org", "paragraph | ‹https://x.org: a›"],
    ["see www.x.org now", "paragraph | see ‹http://www.x.org: www.x.org› now"],
    ["me@x.org", "paragraph | ‹mailto:me@x.org: me@x.org›"],
  ])("%s", (text, page) => {
    sets(text, page);
  });
  it("may not run anything", () => {
    expect(faults("[a](javascript:b)")).toEqual(["link/target 1:1 [a](javascript:b)"]);
  });
  it("use the targets that stand there, since such lines are not printed", () => {
    expect(faults("[Ann]: yes\n\n[b]: https://x.org")).toEqual([
      "link/target-line 1:1 [Ann]: yes",
      "link/unused 3:1 [b]: https://x.org",
    ]);
  });
  it("without a target are told", () => {
    expect(faults("see [a][b]")).toEqual(["link/undefined 1:5 [a][b]"]);
  });
});

describe("subheads", () => {
  it("have two levels", () => {
    sets(
      "## A *b*\n\n### C ###\n\nD\n---\n\ne",
      "subhead 2 | A ‹e: b›\nsubhead 3 | C\nsubhead 2 | D\nparagraph | e",
    );
  });
  it("of other levels are errors", () => {
    expect(faults("# A\n\n#### B")).toEqual([
      "story/subhead-level 1:1 # A",
      "story/subhead-level 3:1 #### B",
    ]);
  });
  it("need words", () => {
    expect(faults("a\n\n##")).toEqual(["story/empty-subhead 3:1 ##"]);
  });
});

it("lists nest, have numbers, boxes and items of several paragraphs", () => {
  sets(
    "- a\n\n  b\n  - [x] c\n  - [ ] d\n\n7. e",
    [
      "list",
      "  item",
      "    paragraph | a",
      "    paragraph | b",
      "    list",
      "      item done",
      "        paragraph | c",
      "      item open",
      "        paragraph | d",
      "list from 7",
      "  item",
      "    paragraph | e",
    ].join("\n"),
  );
});

it("quotations, breaks and code are what they are", () => {
  sets(
    '> a\n> b\n>\n> - c\n\n***\n\n```js\nx = "y"\n\n::z\n```\n\n    indented',
    [
      "quotation",
      "  paragraph | a b",
      "  list",
      "    item",
      "      paragraph | c",
      "section-break",
      'code js | "x = \\"y\\"\\n\\n::z"',
      'code  | "indented"',
    ].join("\n"),
  );
});

it("code that is never closed is an error", () => {
  expect(faults("a\n\n```\nb")).toEqual(["story/unclosed-code 3:1 ```"]);
});

describe("tables", () => {
  it("have aligned columns; short rows are filled up", () => {
    sets(
      "| a | *b* |\n|:-|-:|\n| c | `d \\| e` |\n| f |",
      "table left right\n  a | ‹e: b›\n  c | ‹c: d | e›\n  f | ",
    );
  });
  it("lose no cell", () => {
    expect(faults("| a | b |\n|-|-|\n| c | d | e |")).toEqual(["table/row 3:9 | e |"]);
  });
});

describe("notes", () => {
  it("are numbered as they are called", () => {
    sets(
      "a[^y] b[^x] c[^y]\n\n[^x]: X\n\n[^y]: Y\n\n    Y2",
      "paragraph | a[1] b[2] c[1]\nnote 1 | Y ¶ Y2\nnote 2 | X",
    );
  });
  it.each([
    ["a[^x]", "note/undefined 1:2 [^x]"],
    ["a\n\n[^x]: X", "note/uncalled 3:1 [^x]: X"],
    ["a[^x]\n\n[^x]: X\n[^x]: Y", "note/twice 4:1 [^x]: Y"],
    ["a[^x]\n\n[^x]: - X", "note/content 3:7 - X"],
    ["a[^x] b[^y]\n\n[^x]: X[^y]\n\n[^y]: Y", "note/nested 3:8 [^y]"],
  ])("%j", (text, fault) => {
    expect(faults(text)).toEqual([fault]);
  });
});

describe("pictures", () => {
  it("alone in a paragraph are figures", () => {
    sets(
      "![A cat](../a%20b.jpg \"The 'cat'\")\n\n![B][r]\n\n[r]: b.png",
      "figure ../a b.jpg (A cat) over 1 | The ‘cat’\nfigure b.png (B) over 1 | ",
    );
  });
  it("among words are errors", () => {
    expect(faults("see ![a](b.jpg)")).toEqual(["figure/inline 1:5 ![a](b.jpg)"]);
  });
  it("want an alt text", () => {
    expect(faults("![](b.jpg)")).toEqual(["figure/no-alt 1:1 ![](b.jpg)"]);
  });
});

describe("raw HTML", () => {
  it("is refused, comments are dropped", () => {
    expect(faults("a <b>c</b> <br>\n\n<div>\nd\n</div>\n\n<!-- e -->\n\nf <!-- g -->")).toEqual([
      "story/html 1:3 <b>",
      "story/html 1:12 <br>",
      "story/html 3:1 <div>",
    ]);
    sets("<!-- ::figure -->\n\na <!-- b --> c", "paragraph | a c");
  });
  it("does not swallow the rest", () => {
    expect(faults("a\n\n<!-- b\n\nc")).toEqual(["story/comment 3:1 <!-- b"]);
    expect(faults("<!-- a --> b")).toEqual(["story/comment 1:1 <!-- a --> b"]);
    expect(faults("<script>\n\nb")).toEqual(["story/html-unclosed 1:1 <script>"]);
  });
});
