import * as z from "zod";
import type { Severity } from "../diagnostics/diagnostic.ts";

/** How a check that fails may be taken. */
export const severity = z.enum(["error", "warning", "off"]);

const taken = (usual: Severity, says: string) => severity.default(usual).describe(says);

/**
 * What is looked for in files of other people's beside what finished pages are looked over for: in a PDF that was
 * sent, and in an advert before it is placed. Each has the severity that holds where a printer says nothing of it.
 */
export const fileChecks = z.strictObject({
  header: taken("warning", "Bytes before the PDF begins."),
  end: taken("error", "A file that breaks off."),
  table: taken("error", "A table of the file's objects that is broken."),
  object: taken("error", "Objects of the file that cannot be read."),
  stream: taken("error", "Streams that are damaged."),
  "stream-length": taken("error", "Streams that are not as long as the file says."),
  "page-tree": taken("error", "A tree of pages that is broken or empty."),
  contents: taken("error", "Contents of a page that make no sense."),
  resource: taken("error", "Fonts, pictures, colors or states that are named and not there."),
  "media-box": taken("error", "A page that has no sheet, or an absurd one."),
  "trim-box": taken("error", "A page that does not say where it is cut."),
  boxes: taken("error", "Boxes of a page that do not lie in one another."),
  "bleed-box": taken("warning", "A bleed box that is smaller than the printer's bleed."),
  "page-size": taken("warning", "Pages of several sizes in one file."),
  rotation: taken("warning", "Pages that are turned where they are looked at."),
  "user-unit": taken("error", "Pages that count in other units than points."),
  standard: taken("warning", "A file that does not say that it is PDF/X."),
  version: taken("error", "A later PDF than the file's standard knows."),
  "output-intent": taken("error", "A file that does not say for which press it is."),
  "output-profile": taken("error", "A press's profile that is damaged or no press's."),
  "trailer-id": taken("error", "A file without a number of its own."),
  trapped: taken("error", "A file that does not say whether it is trapped."),
  metadata: taken("error", "Metadata that lack what PDF/X asks for."),
  layers: taken("warning", "Layers."),
  "embedded-files": taken("warning", "Other files within the file."),
  javascript: taken("error", "Scripts."),
  actions: taken("error", "What the file does when it is opened or clicked."),
  "form-fields": taken("error", "Fields to fill in."),
  annotations: taken("error", "Notes and the like that lie over a page."),
  "external-data": taken("error", "Bytes that are to be found in another file."),
  filter: taken("error", "Streams that are coded in a way that PDF, or PDF/X, does not take."),
  "font-embedding": taken("error", "Fonts that are used and not in the file."),
  "font-program": taken("error", "Fonts that are damaged."),
  "type-3": taken("warning", "Fonts of drawings."),
  "missing-glyph": taken("error", "Characters that the font has no glyph for."),
  "icc-cmyk": taken("warning", "CMYK of another press."),
  "press-profile": taken("error", "CMYK with the press's own profile, in PDF/X-4."),
  "icc-profile": taken("error", "Color profiles that are damaged."),
  "spot-names": taken("error", "A spot ink with two names, or called as a process ink."),
  "spot-recipes": taken("warning", "A spot ink that looks different in two places."),
  "all-inks": taken("error", "What is printed in all inks at once."),
  postscript: taken("error", "Pieces of PostScript."),
  opi: taken("error", "Pictures that stand for others which are not in the file."),
  "reference-object": taken("error", "Pages of other files."),
  "alternate-picture": taken("error", "Pictures that are changed for others in print."),
  halftone: taken("error", "Halftones."),
  transfer: taken("error", "Transfer curves."),
  "black-generation": taken("error", "Orders of how black is made."),
  "blend-mode": taken("error", "Blend modes that are none."),
  transparency: taken("error", "Transparency where the standard knows none."),
  "group-space": taken("warning", "Transparency that is mixed in RGB."),
  "jpeg-2000": taken("warning", "Pictures in JPEG 2000."),
  bits: taken("warning", "Pictures of more than 8 bits a channel."),
  "picture-data": taken("error", "Pictures without the pixels that the file says."),
  "white-overprint": taken("error", "White that is printed over its ground."),
  "black-knockout": taken("warning", "Small black type that is cut out of its ground."),
  "advert-pages": taken("warning", "An advert's file with more pages than are placed."),
  "advert-size": taken("error", "An advert that has not the size that is booked."),
  "advert-bleed": taken("error", "An advert without the bleed that is wanted."),
  "advert-condition": taken("warning", "An advert that is made for another press."),
  "advert-crop": taken("warning", "An advert's picture of which much would be cut off."),
});

/** Where nothing can be looked at there is nothing to be lenient about, whatever a printer takes. */
const FIXED = {
  "not-a-pdf": "error",
  encrypted: "error",
  unread: "error",
  "no-page": "error",
} as const satisfies Readonly<Record<string, Severity>>;

export type FileCheckName = keyof z.output<typeof fileChecks> | keyof typeof FIXED;

/** How all of them are taken, by what a printer says. */
export const takenOf = <Said extends z.output<typeof fileChecks>>(said: Said) => ({
  ...said,
  ...FIXED,
});

/** How they are taken where no printer says anything. */
export const FILE_CHECKS: Readonly<Record<FileCheckName, Severity | "off">> = takenOf(
  fileChecks.parse({}),
);
