import { describe, expect, test } from "vitest";
import { mm } from "../../src/geometry/geometry.ts";
import type { Booking } from "../../src/intake/booking.ts";
import { add, all, GOOD, more, paint, resource, say, stuff, written } from "./advert.ts";
import type { Change } from "./advert.ts";
import { FULL, looked, told } from "./booked.ts";

/** An advert held against its booking: a good one is silent, and each that is not good says what is wrong with it. */

const seen = (change: Change, booking: Partial<Booking> = {}) =>
  looked(written(change(GOOD)), booking);

const same: Change = (advert) => advert;

test("a good advert for its booking is silent, and is placed with its spot ink", () => {
  expect(seen(same)).toEqual({
    ...{
      diagnostics: [],
      isPlaceable: true,
      pages: [1],
      spots: [{ name: "Harbor Blue", recipes: ["C 100 M 60 Y 0 K 0"] }],
    },
  });
});

const TRIM = "/TrimBox [20 20 615.3 861.9]";
const BLEED = "/BleedBox [11 11 624.3 870.9]";
const sheet = (width: number, height: number): Change =>
  all(
    say(
      "page",
      /\/MediaBox \[[^\]]*\] \/BleedBox \[[^\]]*\] \/TrimBox \[[^\]]*\]/u,
      `/MediaBox [0 0 ${mm(width)} ${mm(height)}]`,
    ),
    stuff("contents", () => Buffer.from("0 0 0 1 k 100 100 100 100 re f")),
    say("contents", "/Filter /FlateDecode", ""),
  );

describe("its size", () => {
  test.each<readonly [how: string, change: Change, booking: Partial<Booking>, sentence: string]>([
    [
      "upright, and booked across",
      same,
      { trim: { width: mm(297), height: mm(210) } },
      "error advert-size: `acme.pdf` stands upright: it is 210 × 297 mm, and the full page is 297 × 210 mm",
    ],
    [
      "of another booking",
      same,
      {
        thing: "half page",
        trim: { width: mm(210), height: mm(148.5) },
        others: [FULL],
      },
      "error advert-size: `acme.pdf` is 210 × 297 mm, the size of a full page, and a half page of 210 × 148.5 mm is booked",
    ],
    [
      "a trim box with the bleed in it",
      say("page", TRIM, "/TrimBox [11.5 11.5 623.8 870.4]"),
      {},
      "warning advert-size: `acme.pdf` is cut at 216 × 303 mm, which is the full page with its bleed; the middle of it is taken, 210 × 297 mm",
    ],
    [
      "any other",
      same,
      { trim: { width: mm(230), height: mm(297) } },
      "error advert-size: `acme.pdf` is 210 × 297 mm, and the full page is 230 × 297 mm",
    ],
    [
      "a millimeter and a half too wide",
      same,
      { trim: { width: mm(208.5), height: mm(297) } },
      "warning advert-size: `acme.pdf` is 210 × 297 mm, and the full page is 208.5 × 297 mm",
    ],
    [
      "a sheet of another size that says no trim",
      sheet(240, 330),
      { trim: { width: mm(210), height: mm(280) } },
      "error advert-size: `acme.pdf` is 240 × 330 mm, and the full page is 210 × 280 mm",
    ],
    [
      "a sheet with the bleed that says no trim",
      sheet(216, 303),
      {},
      "warning trim-box: `acme.pdf` does not say where it is cut (TrimBox); the middle of the sheet is taken",
    ],
  ])("%s", (_, change, booking, sentence) => {
    expect(told(seen(change, booking))).toEqual([sentence]);
  });

  test.each([0.4, -0.4])("%d mm more are none", (by) => {
    expect(told(seen(same, { trim: { width: mm(210 + by), height: mm(297) } }))).toEqual([]);
  });

  test("a millimeter that is missing is told once: its bleed is as wide as its maker made it", () => {
    const larger = { trim: { width: mm(211), height: mm(298) } };
    const size =
      "warning advert-size: `acme.pdf` is 210 × 297 mm, and the full page is 211 × 298 mm";
    expect(told(seen(same, larger))).toEqual([size]);
    expect(told(seen(bleedBox(2, 2, 2, 2), larger))).toEqual([
      size,
      "error advert-bleed: `acme.pdf` has 2 mm of bleed, and 3 mm are wanted",
    ]);
  });

  test("a millimeter too much makes up for bleed that is missing", () => {
    const smaller = { trim: { width: mm(209), height: mm(296) } };
    expect(told(seen(bleedBox(2.6, 2.6, 2.6, 2.6), smaller))).toEqual([
      "warning advert-size: `acme.pdf` is 210 × 297 mm, and the full page is 209 × 296 mm",
    ]);
  });

  test("a sheet of the very size says enough where no bleed is wanted", () => {
    const half = { thing: "half page", trim: { width: mm(180), height: mm(120) }, bleed: 0 };
    expect(told(seen(sheet(180, 120), { ...half, isCut: false }))).toEqual([]);
  });

  test("turned as it is looked at, and in units of its own, it is as large as it is read", () => {
    const across = { trim: { width: mm(297), height: mm(210) } };
    expect(told(seen(more("page", "/Rotate 90"), across))).toEqual([]);
    const double = { trim: { width: mm(420), height: mm(594) } };
    const sentences = told(seen(more("page", "/UserUnit 2"), double));
    expect(sentences.filter((one) => !one.includes("resolution"))).toEqual([]);
  });
});

