import { isSpent, type Effort } from "../foreign/effort.ts";
import type { PdfFile } from "../foreign/file.ts";
import type { FilePicture } from "../foreign/picture.ts";
import { channelsOf } from "../foreign/spaces.ts";
import { calledPicture } from "../preflight/seen.ts";
import type { PdfStream } from "../foreign/values.ts";
import { codesComeOut } from "./jpeg-codes.ts";
import { jpegHead } from "./jpeg-head.ts";
import type { OnPage } from "./checks.ts";
import type { Family } from "./standard.ts";

type Rule = Pick<OnPage, "check" | "says" | "hint" | "mild">;

const ANEW = "place the picture and export the file anew";

/** How pictures are unpacked. */
interface Unpacking {
  /** What may still be spent on samples. */
  readonly samples: Effort;
  readonly jpegs: DecodedJpegs;
}

/** What is wrong with a picture as the file has it, wherever it is shown. */
export function checkPicture(
  file: PdfFile,
  picture: FilePicture,
  family: Family,
  { samples, jpegs }: Unpacking,
): readonly Rule[] {
  const { width, height, bits, filters } = picture;
  const what = calledPicture({ width, height });
  const isOld = family === "X-1a" || family === "X-3";
  const rules: Rule[] = [];
  if (filters.includes("JPXDecode")) {
    const says = `${what} is JPEG 2000${isOld ? `, which PDF/${family} does not know` : ""}`;
    rules.push({
      check: "jpeg-2000",
      says,
      hint: "some presses' programs cannot read it: save it as JPEG or with ZIP",
    });
  }
  if (bits > 8) {
    const says = `${what} has ${bits} bits a channel`;
    rules.push({ check: "bits", says, hint: "8 are enough, and all that many programs read" });
  }
  if (width < 1 || height < 1) {
    rules.push({
      check: "picture-data",
      says: "a picture has no pixels",
      hint: ANEW,
    });
    return rules;
  }
  const fault = faultOf(file, picture, samples);
  if (fault !== undefined) {
    rules.push({ check: "picture-data", says: `${what} ${fault}`, hint: ANEW });
  } else if (filters.at(-1) === "DCTDecode" && isStruck(file, picture, jpegs)) {
    const says = `${what} is damaged inside: from some place on it is shifted or in other colors,`;
    rules.push({ check: "picture-data", says, hint: ANEW, mild: true });
  }
  return rules;
}

/** The JPEGs of a file whose codes were gone through, and how many bytes more of them will be. */
export interface DecodedJpegs {
  readonly struck: Map<PdfStream, boolean>;
  left: number;
}

/** So many bytes of codes take a second or so. */
const MOST_CODED = 40_000_000;

export const decodedJpegs = (): DecodedJpegs => ({ struck: new Map(), left: MOST_CODED });

/** A picture is shown as often as one likes, and gone through once. */
function isStruck(file: PdfFile, { stream }: FilePicture, decoded: DecodedJpegs): boolean {
  const known = decoded.struck.get(stream);
  if (known !== undefined) return known;
  const { bytes } = file.decoded(stream);
  const isRead = bytes.length <= decoded.left;
  const struck = isRead && codesComeOut(bytes) === false;
  if (isRead) decoded.left -= bytes.length;
  decoded.struck.set(stream, struck);
  return struck;
}

/** Pictures of more bytes are taken as they are: to unpack them would take longer than all else. */
const MOST_BYTES = 120_000_000;

function faultOf(file: PdfFile, picture: FilePicture, samples: Effort): string | undefined {
  const { stream, width, height, bits, isStencil, space, filters } = picture;
  const last = filters.at(-1);
  if (last === "DCTDecode") return faultOfJpeg(file, picture);
  if (last === "JPXDecode" || last === "CCITTFaxDecode" || last === "JBIG2Decode") {
    return stream.bytes.length === 0 ? "is empty" : undefined;
  }
  const channels = isStencil ? 1 : space && channelsOf(space);
  if (channels === undefined) return undefined;
  const needed = Math.ceil((width * channels * bits) / 8) * height;
  if (needed > MOST_BYTES || isSpent(samples)) return undefined;
  const { bytes, fault } = file.decoded(stream, needed + SPARE, samples);
  if (fault === "too-long" || isSpent(samples)) return undefined;
  if (bytes.length >= needed) return undefined;
  return `has ${Math.floor((bytes.length / needed) * 100)} % of the samples that it should have`;
}

/** Some generators end samples with a line end or fill them up. */
const SPARE = 1 << 16;

function faultOfJpeg(
  file: PdfFile,
  { stream, width, height, space }: FilePicture,
): string | undefined {
  const { bytes } = file.decoded(stream);
  const head = jpegHead(bytes);
  if (head === undefined) return "is no JPEG, or a damaged one";
  if (head.width !== width || head.height !== height) {
    return `holds ${head.width} × ${head.height} instead`;
  }
  const channels = space && channelsOf(space);
  if (channels !== undefined && channels !== head.channels) {
    return `has ${head.channels} channels, and the file says ${channels}`;
  }
  const tail = bytes.subarray(-JPEG_TAIL);
  const isEnded = tail.some((byte, i) => byte === 0xff && tail[i + 1] === 0xd9);
  return isEnded ? undefined : "breaks off";
}

/** Behind the last marker other bytes may stand. */
const JPEG_TAIL = 1024;
