import { expect, test } from "vitest";
import sharp from "sharp";
import { separatorFor } from "../../src/color/press.ts";
import { CONDITIONS } from "../../src/color/condition.ts";
import { pictureKey } from "../../src/images/picture.ts";
import { preparePictures } from "../../src/images/prepare.ts";
import { memoryReader } from "../../src/io/memory.ts";
import { shippedBytes } from "../../src/io/shipped.ts";
import { inkSheet } from "../../src/images/ink-sheet.ts";
import { ANYWHERE, bytesOf, memoryCache, noCache, order, placed, shot } from "../images/shots.ts";

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

async function shareIn(bytes: Uint8Array, maxInk: number, cache = noCache) {
  const one = order("a.jpg");
  const reader = memoryReader({ "a.jpg": bytes });
  const { value } = await preparePictures([placed(one, ANYWHERE)], reader, cache, press(maxInk));
  const picture = value?.pictures.get(pictureKey(one));
  if (picture === undefined) throw new Error("no picture");
  return picture.overInked;
}

test.each([
  ["a JPEG that goes on as it is", jpeg],
  ["a TIFF that is converted", sheet],
])("%s: the share of pixels with too much ink is measured", async (_, bytes) => {
  expect(await shareIn(bytes, 3)).toBeCloseTo(1 / 3, 2);
  expect(await shareIn(bytes, 3.8)).toBeUndefined();
});

test("what the cache holds says it, too", async () => {
  const cache = memoryCache();
  const fresh = await shareIn(jpeg, 3, cache);
  expect(cache.held.size).toBe(1);
  expect(await shareIn(jpeg, 3, cache)).toBe(fresh);
});

test("what is separated here keeps to the limit, and gray cannot pass it", async () => {
  expect(await shareIn(await bytesOf(shot(300, 300).jpeg()), 2.4)).toBeUndefined();
  expect(
    await shareIn(await bytesOf(shot(300, 300).toColourspace("b-w").jpeg()), 0.5),
  ).toBeUndefined();
});
