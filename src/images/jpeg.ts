import { orientationIn, readTiffFields } from "./exif.ts";
import { hasHole } from "./jpeg-hole.ts";
import { readProfileHead } from "../color/profile.ts";
import type { ProfileSpace } from "../color/profile.ts";
import { AFTER_END, readSegments, SCAN } from "./jpeg-segments.ts";
import type { Segment } from "./jpeg-segments.ts";

/** JPEG as its markers tell it (ITU-T T.81, annex B), without decoding a pixel. */
export interface JpegFacts {
  /** Pixels as stored, before the orientation tag is obeyed. */
  readonly width: number;
  readonly height: number;
  readonly components: number;
  /** Baseline, extended or progressive Huffman coding, 8 bits a sample, is what PDF's DCTDecode knows; else what it is. */
  readonly oddity: string | undefined;
  /** Exif, 1 to 8; 1 is upright. */
  readonly orientation: number;
  /** Written by Adobe's library: of four components the inks are inverted. */
  readonly adobe: boolean;
  /** False where three components may be RGB or YCbCr, for all that the file says. */
  readonly colorModelSaid: boolean;
  readonly profile: ProfileSpace | "broken" | undefined;
  /** Has an RGB profile other than sRGB, so that its numbers alone do not say its colors. */
  readonly foreignProfile: boolean;
  /** What a PDF does not need: profiles, Exif, thumbnails, comments, what follows the end; `[start, end)`. */
  readonly ballast: readonly (readonly [start: number, end: number])[];
}

const COMMENT = 0xfe;
const FRAMES = new Set([
  0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf,
]);
const COMMON_FRAMES = new Set([0xc0, 0xc1, 0xc2]);

/** Walks from the first marker to the last; undefined where the chain breaks before the image's end, or has a hole. */
export function readJpeg(bytes: Uint8Array): JpegFacts | undefined {
  const segments = readSegments(bytes);
  if (segments === undefined || hasHole(bytes, segments)) return undefined;
  if (segments.some(hasZeroStep)) return undefined;
  const frame = segments.find((segment) => FRAMES.has(segment.marker));
  const hasScan = segments.some((segment) => segment.marker === SCAN);
  if (frame === undefined || !hasScan || frame.body.byteLength < 6) return undefined;
  const components = frame.body.getUint8(5);
  if (frame.body.byteLength < 6 + 3 * components) return undefined;
  const adobe = segments.some(isAdobe);
  const profile = profileOf(segments);
  const exif = segments.map(exifOf).find((tiff) => tiff !== undefined);
  return {
    height: frame.body.getUint16(1),
    width: frame.body.getUint16(3),
    components,
    oddity: oddityOf(frame.marker, frame.body.getUint8(0)),
    orientation: exif === undefined ? 1 : orientationIn(readTiffFields(exif)),
    adobe,
    colorModelSaid: adobe || segments.some(isJfif) || !isNamedRgb(frame.body),
    profile: profile.length === 0 ? undefined : (readProfileHead(profile)?.space ?? "broken"),
    foreignProfile:
      components === 3 && readProfileHead(profile)?.space === "rgb" && !isOfSrgb(profile),
    ballast: segments.filter(isBallast).map(({ start, end }) => [start, end] as const),
  };
}

const STEPS = 0xdb;

/** A quantization step is 1 or more (T.81, B.2.4.1); the decoder takes a zero, and paints a flat tint. */
function hasZeroStep({ marker, body }: Segment): boolean {
  if (marker !== STEPS) return false;
  for (let at = 0; at < body.byteLength;) {
    const wide = body.getUint8(at) >= 16;
    const end = at + 1 + (wide ? 128 : 64);
    if (end > body.byteLength) return true;
    for (let step = at + 1; step < end; step += wide ? 2 : 1) {
      if ((wide ? body.getUint16(step) : body.getUint8(step)) === 0) return true;
    }
    at = end;
  }
  return false;
}

function oddityOf(frame: number, bits: number): string | undefined {
  if (frame >= 0xc9) return "a JPEG with arithmetic coding";
  if (frame === 0xc3) return "a lossless JPEG";
  if (!COMMON_FRAMES.has(frame)) return "a JPEG in several layers";
  return bits === 8 ? undefined : `a JPEG of ${bits} bits a sample`;
}

/** The same picture, bit for bit, without what a PDF does not need. */
export function withoutBallast(bytes: Uint8Array, { ballast }: JpegFacts): Uint8Array {
  const kept: Uint8Array[] = [];
  let at = 0;
  for (const [start, end] of ballast) {
    kept.push(bytes.subarray(at, start));
    at = end;
  }
  if (at < bytes.length) kept.push(bytes.subarray(at));
  const [only, second] = kept;
  return only !== undefined && second === undefined ? only : Buffer.concat(kept);
}

const application = (number: number): number => 0xe0 + number;

const isApplication = ({ marker }: Segment): boolean =>
  marker >= application(0) && marker <= application(15);

const isAdobe = (segment: Segment): boolean =>
  segment.marker === application(14) && signature(segment, 5) === "Adobe";

const isJfif = (segment: Segment): boolean =>
  segment.marker === application(0) && signature(segment, 5) === "JFIF\0";

const isBallast = (segment: Segment): boolean =>
  segment.marker === AFTER_END ||
  segment.marker === COMMENT ||
  (isApplication(segment) && !isAdobe(segment) && !isJfif(segment));

/** The first letters of a segment's body. */
function signature({ body }: Segment, length: number): string {
  let text = "";
  for (let i = 0; i < Math.min(length, body.byteLength); i++) {
    text += String.fromCharCode(body.getUint8(i));
  }
  return text;
}

/** Components called R, G and B are taken for RGB by some readers and for YCbCr by others. */
function isNamedRgb(frame: DataView): boolean {
  const names = [6, 9, 12].map((at) => (at < frame.byteLength ? frame.getUint8(at) : 0));
  return String.fromCharCode(...names) === "RGB";
}

const PROFILE = "ICC_PROFILE\0";

/** The color profile, put together from its segments, each of which has a number; empty where there is none. */
function profileOf(segments: readonly Segment[]): Uint8Array {
  const parts = segments
    .filter((one) => one.marker === application(2) && signature(one, PROFILE.length) === PROFILE)
    .filter(({ body }) => body.byteLength > PROFILE.length + 2)
    .sort((one, other) => one.body.getUint8(PROFILE.length) - other.body.getUint8(PROFILE.length));
  return Buffer.concat(
    parts.map(({ body }) =>
      new Uint8Array(body.buffer, body.byteOffset, body.byteLength).subarray(PROFILE.length + 2),
    ),
  );
}

/** By its description, which is ASCII or UTF-16. */
const isOfSrgb = (profile: Uint8Array): boolean =>
  Buffer.from(profile).toString("latin1").replaceAll("\0", "").includes("sRGB");

/** Exif is a TIFF file behind the letters "Exif". */
function exifOf(segment: Segment): DataView | undefined {
  if (segment.marker !== application(1) || signature(segment, 6) !== "Exif\0\0") return undefined;
  const { body } = segment;
  return new DataView(body.buffer, body.byteOffset + 6, body.byteLength - 6);
}
