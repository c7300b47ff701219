import { describe, expect, it } from "vitest";
import type { TextMark } from "../../src/display/mark.ts";
import type { MadeUpIssue } from "../../src/pages/make-up.ts";
import { planPages, type PlannedPage } from "../../src/pages/plan.ts";
import type { StandingPages, StandingType } from "../../src/pages/standing-type.ts";
import { article, fonts, madeUp, type Typed } from "../support/made-up.ts";

const TITLE = { text: "Test", span: { file: "issue.yaml", start: 0, end: 0 } };

const planned = (made: MadeUpIssue): readonly PlannedPage[] =>
  planPages(made, { title: TITLE, language: "en-US" });

const planOf = async (typed: Typed): Promise<readonly PlannedPage[]> =>
  planned(await madeUp(typed));

/** A page in one line: "3 article One 2/4 figure, sidebar". */
const inWords = ({ folio, kind, title = "–", part, of, holds }: PlannedPage): string =>
  [
    ...[folio, kind, title, `${part}/${of}`],
    holds.map((one) => (one.continued ? `…${one.kind}` : one.kind)).join(", "),
  ]
    .join(" ")
    .trimEnd();

const FIGURE = '::figure[A boat.]{src="boat.png" alt="x" credit="Quay"}';
const SIDEBAR = ":::sidebar[Box]\nTinted.\n:::";
const TABLE = "| Port | Boats |\n| --- | --- |\n| Kiel | 3 |";
const QUOTE = ":::pullquote\nAll of them were there.\n:::";
const LETTER = "---\ntitle: Dear all\nauthors: [Ann Lee]\n---\n\nWelcome.\n\nYours,\\\nAnn Lee\n";

const COVER = 'cover: { image: sky.png, alt: "" }';
const PICTURE = 'picture: { image: sky.png, alt: "" }';

const withOpener = (text: string): string =>
  text.replace("date:", 'opener: { image: sky.png, alt: "" }\ndate:');

describe("the flatplan of a made-up issue", () => {
  it("names who booked adverts that share a page, and the room that is left on a page of theirs", async () => {
    const pages = await planOf({
      flatplan: [
        ...["a.md", "advert: { client: Gull, size: quarter }", PICTURE],
        ...["advert: { client: Tide, size: half }", "advert: { size: quarter, file: a.png }"],
      ],
      articles: { "a.md": article("One", 3) },
    });
    const told = pages.map(({ holds, free }) => [...holds.map(({ client = "–" }) => client), free]);
    expect(told).toEqual([["Gull", undefined], [undefined], ["Tide", "–", 1]]);
  });

  it("names each page by its order, and counts the blank pages that fill it up", async () => {
    const pages = await planOf({
      manifest: "print: { multiple: 4, fill: blank }",
      flatplan: [COVER, "l.md", "contents", "{ article: a.md, start: verso }", PICTURE],
      articles: { "l.md": LETTER, "a.md": withOpener(article("One", 1)) },
    });
    expect(pages.map(inWords)).toEqual([
      "1 cover Test 1/1",
      "2 letter Dear all 1/1",
      "3 contents Contents 1/1",
      "4 opener One 1/2",
      "5 article One 2/2",
      "6 blank – 1/2",
      "7 blank – 2/2",
      "8 picture – 1/1",
    ]);
    expect(pages.map(({ fills }) => fills).indexOf("multiple")).toBe(5);
    expect(pages.map(({ file }) => file)).toEqual([
      ...[undefined, "l.md", undefined, "a.md", "a.md", undefined, undefined, undefined],
    ]);
  });

  it("has the blank page that lets an article begin on its side", async () => {
    const flatplan = [COVER, "{ article: a.md, start: recto }"];
    const pages = await planOf({ flatplan, articles: { "a.md": article("One", 1) } });
    expect(pages.map(inWords)).toEqual(["1 cover Test 1/1", "2 blank – 1/1", "3 article One 1/1"]);
    expect(pages.map(({ fills, start }) => [fills, start])).toEqual([
      [undefined, undefined],
      ["start", undefined],
      [undefined, "recto"],
    ]);
  });

  it("tells house adverts from pictures that were ordered, and what each fills", async () => {
    const pages = await planOf({
      manifest:
        'print: { multiple: 4, fill: house }\nhouse-adverts: [{ image: ads/one.png, alt: "" }, { image: two.png, alt: "" }]',
      flatplan: [COVER, "{ article: a.md, start: recto }", PICTURE, "b.md"],
      articles: { "a.md": article("One", 1), "b.md": article("Two", 1) },
    });
    expect(pages.map(({ kind, fills, picture }) => [kind, fills, picture])).toEqual([
      ["cover", undefined, undefined],
      ["house advert", "start", "ads/one.png"],
      ["article", undefined, undefined],
      ["picture", undefined, "sky.png"],
      ["article", undefined, undefined],
      ["blank", "multiple", undefined],
      ["blank", "multiple", undefined],
      ["house advert", "multiple", "two.png"],
    ]);
  });

  it("says what stands on a page, and where that was typed", async () => {
    const text = `${article("One", 4)}\n${FIGURE}\n\n${SIDEBAR}\n\n${TABLE}\n\n${QUOTE}\n\nThe end.\n`;
    const [page, ...others] = await planOf({ articles: { "a.md": text } });
    expect(others).toEqual([]);
    const typed = page?.holds.map(({ kind, span }) => [
      kind,
      text.slice(span.start, span.start + 9),
    ]);
    expect(typed?.sort()).toEqual([
      ["figure", FIGURE.slice(0, 9)],
      ["pullquote", QUOTE.slice(0, 9)],
      ["sidebar", SIDEBAR.slice(0, 9)],
      ["table", TABLE.slice(0, 9)],
    ]);
  });

  it("knows a picture without a word under it", async () => {
    const text = `${article("One", 1)}\n::figure{src="boat.png" alt="x"}\n`;
    expect((await planOf({ articles: { "a.md": text } })).map(inWords)).toEqual([
      "1 article One 1/1 figure",
    ]);
  });

  it("tells a box that goes on from one that begins", async () => {
    const box = Array.from({ length: 60 }, () => "- a boat that left the quay at noon").join("\n");
    const text = `${article("One", 2)}\n:::sidebar[Box]\n${box}\n\n${box}\n:::\n`;
    const pages = await planOf({ articles: { "a.md": text } });
    const boxed = pages.flatMap(({ holds }) => holds.map(({ continued }) => continued));
    expect(boxed.length).toBeGreaterThan(1);
    expect(boxed).toEqual([false, ...boxed.slice(1).map(() => true)]);
  });

  it("finds the contents on the letter's page", async () => {
    const pages = await planOf({
      theme: "extends: review\ncontents: { place: beside-letter }",
      flatplan: ["l.md", "contents", "a.md"],
      articles: { "l.md": LETTER, "a.md": article("One", 1) },
    });
    expect(pages.map(inWords)).toEqual(["1 letter Dear all 1/1 contents", "2 article One 1/1"]);
  });
});

