import { describe, expect, it } from "vitest";
import type { Mark, Page, TextMark } from "../../src/display/mark.ts";
import { bylineWords } from "../../src/pages/head-fields.ts";
import type { MadeUpIssue } from "../../src/pages/make-up.ts";
import { proveConservation } from "../../src/proof/conservation.ts";
import { storyWords } from "../../src/story/words.ts";
import { article, madeUp } from "../support/made-up.ts";

/** Quotes and pictures that straddle the gutter, the text set round them. Review: two columns of 243 pt, 18 pt apart. */

const GUTTER = 306;
const HALF_QUOTE = (0.64 * 243) / 2;
const WHITE = 10;

const QUOTE =
  ":::pullquote{span=straddle}\nNobody saw them leave, the harbor master least of all.\n:::";
const FIGURE = '::figure[The quay]{src="x.png" alt="x" credit="Press" span=straddle}';

/** An article of so many paragraphs with something behind the third. */
const around = (thing: string, paragraphs = 14): string =>
  article("Boats", paragraphs).replace(/((?:[^\n]+\n\n){3})(?=[^\n]+\n)/u, `$1${thing}\n\n`);

const isText = (mark: Mark): mark is TextMark => mark.kind === "text";
const isBody = (mark: Mark): mark is TextMark => isText(mark) && mark.stream === "a.md#body";
const isQuote = (mark: Mark): mark is TextMark =>
  isText(mark) && mark.stream?.includes("pullquote") === true;

const widthOf = ({ runs }: TextMark): number =>
  runs.flatMap((run) => run.advances).reduce((sum, advance) => sum + advance, 0);

/** Lines of the body at the height of the quote, from head to foot, left and right of it. */
function beside({ marks }: Page, test: (mark: Mark) => mark is TextMark) {
  const heights = marks.filter(test).map(({ at }) => at.y);
  const [head, foot] = [Math.min(...heights), Math.max(...heights)];
  const lines = marks.filter(isBody).filter(({ at }) => at.y >= head - 4 && at.y <= foot + 2);
  const left = lines.filter(({ at }) => at.x < GUTTER - HALF_QUOTE);
  return { left, right: lines.filter((line) => !left.includes(line)) };
}

const lostWords = (articles: MadeUpIssue["articles"], pages: readonly Page[]) => {
  const streams = articles.flatMap(({ story }) => [
    ...storyWords(story),
    bylineWords(story, "en-US"),
  ]);
  return proveConservation(streams, pages);
};

const pageWith = (pages: readonly Page[], test: (mark: Mark) => boolean): Page => {
  const page = pages.find(({ marks }) => marks.some(test));
  if (page === undefined) throw new Error("it stands nowhere");
  return page;
};

describe("a pull quote that straddles the gutter", () => {
  it("has text at both sides, as far from it as the theme wants", async () => {
    const { publication } = await madeUp({ articles: { "a.md": around(QUOTE) } });
    const { left, right } = beside(pageWith(publication.pages, isQuote), isQuote);
    expect(left.length).toBeGreaterThanOrEqual(4);
    expect(right.length).toBeGreaterThanOrEqual(4);
    const ends = left.map((line) => line.at.x + widthOf(line));
    // Punctuation hangs by less than 5 points.
    for (const end of ends) expect(end).toBeLessThan(GUTTER - HALF_QUOTE - WHITE + 5);
    expect(Math.max(...ends)).toBeGreaterThan(GUTTER - HALF_QUOTE - WHITE - 1);
    for (const { at } of right) {
      expect(at.x).toBeGreaterThan(GUTTER + HALF_QUOTE + WHITE - 5);
      expect(at.x).toBeLessThan(GUTTER + HALF_QUOTE + WHITE + 14);
    }
  });

  it("keeps all text on the grid, the columns level, every word in its place", async () => {
    const { publication, articles, diagnostics } = await madeUp({
      articles: { "a.md": around(QUOTE, 24) },
    });
    expect(diagnostics).toEqual([]);
    const { pages } = publication;
    expect(pages.length).toBeGreaterThan(1);
    const [first = 0, ...others] = pages.flatMap(({ marks }) =>
      marks.filter(isBody).map(({ at }) => at.y),
    );
    for (const y of others) expect(Math.abs(((y - first) / 13) % 1)).toBeCloseTo(0, 6);
    for (const { marks } of pages.slice(0, -1)) {
      const body = marks.filter(isBody);
      const foot = (test: (x: number) => boolean): number =>
        Math.max(...body.filter(({ at }) => test(at.x)).map(({ at }) => at.y));
      expect(foot((x) => x < 290)).toBeCloseTo(
        foot((x) => x > 310),
        6,
      );
    }
    expect(lostWords(articles, pages)).toEqual([]);
  });

  it("does not stand beside the paragraph that it repeats", async () => {
    const said = "The harbor master had counted one hundred and twelve boats that morning.";
    const paragraphs = around(QUOTE, 20).replace(
      "Nobody saw them leave, the harbor master least of all.",
      said,
    );
    const copy = paragraphs.replace(
      /\n\n:::pullquote/u,
      `\n\n${said} ${"They lay side by side. ".repeat(12)}\n\n:::pullquote`,
    );
    const { publication } = await madeUp({ articles: { "a.md": copy } });
    const { left, right } = beside(pageWith(publication.pages, isQuote), isQuote);
    const words = [...left, ...right].map(({ runs }) =>
      runs.flatMap(({ texts }) => texts).join(""),
    );
    expect(words.length).toBeGreaterThan(8);
    expect(words.filter((line) => /counted|side by side/u.test(line))).toEqual([]);
  });

  it("stands in the column where the page has but one", async () => {
    const theme = "extends: review\npage: { columns: 1 }";
    const { publication } = await madeUp({ articles: { "a.md": around(QUOTE) }, theme });
    const page = pageWith(publication.pages, isQuote);
    expect(beside(page, isQuote)).toEqual({ left: [], right: [] });
    expect(Math.min(...page.marks.filter(isQuote).map(({ at }) => at.x))).toBeCloseTo(54, 0);
  });

  it.each([1, 2, 3])(
    "is one column wide where there is hardly any text (%i paragraphs), which is told, and no word is lost",
    async (paragraphs) => {
      const copy = `${article("Boats", paragraphs)}\n\n${QUOTE}\n`;
      const { publication, diagnostics, articles } = await madeUp({ articles: { "a.md": copy } });
      expect(diagnostics.map(({ code }) => code)).toEqual(["runaround/no-text"]);
      const [{ span } = {}] = diagnostics;
      expect(copy.slice(span?.start, span?.end)).toContain("Nobody saw them leave");
      const quotes = publication.pages.flatMap(({ marks }) => marks.filter(isQuote));
      expect(quotes.length).toBeGreaterThan(1);
      // In one of the columns, and all of its measure.
      const lefts = quotes.map(({ at }) => at.x);
      const rights = quotes.map((line) => line.at.x + widthOf(line));
      const column = Math.min(...lefts) < GUTTER ? 54 : 315;
      expect(Math.min(...lefts)).toBeGreaterThan(column - 6);
      expect(Math.max(...rights)).toBeLessThan(column + 243 + 6);
      expect(lostWords(articles, publication.pages)).toEqual([]);
    },
  );

  it("keeps its footnote where it is one column wide", async () => {
    const quote = QUOTE.replace("all.", "all.[^1]");
    const copy = `${article("Boats", 2)}\n\n${quote}\n\n[^1]: So said the harbor master.\n`;
    const { publication, articles } = await madeUp({ articles: { "a.md": copy } });
    const notes = publication.pages.flatMap(({ marks }) => marks.filter(isText));
    expect(notes.map(textOf).filter((line) => line.includes("So said the"))).toHaveLength(1);
    expect(lostWords(articles, publication.pages)).toEqual([]);
  });

  it("comes one to a page where there are more", async () => {
    const two = around(`${QUOTE}\n\n${"The tide was out. ".repeat(30)}\n\n${QUOTE}`, 24);
    const { publication } = await madeUp({ articles: { "a.md": two } });
    const heads = publication.pages.map(
      ({ marks }) =>
        marks.filter((mark) => isQuote(mark) && textOf(mark).startsWith("Nobody")).length,
    );
    expect(heads.toSorted().slice(-2)).toEqual([1, 1]);
  });
});

