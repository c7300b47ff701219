import { createHash } from "node:crypto";
import { deflateSync, inflateSync } from "node:zlib";
import * as z from "zod";
import { mayPass, PREPARATION } from "./develop.ts";
import type { Darkroom, Made } from "./develop.ts";
import type { Developed } from "./finish.ts";
import type { Negative } from "./inspect.ts";
import { withoutBallast } from "./jpeg.ts";
import type { Extent, Silhouette } from "../geometry/silhouette.ts";

/** The cache's name for a picture: what it holds, how it is made ready, how large, and for which press. */
export function cacheKey(content: string, { pixels, separator }: Darkroom): string {
  const size = pixels === undefined ? "as it is" : `${pixels.width} × ${pixels.height}`;
  const press = separator === undefined ? "" : `\n${separator.key}`;
  return createHash("sha256").update(`${PREPARATION}\n${size}\n${content}${press}`).digest("hex");
}

const label = z.strictObject({
  id: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  space: z.enum(["gray", "rgb", "cmyk"]),
  coding: z.enum(["jpeg", "samples"]),
  inverted: z.boolean(),
  overInked: z.number().optional(),
  inkMap: z
    .strictObject({ columns: z.int().positive(), rows: z.int().positive(), inks: z.base64() })
    .optional(),
  bareMap: z
    .strictObject({ columns: z.int().positive(), rows: z.int().positive(), cells: z.base64() })
    .optional(),
  lineArt: z.literal(true).optional(),
  hasAlpha: z.literal(true).optional(),
  silhouette: z
    .array(z.strictObject({ left: z.number(), right: z.number() }).nullable())
    .optional(),
});

/**
 * A label of one line and the prepared bytes, behind them what shows of each pixel; without them where the file's own passed, for then they need
 * not lie on the disk twice, and only that they decode is remembered.
 */
export function toEntry({ developed, passed }: Made): Uint8Array {
  const { bytes, alpha, silhouette, inkMap, bareMap, ...plain } = developed;
  const facts = {
    ...plain,
    ...(alpha !== undefined && { hasAlpha: true }),
    ...(silhouette !== undefined && { silhouette: inJson(silhouette) }),
    ...(inkMap !== undefined && { inkMap: { ...inkMap, inks: toBase64(inkMap.inks) } }),
    // Large, and nearly all of it alike.
    ...(bareMap !== undefined && {
      bareMap: { ...bareMap, cells: toBase64(deflateSync(bareMap.cells)) },
    }),
  };
  const payload = passed ? [] : [bytes, alpha ?? new Uint8Array()];
  return Buffer.concat([Buffer.from(`${JSON.stringify(facts)}\n`), ...payload]);
}

/** The picture that an entry stands for, its file read where its bytes are wanted; undefined where it is not one of ours. */
export function fromEntry(
  entry: Uint8Array,
  source: () => Uint8Array,
  negative: Negative,
): Developed | undefined {
  const lineEnd = entry.indexOf(0x0a);
  const read = readLabel(new TextDecoder().decode(entry.subarray(0, Math.max(0, lineEnd))));
  if (read === undefined) return undefined;
  const { facts, hasAlpha } = read;
  const payload = entry.subarray(lineEnd + 1);
  if (hasAlpha) {
    const end = payload.length - facts.width * facts.height;
    return end > 0
      ? { ...facts, bytes: payload.subarray(0, end), alpha: payload.subarray(end) }
      : undefined;
  }
  if (payload.length > 0) return { ...facts, bytes: payload };
  if (!mayPass(negative)) return undefined;
  return {
    ...facts,
    get bytes() {
      return withoutBallast(source(), negative.jpeg);
    },
  };
}

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** JSON has no `undefined`. */
const inJson = (silhouette: Silhouette): readonly (Extent | null)[] =>
  silhouette.map((extent) => extent ?? null);

interface Label {
  readonly facts: Omit<Developed, "bytes" | "alpha">;
  readonly hasAlpha: boolean;
}

function readLabel(text: string): Label | undefined {
  try {
    const known = label.safeParse(JSON.parse(text)).data;
    if (known === undefined) return undefined;
    const {
      silhouette: bands,
      inkMap: packed,
      bareMap: pressed,
      hasAlpha = false,
      ...plain
    } = known;
    const bareMap = pressed && {
      ...pressed,
      cells: inflateSync(Buffer.from(pressed.cells, "base64")),
    };
    const inkMap = packed && { ...packed, inks: Buffer.from(packed.inks, "base64") };
    const silhouette = bands?.map((extent) => extent ?? undefined);
    const facts = {
      ...plain,
      ...(inkMap !== undefined && { inkMap }),
      ...(bareMap !== undefined && { bareMap }),
      ...(silhouette !== undefined && { silhouette }),
    };
    return { facts, hasAlpha };
  } catch {
    return undefined;
  }
}
