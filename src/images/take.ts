import { createHash } from "node:crypto";
import { error, warning, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Reader } from "../io/reader.ts";
import type { PictureOrder } from "../schema/phrase.ts";
import { inspect, MOST_PIXELS, type Inspection, type Negative } from "./inspect.ts";
import type { Sketch, SuppliedPdf } from "./picture.ts";
import type { Place, PlacedOrder } from "./place.ts";
import { takeSketch } from "./sketch.ts";

/** A picture ordered, read and found to be one. */
export interface Taken {
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

/** What an order came to. */
export type Found = Taken | TakenSketch | TakenPdf | Faults;

/** Reads what is ordered, and finds out what it is. */
export function take({ order, place }: PlacedOrder, reader: Reader): Found {
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

function bytesAgain({ src: { text: path, span } }: PictureOrder, reader: Reader): Uint8Array {
  const { value } = reader.readBytes({ path, from: span.file, span, noun: "picture" });
  if (value === undefined) throw new Error(`the picture ${path} was taken away`);
  return value.bytes;
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

function noPages({ src: { span }, page, isHalf }: PictureOrder, file: string): Diagnostic {
  const [key, lacks] = isHalf
    ? ["halves", "whose pages the halves could be"]
    : ["page", `and has no page ${page ?? 1}`];
  const says = `\`${file}\` is no PDF${isHalf ? "" : ","} ${lacks}`;
  const hints = [`take \`${key}\` out, or name the PDF that has the page${isHalf ? "s" : ""}`];
  return error("image/no-page", says, { span, hints });
}

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

/** That a picture which was found to be one is none all the same. */
export const corrupt = ({ order, file }: Ordered, why: string): Diagnostic =>
  error("image/corrupt", `the picture \`${file}\` is damaged: ${why}`, {
    span: order.src.span,
    hints: ["export it anew, or fetch it again from where it came"],
  });
