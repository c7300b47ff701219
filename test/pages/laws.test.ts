import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Page, TextMark } from "../../src/display/mark.ts";
import { outset, rect, type Rect } from "../../src/geometry/geometry.ts";
import { bylineWords } from "../../src/pages/head-fields.ts";
import type { MadeUpIssue } from "../../src/pages/make-up.ts";
import { proveConservation } from "../../src/proof/conservation.ts";
import { storyWords } from "../../src/story/words.ts";
import { madeUp, type Typed } from "../support/made-up.ts";
import { anyArticle } from "../support/markdown.ts";

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

const lines = (page: Page): readonly TextMark[] =>
  page.marks.filter((mark): mark is TextMark => mark.kind === "text");

const width = ({ runs }: TextMark): number =>
  runs.flatMap((run) => run.advances).reduce((sum, advance) => sum + advance, 0);

/** A hundredth of a point is no overlap. */
const HAIR = 0.01;

const isIn = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x - HAIR &&
  inner.y >= outer.y - HAIR &&
  inner.x + inner.width <= outer.x + outer.width + HAIR &&
  inner.y + inner.height <= outer.y + outer.height + HAIR;

const overlap = (one: Rect, other: Rect): boolean =>
  one.x + one.width > other.x + HAIR &&
  other.x + other.width > one.x + HAIR &&
  one.y + one.height > other.y + HAIR &&
  other.y + other.height > one.y + HAIR;

describe("for any article", () => {
  it("every word stands on the pages once, in its order", async () => {
    await forAnyIssue(({ articles, publication }) => {
      const streams = articles.flatMap(({ story }) => [
        ...storyWords(story),
        bylineWords(story, "en-US"),
      ]);
      expect(proveConservation(streams, publication.pages)).toEqual([]);
    });
  });

  it("nothing is set outside the trim, and no line of the body off the type area", async () => {
    await forAnyIssue(
      ({ publication }) => {
        for (const page of publication.pages) {
          for (const line of lines(page)) {
            expect(line.at.y).toBeLessThanOrEqual(page.trim.height - 30);
            // Punctuation may hang out of the type area, by about half its own width.
            const hang = 0.5 * (line.runs[0]?.size ?? 0);
            expect(line.at.x).toBeGreaterThanOrEqual(54 - hang);
            expect(line.at.x + width(line)).toBeLessThanOrEqual(page.trim.width - 54 + hang);
          }
        }
      },
      [{}],
    );
  });

  it("no picture and no tint reaches beyond the bleed", async () => {
    await forAnyIssue(({ publication }) => {
      for (const { trim, bleed, marks } of publication.pages) {
        const paper = outset(rect(0, 0, trim.width, trim.height), bleed);
        const areas = marks.flatMap((mark) => {
          if (mark.kind === "picture") return [mark.clip];
          return mark.kind === "rule" ? [mark.rect] : [];
        });
        for (const area of areas) expect(isIn(area, paper)).toBe(true);
      }
    });
  });

  it("a picture covers its window, and no two lie on one another", async () => {
    await forAnyIssue(({ publication }) => {
      for (const { marks } of publication.pages) {
        const pictures = marks.filter((mark) => mark.kind === "picture");
        for (const { clip, frame } of pictures) expect(isIn(clip, frame)).toBe(true);
        const clips = pictures.map(({ clip }) => clip);
        for (const [index, one] of clips.entries()) {
          expect(clips.slice(index + 1).filter((other) => overlap(one, other))).toEqual([]);
        }
      }
    });
  });

  it("no line is set over another", async () => {
    await forAnyIssue(({ publication }) => {
      for (const page of publication.pages) {
        const placed = lines(page).map((line) => ({
          from: line.at.x,
          to: line.at.x + width(line),
          y: line.at.y,
          size: line.runs[0]?.size ?? 0,
        }));
        for (const [index, one] of placed.entries()) {
          for (const other of placed.slice(index + 1)) {
            const beside = one.to <= other.from + 3 || other.to <= one.from + 3;
            const apart = Math.abs(one.y - other.y) >= 0.6 * Math.min(one.size, other.size);
            expect(beside || apart).toBe(true);
          }
        }
      }
    });
  });

  it("no text lies on a picture", async () => {
    await forAnyIssue(({ publication }) => {
      for (const page of publication.pages) {
        const pictures = page.marks.flatMap((mark) => (mark.kind === "picture" ? [mark.clip] : []));
        for (const line of lines(page)) {
          for (const { x, y, width: wide, height } of pictures) {
            const inside = line.at.x + width(line) > x + 1 && line.at.x < x + wide - 1;
            expect(inside && line.at.y > y + 1 && line.at.y < y + height - 0.5).toBe(false);
          }
        }
      }
    });
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
