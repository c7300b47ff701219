import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { lineText, pageText } from "../../src/display/dump.ts";
import type { Page, TextMark } from "../../src/display/mark.ts";
import type { Grid } from "../../src/galley/galley.ts";
import type { Rect } from "../../src/geometry/geometry.ts";
import type { AdvertPlace, PartSize } from "../../src/issue/issue.ts";
import {
  besideSpots,
  overlapping,
  spotOf,
  spotsWithoutText,
} from "../../src/pages/advert-places.ts";
import { roomIn, type Frame } from "../../src/pages/frame.ts";
import type { MadeUpIssue } from "../../src/pages/make-up.ts";
import { planPages } from "../../src/pages/plan.ts";
import { article, madeUp } from "../support/made-up.ts";

const GRID: Grid = { leading: 10, baseline: 8, capHeight: 7 };

/** A type area of 20 lines, in so many columns of 90 with gutters of 10. */
const frameOf = (count: number): Frame => ({
  area: { x: 50, y: 100, width: 100 * count - 10, height: 200 },
  lines: 20,
  columns: Array.from({ length: count }, (_, index) => ({ x: 50 + 100 * index, width: 90 })),
});

const inNumbers = ({ x, y, width, height }: Rect): readonly number[] => [x, y, width, height];

describe("an advert of part of a page stands in the type area and ends on a baseline", () => {
  const cases: readonly (readonly [PartSize, AdvertPlace, number, number, readonly number[]])[] = [
    ["half", { end: "foot" }, 2, 2, [50, 210, 190, 88]],
    ["half", { end: "head" }, 2, 2, [50, 100, 190, 88]],
    ["half", { end: "foot", side: "outside" }, 2, 2, [50, 100, 90, 198]],
    ["half", { end: "foot", side: "outside" }, 2, 3, [150, 100, 90, 198]],
    ["half", { end: "foot", side: "inside" }, 2, 3, [50, 100, 90, 198]],
    ["half", { end: "foot", side: "inside" }, 3, 3, [50, 210, 290, 88]],
    ["quarter", { end: "foot", side: "outside" }, 2, 3, [150, 210, 90, 88]],
    ["quarter", { end: "head", side: "outside" }, 2, 3, [150, 100, 90, 88]],
    ["quarter", { end: "foot", side: "inside" }, 2, 2, [150, 210, 90, 88]],
    ["quarter", { end: "foot", side: "outside" }, 4, 2, [50, 210, 190, 88]],
    ["quarter", { end: "foot", side: "outside" }, 3, 2, [50, 260, 290, 38]],
    ["quarter", { end: "head", side: "outside" }, 1, 2, [50, 100, 90, 38]],
  ];
  test.each(cases)(
    "a %s at %o of %i columns on page %i",
    (...[size, place, count, folio, rect]) => {
      const spot = spotOf({ size, place }, frameOf(count), GRID, folio);
      expect(inNumbers(spot.rect)).toEqual(rect);
    },
  );
});

describe("what adverts leave of a page", () => {
  const left = (...booked: readonly (readonly [PartSize, AdvertPlace])[]): Frame => {
    const frame = frameOf(2);
    const spots = booked.map(([size, place]) => spotOf({ size, place }, frame, GRID, 3));
    return besideSpots(frame, GRID, spots);
  };

  test("a half at the foot: lower columns, and a page that stands on it", () => {
    expect(left(["half", { end: "foot" }])).toMatchObject({ lines: 10, standsOnAdvert: true });
  });
  test("a half at the head: columns that begin under it, on the same grid", () => {
    const { lines, area } = left(["half", { end: "head" }]);
    expect([lines, area.y]).toEqual([10, 200]);
  });
  test("an upright half: one column", () => {
    const { columns } = left(["half", { end: "foot", side: "outside" }]);
    expect(columns.map(({ free }) => free)).toEqual([undefined, { from: 20, to: 20 }]);
  });
  test("a quarter over a half: a column that goes down to it", () => {
    const { lines, columns } = left(
      ["half", { end: "head" }],
      ["quarter", { end: "foot", side: "inside" }],
    );
    expect(lines).toBe(10);
    expect(columns.map(({ free }) => free)).toEqual([{ from: 0, to: 0 }, undefined]);
  });

  const places = fc.constantFrom<AdvertPlace>(
    ...(["head", "foot"] as const).flatMap((end) => [
      { end },
      { end, side: "inside" as const },
      { end, side: "outside" as const },
    ]),
  );
  const booked = fc.record({ size: fc.constantFrom<PartSize>("half", "quarter"), place: places });
  test("text and adverts have all lines together, and none twice", () => {
    fc.assert(
      fc.property(
        fc.array(booked, { maxLength: 4 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 2 }),
        (bookings, count, folio) => {
          const frame = frameOf(count);
          const spots = bookings
            .map((booking) => spotOf(booking, frame, GRID, folio))
            .filter((spot, at, all) => !all.slice(0, at).some((one) => overlapping(spot, one)));
          const taken = spots.map(
            ({ slots, columns }) => (slots.to - slots.from) * (columns.to - columns.from),
          );
          const room = roomIn(besideSpots(frame, GRID, spots));
          expect(room + taken.reduce((sum, lines) => sum + lines, 0)).toBe(20 * count);
        },
      ),
    );
  });
});

