import { describe, expect, test } from "vitest";
import { cmyk, type Ink } from "../../src/color/ink.ts";
import type { Mark } from "../../src/display/mark.ts";
import type { PlacedSpot } from "../../src/display/page-artwork.ts";
import { rect } from "../../src/geometry/geometry.ts";
import { box, findings, page, printer, rule } from "./build.ts";

/** Spot inks of adverts that lie on the pages of one issue, and of the issue itself. */

const RED = "C 0 M 90 Y 80 K 0";
const SPAN = { file: "issue.yaml", start: 1, end: 2 };

/** An advert on a page of its own, in one spot ink. */
const advert = (client: string | undefined, name: string, recipe = RED, file = "a.pdf"): Mark => {
  const spots: readonly PlacedSpot[] = [{ name, recipes: [recipe] }];
  const form = { value: { kind: "dictionary", entries: new Map() }, bytes: new Uint8Array() };
  const picture = {
    ...{ kind: "page", id: file, file, number: 1, width: 10, height: 10, trim: rect(0, 0, 10, 10) },
    ...{ excerpt: { source: file, form, objects: new Map() }, spots, ...(client && { client }) },
  } as const;
  const frame = rect(0, 0, 10, 10);
  return { kind: "picture", picture, frame, clip: frame, span: SPAN } as Mark;
};

const own = (name: string, alternate = cmyk(0, 0.9, 0.8, 0)): Mark =>
  rule(box(10, 10, 20, 20), { kind: "spot", name, tint: 1, alternate } satisfies Ink);

const told = (marks: readonly Mark[], limits = {}) =>
  findings(
    marks.map((one) => page(one)),
    printer(limits),
  ).map(({ severity, code, message, hints, span }) => ({
    says: `${severity} ${code.replace("preflight/", "")}: ${message}`,
    hint: hints[0],
    isAtAdvert: span === SPAN,
  }));

describe("one ink under two names", () => {
  test("of two adverts: both are named, with their pages, and who is to be asked", () => {
    const two = [
      advert("Acme", "PANTONE 485 C"),
      advert("Harbor Bank", "Pantone 485 U", RED, "b.pdf"),
    ];
    expect(told(two)).toEqual([
      {
        says: "error spot-names: one spot ink has the names `PANTONE 485 C` in `a.pdf` from page 1 and `Pantone 485 U` in `b.pdf` from page 2",
        hint: "each name is a plate: call it by one: ask Acme and Harbor Bank for the same in all",
        isAtAdvert: true,
      },
    ]);
  });

  test("who is asked is who differs from most", () => {
    const three = [
      advert("Acme", "PANTONE 485 C"),
      advert("Bank", "PANTONE 485 U", RED, "b.pdf"),
      advert("Crane", "PANTONE 485 C", RED, "c.pdf"),
    ];
    expect(told(three)[0]?.hint).toBe(
      "each name is a plate: call it by one: ask Bank for the same in all",
    );
  });

  test("of an advert and the theme", () => {
    expect(told([own("Pantone 485"), advert(undefined, "PANTONE 485 C")])).toEqual([
      {
        says: "error spot-names: one spot ink has the names `Pantone 485` from page 1 and `PANTONE 485 C` in `a.pdf` from page 2",
        hint: "each name is a plate: call it by one: change it in the theme, or ask the maker of `a.pdf` for the same in all",
        isAtAdvert: false,
      },
    ]);
  });

  test("of one advert it was told before it was placed", () => {
    expect(told([advert("Acme", "PANTONE 485 C"), advert("Acme", "PANTONE 485 U")])).toEqual([]);
  });

  test("two inks are two", () => {
    expect(told([own("Tide"), advert("Acme", "Buoy")])).toEqual([]);
  });
});

describe("one name for two mixes", () => {
  const OTHER = "C 0 M 100 Y 100 K 0";

  test("of two adverts, and of an advert and the theme", () => {
    const two = [advert("Acme", "Tide"), advert("Bank", "Tide", OTHER, "b.pdf")];
    expect(told(two).map(({ says }) => says)).toEqual([
      "warning spot-recipes: the spot ink `Tide` looks different in `a.pdf` from page 1 and in `b.pdf` from page 2",
    ]);
    expect(told([own("Tide"), advert("Acme", "Tide", OTHER)])).toMatchObject([
      {
        says: "warning spot-recipes: the spot ink `Tide` looks different from page 1 and in `a.pdf` from page 2",
      },
    ]);
  });

  test("the same mix is one", () => {
    expect(told([own("Tide"), advert("Acme", "Tide")])).toEqual([]);
  });
});

describe("too many", () => {
  test("where all are adverts', who is asked is whoever sent them", () => {
    const three = ["Tide", "Buoy", "Sand"].map((name, at) =>
      advert(at === 0 ? "Acme" : "Bank", name, RED, `${at}.pdf`),
    );
    expect(told(three)).toEqual([
      {
        says: "warning spots: the issue has 3 spot inks, `Tide` in `0.pdf` from page 1 on, `Buoy` in `1.pdf` from page 2 on, `Sand` in `2.pdf` from page 3 on; the printer prints 2",
        hint: "ask Acme and Bank for process inks instead, or have the printer name a press for them",
        isAtAdvert: true,
      },
    ]);
  });

  test("where some are the theme's, both are told", () => {
    expect(told([own("Tide"), advert("Acme", "Buoy")], { spots: 1 })).toMatchObject([
      {
        hint: "make process inks of them in the theme, or ask Acme for process inks instead, or have the printer name a press for them",
      },
    ]);
  });
});

test("the theme's own ink that is called nearly as a process ink", () => {
  expect(told([own("Process Black")]).map(({ says }) => says)).toEqual([
    "error spot-names: the spot ink `Process Black` from page 1 is called nearly as a process ink",
  ]);
});
