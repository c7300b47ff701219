import type { Sharp } from "sharp";
import type { PixelSize } from "./headers.ts";

/** A picture pixel after pixel, row after row, 8 bits a sample. */
export interface Samples extends PixelSize {
  readonly channels: number;
  readonly bytes: Uint8Array;
}

/** Decodes a picture as it stands in its pipeline. */
export async function samplesOf(image: Sharp): Promise<Samples> {
  const { data, info } = await image.clone().raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return { width, height, channels, bytes: data };
}
