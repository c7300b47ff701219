import sharp from "sharp";
import type { Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { isBareAt } from "../../src/images/bare.ts";
import { inkSheet } from "../../src/images/ink-sheet.ts";
import type { Picture } from "../../src/images/picture.ts";
import { bytesOf, flat, memoryCache, noCache, prepare, shot } from "./shots.ts";

/** Where a picture leaves the paper bare: all of these have ink in their left half alone. */

const SIZE = 300;
const half = (background: string): Sharp =>
  flat(SIZE, SIZE, background).composite([
    {
      input: { create: { width: SIZE / 2, height: SIZE, channels: 4, background: "#c03020" } },
      left: 0,
      top: 0,
    },
  ]);

const inks = inkSheet(
  Uint8Array.from({ length: SIZE * SIZE * 4 }, (_, i) =>
    Math.floor(i / 4) % SIZE < SIZE / 2 ? 200 : 0,
  ),
  SIZE,
  SIZE,
);
const inkJpeg = sharp(inks).pipelineColourspace("cmyk").toColourspace("cmyk").jpeg({ quality: 95 });

/** At the middle of its height, in its left half and in its right one. */
const bareIn = ({ bareMap }: Picture): readonly boolean[] =>
  [0.1, 0.4, 0.6, 0.9].map((across) => bareMap !== undefined && isBareAt(bareMap, across, 0.5));

async function ready(bytes: Uint8Array, cache = noCache): Promise<Picture> {
  const { picture, diagnostics } = await prepare(bytes, "a.jpg", cache);
  if (picture === undefined) throw new Error(diagnostics.map(({ message }) => message).join());
  return picture;
}

describe("a picture that is bare in its right half", () => {
  test.each<readonly [string, Promise<Uint8Array>]>([
    ["a JPEG", bytesOf(half("#ffffff").removeAlpha().jpeg({ quality: 90 }))],
    ["a PNG with alpha, white", bytesOf(half("#ffffff").png())],
    ["a PNG with alpha, transparent", bytesOf(half("#00000000").png())],
    ["gray", bytesOf(half("#ffffff").removeAlpha().toColourspace("b-w").jpeg())],
    ["gray of 16 bits", bytesOf(half("#ffffff").removeAlpha().toColourspace("grey16").png())],
    ["a JPEG in inks", bytesOf(inkJpeg)],
    ["a TIFF in inks", Promise.resolve(inks)],
  ])("%s", async (_, bytes) => {
    expect(bareIn(await ready(await bytes))).toEqual([false, false, true, true]);
  });

  test("turned by its orientation tag, is bare in its lower half", async () => {
    const turned = await bytesOf(
      half("#ffffff").removeAlpha().withMetadata({ orientation: 6 }).jpeg(),
    );
    const { bareMap } = await ready(turned);
    expect([0.1, 0.4, 0.6, 0.9].map((down) => bareMap && isBareAt(bareMap, 0.5, down))).toEqual([
      ...[false, false, true, true],
    ]);
  });

  test("is so when it comes from the cache", async () => {
    const cache = memoryCache();
    const bytes = await bytesOf(half("#ffffff").png());
    const fresh = await ready(bytes, cache);
    expect((await ready(bytes, cache)).bareMap?.cells).toEqual(
      Buffer.from(fresh.bareMap?.cells ?? []),
    );
  });
});

test("a picture with ink all over has no map", async () => {
  expect((await ready(await bytesOf(shot(SIZE, SIZE).jpeg()))).bareMap).toBeUndefined();
  const opaque = shot(SIZE, SIZE).ensureAlpha().png();
  expect((await ready(await bytesOf(opaque))).bareMap).toBeUndefined();
});
