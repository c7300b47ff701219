import { describe, expect, test } from "vitest";
import type { PageArtwork } from "../../src/display/page-artwork.ts";
import { rect, type Rect, type Size } from "../../src/geometry/geometry.ts";
import { bleedPicture } from "../../src/pages/picture-page.ts";

const NOWHERE = { file: "issue.yaml", start: 0, end: 0 };
const TRIM: Size = { width: 200, height: 300 };
const BLEED = 9;

const artwork = (width: number, height: number, trim: Rect): PageArtwork => ({
  ...{ kind: "page", id: "1", file: "a.pdf", number: 1, width, height, trim },
  excerpt: {
    source: "1",
    form: { value: { kind: "dictionary", entries: new Map() }, bytes: Uint8Array.of(10) },
    objects: new Map(),
  },
});

const placed = (one: PageArtwork) => bleedPicture(one, TRIM, BLEED, NOWHERE);

describe("a page of a PDF is placed trim on trim, at its own size", () => {
  test.each<readonly [how: string, one: PageArtwork, frame: Rect, clip: Rect]>([
    [
      "with its bleed",
      artwork(218, 318, rect(9, 9, 200, 300)),
      rect(-9, -9, 218, 318),
      rect(-9, -9, 218, 318),
    ],
    [
      "with more than our bleed",
      artwork(240, 340, rect(20, 20, 200, 300)),
      rect(-20, -20, 240, 340),
      rect(-9, -9, 218, 318),
    ],
    [
      "with bleed on one side",
      artwork(209, 300, rect(9, 0, 200, 300)),
      rect(-9, 0, 209, 300),
      rect(-9, 0, 209, 300),
    ],
    [
      "smaller than the page",
      artwork(100, 200, rect(0, 0, 100, 200)),
      rect(50, 50, 100, 200),
      rect(50, 50, 100, 200),
    ],
    [
      "larger than the page",
      artwork(400, 600, rect(0, 0, 400, 600)),
      rect(-100, -150, 400, 600),
      rect(-9, -9, 218, 318),
    ],
  ])("%s", (_, one, frame, clip) => {
    expect(placed(one)).toMatchObject({ kind: "picture", picture: one, frame, clip });
  });
});
