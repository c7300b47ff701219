import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { forPosition, isDense } from "../../src/images/for-position.ts";
import type { Picture } from "../../src/images/picture.ts";
import type { CacheShelf } from "../../src/io/cache.ts";
import { inInks } from "../../src/images/sheet.ts";

const SIZE = { width: 1500, height: 1200 };
const COLOR = { r: 200, g: 40, b: 90 };

async function photo(space: Picture["space"]): Promise<Picture & { loads: number }> {
  const plain = sharp({ create: { ...SIZE, channels: 3, background: COLOR } });
  const name = { gray: "b-w", rgb: "srgb", cmyk: "cmyk" }[space];
  const bytes = await plain.toColorspace(name).jpeg().toBuffer();
  const made = {
    ...{ kind: "raster" as const, id: space, file: `${space}.jpg`, ...SIZE, space, loads: 0 },
    ...{ coding: "jpeg" as const, inverted: space === "cmyk" },
    load: () => {
      made.loads += 1;
      return Promise.resolve(Uint8Array.from(bytes));
    },
  };
  return made;
}

function shelf(): CacheShelf {
  const held = new Map<string, Uint8Array>();
  return { get: (key) => held.get(key), put: (key, bytes) => void held.set(key, bytes) };
}

/** The mean of each channel, as the file holds it once its inks are upright. */
async function means(bytes: Uint8Array, space: Picture["space"]): Promise<readonly number[]> {
  const image = space === "cmyk" ? inInks(sharp(bytes)) : sharp(bytes);
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return Array.from({ length: info.channels }, (_, channel) => {
    let sum = 0;
    for (let at = channel; at < data.length; at += info.channels) sum += data[at] ?? 0;
    return (sum * info.channels) / data.length;
  });
}

describe("a picture for position only", () => {
  test.each(["gray", "rgb", "cmyk"] as const)(
    "is small, in the same %s, and of the same color",
    async (space) => {
      const whole = await photo(space);
      const small = await forPosition(whole, shelf());
      expect(small).toMatchObject({ width: 1080, height: 864, space, coding: "jpeg" });
      expect(small.inverted).toBe(space === "cmyk");
      const [before, after] = [
        await means(await whole.load(), space),
        await means(small.bytes, space),
      ];
      expect(after).toHaveLength(before.length);
      for (const [at, mean] of before.entries()) expect(after[at]).toBeCloseTo(mean, -0.5);
    },
  );

  test("is made once", async () => {
    const [whole, kept] = [await photo("rgb"), shelf()];
    const first = await forPosition(whole, kept);
    expect(await forPosition(whole, kept)).toEqual(first);
    expect(whole.loads).toBe(1);
  });

  test("stands for dense pictures alone: JPEGs of more than a screen's pixels, without a mask", async () => {
    const whole = await photo("rgb");
    expect(isDense(whole)).toBe(true);
    expect(isDense({ ...whole, height: 900 })).toBe(false);
    expect(isDense({ ...whole, coding: "samples" })).toBe(false);
    expect(isDense({ ...whole, loadAlpha: whole.load })).toBe(false);
  });
});
