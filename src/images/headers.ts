import { crc32 } from "node:zlib";

/** Pixels, as the file's head gives them. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

const PNG_HEAD = 8;

/**
 * The size of a PNG file all of whose chunks agree with their checksums up to the last; its head's size
 * if only the chunks after it are broken (`whole` is false then); undefined where the head itself is.
 */
export function readPng(bytes: Uint8Array): (PixelSize & { readonly whole: boolean }) | undefined {
  const view = viewOf(bytes);
  const head = chunkAt(bytes, PNG_HEAD);
  if (head?.type !== "IHDR" || !head.sound || head.next !== PNG_HEAD + 25) return undefined;
  const size = { width: view.getUint32(16), height: view.getUint32(20) };
  let hasPixels = false;
  for (let chunk = chunkAt(bytes, head.next); chunk?.sound === true;) {
    if (chunk.type === "IEND") return { ...size, whole: hasPixels };
    hasPixels ||= chunk.type === "IDAT";
    chunk = chunkAt(bytes, chunk.next);
  }
  return { ...size, whole: false };
}

interface Chunk {
  readonly type: string;
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
  return { type, sound, next };
}

/** The size of a GIF's screen. */
export function readGif(bytes: Uint8Array): PixelSize | undefined {
  if (bytes.length < 13) return undefined;
  const view = viewOf(bytes);
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** The size of a WebP file that is as long as it says. */
export function readWebp(bytes: Uint8Array): PixelSize | undefined {
  if (bytes.length < 30) return undefined;
  const view = viewOf(bytes);
  if (view.getUint32(4, true) + 8 > bytes.length) return undefined;
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

const TIFF_WIDTH = 256;
const TIFF_HEIGHT = 257;
const SHORT = 3;

/** The size of a TIFF's first image. */
export function readTiff(bytes: Uint8Array): PixelSize | undefined {
  if (bytes.length < 14) return undefined;
  const view = viewOf(bytes);
  const little = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, little);
  if (directory + 2 > bytes.length) return undefined;
  const fields = new Map<number, number>();
  const count = view.getUint16(directory, little);
  for (let entry = 0; entry < count; entry++) {
    const at = directory + 2 + 12 * entry;
    if (at + 12 > bytes.length) return undefined;
    const short = view.getUint16(at + 2, little) === SHORT;
    const value = short ? view.getUint16(at + 8, little) : view.getUint32(at + 8, little);
    fields.set(view.getUint16(at, little), value);
  }
  const width = fields.get(TIFF_WIDTH);
  const height = fields.get(TIFF_HEIGHT);
  return width === undefined || height === undefined ? undefined : { width, height };
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
