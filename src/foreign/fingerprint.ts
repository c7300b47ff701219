import { createHash } from "node:crypto";
import { spend } from "./effort.ts";
import type { PdfFile } from "./file.ts";
import type { PdfValue } from "./values.ts";
import { isArray, isDictionary, isName, isStream, isString } from "./values.ts";

const DEEPEST = 8;
/** To spell a value takes as long as to read so many bytes, and so many are hashed in the time of reading one. */
const [OF_VALUE, HASHED] = [60, 4];

/** The same for values that say the same, wherever in the file they stand. */
export const fingerprint = (file: PdfFile, value: PdfValue | undefined): string =>
  hashOf(spelled(file, value, 0));

/** What the fingerprint of a stream is that decodes to these bytes. */
export const fingerprintOfBytes = (bytes: Uint8Array): string => hashOf(spelledBytes(bytes));

const spelledBytes = (bytes: Uint8Array): string => `stream ${hashOf(bytes)}`;

const hashOf = (said: Uint8Array | string): string =>
  createHash("sha256").update(said).digest("hex");

function spelled(file: PdfFile, asked: PdfValue | undefined, depth: number): string {
  const value = file.resolve(asked);
  if (!spend(file.effort, OF_VALUE) || depth > DEEPEST) return "…";
  if (isArray(value)) return `[${value.map((one) => spelled(file, one, depth + 1)).join(" ")}]`;
  if (isName(value)) return `/${value.text}`;
  if (isString(value)) return `(${Buffer.from(value.bytes).toString("hex")})`;
  if (isStream(value)) {
    const { bytes } = file.decoded(value);
    return spend(file.effort, bytes.length / HASHED) ? spelledBytes(bytes) : "…";
  }
  if (!isDictionary(value)) return JSON.stringify(value);
  const keys = [...value.entries.keys()].toSorted();
  return `<${keys.map((key) => `${key} ${spelled(file, value.entries.get(key), depth + 1)}`).join(" ")}>`;
}
