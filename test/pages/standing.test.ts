import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cmyk } from "../../src/color/ink.ts";
import type { Artwork, Drawing } from "../../src/display/drawing.ts";
import { unpackPages, type SharedThings } from "../../src/pages/kept-pages.ts";
import type { MadeUpIssue } from "../../src/pages/make-up.ts";
import type { StandingPages, StandingType } from "../../src/pages/standing-type.ts";
import { anyArticle } from "../support/markdown.ts";
import { article, fonts, madeUp, type Typed } from "../support/made-up.ts";

/** Type that stands in memory: what is put aside is there for the next run, and `laid` says what was. */
interface Shelf extends StandingType {
  readonly held: Map<string, StandingPages>;
  readonly laid: string[];
}

function shelf(stamp = "this build"): Shelf {
  const held = new Map<string, StandingPages>();
  const laid: string[] = [];
  return {
    ...{ stamp, held, laid },
    face: (query) => fonts.open(query).value,
    find: (file) => held.get(file),
    putAside: (file, { key, bytes }) => {
      laid.push(file);
      const packed = bytes();
      held.set(file, { key, bytes: () => packed });
    },
  };
}

const FIGURE = '::figure[A boat.]{src="boat.png" alt="x" credit="Quay"}';
const OPENER = "opener: { image: sky.png, alt: sky }";

const ISSUE = {
  articles: {
    "a.md": `${article("One", 9)}\n${FIGURE}\n\n:::sidebar[Box]\nTinted.\n:::\n`,
    "b.md": article("Two", 5).replace("date:", `${OPENER}\ndate:`),
  },
} as const;

/** The issue as it was laid from nothing, and a shelf on which its pages stand. */
async function standingIssue(): Promise<{ readonly type: Shelf; readonly cold: MadeUpIssue }> {
  const type = shelf();
  const cold = await madeUp({ ...ISSUE, standing: type });
  type.laid.length = 0;
  return { type, cold };
}

/** A line that is too thin for its four inks in a column, in a drawing with a clip, so that no page could keep it whole. */
function thinlyDrawn(): Drawing {
  const outline = [
    { kind: "move", to: { x: 0, y: 50 } },
    { kind: "line", to: { x: 1000, y: 50 } },
  ] as const;
  const look = { cap: "butt", join: "miter", miterLimit: 4, dashes: [], dashOffset: 0 } as const;
  const thin = { under: 0.5, ink: cmyk(0, 0, 0, 0.24) };
  const stroke = { paint: cmyk(0.24, 0.17, 0.22, 0.01), opacity: 1, width: 1, ...look, thin };
  const line = { kind: "shape", outline, rule: "nonzero", stroke } as const;
  const group = { kind: "group", opacity: 0.5, things: [line] } as const;
  return {
    ...{ kind: "drawing", id: "grid", file: "grid.svg", width: 1000, height: 300 },
    things: [group],
  };
}

const drawingsOf = ({ publication }: MadeUpIssue): readonly Artwork[] =>
  publication.pages.flatMap(({ marks }) =>
    marks.flatMap((mark) => (mark.kind === "picture" ? [mark.picture] : [])),
  );

