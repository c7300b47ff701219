import { createHash } from "node:crypto";
import { readJpeg, withoutBallast } from "./jpeg.ts";
import { isLineArt } from "./line-art.ts";
import type { Picture } from "./picture.ts";

/** A picture made ready, whichever file it came from. */
export interface Developed extends Omit<Picture, "kind" | "file" | "load" | "loadAlpha"> {
  readonly bytes: Uint8Array;
  /** What shows of each pixel; absent where all of it does. */
  readonly alpha?: Uint8Array;
}

/** A photo at this quality, colors undivided, is not told from its original at 300 pixels an inch. */
export const JPEG = { quality: 92, chromaSubsampling: "4:4:4" } as const;

/** A JPEG that was coded just now. */
export function finishJpeg(bytes: Uint8Array): Developed {
  const jpeg = readJpeg(bytes);
  if (jpeg === undefined) throw new Error("the JPEG that was written cannot be read");
  return finish("jpeg", withoutBallast(bytes, jpeg), jpeg);
}

interface Form {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  /** Of JPEGs. */
  readonly adobe?: boolean;
}

/** Bytes that are ready, with what a page has to know of them. */
export function finish(coding: Picture["coding"], bytes: Uint8Array, form: Form): Developed {
  const { width, height, components, adobe } = form;
  const space = spaceOf(components);
  if (space === undefined) throw new Error(`${components} components make no color`);
  const id = createHash("sha256")
    .update(`${coding} ${width} ${height} ${space}\n`)
    .update(bytes)
    .digest("hex");
  const inverted = space === "cmyk" && adobe === true;
  const lineArt = coding === "samples" && isLineArt({ width, height, channels: components, bytes });
  return {
    ...{ id, width, height, space, coding, bytes, inverted },
    ...(lineArt && { lineArt }),
  };
}

/** The colors of so many components; undefined where none have so many. */
export function spaceOf(components: number): Picture["space"] | undefined {
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
