import { createHash } from "node:crypto";
import type { CacheShelf } from "../io/cache.ts";
import { PREPARATION } from "./develop.ts";
import { finishJpeg, type Developed } from "./finish.ts";
import { inspect } from "./inspect.ts";
import type { Picture } from "./picture.ts";
import { upright } from "./sheet.ts";

/** Pixels of its longer side: a page fills a screen of 1080 lines with it. */
const LONGEST = 1080;
/** Pictures of fewer pixels are decoded as soon as the small one would be. */
const MANY = 1_500_000;

/** A screen's own quality; the picture itself follows. */
const JPEG = { quality: 80 } as const;

/** Whether decoding it keeps a reader waiting, so that one for position only is worth its while. */
export const isDense = ({ coding, width, height, loadAlpha }: Picture): boolean =>
  coding === "jpeg" && loadAlpha === undefined && width * height > MANY;

/**
 * A dense picture small, in the same color space, as it is pasted up for position only: for a screen, never for a
 * press. Kept on the shelf.
 */
export async function forPosition(picture: Picture, shelf: CacheShelf): Promise<Developed> {
  const key = createHash("sha256")
    .update(`for position ${PREPARATION} ${LONGEST} ${JPEG.quality}\n${picture.id}`)
    .digest("hex");
  const kept = shelf.get(key);
  if (kept !== undefined) return finishJpeg(kept);
  const bytes = await reduced(await picture.load());
  shelf.put(key, bytes);
  return finishJpeg(bytes);
}

async function reduced(bytes: Uint8Array): Promise<Uint8Array> {
  const negative = inspect(bytes);
  if (negative.kind !== "photo") throw new Error("a JPEG that is none");
  const { default: sharp } = await import("sharp");
  sharp.cache(false);
  sharp.concurrency(1);
  const image = sharp(bytes, { limitInputPixels: false });
  const turned = upright(image, negative, await image.metadata());
  const size = {
    width: LONGEST,
    height: LONGEST,
    fit: "inside",
    withoutEnlargement: true,
  } as const;
  return turned.resize(size).jpeg(JPEG).toBuffer();
}
