import { crc32 } from "node:zlib";
import { fromBufferPromise } from "yauzl";
import type { Entry, ZipFile } from "yauzl";
import { failed, ok } from "../diagnostics/diagnostic.ts";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import type { SourceBytes } from "../io/reader.ts";
import { damaged, locked, tooMuch } from "./faults.ts";

/** What a Word document's file holds, by the names in it; only what an import looks at is unpacked. */
export type Parts = ReadonlyMap<string, Uint8Array>;

const MB = 1_000_000;

/** Far over what a magazine's copy has, far under what fills the memory. Sizes are those of the unpacked parts. */
const MOST_PARTS = 5000;
const LARGEST_PART = 200 * MB;
const LARGEST_TEXT = 64 * MB;
const LARGEST_WHOLE = 500 * MB;

/** Text is packed tenfold, a dull table fiftyfold; what is packed tighter, and large, was made to burst. */
const TIGHTEST = 200;
const TOO_SMALL_TO_BURST = 4 * MB;

const WANTED = /\.(?:xml|rels)$|(?:^|\/)media\/|\.(?:png|jpe?g|gif|tiff?|webp|svg|emf|wmf|bmp)$/iu;
const IS_TEXT = /\.(?:xml|rels)$/iu;

/**
 * Unpacks a document. All sizes are looked at before anything is unpacked, and again while it is: what an archive
 * says of itself need not be so. Errors: `import/damaged`, `import/locked`, `import/limit` (limit).
 */
export async function unpack({ file, bytes }: SourceBytes): Promise<Outcome<Parts>> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes));
    if (zip.entryCount > MOST_PARTS) {
      return failed(tooMuch(file, `holds more than ${MOST_PARTS} parts`));
    }
    const entries = await entriesOf(zip);
    const fault = faultOf(entries, file);
    if (fault !== undefined) return failed(fault);
    const parts = new Map<string, Uint8Array>();
    for (const entry of entries.filter(({ fileName }) => WANTED.test(fileName))) {
      if (!parts.has(entry.fileName)) parts.set(entry.fileName, await read(zip, entry));
    }
    return ok(parts);
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown;
    return failed(damaged(file, thrown.message));
  }
}

async function entriesOf(zip: ZipFile): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith("/")) entries.push(entry);
  }
  return entries;
}

function faultOf(entries: readonly Entry[], file: string): Diagnostic | undefined {
  const whole = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (whole > LARGEST_WHOLE) {
    const most = inMegabytes(LARGEST_WHOLE);
    return tooMuch(
      file,
      `would unpack to ${inMegabytes(whole)}, more than the ${most} that are read`,
    );
  }
  for (const entry of entries) {
    if (entry.isEncrypted()) return locked(file);
    const why = bursts(entry);
    if (why !== undefined) return tooMuch(file, `has a part, \`${entry.fileName}\`, ${why}`);
  }
  return undefined;
}

function bursts({
  fileName,
  uncompressedSize: size,
  compressedSize: packed,
}: Entry): string | undefined {
  const most = IS_TEXT.test(fileName) ? LARGEST_TEXT : LARGEST_PART;
  if (size > most) return `that would unpack to ${inMegabytes(size)}`;
  const times = Math.round(size / Math.max(packed, 1));
  const isTight = size > TOO_SMALL_TO_BURST && times > TIGHTEST;
  return isTight ? `that would unpack to ${times} times its size` : undefined;
}

/** The library stops at the size that the entry declares; that its bytes are the ones that were packed, we see. */
async function read(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const stream: AsyncIterable<Uint8Array> = await zip.openReadStreamPromise(entry);
  for await (const piece of stream) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  if (crc32(bytes) !== entry.crc32) {
    throw new Error(`\`${entry.fileName}\` does not fit its checksum`);
  }
  return bytes;
}

const inMegabytes = (bytes: number): string => `${Math.round(bytes / MB)} MB`;
