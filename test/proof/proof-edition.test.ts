import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Anatomy, AnatomyLine } from "../../src/display/anatomy.ts";
import { thingBounds } from "../../src/display/bounds.ts";
import { letteringOf, type Thing } from "../../src/display/drawing.ts";
import { dumpDrawing } from "../../src/display/dump-drawing.ts";
import { lineText } from "../../src/display/dump.ts";
import type { Overlay, Page, Publication } from "../../src/display/mark.ts";
import { boundsOf, outlineBounds } from "../../src/display/outline.ts";
import { rect, shifted, type Point, type Rect } from "../../src/geometry/geometry.ts";
import { IDENTITY } from "../../src/geometry/matrix.ts";
import type { MadeUpIssue } from "../../src/pages/make-up.ts";
import { paint } from "../support/painted.ts";
import { leadersOf } from "../../src/proof/leaders.ts";
import { LEADER, tintFor } from "../../src/proof/palette.ts";
import { PARTS, type Part } from "../../src/proof/parts.ts";
import { proofEdition } from "../../src/proof/proof-edition.ts";
import { verify } from "../../src/readback/verify.ts";
import { ORDER } from "../pdf/build.ts";
import { anyArticle } from "../support/markdown.ts";
import { article, fonts, madeUp, type Typed } from "../support/made-up.ts";

/** What lies over the pages for those who check them, and that it says what is so. */

interface Proof {
  readonly made: MadeUpIssue;
  readonly proof: Publication;
}

async function proofOf(typed: Typed): Promise<Proof> {
  const made = await madeUp({ ...typed, dissect: true });
  const articles = made.articles.map(({ story, ...place }) => ({
    ...place,
    headline: story.head.title.text,
    file: story.file,
  }));
  const sources = new Map(Object.entries(typed.articles));
  const { anatomies, publication } = made;
  return { made, proof: proofEdition(publication, { anatomies, articles, fonts, sources }) };
}

const overlayOf = ({ overlay, folio }: Page): Overlay => {
  if (overlay === undefined) throw new Error(`nothing lies over page ${folio}`);
  return overlay;
};

/** A page's text pages: what leaders run on. */
const textPages = ({ made }: Proof) =>
  made.publication.pages.flatMap((page, index) => {
    const anatomy = made.anatomies[index];
    return anatomy === undefined ? [] : [{ page, anatomy }];
  });

const linesOf = ({ columns }: Anatomy): readonly AnatomyLine[] =>
  columns.flatMap(({ lines }) => lines);

/** What one part of a proof draws on a page. */
function thingsOf(page: Page, part: Part): readonly Thing[] {
  const name = PARTS.find((one) => one.part === part)?.name;
  return overlayOf(page).layers.find((layer) => layer.name === name)?.drawing.things ?? [];
}

const allThings = (page: Page): readonly Thing[] =>
  overlayOf(page).layers.flatMap(({ drawing }) => drawing.things);

/** Filled shapes on the lines: the tints, where they stand on the page. */
function tintsOn(page: Page): readonly Rect[] {
  const { slug } = overlayOf(page);
  return thingsOf(page, "lines").flatMap((thing) => {
    const bounds = thing.kind === "shape" && thing.fill && outlineBounds(thing.outline);
    return bounds ? [shifted(bounds, -page.bleed - slug, -page.bleed - slug)] : [];
  });
}

const wordsOver = (page: Page): readonly string[] =>
  letteringOf(allThings(page)).map((line) => lineText(line));

const FIGURE = '::figure[A boat.]{src="boat.png" alt="x" credit="Quay"}';
const WIDE = '::figure[Boats.]{src="boats.png" alt="x" span=2}';
const QUOTE = ":::pullquote\nNobody saw them leave, and nobody asked.\n:::";

const MORE = article("", 12).split("\n\n").slice(1).join("\n\n");

const LOOSE = `By 1907 the harbor had been dredged three times; notwithstanding incomprehensible misunderstandings, the
administrative irregularities of the responsible municipality continued uninterruptedly for a generation.`;

/** Narrow columns in which no word is divided have lines to be told of. */
const ISSUE: Typed = {
  title: "Harbor",
  theme: "extends: review\npage: { columns: 3 }\nbody: { hyphenate: false }",
  articles: {
    "a.md": `${article("Boats", 3)}\n${FIGURE}\n\n${LOOSE}\n\n${QUOTE}\n\n${MORE}`,
  },
};

