import { describe, expect, it } from "vitest";
import type { PageRule } from "../../src/issue/binding.ts";
import { sumPages, whatIf, type PageSum } from "../../src/pages/page-sum.ts";
import { article, madeUp, type Typed } from "../support/made-up.ts";

const sumOf = async (typed: Typed, multiple: number): Promise<PageSum> =>
  sumPages(await madeUp(typed), rule(multiple));

const rule = (multiple: number, apart = 0): PageRule => ({ multiple, apart });

const COVER = 'cover: { image: sky.png, alt: "" }';

/** One page; two pages, the second with a little text; with much more. */
const ONE = article("One", 2);
const LITTLE = article("Little", 25);
const MUCH = article("Much", 36);

/** What is cut, in one line: "a.md 3". */
const ends = ({ cut }: PageSum): readonly string[] =>
  (cut?.ends ?? []).map(({ file, folio }) => `${file} ${folio}`);

describe("the page arithmetic", () => {
  it("has nothing to say where the count divides", async () => {
    const articles = { "a.md": ONE, "b.md": ONE };
    expect(await sumOf({ articles }, 2)).toEqual({
      ...{ multiple: 2, count: 2, adverts: 0, blanks: 0, missing: 0 },
    });
  });

  it("counts what was put at the end apart from the issue's own pages", async () => {
    const manifest =
      'print: { multiple: 8, fill: house }\nhouse-adverts: [{ image: one.png, alt: "" }, { image: two.png, alt: "" }]';
    const flatplan = [COVER, "{ article: a.md, start: recto }", "b.md"];
    const articles = { "a.md": ONE, "b.md": ONE };
    const sum = await sumOf({ manifest, flatplan, articles }, 8);
    // The first of the adverts fills the gap before page 3, which is the issue's own.
    expect(sum).toMatchObject({ count: 4, adverts: 1, blanks: 3, missing: 4 });
  });

  it("names the article whose last page holds least, with its lines and words", async () => {
    const articles = { "a.md": MUCH, "b.md": LITTLE, "c.md": ONE };
    const made = await madeUp({ articles });
    const sum = sumPages(made, rule(made.publication.pages.length - 1));
    expect(ends(sum)).toEqual([`b.md ${made.articles[1]?.last ?? 0}`]);
    expect(sum.cut?.count).toBe(made.publication.pages.length - 1);
    const [end] = sum.cut?.ends ?? [];
    const { pages = [], fit } = made.sections[1] ?? {};
    const fill = pages.at(-1)?.fill ?? { lines: 0, white: 0 };
    expect(end).toMatchObject({ title: "Little", lines: fill.lines - fill.white });
    // Every paragraph has sixty words.
    const perLine = (25 * 60) / (fit?.lines ?? 1);
    expect(end?.words).toBe(Math.ceil((end?.lines ?? 0) * perLine));
  });

  it("takes several articles where one page is not enough, in the issue's order", async () => {
    const articles = { "a.md": MUCH, "b.md": LITTLE, "c.md": LITTLE, "d.md": ONE };
    const made = await madeUp({ articles });
    const sum = sumPages(made, rule(made.publication.pages.length - 2));
    expect(ends(sum).map((one) => one.slice(0, 4))).toEqual(["b.md", "c.md"]);
  });

  it("reckons with the gap that closes when an article before it loses a page", async () => {
    const recto = "{ article: b.md, start: recto }";
    const articles = { "a.md": LITTLE, "b.md": ONE };
    const made = await madeUp({ flatplan: [COVER, "a.md", recto], articles });
    const kinds = made.sections.map(({ order, folio }) => `${order.kind} ${folio}`);
    expect(kinds).toEqual(["cover 1", "article 2", "blank 4", "article 5"]);
    expect(sumPages(made, rule(3)).cut).toMatchObject({
      count: 3,
      ends: [{ file: "a.md", folio: 3 }],
    });
    // A page less alone would be 4: there is no way to these.
    expect(sumPages(made, rule(4)).cut).toBeUndefined();
  });

  it("reckons with the gap that opens when an article before it loses a page", async () => {
    const recto = "{ article: b.md, start: recto }";
    const articles = { "a.md": LITTLE, "b.md": ONE };
    const made = await madeUp({ flatplan: ["a.md", recto], articles });
    expect(made.sections.map(({ folio }) => folio)).toEqual([1, 3]);
    // The blank page 2 would stand where the article's second page stood.
    expect(sumPages(made, rule(2)).cut).toBeUndefined();
  });

  it("leaves articles alone that have a single page, or the pages that they ask for", async () => {
    const asked = MUCH.replace("date:", "pages: 3\ndate:");
    const made = await madeUp({ articles: { "a.md": asked, "b.md": ONE } });
    expect(made.sections[0]?.fit).toMatchObject({ asked: 3, pages: 3 });
    const sum = sumPages(made, rule(made.publication.pages.length - 1));
    expect(sum).toMatchObject({ missing: made.publication.pages.length - 2 });
    expect(sum.cut).toBeUndefined();
  });

  it("says what else takes the lines of a last page", async () => {
    const figure = '\n::figure[A boat.]{src="boat.png" alt="x"}\n\nThe end.\n';
    const made = await madeUp({ articles: { "a.md": LITTLE + figure, "b.md": ONE } });
    const sum = sumPages(made, rule(made.publication.pages.length - 1));
    expect(sum.cut?.ends[0]?.holds.map(({ kind }) => kind)).toEqual(["figure"]);
  });

  it("cuts more than three pages by the emptiest last pages", async () => {
    const articles = Object.fromEntries(
      ["a", "b", "c", "d", "e"].map((name) => [`${name}.md`, name === "c" ? MUCH : LITTLE]),
    );
    const made = await madeUp({ articles });
    const sum = sumPages(made, rule(made.publication.pages.length - 4));
    expect(ends(sum).map((one) => one.slice(0, 1))).toEqual(["a", "b", "d", "e"]);
  });
});

