import { deflateSync, crc32 } from "node:zlib";
import { bytesOf, shot } from "../images/shots.ts";

/** A photograph as a camera saves it. */
export const jpeg = (width: number, height: number): Promise<Uint8Array> =>
  bytesOf(shot(width, height).jpeg({ quality: 90 }));

/** The first part of a file. */
export const cutShort = (bytes: Uint8Array): Uint8Array =>
  bytes.slice(0, Math.floor(bytes.length / 2));

/** A file whose second half was never copied. */
export const zeroFilled = (bytes: Uint8Array): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  copy.fill(0, Math.floor(bytes.length / 2), bytes.length - 2);
  return copy;
};

/** A PNG whose head promises pixels that nobody has. */
export function pngThatSays(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  const pixels = deflateSync(Buffer.alloc(64));
  return Uint8Array.from(
    Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", pixels), chunk("IEND")]),
  );
}

function chunk(type: string, body: Buffer = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A JPEG whose frame header promises other measures. */
export function jpegThatSays(bytes: Uint8Array, width: number, height: number): Uint8Array {
  const copy = Buffer.from(bytes);
  const frame = copy.indexOf(Buffer.from([0xff, 0xc0, 0x00, 0x11, 0x08]));
  copy.writeUInt16BE(height, frame + 5);
  copy.writeUInt16BE(width, frame + 7);
  return Uint8Array.from(copy);
}