describe("pages that stand from the last build", () => {
  it("are those that are laid without them, whatever the copy", async () => {
    await fc.assert(
      fc.asyncProperty(anyArticle(15), async (text) => {
        const articles = { "a.md": text };
        const standing = shelf();
        const [plain, cold] = [await madeUp({ articles }), await madeUp({ articles, standing })];
        expect(cold).toEqual(plain);
        expect(await madeUp({ articles, standing })).toEqual(plain);
      }),
      { numRuns: 30 },
    );
  });

  it("are all taken up where nothing has changed", async () => {
    const { type, cold } = await standingIssue();
    expect(await madeUp({ ...ISSUE, standing: type })).toEqual(cold);
    expect(type.laid).toEqual([]);
  });

  it.each<[change: string, laid: readonly string[], typed: Partial<Typed>]>([
    [
      "a word of one article",
      ["b.md"],
      { articles: { ...ISSUE.articles, "b.md": ISSUE.articles["b.md"].replace("noon", "dusk") } },
    ],
    ["the body's size", ["a.md", "b.md"], { theme: "extends: review\nbody: { size: 9.9pt }" }],
    ["a color", ["a.md", "b.md"], { theme: "extends: review\ncolors: { accent: cmyk(9 9 9 9) }" }],
    ["the trim", ["a.md", "b.md"], { manifest: "page: { trim: a4 }" }],
    ["the bleed", ["a.md", "b.md"], { manifest: "page: { bleed: 5mm }" }],
    ["the language", ["a.md", "b.md"], { manifest: "language: en-GB" }],
    ["the size of the pictures", ["a.md", "b.md"], { pixels: { width: 300, height: 240 } }],
    ["the folios", ["a.md", "b.md"], { flatplan: ["blank", "a.md", "b.md"] }],
    ["the order", ["b.md", "a.md"], { flatplan: ["b.md", "a.md"] }],
    ["nothing but the issue's title", [], { title: "Other" }],
    ["nothing but the footer", [], { manifest: 'footer: "{title} {page}"' }],
  ])("are laid anew after a change of %s", async (_, laid, typed) => {
    const { type } = await standingIssue();
    const changed = await madeUp({ ...ISSUE, ...typed, standing: type });
    expect(type.laid).toEqual(laid);
    expect(changed).toEqual(await madeUp({ ...ISSUE, ...typed }));
  });

  it("have their drawings in the lines that they have at their size", async () => {
    const standing = shelf();
    const drawing = thinlyDrawn();
    const cold = await madeUp({ ...ISSUE, drawing, standing });
    const ids = drawingsOf(cold).map(({ id }) => id);
    expect(ids).toContain("grid 1 thin");
    standing.laid.length = 0;
    expect(await madeUp({ ...ISSUE, drawing, standing })).toEqual(cold);
    expect(standing.laid).toEqual([]);
  });

  it("are laid anew where their anatomies are asked for and were not kept, and taken up from then on", async () => {
    const { type, cold } = await standingIssue();
    const fresh = await madeUp({ ...ISSUE, dissect: true });
    expect(await madeUp({ ...ISSUE, dissect: true, standing: type })).toEqual(fresh);
    expect(type.laid).toEqual(["a.md", "b.md"]);
    type.laid.length = 0;
    expect(await madeUp({ ...ISSUE, dissect: true, standing: type })).toEqual(fresh);
    const { publication } = await madeUp({ ...ISSUE, standing: type });
    expect(publication).toEqual(cold.publication);
    expect(type.laid).toEqual([]);
  });

  it("are laid anew by another build of the tool, or with other font files", async () => {
    const { type, cold } = await standingIssue();
    expect(await madeUp({ ...ISSUE, standing: { ...type, stamp: "another" } })).toEqual(cold);
    expect(type.laid).toEqual(["a.md", "b.md"]);
  });

  it("are laid anew where a face of theirs is gone", async () => {
    const { type, cold } = await standingIssue();
    const poorer = { ...type, face: () => undefined };
    expect(await madeUp({ ...ISSUE, standing: poorer })).toEqual(cold);
    expect(type.laid).toEqual(["a.md", "b.md"]);
  });

  it("are not kept of an article with a fault, which is told again", async () => {
    const standing = shelf();
    const faulty = article("One", 9).replace("date:", "pages: 7\ndate:");
    const typed = { articles: { "a.md": faulty, "b.md": article("Two", 5) }, standing };
    const first = await madeUp(typed);
    expect(first.diagnostics.map(({ code }) => code)).toEqual(["pages/fit"]);
    expect(standing.laid).toEqual(["b.md"]);
    expect(await madeUp(typed)).toEqual(first);
  });
});

describe("the bytes of pages", () => {
  const shared: SharedThings = {
    face: (query) => fonts.open(query).value,
    artwork: () => undefined,
    nameOf: () => "",
  };

  it("are nothing when cut short, and never a failure", async () => {
    const { type } = await standingIssue();
    const bytes = type.held.get("a.md")?.bytes() ?? new Uint8Array();
    expect(bytes.length).toBeGreaterThan(97);
    for (let length = 0; length < bytes.length; length += 97) {
      expect(unpackPages(bytes.subarray(0, length), shared)).toBeUndefined();
    }
  });

  it("are nothing when they are somebody else's", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(9), (noise, zeros) => {
        const bytes = Uint8Array.from([...new Uint8Array(8 * zeros), ...noise]);
        const pages = unpackPages(bytes, shared);
        // A tape of nothing at all is the one that anybody can write.
        if (pages !== undefined) expect(pages).toEqual([]);
      }),
    );
  });
});
