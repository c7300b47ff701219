import { describe, expect, test } from "vitest";
import type { Page, PictureMark, TextMark } from "../../src/display/mark.ts";
import { mm } from "../../src/geometry/geometry.ts";
import { bodyStream } from "../../src/story/streams.ts";
import { article, madeUp, type Typed } from "../support/made-up.ts";

const BLEED = mm(3);
const [WIDTH, HEIGHT] = [612, 792];
const FULL = WIDTH + 2 * BLEED;

const BODY = bodyStream("a.md");

const short = (length: number): string => length.toFixed(6);

/** Inside and outside margins that differ, so that rectos and versos do. */
const theme =
  "extends: review\npage: { margins: { head: 54pt, foot: 60pt, inside: 72pt, outside: 45pt } }";
const NARROW = `${theme}\nbody: { align: left }`;

const picturesOn = (page: Page | undefined): readonly PictureMark[] =>
  (page?.marks ?? []).filter((mark) => mark.kind === "picture");

const textsOn = (page: Page | undefined): readonly TextMark[] =>
  (page?.marks ?? []).filter((mark) => mark.kind === "text");

/** The baseline of a page's first line of body text; the grid is the same on every page. */
function gridOf(page: Page | undefined): number {
  const [first] = textsOn(page).filter((mark) => mark.stream === BODY);
  if (first === undefined) throw new Error("no text on that page");
  return first.at.y;
}

const linesFrom = (grid: number, { at }: TextMark): number => (at.y - grid) / 13;

const words = ({ runs }: TextMark): string => runs.flatMap((run) => run.texts).join("");

/** An article with a bleeding figure after so many paragraphs and before so many. */
const bled = (before: number, after: number, more = ""): string => {
  const [head = "", ...text] = article("Quay", before + after).split("\n\n");
  const figure = `::figure[A caption]{src="a.jpg" alt="x" credit="Press" span=bleed ${more}}`;
  return [head, ...text.slice(0, before), figure, ...text.slice(before)].join("\n\n");
};

const pagesOf = async (text: string, more: Partial<Typed> = {}): Promise<readonly Page[]> =>
  (await madeUp({ theme, ...more, articles: { "a.md": text } })).publication.pages;

const pageWithPicture = async (text: string, more: Partial<Typed> = {}) => {
  const pages = await pagesOf(text, more);
  const page = pages.find((one) => picturesOn(one).length > 0);
  const [picture, ...others] = picturesOn(page);
  expect(others).toEqual([]);
  if (page === undefined || picture === undefined) throw new Error("no picture was set");
  const caption = textsOn(page).find((mark) => words(mark) === "A caption");
  const body = textsOn(page).filter((mark) => mark.stream === BODY);
  return { pages, page, picture, caption, body };
};

