import { describe, expect, test } from "vitest";
import { article, madeUp } from "../support/made-up.ts";

/** What fills an issue up stands before its closing pages: a back cover stays the back cover. */

const COVER = 'cover: { image: sky.png, alt: "" }';
const PICTURE = 'picture: { image: sky.png, alt: "" }';
const advert = (more = ""): string => `advert: { client: Acme, file: acme.png${more} }`;
const ADVERT = advert();

/** The pages of an issue in letters: C cover, A article, P picture, D advert, H house advert, - blank; faults behind. */
async function filled(
  flatplan: readonly string[],
  { fill = "blank", multiple = 4, house = 0 } = {},
): Promise<string> {
  const adverts = Array.from({ length: house }, () => "one.png").join(", ");
  const { sections, diagnostics } = await madeUp({
    manifest: `print: { multiple: ${multiple}, fill: ${fill} }\nhouse-adverts: [${adverts}]`,
    flatplan: [COVER, ...flatplan],
    articles: { "a.md": article("One", 1) },
  });
  const letters = sections.map(({ order, pages, fills }) => {
    const letter = { cover: "C", article: "A", advert: "D", blank: "-" }[order.kind as string];
    return (letter ?? (fills === undefined ? "P" : "H")).repeat(pages.length);
  });
  const faults = diagnostics.map(({ message }) => message);
  return [letters.join(""), ...faults].join("; ");
}

describe("an issue is filled up", () => {
  test.each([
    ["at the end, if it ends with text", ["a.md"], "CA--"],
    ["before its last page, if that is an advert", ["a.md", ADVERT], "CA-D"],
    ["or a picture", ["a.md", PICTURE], "CA-P"],
    ["before the last two, if both are", ["a.md", ADVERT, PICTURE], "CADP"],
    ["before the last two of more", ["a.md", ADVERT, PICTURE, ADVERT], "CAD---PD"],
    ["behind the first page, whatever comes then", [ADVERT, PICTURE], "C-DP"],
    ["behind the front cover", [ADVERT], "C--D"],
    ["nowhere where nothing is missing", ["a.md", "a.md", ADVERT], "CAAD"],
    // A spread faces nothing but itself, and stays where it was ordered.
    ["behind a spread", ["a.md", "a.md", advert(", size: spread")], "CAADD---"],
    [
      "behind a spread, before what is behind it",
      ["a.md", "a.md", advert(", size: spread"), ADVERT],
      "CAADD--D",
    ],
    // A canceled advert has its place as any other.
    ["before a canceled advert", ["a.md", advert(", canceled: true")], "CA-D"],
  ])("%s", async (_, flatplan, pages) => {
    expect(await filled(flatplan)).toBe(pages);
  });

  test.each([
    ["that may begin where it comes to stand", ", start: verso", "CA-D"],
    // The last page of four is a left-hand one: the advert keeps its side, and is filled up behind.
    ["but not where it would have the wrong side", ", start: recto", "CAD-"],
  ])("before an advert %s", async (_, start, pages) => {
    expect(await filled(["a.md", advert(start)])).toBe(pages);
  });

  test("not where the page before an order that begins on a side fills it up", async () => {
    // Page 4 is filled for the sake of page 5, and 6 pages divide by 3.
    const flatplan = ["a.md", "a.md", advert(", start: recto"), ADVERT];
    expect(await filled(flatplan, { multiple: 3 })).toBe("CAA-DD");
  });

  test("with house adverts in their order, behind blank pages where they are too few", async () => {
    expect(
      await filled(["a.md", "a.md", PICTURE, ADVERT], { multiple: 8, fill: "house", house: 2 }),
    ).toBe("CAA-HHPD; 5 pages do not divide by 8: 1 blank page was added before the last 4 pages");
    expect(await filled(["a.md", "a.md", "a.md", "a.md"], { fill: "house", house: 2 })).toBe(
      "CAAAA-HH; 5 pages do not divide by 4: 1 blank page was added before the last 2 pages",
    );
    expect(await filled(["a.md", "a.md", "a.md", ADVERT], { fill: "house", house: 4 })).toBe(
      "CAAAHHHD",
    );
  });

  test("with nothing where it may not be", async () => {
    expect(await filled(["a.md", ADVERT], { fill: "fail" })).toBe(
      "CAD; 3 pages do not divide by 4",
    );
  });
});
