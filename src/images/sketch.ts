import { error, failed, ok } from "../diagnostics/diagnostic.ts";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import { decodeUtf8 } from "../io/decode.ts";
import type { PictureOrder } from "../schema/phrase.ts";
import { utf16Of } from "./inspect.ts";
import type { Sketch } from "./picture.ts";

/** A map of a whole country, every street a path, is read; what is larger was not drawn by hand. */
const MOST_BYTES = 20_000_000;

/**
 * A drawing's file as text: UTF-8, or UTF-16 with its byte order mark. Errors: `drawing/encoding`,
 * `drawing/limit` (limit).
 */
export function takeSketch(order: PictureOrder, file: string, bytes: Uint8Array): Outcome<Sketch> {
  const { span } = order.src;
  if (bytes.length > MOST_BYTES) {
    const message = `the drawing \`${file}\` has ${Math.ceil(bytes.length / 1e6)} MB, more than the ${MOST_BYTES / 1e6} MB that are read`;
    const hints = ["draw it with fewer points, or place it as a picture: PNG, TIFF"];
    return failed(error("drawing/limit", message, { span, kind: "limit", hints }));
  }
  const text = textOf(bytes);
  if (text !== undefined) return ok({ order, file, text });
  return failed(
    error("drawing/encoding", `the drawing \`${file}\` is not written in UTF-8`, {
      span,
      hints: ["save it again as SVG, encoded in UTF-8"],
    }),
  );
}

function textOf(bytes: Uint8Array): string | undefined {
  const utf16 = utf16Of(bytes);
  if (utf16 !== undefined) return new TextDecoder(utf16).decode(bytes);
  const decoded = decodeUtf8(bytes);
  return decoded.kind === "text" ? decoded.text : undefined;
}