const bleedBox = (left: number, foot: number, right: number, head: number): Change =>
  say(
    "page",
    BLEED,
    `/BleedBox [${[20 - mm(left), 20 - mm(foot), 615.3 + mm(right), 861.9 + mm(head)].join(" ")}]`,
  );

/** Its ground ends inside the trim. */
const inside: Change = all(
  stuff("contents", () => Buffer.from("0 0 0 1 k 100 100 100 100 re f")),
  say("contents", "/Filter /FlateDecode", ""),
);

describe("its bleed", () => {
  test.each<readonly [how: string, change: Change, sentences: readonly string[]]>([
    [
      "none",
      bleedBox(0, 0, 0, 0),
      ["error advert-bleed: `acme.pdf` has no bleed, and 3 mm are wanted"],
    ],
    [
      "too little all round",
      bleedBox(2, 2, 2, 2),
      ["error advert-bleed: `acme.pdf` has 2 mm of bleed, and 3 mm are wanted"],
    ],
    [
      "on some sides",
      bleedBox(1.5, 3, 3, 0),
      [
        "error advert-bleed: `acme.pdf` has 1.5 mm of bleed at the left and none at the head, and 3 mm are wanted",
      ],
    ],
    [
      "none, where no ink reaches the trim",
      all(inside, bleedBox(0, 3, 0, 3)),
      [
        "warning advert-bleed: `acme.pdf` has no bleed at the left and at the right, and 3 mm are wanted",
      ],
    ],
    [
      "room, and no ink in it",
      stuff("contents", () => Buffer.from("0.1 0 0 0 k 20 20 595.3 841.9 re f\n")),
      ["error bleed"],
    ],
    ["where none is booked", bleedBox(0, 0, 0, 0), []],
  ])("%s", (how, change, sentences) => {
    const plain = how.startsWith("room") ? say("contents", "/Filter /FlateDecode", "") : same;
    const booking = how === "where none is booked" ? { bleed: 0, isCut: false } : {};
    const found = told(seen(all(change, plain), booking));
    expect(found.map((one) => one.slice(0, sentences[0]?.length))).toEqual(sentences);
  });
});

const LETTERS = "q /Over gs 0 0 0 1 k BT /F1 10 Tf 22 500 Td (At the edge) Tj ET Q\n";

test("type keeps its distance from a trim that is cut, and needs none where nothing is", () => {
  expect(told(seen(paint(LETTERS)))).toEqual([expect.stringContaining("warning safety")]);
  expect(told(seen(paint(LETTERS), { bleed: 0, isCut: false }))).toEqual([]);
});

/** Two pages in the place of one. */
const twoPages: Change = (advert) =>
  all(
    say("pages", "/Count 1 /Kids [@page]", "/Count 2 /Kids [@page @other]"),
    add("other", advert.objects.get("page")?.text ?? ""),
  )(advert);

const SPREAD = {
  ...{ thing: "spread", trim: { width: mm(420), height: mm(297) } },
};
const WHOLE = { ...SPREAD, spread: "whole" } as const;
const HALVES = { ...SPREAD, spread: "halves" } as const;

