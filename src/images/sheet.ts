import type { Metadata, Sharp } from "sharp";
import type { PixelSize } from "./headers.ts";
import type { Negative } from "./inspect.ts";
import { partedFrom } from "./see-through.ts";

/** What a picture's file says of it, and how large it is wanted. */
export interface Wanted {
  readonly negative: Negative;
  readonly metadata: Metadata;
  readonly pixels: PixelSize | undefined;
}

/** A picture upright and without alpha, what it is still to be scaled down to, and what shows of it if not all does. */
export interface Sheet {
  readonly image: Sharp;
  readonly pixels: PixelSize | undefined;
  readonly alpha?: Uint8Array;
}

export async function sheetOf(
  image: Sharp,
  { negative, metadata, pixels }: Wanted,
): Promise<Sheet> {
  const { hasAlpha, space } = metadata;
  const parted =
    hasAlpha && space !== "cmyk"
      ? await partedFrom(image.clone().autoOrient(), { pixels, gray: isGray(space) })
      : undefined;
  return parted === undefined
    ? { image: upright(image, negative, metadata), pixels }
    : { image: parted.colors, pixels: undefined, alpha: parted.alpha };
}

export const inInks = (image: Sharp): Sharp =>
  image.pipelineColourspace("cmyk").toColourspace("cmyk");

/** Upright, without alpha, gray as gray, inks as they are, all other colors in RGB. */
export function upright(image: Sharp, negative: Negative, { space, depth }: Metadata): Sharp {
  const turned = image.autoOrient().removeAlpha();
  if (space === "cmyk") {
    const deep = inInks(turned);
    // Of inks the library takes 16 bits for 8 that are too large.
    const inks = depth === "ushort" ? deep.linear(1 / 257, 0) : deep;
    // The decoder takes all inks of a JPEG for inverted, as Adobe has them; those of others are not.
    const isPlainInk =
      negative.kind === "photo" && negative.jpeg.components === 4 && !negative.jpeg.adobe;
    return isPlainInk ? inks.negate() : inks;
  }
  return turned.toColourspace(isGray(space) ? "b-w" : "srgb");
}

export const isGray = (space: string): boolean => space === "b-w" || space === "grey16";
