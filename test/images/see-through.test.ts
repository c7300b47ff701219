import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { CONDITIONS } from "../../src/color/condition.ts";
import { separatorFor } from "../../src/color/press.ts";
import { pictureKey, type Picture } from "../../src/images/picture.ts";
import { preparePictures } from "../../src/images/prepare.ts";
import { memoryReader } from "../../src/io/memory.ts";
import { shippedBytes } from "../../src/io/shipped.ts";
import { ANYWHERE, bytesOf, memoryCache, noCache, order, placed, samplesOf } from "./shots.ts";

const { file = "", ...named } = CONDITIONS["fogra39-300"] ?? {};
const condition = {
  ...{ identifier: "", info: "", maxInk: 3 },
  ...named,
  profile: shippedBytes(`assets/icc/${file}`),
};
const press = separatorFor({ condition, intent: "relative", blackPoint: true });

const SIZE = 300;

/** A disk that is noisy red within, half seen in a ring round it, and outside not seen at all, black though it is. */
function disk(): Sharp {
  const data = new Uint8Array(SIZE * SIZE * 4);
  for (let at = 0; at < SIZE * SIZE; at += 1) {
    const far = Math.hypot((at % SIZE) - SIZE / 2, Math.floor(at / SIZE) - SIZE / 2);
    const shows = far < 100 ? 255 : far < 120 ? 128 : 0;
    const noise = Math.imul(at, 2_654_435_761) >>> 8;
    const [r, g, b] = [noise % 41, (noise >> 6) % 41, (noise >> 12) % 41];
    data.set(shows === 0 ? [0, 0, 0, 0] : [200 + r, g, b, shows], at * 4);
  }
  return sharp(data, { raw: { width: SIZE, height: SIZE, channels: 4 } });
}

async function readied(
  image: Sharp,
  { separator, cache = noCache, place = ANYWHERE }: Partial<Parts> = {},
): Promise<Picture> {
  const one = order("a.png");
  const reader = memoryReader({ "a.png": await bytesOf(image) });
  const { value, diagnostics } = await preparePictures([placed(one, place)], reader, cache, {
    separator,
  });
  expect(diagnostics).toEqual([]);
  const picture = value?.pictures.get(pictureKey(one));
  if (picture === undefined) throw new Error("no picture");
  return picture;
}

interface Parts {
  readonly separator: typeof press | undefined;
  readonly cache: typeof noCache;
  readonly place: typeof ANYWHERE;
}

const alphaOf = async (picture: Picture): Promise<Uint8Array> =>
  (await picture.loadAlpha?.()) ?? new Uint8Array();

/** At the middle, in the ring, and in a corner. */
const placesIn = ({ width, height }: Picture): readonly number[] => {
  const middle = Math.floor(height / 2) * width;
  return [middle + width / 2, middle + Math.round(width * (0.5 + 110 / SIZE)), 0].map(Math.floor);
};

const KINDS: Readonly<Record<string, () => Sharp>> = {
  PNG: () => disk().png(),
  "PNG of 16 bits": () => disk().toColourspace("rgb16").png(),
  "gray PNG": () => disk().toColourspace("b-w").png(),
  TIFF: () => disk().tiff({ compression: "lzw" }),
  WebP: () => disk().webp({ lossless: true }),
};

describe.each([
  ["for a screen", undefined],
  ["for a press", press],
])("%s", (_, separator) => {
  test.each(Object.entries(KINDS))("what shows of a %s is kept", async (_, kind) => {
    const picture = await readied(kind(), { separator });
    const alpha = await alphaOf(picture);
    expect(alpha.length).toBe(picture.width * picture.height);
    expect(placesIn(picture).map((at) => alpha[at])).toEqual([255, 128, 0]);
    expect(picture.silhouette).toBeDefined();
  });
});

test("colors are not mixed with the paper's: half seen, red is red", async () => {
  const picture = await readied(disk().png());
  const samples = await samplesOf(await picture.load());
  const [middle = 0, ring = 0, corner = 0] = placesIn(picture).map((at) => at * 3);
  expect(samples[middle + 1]).toBeLessThan(70);
  expect(samples[ring + 1]).toBeLessThan(70);
  expect(samples[ring]).toBeGreaterThan(180);
  expect([...samples.subarray(corner, corner + 3)]).toEqual([255, 255, 255]);
});

test("scaled down, the edge keeps its colors and nothing hidden runs into it", async () => {
  const place = { fit: "inside", width: 18, height: 1000 } as const;
  const picture = await readied(disk().png(), { place });
  expect(picture.width).toBeLessThan(SIZE / 2);
  const alpha = await alphaOf(picture);
  expect(picture.coding).toBe("samples");
  const samples = await picture.load();
  expect(alpha.length).toBe(picture.width * picture.height);
  const dark = alpha.reduce(
    (count, shows, at) => count + (shows > 64 && (samples[at * 3] ?? 0) < 150 ? 1 : 0),
    0,
  );
  expect(dark).toBe(0);
});

test("the cache gives both back", async () => {
  const cache = memoryCache();
  const first = await readied(disk().png(), { cache });
  const again = await readied(disk().png(), { cache });
  expect(again.id).toBe(first.id);
  expect(await again.load()).toEqual(await first.load());
  expect(await alphaOf(again)).toEqual(await alphaOf(first));
});

test("the same colors seen otherwise are another picture", async () => {
  const whole = await readied(disk().ensureAlpha().png());
  const half = disk().composite([
    {
      input: { create: { width: SIZE, height: 100, channels: 4, background: "#fff" } },
      gravity: "north",
      blend: "dest-out",
    },
  ]);
  expect((await readied(half.png())).id).not.toBe(whole.id);
});

test("an alpha channel that hides nothing is none", async () => {
  const picture = await readied(disk().removeAlpha().ensureAlpha().png());
  expect(picture.loadAlpha).toBeUndefined();
  expect(picture.silhouette).toBeUndefined();
});
