import { error, failed, ok, warning } from "../diagnostics/diagnostic.ts";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import type { PageArtwork } from "../display/page-artwork.ts";
import { isSpent } from "../foreign/effort.ts";
import type { PdfFile } from "../foreign/file.ts";
import { openFile } from "../foreign/file.ts";
import type { FilePage } from "../foreign/pages.ts";
import { loosePages, pagesOf } from "../foreign/pages.ts";
import { excerptOf } from "./excerpt.ts";
import { formPlace } from "./form-place.ts";
import { newPatience, refuse, type Refusal } from "./patience.ts";

/** The page of a PDF that is to be placed. */
export interface PageOrder {
  /** As spans name it. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Hash of the bytes. */
  readonly source: string;
  /** 1 for the first page. */
  readonly number: number;
}

/**
 * Takes a page out of somebody's PDF as artwork. Nothing that a file holds makes it throw, or go on for ever. Errors:
 * `artwork/encrypted`, `artwork/damaged`, `artwork/no-page`, `artwork/limit` (limit); warning, where all that the page needs
 * was found in a file that is broken: `artwork/damaged`. None has a place: where the page was ordered is for the road to say.
 */
export function takePage({ file: name, bytes, source, number }: PageOrder): Outcome<PageArtwork> {
  const file = openFile(bytes);
  if (file.entry(file.trailer, "Encrypt") !== null) return failed(encrypted(name));
  const tree = pagesOf(file);
  const pages = tree.pages.length > 0 ? tree.pages : loosePages(file);
  const page = pages[number - 1];
  if (page === undefined) return failed(noPage(name, number, pages.length));
  const place = formPlace(page);
  const patience = newPatience();
  const excerpt = excerptOf(file, page, { source, place, patience });
  // What was not read any more is missing from it.
  if (isSpent(file.effort)) refuse(patience, "limit", "it is made of more than is read");
  if (patience.refusal !== undefined) return failed(refused(name, number, patience.refusal));
  const { width, height, trim } = place;
  const artwork: PageArtwork = {
    ...{
      kind: "page",
      id: `${source} ${number}`,
      file: name,
      number,
      width,
      height,
      trim,
      excerpt,
    },
  };
  return ok(artwork, mended(name, file, page, tree.pages.length === 0 || tree.faults.length > 0));
}

const ANEW = "export the file anew, or have it sent again: it may have been cut on its way";

const encrypted = (name: string): Diagnostic =>
  error("artwork/encrypted", `\`${name}\` is encrypted, so that no page of it can be placed`, {
    hints: ["save it without a password and without restrictions"],
  });

function noPage(name: string, number: number, count: number): Diagnostic {
  if (count === 0) {
    return error("artwork/damaged", `no page can be found in \`${name}\``, { hints: [ANEW] });
  }
  const says = `\`${name}\` has ${count === 1 ? "one page" : `${count} pages`}, and no page ${number}`;
  const hint = count === 1 ? "take `page` out" : `give \`page\` a number from 1 to ${count}`;
  return error("artwork/no-page", says, { hints: [hint] });
}

function refused(name: string, number: number, { kind, why }: Refusal): Diagnostic {
  const page = `page ${number} of \`${name}\``;
  if (kind === "damaged") {
    return error("artwork/damaged", `${page} is damaged: ${why}`, { hints: [ANEW] });
  }
  return error("artwork/limit", `${page} is too large: ${why}`, {
    kind: "limit",
    hints: ["export it anew, with smaller pictures and fewer points"],
  });
}

/** What was looked for where it was not said to be: all that the page needs was found, but maybe not as it was meant. */
function mended(
  name: string,
  { damage }: PdfFile,
  { number }: FilePage,
  hasBrokenTree: boolean,
): readonly Diagnostic[] {
  const why = hasBrokenTree
    ? "its pages do not hang together as they should"
    : damage.table === undefined
      ? undefined
      : "its objects do not lie where the file says";
  if (why === undefined) return [];
  const says = `\`${name}\` is damaged: ${why}; page ${number} was put together from what was found`;
  return [warning("artwork/damaged", says, { hints: [`${ANEW}; else look at the page`] })];
}
