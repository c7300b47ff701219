import { expect, test } from "vitest";
import { madeUp } from "../support/made-up.ts";

/** What stands for a picture that could not be made ready, where the pages are forced. */

const ARTICLE = `---
number: 1
title: Boats
opener: { image: missing.png }
---

Text.

::figure{src="missing.png" alt=""}
`;

const PLACEHOLDER = "extends: review\nfigure: { placeholder: cmyk(1 2 3 4) }";

test.each([
  ["a picture page", 0, { x: -9, y: -9, width: 630, height: 810 }],
  ["an opener", 1, { x: -9, y: -9, width: 630, height: 810 }],
  ["a figure", 2, { width: 243, height: 162 }],
])("%s is a tinted frame of its own size", async (_, page, frame) => {
  const { publication } = await madeUp({
    manifest: "page: { trim: letter, bleed: 9pt }",
    flatplan: ["picture: { image: missing.png }", "a.md"],
    articles: { "a.md": ARTICLE },
    theme: PLACEHOLDER,
  });
  const ink = { kind: "cmyk", c: 0.01, m: 0.02, y: 0.03, k: 0.04 };
  const frames = publication.pages[page]?.marks.filter(
    (mark) => mark.kind === "rule" && mark.ink.kind === "cmyk" && mark.ink.m === 0.02,
  );
  expect(frames).toMatchObject([{ kind: "rule", ink, rect: frame }]);
});
