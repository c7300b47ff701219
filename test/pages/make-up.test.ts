import { describe, expect, it } from "vitest";
import { pageText } from "../../src/display/dump.ts";
import type { Mark, Page, TextMark } from "../../src/display/mark.ts";
import { rect } from "../../src/geometry/geometry.ts";
import type { MadeUpIssue } from "../../src/pages/make-up.ts";
import { article, madeUp } from "../support/made-up.ts";

const texts = (page: Page | undefined): readonly TextMark[] =>
  (page?.marks ?? []).filter((mark): mark is TextMark => mark.kind === "text");

const bodyLines = (page: Page | undefined): readonly TextMark[] =>
  texts(page).filter((mark) => mark.stream?.endsWith("#body"));

/** The left edges of the lines that begin no paragraph, from left to right. */
function columnEdges(page: Page | undefined): readonly number[] {
  const counts = new Map<number, number>();
  for (const { at } of bodyLines(page)) {
    const x = Math.round(at.x);
    counts.set(x, (counts.get(x) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > 5)
    .map(([x]) => x)
    .sort((a, b) => a - b);
}

const page = ({ publication }: MadeUpIssue, folio: number): Page | undefined =>
  publication.pages[folio - 1];

const codes = ({ diagnostics }: MadeUpIssue): readonly string[] =>
  diagnostics.map((fault) => fault.code);

describe("the page", () => {
  it("has two columns, its margins mirrored at the spine", async () => {
    const made = await madeUp({
      articles: { "a.md": article("Long", 60) },
      theme:
        "extends: review\npage: { margins: { inside: 72pt, outside: 36pt } }\nbody: { indent: 0 }",
    });
    expect(columnEdges(page(made, 2))).toEqual([36, 297]);
    expect(columnEdges(page(made, 3))).toEqual([72, 333]);
  });

  it("has one column or three, as the theme says", async () => {
    const set = async (columns: number): Promise<readonly number[]> =>
      columnEdges(
        page(
          await madeUp({
            articles: { "a.md": article("Long", 80) },
            theme: `extends: review\npage: { columns: ${columns} }\nbody: { align: left, indent: 0 }`,
          }),
          2,
        ),
      );
    expect(await set(1)).toEqual([54]);
    expect(await set(3)).toEqual([54, 228, 402]);
  });

  it("has every line of the body on one grid, on both sides of the sheet", async () => {
    const made = await madeUp({
      articles: {
        "a.md": article("Long", 30).replace(
          "\n\nthe",
          '\n\n## A subhead\n\n::figure[A caption.]{src="x.png" alt="x"}\n\nthe',
        ),
      },
    });
    const phases = made.publication.pages
      .flatMap(bodyLines)
      .map(({ at }) => (((at.y - 54) % 13) + 13) % 13);
    expect(Math.max(...phases) - Math.min(...phases)).toBeLessThan(1e-6);
  });

  it("carries the running footer under its outer edge", async () => {
    const made = await madeUp({
      manifest: 'footer: "{publication} {title} {page} {article} {nothing}"'.replace(
        " {nothing}",
        "",
      ),
      articles: { "a.md": article("Long", 30) },
    });
    const footers = made.publication.pages.map((one) => texts(one).at(-1));
    const said = footers.map((mark) => mark?.runs.flatMap((run) => run.texts).join(""));
    expect(said.slice(0, 2)).toEqual(["Press Test 1 Long", "Press Test 2 Long"]);
    expect(footers[1]?.at.x).toBeCloseTo(54, 0);
    expect(footers[0]?.at.x).toBeGreaterThan(400);
  });
});

describe("an article", () => {
  it("ends in columns of even depth", async () => {
    const made = await madeUp({ articles: { "a.md": article("Short", 7) } });
    expect(made.publication.pages).toHaveLength(1);
    const feet = columnEdges(page(made, 1)).map((edge) =>
      Math.max(
        ...bodyLines(page(made, 1))
          .filter(({ at }) => Math.abs(at.x - edge) < 30)
          .map(({ at }) => at.y),
      ),
    );
    expect(Math.abs((feet[0] ?? 0) - (feet[1] ?? 0))).toBeLessThanOrEqual(13.01);
  });

  it("begins on the side that the flatplan asks for", async () => {
    const made = await madeUp({
      flatplan: ["a.md", "{ article: b.md, start: recto }", "{ article: c.md, start: verso }"],
      articles: {
        "a.md": article("A", 2),
        "b.md": article("B", 2),
        "c.md": article("C", 2),
      },
    });
    expect(made.articles.map((one) => one.first)).toEqual([1, 3, 4]);
    expect(page(made, 2)?.marks).toEqual([]);
  });

  const keepingToVersos = (lines: number): string =>
    article("A", lines).replace(
      "---\n\n",
      'opener: { image: x.jpg, alt: x, credit: Nobody, side: verso, safe: "40 60 20 20" }\n---\n\n',
    );

  it("whose opener keeps to versos has it before its title page there", async () => {
    const articles = { "a.md": keepingToVersos(30) };
    const made = await madeUp({ flatplan: ["blank", "a.md"], articles });
    expect(made.articles[0]).toMatchObject({ first: 2, title: 3 });
    expect(page(made, 2)?.marks.map(({ kind }) => kind)).toEqual(["picture"]);
    expect(pageText(page(made, 3) ?? EMPTY)).toMatch(/Picture on page 2\b/u);
  });

  it("that begins on a recto has such an opener over its head, off the page on three sides", async () => {
    const articles = { "a.md": keepingToVersos(30) };
    const made = await madeUp({ articles });
    expect(made.articles[0]).toMatchObject({ first: 1, title: 1 });
    const title = page(made, 1) ?? EMPTY;
    const pictures = title.marks.flatMap((mark) => (mark.kind === "picture" ? [mark] : []));
    const [{ clip, frame } = { clip: rect(0, 0, 0, 0), frame: rect(0, 0, 0, 0) }] = pictures;
    const bleed = 8.503937007874017;
    expect(pictures).toHaveLength(1);
    expect(clip).toMatchObject({ x: -bleed, y: -bleed, width: 612 + 2 * bleed });
    // All words of the page stand under it, and the grid goes on as on other pages.
    const words = texts(title).map(({ at }) => at.y);
    const foot = clip.y + clip.height;
    expect(Math.min(...words)).toBeGreaterThan(foot + 13);
    const second = bodyLines(page(made, 2)).map(({ at }) => at.y % 13);
    for (const { at } of bodyLines(title)) expect(at.y % 13).toBeCloseTo(second[0] ?? 0, 6);
    // What of it is safe is seen.
    expect(frame.y + 0.6 * frame.height).toBeGreaterThanOrEqual(-0.01);
    expect(frame.y + 0.8 * frame.height).toBeLessThanOrEqual(foot + 0.01);
    const said = pageText(title);
    expect(said).toContain("Nobody");
    expect(said).not.toContain("Picture on page");
    expect(codes(made)).toEqual([]);
  });

  it("tells of what is safe in an opener and has no room over the head", async () => {
    const text = keepingToVersos(30).replace("40 60 20 20", "0 5 100 90");
    const made = await madeUp({ articles: { "a.md": text } });
    expect(codes(made)).toEqual(["image/crop"]);
  });

  it("with an opener picture has it before its title page, into the bleed on all sides", async () => {
    const made = await madeUp({
      articles: {
        "a.md": article("A", 2).replace("---\n\n", "opener: { image: x.jpg, alt: x }\n---\n\n"),
      },
    });
    expect(made.articles[0]).toMatchObject({ first: 1, title: 2, last: 2 });
    const [picture] = page(made, 1)?.marks ?? [];
    expect(picture?.kind === "picture" && picture.clip).toMatchObject({ x: -8.503937007874017 });
  });

  it("says how far it is from the pages that were asked for", async () => {
    const asked = (pages: number): string =>
      article("A", 20).replace("---\n\n", `pages: ${pages}\n---\n\n`);
    const over = await madeUp({ articles: { "a.md": asked(1) } });
    expect(codes(over)).toEqual(["pages/fit"]);
    expect(over.diagnostics[0]?.hints[0]).toMatch(/^it is \d+ lines over: cut about \d+ words/u);
    expect(codes(await madeUp({ articles: { "a.md": asked(2) } }))).toEqual([]);
  });

  it("of one line stands alone on its page", async () => {
    const made = await madeUp({ articles: { "a.md": article("A", 1, 4) } });
    expect(bodyLines(page(made, 1))).toHaveLength(1);
  });
});

describe("the contents", () => {
  it("give each article's title page", async () => {
    const made = await madeUp({
      flatplan: ["contents", "a.md", "b.md"],
      articles: { "a.md": article("First piece", 40), "b.md": article("Second piece", 4) },
    });
    const [, second] = made.articles;
    expect(second?.title).toBeGreaterThan(2);
    expect(pageText(made.publication.pages[0] ?? { ...EMPTY })).toContain(
      `2\nFirst piece\n${second?.title ?? 0}\nSecond piece`,
    );
  });

  it("go on over as many pages as they need", async () => {
    const names = Array.from({ length: 40 }, (_, index) => `a${index}.md`);
    const made = await madeUp({
      flatplan: ["contents", ...names],
      articles: Object.fromEntries(names.map((name) => [name, article(`Piece ${name}`, 1)])),
    });
    expect(made.articles[0]?.title).toBe(3);
    expect(made.articles.at(-1)?.title).toBe(42);
    const [first, second] = made.publication.pages.map(pageText);
    expect(first).toContain("Piece a0.md");
    expect(second).toContain("42\nPiece a39.md");
  });
});

const EMPTY: Page = { folio: 1, trim: { width: 1, height: 1 }, bleed: 0, marks: [] };

describe("the printer's multiple", () => {
  const articles = { "a.md": article("A", 1), "b.md": article("B", 1) };

  it("is reached with blank pages without a word where that was ordered", async () => {
    const made = await madeUp({ manifest: "print: { multiple: 4, fill: blank }", articles });
    expect(made.publication.pages).toHaveLength(4);
    expect(codes(made)).toEqual([]);
  });

  it("is reached with blank pages, and said, where nothing was", async () => {
    const made = await madeUp({ manifest: "print: { multiple: 4 }", articles });
    expect(made.publication.pages.map(({ marks }) => marks.length > 0)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(codes(made)).toEqual(["pages/multiple"]);
  });

  const house = (count: number): string =>
    `house-adverts: [${Array.from({ length: count }, (_, i) => `house-${i + 1}.jpg`).join(", ")}]`;

  it.each([
    ["`fill: house`", "print: { multiple: 4, fill: house }"],
    ["adverts alone", "print: { multiple: 4 }"],
  ])(
    "is reached with house adverts in their order by %s, no more than are missing",
    async (_, print) => {
      const made = await madeUp({ manifest: `${print}\n${house(3)}`, articles });
      const files = made.publication.pages.map(({ marks }) =>
        marks.flatMap((mark) => (mark.kind === "picture" ? [mark.span?.start] : [])),
      );
      expect(files.map((one) => one.length)).toEqual([0, 0, 1, 1]);
      expect(files[2]?.[0]).toBeLessThan(files[3]?.[0] ?? 0);
      expect(made.sections.map(({ order }) => order.kind).slice(2)).toEqual(["picture", "picture"]);
      expect(codes(made)).toEqual([]);
    },
  );

  it("is reached with blank pages before too few house adverts, and said", async () => {
    const manifest = `print: { multiple: 4, fill: house }\n${house(1)}`;
    const made = await madeUp({ manifest, articles });
    expect(made.publication.pages.map(({ marks }) => marks.length > 0)).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect(made.diagnostics).toMatchObject([
      {
        severity: "warning",
        code: "pages/multiple",
        message: "2 pages do not divide by 4: 1 blank page was added before the last page",
        hints: ["list more pages under `house-adverts:`"],
      },
    ]);
  });

  it("leaves house adverts out where nothing is missing, or where blank pages were ordered", async () => {
    const whole = await madeUp({ manifest: `print: { multiple: 2 }\n${house(2)}`, articles });
    expect(whole.publication.pages).toHaveLength(2);
    const blank = `print: { multiple: 4, fill: blank }\n${house(2)}`;
    const made = await madeUp({ manifest: blank, articles });
    expect(made.publication.pages.map(({ marks }) => marks.length > 0)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it("is reached with the house adverts that no gap before it has taken", async () => {
    const flatplan = ["a.md", "{ article: b.md, start: recto }"];
    const made = await madeUp({
      manifest: `print: { multiple: 4 }\n${house(4)}`,
      flatplan,
      articles: { "a.md": article("A", 3), "b.md": article("B", 3) },
    });
    expect(made.sections.map(({ order, folio }) => `${folio} ${order.kind}`)).toEqual([
      "1 article",
      "2 picture",
      "3 article",
      "4 picture",
    ]);
    const orders = made.sections.flatMap(({ order }) =>
      order.kind === "picture" ? [order.picture.src.text] : [],
    );
    expect(orders).toEqual(["house-1.jpg", "house-2.jpg"]);
    expect(codes(made)).toEqual([]);
  });

  it("has a blank page in a gap behind too few house adverts, and says where", async () => {
    const made = await madeUp({
      manifest: house(1),
      flatplan: ["a.md", "{ article: b.md, start: recto }", "{ article: c.md, start: recto }"],
      articles: { "a.md": article("A", 3), "b.md": article("B", 3), "c.md": article("C", 3) },
    });
    expect(made.sections.map(({ order }) => order.kind)).toEqual([
      ...["article", "picture", "article", "blank", "article"],
    ]);
    expect(made.diagnostics).toMatchObject([
      { code: "pages/gap", message: "no house advert is left for page 4: it is blank" },
    ]);
  });

  it("is an error where the copy must reach it itself", async () => {
    const made = await madeUp({ manifest: "print: { multiple: 4, fill: fail }", articles });
    expect(made.diagnostics[0]).toMatchObject({ severity: "error", code: "pages/multiple" });
  });
});

describe("a figure over both columns", () => {
  const figure = '::figure[Wide.]{src="x.png" alt="x" span=2}';
  const pictures = (one: Page): readonly Mark[] =>
    one.marks.filter((mark) => mark.kind === "picture");

  it("stands on the page of its place if it has room there, and over no text", async () => {
    const [head = "", ...rest] = article("A", 12).split("\n\n");
    const made = await madeUp({
      articles: { "a.md": [head, rest[0], figure, ...rest.slice(1)].join("\n\n") },
    });
    const [first] = made.publication.pages;
    const [picture] = first === undefined ? [] : pictures(first);
    expect(picture?.kind).toBe("picture");
    if (picture?.kind !== "picture") return;
    const { y, height } = picture.frame;
    for (const { at } of bodyLines(first)) expect(at.y < y || at.y > y + height).toBe(true);
  });

  it("is never lost, however many there are", async () => {
    const [head = "", ...rest] = article("A", 12).split("\n\n");
    const made = await madeUp({
      articles: { "a.md": [head, ...rest.flatMap((one) => [one, figure])].join("\n\n") },
    });
    expect(made.publication.pages.flatMap(pictures)).toHaveLength(12);
  });
});
