import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FRESH } from "../../src/pdf/coder.ts";
import { BLACK, cmyk } from "../../src/color/ink.ts";
import type { GlyphRun, Mark } from "../../src/display/mark.ts";
import { rect } from "../../src/geometry/geometry.ts";
import { pageContent } from "../../src/pdf/content.ts";
import { drawingStock } from "../../src/pdf/drawings.ts";
import { layerStock } from "../../src/pdf/layers.ts";
import { faceStock } from "../../src/pdf/fonts.ts";
import { openObjects } from "../../src/pdf/objects.ts";
import { pictureStock } from "../../src/pdf/pictures.ts";
import { pageStock } from "../../src/pdf/placed-pages.ts";
import { sheetOf } from "../../src/pdf/sheet.ts";
import { spotStock } from "../../src/pdf/spots.ts";
import { line, page, squareFace, squares } from "../display/build.ts";
import { grayPicture, picture } from "./build.ts";
import { numbered } from "./numbered.ts";

const INFO = {
  Title: "",
  Producer: "",
  Creator: "",
  CreationDate: new Date(0),
  ModDate: new Date(0),
};

async function contentOf(...marks: readonly Mark[]) {
  const objects = await openObjects(INFO, "en", () => undefined, FRESH);
  const box = {
    ...{ objects, overprints: false },
    ...{ faces: faceStock(objects), spots: spotStock(objects) },
  };
  const layers = layerStock(objects);
  const stock = {
    ...{ ...box, layers },
    drawings: drawingStock(box),
    pictures: pictureStock(objects),
    pages: pageStock(objects, layers, false),
  };
  const drawn = page(...marks);
  const content = pageContent(drawn, sheetOf(drawn, false), stock, { marks: [] });
  return { ...content, operators: numbered(content.operators) };
}

/** The operators of a page, whose trim lies at 9, 9 and is 300 by 400. */
const draws = async (marks: readonly Mark[], ...expected: readonly string[]) => {
  const { operators } = await contentOf(...marks);
  expect(operators).toBe(expected.map((row) => `${row}\n`).join(""));
};

const RED = { kind: "spot", name: "Buoy Red", tint: 1, alternate: cmyk(0, 1, 1, 0) } as const;

describe("text", () => {
  test("a line is one text object, its run one TJ", () =>
    draws(
      [line(10, 100, "aba")],
      "BT 19 309 Td",
      "0 0 0 1 k",
      "/F1 10 Tf",
      "[<000100020001>]TJ",
      "ET",
    ));

  test("what is read otherwise than it is drawn says so", () =>
    draws(
      [line(10, 100, squares("a", { reads: "" }), squares("b", { reads: "a–b" }), "a")],
      "BT 19 309 Td",
      "0 0 0 1 k",
      "/F1 10 Tf",
      "/Span<</ActualText<FEFF>>>BDC",
      "[<0001>]TJ",
      "EMC",
      "/Span<</ActualText<FEFF006120130062>>>BDC",
      "[<0002>]TJ",
      "EMC",
      "[<0001>]TJ",
      "ET",
    ));

  test("font and ink are named only where they change", () =>
    draws(
      [line(0, 0, "a", squares("b", { ink: cmyk(0, 0, 0, 1) })), line(0, 400, squares("a"))],
      "BT 9 409 Td",
      "0 0 0 1 k",
      "/F1 10 Tf",
      "[<0001>]TJ",
      "[<0002>]TJ",
      "ET",
      "BT 9 9 Td",
      "[<0001>]TJ",
      "ET",
    ));

  test("scale and rise come and go", () =>
    draws(
      [line(0, 0, squares("a", { scale: 0.985, rise: 3 }), "a")],
      "BT 9 409 Td",
      "0 0 0 1 k",
      "/F1 10 Tf",
      "98.5 Tz",
      "3 Ts",
      "[<0001>]TJ",
      "100 Tz",
      "0 Ts",
      "[<0001>]TJ",
      "ET",
    ));

  test("a wide space is a glyph and what it lacks", async () => {
    const { operators } = await contentOf(line(0, 0, squares("a b", { advances: [10, 15, 10] })));
    expect(operators).toContain("[<00010002>-500<0003>]TJ");
  });

  test("a kern at a run's end stands before the next run, in that run's units", async () => {
    const kerned = squares("a", { advances: [9] });
    const { operators } = await contentOf(line(0, 0, kerned, squares("b", { size: 5 })));
    expect(operators).toContain("[<0001>]TJ\n/F1 5 Tf\n[200<0002>]TJ");
  });

  test("one glyph under two texts has two codes", async () => {
    const soft = { ...squares("-"), texts: ["\u00ad"] };
    const { operators } = await contentOf(line(0, 0, "-", soft, "-"));
    expect(operators.match(/<....>/g)).toEqual(["<0001>", "<0002>", "<0001>"]);
  });

  test("two faces count their codes each for itself", async () => {
    const other = squares("b", { face: squareFace("Other") });
    const { operators, resources } = await contentOf(line(0, 0, "a", other));
    expect(operators).toMatch(/F1 10 Tf\n\[<0001>\]TJ\n\/F2 10 Tf\n\[<0001>\]TJ/);
    expect(Object.keys(resources["Font"] ?? {})).toHaveLength(2);
  });

  test.each([
    { size: 0 },
    { scale: 0 },
    { size: Number.NaN },
    { advances: [Number.NaN] },
    { texts: [] },
  ])("text without an extent is our own fault: %o", async (change) => {
    await expect(contentOf(line(0, 0, squares("a", change)))).rejects.toThrow();
  });

  test("however a line is set, no glyph stands off its place by more than a thousandth", async () => {
    const runs = fc.array(
      fc
        .record({
          size: fc.double({ min: 4, max: 60, noNaN: true }),
          scale: fc.double({ min: 0.9, max: 1.1, noNaN: true }),
          ems: fc.array(fc.double({ min: -0.2, max: 3, noNaN: true }), { minLength: 1 }),
        })
        .map(({ size, scale, ems }) =>
          squares("o".repeat(ems.length), { size, scale, advances: ems.map((em) => em * size) }),
        ),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(runs, async (set) => {
        const { operators } = await contentOf(line(0, 0, ...set));
        const wanted = placesAsSet(set);
        const written = placesAsWritten(operators);
        expect(written).toHaveLength(wanted.length);
        for (const [i, { x, size }] of written.entries()) {
          expect(Math.abs(x - (wanted[i] ?? Number.NaN))).toBeLessThan(size * 0.001);
        }
      }),
    );
  });
});

