import { inflateSync } from "node:zlib";

/** Bytes; profiles of presses have a few millions. */
const LARGEST = 16_000_000;

/** The profile in a PNG's iCCP chunk: a name, a zero, the method, and the profile deflated. */
export function inflated(chunk: Uint8Array): Uint8Array {
  const name = chunk.indexOf(0);
  try {
    return inflateSync(chunk.subarray(name + 2), { maxOutputLength: LARGEST });
  } catch {
    return new Uint8Array();
  }
}
