import { constants, inflateRawSync, inflateSync } from "node:zlib";
import { endless, isSpent, spend, type Effort } from "./effort.ts";
import { unpackLzw } from "./lzw.ts";
import { unpredicted } from "./predictor.ts";
import type { PdfDictionary } from "./values.ts";

/** What comes of decoding a stream. Without `fault` it is whole. */
export interface Decoded {
  readonly bytes: Uint8Array;
  /** Its code is broken, longer than is read, or not known here. */
  readonly fault?: "damaged" | "too-long" | "unknown";
  /** What is left to be decoded by those who know pictures: `DCTDecode`. */
  readonly picture?: string;
}

/** A filter's name in full, and what it is told. */
export interface Filter {
  readonly name: string;
  readonly parameters: PdfDictionary;
}

/** Names may be short in pictures that stand within contents. */
const FULL: Readonly<Record<string, string>> = {
  AHx: "ASCIIHexDecode",
  A85: "ASCII85Decode",
  LZW: "LZWDecode",
  Fl: "FlateDecode",
  RL: "RunLengthDecode",
  CCF: "CCITTFaxDecode",
  DCT: "DCTDecode",
};

export const fullName = (name: string): string => FULL[name] ?? name;

/** What decodes pictures alone. */
const PICTURES = new Set(["DCTDecode", "JPXDecode", "CCITTFaxDecode", "JBIG2Decode"]);

export const isPictureFilter = (name: string): boolean => PICTURES.has(name);

/** Nobody packs more often. */
export const MOST_FILTERS = 8;

/** Takes one filter after the other off; nothing becomes longer than `most` bytes. */
export function decode(
  coded: Uint8Array,
  filters: readonly Filter[],
  most: number,
  effort: Effort = endless(),
): Decoded {
  let bytes = coded;
  if (filters.length > MOST_FILTERS) return { bytes: new Uint8Array(), fault: "damaged" };
  for (const filter of filters) {
    if (isPictureFilter(filter.name)) return { bytes, picture: filter.name };
    if (isSpent(effort)) return { bytes: new Uint8Array() };
    const next = unpack(bytes, filter, most);
    const length = next.fault === "too-long" ? most : Math.max(bytes.length, next.bytes.length);
    spend(effort, OF_FILTER + length / speedOf(filter));
    if (next.fault !== undefined) return next;
    bytes = next.bytes;
  }
  return { bytes };
}

/** To begin to decode takes as long as to read so many bytes. */
const OF_FILTER = 2000;

/** How many bytes are decoded in the time of reading one. */
function speedOf({ name, parameters }: Filter): number {
  if (name === "FlateDecode") return parameters.entries.has("Predictor") ? 2 : 4;
  return name === "RunLengthDecode" ? 8 : 2;
}

function unpack(coded: Uint8Array, { name, parameters }: Filter, most: number): Decoded {
  switch (name) {
    case "FlateDecode":
      return predicted(inflated(coded, most), parameters);
    case "LZWDecode": {
      const early = parameters.entries.get("EarlyChange") !== 0;
      return predicted(unpackLzw(coded, early, most), parameters);
    }
    case "ASCIIHexDecode":
      return { bytes: fromHex(coded) };
    case "ASCII85Decode":
      return from85(coded, most);
    case "RunLengthDecode":
      return fromRuns(coded, most);
    default:
      return { bytes: new Uint8Array(), fault: name === "Crypt" ? "damaged" : "unknown" };
  }
}

function predicted(decoded: Decoded, parameters: PdfDictionary): Decoded {
  if (decoded.bytes.length === 0) return decoded;
  const bytes = unpredicted(decoded.bytes, parameters);
  return bytes === undefined ? { ...decoded, fault: "damaged" } : { ...decoded, bytes };
}