function placesAsSet(runs: readonly GlyphRun[]): readonly number[] {
  let x = 0;
  return runs.flatMap((run) =>
    run.advances.map((advance) => {
      const here = x;
      x += advance;
      return here;
    }),
  );
}

/** What a viewer makes of it (ISO 32000-1, 9.4.4), every glyph being 1000 wide. */
function placesAsWritten(operators: string): readonly { x: number; size: number }[] {
  const places: { x: number; size: number }[] = [];
  let [x, size, scale] = [0, 0, 1];
  for (const row of operators.split("\n")) {
    if (row.endsWith(" Tf")) size = Number(row.split(" ")[1]);
    if (row.endsWith(" Tz")) scale = Number(row.split(" ")[0]) / 100;
    if (!row.endsWith("TJ")) continue;
    for (const [, codes, adjustment] of row.matchAll(/<([0-9a-f]+)>|(-?\d+)/g)) {
      for (let i = 0; i < (codes?.length ?? 0); i += 4) {
        places.push({ x, size });
        x += size * scale;
      }
      x -= (Number(adjustment ?? 0) / 1000) * size * scale;
    }
  }
  return places;
}

describe("rules, pictures and inks", () => {
  test("a rule is a filled rectangle, measured from the foot", () =>
    draws(
      [{ kind: "rule", rect: rect(20, 30, 100, 0.5), ink: BLACK }],
      "0 0 0 1 k",
      "29 378.5 100 0.5 re f",
    ));

  test("a spot is a tint of its separation", async () => {
    const tint = { kind: "rule", rect: rect(0, 0, 1, 1), ink: { ...RED, tint: 0.25 } } as const;
    const { operators, resources } = await contentOf(tint);
    expect(operators).toContain("/S1 cs 0.25 scn\n");
    expect(Object.keys(resources["ColorSpace"] ?? {})).toEqual([expect.stringMatching(/^S/u)]);
  });

  test("a picture is clipped and scaled, and leaves the state as it was", () =>
    draws(
      [
        line(0, 0, "a"),
        { ...picture(grayPicture("a", 2, 2), [0, 0, 100, 50]), clip: rect(10, 10, 20, 20) },
        line(0, 400, "a"),
      ],
      "BT 9 409 Td",
      "0 0 0 1 k",
      "/F1 10 Tf",
      "[<0001>]TJ",
      "ET",
      "q 19 379 20 20 re W n 100 0 0 50 9 359 cm /I1 Do Q",
      "BT 9 9 Td",
      "[<0001>]TJ",
      "ET",
    ));

  test("a mark without a place is our own fault", async () => {
    await expect(contentOf(line(Number.NaN, 0, "a"))).rejects.toThrow("NaN");
  });
});
