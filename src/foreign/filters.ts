import { constants, inflateRawSync, inflateSync } from "node:zlib";
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

/** Takes one filter after the other off; nothing becomes longer than `most` bytes. */
export function decode(coded: Uint8Array, filters: readonly Filter[], most: number): Decoded {
  let bytes = coded;
  for (const filter of filters) {
    if (isPictureFilter(filter.name)) return { bytes, picture: filter.name };
    const next = unpack(bytes, filter, most);
    if (next.fault !== undefined) return next;
    bytes = next.bytes;
  }
  return { bytes };
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
  const end = coded.indexOf(0x3e);
  const text = Buffer.from(end < 0 ? coded : coded.subarray(0, end)).toString("latin1");
  const digits = text.replaceAll(/[^\da-fA-F]/gu, "");
  return Buffer.from(digits.length % 2 === 1 ? `${digits}0` : digits, "hex");
}

function from85(coded: Uint8Array, most: number): Decoded {
  const said: number[] = [];
  let group: number[] = [];
  for (const byte of coded) {
    if (byte === 0x7e) break;
    if (byte <= 32) continue;
    if (byte === 0x7a && group.length === 0) said.push(0, 0, 0, 0);
    else if (byte < 33 || byte > 117) return { bytes: Uint8Array.from(said), fault: "damaged" };
    else group.push(byte - 33);
    if (group.length === 5) {
      said.push(...bytesOf85(group));
      group = [];
    }
    if (said.length > most) return { bytes: new Uint8Array(), fault: "too-long" };
  }
  const left = group.length;
  if (left > 1) {
    const filled = [...group, ...Array.from({ length: 5 - left }, () => 84)];
    said.push(...bytesOf85(filled).slice(0, left - 1));
  }
  return { bytes: Uint8Array.from(said) };
}

function bytesOf85(digits: readonly number[]): readonly number[] {
  const value = digits.reduce((sum, digit) => sum * 85 + digit, 0);
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) & 255);
}

function fromRuns(coded: Uint8Array, most: number): Decoded {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let at = 0; at < coded.length && coded[at] !== 128;) {
    const head = coded[at] ?? 128;
    const part =
      head < 128
        ? coded.subarray(at + 1, at + 2 + head)
        : new Uint8Array(257 - head).fill(coded[at + 1] ?? 0);
    at += head < 128 ? head + 2 : 2;
    parts.push(part);
    length += part.length;
    if (length > most) return { bytes: new Uint8Array(), fault: "too-long" };
  }
  return { bytes: Buffer.concat(parts) };
}
