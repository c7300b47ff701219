import { describe, expect, it } from "vitest";
import { STYLES, type StyleKey, type StyleValue } from "../../src/design/style-keys.ts";
import { article, madeUp } from "../support/made-up.ts";

/** What a theme says of furniture is seen on the pages: each key in turn is changed, and so are they. */

type Said = Readonly<Record<string, unknown>>;

const ARTICLE = `---
number: 1
kicker: Kicker 12
title: "“Twelve” or 12 words that take more than a line in any measure"
deck: "“Deck” of 12 words and more than that, which is long enough to take another line of its own."
date: 2020-01-14
authors: [A. Writer 12, B. Writer]
opener: { image: x.jpg, alt: x, credit: Press }
---

${"A few words of text, and then some more. ".repeat(60)}
`;

const LETTER = `---\ntitle: A letter\nauthors: [C. Editor]\n---\n\n${"A word and another. ".repeat(500)}\n`;

/** A theme in which nothing is switched off, so that all of it can be seen. */
const SHOWN: Said = {
  extends: "review",
  masters: { letter: { columns: 2 }, contents: { columns: 2 } },
  head: { rule: "1pt" },
  contents: { folio: "right", leader: "dots", rule: "1pt", bylines: true },
  cover: { "lines-ground": "tint", "masthead-ground": "accent" },
  furniture: { "footer-rule": "1pt" },
};

async function pagesIn(theme: Said): Promise<string> {
  const { publication } = await madeUp({
    title: "“Issue” 12 of the year that was longer than all the others before it",
    publication: "Press 12",
    theme: JSON.stringify(theme),
    flatplan: [
      "cover: { image: x.jpg, alt: x, lines: [Line 12, Another line] }",
      "letter.md",
      "contents: { title: Contents 12 of an issue that is so long that its title takes two lines }",
      "a.md",
      // So that there is a folio of two digits.
      ...Array.from({ length: 7 }, () => "blank"),
      "b.md",
    ],
    articles: { "letter.md": LETTER, "a.md": ARTICLE, "b.md": article("Another", 1) },
  });
  return JSON.stringify(publication.pages, byName);
}

/** Faces and pictures by their names: what is painted is told in numbers. */
function byName(_key: string, value: unknown): unknown {
  const named = typeof value === "object" && value !== null && "id" in value;
  return named ? value.id : value;
}

/** The theme with one value at its place. */
function saying(theme: Said, [key = "", ...path]: readonly string[], value: unknown): Said {
  const under = theme[key];
  const inner = typeof under === "object" && under !== null ? { ...under } : {};
  return { ...theme, [key]: path.length === 0 ? value : saying(inner, path, value) };
}

const shown = pagesIn(SHOWN);

/** True if one of the values at this place changes the pages; one of them may be what holds already. */
async function isSeen(path: readonly string[], values: readonly unknown[]): Promise<boolean> {
  for (const value of values) {
    if ((await pagesIn(saying(SHOWN, path, value))) !== (await shown)) return true;
  }
  return false;
}

const OTHERWISE: Readonly<Record<StyleValue, readonly unknown[]>> = {
  family: ["Source Serif 4", "Source Sans 3"],
  weight: [300, 700],
  italic: [true],
  size: ["9.5pt", "11pt"],
  leading: ["21pt", "23pt"],
  align: ["center", "left"],
  hyphenate: [true, false],
  figures: ["old-style", "lining"],
  caps: ["upper", "none"],
  tracking: [0.05, 0.02],
  color: ["accent", "gray"],
  hang: [true, false],
  indent: ["10pt"],
  before: [2, 3],
  after: [2, 3],
};

const OURS: readonly StyleKey[] = [
  "number",
  "kicker",
  "headline",
  "deck",
  "byline",
  "footer",
  "contents-title",
  "contents-number",
  "contents-kicker",
  "contents-entry",
  "contents-byline",
  "contents-folio",
  "masthead",
  "cover-title",
  "cover-data",
  "cover-line",
];

describe("what is seen of a theme: the style", () => {
  it.each(OURS)("%s", async (key) => {
    const unseen: string[] = [];
    for (const value of STYLES[key][0]) {
      if (!(await isSeen(["styles", key, value], OTHERWISE[value]))) unseen.push(value);
    }
    expect(unseen).toEqual([]);
  });
});

const MASTER: readonly (readonly [string, readonly unknown[]])[] = [
  ["margins.head", ["30pt"]],
  ["margins.foot", ["640pt"]],
  ["margins.inside", ["30pt"]],
  ["margins.outside", ["30pt"]],
  ["columns", [3]],
  ["gutter", ["40pt"]],
];

const KEYS: readonly (readonly [string, readonly unknown[]])[] = [
  ["head.align", ["center"]],
  ["head.sink", [3]],
  ["head.measure", ["60%"]],
  ["head.number", ["above"]],
  ["head.ground", ["tint"]],
  ["head.rule", ["3pt"]],
  ["head.rule-color", ["gray"]],
  ["head.rule-place", ["over-byline"]],
  ["head.gap", [3]],
  ["contents.place", ["beside-letter"]],
  ["contents.folio", ["left"]],
  ["contents.leader", ["none"]],
  ["contents.leader", ["rule"]],
  ["contents.bylines", [false]],
  ["contents.rule", [0]],
  ["contents.rule-color", ["accent"]],
  ["contents.between", [3]],
  ["cover.picture", ["below"]],
  ["cover.align", ["center"]],
  ["cover.masthead-ground", ["none"]],
  ["cover.lines", ["under-masthead"]],
  ["cover.lines-ground", ["none"]],
  ["cover.padding", ["30pt"]],
  ["furniture.footer", ["{page}"]],
  ["furniture.footer-baseline", ["24pt"]],
  ["furniture.footer-align", ["inside"]],
  ["furniture.footer-rule", ["2pt"]],
  ["furniture.footer-rule-color", ["accent"]],
  ...MASTER.map(([key, values]) => [`masters.letter.${key}`, values] as const),
  ...MASTER.map(([key, values]) => [`masters.contents.${key}`, values] as const),
];

describe("what is seen of a theme: the key", () => {
  it.each(KEYS)("%s %j", async (key, values) => {
    expect(await isSeen(key.split("."), values)).toBe(true);
  });
});
