import { describe, expect, test } from "vitest";
import type { Mark, Page, TextMark } from "../../src/display/mark.ts";
import { madeUp } from "../support/made-up.ts";

/** The last page of an article holds text, and enough of it. */

const line =
  "The boats came back in the order in which they had gone out, and nobody counted them. ";

/** Review has two columns of 243 pt, 18 pt apart, in the middle of a page of 612. */
const GUTTER = 306;

const isBody = (mark: Mark): mark is TextMark =>
  mark.kind === "text" && mark.stream?.endsWith("#body") === true;

const bodyLines = ({ marks }: Page): number => marks.filter(isBody).length;

async function pagesOf(sentences: number, tail: string): Promise<readonly Page[]> {
  const text = Array.from({ length: Math.ceil(sentences / 6) }, () => line.repeat(6)).join("\n\n");
  const article = `---\nnumber: 1\ntitle: Boats\n---\n\n${text}\n\n${tail}\n`;
  return (await madeUp({ articles: { "a.md": article } })).publication.pages;
}

const columnsOf = (page: Page | undefined): readonly number[] => {
  const heads = page?.marks.filter(isBody).map(({ at }) => at.x < GUTTER) ?? [];
  return [heads.filter((left) => left).length, heads.filter((left) => !left).length];
};

/** Copy whose last paragraph but one is followed by something. */
const lateIn = (sentences: number, thing: string): Promise<readonly Page[]> =>
  pagesOf(sentences, `${thing}\n\n${line.repeat(6)}`);

const FIGURE = '::figure[A caption.]{src="a.png" alt=""}';

const QUOTE = ":::pullquote{span=straddle}\nNobody saw them leave, the harbor master least.\n:::";
const isQuote = (mark: Mark): mark is TextMark =>
  mark.kind === "text" && mark.stream?.includes("pullquote") === true;

describe("an article of any length", () => {
  test.each([60, 66, 72, 78, 84, 90, 96, 102, 108])(
    "of %i sentences has no page for the figure at its end alone",
    async (sentences) => {
      const pages = await pagesOf(sentences, FIGURE);
      expect(pages.map(bodyLines).every((count) => count > 0)).toBe(true);
      const pictures = pages.flatMap(({ marks }) => marks.filter(({ kind }) => kind === "picture"));
      expect(pictures).toHaveLength(1);
    },
  );

  test.each(Array.from({ length: 20 }, (_, i) => 60 + 3 * i))(
    "of %i sentences has no page for the wide picture at its end alone",
    async (sentences) => {
      const pages = await pagesOf(sentences, FIGURE.replace("}", " span=2}"));
      expect(pages.map(bodyLines).filter((count) => count < 8)).toEqual([]);
    },
  );

  test.each([102, 108, 114, 120, 126])(
    "of %i sentences ends with more than a few lines",
    async (sentences) => {
      const pages = await pagesOf(sentences, "");
      expect(
        bodyLines(pages.at(-1) ?? { folio: 0, trim: { width: 0, height: 0 }, bleed: 0, marks: [] }),
      ).toBeGreaterThan(8);
    },
  );

  const lengths = Array.from({ length: 24 }, (_, i) => 60 + 6 * i);

  test.each(lengths)(
    "of %i sentences ends with eight lines a column, though a wide figure comes late",
    async (sentences) => {
      const pages = await lateIn(sentences, FIGURE.replace("}", " span=2}"));
      const [left = 0, right = 0] = columnsOf(pages.at(-1));
      expect(Math.max(left, right)).toBeGreaterThanOrEqual(8);
      expect(Math.abs(left - right)).toBeLessThanOrEqual(1);
    },
  );

  test.each(lengths)(
    "of %i sentences has text at both sides of a late quote over the gutter",
    async (sentences) => {
      const pages = await lateIn(sentences, QUOTE);
      const page = pages.find(({ marks }) => marks.some(isQuote));
      const heights = page?.marks.filter(isQuote).map(({ at }) => at.y) ?? [];
      const beside = page?.marks
        .filter(isBody)
        .filter(({ at }) => at.y >= Math.min(...heights) && at.y <= Math.max(...heights));
      expect(beside?.some(({ at }) => at.x < GUTTER - 60)).toBe(true);
      expect(beside?.some(({ at }) => at.x > GUTTER)).toBe(true);
    },
  );
});

describe("a picture over all columns for which a line is lacking", () => {
  const sentences = Array.from({ length: 18 }, (_, index) => line.repeat(index < 17 ? 5 : 3));
  const withPicture = async (more: string): Promise<readonly Page[]> => {
    const copy = `---\nnumber: 1\ntitle: Boats\n---\n\n${sentences.join("\n\n")}`;
    const picture = `::figure[A caption.]{src="a.png" alt="" span=2${more}}`;
    const articles = { "a.md": `${copy}\n\n${picture}\n` };
    return (await madeUp({ articles, pixels: { width: 240, height: 100 } })).publication.pages;
  };
  const heightOn = (pages: readonly Page[]): number =>
    pages
      .flatMap(({ marks }) => marks.filter((mark) => mark.kind === "picture"))
      .reduce((sum, { clip }) => sum + clip.height, 0);

  test("is a line lower", async () => {
    const pages = await withPicture("");
    expect(pages).toHaveLength(2);
    expect(heightOn(pages)).toBeCloseTo(202.7 - 13, 1);
  });

  test("but not where all of it must be seen", async () => {
    const pages = await withPicture(' safe="0 0 100 100"');
    expect(heightOn(pages)).toBeGreaterThan(202);
  });
});
