import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cmyk } from "../../src/color/ink.ts";
import { hexOf, inkOfScreen, screenOf } from "../../src/color/screen.ts";

const share = fc.integer({ min: 0, max: 255 }).map((one) => one / 255);

describe("inks and screens", () => {
  test.each([
    ["no ink", cmyk(0, 0, 0, 0), "#ffffff"],
    ["black", cmyk(0, 0, 0, 1), "#000000"],
    ["half black", cmyk(0, 0, 0, 0.5), "#808080"],
    ["red", cmyk(0, 1, 1, 0), "#ff0000"],
    ["a deep blue", cmyk(1, 0.6, 0, 0.4), "#003d99"],
  ])("%s is seen as %s", (_, ink, hex) => {
    expect(hexOf(screenOf(ink))).toBe(hex);
  });

  test("a spot ink is seen as what stands in for it, by its tint", () => {
    const spot = { kind: "spot", name: "Red", tint: 0.5, alternate: cmyk(0, 1, 1, 0) } as const;
    expect(hexOf(screenOf(spot))).toBe("#ff8080");
  });

  test("a screen's color that was turned into ink is seen as it was, to a hair", () => {
    fc.assert(
      fc.property(share, share, share, (r, g, b) => {
        const seen = screenOf(inkOfScreen({ r, g, b }));
        const [red, green, blue] = [seen.r - r, seen.g - g, seen.b - b].map(Math.abs);
        expect(Math.max(red ?? 1, green ?? 1, blue ?? 1)).toBeLessThan(3 / 255);
      }),
    );
  });
});