/** Of what is broken, all up to the break is given. */
function inflated(coded: Uint8Array, most: number): Decoded {
  const whole = { maxOutputLength: most };
  try {
    return { bytes: inflateSync(coded, whole) };
  } catch (thrown) {
    if (isTooLong(thrown)) return { bytes: new Uint8Array(), fault: "too-long" };
  }
  const lenient = { ...whole, finishFlush: constants.Z_SYNC_FLUSH };
  for (const attempt of [
    () => inflateSync(coded, lenient),
    () => inflateRawSync(coded.subarray(2), lenient),
  ]) {
    try {
      return { bytes: attempt(), fault: "damaged" };
    } catch {
      continue;
    }
  }
  return { bytes: new Uint8Array(), fault: "damaged" };
}

const isTooLong = (thrown: unknown): boolean =>
  thrown instanceof Error && "code" in thrown && thrown.code === "ERR_BUFFER_TOO_LARGE";

function fromHex(coded: Uint8Array): Uint8Array {
  const out = new Uint8Array(Math.ceil(coded.length / 2));
  let [count, high] = [0, 0];
  for (const byte of coded) {
    if (byte === END_HEX) break;
    const digit = HEX[byte] ?? NO_DIGIT;
    if (digit === NO_DIGIT) continue;
    if (count % 2 === 0) high = digit << 4;
    out[count >> 1] = count % 2 === 0 ? high : high | digit;
    count += 1;
  }
  return out.subarray(0, (count + 1) >> 1);
}

const [END_HEX, NO_DIGIT] = [0x3e, 16];

/** By byte: what it is worth as a digit of sixteen. */
const HEX = Uint8Array.from({ length: 256 }, (_, byte) => {
  const digit = "0123456789abcdef".indexOf(String.fromCharCode(byte).toLowerCase());
  return digit < 0 ? NO_DIGIT : digit;
});

const [FIRST_85, LAST_85, ZEROS, END_85] = [33, 117, 122, 126];

function from85(coded: Uint8Array, most: number): Decoded {
  let zeros = 0;
  for (const byte of coded) if (byte === ZEROS) zeros += 1;
  const longest = zeros * 4 + Math.ceil((coded.length - zeros) / 5) * 4;
  const out = new Uint8Array(Math.min(longest, most) + 4);
  let [length, value, digits] = [0, 0, 0];
  const put = (count: number): void => {
    for (let i = 0; i < count; i++) out[length++] = value >>> (24 - 8 * i);
    [value, digits] = [0, 0];
  };
  for (const byte of coded) {
    if (byte === END_85) break;
    if (byte <= 32) continue;
    if (byte === ZEROS && digits === 0) put(4);
    else if (byte < FIRST_85 || byte > LAST_85) {
      return { bytes: out.subarray(0, length), fault: "damaged" };
    } else {
      value = value * 85 + byte - FIRST_85;
      digits += 1;
      if (digits === 5) put(4);
    }
    if (length > most) return { bytes: new Uint8Array(), fault: "too-long" };
  }
  // What is left over is filled up with the highest digit.
  const left = digits;
  for (let i = left; i > 1 && i < 5; i++) value = value * 85 + 84;
  if (left > 1) put(left - 1);
  return { bytes: out.subarray(0, length) };
}

function fromRuns(coded: Uint8Array, most: number): Decoded {
  const length = lengthOfRuns(coded);
  if (length > most) return { bytes: new Uint8Array(), fault: "too-long" };
  const bytes = new Uint8Array(length);
  let to = 0;
  for (let at = 0; at < coded.length && coded[at] !== 128;) {
    const head = coded[at] ?? 128;
    const end = at + 2 + head;
    if (head < 128) bytes.set(coded.subarray(at + 1, end), to);
    else bytes.fill(coded[at + 1] ?? 0, to, to + 257 - head);
    to += head < 128 ? Math.min(end, coded.length) - at - 1 : 257 - head;
    at = head < 128 ? end : at + 2;
  }
  return { bytes };
}

/** Of runs of equal bytes, and of bytes as they are. */
function lengthOfRuns(coded: Uint8Array): number {
  let length = 0;
  for (let at = 0; at < coded.length && coded[at] !== 128;) {
    const head = coded[at] ?? 128;
    length += head < 128 ? Math.min(head + 1, coded.length - at - 1) : 257 - head;
    at += head < 128 ? head + 2 : 2;
  }
  return length;
}
