import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cmyk } from "../../src/color/ink.ts";
import { CONDITIONS } from "../../src/color/condition.ts";
import { blackRamp } from "../../src/color/lcms.ts";
import { separatorFor, type Separator } from "../../src/color/press.ts";
import { inkOfScreen } from "../../src/color/screen.ts";
import { screenInks, type ScreenInks } from "../../src/color/screen-inks.ts";
import { shippedBytes } from "../../src/io/shipped.ts";

/** Colors of sRGB, and what `transicc` makes of them, relative with black point, in percent. */
const recorded = readFileSync(join(import.meta.dirname, "transicc.txt"), "utf8")
  .split("\n")
  .slice(2)
  .filter((row) => row !== "")
  .map((row) => row.split(/\s+/u).map(Number))
  .map((row) => ({ light: row.slice(0, 3), inks: row.slice(11, 15) }));

const colorOf = ([r = 0, g = 0, b = 0]: readonly number[]) => ({
  r: r / 255,
  g: g / 255,
  b: b / 255,
});

const { file = "", ...named } = CONDITIONS["fogra39-300"] ?? {};
const profile = shippedBytes(`assets/icc/${file}`);

function separator(maxInk = 3): Separator {
  const condition = { identifier: "", info: "", ...named, profile, maxInk };
  return separatorFor({ condition, intent: "relative", blackPoint: true });
}

const inks = (maxInk = 3): ScreenInks => screenInks(separator(maxInk));

const RED = { r: 214 / 255, g: 0, b: 42 / 255 };

describe("colors of screens in inks", () => {
  test("come out as transicc has them, within 1 %, where the ink does not pass the limit", async () => {
    const press = inks();
    const colors = recorded.filter(({ inks }) => inks.reduce((a, b) => a + b, 0) < 290);
    expect(colors.length).toBeGreaterThan(400);
    for (const { light } of colors) press.ink(colorOf(light));
    expect(await press.mix()).toBe(true);
    for (const { light, inks } of colors) {
      const { c, m, y, k } = press.ink(colorOf(light));
      const differences = [c, m, y, k].map((one, i) => Math.abs(one * 100 - (inks[i] ?? 0)));
      expect(Math.max(...differences)).toBeLessThan(1);
    }
  });

  test("are those that a picture has of the same color", async () => {
    const press = inks();
    press.ink(RED);
    await press.mix();
    const { c, m, y, k } = press.ink(RED);
    const [pc = 0, pm = 0, py = 0, pk = 0] =
      (await separator().open("srgb"))?.(Uint8Array.of(214, 0, 42)) ?? [];
    const differences = [c - pc / 255, m - pm / 255, y - py / 255, k - pk / 255].map(Math.abs);
    expect(Math.max(...differences)).toBeLessThan(0.01);
  });

  test("are asked for once: what is known is not mixed again", async () => {
    const press = inks();
    expect(press.ink(RED)).toEqual(inkOfScreen(RED));
    expect(await press.mix()).toBe(true);
    expect(press.ink(RED)).not.toEqual(inkOfScreen(RED));
    expect(await press.mix()).toBe(false);
  });

  test("are kept: another build finds them without opening the profile", async () => {
    const kept = new Map<string, Uint8Array>();
    const shelf = {
      get: (key: string) => kept.get(key),
      put: (key: string, bytes: Uint8Array) => void kept.set(key, bytes),
    };
    const mixed = async (by: Separator) => {
      const press = screenInks(by, shelf);
      press.ink(RED);
      await press.mix();
      return press.ink(RED);
    };
    const first = await mixed(separator());
    const shut = { ...separator(), openForFew: () => Promise.resolve(undefined) };
    expect(await mixed(shut)).toEqual(first);
    expect(await mixed({ ...shut, key: "another press" })).toEqual(inkOfScreen(RED));
  });

  test("that are gray are black ink alone", async () => {
    const press = inks();
    expect(press.ink({ r: 0.5, g: 0.5, b: 0.5 })).toEqual(cmyk(0, 0, 0, 0.5));
    expect(press.ink({ r: 0, g: 0, b: 0 })).toEqual(cmyk(0, 0, 0, 1));
    expect(await press.mix()).toBe(false);
  });

  test("so near to gray that a thin line does not show it can be black alone, as light on the paper", async () => {
    const press = inks();
    const stone = colorOf([201, 201, 196]);
    expect(press.black(stone)).toBeUndefined();
    press.ink(stone);
    expect(await press.mix()).toBe(true);
    const black = press.black(stone) ?? cmyk(1, 1, 1, 1);
    expect(black).toMatchObject({ c: 0, m: 0, y: 0 });
    const ramp = (await blackRamp(profile)) ?? [];
    const light = ramp[Math.round(black.k * 255)] ?? 0;
    expect(Math.abs(light - 201)).toBeLessThan(2);
    expect(await press.mix()).toBe(false);
  });

  test.each([
    ["a red", [214, 0, 42]],
    ["a slate", [91, 107, 123]],
    ["a gray, which is black alone already", [128, 128, 128]],
  ])("%s has no such black", async (_, color) => {
    const press = inks();
    press.black(colorOf(color));
    await press.mix();
    expect(press.black(colorOf(color))).toBeUndefined();
  });

  test("take no more ink than the paper does", async () => {
    const press = inks(2.4);
    const dark = { r: 0.1, g: 0.05, b: 0 };
    press.ink(dark);
    await press.mix();
    const { c, m, y, k } = press.ink(dark);
    expect(c + m + y + k).toBeGreaterThan(2.2);
    expect(c + m + y + k).toBeLessThanOrEqual(2.4);
  });

  test("follow the fixed rule where there is no press", async () => {
    const none = screenInks(undefined);
    expect(none.ink(RED)).toEqual(inkOfScreen(RED));
    expect(none.black(colorOf([201, 201, 196]))).toBeUndefined();
    expect(await none.mix()).toBe(false);
  });
});
