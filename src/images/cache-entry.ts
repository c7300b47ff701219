import { createHash } from "node:crypto";
import * as z from "zod";
import { mayPass, PREPARATION } from "./develop.ts";
import type { Developed, Negative } from "./develop.ts";
import { withoutBallast } from "./jpeg.ts";

/** The cache's name for a picture: what it holds and how it is made ready. */
export function cacheKey(bytes: Uint8Array): string {
  return createHash("sha256").update(`${PREPARATION}\n`).update(bytes).digest("hex");
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
export function toEntry(developed: Developed, negative: Negative): Uint8Array {
  const { bytes, ...facts } = developed;
  const payload = passes(negative) ? new Uint8Array() : bytes;
  return Buffer.concat([Buffer.from(`${JSON.stringify(facts)}\n`), payload]);
}

/** The picture that an entry stands for; undefined where it is not one of ours. */
export function fromEntry(
  entry: Uint8Array,
  source: Uint8Array,
  negative: Negative,
): Developed | undefined {
  const lineEnd = entry.indexOf(0x0a);
  const facts = readLabel(new TextDecoder().decode(entry.subarray(0, Math.max(0, lineEnd))));
  if (facts === undefined) return undefined;
  const bytes =
    negative.kind === "photo" && mayPass(negative.jpeg)
      ? withoutBallast(source, negative.jpeg)
      : entry.subarray(lineEnd + 1);
  return { ...facts, bytes };
}

const passes = (negative: Negative): boolean => negative.kind === "photo" && mayPass(negative.jpeg);

function readLabel(text: string): z.infer<typeof label> | undefined {
  try {
    return label.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
