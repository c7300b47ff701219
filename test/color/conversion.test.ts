import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { conditionOf, CONDITIONS } from "../../src/color/condition.ts";
import { blackRamp, LITTLE_CMS, openConversion, type Intent } from "../../src/color/lcms.ts";
import { limited, separatorFor } from "../../src/color/press.ts";
import { shippedBytes } from "../../src/io/shipped.ts";

const profile = shippedBytes("assets/icc/ISOcoated_v2_300_bas.icc");

/** The rows of the recorded table: three shares of light, then four inks for each way to convert. */
const recorded = readFileSync(join(import.meta.dirname, "transicc.txt"), "utf8")
  .split("\n")
  .slice(2)
  .filter((row) => row !== "")
  .map((row) => row.split(/\s+/u).map(Number));

const WAYS: readonly (readonly [Intent, boolean])[] = [
  ["perceptual", false],
  ["relative", false],
  ["relative", true],
  ["saturation", false],
  ["absolute", false],
];

test.each(WAYS.map(([intent, blackPoint], way) => ({ intent, blackPoint, way })))(
  "$intent, black point $blackPoint: within 1 % of transicc on 500 colors",
  async ({ intent, blackPoint, way }) => {
    const convert = await openConversion({ from: "srgb", to: profile, intent, blackPoint });
    const inks = convert?.(Uint8Array.from(recorded.flatMap((row) => row.slice(0, 3)))) ?? [];
    expect([recorded.length, inks.length]).toEqual([500, 2000]);
    const differences = recorded.flatMap((row, i) =>
      [0, 1, 2, 3].map((k) =>
        Math.abs((inks[4 * i + k] ?? 0) / 2.55 - (row[3 + 4 * way + k] ?? 0)),
      ),
    );
    expect(Math.max(...differences)).toBeLessThan(1);
  },
);

test("a picture of many bands is converted as its pixels are one by one", async () => {
  const order = { from: "srgb", to: profile, intent: "relative", blackPoint: true } as const;
  const convert = await openConversion(order);
  const colors = Uint8Array.from(recorded.flatMap((row) => row.slice(0, 3)));
  const many = new Uint8Array(colors.length * 700);
  for (let copy = 0; copy < 700; copy += 1) many.set(colors, copy * colors.length);
  const one = convert?.(colors) ?? new Uint8Array();
  const all = convert?.(many) ?? new Uint8Array();
  expect(all.length).toBe(one.length * 700);
  for (const copy of [0, 523, 524, 699]) {
    expect(all.subarray(copy * one.length, (copy + 1) * one.length)).toEqual(one);
  }
});

test("white is paper, and black as dark as the press goes within its limit", async () => {
  const order = { from: "srgb", to: profile, intent: "relative", blackPoint: true } as const;
  const [c = 0, m = 0, y = 0, k = 0, ...white] =
    (await openConversion(order))?.(Uint8Array.of(0, 0, 0, 255, 255, 255)) ?? [];
  expect(white).toEqual([0, 0, 0, 0]);
  expect((c + m + y + k) / 255).toBeLessThanOrEqual(3.02);
  expect(k).toBeGreaterThan(200);
});

describe("no spot takes more ink than it may", () => {
  test("colors give way, black stays", () => {
    const inks = limited(Uint8Array.of(255, 255, 255, 255, 200, 100, 50, 255, 10, 20, 30, 40), 2.4);
    expect([...inks.subarray(0, 4)]).toEqual([119, 119, 119, 255]);
    expect([...inks.subarray(4)]).toEqual([200, 100, 50, 255, 10, 20, 30, 40]);
  });

  test("in all that is separated", async () => {
    const condition = { ...(await shipped()), maxInk: 2.4 };
    const separator = separatorFor({ condition, intent: "relative", blackPoint: true });
    const convert = await separator.open("srgb");
    const inks = convert?.(Uint8Array.from(recorded.flatMap((row) => row.slice(0, 3)))) ?? [];
    for (let at = 0; at < inks.length; at += 4) {
      const sum = [0, 1, 2, 3].reduce((all, k) => all + (inks[at + k] ?? 0), 0);
      expect(sum).toBeLessThanOrEqual(2.35 * 255);
    }
  });
});

async function shipped() {
  const condition = await conditionOf(profile);
  if (typeof condition === "string") throw new Error(condition);
  return condition;
}

describe("a profile of the house's own", () => {
  test("is a condition under its own name", async () => {
    expect(await shipped()).toMatchObject({
      identifier: "ISO Coated v2 300% (basICColor)",
      maxInk: 3,
    });
    expect(Object.keys(CONDITIONS)).toEqual(["fogra39-300"]);
  });

  const changed = (at: number, bytes: string): Uint8Array => {
    const copy = Uint8Array.from(profile);
    copy.set(new TextEncoder().encode(bytes), at);
    return copy;
  };

  test.each([
    ["cut off", profile.subarray(0, 5000), "is damaged, or no color profile"],
    ["no profile", new TextEncoder().encode("ICC".repeat(100)), "is damaged, or no color profile"],
    ["of a screen", changed(12, "mntr"), "does not describe a press"],
    ["in RGB", changed(16, "RGB "), "is not for the four process inks"],
    ["of tomorrow", changed(8, "\u0005"), "is of ICC version 5.1, later than PDF/X-4 knows"],
  ])("that is %s is refused in words", async (_, bytes, why) => {
    expect(await conditionOf(bytes)).toBe(why);
  });
});

test("a separator knows the press's own inks, and opens nothing for a profile that says nothing", async () => {
  const separator = separatorFor({
    condition: await shipped(),
    intent: "relative",
    blackPoint: true,
  });
  expect(separator.isOwn(profile)).toBe(true);
  expect(separator.isOwn(profile.subarray(0, 200))).toBe(false);
  expect(await separator.open(profile.subarray(0, 200))).toBeUndefined();
});

test("what stands for the library is the library that converts", () => {
  const installed: unknown = JSON.parse(
    readFileSync(join(import.meta.dirname, "../../node_modules/lcms-wasm/package.json"), "utf8"),
  );
  expect(installed).toMatchObject({ version: LITTLE_CMS.replace("lcms-wasm-", "") });
});

describe("grays in black ink alone", () => {
  test("go from paper to solid, never back, and take more ink than their share: black is not as dark as no light", async () => {
    const separator = separatorFor({
      condition: await shipped(),
      intent: "relative",
      blackPoint: true,
    });
    const grays = [...(await separator.grays())];
    expect([grays[0], grays[255]]).toEqual([0, 255]);
    expect(grays).toEqual(grays.toSorted((a, b) => a - b));
    expect(grays[128]).toBeGreaterThan(105);
    expect(grays[128]).toBeLessThan(125);
  });

  test("look as light as they were, between the paper and the ink, by the profile read the other way", async () => {
    const separator = separatorFor({
      condition: await shipped(),
      intent: "relative",
      blackPoint: true,
    });
    const [grays, ramp = []] = [await separator.grays(), await blackRamp(profile)];
    for (const gray of [16, 64, 128, 200, 240]) {
      const seen = ramp[255 - (grays[gray] ?? 0)] ?? 0;
      expect(Math.abs(seen - gray)).toBeLessThan(3);
    }
  });
});
