import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Page } from "../../src/display/mark.ts";
import { rect } from "../../src/geometry/geometry.ts";
import type { MadeUpIssue } from "../../src/pages/make-up.ts";
import { madeUp, type Typed } from "../support/made-up.ts";
import { anyArticle } from "../support/markdown.ts";
import {
  linesOnPictures,
  linesTouching,
  offThePaper,
  outsideOf,
  picturesTooSmall,
  picturesTouching,
  wordsAmiss,
} from "../support/page-laws.ts";

const RUNS = { numRuns: 60 };

/** Trims and themes in which the same article stands quite differently. */
const SHAPES: readonly Pick<Typed, "manifest" | "theme">[] = [
  {},
  { manifest: "page: { trim: a5 }", theme: "extends: review\npage: { columns: 1 }" },
  { theme: "extends: review\npage: { columns: 3 }\nbody: { align: left }" },
  { theme: "extends: review\npullquote: { span: straddle }\nfigure: { tallest: 30% }" },
  { theme: "extends: review\nbody: { size: 9pt, leading: 11pt, paragraph-space: 1 }" },
];

const forAnyIssue = async (
  law: (made: MadeUpIssue) => void,
  shapes: readonly Pick<Typed, "manifest" | "theme">[] = SHAPES,
): Promise<void> => {
  const shape = fc.constantFrom(...shapes);
  const property = fc.asyncProperty(anyArticle(25), shape, async (text, typed) => {
    law(await madeUp({ ...typed, articles: { "a.md": text } }));
  });
  await fc.assert(property, RUNS);
};

/** No page of any article has any of these faults. */
const forAnyPage = (
  faultsOn: (page: Page) => readonly unknown[],
  shapes: readonly Pick<Typed, "manifest" | "theme">[] = SHAPES,
): Promise<void> =>
  forAnyIssue(({ publication }) => {
    expect(publication.pages.flatMap(faultsOn)).toEqual([]);
  }, shapes);

describe("for any article", () => {
  it("every word stands on the pages once, in its order", async () => {
    await forAnyIssue((made) => {
      expect(wordsAmiss(made)).toEqual([]);
    });
  });

  it("nothing is set outside the trim, and no line of the body off the type area", async () => {
    await forAnyPage(
      (page) => {
        const { width, height } = page.trim;
        return outsideOf(rect(54, 0, width - 108, height - 30), page);
      },
      [{}],
    );
  });

  it("no picture and no tint reaches beyond the bleed", async () => {
    await forAnyPage(offThePaper);
  });

  it("a picture covers its window, and no two lie on one another", async () => {
    await forAnyPage((page) => [...picturesTooSmall(page), ...picturesTouching(page)]);
  });

  it("no line is set over another", async () => {
    await forAnyPage(linesTouching);
  });

  it("no text lies on a picture", async () => {
    await forAnyPage(linesOnPictures);
  });

  it("the same copy gives the same pages", async () => {
    const property = fc.asyncProperty(anyArticle(12), async (text) => {
      const [one, other] = [
        await madeUp({ articles: { "a.md": text } }),
        await madeUp({ articles: { "a.md": text } }),
      ];
      expect(JSON.stringify(one.publication.pages)).toBe(JSON.stringify(other.publication.pages));
    });
    await fc.assert(property, { numRuns: 15 });
  });
});
