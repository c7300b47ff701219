import type { Metadata, Sharp } from "sharp";
import type { Separator } from "../color/press.ts";
import { readProfileHead } from "../color/profile.ts";
import { hasFewColors } from "./few-colors.ts";
import type { PixelSize } from "./headers.ts";
import { inkSheet } from "./ink-sheet.ts";
import { inkingOf, inkMapOf, type Inking } from "./inking.ts";
import { samplesOf, type Samples } from "./samples.ts";

/** A picture for a press: gray, or four inks. */
export interface Separated extends PixelSize, Inking {
  /** Samples of 8 bits, pixel after pixel, or what an encoder is to make of them. */
  readonly coding: "samples" | "jpeg";
  readonly bytes: Uint8Array;
  readonly components: 1 | 4;
}

export interface SeparationOrder {
  /** Upright and flat, its numbers as they are in the file. */
  readonly image: Sharp;
  readonly metadata: Metadata;
  /** Photos are scaled down to so many pixels; absent: they stay as large as they are. */
  readonly pixels: PixelSize | undefined;
  /** It may be line art, which keeps every pixel. */
  readonly mayBeLineArt: boolean;
  readonly separator: Separator;
}

/**
 * Brings a picture in RGB, or in another press's inks, into a press's inks by the profile that it carries, or as
 * sRGB. What has no color in it becomes gray: black ink alone, as dark as it was.
 */
export async function separated(order: SeparationOrder, encode: Encoder): Promise<Separated> {
  const { image, pixels } = order;
  if (order.mayBeLineArt) {
    const whole = await samplesOf(image);
    if (hasFewColors(whole)) return separateSamples(whole, order);
  }
  const sized = pixels === undefined ? image : image.clone().resize({ ...pixels, fit: "fill" });
  const made = await separateSamples(await samplesOf(sized), order);
  const { width, height, components, bytes } = made;
  if (components === 1) {
    const raw = { width, height, channels: 1 } as const;
    return { width, height, components, coding: "jpeg", bytes: await encode.gray(bytes, raw) };
  }
  const sheet = inkSheet(bytes, width, height);
  return { ...made, coding: "jpeg", bytes: await encode.inks(sheet) };
}

/** What makes JPEGs. */
export interface Encoder {
  gray(samples: Uint8Array, raw: PixelSize & { readonly channels: 1 }): Promise<Uint8Array>;
  /** Of a TIFF in inks. */
  inks(sheet: Uint8Array): Promise<Uint8Array>;
}

async function separateSamples(
  { width, height, channels, bytes }: Samples,
  { metadata, separator }: SeparationOrder,
): Promise<Separated> {
  const pixels = { width, height };
  const size = { ...pixels, coding: "samples" } as const;
  if (channels === 3 && isNeutral(bytes)) {
    return { ...size, components: 1, bytes: grayOf(bytes, await separator.grays()) };
  }
  const { icc } = metadata;
  const said = icc === undefined ? undefined : readProfileHead(icc)?.space;
  const isMeant = said === (channels === 3 ? "rgb" : "cmyk");
  const own = icc === undefined || !isMeant ? undefined : await separator.open(icc);
  const convert = own ?? (channels === 3 ? await separator.open("srgb") : undefined);
  // Inks of a press that nobody knows are taken for this one's.
  if (convert === undefined) {
    return { ...size, components: 4, bytes, ...inkingOf({ ...pixels, bytes }, separator.maxInk) };
  }
  const inks = convert(bytes);
  return { ...size, components: 4, bytes: inks, inkMap: inkMapOf({ ...pixels, bytes: inks }) };
}

/** The last digit of a gray may differ from one color to the next. */
const NEUTRAL = 2;

function isNeutral(colors: Uint8Array): boolean {
  for (let at = 0; at < colors.length; at += 3) {
    const red = colors[at] ?? 0;
    const green = colors[at + 1] ?? 0;
    const blue = colors[at + 2] ?? 0;
    if (Math.abs(red - green) > NEUTRAL || Math.abs(green - blue) > NEUTRAL) return false;
  }
  return true;
}

function grayOf(colors: Uint8Array, tones: Uint8Array): Uint8Array {
  const grays = new Uint8Array(colors.length / 3);
  for (let i = 0; i < grays.length; i += 1) grays[i] = tones[colors[3 * i + 1] ?? 0] ?? 0;
  return grays;
}
