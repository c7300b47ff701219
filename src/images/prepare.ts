import { availableParallelism } from "node:os";
import { error, ok } from "../diagnostics/diagnostic.ts";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import type { PictureCache } from "../io/picture-cache.ts";
import type { Reader } from "../io/reader.ts";
import type { PictureOrder } from "../schema/phrase.ts";
import { cacheKey, fromEntry, toEntry } from "./cache-entry.ts";
import { develop } from "./develop.ts";
import type { Developed, Negative } from "./develop.ts";
import { inspect, MOST_PIXELS } from "./inspect.ts";
import type { Inspection } from "./inspect.ts";
import { pictureKey } from "./picture.ts";
import type { Picture, Pictures, Sketch } from "./picture.ts";
import { takeSketch } from "./sketch.ts";

/**
 * Reads, checks and makes ready all pictures that are ordered; look one up by its `pictureKey`. Drawings
 * are handed on as they were read. Every fault of every order is told, in the orders' sequence. Errors:
 * those of the reader, `image/format`, `image/corrupt`, `image/too-large` (limit), `drawing/encoding`,
 * `drawing/limit` (limit).
 */
export async function preparePictures(
  orders: readonly PictureOrder[],
  reader: Reader,
  cache: PictureCache,
): Promise<Outcome<PreparedPictures>> {
  const taken = orders.map((order) => take(order, reader));
  const negatives = new Map<string, Plate>();
  for (const one of taken) if (one.kind === "plate") negatives.set(one.key, one);
  const developed = new Map<string, Developed | undefined>();
  await inParallel([...negatives.values()], async (plate) => {
    developed.set(plate.key, await developOnce(plate, cache));
  });
  const pictures = new Map<string, Picture>();
  const sketches: Sketch[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const one of taken) {
    const ready = one.kind === "plate" ? developed.get(one.key) : undefined;
    if (one.kind === "faults") diagnostics.push(...one.diagnostics);
    else if (one.kind === "sketch") sketches.push(one.sketch);
    else if (ready === undefined) diagnostics.push(corrupt(one, "it cannot be decoded"));
    else pictures.set(pictureKey(one.order), { kind: "raster", ...ready, file: one.file });
  }
  return ok({ pictures, sketches }, diagnostics);
}

/** What the pictures came to. */
export interface PreparedPictures {
  readonly pictures: Pictures;
  /** The drawings, in the orders' sequence. */
  readonly sketches: readonly Sketch[];
}

/** A picture ordered, read and found to be one. */
interface Plate {
  readonly kind: "plate";
  readonly order: PictureOrder;
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly negative: Negative;
  readonly key: string;
}

type Taken =
  | Plate
  | { readonly kind: "sketch"; readonly sketch: Sketch }
  | { readonly kind: "faults"; readonly diagnostics: readonly Diagnostic[] };

function take(order: PictureOrder, reader: Reader): Taken {
  const { text: path, span } = order.src;
  const { value, diagnostics } = reader.readBytes({ path, from: span.file, span, noun: "picture" });
  if (value === undefined) return { kind: "faults", diagnostics };
  const { file, bytes } = value;
  const found = inspect(bytes);
  if (found.kind === "drawing") {
    const sketch = takeSketch(order, file, bytes);
    if (sketch.value !== undefined) return { kind: "sketch", sketch: sketch.value };
    return { kind: "faults", diagnostics: sketch.diagnostics };
  }
  if (found.kind !== "photo" && found.kind !== "raster") {
    return { kind: "faults", diagnostics: [...diagnostics, refusal({ order, file }, found)] };
  }
  return { kind: "plate", order, file, bytes, negative: found, key: cacheKey(bytes) };
}

async function developOnce(plate: Plate, cache: PictureCache): Promise<Developed | undefined> {
  const { bytes, negative, key } = plate;
  const entry = cache.get(key);
  const known = entry && fromEntry(entry, bytes, negative);
  if (known !== undefined) return known;
  const made = await develop(bytes, negative);
  if (made !== undefined) cache.put(key, toEntry(made, negative));
  return made;
}

/** As many at a time as there are cores; each picture held whole in memory is reason enough for no more. */
async function inParallel<T>(tasks: readonly T[], work: (task: T) => Promise<void>): Promise<void> {
  const queue = tasks.values();
  const worker = async (): Promise<void> => {
    for (const task of queue) await work(task);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}

type Ordered = Pick<Plate, "order" | "file">;

type Refused = Exclude<Inspection, Negative | { kind: "drawing" }>;

function refusal({ order, file }: Ordered, found: Refused): Diagnostic {
  const { span } = order.src;
  switch (found.kind) {
    case "stranger":
      return error("image/format", `\`${file}\` is ${found.what}`, {
        span,
        hints: ["save the picture as JPEG, PNG, WebP, TIFF or GIF, a drawing as plain SVG"],
      });
    case "broken":
      return corrupt({ order, file }, found.why);
    case "too-large":
      return error(
        "image/too-large",
        `\`${file}\` has ${found.width} × ${found.height} pixels, more than the ${MOST_PIXELS / 1e6} million that are read`,
        { span, kind: "limit", hints: ["scale it down to 300 pixels an inch of its printed size"] },
      );
  }
}

const corrupt = ({ order, file }: Ordered, why: string): Diagnostic =>
  error("image/corrupt", `the picture \`${file}\` is damaged: ${why}`, {
    span: order.src.span,
    hints: ["export it anew, or fetch it again from where it came"],
  });
