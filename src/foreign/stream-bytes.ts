import { lexerOf } from "./lexer.ts";

/** The bytes of a stream, and whether they are as many as it says. */
export interface StreamBytes {
  readonly bytes: Uint8Array;
  readonly isAsLong: boolean;
}

/** The bytes behind the word `stream`, which ends at an offset; where the length is wrong, up to `endstream`. */
export function streamBytes(
  bytes: Uint8Array,
  behindWord: number,
  length: number | undefined,
): StreamBytes {
  let start = behindWord;
  if (bytes[start] === 13) start++;
  if (bytes[start] === 10) start++;
  const said = length === undefined ? -1 : start + length;
  if (length !== undefined && length >= 0 && said <= bytes.length && endsAt(bytes, said)) {
    return { bytes: bytes.subarray(start, said), isAsLong: true };
  }
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = text.indexOf("endstream", start);
  const end = word < 0 ? text.indexOf("endobj", start) : word;
  const last = end < 0 ? bytes.length : withoutLineEnd(bytes, start, end);
  return { bytes: bytes.subarray(start, last), isAsLong: false };
}

function endsAt(bytes: Uint8Array, at: number): boolean {
  const lexer = lexerOf(bytes, at);
  const word = bytes[at] === 0x25 ? undefined : lexer.next();
  return typeof word === "object" && word.kind === "word" && word.text.startsWith("endstream");
}

function withoutLineEnd(bytes: Uint8Array, start: number, end: number): number {
  let last = end;
  if (last > start && bytes[last - 1] === 10) last--;
  if (last > start && bytes[last - 1] === 13) last--;
  return last;
}
