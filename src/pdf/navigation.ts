import type { OutlineEntry, Page, Publication } from "../display/mark.ts";
import type { Objects } from "./objects.ts";
import type { PdfValue, Reference } from "./values.ts";
import { words } from "./values.ts";
import { rounded } from "./decimal.ts";
import type { Sheet } from "./sheet.ts";
import { upOf } from "./sheet.ts";

/** A page as bookmarks lead to it. */
export interface PaintedPage {
  readonly page: Page;
  readonly sheet: Sheet;
  readonly reference: Reference;
}

/** Writes bookmarks and page labels, and opens the file without the bookmark pane. */
export function writeNavigation(
  objects: Objects,
  publication: Publication,
  pages: readonly PaintedPage[],
): void {
  objects.catalog("PageMode", "UseNone");
  objects.catalog("PageLabels", { Nums: pageLabels(publication.pages) });
  if (publication.outline.length > 0) {
    objects.catalog("Outlines", writeOutline(objects, publication.outline, pages));
  }
}

/** Folios as decimal labels; a new range begins wherever the count does not go on by one. */
function pageLabels(pages: readonly Page[]): readonly PdfValue[] {
  return pages.flatMap(({ folio }, index) => {
    const expected = (pages[index - 1]?.folio ?? Number.NaN) + 1;
    if (folio === expected) return [];
    return [index, folio === 1 ? { S: "D" } : { S: "D", St: folio }];
  });
}

function writeOutline(
  objects: Objects,
  entries: readonly OutlineEntry[],
  pages: readonly PaintedPage[],
): Reference {
  const root = objects.reserve();
  const items = entries.map(() => objects.reserve());
  const byFolio = new Map(pages.map((painted) => [painted.page.folio, painted]));
  entries.forEach(({ title, folio }, i) => {
    const Dest = headOf(byFolio.get(folio), folio);
    const links = { Parent: root, Prev: items[i - 1], Next: items[i + 1] };
    objects.write({ Title: words(title), ...links, Dest }, items[i]);
  });
  const ends = { First: items[0], Last: items.at(-1), Count: items.length };
  return objects.write({ Type: "Outlines", ...ends }, root);
}

/** The trim's upper left corner, at the magnification the reader has (a zoom of 0). */
function headOf(painted: PaintedPage | undefined, folio: number): readonly PdfValue[] {
  if (!painted) throw new Error(`a bookmark leads to page ${folio}, which is not there`);
  const { sheet, reference } = painted;
  return [reference, "XYZ", rounded(sheet.trim.x), rounded(upOf(sheet, 0)), 0];
}
