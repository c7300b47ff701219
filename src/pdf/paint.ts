import type { Page, Publication } from "../display/mark.ts";
import { FRESH } from "./coder.ts";
import { pageContent } from "./content.ts";
import { contentOnce } from "./kept-content.ts";
import { writeIntent } from "./intent.ts";
import { infoOf, writeMetadata } from "./metadata.ts";
import type { PaintedPage } from "./navigation.ts";
import { writeNavigation } from "./navigation.ts";
import type { Objects, Sink } from "./objects.ts";
import { openObjects } from "./objects.ts";
import type { PaintOrder } from "./order.ts";
import type { EmbeddedPicture } from "./pictures.ts";
import { boxesOf, sheetOf } from "./sheet.ts";
import { openStock, PRESS_GROUP, writeContent, writeStock, type Stock } from "./stock.ts";

export type { PaintOrder } from "./order.ts";

/**
 * Paints a publication as a PDF 1.6 file, whose bytes the sink takes piece by piece. The same publication and order give the same bytes, wherever
 * and whenever. What cannot be painted (no pages, a mark without a place, a picture that is not what it
 * says) is a mistake of the rooms before, and throws. Returns the pictures that it embedded.
 */
export async function paint(
  publication: Publication,
  order: PaintOrder,
  sink: Sink,
): Promise<readonly EmbeddedPicture[]> {
  if (publication.pages.length === 0) throw new Error("a publication without pages");
  const { coder = FRESH } = order;
  const objects = await openObjects(infoOf(publication, order), publication.language, sink, coder);
  const stock = openStock(objects, order.condition !== undefined);
  const pages = publication.pages.map((page) => paintPage(objects, page, stock, order));
  await writeStock(stock);
  if (order.condition !== undefined) await writeIntent(objects, order.condition);
  writeNavigation(objects, publication, pages);
  writeMetadata(objects, publication, order);
  objects.finish();
  return stock.pictures.embedded();
}

function paintPage(objects: Objects, page: Page, stock: Stock, order: PaintOrder): PaintedPage {
  order.onPage?.(page.folio);
  const sheet = sheetOf(page, order.marks.length > 0);
  const { coder } = objects;
  const { operators, resources } = contentOnce(page, { ...order, stock, coder }, (on) =>
    pageContent(page, sheet, on, order),
  );
  const reference = objects.write({
    Type: "Page",
    Parent: objects.pageTree,
    ...boxesOf(sheet),
    ...(order.condition !== undefined && { Group: PRESS_GROUP }),
    Resources: resources,
    Contents: writeContent(objects, operators),
  });
  objects.addPage(reference);
  return { page, sheet, reference };
}
