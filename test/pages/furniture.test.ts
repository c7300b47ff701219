import { describe, expect, it } from "vitest";
import { dumpPage, pageText } from "../../src/display/dump.ts";
import type { Mark, Page, RuleMark, TextMark } from "../../src/display/mark.ts";
import type { MadeUpIssue } from "../../src/pages/make-up.ts";
import { article, madeUp, type Typed } from "../support/made-up.ts";

const COVER = "cover: { image: x.jpg, alt: x, lines: [First of two, Second] }";

const HEAD = `---
number: 7
kicker: From the port
title: A headline of the usual length for a piece
deck: What it is about, in a sentence or two that go on over the measure and come to a second line.
date: 2020-01-14
authors: [A. Writer, B. Writer]
opener: { image: x.jpg, alt: x, credit: Press }
---

`;

const TEXT = "the boat that left the quay at noon was not the one of which they had been told. ";
const full = HEAD + TEXT.repeat(60);
const letter = (times: number): string =>
  `---\ntitle: To the reader\nauthors: [A. Editor]\nrole: Editor\n---\n\n${TEXT.repeat(times)}\n\nYours,\\\nA. Editor\n`;

const BESIDE = `
masters: { letter: { columns: 3, margins: { inside: 54pt, outside: 54pt } } }
contents: { place: beside-letter, folio: right, leader: dots }`;
const review = (said = ""): string => `extends: review\n${said}`;

const PAGES: Readonly<Record<string, Typed>> = {
  "cover-review": { flatplan: [COVER], articles: {} },
  "cover-annual": { flatplan: [COVER], articles: {}, theme: "extends: annual" },
  "cover-below": {
    flatplan: [COVER],
    articles: {},
    theme: review("cover: { picture: below, lines: under-masthead, align: center }"),
  },
  "cover-bare": {
    flatplan: [COVER],
    articles: {},
    theme: review("cover: { masthead-ground: none, lines-ground: none }"),
  },
  "head-review": { articles: { "a.md": full } },
  "head-annual": { articles: { "a.md": full }, theme: "extends: annual" },
  "head-ground": {
    articles: { "a.md": full },
    theme: review("head: { ground: accent, align: center, sink: 2, measure: 70% }"),
  },
  contents: {
    flatplan: ["contents", "l.md", "a.md", "b.md"],
    articles: { "l.md": letter(4), "a.md": full, "b.md": article("Another piece", 2) },
  },
  "contents-beside-letter": {
    flatplan: ["l.md", "contents", "a.md"],
    articles: { "l.md": letter(4), "a.md": full },
    theme: review(BESIDE),
  },
};

describe("a page of furniture:", () => {
  it.each(Object.entries(PAGES))("%s", async (name, typed) => {
    const made = await madeUp(typed);
    expect(made.diagnostics).toEqual([]);
    const shown = name.startsWith("head") ? 1 : 0;
    const dump = dumpPage(pageAt(made, shown + 1));
    await expect(dump).toMatchFileSnapshot(`../golden/${name}.display.txt`);
  });
});

function pageAt({ publication }: MadeUpIssue, folio: number): Page {
  const page = publication.pages[folio - 1];
  if (page === undefined) throw new Error(`there is no page ${folio}`);
  return page;
}

const texts = (marks: readonly Mark[]): readonly TextMark[] =>
  marks.filter((mark): mark is TextMark => mark.kind === "text");

const words = ({ runs }: TextMark): string => runs.flatMap((run) => run.texts).join("");

const width = ({ runs }: TextMark): number =>
  runs.flatMap((run) => run.advances).reduce((sum, advance) => sum + advance, 0);

const stream = (page: Page, name: string): readonly TextMark[] =>
  texts(page.marks).filter((mark) => mark.stream?.endsWith(`#${name}`));

const lineOf = (page: Page, said: string): TextMark => {
  const line = texts(page.marks).find((mark) => words(mark) === said);
  if (line === undefined) throw new Error(`\`${said}\` stands in ${pageText(page)}`);
  return line;
};

const grounds = (page: Page): readonly RuleMark[] =>
  page.marks.filter((mark): mark is RuleMark => mark.kind === "rule" && mark.rect.height > 20);

