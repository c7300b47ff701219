import { createHash } from "node:crypto";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import type { PageArtwork } from "../../src/display/page-artwork.ts";
import { takePage } from "../../src/paste-up/take-page.ts";
import { GOOD, written, type Change } from "../intake/advert.ts";

/** A page of a file, and what was said of it. */
export const taken = (bytes: Uint8Array, number = 1, file = "advert.pdf") => {
  const source = createHash("sha256").update(bytes).digest("hex");
  return takePage({ file, bytes, source, number });
};

/** The page of a file that must be sound. */
export function artwork(bytes: Uint8Array, number = 1, file?: string): PageArtwork {
  const { value, diagnostics } = taken(bytes, number, file);
  if (value === undefined) throw new Error(said(diagnostics));
  return value;
}

/** The advertiser's page, changed by hand. */
export const advert = (change: Change = (one) => one): PageArtwork =>
  artwork(written(change(GOOD)));

export const said = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics
    .map(
      ({ severity, code, message, hints }) => `${severity} ${code}: ${message} (${hints.join()})`,
    )
    .join("\n");
