import { createHash } from "node:crypto";
import type { Metadata, Sharp, SharpOptions } from "sharp";
import { MOST_PIXELS } from "./inspect.ts";
import type { Inspection } from "./inspect.ts";
import { readJpeg, withoutBallast } from "./jpeg.ts";
import type { JpegFacts } from "./jpeg.ts";
import type { Picture } from "./picture.ts";

/** A picture made ready, whichever file it came from. */
export type Developed = Omit<Picture, "kind" | "file">;

/** A file that `inspect` found to be a picture. */
export type Negative = Extract<Inspection, { kind: "photo" | "raster" }>;

/** Stands for everything that decides how a picture comes out; a change of it voids what the cache holds. */
export const PREPARATION = "1 sharp-0.35.5";

/** A photo at this quality, colors undivided, is not told from its original at 300 pixels an inch. */
const QUALITY = 92;
/** Line art, screen shots and tints have few colors; JPEG would blur their edges. */
const FEW_COLORS = 256;
const SMALL = 256 * 256;

/**
 * Decodes a picture to its last pixel and makes it ready: a common upright JPEG goes on as it is, line
 * art as samples, everything else as a JPEG, upright, without alpha, 8 bits a sample, RGB in sRGB.
 * Undefined where it cannot be decoded.
 */
export async function develop(
  bytes: Uint8Array,
  negative: Negative,
): Promise<Developed | undefined> {
  const { default: sharp } = await import("sharp");
  sharp.cache(false);
  sharp.concurrency(1);
  // Only the decoder's complaints say that a JPEG's coded data is damaged.
  const options: SharpOptions = { failOn: "warning", limitInputPixels: MOST_PIXELS };
  try {
    const image = sharp(bytes, options);
    if (negative.kind !== "photo" || !mayPass(negative.jpeg)) {
      return await convert(image, negative);
    }
    await image.raw().toBuffer();
    return passed(bytes, negative.jpeg);
  } catch {
    return undefined;
  }
}

/** Whether a PDF can hold the JPEG as it is, and shows the same colors. */
export function mayPass(jpeg: JpegFacts): boolean {
  return (
    jpeg.common &&
    jpeg.precision === 8 &&
    spaceOf(jpeg.components) !== undefined &&
    jpeg.orientation === 1 &&
    !jpeg.foreignProfile &&
    (jpeg.components !== 3 || jpeg.colorModelSaid)
  );
}

/** A JPEG that may pass, without its ballast. */
function passed(bytes: Uint8Array, jpeg: JpegFacts): Developed {
  return finish("jpeg", withoutBallast(bytes, jpeg), jpeg);
}

async function convert(image: Sharp, negative: Negative): Promise<Developed> {
  const upright = normalize(image, await image.metadata());
  if (negative.kind === "raster") {
    const { data, info } = await upright.clone().raw().toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    if (width * height <= SMALL || hasFewColors(data, channels)) {
      return finish("samples", Uint8Array.from(data), { width, height, components: channels });
    }
  }
  const coded = await upright.jpeg({ quality: QUALITY, chromaSubsampling: "4:4:4" }).toBuffer();
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