describe("a proof", () => {
  it("is this, over a small article", async () => {
    const { proof } = await proofOf(ISSUE);
    const dump = proof.pages.map((page) => {
      const { name, slug, layers } = overlayOf(page);
      const parts = layers.map((one) => {
        return `layer ${one.name}${one.darkens ? " darkens" : ""}\n${dumpDrawing(one.drawing)}`;
      });
      return `page ${page.folio} ${name} slug ${slug}\n${parts.join("")}`;
    });
    await expect(dump.join("\n")).toMatchFileSnapshot("../golden/proof.display.txt");
  });

  it("has the print edition's marks under it, and no word over them leaves the sheet", async () => {
    await fc.assert(
      fc.asyncProperty(anyArticle(12), async (text) => {
        const { made, proof } = await proofOf({ articles: { "a.md": text } });
        const plain = await madeUp({ articles: { "a.md": text } });
        expect(proof.pages.map(({ marks }) => marks)).toEqual(
          plain.publication.pages.map(({ marks }) => marks),
        );
        expect(made.publication).toEqual(plain.publication);
        for (const page of proof.pages) expectInside(page);
      }),
      { numRuns: 12 },
    );
  });

  it("is painted in layers, and reads back as the words of the pages and its own", async () => {
    const { made, proof } = await proofOf(ISSUE);
    const bytes = await paint(proof, { ...ORDER, edition: "proof" });
    expect(await verify(bytes, proof)).toEqual([]);
    expect((await verify(bytes, made.publication)).length).toBeGreaterThan(0);
    const source = Buffer.from(bytes).toString("latin1");
    const names = [...source.matchAll(/\/Type \/OCG\n\/Name \((.*?)\)/gu)].map(([, name]) => name);
    expect(names).toEqual(["Proof", ...PARTS.map(({ name }) => name)]);
    expect(source).toMatch(/\/OCProperties /u);
    expect(source.match(/\/Properties <</gu)).toHaveLength(proof.pages.length);
    expect(await paint((await proofOf(ISSUE)).proof, { ...ORDER, edition: "proof" })).toEqual(
      bytes,
    );
  });

  it("keeps its parts apart: what is said of lines, floats, copy and costs stands each in its layer", async () => {
    const { proof } = await proofOf(ISSUE);
    const said = (part: Part): readonly string[] =>
      proof.pages.flatMap((page) =>
        letteringOf(thingsOf(page, part)).map((line) => lineText(line)),
      );
    expect(said("grid")).toEqual([]);
    expect(said("lines")).toEqual([]);
    const notes = said("notes");
    expect(notes.length).toBeGreaterThan(2);
    for (const words of notes)
      expect(words).toMatch(/^(?:[\d.]+ ×|\s+line \d+|− \d+ words?|saves this line|\s+col\. \d)$/u);
    for (const words of said("costs")) expect(words).toMatch(/^(?:cost|page|\s+·|.* )\s*.*\d$/u);
    expect(said("slug")).toContain("PROOF");
    expect(proof.pages.some((page) => thingsOf(page, "leaders").length > 0)).toBe(true);
  });

  it("says what it is a proof of, on every page", async () => {
    const { proof } = await proofOf({
      title: "Harbor",
      flatplan: ["contents", "a.md"],
      articles: { "a.md": article("Boats", 9) },
    });
    const [contents, ...pages] = proof.pages.map(wordsOver);
    expect(contents?.slice(0, 3)).toEqual(["PROOF", "   Harbor", "page 1"]);
    expect(pages.length).toBeGreaterThan(0);
    for (const [index, words] of pages.entries()) {
      expect(words).toEqual(
        expect.arrayContaining(["PROOF", "   Boats", "a.md", `page ${index + 2}`]),
      );
    }
  });

  it("says at an article's head whether it has the pages asked for", async () => {
    const asked = article("Boats", 26, 61).replace("date:", "pages: 1\ndate:");
    const { made, proof } = await proofOf({ articles: { "a.md": asked } });
    const { over, words, pages } = made.articles[0]?.fit ?? {};
    const [first = [], ...others] = proof.pages.map(wordsOver);
    const said = `${pages} pages, 1 asked for  ·  ${over} lines over, about ${words} words`;
    expect(first.some((line) => line.startsWith(said))).toBe(true);
    for (const page of others) expect(page.some((line) => line.includes("asked for"))).toBe(false);
  });
});

