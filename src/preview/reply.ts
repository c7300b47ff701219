import type { IncomingMessage, ServerResponse } from "node:http";
import { lengthOf } from "./built-pdfs.ts";

/**
 * What the page may do: run its own scripts (and the color tables of pdf.js, which are WebAssembly), show its own
 * pictures and talk to nobody but us.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** On everything that goes out. */
const HEADERS = {
  "content-security-policy": POLICY,
  "cache-control": "no-store",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

type Headers = Readonly<Record<string, string | number>>;

/** Begins an answer. */
export function head(response: ServerResponse, status: number, headers: Headers = {}): void {
  response.writeHead(status, { ...HEADERS, ...headers });
}

/** A whole answer; of one without a body (`HEAD`) the head alone is sent. */
export function reply(
  response: ServerResponse,
  { type, bytes }: { readonly type: string; readonly bytes: Uint8Array },
  status = 200,
): void {
  head(response, status, { "content-type": type, "content-length": bytes.length });
  response.end(bytes);
}

/** A refusal in words. */
export function refuse(
  response: ServerResponse,
  status: number,
  words: string,
  headers: Headers = {},
): void {
  const bytes = new TextEncoder().encode(`${words}\n`);
  head(response, status, {
    ...{ "content-type": "text/plain; charset=utf-8", "content-length": bytes.length },
    ...headers,
  });
  response.end(bytes);
}

export function replyJson(response: ServerResponse, value: unknown): void {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  reply(response, { type: "application/json", bytes });
}

/** A PDF, whose pieces follow one another, or the part of it that is asked for. */
export function replyPdf(
  request: IncomingMessage,
  response: ServerResponse,
  pieces: readonly Uint8Array[],
): void {
  const length = lengthOf(pieces);
  const asked = request.headers.range;
  if (asked === undefined) {
    head(response, 200, { ...PDF_HEADERS, "content-length": length });
    response.end(Buffer.concat(pieces));
    return;
  }
  const part = partOf(asked, length);
  if (part === undefined) {
    refuse(response, 416, "no such part", { "content-range": `bytes */${length}` });
    return;
  }
  head(response, 206, {
    ...PDF_HEADERS,
    "content-length": part.end - part.start,
    "content-range": `bytes ${part.start}-${part.end - 1}/${length}`,
  });
  response.end(Buffer.concat(cut(pieces, part)));
}

/** What of the pieces lies in a part of their whole. */
function cut(
  pieces: readonly Uint8Array[],
  { start, end }: { readonly start: number; readonly end: number },
): readonly Uint8Array[] {
  let at = 0;
  return pieces.map((piece) => {
    const from = at;
    at += piece.length;
    return piece.subarray(Math.max(0, start - from), Math.max(0, end - from));
  });
}

const PDF_HEADERS = { "content-type": "application/pdf", "accept-ranges": "bytes" };

/** One part of so many bytes, its end exclusive; undefined for several, and for what lies outside. */
function partOf(asked: string, length: number): { start: number; end: number } | undefined {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(asked) ?? [];
  if (from === "" && to === "") return undefined;
  const start = from === "" ? Math.max(0, length - Number(to)) : Number(from);
  const end = from === "" || to === "" ? length : Math.min(length, Number(to) + 1);
  return start < end ? { start, end } : undefined;
}