describe("what if the printer wanted another multiple", () => {
  const adverts = (count: number): string =>
    `house-adverts: [${Array.from({ length: count }, () => "one.png").join(", ")}]`;

  it("is reckoned without the pages that fill the issue up for this one", async () => {
    const manifest = `print: { multiple: 4, fill: house }\n${adverts(3)}`;
    const flatplan = [COVER, "{ article: a.md, start: recto }", "b.md"];
    const made = await madeUp({ manifest, flatplan, articles: { "a.md": ONE, "b.md": LITTLE } });
    // Cover, an advert before the recto, one page, two pages; three adverts make it 8.
    expect(made.publication.pages).toHaveLength(8);
    const ways = [4, 8, 16].map((multiple) => whatIf(made, rule(multiple), 3));
    expect(
      ways.map(({ count, missing, adverts, blanks }) => [count, missing, adverts, blanks]),
    ).toEqual([
      [5, 3, 2, 1],
      [5, 3, 2, 1],
      [5, 11, 2, 9],
    ]);
  });

  it("counts the pages of a cover that is apart for themselves", async () => {
    const articles = { "a.md": ONE, "b.md": ONE, "c.md": ONE, "d.md": ONE, "e.md": LITTLE };
    const made = await madeUp({ articles });
    expect(whatIf(made, rule(16, 4), 0)).toMatchObject({ apart: 4, count: 6, missing: 14 });
    // With a page less there were one inside the cover; with nothing inside there is nothing to print.
    expect(whatIf(made, rule(1, 4), 0).missing).toBe(0);
    expect(whatIf(made, rule(4, 4), 0).cut).toBeUndefined();
  });

  describe("what is said comes true when it is done", () => {
    const files = ["a.md", "b.md", "c.md", "d.md"];
    const flatplan = [COVER, "a.md", "b.md", "{ article: c.md, start: recto }", "d.md", "e.md"];
    /** The issue with these articles a few paragraphs, and so a page, shorter. */
    const typed = (cut: readonly string[] = [], manifest = ""): Typed => ({
      ...{ flatplan, manifest },
      articles: {
        ...Object.fromEntries(files.map((file) => [file, cut.includes(file) ? ONE : LITTLE])),
        "e.md": ONE,
      },
    });

    it.each([4, 8, 16])("adding, by %i", async (multiple) => {
      const { count, missing } = whatIf(await madeUp(typed()), rule(multiple), 0);
      for (const fill of ["blank", "house"]) {
        const manifest = `print: { multiple: ${multiple}, fill: ${fill} }\n${adverts(missing + 1)}`;
        const { publication, sections } = await madeUp(typed([], manifest));
        expect(publication.pages).toHaveLength(count + missing);
        const added = sections.filter(
          ({ fills, order }) => fills === "multiple" && order.kind === "picture",
        );
        expect(added).toHaveLength(fill === "house" ? missing : 0);
      }
    });

    it.each([2, 3, 4, 5, 8, 9])("cutting, by %i", async (multiple) => {
      const made = await madeUp(typed());
      // Cover, two articles of two pages, a blank one before the recto, then two, two and one.
      expect(made.publication.pages).toHaveLength(11);
      const { cut } = whatIf(made, rule(multiple), 0);
      const { publication } = await madeUp(typed(cut?.ends.map(({ file }) => file)));
      expect(publication.pages).toHaveLength(cut?.count ?? 0);
      expect(publication.pages.length % multiple).toBe(0);
    });
  });
});
