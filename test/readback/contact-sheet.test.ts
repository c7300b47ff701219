import { readFileSync } from "node:fs";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { cmyk, type Ink } from "../../src/color/ink.ts";
import { rect } from "../../src/geometry/geometry.ts";
import { paint } from "../support/painted.ts";
import { drawContactSheet } from "../../src/readback/contact-sheet.ts";
import { layOutSheet, type SheetLayout } from "../../src/readback/sheet-layout.ts";
import { ORDER, page, publication } from "../pdf/build.ts";

const FACE = readFileSync(
  new URL(
    "../../node_modules/@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
    import.meta.url,
  ),
);

/** A page of one ink to its trim, with another in its bleed. */
const leaf = (ink: Ink, bleed: Ink = cmyk(0, 0, 0, 1)) =>
  page(
    { kind: "rule", rect: rect(-9, -9, 318, 418), ink: bleed },
    { kind: "rule", rect: rect(0, 0, 300, 400), ink },
  );

const SPOT: Ink = { kind: "spot", name: "Harbor", tint: 1, alternate: cmyk(1, 0, 1, 0) };
const issue = publication(
  leaf(cmyk(0, 1, 1, 0)),
  leaf(cmyk(0, 0, 1, 0)),
  leaf(cmyk(1, 0, 0, 0)),
  page(),
  leaf(SPOT),
);
const TRIM = { width: 300, height: 400 };

type Color = "red" | "yellow" | "cyan" | "green" | "white" | "other";

/** What a pixel is, by which of its channels are strong. */
function colorOf([red = 0, green = 0, blue = 0]: readonly number[]): Color {
  const strong = [red, green, blue].map((channel) => (channel > 150 ? "1" : "0")).join("");
  if (Math.min(red, green, blue) > 250) return "white";
  const names: Record<string, Color> = {
    "100": "red",
    "110": "yellow",
    "011": "cyan",
    "010": "green",
  };
  return names[strong] ?? "other";
}

describe("a contact sheet", () => {
  let layout: SheetLayout;
  let at: (x: number, y: number) => readonly number[];
  let size: readonly number[] = [];

  beforeAll(async () => {
    layout = layOutSheet(5, TRIM);
    const { value = new Uint8Array() } = await drawContactSheet(await paint(issue, ORDER), FACE);
    const { data, info } = await sharp(value)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    size = [info.width, info.height];
    at = (x, y) => [...data.subarray(3 * (y * info.width + x), 3 * (y * info.width + x) + 3)];
  });

  /** The color in the middle of a page, and near each of its corners. */
  function pageAt(folio: number): readonly Color[] {
    const { x, y } = layout.places[folio - 1] ?? { x: 0, y: 0 };
    const { width, height } = layout.page;
    const probes = [
      [0.5, 0.5],
      [0.02, 0.02],
      [0.98, 0.02],
      [0.02, 0.98],
      [0.98, 0.98],
    ] as const;
    return probes.map(([right, down]) =>
      colorOf(at(Math.floor(x + right * width), Math.floor(y + down * height))),
    );
  }

  test("has the size of its layout", () => {
    expect(size).toEqual([layout.width, layout.height]);
  });

  test.each<[number, Color]>([
    [1, "red"],
    [2, "yellow"],
    [3, "cyan"],
    [5, "green"],
  ])("shows page %i at its place, trimmed: %s to its corners", (folio, color) => {
    expect(pageAt(folio)).toEqual(Array.from({ length: 5 }, () => color));
  });

  test("shows an empty page as white paper on a ground that is not", () => {
    expect(pageAt(4)[0]).toBe("white");
    expect(colorOf(at(2, 2))).not.toBe("white");
  });

  test("has nothing to the left of the cover but ground", () => {
    const { x, y } = layout.places[0] ?? { x: 0, y: 0 };
    const middle = y + Math.floor(layout.page.height / 2);
    expect(at(x - Math.floor(layout.page.width / 2), middle)).toEqual(at(2, 2));
  });

  test("has a folio under each page", () => {
    const ground = at(2, 2);
    for (const { x, y } of layout.places) {
      const middle = x + layout.page.width / 2;
      const top = y + layout.page.height + layout.folioDrop - 8;
      const row = Array.from({ length: 12 }, (_, step) => at(middle - 6 + step, top));
      expect(row.some(([red = 0]) => red < (ground[0] ?? 0) - 40)).toBe(true);
    }
  });

  test("is one error with a way out where nothing can draw it", async () => {
    const missing = (): Promise<never> => Promise.reject(new Error("no such package"));
    const { value, diagnostics } = await drawContactSheet(new Uint8Array(), FACE, {
      load: missing,
    });
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: "plan/no-canvas", kind: "unwritable" }]);
    expect(diagnostics[0]?.hints.join("\n")).toMatch(/npm install @napi-rs\/canvas.*\n.*`--pdf`/u);
  });
});
