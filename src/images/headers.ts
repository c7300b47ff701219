import { crc32 } from "node:zlib";
import { orientationIn, readTiffFields } from "./exif.ts";
import { readProfileHead } from "../color/profile.ts";
import { inflated } from "./profile.ts";

/** Pixels, as the file's head gives them. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** Pixels as they are stored, and what must be known to see them. */
export interface Stored extends PixelSize {
  /** Exif, 1 to 8; 1 is upright. */
  readonly orientation: number;
  /** The color profile in the file cannot be read. */
  readonly brokenProfile: boolean;
}

/** The picture's size once it stands upright. */
export const upright = ({ width, height, orientation }: Stored): PixelSize =>
  orientation < 5 ? { width, height } : { width: height, height: width };

const PNG_HEAD = 8;

/**
 * The size of a PNG file all of whose chunks agree with their checksums up to the last; its head's size
 * if only the chunks after it are broken (`whole` is false then); undefined where the head itself is.
 */
export function readPng(bytes: Uint8Array): (Stored & { readonly whole: boolean }) | undefined {
  const view = viewOf(bytes);
  const head = chunkAt(bytes, PNG_HEAD);
  if (head?.type !== "IHDR" || !head.sound || head.next !== PNG_HEAD + 25) return undefined;
  const size = { width: view.getUint32(16), height: view.getUint32(20) };
  let hasPixels = false;
  let [orientation, brokenProfile] = [1, false];
  for (let chunk = chunkAt(bytes, head.next); chunk?.sound === true;) {
    if (chunk.type === "IEND") return { ...size, orientation, brokenProfile, whole: hasPixels };
    hasPixels ||= chunk.type === "IDAT";
    if (chunk.type === "eXIf") orientation = orientationIn(readTiffFields(chunk.body));
    if (chunk.type === "iCCP") brokenProfile = isBroken(inflated(bytesOf(chunk.body)));
    chunk = chunkAt(bytes, chunk.next);
  }
  return { ...size, orientation, brokenProfile, whole: false };
}

interface Chunk {
  readonly type: string;
  readonly body: DataView;
  readonly sound: boolean;
  readonly next: number;
}

function chunkAt(bytes: Uint8Array, at: number): Chunk | undefined {
  if (at + 12 > bytes.length) return undefined;
  const view = viewOf(bytes);
  const next = at + 12 + view.getUint32(at);
  if (next > bytes.length) return undefined;
  const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
  const sound = crc32(bytes.subarray(at + 4, next - 4)) === view.getUint32(next - 4);
  return { type, body: viewOf(bytes.subarray(at + 8, next - 4)), sound, next };
}

/** The size of a GIF's screen. */
export function readGif(bytes: Uint8Array): Stored | undefined {
  if (bytes.length < 13) return undefined;
  const view = viewOf(bytes);
  const size = { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  return { ...size, orientation: 1, brokenProfile: false };
}

/** The size of a WebP file that is as long as it says. */
export function readWebp(bytes: Uint8Array): Stored | undefined {
  if (bytes.length < 30) return undefined;
  const view = viewOf(bytes);
  if (view.getUint32(4, true) + 8 > bytes.length) return undefined;
  const size = webpSize(bytes, view);
  if (size === undefined) return undefined;
  const exif = webpChunk(bytes, "EXIF");
  const profile = webpChunk(bytes, "ICCP");
  return {
    ...size,
    orientation: exif === undefined ? 1 : orientationIn(readTiffFields(withoutLetters(exif))),
    brokenProfile: profile !== undefined && isBroken(profile),
  };
}

function webpSize(bytes: Uint8Array, view: DataView): PixelSize | undefined {
  const kind = String.fromCharCode(...bytes.subarray(12, 16));
  const uint24 = (at: number): number => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  switch (kind) {
    case "VP8X":
      return { width: uint24(24) + 1, height: uint24(27) + 1 };
    case "VP8 ":
      return {
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
    case "VP8L": {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    default:
      return undefined;
  }
}

function webpChunk(bytes: Uint8Array, name: string): Uint8Array | undefined {
  const view = viewOf(bytes);
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    if (String.fromCharCode(...bytes.subarray(at, at + 4)) === name) {
      return bytes.subarray(at + 8, at + 8 + length);
    }
    at += 8 + length + (length % 2);
  }
  return undefined;
}

/** Some writers put the letters before Exif that it has in a JPEG. */
function withoutLetters(exif: Uint8Array): DataView {
  return viewOf(String.fromCharCode(...exif.subarray(0, 4)) === "Exif" ? exif.subarray(6) : exif);
}

const TIFF_WIDTH = 256;
const TIFF_HEIGHT = 257;
const TIFF_PROFILE = 34_675;

/** The size of a TIFF's first image. */
export function readTiff(bytes: Uint8Array): Stored | undefined {
  const fields = readTiffFields(viewOf(bytes));
  const width = fields?.get(TIFF_WIDTH);
  const height = fields?.get(TIFF_HEIGHT);
  if (width === undefined || height === undefined) return undefined;
  const profile = fields?.get(TIFF_PROFILE);
  const brokenProfile = profile !== undefined && isBroken(bytes.subarray(profile));
  return { width, height, orientation: orientationIn(fields), brokenProfile };
}

const isBroken = (profile: Uint8Array): boolean => readProfileHead(profile) === undefined;

const bytesOf = ({ buffer, byteOffset, byteLength }: DataView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
