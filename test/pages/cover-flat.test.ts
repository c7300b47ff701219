import { describe, expect, test } from "vitest";
import { dumpDrawing } from "../../src/display/dump-drawing.ts";
import { pageText } from "../../src/display/dump.ts";
import type { Mark, Page } from "../../src/display/mark.ts";
import { mm, type Pt } from "../../src/geometry/geometry.ts";
import type { MadeUpIssue } from "../../src/pages/make-up.ts";
import { article, madeUp, type Typed } from "../support/made-up.ts";

const COVER = 'cover: { image: sky.png, alt: "", lines: [One] }';
const BACK = 'picture: { image: sky.png, alt: "" }';

/** An issue with a full picture on its front and on its back, bound as the manifest says. */
const bound = (print: string, change: Partial<Typed> = {}): Promise<MadeUpIssue> =>
  madeUp({
    manifest: `print: { cover: separate, ${print} }\npage: { trim: a4 }`,
    flatplan: [COVER, "a.md", "b.md", "c.md", "d.md", BACK, BACK, BACK],
    articles: {
      "a.md": article("Ant", 2),
      "b.md": article("Bee", 2),
      "c.md": article("Cat", 2),
      "d.md": article("Dog", 2),
    },
    ...change,
  });

const GLUED = "paper: { binding: perfect, spine: 8mm }";
const STITCHED = "paper: { binding: saddle }";

const A4 = { width: mm(210), height: mm(297) };

/** The two sides of a cover's sheet. */
function flats({ apart }: MadeUpIssue): readonly [Page, Page] {
  const [outside, inside] = apart?.cover.pages ?? [];
  if (!outside || !inside) throw new Error("no cover apart");
  return [outside, inside];
}

/** From where to where a mark has ink across, of text where it begins. */
function across(mark: Mark): readonly [Pt, Pt] {
  if (mark.kind === "text") return [mark.at.x, mark.at.x];
  const { x, width } = mark.kind === "rule" ? mark.rect : mark.clip;
  return [x, x + width];
}

describe("an issue whose cover is apart", () => {
  test("has its other pages in a file of their own, with their folios and bookmarks", async () => {
    const { publication, apart } = await bound(GLUED);
    expect(publication.pages).toHaveLength(8);
    expect(apart?.inside.pages).toEqual(publication.pages.slice(2, -2));
    const titles = apart?.inside.outline.map(({ title, folio }) => `${title} ${folio}`);
    expect(titles).toEqual(["Bee 3", "Cat 4", "Dog 5"]);
  });

  test.each([
    ["glued", GLUED, mm(8), [mm(210), mm(218)]],
    ["stitched", STITCHED, 0, [mm(210)]],
  ])(
    "lies open, %s, as wide as two pages and the spine, folded where they meet",
    async (_, print, spine, folds) => {
      const made = await bound(print);
      expect(made.apart?.spine).toBeCloseTo(spine);
      for (const flat of flats(made)) {
        expect(flat.trim.width).toBeCloseTo(2 * A4.width + spine);
        expect(flat.trim.height).toBeCloseTo(A4.height);
        expect(flat.folds?.map((x) => x.toFixed(3))).toEqual(folds.map((x) => x.toFixed(3)));
      }
    },
  );

  test("has its front to the right of its back outside, and page 2 to the left of the last but one inside", async () => {
    const made = await bound(GLUED);
    const { pages } = made.publication;
    const [outside, inside] = flats(made);
    const shift = mm(218);
    expect(pageText(outside)).toContain(pageText(pages[0] ?? outside));
    expect(pageText(inside)).toBe(pageText(pages[1] ?? inside));
    const front = outside.marks.filter((mark) => across(mark)[0] >= shift - 0.3);
    expect(front).toHaveLength(pages[0]?.marks.length ?? 0);
    const left = inside.marks.filter((mark) => across(mark)[0] < mm(210));
    expect(left).toHaveLength(pages[1]?.marks.length ?? 0);
  });

  test.each([
    ["glued", GLUED],
    ["stitched", STITCHED],
  ])(
    "is cut at the fold where it bleeds to it, and bleeds on all other sides: %s",
    async (_, print) => {
      const [outside] = flats(await bound(print, { theme: "extends: annual" }));
      const [first = 0, last = first] = outside.folds ?? [];
      const pictures = outside.marks.filter(
        (mark) => mark.kind === "picture" && mark.clip.width > mm(100),
      );
      const reach = pictures.map((mark) => across(mark).map((x) => Number(x.toFixed(3))));
      const right = outside.trim.width + mm(3);
      expect(reach).toEqual(
        [
          [-mm(3), first],
          [last, right],
        ].map((ends) => ends.map((x) => Number(x.toFixed(3)))),
      );
    },
  );

  test.each([
    ["nothing between", [COVER, "a.md", BACK, BACK]],
    ["less than a cover", [COVER, "a.md"]],
  ])("is whole where there is %s, and says so", async (_, flatplan) => {
    const made = await bound(`${GLUED}, fill: blank`, { flatplan });
    expect(made.apart).toBeUndefined();
    expect(made.diagnostics.map(({ code, severity }) => [severity, code])).toContainEqual([
      ...["error", "print/cover"],
    ]);
  });

  test("is filled up inside: the cover's four pages do not count", async () => {
    const made = await bound(`${STITCHED}, multiple: 16, fill: blank`);
    expect(made.publication.pages).toHaveLength(20);
    expect(made.apart?.inside.pages).toHaveLength(16);
  });
});