describe("the cover", () => {
  const cover = async (extra: Partial<Typed> = {}): Promise<Page> =>
    pageAt(await madeUp({ flatplan: [COVER], articles: {}, ...extra }), 1);

  it("has its picture into the bleed on all four sides, and nothing beyond", async () => {
    const page = await cover();
    const [picture] = page.marks;
    const edge = { x: -page.bleed, y: -page.bleed };
    const { width: wide, height } = page.trim;
    const sheet = { ...edge, width: wide + 2 * page.bleed, height: height + 2 * page.bleed };
    expect(picture?.kind === "picture" && picture.clip).toEqual(sheet);
  });

  it.each(["A", "Press", "The Harbor and Shipping Gazette of the North", "Typewriterribbons"])(
    "has its masthead `%s` on one line that fits its measure",
    async (publication) => {
      const page = await cover({ publication });
      const line = lineOf(page, publication);
      expect(width(line)).toBeLessThanOrEqual(page.trim.width - 108);
      expect(line.runs[0]?.size).toBeLessThanOrEqual(118);
      if (publication.length > 10) expect(width(line)).toBeGreaterThan(0.94 * 504);
    },
  );

  it("says month and year in the issue's language", async () => {
    expect(pageText(await cover())).toContain("DECEMBER 2020");
    expect(pageText(await cover({ manifest: "language: fr" }))).toContain("DÉCEMBRE 2020");
  });

  it("without a picture is a ground of the theme's ink", async () => {
    const page = await cover({ pictures: false });
    expect(page.marks[0]).toMatchObject({ kind: "rule", ink: { m: 0.9 } });
    expect(pageText(page)).toContain("Press");
  });

  it("that has more words than room is an error", async () => {
    const lines = Array.from({ length: 60 }, (_, index) => `Line ${index}`).join(", ");
    const made = await madeUp({
      flatplan: [`cover: { image: x.jpg, alt: x, lines: [${lines}] }`],
      articles: {},
    });
    expect(made.diagnostics.map(({ code }) => code)).toEqual(["pages/overset"]);
  });
});

describe("a title page", () => {
  const titlePage = async (text: string, theme?: string): Promise<Page> => {
    const made = await madeUp({ articles: { "a.md": text }, ...(theme && { theme }) });
    return pageAt(made, made.articles[0]?.title ?? 0);
  };

  it("says on which page the picture is whose credit it prints", async () => {
    const page = await titlePage(full);
    expect(words(lineOf(page, "Picture on page 1 |"))).toBeTruthy();
    expect(stream(page, "opener").map(words)).toEqual(["Press"]);
    expect(lineOf(page, "Press").at.y).toBe(lineOf(page, "Picture on page 1 |").at.y);
  });

  it("has its body on the grid, whatever its head", async () => {
    for (const said of ["", "head: { sink: 4 }", "head: { ground: accent, gap: 2 }"]) {
      const [first] = stream(await titlePage(full, review(said)), "body");
      const [other] = stream(await titlePage(full, review()), "body");
      const slots = ((first?.at.y ?? 0) - (other?.at.y ?? 0)) / 13;
      expect(slots).toBeCloseTo(Math.round(slots), 6);
    }
  });

  it("has number and kicker on a line, or under one another", async () => {
    const rise = async (number: string): Promise<number> => {
      const page = await titlePage(full, review(`head: { number: ${number} }`));
      return (stream(page, "kicker")[0]?.at.y ?? 0) - lineOf(page, "NO. 7").at.y;
    };
    expect(await rise("beside")).toBe(0);
    expect(await rise("above")).toBeGreaterThan(8);
  });

  it("has its ground off the page at three sides, and the body under it", async () => {
    const page = await titlePage(full, review("head: { ground: accent }"));
    const [ground] = grounds(page);
    const { bleed, trim } = page;
    const foot = (ground?.rect.y ?? 0) + (ground?.rect.height ?? 0);
    expect(ground?.rect).toMatchObject({ x: -bleed, y: -bleed, width: trim.width + 2 * bleed });
    for (const { at } of stream(page, "body")) expect(at.y - 7).toBeGreaterThan(foot);
    for (const { at } of stream(page, "title")) expect(at.y).toBeLessThan(foot);
  });

  it("sets its headline smaller where it would leave the body no room", async () => {
    const size = async (times: number): Promise<number | undefined> => {
      const text = HEAD.replace("for a piece", "for a piece ".repeat(times).trim()) + TEXT;
      return stream(await titlePage(text), "title")[0]?.runs[0]?.size;
    };
    expect(await size(1)).toBe(40);
    expect(await size(28)).toBeLessThan(40);
  });

  it("sets its headline smaller where a word of it is longer than its measure", async () => {
    const word = "Donaudampfschifffahrtsgesellschaft";
    const text = HEAD.replace(/title: .*/u, `title: ${word}`) + TEXT;
    const title = stream(await titlePage(text), "title");
    expect(title.map(words)).toEqual([word]);
    expect(title[0]?.runs[0]?.size).toBeLessThan(40);
  });

  it("whose head is taller than the page is an error", async () => {
    const text = HEAD.replace("for a piece", "for a piece ".repeat(120).trim()) + TEXT;
    const made = await madeUp({ articles: { "a.md": text } });
    expect(made.diagnostics.map(({ code }) => code)).toContain("pages/overset");
  });
});

