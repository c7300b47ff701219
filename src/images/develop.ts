import { createHash } from "node:crypto";
import type { Metadata, Sharp, SharpOptions } from "sharp";
import { silhouetteOf } from "./cut-out.ts";
import { MOST_PIXELS } from "./inspect.ts";
import type { Inspection } from "./inspect.ts";
import type { PixelSize } from "./headers.ts";
import { readJpeg, withoutBallast } from "./jpeg.ts";
import type { Picture } from "./picture.ts";

/** A picture made ready, whichever file it came from. */
export type Developed = Omit<Picture, "kind" | "file">;

/** A file that `inspect` found to be a picture. */
export type Negative = Extract<Inspection, { kind: "photo" | "raster" }>;

type Photo = Extract<Negative, { kind: "photo" }>;

/** Stands for everything that decides how a picture comes out; a change of it voids what the cache holds. */
export const PREPARATION = "3 sharp-0.35.5";

/** A photo at this quality, colors undivided, is not told from its original at 300 pixels an inch. */
const QUALITY = 92;
/** Line art, screen shots and tints have few colors; JPEG would blur their edges. */
const FEW_COLORS = 256;
const SMALL = 256 * 256;
/** A JPEG is coded again only where that makes it lighter by a fifth: each coding costs some sharpness. */
const WORTH = 0.8;

/**
 * Decodes a picture to its last pixel and makes it ready: a common upright JPEG goes on as it is, line
 * art as samples, everything else as a JPEG, upright, without alpha, 8 bits a sample, RGB in sRGB. To
 * `pixels`, if given, all but line art is scaled down. Undefined where it cannot be decoded.
 */
export async function develop(
  bytes: Uint8Array,
  negative: Negative,
  pixels?: PixelSize,
): Promise<Developed | undefined> {
  const { default: sharp } = await import("sharp");
  sharp.cache(false);
  sharp.concurrency(1);
  // Only the decoder's complaints say that a JPEG's coded data is damaged.
  const options: SharpOptions = { failOn: "warning", limitInputPixels: MOST_PIXELS };
  try {
    const image = sharp(bytes, options);
    if (!mayPass(negative)) return await convert(image, negative, pixels);
    if (pixels === undefined) await image.raw().toBuffer();
    const smaller = pixels && (await convert(image, negative, pixels));
    return smaller && smaller.bytes.length < WORTH * bytes.length
      ? smaller
      : finish("jpeg", withoutBallast(bytes, negative.jpeg), negative.jpeg);
  } catch {
    return undefined;
  }
}

/** Whether it is a JPEG that a PDF can hold as it is, and show in the same colors. */
export function mayPass(negative: Negative): negative is Photo {
  if (negative.kind !== "photo") return false;
  const { components, orientation, foreignProfile, colorModelSaid } = negative.jpeg;
  if (orientation !== 1 || foreignProfile) return false;
  return spaceOf(components) !== undefined && (components !== 3 || colorModelSaid);
}

async function convert(
  image: Sharp,
  negative: Negative,
  pixels: PixelSize | undefined,
): Promise<Developed> {
  const metadata = await image.metadata();
  const made = await convertColors(image, negative, metadata, pixels);
  if (!metadata.hasAlpha) return made;
  const silhouette = await silhouetteOf(image.clone().autoOrient());
  return silhouette === undefined ? made : { ...made, silhouette };
}

async function convertColors(
  image: Sharp,
  negative: Negative,
  metadata: Metadata,
  pixels: PixelSize | undefined,
): Promise<Developed> {
  const normal = normalize(image.clone(), metadata);
  // The decoder takes all inks of a JPEG for inverted, as Adobe has them; those of others are not.
  const isPlainInk =
    negative.kind === "photo" && negative.jpeg.components === 4 && !negative.jpeg.adobe;
  const upright = isPlainInk ? normal.negate() : normal;
  if (negative.kind === "raster") {
    const { data, info } = await upright.clone().raw().toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    if (width * height <= SMALL || hasFewColors(data, channels)) {
      return finish("samples", Uint8Array.from(data), { width, height, components: channels });
    }
  }
  const sized = pixels === undefined ? upright : upright.resize({ ...pixels, fit: "fill" });
  const coded = await sized.jpeg({ quality: QUALITY, chromaSubsampling: "4:4:4" }).toBuffer();
  const bytes = Uint8Array.from(coded);
  const jpeg = readJpeg(bytes);
  if (jpeg === undefined) throw new Error("the JPEG that was written cannot be read");
  return finish("jpeg", withoutBallast(bytes, jpeg), jpeg);
}

/** Upright, flat on white, gray as gray, inks as they are, all other colors in sRGB. */
function normalize(image: Sharp, { space, hasAlpha }: Metadata): Sharp {
  const upright = image.autoOrient();
  if (space === "cmyk") {
    return upright.removeAlpha().pipelineColourspace("cmyk").toColourspace("cmyk");
  }
  const flat = hasAlpha ? upright.flatten({ background: "#ffffff" }) : upright;
  const gray = space === "b-w" || space === "grey16";
  return flat.toColourspace(gray ? "b-w" : "srgb");
}

function hasFewColors(samples: Uint8Array, channels: number): boolean {
  const colors = new Set<number>();
  for (let at = 0; at < samples.length; at += channels) {
    let color = 0;
    for (let i = at; i < at + channels; i++) color = color * 256 + (samples[i] ?? 0);
    if (colors.size < colors.add(color).size && colors.size > FEW_COLORS) return false;
  }
  return true;
}

interface Form {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  /** Of JPEGs. */
  readonly adobe?: boolean;
}

function finish(coding: Picture["coding"], bytes: Uint8Array, form: Form): Developed {
  const { width, height, components, adobe } = form;
  const space = spaceOf(components);
  if (space === undefined) throw new Error(`${components} components make no color`);
  const id = createHash("sha256")
    .update(`${coding} ${width} ${height} ${space}\n`)
    .update(bytes)
    .digest("hex");
  const inverted = space === "cmyk" && adobe === true;
  return { id, width, height, space, coding, bytes, inverted };
}

function spaceOf(components: number): Picture["space"] | undefined {
  switch (components) {
    case 1:
      return "gray";
    case 3:
      return "rgb";
    case 4:
      return "cmyk";
    default:
      return undefined;
  }
}
