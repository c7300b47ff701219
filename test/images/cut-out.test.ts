import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { extentOf } from "../../src/geometry/silhouette.ts";
import { bytesOf, memoryCache, prepare, shot } from "./shots.ts";

/** What shows of pictures that are transparent in part. */

const drawn = (shape: string): Promise<Uint8Array> =>
  bytesOf(
    sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200">${shape}</svg>`,
      ),
    ).png(),
  );

const DISK = await drawn('<circle cx="150" cy="100" r="90"/>');

describe("the silhouette of a picture", () => {
  test("is what shows of it, band for band", async () => {
    const { picture } = await prepare(DISK, "a.png");
    const { silhouette = [] } = picture ?? {};
    expect(silhouette.length).toBeGreaterThan(50);
    silhouette.forEach((extent, band) => {
      const y = ((band + 0.5) / silhouette.length) * 200 - 100;
      const half = Math.sqrt(90 ** 2 - y ** 2) / 300;
      if (Number.isNaN(half)) return;
      // Bands are two pixels high, columns little more than one wide.
      if (half < 0.1) return;
      expect(Math.abs((extent?.left ?? 0) - (0.5 - half))).toBeLessThan(0.03);
      expect(Math.abs((extent?.right ?? 0) - (0.5 + half))).toBeLessThan(0.03);
    });
    expect([silhouette[0], silhouette.at(-1)]).toEqual([undefined, undefined]);
  });

  test("is none where the picture fills its frame, transparent inside or not", async () => {
    const hole = await drawn('<path fill-rule="evenodd" d="M0 0H300V200H0ZM50 50V150H250V50Z"/>');
    for (const bytes of [await bytesOf(shot(30, 20).jpeg()), hole])
      expect((await prepare(bytes, "a.png")).picture?.silhouette).toBeUndefined();
  });

  test("is the same from the cache", async () => {
    const cache = memoryCache();
    const { picture } = await prepare(DISK, "a.png", cache);
    const again = await prepare(DISK, "a.png", cache);
    expect(cache.held.size).toBe(1);
    expect(again.picture?.silhouette).toEqual(picture?.silhouette);
    expect(again.picture?.id).toBe(picture?.id);
  });
});

test("an extent is what shows between two heights", () => {
  const silhouette = [undefined, { left: 0.4, right: 0.5 }, { left: 0.2, right: 0.45 }, undefined];
  expect(extentOf(silhouette, 0, 0.25)).toBeUndefined();
  expect(extentOf(silhouette, 0.3, 0.4)).toEqual({ left: 0.4, right: 0.5 });
  expect(extentOf(silhouette, -1, 2)).toEqual({ left: 0.2, right: 0.5 });
});
