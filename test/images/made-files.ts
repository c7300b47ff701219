import { crc32 } from "node:zlib";

/** Files that no writer at hand makes, put together byte by byte. */

type Color = readonly [number, number, number];

/** A TIFF of plain RGB pages, each 4 by 4 of one color, in either order of bytes. */
export function tiffOf(order: "II" | "MM", ...pages: readonly Color[]): Uint8Array {
  const little = order === "II";
  const bytes = new DataView(new ArrayBuffer(8 + pages.length * PAGE));
  bytes.setUint16(0, little ? 0x4949 : 0x4d4d);
  bytes.setUint16(2, 42, little);
  bytes.setUint32(4, 8, little);
  for (const [index, color] of pages.entries()) {
    const start = 8 + index * PAGE;
    const pixels = start + DIRECTORY + BITS;
    const next = index + 1 < pages.length ? start + PAGE : 0;
    const fields = [
      ...[
        [256, 3, 1, 4],
        [257, 3, 1, 4],
        [258, 3, 3, start + DIRECTORY],
        [259, 3, 1, 1],
      ],
      ...[
        [262, 3, 1, 2],
        [273, 4, 1, pixels],
        [277, 3, 1, 3],
        [278, 3, 1, 4],
        [279, 4, 1, 48],
      ],
    ];
    bytes.setUint16(start, fields.length, little);
    for (const [entry, [tag = 0, type = 0, count = 0, value = 0]] of fields.entries()) {
      const at = start + 2 + 12 * entry;
      bytes.setUint16(at, tag, little);
      bytes.setUint16(at + 2, type, little);
      bytes.setUint32(at + 4, count, little);
      if (type === 3 && count === 1) bytes.setUint16(at + 8, value, little);
      else bytes.setUint32(at + 8, value, little);
    }
    bytes.setUint32(start + DIRECTORY - 4, next, little);
    for (let bit = 0; bit < 3; bit++) bytes.setUint16(start + DIRECTORY + 2 * bit, 8, little);
    for (let at = 0; at < 48; at++) bytes.setUint8(pixels + at, color[at % 3] ?? 0);
  }
  return new Uint8Array(bytes.buffer);
}

const DIRECTORY = 2 + 9 * 12 + 4;
const BITS = 6;
const PAGE = DIRECTORY + BITS + 48;

/** A GIF on a large canvas, its frames 4 by 4 in red, all at (2, 2): red, nothing around it. */
export function gifOf(canvas: number, frames: number): Uint8Array {
  const head = Buffer.from("GIF89a\0\0\0\0\x80\0\0\xff\0\0\0\0\xff", "latin1");
  head.writeUInt16LE(canvas, 6);
  head.writeUInt16LE(canvas, 8);
  const frame = Buffer.from([0x2c, 2, 0, 2, 0, 4, 0, 4, 0, 0, 2, ...blocks(16), 0]);
  return Uint8Array.from(
    Buffer.concat([head, ...Array.from({ length: frames }, () => frame), Buffer.from([0x3b])]),
  );
}

/** So many pixels of the first color in codes of three bits: after each the table is cleared, so that none is longer. */
function blocks(pixels: number): readonly number[] {
  const codes = [...Array.from({ length: pixels }, () => [4, 0]).flat(), 5];
  const bytes = Array.from({ length: Math.ceil((codes.length * 3) / 8) }, () => 0);
  for (const [index, code] of codes.entries()) {
    for (let bit = 0; bit < 3; bit++) {
      const at = index * 3 + bit;
      bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (((code >> bit) & 1) << (at & 7));
    }
  }
  return [bytes.length, ...bytes];
}

/** A PNG with one chunk more, right behind its head. */
export function withChunk(png: Uint8Array, type: string, body: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Uint8Array.from(
    Buffer.concat([png.subarray(0, 33), length, named, sum, png.subarray(33)]),
  );
}

/** A JPEG with one application segment more, right behind its start. */
export function withSegment(jpeg: Uint8Array, marker: number, body: Uint8Array): Uint8Array {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Uint8Array.from(Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]));
}

/** A JPEG with this profile, or whatever it is. */
export function withProfile(jpeg: Uint8Array, profile: Uint8Array): Uint8Array {
  const name = Buffer.from("ICC_PROFILE\0\x01\x01", "latin1");
  return withSegment(jpeg, 0xe2, Buffer.concat([name, profile]));
}

/** A JPEG without its segments of this marker. */
export function withoutSegment(jpeg: Uint8Array, marker: number): Uint8Array {
  const view = Buffer.from(jpeg);
  const kept = [view.subarray(0, 2)];
  let at = 2;
  while (view[at + 1] !== 0xda) {
    const next = at + 2 + view.readUInt16BE(at + 2);
    if (view[at + 1] !== marker) kept.push(view.subarray(at, next));
    at = next;
  }
  return Uint8Array.from(Buffer.concat([...kept, view.subarray(at)]));
}

/** A JPEG whose frame says another coding, or other bits a sample. */
export function withFrame(jpeg: Uint8Array, marker: number, bits: number): Uint8Array {
  const copy = Buffer.from(jpeg);
  const frame = copy.indexOf(Buffer.from([0xff, 0xc0, 0x00, 0x11]));
  copy[frame + 1] = marker;
  copy[frame + 4] = bits;
  return Uint8Array.from(copy);
}
