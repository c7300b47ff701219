import { createHash } from "node:crypto";
import * as z from "zod";
import { PREPARATION } from "./develop.ts";
import type { Developed } from "./develop.ts";
import type { PixelSize } from "./headers.ts";

/** The cache's name for a picture: what it holds, how it is made ready, and how large. */
export function cacheKey(content: string, pixels: PixelSize | undefined): string {
  const size = pixels === undefined ? "as it is" : `${pixels.width} × ${pixels.height}`;
  return createHash("sha256").update(`${PREPARATION}\n${size}\n${content}`).digest("hex");
}

const label = z.strictObject({
  id: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  space: z.enum(["gray", "rgb", "cmyk"]),
  coding: z.enum(["jpeg", "samples"]),
  inverted: z.boolean(),
});

/**
 * A label of one line and the prepared bytes; without them where the file's own pass, for then they need
 * not lie on the disk twice, and only that they decode is remembered.
 */
export function toEntry(developed: Developed, passes: boolean): Uint8Array {
  const { bytes, ...facts } = developed;
  const payload = passes ? new Uint8Array() : bytes;
  return Buffer.concat([Buffer.from(`${JSON.stringify(facts)}\n`), payload]);
}

/** The picture that an entry stands for, its bytes those of the source where that passed; undefined where it is not one of ours. */
export function fromEntry(
  entry: Uint8Array,
  passed: Uint8Array | undefined,
): Developed | undefined {
  const lineEnd = entry.indexOf(0x0a);
  const facts = readLabel(new TextDecoder().decode(entry.subarray(0, Math.max(0, lineEnd))));
  if (facts === undefined) return undefined;
  return { ...facts, bytes: passed ?? entry.subarray(lineEnd + 1) };
}

function readLabel(text: string): z.infer<typeof label> | undefined {
  try {
    return label.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
