import { inflateSync } from "node:zlib";

/** Whose numbers a color profile explains; undefined where it is broken. */
export type ProfileSpace = "gray" | "rgb" | "cmyk" | "other";

const HEADER = 128;
const TAG = 12;
const MOST_TAGS = 200;
/** Bytes; profiles of presses have a few millions. */
const LARGEST = 16_000_000;

/** Reads the head of an ICC profile (ICC.1, 7.2) and its table of tags, which must all lie in it. */
export function readProfile(bytes: Uint8Array): ProfileSpace | undefined {
  if (bytes.length < HEADER + 4 || letters(bytes, 36) !== "acsp") return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getUint32(0);
  const count = view.getUint32(HEADER);
  if (size > bytes.length || count === 0 || count > MOST_TAGS) return undefined;
  if (HEADER + 4 + count * TAG > size) return undefined;
  for (let tag = 0; tag < count; tag++) {
    const at = HEADER + 4 + tag * TAG;
    if (view.getUint32(at + 4) + view.getUint32(at + 8) > size) return undefined;
  }
  return spaceNamed(letters(bytes, 16));
}

/** The profile in a PNG's iCCP chunk: a name, a zero, the method, and the profile deflated. */
export function inflated(chunk: Uint8Array): Uint8Array {
  const name = chunk.indexOf(0);
  try {
    return inflateSync(chunk.subarray(name + 2), { maxOutputLength: LARGEST });
  } catch {
    return new Uint8Array();
  }
}

function spaceNamed(name: string): ProfileSpace {
  switch (name) {
    case "GRAY":
      return "gray";
    case "RGB ":
      return "rgb";
    case "CMYK":
      return "cmyk";
    default:
      return "other";
  }
}

const letters = (bytes: Uint8Array, at: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + 4));
