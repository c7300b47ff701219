import { Buffer, isUtf8 } from "node:buffer";

/** A text, or the place where the bytes stop being one. */
export type Decoded =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "broken";
      readonly why: "utf-16" | "not-utf-8" | "nul";
      /** As much as can be shown of it, wrong bytes as U+FFFD. */
      readonly text: string;
      readonly offset: number;
    };

/** Bytes as UTF-8, without a byte order mark at their head; offsets are in the decoded text. */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  if (isUtf16(bytes)) return { kind: "broken", why: "utf-16", text: "", offset: 0 };
  const text = new TextDecoder().decode(bytes);
  if (!isUtf8(bytes)) {
    return { kind: "broken", why: "not-utf-8", text, offset: firstWrongByte(bytes, text) };
  }
  const nul = text.indexOf("\0");
  return nul < 0 ? { kind: "text", text } : { kind: "broken", why: "nul", text, offset: nul };
}

/** By its byte order mark; without one UTF-16 shows itself by its NULs. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** A wrong byte decodes to U+FFFD and that encodes to other bytes: the first that differs is the wrong one. */
function firstWrongByte(bytes: Uint8Array, lossy: string): number {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const again = Buffer.from(lossy, "utf8");
  let at = 0;
  while (at < again.length && again[at] === bytes[at + mark]) at++;
  return new TextDecoder().decode(again.subarray(0, at)).replace(/\ufffd$/, "").length;
}