describe("a bleeding figure", () => {
  test.each([
    ["recto", 32, 72],
    ["verso", 16, 45],
  ])(
    "on a %s: off the trim at the head and both sides, its caption in the margins",
    async (side, before, x) => {
      const { page, picture, caption, body } = await pageWithPicture(bled(before, 40));
      expect(page.folio % 2).toBe(side === "recto" ? 1 : 0);
      expect(page.folio).toBeGreaterThan(1);
      const { clip, frame } = picture;
      expect([clip.x, clip.y, clip.width].map(short)).toEqual([-BLEED, -BLEED, FULL].map(short));
      expect(frame.width).toBeCloseTo(clip.width, 6);
      expect(frame.height).toBeCloseTo((clip.width * 2) / 3, 6);
      // The A stands a little to the left of the margin: its side bearing hangs.
      expect(Math.abs((caption?.at.x ?? 0) - x)).toBeLessThan(0.5);
      expect(caption?.at.y).toBeGreaterThan(clip.y + clip.height);
      expect(body.length).toBeGreaterThan(20);
      for (const line of body) expect(line.at.y).toBeGreaterThan((caption?.at.y ?? 0) + 13);
    },
  );

  test("leaves the text on the grid, and the footer where it is", async () => {
    const { pages, page, body } = await pageWithPicture(bled(16, 40));
    expect(textsOn(page).at(-1)?.at.y).toBe(textsOn(pages[0]).at(-1)?.at.y);
    for (const line of body) {
      const lines = linesFrom(gridOf(pages[0]), line);
      expect(lines).toBeCloseTo(Math.round(lines), 6);
    }
  });

  test("ends on the grid: its caption's last line shares a baseline with the text", async () => {
    const { pages, page } = await pageWithPicture(bled(16, 40));
    const credits = textsOn(page).filter((mark) => words(mark) === "Press");
    expect(credits).toHaveLength(1);
    for (const credit of credits) {
      const lines = linesFrom(gridOf(pages[0]), credit);
      expect(lines).toBeCloseTo(Math.round(lines), 6);
    }
  });

  test("of an upright shape takes at most 62 % of the page, and is cropped in the middle", async () => {
    const { picture } = await pageWithPicture(bled(16, 40), {
      pixels: { width: 200, height: 300 },
    });
    const { clip, frame } = picture;
    expect(clip.height - BLEED).toBeLessThanOrEqual(0.62 * HEIGHT);
    expect(clip.height - BLEED).toBeGreaterThan(0.59 * HEIGHT);
    expect(frame.y + frame.height / 2).toBeCloseTo(clip.y + clip.height / 2, 6);
  });

  test("of an upright shape is higher, and crops elsewhere, where what is safe asks for it", async () => {
    const upright = { pixels: { width: 200, height: 300 } };
    const low = await pageWithPicture(bled(16, 40, 'safe="0 50 100 50"'), upright);
    const { clip, frame } = low.picture;
    expect(frame.y + frame.height).toBeCloseTo(clip.y + clip.height, 6);
    const tall = await pageWithPicture(bled(16, 60, 'safe="0 20 100 65"'), upright);
    expect(tall.picture.clip.height - BLEED).toBeGreaterThan(0.64 * tall.picture.frame.height);
    expect(tall.picture.clip.height).toBeGreaterThan(0.62 * HEIGHT + BLEED);
  });

  test("that is all safe warns of what its page has no room for", async () => {
    const { diagnostics } = await madeUp({
      theme,
      pixels: { width: 200, height: 300 },
      articles: { "a.md": bled(16, 40, 'safe="0 0 100 100"') },
    });
    expect(diagnostics).toMatchObject([{ severity: "warning", code: "image/crop" }]);
  });

  test("as flat as a ribbon still reaches down into the type area", async () => {
    const { picture } = await pageWithPicture(bled(16, 40), {
      pixels: { width: 3000, height: 60 },
    });
    expect(picture.clip.y + picture.clip.height).toBeGreaterThan(54);
    expect(picture.frame.height).toBeCloseTo(picture.clip.height, 6);
  });

  test("never stands on a title page's head: it waits for the next page", async () => {
    const { page, pages } = await pageWithPicture(bled(1, 40));
    expect(page.folio).toBe(2);
    expect(picturesOn(pages[0])).toEqual([]);
  });

  test("of an article that ends on its title page stands under the text, off both sides", async () => {
    const { page, pages, picture, body } = await pageWithPicture(bled(2, 2));
    expect([page.folio, pages.length]).toEqual([1, 1]);
    const { x, width } = picture.clip;
    expect([x, width].map(short)).toEqual([-BLEED, FULL].map(short));
    for (const line of body) expect(line.at.y).toBeLessThan(picture.clip.y);
    const footer = textsOn(page).at(-1);
    expect(picture.clip.y + picture.clip.height).toBeLessThan((footer?.at.y ?? 0) - 13);
  });

  test("bleeds on a page of one column, too", async () => {
    const { picture } = await pageWithPicture(bled(16, 40), {
      theme: "extends: review\npage: { columns: 1 }",
    });
    const { x, y, width } = picture.clip;
    expect([x, y, width].map(short)).toEqual([-BLEED, -BLEED, FULL].map(short));
  });

  test("in a sidebar is as wide as the sidebar", async () => {
    const box = `:::sidebar[Box]\n::figure{src="a.jpg" alt="x" span=bleed}\n:::`;
    const text = `${article("Quay", 4)}\n${box}\n`;
    const { picture } = await pageWithPicture(text, { theme: NARROW });
    const column = (WIDTH - 72 - 45 - 18) / 2;
    expect(picture.clip.width).toBeCloseTo(column - 24, 6);
  });
});

