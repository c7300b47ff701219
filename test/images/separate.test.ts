import sharp from "sharp";
import { expect, test } from "vitest";
import type { Condition } from "../../src/color/condition.ts";
import { openConversion } from "../../src/color/lcms.ts";
import { separatorFor, type Press } from "../../src/color/press.ts";
import { inkSheet } from "../../src/images/ink-sheet.ts";
import { preparePictures } from "../../src/images/prepare.ts";
import { pictureKey } from "../../src/images/picture.ts";
import { memoryReader } from "../../src/io/memory.ts";
import { shippedBytes } from "../../src/io/shipped.ts";
import {
  ANYWHERE,
  bytesOf,
  flat,
  memoryCache,
  noCache,
  order,
  placed,
  samplesOf,
  shot,
  shown,
  type Shown,
} from "./shots.ts";

/** Pictures on their way into a press's inks. */

const profile = shippedBytes("assets/icc/ISOcoated_v2_300_bas.icc");
const condition: Condition = { identifier: "FOGRA39", info: "coated", profile, maxInk: 3 };
const PRESS: Press = { condition, intent: "relative", blackPoint: true };

async function printed(
  bytes: Uint8Array,
  name: string,
  press = PRESS,
  cache = noCache,
): Promise<Shown> {
  const one = order(name);
  const { value, diagnostics } = await preparePictures(
    [placed(one, ANYWHERE)],
    memoryReader({ [name]: bytes }),
    cache,
    { separator: separatorFor(press) },
  );
  expect(diagnostics).toEqual([]);
  const picture = value?.pictures.get(pictureKey(one));
  if (picture === undefined) throw new Error(`no picture ${name}`);
  return shown(picture);
}

/** The inks of the picture's first pixel, 0 to 255. */
async function firstInks({ coding, bytes, inverted }: Shown): Promise<readonly number[]> {
  const samples = coding === "samples" ? bytes : await samplesOf(bytes);
  // The decoder turns inverted inks back.
  expect(inverted).toBe(coding === "jpeg");
  return [...samples.subarray(0, 4)];
}

const inkOf = async (color: readonly number[], from: Uint8Array | "srgb" = "srgb") => {
  const convert = await openConversion({ ...PRESS, from, to: profile });
  return [...(convert?.(Uint8Array.from(color)) ?? [])];
};

const near = (one: readonly number[], other: readonly number[]): number =>
  Math.max(...one.map((value, i) => Math.abs(value - (other[i] ?? -999))));

const plain = (color: string) => flat(300, 300, color);

test("a photo becomes a JPEG in four inks, by its sRGB", async () => {
  const picture = await printed(await bytesOf(shot(400, 300).jpeg({ quality: 100 })), "a.jpg");
  expect(picture).toMatchObject({ space: "cmyk", coding: "jpeg", width: 400, height: 300 });
});

test("a tint keeps every pixel, and is what the profiles say", async () => {
  const picture = await printed(await bytesOf(plain("#c81e1e").removeAlpha().png()), "a.png");
  expect(picture).toMatchObject({ space: "cmyk", coding: "samples" });
  expect(await firstInks(picture)).toEqual(await inkOf([200, 30, 30]));
});

