import sharp from "sharp";
import type { Sharp } from "sharp";
import type { PictureOrder } from "../../src/schema/phrase.ts";
import type { CacheShelf } from "../../src/io/cache.ts";
import { memoryReader } from "../../src/io/memory.ts";
import type { Place, PlacedOrder } from "../../src/images/place.ts";
import { preparePictures } from "../../src/images/prepare.ts";
import { pictureKey } from "../../src/images/picture.ts";
import type { Picture } from "../../src/images/picture.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";

/** A picture no two of whose pixels are the same color: what a photo is to a compressor. */
export function shot(width: number, height: number): Sharp {
  const data = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) {
    data.set([i % 251, (7 * i) % 241, Math.floor(i / width) % 239], 3 * i);
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

export function flat(width: number, height: number, background: string): Sharp {
  return sharp({ create: { width, height, channels: 4, background } });
}

export async function bytesOf(image: Sharp): Promise<Uint8Array> {
  return Uint8Array.from(await image.toBuffer());
}

export function order(path: string, from = "issue.yaml"): PictureOrder {
  return { src: { text: path, span: { file: from, start: 4, end: 4 + path.length } } };
}

/** A place so large that nothing is scaled down for it. */
export const ANYWHERE: Place = { fit: "over", width: 1e6, height: 1e6 };

export const placed = (order: PictureOrder, place = ANYWHERE): PlacedOrder => ({ order, place });

/** A cache that forgets. */
export const noCache: CacheShelf = { get: () => undefined, put: () => undefined };

export function memoryCache(): CacheShelf & { readonly held: Map<string, Uint8Array> } {
  const held = new Map<string, Uint8Array>();
  return { held, get: (key) => held.get(key), put: (key, bytes) => void held.set(key, bytes) };
}

/** A picture and its bytes. */
export interface Shown extends Picture {
  readonly bytes: Uint8Array;
}

export interface Prepared {
  readonly picture: Shown | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** One file, ordered by the manifest. */
export async function prepare(
  bytes: Uint8Array | string,
  name = "a.jpg",
  cache = noCache,
  place = ANYWHERE,
): Promise<Prepared> {
  const one = order(name);
  const outcome = await preparePictures(
    [placed(one, place)],
    memoryReader({ [name]: bytes }),
    cache,
  );
  const { value, diagnostics } = outcome;
  const found = value?.pictures.get(pictureKey(one));
  return { picture: found && (await shown(found)), diagnostics };
}

export const shown = async (picture: Picture): Promise<Shown> => ({
  ...picture,
  bytes: await picture.load(),
});

/** Every sample of a picture as a reader of JPEGs sees it; inks as they are. */
export async function samplesOf(bytes: Uint8Array): Promise<Uint8Array> {
  const image = sharp(bytes);
  const { space } = await image.metadata();
  const plain = space === "cmyk" ? image.pipelineColourspace("cmyk").toColourspace("cmyk") : image;
  return Uint8Array.from(await plain.raw().toBuffer());
}