describe("a spread", () => {
  test("one page of double width", () => {
    const wide = sheet(426, 303);
    const boxed = more(
      "page",
      `/TrimBox [${mm(3)} ${mm(3)} ${mm(423)} ${mm(300)}] /BleedBox [0 0 ${mm(426)} ${mm(303)}]`,
    );
    expect(seen(all(wide, boxed), WHOLE)).toMatchObject({ diagnostics: [], pages: [1] });
  });

  test("two pages, which need no bleed where they meet", () => {
    expect(seen(twoPages, HALVES)).toMatchObject({ diagnostics: [], pages: [1, 2] });
    const spine = bleedBox(3, 3, 0, 3);
    expect(told(seen(all(spine, twoPages), HALVES))).toEqual([
      "error advert-bleed: page 2 of `acme.pdf` has no bleed at the right, and 3 mm are wanted",
      expect.stringContaining("error bleed: "),
    ]);
  });

  const ASK = "ask Acme for the spread at 420 × 297 mm, with 3 mm of bleed";

  test("one half where the whole is placed: one sentence, and the page behind it may be the other", () => {
    const { diagnostics } = seen(twoPages, WHOLE);
    expect(told({ diagnostics })).toEqual([
      "error advert-size: page 1 of `acme.pdf` is 210 × 297 mm, one page wide, and the spread over two pages is 420 × 297 mm",
    ]);
    expect(diagnostics[0]?.hints).toEqual([
      `say \`halves: true\` if it is the left half and page 2 the right one, or ${ASK}`,
    ]);
  });

  test("one page alone where the whole is placed has no other half to be named", () => {
    expect(seen(same, WHOLE).diagnostics.map(({ hints }) => hints)).toEqual([
      [`book it as a full page, or ${ASK}, or for its two halves in one file`],
    ]);
  });

  test("one half alone", () => {
    const found = seen(same, HALVES);
    expect(told(found)).toEqual([
      "error no-page: `acme.pdf` is one half of the spread, and no page follows it",
    ]);
    expect(found.isPlaceable).toBe(false);
  });
});

describe("which page of its file", () => {
  test("it is the first, and that there are more is told", () => {
    const found = seen(twoPages);
    expect(told(found)).toEqual([
      "warning advert-pages: `acme.pdf` has 2 pages, and the first alone is placed",
    ]);
    expect(found.pages).toEqual([1]);
  });

  test("it is as the manifest says", () => {
    expect(seen(twoPages, { page: 2 })).toMatchObject({ diagnostics: [], pages: [2] });
  });

  test("it is none that there is", () => {
    const found = seen(twoPages, { page: 3 });
    expect(told(found)).toEqual([
      "error no-page: `acme.pdf` has 2 pages, and page 3 is to be placed",
    ]);
    expect(found).toMatchObject({ isPlaceable: false, pages: [] });
  });

  test("of the others nothing is told", () => {
    const broken = all(
      twoPages,
      say("other", "/Contents @contents", "/Contents @nowhere /Rotate 90"),
    );
    expect(told(seen(broken, { page: 1 }))).toEqual([]);
  });
});

describe("the press that it is made for", () => {
  const named = (name: string): Change =>
    all(say("intent", "(FOGRA39)", `(${name})`), say("intent", "/DestOutputProfile @profile", ""));

  test.each([
    [
      "`acme.pdf` is made for `SWOP2006_Coated3`, and the issue is printed in `FOGRA39`",
      named("SWOP2006_Coated3"),
    ],
    ["`acme.pdf` is made for `FOGRA3`, and the issue is printed in `FOGRA39`", named("FOGRA3")],
    [
      "`acme.pdf` does not say for which press its colors are",
      say("catalog", "/OutputIntents [@intent]", ""),
    ],
  ])("%s", (sentence, change) => {
    expect(told(seen(change))).toEqual([`warning advert-condition: ${sentence}`]);
    expect(told(seen(change, { condition: undefined }))).toEqual([]);
  });

  test.each(["FOGRA39L", "Coated FOGRA39 \\(ISO 12647-2:2004\\)", "fogra39"])(
    "%s is the same",
    (name) => {
      expect(told(seen(named(name)))).toEqual([]);
    },
  );

  test("whatever it calls it, its profile is ours", () => {
    expect(told(seen(say("intent", "(FOGRA39)", "(Offset)")))).toEqual([]);
  });
});

describe("what its spot ink is mixed of is the same, however the file writes it", () => {
  const SAMPLED =
    "/FunctionType 0 /Domain [0 1] /Range [0 1 0 1 0 1 0 1] /Size [2] /BitsPerSample 8";
  test.each<readonly [how: string, change: Change]>([
    ["with a range", more("tint", "/Range [0 1 0 1 0 1 0 1]")],
    ["as samples", add("tint", SAMPLED, Buffer.from([0, 0, 0, 0, 255, 153, 0, 0]))],
  ])("%s", (_, change) => {
    expect(seen(change).spots).toEqual(seen(same).spots);
  });

  test("in one file, too", () => {
    const twice = all(
      resource("ColorSpace", "/Twice [/Separation /Harbor#20Blue /DeviceCMYK @again]"),
      add("again", "/FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [1.0 0.6 0.0 0.0] /N 1.2"),
      paint("/Twice cs 1 scn 100 100 50 50 re f\n"),
    );
    expect(told(seen(twice))).toEqual([]);
  });
});