test("what is stitched has whole sheets, whoever asks for them", async () => {
  const flatplan = [COVER, "a.md", "b.md", "c.md", "d.md"];
  const made = await bound("", { flatplan, manifest: "print: { paper: { binding: saddle } }" });
  expect(made.publication.pages).toHaveLength(8);
  expect(made.diagnostics.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
    "warning: 5 pages do not divide by 4: 3 blank pages were added at the end",
  ]);
});

describe("the spine", () => {
  /** What is painted between the folds of the outside, a line each: grounds, and the words as a drawing. */
  async function spineOf(width: string, change: Partial<Typed> = {}) {
    const made = await bound(`paper: { binding: perfect, spine: ${width} }`, change);
    const [outside] = flats(made);
    const [left = 0, right = 0] = outside.folds ?? [];
    const on = outside.marks.filter((mark) => {
      const [from, to] = across(mark);
      return mark.kind !== "text" && from >= left - 1e-6 && to <= right + 1e-6;
    });
    return on.map((mark) => {
      if (mark.kind === "rule") return "ground";
      if (mark.kind !== "picture" || mark.picture.kind !== "drawing") return "?";
      return dumpDrawing(mark.picture);
    });
  }

  test("has the magazine's name, the issue's title and its month, from the head to the foot", async () => {
    const spine = await spineOf("8mm", { title: "Harbor", publication: "Quayside" });
    await expect(spine.join("\n")).toMatchFileSnapshot("../golden/spine.drawing.txt");
  });

  test.each([
    ["in the masthead's ground where the theme has one", "8mm", "extends: review", 2],
    ["on the paper where it has none", "8mm", "extends: annual", 1],
    ["without words where it is narrow", "4.9mm", "extends: review", 1],
    ["as the paper where it is narrow and has no ground", "4.9mm", "extends: annual", 0],
  ])("is %s", async (_, width, theme, marks) => {
    expect(await spineOf(width, { theme })).toHaveLength(marks);
  });

  test.each(["6.5mm", "8mm", "12mm"])(
    "of %s is clear of the folds, descenders and all",
    async (width) => {
      const change = { title: "Jeopardy", publication: "Gangway" };
      const { apart } = await bound(`paper: { binding: perfect, spine: ${width} }`, change);
      const drawn = apart?.spineAlone.marks.find((mark) => mark.kind === "picture");
      if (drawn?.kind !== "picture" || drawn.picture.kind !== "drawing")
        throw new Error("no words");
      const letters = drawn.picture.things.flatMap((thing) => {
        if (thing.kind !== "lettering") return [];
        const baseline = thing.matrix[4];
        return thing.runs.flatMap(({ face, size, glyphs }) =>
          glyphs
            .map((glyph) => face.ink(glyph))
            .map(({ top, depth }) => [baseline - size * depth, baseline + size * top]),
        );
      });
      const [nearest, farthest] = [Math.min(...letters.flat()), Math.max(...letters.flat())];
      expect(nearest).toBeGreaterThanOrEqual(mm(1.6) - 1e-6);
      // In the middle, as it lies on the table.
      expect(drawn.picture.width - farthest).toBeCloseTo(nearest);
    },
  );

  test.each([
    ["all of it", "Harbor", /Press.*Harbor.*December 2020/su],
    [
      "no month where there is no room for it",
      "Harbor ".repeat(22).trim(),
      /Press.*Harbor(?!.*December)/su,
    ],
    [
      "the name alone where there is none for the title",
      "Harbor ".repeat(60).trim(),
      /Press(?!.*Harbor)/su,
    ],
  ])("says %s", async (_, title, words) => {
    const [, drawing = ""] = await spineOf("8mm", { title });
    expect(drawing.toLowerCase()).toMatch(new RegExp(words.source.toLowerCase(), "su"));
  });
});