test("without text four quarters are a page, and halves begin a row of their own", () => {
  const rows = spotsWithoutText(
    ["quarter", "half", "quarter", "quarter", "quarter"],
    frameOf(2),
    GRID,
  );
  expect(rows.map(({ page, rect }) => [page, rect.x, rect.y])).toEqual([
    [0, 50, 100],
    [0, 50, 210],
    [1, 50, 100],
    [1, 150, 100],
    [1, 50, 210],
  ]);
  const strips = spotsWithoutText(["quarter", "quarter", "half"], frameOf(3), GRID);
  expect(strips.map(({ page, slots }) => [page, slots.from, slots.to])).toEqual([
    [0, 0, 5],
    [0, 5, 10],
    [0, 10, 20],
  ]);
});

const LONG = article("Long", 60);
const ONE = article("One", 3);
const TITLE = { text: "Test", span: { file: "issue.yaml", start: 0, end: 0 } };

const set = (...flatplan: readonly string[]): Promise<MadeUpIssue> =>
  madeUp({ flatplan, articles: { "long.md": LONG, "one.md": ONE } });

const told = ({ diagnostics }: MadeUpIssue): readonly string[] =>
  diagnostics.map(({ code, message }) => `${code}: ${message}`);

/** The pages on which adverts stand. */
const withAdverts = (made: MadeUpIssue): readonly number[] =>
  planPages(made, { title: TITLE, language: "en-US" }).flatMap(({ folio, holds }) =>
    holds.some(({ kind }) => kind === "advert") ? [folio] : [],
  );

const pagesOf = ({ publication }: MadeUpIssue): readonly Page[] => publication.pages;

const areas = ({ marks }: Page): readonly Rect[] =>
  marks.flatMap((mark) => (mark.kind === "picture" ? [mark.clip] : []));

const running = ({ marks }: Page): readonly TextMark[] =>
  marks.filter((mark): mark is TextMark => mark.kind === "text" && mark.stream !== undefined);

const wordsOf = (made: MadeUpIssue): string =>
  pagesOf(made)
    .flatMap((page) => running(page))
    .map((mark) => lineText(mark))
    .join("")
    .replaceAll(/[\s\u00ad-]/gu, "");