describe("how full a page is", () => {
  const LEADING = 13;
  const TWO_COLUMNS = {
    manifest: "page: { trim: letter }",
    theme: `extends: review\npage: { columns: 2 }\nbody: { size: 10pt, leading: ${LEADING}pt }`,
  };
  const MIDDLE = 306;

  /** The body's lines on a page, by the marks alone. */
  function bodyOn(made: MadeUpIssue, folio: number): readonly TextMark[] {
    const { marks = [] } = made.sections[0]?.pages[folio - 1] ?? {};
    return marks.filter(
      (mark): mark is TextMark => mark.kind === "text" && mark.stream === "a.md#body",
    );
  }

  /** Where the first line of a page without a head stands. */
  async function firstBaseline(): Promise<number> {
    const made = await madeUp({ ...TWO_COLUMNS, articles: { "a.md": article("One", 40) } });
    return Math.min(...bodyOn(made, 2).map(({ at }) => at.y));
  }

  it.each([6, 14, 23, 31])("is what its columns hold, for %i paragraphs", async (paragraphs) => {
    const made = await madeUp({ ...TWO_COLUMNS, articles: { "a.md": article("One", paragraphs) } });
    const first = await firstBaseline();
    const depth = (column: readonly TextMark[]): number =>
      column.length === 0 ? 0 : (Math.max(...column.map(({ at }) => at.y)) - first) / LEADING + 1;
    for (const { folio, fill = { lines: 0, white: 0 } } of planned(made)) {
      const body = bodyOn(made, folio);
      const left = depth(body.filter(({ at }) => at.x < MIDDLE));
      const right = depth(body.filter(({ at }) => at.x >= MIDDLE));
      expect(fill.lines - fill.white).toBeCloseTo(left + right, 6);
    }
  });

  it("is full but for the last page, which says how many lines are free", async () => {
    const pages = await planOf({ articles: { "a.md": article("One", 70) } });
    const white = pages.map(({ fill }) => fill?.white ?? -1);
    expect(white.length).toBeGreaterThan(2);
    expect(white.slice(0, -1).every((lines) => lines === 0)).toBe(true);
    expect(white.at(-1)).toBeGreaterThan(0);
  });

  it("counts what stands at a page's foot and its notes", async () => {
    const wide = '::figure[A boat.]{src="boat.png" alt="x" span=2}';
    const text = `${article("One", 30)}\n[^1]: A note.\n`.replace("quay at", "quay[^1] at");
    const plain = await planOf({ articles: { "a.md": text } });
    const typed = text.replace("\n\nthe boat", `\n\n${wide}\n\nthe boat`);
    const filled = await planOf({ articles: { "a.md": typed } });
    expect(filled[0]?.holds.map(({ kind }) => kind)).toEqual(["figure"]);
    // With the figure both columns are two lines shorter, for the last page's sake.
    expect([plain[0]?.fill?.white, filled[0]?.fill?.white]).toEqual([0, 4]);
  });

  it("is not said of pages without columns of text", async () => {
    const flatplan = [COVER, "contents", PICTURE, "blank", "a.md"];
    const pages = await planOf({ flatplan, articles: { "a.md": withOpener(article("One", 1)) } });
    expect(pages.filter(({ fill }) => fill !== undefined).map(({ kind }) => kind)).toEqual([
      "article",
    ]);
  });
});

describe("standing type", () => {
  const held = new Map<string, StandingPages>();
  const standing: StandingType = {
    stamp: "this build",
    face: (query) => fonts.open(query).value,
    find: (file) => held.get(file),
    putAside: (file, { key, bytes }) => held.set(file, { key, bytes }),
  };

  it("has the same plan as type that is laid anew", async () => {
    const text = `${article("One", 20)}\n${FIGURE}\n\n${SIDEBAR}\n\n${TABLE}\n\n${QUOTE}\n\nThe end.\n`;
    const typed = { articles: { "a.md": withOpener(text), "b.md": article("Two", 3) } };
    const laid = await planOf({ ...typed, standing });
    expect([...held.keys()]).toEqual(["a.md", "b.md"]);
    const taken = await planOf({ ...typed, standing: { ...standing, putAside: refuse } });
    expect(taken).toEqual(laid);
    expect(await planOf(typed)).toEqual(laid);
  });

  const refuse = (file: string): never => {
    throw new Error(`${file} was laid again`);
  };
});