test("the profile that a picture carries is obeyed", async () => {
  const wide = plain("#00c832").removeAlpha().withIccProfile("p3");
  const carried = await bytesOf(wide.clone().png());
  const { icc, channels } = await sharp(carried).metadata();
  expect(channels).toBe(3);
  const { data } = await sharp(carried, { ignoreIcc: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const numbers = [...data.subarray(0, 3)];
  const inks = await firstInks(await printed(carried, "a.png"));
  expect(inks).toEqual(await inkOf(numbers, Uint8Array.from(icc ?? [])));
  expect(near(inks, await inkOf(numbers))).toBeGreaterThan(5);
});

test("what has no color in it is black ink alone, whatever its file says", async () => {
  const gray = shot(400, 300).toColourspace("b-w");
  const asGray = await printed(await bytesOf(gray.clone().jpeg()), "a.jpg");
  expect(asGray).toMatchObject({ space: "gray", coding: "jpeg" });
  const grayed = sharp(await gray.clone().png().toBuffer());
  const inColors = await bytesOf(grayed.toColourspace("srgb").jpeg({ quality: 95 }));
  expect((await sharp(inColors).metadata()).channels).toBe(3);
  expect(await printed(inColors, "b.jpg")).toMatchObject({ space: "gray", coding: "jpeg" });
  const tint = await printed(await bytesOf(plain("#808080").removeAlpha().png()), "c.png");
  expect(tint).toMatchObject({ space: "gray", coding: "samples" });
  // Half the light of a screen is 55 % of black on this paper.
  expect(tint.bytes[0]).toBe(116);
});

test("inks of the press itself, and inks that say nothing, pass as they are", async () => {
  const inks = await bytesOf(shot(300, 200).toColourspace("cmyk").jpeg());
  const bare = await printed(inks, "a.jpg");
  expect(bare).toMatchObject({ space: "cmyk", coding: "jpeg" });
  expect(bare.bytes.length).toBeLessThanOrEqual(inks.length);
  expect(Buffer.from(inks).includes(Buffer.from(bare.bytes.subarray(-2000)))).toBe(true);
});

test("another press's inks are converted, once", async () => {
  const foreign = await bytesOf(
    shot(300, 200).toColourspace("cmyk").withIccProfile("cmyk").jpeg({ quality: 100 }),
  );
  const { icc } = await sharp(foreign).metadata();
  expect(icc).toBeDefined();
  const picture = await printed(foreign, "a.jpg");
  expect(picture).toMatchObject({ space: "cmyk", coding: "jpeg" });
  const before = [...(await samplesOf(foreign)).subarray(0, 4)];
  const wanted = await inkOf(before, Uint8Array.from(icc ?? []));
  expect(near(await firstInks(picture), wanted)).toBeLessThan(12);
  expect(near(await firstInks(picture), before)).toBeGreaterThan(12);
});

test("the intent is the theme's, and has an entry of its own in the cache", async () => {
  const cache = memoryCache();
  const bytes = await bytesOf(plain("#0028ff").removeAlpha().png());
  const relative = await printed(bytes, "a.png", PRESS, cache);
  const perceptual = await printed(bytes, "a.png", { ...PRESS, intent: "perceptual" }, cache);
  expect(near(await firstInks(relative), await firstInks(perceptual))).toBeGreaterThan(3);
  expect(cache.held.size).toBe(2);
  expect((await printed(bytes, "a.png", PRESS, cache)).id).toBe(relative.id);
});

test("no spot has more ink than the condition allows", async () => {
  const dark = await bytesOf(plain("#050a14").removeAlpha().png());
  const lean = { ...PRESS, condition: { ...condition, maxInk: 2.4 } };
  const sum = (inks: readonly number[]): number => inks.reduce((all, one) => all + one, 0) / 255;
  expect(sum(await firstInks(await printed(dark, "a.png")))).toBeGreaterThan(2.4);
  expect(sum(await firstInks(await printed(dark, "a.png", lean)))).toBeLessThanOrEqual(2.4);
});

test("what is clear shows paper, and its outline is kept", async () => {
  const clear = sharp({ create: { width: 300, height: 300, channels: 4, background: "#0000" } });
  const inner = await plain("#c81e1e").resize(100, 300).png().toBuffer();
  const bytes = await bytesOf(clear.composite([{ input: inner, left: 200, top: 0 }]).png());
  const picture = await printed(bytes, "a.png");
  expect(await firstInks(picture)).toEqual([0, 0, 0, 0]);
  expect(picture.silhouette?.[40]?.left).toBeCloseTo(2 / 3, 1);
});

/** The same inks in 16 bits a sample: the directory says so, and each number stands twice. */
function deepSheet(inks: readonly number[], width: number, height: number): Uint8Array {
  const deep = Uint8Array.from(
    { length: width * height * 8 },
    (_, i) => inks[Math.floor(i / 2) % 4] ?? 0,
  );
  const sheet = inkSheet(deep, width, height);
  const view = new DataView(sheet.buffer);
  const bits = 8 + 2 + 10 * 12 + 4;
  for (let sample = 0; sample < 4; sample += 1) view.setUint16(bits + 2 * sample, 16, true);
  return sheet;
}

test("inks of 16 bits are those of 8", async () => {
  const picture = await printed(deepSheet([51, 77, 102, 26], 20, 20), "a.tif");
  expect(picture).toMatchObject({ space: "cmyk", width: 20, height: 20, overInked: undefined });
  expect(await firstInks(picture)).toEqual([51, 77, 102, 26]);
});
