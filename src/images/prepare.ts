import { availableParallelism } from "node:os";
import type { Separator } from "../color/press.ts";
import { ok } from "../diagnostics/diagnostic.ts";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import type { CacheShelf } from "../io/cache.ts";
import type { Reader } from "../io/reader.ts";
import { ofAwaited } from "./awaited.ts";
import { cacheKey, fromEntry, toEntry } from "./cache-entry.ts";
import { develop } from "./develop.ts";
import type { Developed } from "./finish.ts";
import { upright } from "./headers.ts";
import type { PixelSize } from "./headers.ts";
import { pictureKey } from "./picture.ts";
import type { Picture, Pictures, Sketch, SuppliedPdf } from "./picture.ts";
import { pixelsFor } from "./place.ts";
import type { PlacedOrder } from "./place.ts";
import { corrupt, take, type Found, type Taken } from "./take.ts";

/**
 * Reads, checks and makes ready all pictures that are ordered; look one up by its `pictureKey`. What is
 * much finer than the largest of its places can show is scaled down; for a press colors are brought into its inks. Drawings,
 * and PDFs where an order may be a page of one, are handed on as they were read. Every fault of every order is told, in the orders' sequence. Errors: those of the reader,
 * `image/format`, `image/corrupt`, `image/no-page`, `image/too-large` (limit), `drawing/encoding`, `drawing/limit` (limit);
 * warning: `image/profile`.
 */
export async function preparePictures(
  placed: readonly PlacedOrder[],
  reader: Reader,
  cache: CacheShelf,
  { separator, tell }: Preparation = {},
): Promise<Outcome<PreparedPictures>> {
  const taken = placed.map((one) => take(one, reader));
  const developed = new Map<string, Ready | undefined>();
  const plates = platesOf(taken);
  await inParallel(plates, async (plate) => {
    tell?.(developed.size + 1, plates.length);
    developed.set(plate.content, await readyPicture(plate, cache, separator));
  });
  const pictures = new Map<string, Picture>();
  const sketches: Sketch[] = [];
  const pdfs: SuppliedPdf[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [at, one] of taken.entries()) {
    const worded = placed[at]?.mayBeLate === true ? ofAwaited : (fault: Diagnostic) => fault;
    diagnostics.push(...one.diagnostics.map(worded));
    if (one.kind === "faults") continue;
    if (one.kind === "sketch") {
      sketches.push(one.sketch);
      continue;
    }
    if (one.kind === "pdf") {
      pdfs.push(one.pdf);
      continue;
    }
    const ready = developed.get(one.content);
    if (ready === undefined) diagnostics.push(worded(corrupt(one, "it cannot be decoded")));
    else pictures.set(pictureKey(one.order), { kind: "raster", ...ready, file: one.file });
  }
  return ok({ pictures, sketches, pdfs }, diagnostics);
}

/** How pictures are made ready. */
interface Preparation {
  /** Into the press's inks; absent: they keep their colors. */
  readonly separator?: Separator | undefined;
  /** Told as each picture is begun: the how many-th, of how many. */
  readonly tell?: (number: number, of: number) => void;
}

/** What the pictures came to. */
export interface PreparedPictures {
  readonly pictures: Pictures;
  /** The drawings, in the orders' sequence. */
  readonly sketches: readonly Sketch[];
  /** The PDFs of which pages were ordered, likewise. */
  readonly pdfs: readonly SuppliedPdf[];
}

/** A file to be made ready, once for all its orders. */
interface Plate extends Pick<Taken, "read" | "negative" | "content"> {
  /** What it is scaled down to; absent: it stays as it is. */
  readonly pixels: PixelSize | undefined;
}

/** The largest of its places decides how large a picture is made. */
function platesOf(taken: readonly Found[]): readonly Plate[] {
  const pictures = taken.filter((one) => one.kind === "picture");
  const first = new Map(pictures.toReversed().map((one) => [one.content, one]));
  return [...first.values()].map(({ read, negative, content }) => {
    const places = pictures.filter((one) => one.content === content).map(({ place }) => place);
    return { read, negative, content, pixels: pixelsFor(upright(negative), places) };
  });
}

/** What a picture is, and how its bytes are had. */
type Ready = Omit<Picture, "kind" | "file">;

async function readyPicture(
  plate: Plate,
  cache: CacheShelf,
  separator: Separator | undefined,
): Promise<Ready | undefined> {
  const developed = await developOnce(plate, cache, separator);
  if (developed === undefined) return undefined;
  const { id, width, height, space, coding, inverted } = developed;
  const { silhouette, overInked, inkMap, bareMap, lineArt, alpha } = developed;
  const again = async (): Promise<Developed> => {
    const found = await developOnce(plate, cache, separator);
    if (found?.id !== id) throw new Error("a picture was changed while it was printed");
    return found;
  };
  return {
    ...{ id, width, height, space, coding, inverted, overInked, inkMap, bareMap, lineArt },
    ...(silhouette !== undefined && { silhouette }),
    load: async () => (await again()).bytes,
    ...(alpha !== undefined && {
      loadAlpha: async () => (await again()).alpha ?? new Uint8Array(),
    }),
  };
}

async function developOnce(
  { read, negative, content, pixels }: Plate,
  cache: CacheShelf,
  separator: Separator | undefined,
): Promise<Developed | undefined> {
  const darkroom = { pixels, separator };
  const key = cacheKey(content, darkroom);
  const entry = cache.get(key);
  const known = entry && fromEntry(entry, read, negative);
  if (known !== undefined) return known;
  const made = await develop(read(), negative, darkroom);
  if (made !== undefined) cache.put(key, toEntry(made));
  return made?.developed;
}

/** As many at a time as there are cores; each picture held whole in memory is reason enough for no more. */
async function inParallel<T>(tasks: readonly T[], work: (task: T) => Promise<void>): Promise<void> {
  const queue = tasks.values();
  const worker = async (): Promise<void> => {
    for (const task of queue) await work(task);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}
