import { openFile, type PdfFile } from "../foreign/file.ts";
import { loosePages, pagesOf, type FilePage, type Pages } from "../foreign/pages.ts";
import type { FileFinding } from "./checks.ts";
import { checkEnds, headerOf } from "./damage.ts";
import { lockOf, type Lock } from "./lock.ts";

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
    return shut(...checkEnds(bytes), { check: "encrypted", ...LOCKED[lockOf(file)] });
  }
  const tree = pagesOf(file);
  const pages = tree.pages.length > 0 ? tree.pages : loosePages(file);
  return { kind: "open", file, tree, pages };
}

const LOCKED: Readonly<Record<Lock, Pick<FileFinding, "says" | "hint">>> = {
  password: {
    says: "the file is encrypted for a password, so that nothing in it can be looked at or printed",
    hint: "save it without a password and without restrictions",
  },
  restrictions: {
    says: "the file is encrypted with restrictions: readers open it and show it, but it may not be changed or placed, so that nothing in it is looked at",
    hint: "export it without security: no password, and no restrictions on printing or changing",
  },
};

const shut = (...findings: readonly FileFinding[]): Opened => ({ kind: "shut", findings });
