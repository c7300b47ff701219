import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import type { Separator } from "../color/press.ts";
import { error, ok, warning } from "../diagnostics/diagnostic.ts";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import type { CacheShelf } from "../io/cache.ts";
import type { Reader } from "../io/reader.ts";
import type { PictureOrder } from "../schema/phrase.ts";
import { cacheKey, fromEntry, toEntry } from "./cache-entry.ts";
import { develop } from "./develop.ts";
import type { Developed } from "./finish.ts";
import { upright } from "./headers.ts";
import type { PixelSize } from "./headers.ts";
import { inspect, MOST_PIXELS } from "./inspect.ts";
import type { Inspection, Negative } from "./inspect.ts";
import { pictureKey } from "./picture.ts";
import type { Picture, Pictures, Sketch, SuppliedPdf } from "./picture.ts";
import { pixelsFor } from "./place.ts";
import type { Place, PlacedOrder } from "./place.ts";
import { takeSketch } from "./sketch.ts";

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
    const ofAdvert = placed[at]?.mayBeLate === true;
    diagnostics.push(...one.diagnostics.map(ofAdvert ? late : same));
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
    if (ready === undefined) {
      diagnostics.push((ofAdvert ? late : same)(corrupt(one, "it cannot be decoded")));
    } else pictures.set(pictureKey(one.order), { kind: "raster", ...ready, file: one.file });
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

/** A picture ordered, read and found to be one. */
interface Taken {
  readonly kind: "picture";
  readonly order: PictureOrder;
  readonly place: Place;
  readonly file: string;
  /** Reads the file again: the bytes of all pictures together fill a memory. */
  readonly read: () => Uint8Array;
  readonly negative: Negative;
  /** Hash of the file: the same under any name. */
  readonly content: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** A drawing ordered and read: it is drawn when the theme's inks and faces are known. */
interface TakenSketch {
  readonly kind: "sketch";
  readonly sketch: Sketch;
  readonly diagnostics: readonly Diagnostic[];
}

interface TakenPdf {
  readonly kind: "pdf";
  readonly pdf: SuppliedPdf;
  readonly diagnostics: readonly Diagnostic[];
}

interface Faults {
  readonly kind: "faults";
  readonly diagnostics: readonly Diagnostic[];
}

type Found = Taken | TakenSketch | TakenPdf | Faults;

function take({ order, place }: PlacedOrder, reader: Reader): Found {
  const { text: path, span } = order.src;
  const { value, diagnostics } = reader.readBytes({ path, from: span.file, span, noun: "picture" });
  if (value === undefined) return { kind: "faults", diagnostics };
  const { file, bytes } = value;
  const found = inspect(bytes);
  if (found.kind === "pdf") {
    const { page } = order;
    if (page !== undefined) return { kind: "pdf", pdf: { order, page, file, bytes }, diagnostics };
    const stranger = { kind: "stranger", what: "a PDF file" } as const;
    return { kind: "faults", diagnostics: [...diagnostics, refusal({ order, file }, stranger)] };
  }
  if (order.page !== undefined && order.page > 1) {
    return { kind: "faults", diagnostics: [...diagnostics, noPages(order, file)] };
  }
  if (found.kind === "drawing") {
    const sketch = takeSketch(order, file, bytes);
    if (sketch.value !== undefined) {
      return { kind: "sketch", sketch: sketch.value, diagnostics };
    }
    return { kind: "faults", diagnostics: [...diagnostics, ...sketch.diagnostics] };
  }
  if (found.kind !== "photo" && found.kind !== "raster") {
    return { kind: "faults", diagnostics: [...diagnostics, refusal({ order, file }, found)] };
  }
  const content = createHash("sha256").update(bytes).digest("hex");
  const told = [...diagnostics, ...profileFaults({ order, file }, found)];
  return {
    kind: "picture",
    order,
    place,
    file,
    read: () => bytesAgain(order, reader),
    negative: found,
    content,
    diagnostics: told,
  };
}

const same = (fault: Diagnostic): Diagnostic => fault;

/** What an advert's file can be, and who can make it so. */
const GOOD_ADVERT =
  "ask the advertiser for it anew, as PDF, JPEG, PNG, WebP, TIFF, GIF or plain SVG";
/** These say that the file is not what it should be, and are for a house's own pictures to be saved anew. */
const SENT_ANEW = ["image/empty", "image/format", "image/corrupt"];

/** An advert that is not there may not have come yet, and a good one may come for one that is not good. */
function late(fault: Diagnostic): Diagnostic {
  const { severity, code, message, hints } = fault;
  if (severity !== "error") return fault;
  const kept =
    code === "image/missing"
      ? "take `file` out while it has not come: its place is kept"
      : "until a good one has come take `file` out: its place is kept";
  return {
    ...fault,
    message: message.replace(/^(?<article>the|no) picture /u, "$<article> artwork "),
    hints: [...(SENT_ANEW.includes(code) ? [GOOD_ADVERT] : hints), kept],
  };
}

function bytesAgain({ src: { text: path, span } }: PictureOrder, reader: Reader): Uint8Array {
  const { value } = reader.readBytes({ path, from: span.file, span, noun: "picture" });
  if (value === undefined) throw new Error(`the picture ${path} was taken away`);
  return value.bytes;
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

type Ordered = Pick<Taken, "order" | "file">;

type Refused = Exclude<Inspection, Negative | { kind: "drawing" | "pdf" }>;

function refusal({ order, file }: Ordered, found: Refused): Diagnostic {
  const { span } = order.src;
  switch (found.kind) {
    case "stranger":
      return error("image/format", `\`${file}\` is ${found.what}`, {
        span,
        hints: [
          `save the picture as JPEG, PNG, WebP, TIFF or GIF, a drawing as plain SVG${order.page === undefined ? "" : ", a whole page as PDF"}`,
        ],
      });
    case "odd":
      return error("image/format", `\`${file}\` is ${found.what}, which presses cannot read`, {
        span,
        hints: ["save it anew as a common JPEG: baseline or progressive, 8 bits"],
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

const noPages = ({ src: { span }, page }: PictureOrder, file: string): Diagnostic =>
  error("image/no-page", `\`${file}\` is no PDF, and has no page ${page ?? 1}`, {
    span,
    hints: ["take `page` out, or name the PDF that has the page"],
  });

/** A profile that cannot be meant: the picture's numbers are taken as if it had none. */
function profileFaults({ order, file }: Ordered, negative: Negative): readonly Diagnostic[] {
  const why = negative.brokenProfile ? "is damaged" : mismatchOf(negative);
  if (why === undefined) return [];
  const sentence = `the color profile in \`${file}\` ${why}: its colors are taken as if it had none`;
  const hints = ["look at its colors, and export it anew with the profile that it was made in"];
  return [warning("image/profile", sentence, { span: order.src.span, hints })];
}

/** Gray with a profile of RGB is gray all the same. */
function mismatchOf(negative: Negative): string | undefined {
  if (negative.kind !== "photo") return undefined;
  const { profile, components } = negative.jpeg;
  if (components === 3 && profile === "cmyk") return "is for CMYK, and the picture is RGB";
  if (components === 4 && profile === "rgb") return "is for RGB, and the picture is CMYK";
  return undefined;
}

const corrupt = ({ order, file }: Ordered, why: string): Diagnostic =>
  error("image/corrupt", `the picture \`${file}\` is damaged: ${why}`, {
    span: order.src.span,
    hints: ["export it anew, or fetch it again from where it came"],
  });
