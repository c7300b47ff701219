import { readGif, readPng, readTiff, readWebp } from "./headers.ts";
import type { PixelSize, Stored } from "./headers.ts";
import { readJpeg } from "./jpeg.ts";
import type { JpegFacts } from "./jpeg.ts";

/** What a file is by its bytes, whatever it is called; no pixel was decoded. */
export type Inspection =
  | ({ readonly kind: "photo"; readonly jpeg: JpegFacts } & Stored)
  | ({ readonly kind: "raster"; readonly format: RasterFormat } & Stored)
  /** SVG. */
  | { readonly kind: "drawing" }
  | { readonly kind: "pdf" }
  /** Something else; `what` names it with its article. */
  | { readonly kind: "stranger"; readonly what: string }
  /** A JPEG of a kind that neither presses nor we can read; `what` names it with its article. */
  | { readonly kind: "odd"; readonly what: string }
  | { readonly kind: "broken"; readonly why: string }
  | ({ readonly kind: "too-large" } & PixelSize);

/** A file that is a picture. */
export type Negative = Extract<Inspection, { kind: "photo" | "raster" }>;

export type RasterFormat = "png" | "webp" | "tiff" | "gif";

/** A spread of two tabloid pages at 600 pixels an inch has 97 million. */
export const MOST_PIXELS = 120_000_000;

export function inspect(bytes: Uint8Array): Inspection {
  const found = look(bytes);
  if (found.kind !== "photo" && found.kind !== "raster") return found;
  const { width, height } = found;
  if (width === 0 || height === 0) return { kind: "broken", why: "it has no pixels" };
  return width * height > MOST_PIXELS ? { kind: "too-large", width, height } : found;
}

const CUT_OFF = "it ends before its picture does, or has a hole";

function look(bytes: Uint8Array): Inspection {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  if (head.startsWith("\xff\xd8\xff")) return photo(bytes);
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return png(bytes);
  if (/^GIF8[79]a/u.test(head)) return raster("gif", readGif(bytes));
  if (head.startsWith("II*\0") || head.startsWith("MM\0*")) return raster("tiff", readTiff(bytes));
  if (/^RIFF.{4}WEBP/su.test(head)) return raster("webp", readWebp(bytes));
  const what = stranger(head);
  if (what === undefined && isPdf(bytes)) return { kind: "pdf" };
  return lookAtText(bytes) ?? { kind: "stranger", what: what ?? "no picture that can be read" };
}

/** How far into a file a PDF may begin: its readers look for it no farther. */
const PDF_HEAD = 1024;

const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, PDF_HEAD)).includes("%PDF-");

function photo(bytes: Uint8Array): Inspection {
  const jpeg = readJpeg(bytes);
  if (jpeg === undefined) return { kind: "broken", why: CUT_OFF };
  const { width, height, orientation, oddity, profile } = jpeg;
  if (oddity !== undefined) return { kind: "odd", what: oddity };
  const brokenProfile = profile === "broken";
  return { kind: "photo", jpeg, width, height, orientation, brokenProfile };
}

/** Its size is read before its checksums count, so that a giant is called one. */
function png(bytes: Uint8Array): Inspection {
  const found = readPng(bytes);
  if (found === undefined) return raster("png", undefined);
  const { whole, ...stored } = found;
  if (whole || stored.width * stored.height > MOST_PIXELS) return raster("png", stored);
  return { kind: "broken", why: "it is cut off, or a part of it does not fit its checksum" };
}

function raster(format: RasterFormat, size: Stored | undefined): Inspection {
  return size === undefined
    ? { kind: "broken", why: CUT_OFF }
    : { kind: "raster", format, ...size };
}

/** Editors write their comments and declarations before the first tag. */
const LONGEST_HEAD = 65_536;

/** The order of the bytes of a UTF-16 text, by its byte order mark. */
export function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
}

/** Markup is told by its first tag behind declarations and comments. */
function lookAtText(bytes: Uint8Array): Inspection | undefined {
  const head = bytes.subarray(0, LONGEST_HEAD);
  const text = new TextDecoder(utf16Of(bytes) ?? "utf-8").decode(head).trimStart().toLowerCase();
  if (!text.startsWith("<")) return undefined;
  const tag = /<(?![!?])(?:[a-z0-9]+:)?([a-z0-9]+)/u.exec(text.replace(/<!--.*?-->/gsu, ""))?.[1];
  if (tag === "svg") return { kind: "drawing" };
  const web = tag === "html" || text.startsWith("<!doctype html") || tag === "head";
  return { kind: "stranger", what: web ? "a web page" : "an XML file" };
}

const STRANGERS: readonly (readonly [head: RegExp, what: string])[] = [
  [/^\x1f\x8b/u, "a gzipped file, such as a compressed drawing (SVGZ)"],
  [/^%!PS/u, "an EPS file"],
  [/^8BPS/u, "a Photoshop file"],
  [/^.{4}ftyp(?:heic|heix|mif1|msf1|hevc)/su, "a HEIC file"],
  [/^.{4}ftypavi[fs]/su, "an AVIF file"],
  [/^BM/u, "a Windows bitmap"],
  [/^(?:II\+|MM\0\+)/u, "a BigTIFF file"],
  [/^PK\x03\x04/u, "a ZIP archive or an Office document"],
  [/^\0\0\0\x0c(?:jP {2}|JXL )/u, "a JPEG 2000 or JPEG XL file"],
  [/^version https:/u, "a stand-in of Git LFS"],
];

const stranger = (head: string): string | undefined =>
  STRANGERS.find(([pattern]) => pattern.test(head))?.[1];
