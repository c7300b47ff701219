import { describe, expect, test } from "vitest";
import type { Page } from "../../src/display/mark.ts";
import { madeUp } from "../support/made-up.ts";

/** The last page of an article holds text, and enough of it. */

const line =
  "The boats came back in the order in which they had gone out, and nobody counted them. ";

const bodyLines = ({ marks }: Page): number =>
  marks.filter((mark) => mark.kind === "text" && mark.stream?.endsWith("#body")).length;

async function pagesOf(sentences: number, tail: string): Promise<readonly Page[]> {
  const text = Array.from({ length: Math.ceil(sentences / 6) }, () => line.repeat(6)).join("\n\n");
  const article = `---\nnumber: 1\ntitle: Boats\n---\n\n${text}\n\n${tail}\n`;
  return (await madeUp({ articles: { "a.md": article } })).publication.pages;
}

const FIGURE = '::figure[A caption.]{src="a.png" alt=""}';

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

  test.each([102, 108, 114, 120, 126])(
    "of %i sentences ends with more than a few lines",
    async (sentences) => {
      const pages = await pagesOf(sentences, "");
      expect(
        bodyLines(pages.at(-1) ?? { folio: 0, trim: { width: 0, height: 0 }, bleed: 0, marks: [] }),
      ).toBeGreaterThan(8);
    },
  );
});