describe("the contents", () => {
  it("are a title alone where there is nothing to list", async () => {
    const made = await madeUp({ flatplan: ["contents"], articles: {} });
    expect(made.publication.pages).toHaveLength(1);
    expect(pageText(pageAt(made, 1))).toContain("Contents");
  });

  const names = Array.from({ length: 9 }, (_, index) => `a${index}.md`);
  const articles = Object.fromEntries(names.map((name) => [name, article(`Piece ${name}`, 1)]));

  it("stand in columns of even depth", async () => {
    const page = pageAt(await madeUp({ flatplan: ["contents", ...names], articles }), 1);
    const left = texts(page.marks).filter(
      (mark) => words(mark).startsWith("Piece") && mark.at.x < page.trim.width / 2,
    );
    expect(left).toHaveLength(5);
  });

  /** Rules over the entries of a long head here and there, by the column, from the page's head. */
  const rulesOf = async (lines: readonly number[], theme: string): Promise<number[][]> => {
    const long = (index: number): string =>
      article(`Piece ${"of several words and more ".repeat(lines[index] ?? 1)}`, 1);
    const heads = Object.fromEntries(names.map((name, index) => [name, long(index)]));
    const made = await madeUp({ flatplan: ["contents", ...names], articles: heads, theme });
    const { marks, trim } = pageAt(made, 1);
    const rules = marks.flatMap((mark) => (mark.kind === "rule" ? [mark.rect] : []));
    const [left, right] = [true, false].map((isLeft) =>
      rules.filter(({ x }) => x < trim.width / 2 === isLeft).map(({ y }) => Number(y.toFixed(3))),
    );
    return [left ?? [], right ?? []];
  };

  it("stand row by row: what is side by side begins on one line", async () => {
    const [left = [], right = []] = await rulesOf([1, 2, 1, 4, 1, 3, 1, 1, 2], review(""));
    expect([left.length, right.length]).toEqual([5, 4]);
    expect(right).toEqual(left.slice(0, 4));
  });

  it("stand in columns of their own where rows have no room", async () => {
    const tall = review("page: { margins: { foot: 260pt } }");
    const [left = [], right = []] = await rulesOf([4, 1, 4, 1, 1, 1, 4, 1, 4], tall);
    expect(left.length + right.length).toBe(9);
    expect(right).not.toEqual(left.slice(0, right.length));
  });

  it("lead to folios at their right with drawn dots, which nobody reads", async () => {
    const theme = review("contents: { folio: right, leader: dots }");
    const page = pageAt(await madeUp({ flatplan: ["contents", ...names], articles, theme }), 1);
    expect(pageText(page)).toContain("Piece a0.md\n2\nPiece a1.md\n3");
    expect(pageText(page)).not.toContain("..");
    const dots = page.marks.filter((mark) => mark.kind === "rule" && mark.rect.width < 2);
    expect(dots.length).toBeGreaterThan(9);
  });

  describe("beside the letter", () => {
    const set = (flatplan: readonly string[], times = 4): Promise<MadeUpIssue> =>
      madeUp({
        flatplan,
        articles: { "l.md": letter(times), "a.md": full },
        theme: review(BESIDE),
      });
    const edges = ({ marks }: Page): readonly number[] =>
      texts(marks)
        .filter((mark) => mark.stream?.endsWith("#body"))
        .map(({ at }) => at.x);

    it("have the last column of its page, and both their bookmarks", async () => {
      const made = await set(["l.md", "contents", "a.md"]);
      expect(made.publication.pages).toHaveLength(4);
      expect(made.articles.map(({ first, title }) => [first, title])).toEqual([
        [1, 1],
        [2, 3],
      ]);
      expect(made.publication.outline.map(({ title, folio }) => [title, folio])).toEqual([
        ["To the reader", 1],
        ["Contents", 1],
        ["A headline of the usual length for a piece", 3],
      ]);
      const page = pageAt(made, 1);
      expect(Math.max(...edges(page))).toBeLessThan(lineOf(page, "Contents").at.x - 100);
      expect(pageText(page)).toMatch(/A\. Editor\nContents\n[^]*for a piece\n3\n/u);
    });

    it("are read first where the flatplan has them first", async () => {
      const made = await set(["contents", "l.md", "a.md"]);
      expect(made.publication.outline.map(({ title }) => title).slice(0, 2)).toEqual([
        "Contents",
        "To the reader",
      ]);
      expect(pageText(pageAt(made, 1)).startsWith("Contents")).toBe(true);
    });

    it("leave a long letter all columns of its later pages", async () => {
      const made = await set(["l.md", "contents", "a.md"], 90);
      expect(made.articles[0]).toMatchObject({ first: 1, last: 2 });
      expect(Math.max(...edges(pageAt(made, 1)))).toBeLessThan(350);
      expect(Math.max(...edges(pageAt(made, 2)))).toBeGreaterThan(380);
    });

    it("have a page of their own where the column does not hold them", async () => {
      const made = await madeUp({
        flatplan: ["l.md", "contents", ...names, ...names.map((name) => name.replace("a", "b"))],
        articles: {
          "l.md": letter(4),
          ...articles,
          ...Object.fromEntries(names.map((name) => [name.replace("a", "b"), article("B", 1)])),
        },
        theme: review(BESIDE),
      });
      expect(made.articles[1]?.title).toBe(3);
    });

    it("begin on the side that either asks for", async () => {
      const made = await set(["blank", "l.md", "{ contents: {}, start: verso }", "a.md"]);
      expect(made.articles[0]?.title).toBe(2);
      const other = await set(["l.md", "{ contents: {}, start: verso }", "a.md"]);
      expect(other.articles[0]?.title).toBe(2);
      const apart = await set([
        "{ article: l.md, start: recto }",
        "{ contents: {}, start: verso }",
      ]);
      expect(apart.publication.outline.map(({ folio }) => folio)).toEqual([1, 2]);
    });
  });
});

describe("the running footer", () => {
  it("stands on pages of text, and on no cover, opener, picture or blank", async () => {
    const made = await madeUp({
      manifest: 'footer: "TEST | PG. {page}"',
      flatplan: [COVER, "l.md", "contents", "blank", "picture: { image: x.jpg }", "a.md"],
      articles: { "l.md": letter(4), "a.md": full },
    });
    const footers = made.publication.pages.map((page) => pageText(page).split("\n").at(-1));
    const own = footers.map((said, index) => said === `TEST | PG. ${index + 1}`);
    expect(own).toEqual([false, true, true, false, false, false, true, true]);
  });

  it("has its rule over it, as wide as the type", async () => {
    const theme = review("furniture: { footer-rule: 1pt }");
    const page = pageAt(await madeUp({ articles: { "a.md": article("A", 1) }, theme }), 1);
    const footer = texts(page.marks).at(-1);
    const rules = page.marks.flatMap((mark) => (mark.kind === "rule" ? [mark.rect] : []));
    expect(rules.at(-1)).toMatchObject({ x: 54, width: 504, height: 1 });
    expect(rules.at(-1)?.y).toBeLessThan((footer?.at.y ?? 0) - 6);
  });
});
