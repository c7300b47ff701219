import { describe, expect, test } from "vitest";
import { pageText } from "../../src/display/dump.ts";
import type { Page, TextMark } from "../../src/display/mark.ts";
import type { Rect } from "../../src/geometry/geometry.ts";
import type { MadeUpIssue } from "../../src/pages/make-up.ts";
import { madeUp, type Typed } from "../support/made-up.ts";

const LONG = "Royal Institute of Navigation and Maritime Museum Greenwich";
const EXTREME =
  "Allgemeine Versicherungs- und Rückversicherungsgesellschaft auf Gegenseitigkeit zu Hamburg-Altona";
const NAMES = ["Gull", LONG, EXTREME, "W".repeat(30), `${EXTREME} `.repeat(8).trim()];

const STRIPS = "extends: review\npage: { columns: 3, gutter: 14pt }";
const SIZES = ["quarter", "half", "full"] as const;

/** A page for each size, with late adverts of these names alone. */
const late = (names: readonly string[], more: Partial<Typed> = {}): Promise<MadeUpIssue> =>
  madeUp({
    flatplan: names.flatMap((name) =>
      SIZES.flatMap((size) => [
        "blank",
        `advert: { size: ${size}${name === "" ? "" : `, client: "${name}"`} }`,
      ]),
    ),
    articles: {},
    ...more,
  });

const pagesOf = ({ publication }: MadeUpIssue): readonly Page[] =>
  publication.pages.filter(({ marks }) => marks.length > 0);

/** The tint on which the words stand. */
function ground({ marks }: Page): Rect {
  const [mark] = marks;
  if (mark?.kind !== "rule") throw new Error("no ground");
  return mark.rect;
}

const wordsOn = ({ marks }: Page): readonly TextMark[] =>
  marks.filter((mark): mark is TextMark => mark.kind === "text");

/** From the capitals to the baseline. */
function boundsOf({ at, runs }: TextMark): {
  readonly [edge in "left" | "right" | "top" | "foot"]: number;
} {
  const advances = runs.flatMap((run) => run.advances);
  const tall = Math.max(...runs.map(({ face, size }) => face.metrics.capHeight * size));
  const right = at.x + advances.reduce((sum, one) => sum + one, 0);
  return { left: at.x, right, top: at.y - tall, foot: at.y };
}

/** The white between the words and the edges of their place. */
function whiteOn(page: Page): {
  readonly side: number;
  readonly over: number;
  readonly under: number;
} {
  const { x, y, width, height } = ground(page);
  const all = wordsOn(page).map(boundsOf);
  const left = Math.min(...all.map((one) => one.left)) - x;
  const right = x + width - Math.max(...all.map((one) => one.right));
  const over = Math.min(...all.map(({ top }) => top)) - y;
  return {
    side: Math.min(left, right),
    over,
    under: y + height - Math.max(...all.map(({ foot }) => foot)),
  };
}

describe.each([
  ["two columns", {}],
  ["three columns, strips", { theme: STRIPS }],
  ["another theme", { theme: "extends: annual" }],
  [
    "a page of 60 by 80 mm",
    {
      manifest: "page: { trim: [60mm, 80mm] }",
      theme:
        "extends: review\npage: { margins: { head: 20pt, foot: 20pt, inside: 15pt, outside: 15pt } }",
    },
  ],
] as const)("%s", (_, more) => {
  test("whatever its name is, no word of a late advert comes near the edge of its place", async () => {
    for (const page of pagesOf(await late([...NAMES, ""], more))) {
      const { width, height } = ground(page);
      const { side, over, under } = whiteOn(page);
      expect(side).toBeGreaterThan(0.07 * width);
      expect(Math.min(over, under)).toBeGreaterThan(0.09 * height);
      expect(over).toBeLessThanOrEqual(under);
      // Under 9 pt, type in the accent's three inks is not printed sharp.
      const sizes = wordsOn(page).flatMap(({ runs }) => runs.map(({ size }) => size));
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(9);
      // A tenth of the height at most lies between their middle and that of the place.
      expect(under - over).toBeLessThan(0.1 * height);
    }
  });
});

const textOf = async (name: string, more: Partial<Typed> = {}): Promise<readonly string[]> =>
  pagesOf(await late([name], more)).map(pageText);

const TINY = {
  manifest: "page: { trim: [50mm, 50mm] }",
  theme:
    "extends: review\npage: { margins: { head: 20pt, foot: 20pt, inside: 15pt, outside: 15pt } }",
};

describe("the name", () => {
  test("is set smaller before anything is left out, and never divided where it need not be", async () => {
    const [quarter = ""] = await textOf(EXTREME, { theme: STRIPS });
    expect(quarter.split("\n")).toEqual([
      "ADVERT",
      "Allgemeine Versicherungs- und",
      "Rückversicherungsgesellschaft",
      "auf Gegenseitigkeit zu Hamburg-Altona",
      "quarter page, 177.8 × 54 mm",
      "to come",
    ]);
  });

  test("has the place to itself where there is no room for more, and ends where there is none", async () => {
    const [quarter = "", half = ""] = await textOf(LONG, TINY);
    expect({ quarter, half }).toMatchInlineSnapshot(`
      {
        "half": "Royal Institute
      of Navigation and…",
        "quarter": "Royal In­
      stitute…",
      }
    `);
  });

  test("with characters that no face has is without them, and the page stands", async () => {
    const made = await late(["東 Bank"]);
    expect(pagesOf(made).map(pageText)[0]).toMatch(/^ADVERT\nBank\nquarter/u);
    const told = made.diagnostics.filter(({ code }) => code === "font/missing-glyph");
    expect(told.map(({ severity }) => severity)).toEqual(["warning", "warning", "warning"]);
  });
});
