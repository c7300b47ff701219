import { paint as paintInto, type PaintOrder } from "../../src/pdf/paint.ts";
import type { Publication } from "../../src/display/mark.ts";

/** A publication as a PDF, in one piece. */
export async function paint(publication: Publication, order: PaintOrder): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  await paintInto(publication, order, (bytes) => pieces.push(bytes));
  return Uint8Array.from(Buffer.concat(pieces));
}
