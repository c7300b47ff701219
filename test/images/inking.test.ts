import { expect, test } from "vitest";
import sharp from "sharp";
import { separatorFor } from "../../src/color/press.ts";
import { CONDITIONS } from "../../src/color/condition.ts";
import { inksAt } from "../../src/images/inking.ts";
import { pictureKey, type Picture } from "../../src/images/picture.ts";
import { preparePictures } from "../../src/images/prepare.ts";
import { memoryReader } from "../../src/io/memory.ts";
import { shippedBytes } from "../../src/io/shipped.ts";
import { inkSheet } from "../../src/images/ink-sheet.ts";
import { ANYWHERE, bytesOf, memoryCache, noCache, order, placed, shot } from "./shots.ts";

const { file = "", ...fogra39 } = CONDITIONS["fogra39-300"] ?? {};
const press = (maxInk: number) =>
  separatorFor({
    condition: {
      identifier: "",
      info: "",
      ...fogra39,
      maxInk,
      profile: shippedBytes(`assets/icc/${file}`),
    },
    ...{ intent: "relative", blackPoint: true },
  });

/** 300 by 300 pixels, too many for line art: the left third in 360 % of ink, the others in 100 % or a little more. */
const SIZE = 300;
const inks = Uint8Array.from({ length: SIZE * SIZE * 4 }, (_, i) => {
  const pixel = Math.floor(i / 4);
  const isDark = pixel % SIZE < SIZE / 3;
  if (isDark) return Math.round(255 * 0.9);
  return i % 4 === 3 ? 255 : i % 4 === 0 ? Math.floor(pixel / SIZE) % 9 : 0;
});
const sheet = inkSheet(inks, SIZE, SIZE);
const jpeg = await bytesOf(
  sharp(sheet)
    .pipelineColourspace("cmyk")
    .toColourspace("cmyk")
    .jpeg({ quality: 100, chromaSubsampling: "4:4:4" }),
);

async function readyFor(maxInk: number, bytes: Uint8Array, cache = noCache): Promise<Picture> {
  const one = order("a.jpg");
  const reader = memoryReader({ "a.jpg": bytes });
  const { value } = await preparePictures([placed(one, ANYWHERE)], reader, cache, {
    separator: press(maxInk),
  });
  const picture = value?.pictures.get(pictureKey(one));
  if (picture === undefined) throw new Error("no picture");
  return picture;
}

/** What lies in the middle of a picture's dark third, and at its right edge. */
const inksOf = ({ inkMap }: Picture) =>
  [0.17, 1].map((across) => inkMap && inksAt(inkMap, across, 0.5).map((ink) => tenths(ink)));
const tenths = (share: number): number => Math.round(share * 10) / 10;

const TAKEN = [
  ["a JPEG that goes on as it is", jpeg],
  ["a TIFF that is converted", sheet],
] as const;

test.each(TAKEN)("%s: the share of pixels with too much ink is measured", async (_, bytes) => {
  expect((await readyFor(3, bytes)).overInked).toBeCloseTo(1 / 3, 2);
  expect((await readyFor(3.8, bytes)).overInked).toBeUndefined();
});

test.each(TAKEN)("%s: how much of each ink lies where is known", async (_, bytes) => {
  expect(inksOf(await readyFor(3, bytes))).toEqual([
    [0.9, 0.9, 0.9, 0.9],
    [0, 0, 0, 1],
  ]);
});

test("what the cache holds says it, too", async () => {
  const cache = memoryCache();
  const fresh = await readyFor(3, jpeg, cache);
  expect(cache.held.size).toBe(1);
  const { overInked, inkMap } = await readyFor(3, jpeg, cache);
  expect(overInked).toBe(fresh.overInked);
  expect(Array.from(inkMap?.inks ?? [])).toEqual(Array.from(fresh.inkMap?.inks ?? [1]));
});

test("what is separated here keeps to the limit, and its inks are known", async () => {
  const black = sharp({ create: { width: 300, height: 300, channels: 3, background: "#0a0005" } });
  const { overInked, inkMap } = await readyFor(2.4, await bytesOf(black.jpeg()));
  expect(overInked).toBeUndefined();
  const total = inkMap && inksAt(inkMap, 0.5, 0.5).reduce((sum, ink) => sum + ink, 0);
  expect(total).toBeGreaterThan(2.2);
  expect(total).toBeLessThanOrEqual(2.4);
});

test("gray is black ink alone, and has no more to it", async () => {
  const gray = await readyFor(0.5, await bytesOf(shot(300, 300).toColourspace("b-w").jpeg()));
  expect(gray).toMatchObject({ overInked: undefined, inkMap: undefined });
});

/** Gray by chance, of so many tones. */
const chance = (tones: number): Promise<Uint8Array> =>
  bytesOf(
    sharp(
      Uint8Array.from({ length: 300 * 300 }, (_, i) =>
        Math.floor((((i * 7919) % 104_729) % tones) * (255 / (tones - 1))),
      ),
      { raw: { width: 300, height: 300, channels: 1 } },
    ).png(),
  );

test.each([
  ["two tones", 2, true],
  ["three", 3, undefined],
])(
  "%s of gray: whether it is line art is known, from the cache too",
  async (_, tones, isLineArt) => {
    const cache = memoryCache();
    const bytes = await chance(tones);
    expect((await readyFor(3, bytes, cache)).lineArt).toBe(isLineArt);
    expect((await readyFor(3, bytes, cache)).lineArt).toBe(isLineArt);
  },
);