/** Words and lines over a page lie on the sheet: trim, bleed and slug. */
function expectInside(page: Page): void {
  for (const { things, width, height } of overlayOf(page).layers.map(({ drawing }) => drawing)) {
    const bounds = thingBounds(things, IDENTITY) ?? rect(0, 0, 0, 0);
    expect(bounds.x).toBeGreaterThanOrEqual(0);
    expect(bounds.y).toBeGreaterThanOrEqual(0);
    expect(bounds.x + bounds.width).toBeLessThanOrEqual(width);
    expect(bounds.y + bounds.height).toBeLessThanOrEqual(height);
  }
}

describe("the tints of a proof", () => {
  it("lie on the lines whose word spaces are out of the norm, and on no others", async () => {
    const { made, proof } = await proofOf(ISSUE);
    let tinted = 0;
    for (const [index, page] of proof.pages.entries()) {
      const anatomy = made.anatomies[index];
      if (anatomy === undefined) continue;
      const tints = tintsOn(page);
      const wanted = linesOf(anatomy).filter(({ space }) => space > 1.33 || space < 0.8);
      expect(tints).toHaveLength(wanted.length);
      for (const [at, line] of wanted.entries()) {
        const tint = tints[at];
        expect(tint?.x).toBeCloseTo(line.at.x);
        expect(tint?.width).toBeCloseTo(line.width);
        expect(tint && tint.y < line.at.y && line.at.y < tint.y + tint.height).toBe(true);
      }
      tinted += wanted.length;
    }
    expect(tinted).toBeGreaterThan(0);
  });

  it("grow with the white, either way, and leave the norm alone", () => {
    const strength = (space: number): number => {
      const { c = 0, m = 0, y = 0 } = tintFor(space) ?? {};
      return c + m + y;
    };
    fc.assert(
      fc.property(fc.double({ min: 0.8, max: 1.33, noNaN: true }), (space) => {
        expect(tintFor(space)).toBeUndefined();
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: 1.34, max: 4, noNaN: true }), (space) => {
        expect(strength(space + 0.1)).toBeGreaterThanOrEqual(strength(space));
        expect(strength(space)).toBeGreaterThan(0);
        expect(strength(0.795)).toBeLessThan(strength(0.76));
      }),
    );
  });

  it("are of lines that stand on the page where the anatomy says, each once", async () => {
    const { made } = await proofOf(ISSUE);
    const lines = made.anatomies.flatMap((one) => (one ? linesOf(one) : []));
    expect(lines).toHaveLength(made.articles[0]?.fit?.lines ?? 0);
    for (const [index, { marks }] of made.publication.pages.entries()) {
      const starts = marks.flatMap((mark) => (mark.kind === "text" ? [mark.at] : []));
      const anatomy = made.anatomies[index];
      for (const { at } of anatomy ? linesOf(anatomy) : []) expect(starts).toContainEqual(at);
    }
  });
});

