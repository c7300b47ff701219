import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSet, GALLEY_HEAD } from "../../src/galley/resume.ts";
import type { Galley } from "../../src/galley/galley.ts";
import { rect } from "../../src/geometry/geometry.ts";
import { makeUpArticle } from "../../src/pages/article.ts";
import { PAGE_COST } from "../../src/pages/costs.ts";
import type { ArticleCopy } from "../../src/pages/paths.ts";
import { fillerOf } from "../../src/pages/fill-columns.ts";
import type { Frame } from "../../src/pages/frame.ts";
import { layPage, type LaidPage } from "../../src/pages/lay-page.ts";
import type { Progress } from "../../src/pages/wide-floats.ts";
import { block, float, galley, subhead, text, variants } from "../support/galley.ts";

const LINES = 12;

const frame: Frame = {
  area: rect(0, 0, 22, LINES),
  lines: LINES,
  columns: [
    { x: 0, width: 10 },
    { x: 12, width: 10 },
  ],
};

const copyOf = (set: Galley): ArticleCopy => ({
  galley: set,
  head: { height: 0, marks: [], diagnostics: [] },
  leaf: { trim: { width: 22, height: LINES }, bleed: 0 },
  span: { file: "a.md", start: 0, end: 1 },
  folio: 1,
  maxPages: 100,
});

const anyPiece = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("text"), size: fc.nat(8) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("subhead"), size: fc.constant(1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("float"), size: fc.nat(5) }) },
);

const anyGalley = fc.array(anyPiece, { minLength: 4, maxLength: 24 }).map((pieces) =>
  galley(
    [...pieces, { kind: "text", size: 3 }].map(({ kind, size }, index) => {
      const name = `${String.fromCharCode(97 + index)}.`;
      if (kind === "subhead") return subhead(name, { before: 1 });
      if (kind === "float") return float(block(name, size + 1));
      return size % 3 === 0
        ? variants(name, [
            [size + 2, 0],
            [size + 3, 30_000],
          ])
        : text(name, size + 1);
    }),
    [],
    LINES,
  ),
);

/** Page after page, always the best that there is for this page alone. */
function firstFit(set: Galley): number {
  const filler = fillerOf(set, false);
  let progress: Progress = { resume: GALLEY_HEAD, wide: [] };
  let cost = 0;
  for (let count = 1; count < 100; count += 1) {
    const pages = layPage(filler, progress, frame, { headSlots: 0 });
    const [page] = pages.toSorted((a, b) => total(a, count, set) - total(b, count, set));
    if (page === undefined) throw new Error("no page");
    cost += total(page, count, set);
    progress = page.next;
    if (isSet(set, progress.resume)) return cost;
  }
  return Infinity;
}

function total({ cost, depth, next, draw }: LaidPage, count: number, set: Galley): number {
  // Marks of paragraphs have a stream, those of heads and pictures none.
  const lines = draw().filter((mark) => mark.kind === "text" && mark.stream !== undefined).length;
  const missing = isSet(set, next.resume) && count > 1 ? 8 - Math.min(depth, lines) : 0;
  const waiting = next.resume.waiting.length + next.wide.length;
  const turned = count % 2 === 1 ? PAGE_COST.otherSpread * waiting : 0;
  return cost + turned + (missing > 0 ? PAGE_COST.thinEnd + PAGE_COST.thinLine * missing : 0);
}

describe("a pull quote that waited for the page's head", () => {
  const quote = { ...float(block("q", 3)), quote: {} };
  const copy = galley([text("a", 24), quote, text("b", 14), text("c", 20)], [], LINES);

  it("costs something only between the halves of one", () => {
    const waiting = [{ float: quote, part: { line: 0 } }];
    const [setting] = text("b", 14).settings;
    const pricesAt = (line: number): readonly number[] => {
      const begun = line > 0 ? setting : undefined;
      const resume = { ...GALLEY_HEAD, piece: 2, line, setting: begun, waiting };
      const [page] = layPage(fillerOf(copy, false), { resume, wide: [] }, frame, { headSlots: 0 });
      const prices = page?.prices ?? [];
      return prices.filter(({ what }) => what === "quoteBetween").map(({ cost }) => cost);
    };
    expect([pricesAt(3), pricesAt(0)]).toEqual([[PAGE_COST.quoteBetween], [0]]);
  });
});

describe("the pages of any article", () => {
  it("are never dearer than page after page, each the best for itself", () => {
    fc.assert(
      fc.property(anyGalley, (set) => {
        const { cost } = makeUpArticle(copyOf(set), () => frame);
        expect(cost).toBeLessThanOrEqual(firstFit(set) + 1e-6);
      }),
      { numRuns: 150 },
    );
  });

  it("hold every line once, in its order", () => {
    fc.assert(
      fc.property(anyGalley, (set) => {
        const { pages } = makeUpArticle(copyOf(set), () => frame);
        const said = pages
          .flat()
          .flatMap((mark) =>
            mark.kind === "text" ? [mark.runs.flatMap((run) => run.texts).join("")] : [],
          );
        for (const [index, piece] of set.pieces.entries()) {
          if (piece.kind !== "text") continue;
          const name = `${String.fromCharCode(97 + index)}.`;
          const lines = said.filter((line) => line.startsWith(name));
          expect(lines).toEqual(lines.map((_, at) => `${name}${at + 1}`));
          expect(piece.settings.map(({ count }) => count)).toContain(lines.length);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("an article that is to have so many pages", () => {
  const name = (index: number): string => `${String.fromCharCode(97 + index)}.`;
  const pagesOf = (set: Galley, asked?: number) => {
    const { pages, fit } = makeUpArticle({ ...copyOf(set), asked }, () => frame);
    return { pages: pages.length, over: fit.over };
  };

  it("is drawn in by paragraphs a line shorter than is best", () => {
    const paragraphs = Array.from({ length: 11 }, (_, index) =>
      variants(name(index), [
        [6, 0],
        [4, 90_000],
      ]),
    );
    const set = galley(paragraphs, [], LINES);
    expect(pagesOf(set).pages).toBe(3);
    expect(pagesOf(set, 2)).toEqual({ pages: 2, over: 0 });
  });

  it("is let out by paragraphs a line longer than is best", () => {
    const paragraphs = Array.from({ length: 12 }, (_, index) =>
      variants(name(index), [
        [4, 0],
        [5, 90_000],
      ]),
    );
    const set = galley(paragraphs, [], LINES);
    expect(pagesOf(set).pages).toBe(2);
    expect(pagesOf(set, 3)).toEqual({ pages: 3, over: 0 });
  });

  it("and cannot be is told by how many lines it is over, or short", () => {
    const set = galley(
      Array.from({ length: 9 }, (_, index) => text(name(index), 8)),
      [],
      LINES,
    );
    expect(pagesOf(set, 2)).toEqual({ pages: 3, over: 24 });
    expect(pagesOf(set, 9).over).toBeLessThan(0);
  });
});

describe("an article's last page", () => {
  it("is reached by columns a line shorter rather than hold a few lines alone", () => {
    const paragraphs = Array.from({ length: 13 }, (_, index) =>
      text(`${String.fromCharCode(97 + index)}.`, 4),
    );
    const { endsThin, pages } = makeUpArticle(copyOf(galley(paragraphs, [], LINES)), () => frame);
    expect(pages).toHaveLength(3);
    expect(endsThin).toBe(false);
  });
});
