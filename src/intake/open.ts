import { openFile, type PdfFile } from "../foreign/file.ts";
import { loosePages, pagesOf, type FilePage, type Pages } from "../foreign/pages.ts";
import type { FileFinding } from "./checks.ts";
import { checkEnds, headerOf } from "./damage.ts";

/** A file that can be looked into, with its pages, or why it cannot. */
export type Opened =
  OpenedFile | { readonly kind: "shut"; readonly findings: readonly FileFinding[] };

export interface OpenedFile {
  readonly kind: "open";
  readonly file: PdfFile;
  readonly tree: Pages;
  /** Those of the tree or, where that has none, all that are found. */
  readonly pages: readonly FilePage[];
}

/** Opens a file of anybody's. */
export function opened(bytes: Uint8Array): Opened {
  if (headerOf(bytes) === undefined) {
    const says = "the file is no PDF, or its beginning is damaged";
    return shut({ check: "not-a-pdf", says, hint: "send the PDF itself" });
  }
  const file = openFile(bytes);
  if (file.entry(file.trailer, "Encrypt") !== null) {
    return shut(...checkEnds(bytes), ENCRYPTED);
  }
  const tree = pagesOf(file);
  const pages = tree.pages.length > 0 ? tree.pages : loosePages(file);
  return { kind: "open", file, tree, pages };
}

/** Most are locked for no one, but with limits to what may be done, and staff will say that they are sound. */
const ENCRYPTED: FileFinding = {
  check: "encrypted",
  says: "the file is encrypted, so that nothing in it can be looked at or placed, even where it opens without a password",
  hint: "export it without security: no password, and no restrictions on printing or changing",
};

const shut = (...findings: readonly FileFinding[]): Opened => ({ kind: "shut", findings });