describe("the leaders of a proof", () => {
  it("begin where a float was typed and end at the float, over the pages between", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyArticle(14),
        fc.constantFrom(FIGURE, WIDE, QUOTE),
        async (text, float) => {
          const proof = await proofOf({
            articles: { "a.md": `${text}\n\n${float}\n\nIts end.\n` },
          });
          const pages = textPages(proof);
          const leaders = leadersOf(pages);
          const calls = pages.flatMap(({ page, anatomy }) =>
            anatomy.calls.map((call) => ({ ...call, folio: page.folio })),
          );
          for (const call of calls) {
            const parts = leaders.filter(({ float: of }) => of.start === call.float.start);
            const [first, last] = [parts[0], parts.at(-1)];
            expect(first?.folio).toBe(call.folio);
            expect(apart(first?.way[0], call.at)).toBeLessThan(6);
            const place = pages
              .find(({ page }) => page.folio === last?.folio)
              ?.anatomy.floats.find(({ float: of }) => of.start === call.float.start);
            expect(isAtEdge(last?.way.at(-1), place?.box)).toBe(true);
            expect(parts.length).toBe(first?.folio === last?.folio ? 1 : 2);
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it("are drawn with a dot at each end that is on the page", async () => {
    const proof = await proofOf(ISSUE);
    const dots = proof.proof.pages.flatMap((page) => allThings(page).filter(isDot));
    const ends = leadersOf(textPages(proof)).flatMap((leader) => leader.dots);
    // Two more on each page are the legend's.
    expect(ends.length).toBeGreaterThan(0);
    expect(dots).toHaveLength(ends.length + 2 * proof.proof.pages.length);
  });
});

const isDot = (thing: Thing): boolean => thing.kind === "shape" && thing.fill?.paint === LEADER;

const apart = (one: Point | undefined, { x, y }: Point): number =>
  one === undefined ? Infinity : Math.hypot(one.x - x, one.y - y);

/** True on the outline of a box, or just inside it where the box runs off the page. */
function isAtEdge(point: Point | undefined, box: Rect | undefined): boolean {
  if (point === undefined || box === undefined) return false;
  const both = boundsOf([point, box, { x: box.x + box.width, y: box.y + box.height }]);
  return (
    both !== undefined &&
    Math.abs(both.width - box.width) + Math.abs(both.height - box.height) < 0.1
  );
}

describe("the notes in a proof's margins", () => {
  it("name the article's loosest and tightest lines, as the report does, by the lines of the copy", async () => {
    const { made, proof } = await proofOf(ISSUE);
    const fit = made.articles[0]?.fit;
    const text = ISSUE.articles["a.md"] ?? "";
    const worst = [...(fit?.loosest ?? []), ...(fit?.tightest ?? [])].filter(
      ({ space }) => tintFor(space) !== undefined,
    );
    expect(worst.length).toBeGreaterThan(2);
    for (const { folio, space, span } of worst) {
      const page = proof.pages[folio - 1];
      const words = page === undefined ? [] : wordsOver(page);
      const line = text.slice(0, span.start).split("\n").length;
      expect(words).toContain(`${space.toFixed(2)} ×`);
      expect(words).toContain(`  line ${line}`);
    }
  });

  it("say which last lines are saved by the fewest words", async () => {
    const { made, proof } = await proofOf({ articles: { "a.md": article("Boats", 9, 61) } });
    const levers = made.articles[0]?.fit?.levers ?? [];
    expect(levers.length).toBeGreaterThan(0);
    const said = proof.pages.flatMap(wordsOver).filter((words) => words.startsWith("− "));
    const wanted = levers.map(({ words }) => (words === 1 ? "− 1 word" : `− ${words} words`));
    expect(said.toSorted()).toEqual(wanted.toSorted());
  });

  it("stand clear of one another", async () => {
    const { proof } = await proofOf(ISSUE);
    for (const page of proof.pages) {
      const rows = letteringOf(allThings(page))
        .filter((line) => /^(?:−|[\d.]+ ×|saves)/u.test(lineText(line)))
        .map((line) => thingBounds([line], IDENTITY) ?? rect(0, 0, 0, 0));
      for (const [index, one] of rows.entries()) {
        for (const other of rows.slice(index + 1)) {
          const beside =
            Math.min(one.x + one.width, other.x + other.width) > Math.max(one.x, other.x);
          expect(beside && Math.abs(one.y - other.y) < 6.9).toBe(false);
        }
      }
    }
  });
});

describe("the prices of a proof", () => {
  it("add up to what the columns cost, by their names in the tables", async () => {
    const { made } = await proofOf(ISSUE);
    for (const { cost, prices } of made.anatomies.flatMap((one) => one?.columns ?? [])) {
      const sum = prices.reduce((all, price) => all + price.cost, 0);
      expect(Math.abs(sum - cost)).toBeLessThanOrEqual(prices.length);
    }
  });

  it("stand under the columns that have any", async () => {
    const { made, proof } = await proofOf(ISSUE);
    const columns = made.anatomies.flatMap((one) => one?.columns ?? []);
    const said = proof.pages.flatMap(wordsOver).filter((words) => words.startsWith("cost "));
    expect(said).toEqual(columns.filter(({ cost }) => cost > 0).map(({ cost }) => `cost ${cost}`));
  });
});