describe("a figure in a column", () => {
  const figure = (safe: string): string =>
    `${article("Quay", 3)}\n::figure[A caption]{src="a.jpg" alt="x" ${safe}}\n`;

  test.each([
    ["half and half", "", 0.5],
    ["from its foot where its head is safe", 'safe="0 0 100 90"', 0],
    ["from its head where its foot is safe", 'safe="0 10 100 90"', 1],
  ])("is cut to end on the grid: %s", async (_, safe, share) => {
    const { picture } = await pageWithPicture(figure(safe), {
      pixels: { width: 300, height: 210 },
    });
    const cut = picture.frame.height - picture.clip.height;
    expect(cut).toBeGreaterThan(1);
    expect((picture.clip.y - picture.frame.y) / cut).toBeCloseTo(share, 6);
  });

  test("all of it safe is not cut", async () => {
    const { picture } = await pageWithPicture(figure('safe="0 0 100 100"'), {
      pixels: { width: 300, height: 210 },
    });
    expect(picture.clip).toEqual(picture.frame);
  });
});

describe("full-bleed pages", () => {
  const wide = { width: 300, height: 200 };
  const safe = `safe: "60 30 30 40"`;
  /** Where what is safe at the right lies, if the picture is 3 by 2 and covers its window. */
  const rightOf = ({ frame }: PictureMark): number => frame.x + 0.9 * frame.width;

  test.each([
    ["picture", [`picture: { image: a.jpg, alt: x, ${safe} }`]],
    ["cover", [`cover: { image: a.jpg, alt: x, ${safe} }`]],
  ])("a %s keeps what is safe on the trim", async (_, flatplan) => {
    const { publication, diagnostics } = await madeUp({ flatplan, articles: {}, pixels: wide });
    const [picture] = picturesOn(publication.pages[0]);
    expect(diagnostics).toEqual([]);
    expect(picture && rightOf(picture)).toBeCloseTo(WIDTH, 6);
  });

  test("an opener keeps what is safe on the trim", async () => {
    const opener = `opener: { image: a.jpg, alt: x, ${safe} }`;
    const text = article("Quay", 3).replace("title:", `${opener}\ntitle:`);
    const [picture] = picturesOn((await pagesOf(text))[0]);
    expect(picture && rightOf(picture)).toBeCloseTo(WIDTH, 6);
  });

  test("without a word of it, a picture is cropped alike on both sides", async () => {
    const { publication } = await madeUp({
      flatplan: ["picture: { image: a.jpg, alt: x }"],
      articles: {},
    });
    const [picture] = picturesOn(publication.pages[0]);
    expect(picture && picture.frame.x + picture.frame.width / 2).toBeCloseTo(WIDTH / 2, 6);
  });

  test("too much of it is a warning at the order, and the picture stands all the same", async () => {
    const { publication, diagnostics } = await madeUp({
      flatplan: [`picture: { image: a.jpg, alt: x, safe: "0 0 100 100" }`],
      articles: {},
    });
    expect(picturesOn(publication.pages[0])).toHaveLength(1);
    expect(diagnostics).toMatchObject([{ severity: "warning", code: "image/crop" }]);
  });
});
