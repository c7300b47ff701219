import type { Sharp } from "sharp";
import { hasFewColors } from "./few-colors.ts";
import type { PixelSize } from "./headers.ts";
import { samplesOf, type Samples } from "./samples.ts";

/** A picture that is transparent in part. */
export interface SeeThrough {
  /** Its colors as they are where it shows, without alpha: not mixed with the paper's. */
  readonly colors: Sharp;
  /** 0 for what is not seen to 255 for what hides all that lies under it, pixel after pixel. */
  readonly alpha: Uint8Array;
}

/**
 * Parts a picture with an alpha channel, scaled down to so many pixels unless it is line art; undefined where all of
 * it shows.
 */
export async function partedFrom(
  upright: Sharp,
  { pixels, gray }: { readonly pixels: PixelSize | undefined; readonly gray: boolean },
): Promise<SeeThrough | undefined> {
  // Gray samples alone would come without their alpha.
  const light = upright.clone().toColourspace("srgb");
  const whole = await samplesOf(light);
  const scaled =
    pixels === undefined || hasFewColors(whole)
      ? whole
      : await samplesOf(light.resize({ ...pixels, fit: "fill" }));
  return parted(scaled, gray ? 1 : 3);
}

/** What shows of a picture that is transparent in part, at so many pixels; undefined where all of it does. */
export async function alphaOf(
  upright: Sharp,
  { width, height }: PixelSize,
): Promise<Uint8Array | undefined> {
  const alpha = upright.clone().extractChannel("alpha").resize({ width, height, fit: "fill" });
  const { bytes } = await samplesOf(alpha.toColourspace("b-w"));
  return bytes.every((shows) => shows === OPAQUE) ? undefined : bytes;
}

const OPAQUE = 255;
/** What is hidden is white: whoever blurs it into what shows, blurs in paper. */
const HIDDEN = 255;

/** Of light in `count` channels: gray has the same in all three. */
async function parted(
  { width, height, channels, bytes }: Samples,
  count: 1 | 3,
): Promise<SeeThrough | undefined> {
  const colors = new Uint8Array(width * height * count);
  const alpha = new Uint8Array(width * height);
  let isWhole = true;
  for (let pixel = 0; pixel < alpha.length; pixel += 1) {
    const shows = bytes[pixel * channels + 3] ?? OPAQUE;
    alpha[pixel] = shows;
    isWhole &&= shows === OPAQUE;
    for (let i = 0; i < count; i += 1) {
      colors[pixel * count + i] = shows === 0 ? HIDDEN : (bytes[pixel * channels + i] ?? 0);
    }
  }
  if (isWhole) return undefined;
  const { default: sharp } = await import("sharp");
  const image = sharp(colors, { raw: { width, height, channels: count } });
  return { colors: image.toColourspace(count === 1 ? "b-w" : "srgb"), alpha };
}
