import { createHash } from "node:crypto";
import type { Diagnostic, Outcome } from "./diagnostics/diagnostic.ts";
import type { PageArtwork } from "./display/page-artwork.ts";
import { pictureKey, type SuppliedPdf } from "./images/picture.ts";
import type { Memory } from "./memory.ts";

/** The pages of PDFs in a build by `pictureKey`. */
export type TakenPages = ReadonlyMap<string, PageArtwork>;

/**
 * Takes the pages that were ordered out of their files, each once for each file as it is. Faults stand where the page was
 * ordered.
 */
export async function takePages(
  supplied: readonly SuppliedPdf[],
  memory: Memory,
): Promise<Outcome<TakenPages>> {
  const taken = new Map<string, PageArtwork>();
  if (supplied.length === 0) return { value: taken, diagnostics: [] };
  // What reads PDFs is loaded only where there is one.
  const { takePage } = await import("./paste-up/take-page.ts");
  const diagnostics: Diagnostic[] = [];
  for (const { order, page: number, file, bytes } of supplied) {
    const source = createHash("sha256").update(bytes).digest("hex");
    const { value, diagnostics: faults } = await memory.recall(
      `page ${number} of ${file}`,
      [source],
      () => takePage({ file, bytes, source, number }),
    );
    if (value !== undefined) taken.set(pictureKey(order), value);
    diagnostics.push(...faults.map((one) => ({ ...one, span: order.src.span })));
  }
  return { value: taken, diagnostics };
}