const textOf = ({ runs }: TextMark): string => runs.flatMap(({ texts }) => texts).join("");

describe("a picture that straddles the gutter", () => {
  it("keeps its words under it, and the text off both", async () => {
    const { publication } = await madeUp({ articles: { "a.md": around(FIGURE, 20) } });
    const page = pageWith(publication.pages, (mark) => mark.kind === "picture");
    const [picture] = page.marks.filter((mark) => mark.kind === "picture");
    expect(picture?.frame.width).toBeCloseTo(0.84 * 243, 6);
    expect((picture?.frame.x ?? 0) + (picture?.frame.width ?? 0) / 2).toBeCloseTo(GUTTER, 6);
    const caption = page.marks.filter(isText).find((mark) => textOf(mark) === "The quay");
    expect(caption?.at.x).toBeCloseTo(picture?.frame.x ?? 0, 0);
    expect(caption?.at.y).toBeGreaterThan((picture?.frame.y ?? 0) + (picture?.frame.height ?? 0));
  });

  it.each([
    ["a disk", (share: number) => 0.5 - Math.sqrt(Math.max(0, 0.25 - (share - 0.5) ** 2))],
    ["a wedge", (share: number) => 0.5 * (1 - share)],
  ])("is followed by the text where it is cut out: %s", async (_, leftAt) => {
    const silhouette = Array.from({ length: 96 }, (_unused, band) => {
      const left = leftAt((band + 0.5) / 96);
      return { left, right: 1 - left };
    });
    const plain = FIGURE.replace("[The quay]", "").replace(' credit="Press"', "");
    const { publication } = await madeUp({
      articles: { "a.md": around(plain, 20) },
      pixels: { width: 300, height: 300 },
      silhouette,
    });
    const page = pageWith(publication.pages, (mark) => mark.kind === "picture");
    const [picture] = page.marks.filter((mark) => mark.kind === "picture");
    if (picture === undefined) throw new Error("no picture");
    const { x, y, width, height } = picture.frame;
    const lines = page.marks
      .filter(isBody)
      .filter(({ at }) => at.x < GUTTER - 90 && at.y > y + 8 && at.y < y + height);
    expect(lines.length).toBeGreaterThan(8);
    const rooms = lines.map((line) => {
      // From a little over the small letters to the baseline.
      const heights = [line.at.y - 6, line.at.y - 3, line.at.y].map((one) => (one - y) / height);
      const edge = x + width * Math.min(...heights.map(leftAt));
      return edge - (line.at.x + widthOf(line));
    });
    for (const room of rooms) expect(room).toBeGreaterThan(WHITE - 6);
    // Most lines come as near as the white and the steps of the grid let them.
    expect(rooms.filter((room) => room < WHITE + 30).length).toBeGreaterThan(lines.length / 2);
    const ends = lines.map((line) => line.at.x + widthOf(line));
    expect(Math.max(...ends) - Math.min(...ends)).toBeGreaterThan(25);
  });
});