describe("an article with adverts among its text", () => {
  it("has one on the page after its title page, if nobody says where", async () => {
    const made = await set("long.md", "advert: { size: half, file: a.png }");
    expect(withAdverts(made)).toEqual([2]);
    expect(told(made)).toEqual([]);
  });

  it("has it on its only page, where there is but one", async () => {
    const made = await set("one.md", "advert: { size: quarter, file: a.png }");
    expect(withAdverts(made)).toEqual([1]);
  });

  it("has several, each on the page for which it is booked", async () => {
    const made = await set(
      "long.md",
      "advert: { size: half, on: 3, file: a.png }",
      "advert: { size: quarter, on: 2, file: b.png }",
      "advert: { size: quarter, on: 2, place: head inside, file: c.png }",
    );
    expect(withAdverts(made)).toEqual([2, 3]);
    expect(pagesOf(made).map((page) => areas(page).length)).toMatchObject({ 1: 2, 2: 1 });
    expect(told(made)).toEqual([]);
  });

  it("ends its columns over them, all on one line", async () => {
    const made = await set("long.md", "advert: { size: half, file: a.png }");
    const [, page] = pagesOf(made);
    const [area] = page === undefined ? [] : areas(page);
    const feet = new Map<number, number>();
    for (const { at } of page === undefined ? [] : running(page)) {
      const column = at.x > 306 ? 1 : 0;
      feet.set(column, Math.max(feet.get(column) ?? 0, at.y));
    }
    const [left = 0, right = 1] = [feet.get(0), feet.get(1)];
    expect(left).toBeCloseTo(right, 6);
    expect(left).toBeLessThan(area?.y ?? 0);
    expect(left).toBeGreaterThan((area?.y ?? 0) - 2.5 * 13);
  });

  it("keeps what is over all columns for a page whose columns are whole", async () => {
    const figure = '\n\n::figure[Sea]{src="sea.png" alt="" span=2}\n\n';
    const made = await madeUp({
      flatplan: ["long.md", "advert: { size: quarter, file: a.png }"],
      articles: { "long.md": LONG.replace("\n\n", figure).concat("\n") },
    });
    for (const page of pagesOf(made)) {
      const wide = areas(page).filter(({ width }) => width > 300);
      const parts = areas(page).filter(({ width }) => width < 300);
      expect(wide.length === 0 || parts.length === 0).toBe(true);
    }
  });

  const booking = fc.record({
    size: fc.constantFrom("half", "quarter"),
    on: fc.integer({ min: 1, max: 3 }),
    end: fc.constantFrom("head", "foot"),
    side: fc.constantFrom("inside", "outside"),
    isUpright: fc.boolean(),
  });
  it("loses no word to them, and sets none where they stand", async () => {
    const alone = wordsOf(await set("long.md"));
    await fc.assert(
      fc.asyncProperty(fc.array(booking, { minLength: 1, maxLength: 3 }), async (bookings) => {
        const entries = bookings.map(({ size, on, end, side, isUpright }) => {
          const place = size === "quarter" ? `${end} ${side}` : isUpright ? side : end;
          return `advert: { size: ${size}, on: ${on}, place: ${place}, file: a.png }`;
        });
        const made = await set("long.md", ...entries);
        expect(wordsOf(made)).toBe(alone);
        for (const page of pagesOf(made)) {
          for (const { x, y, width, height } of areas(page)) {
            const inside = running(page).filter(
              ({ at }) => at.x >= x - 1 && at.x < x + width && at.y > y && at.y < y + height + 8,
            );
            expect(inside).toEqual([]);
          }
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});

describe("an advert that cannot stand where it is booked", () => {
  test.each([
    [
      ["advert: { size: quarter, on: 1, place: head, file: a.png }"],
      /^advert\/place: on page 1 the quarter-page advert has its place where the article's head stands$/u,
    ],
    [
      ["advert: { size: half, on: 9, file: a.png }"],
      /^advert\/page: the article has \d pages: its page 9, on which an advert is booked, is not there$/u,
    ],
    [
      ["advert: { size: half, file: a.png }", "advert: { size: quarter, file: b.png }"],
      /^advert\/place: on page 2 the quarter-page advert lies over another advert$/u,
    ],
    [
      ["advert: { size: half, file: a.png }", "advert: { size: half, place: head, file: b.png }"],
      /^advert\/place: on page 2 the half-page advert leaves the text no room$/u,
    ],
  ])("%s", async (entries, expected) => {
    const made = await set("long.md", ...entries);
    expect(told(made)).toEqual([expect.stringMatching(expected)]);
  });

  test("on the page of an opener", async () => {
    const opener = 'opener: { image: o.png, alt: "" }\n---';
    const made = await madeUp({
      flatplan: ["open.md", "advert: { size: half, on: 1, file: a.png }"],
      articles: { "open.md": LONG.replace(/\n---/u, `\n${opener}`) },
    });
    expect(told(made)).toEqual([
      "advert/page: page 1 of the article is its opener's, and no advert can stand on it",
    ]);
    expect(made.diagnostics[0]?.hints).toEqual(["say `on: 2`, or a page behind it"]);
    const behind = await madeUp({
      flatplan: ["open.md", "advert: { size: half, on: 2, file: a.png }"],
      articles: { "open.md": LONG.replace(/\n---/u, `\n${opener}`) },
    });
    expect(told(behind)).toEqual([]);
  });
});

test.each([
  [
    "{ size: half, place: outside, file: a.png }",
    "half-page advert stands at the foot over all of",
  ],
  ["{ size: quarter, place: head inside, file: a.png }", "quarter-page advert stands at the head"],
  ["{ size: quarter, place: head, file: a.png }", undefined],
])("in three columns there is no half to stand in, which is told: %s", async (entry, says) => {
  const made = await madeUp({
    flatplan: ["long.md", `advert: ${entry}`],
    articles: { "long.md": LONG },
    theme: "extends: review\npage: { columns: 3 }",
  });
  const found = made.diagnostics.map(({ severity, message }) => `${severity} ${message}`);
  expect(found).toEqual(
    says === undefined ? [] : [expect.stringContaining(`warning on page 2 the ${says}`)],
  );
});

describe("adverts without an article before them", () => {
  it("share pages of their own, which have no footer", async () => {
    const made = await set(
      'picture: { image: sea.png, alt: "" }',
      ...["half", "quarter", "quarter", "half"].map(
        (size) => `advert: { size: ${size}, file: a.png }`,
      ),
      "one.md",
    );
    expect(pagesOf(made).map((page) => areas(page).length)).toEqual([1, 3, 1, 0]);
    expect(pagesOf(made).slice(1, 3).map(pageText)).toEqual(["", ""]);
    expect(withAdverts(made)).toEqual([2, 3]);
  });
});

describe("late and canceled", () => {
  it("a late one keeps its place, and says whose and how large it is", async () => {
    const made = await set("long.md", "advert: { size: quarter, client: Acme }");
    const [, page] = pagesOf(made);
    expect(page && pageText(page)).toMatch(
      /Advert\s+Acme\s+quarter page, 85.7 × 113.6 mm\s+to come/iu,
    );
    expect(told(made)).toEqual([
      "advert/late: page 2 waits for Acme's advert (quarter page, 85.7 × 113.6 mm)",
    ]);
    expect(withAdverts(made)).toEqual([2]);
  });

  it("a canceled one leaves its place to the text", async () => {
    const alone = await set("long.md");
    const made = await set("long.md", "advert: { size: quarter, client: Acme, canceled: true }");
    expect(pagesOf(made)).toEqual(pagesOf(alone));
  });
});
