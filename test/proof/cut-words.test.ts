import { describe, expect, test } from "vitest";
import type { PictureMark } from "../../src/display/mark.ts";
import { rect } from "../../src/geometry/geometry.ts";
import type { Rect } from "../../src/geometry/geometry.ts";
import { paint } from "../support/painted.ts";
import { cutWords } from "../../src/proof/cut-words.ts";
import { verify } from "../../src/readback/verify.ts";
import { line, ORDER, page, publication } from "../pdf/build.ts";
import { drawing, svg } from "../svg/build.ts";

const SPAN = { file: "a.md", start: 3, end: 9 };
const PAGE = page();
const BLEED = rect(-9, -9, PAGE.trim.width + 18, PAGE.trim.height + 18);

/** A drawing of 100 by 100 with a line of text, laid on the page. */
async function marked(text: string, frame: Rect, clip = frame): Promise<PictureMark> {
  return { kind: "picture", picture: await drawing(svg(text)), frame, clip, span: SPAN };
}

/** What is told of the page, and what its PDF reads as wrong. */
async function told(mark: PictureMark): Promise<readonly string[]> {
  const issue = publication(page(line(20, 300, "before"), mark, line(20, 350, "behind")));
  const bytes = await paint(issue, ORDER);
  expect(await verify(bytes, issue)).toEqual([]);
  return cutWords(issue.pages).map(({ message }) => message);
}

const CUT = /^words of the drawing `art\/boat\.svg` are cut off on page 1: /u;
const words = (x: number, y: number, more = "") =>
  `<text x="${x}" y="${y}" font-size="8" ${more}>Words at sea</text>`;

describe("words of a drawing that an edge goes through are told, and the PDF is still proven", () => {
  const wide = rect(-109, 20, 400, 100);
  const sheet = rect(-9, 20, BLEED.width, 100);
  test.each<[string, string, Rect, Rect]>([
    ["by a crop at the sheet's left", words(20, 50), wide, rect(-9, 20, 200, 100)],
    ["by a crop within the page", words(20, 50), rect(50, 20, 100, 100), rect(80, 20, 40, 100)],
    ["by the drawing's own edge", words(90, 50), sheet, sheet],
    ["by the trim", words(0, 50), sheet, sheet],
    ["upright", words(0, 0, 'transform="translate(50 70) rotate(90)"'), sheet, sheet],
    ["mirrored", words(0, 0, 'transform="translate(20 20) scale(-1 1)"'), sheet, sheet],
    ["set far apart", words(50, 50, 'letter-spacing="30"'), sheet, sheet],
  ])("%s", async (_, text, frame, clip) => {
    const sentences = await told(await marked(text, frame, clip));
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(CUT);
  });

  test("words that a crop leaves out altogether", async () => {
    const mark = await marked(words(0, 50), rect(50, 20, 200, 200), rect(200, 20, 50, 200));
    expect(await told(mark)).toHaveLength(1);
  });

  test("at the picture's place, the others counted", async () => {
    const frame = rect(50, 20, 100, 100);
    const mark = await marked(words(0, 20) + words(70, 50) + words(80, 80), frame);
    const [fault, ...others] = cutWords([page(mark)]);
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ severity: "warning", code: "drawing/cut", span: SPAN });
    expect(fault?.message).toMatch(/`Words at sea`, and 1 more$/u);
  });
});

test("words inside, and pictures without words, go without a word", async () => {
  const frame = rect(50, 20, 100, 100);
  expect(await told(await marked(words(0, 50), frame))).toEqual([]);
  expect(await told(await marked('<rect width="9" height="9"/>', BLEED))).toEqual([]);
});

test("cut lines excuse no others: a word lost behind one is a fault", async () => {
  const cut = await marked(words(20, 50), rect(-109, 20, 400, 100), rect(-9, 20, 200, 100));
  const painted = publication(page(cut, line(20, 350, "behind")));
  const meant = publication(page(cut, line(20, 350, "behind it")));
  expect(await verify(await paint(painted, ORDER), meant)).toMatchObject([
    { code: "proof/extraction" },
  ]);
});
