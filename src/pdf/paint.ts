import { deflateSync } from "node:zlib";
import type { Page, Publication } from "../display/mark.ts";
import type { Stock } from "./content.ts";
import { pageContent } from "./content.ts";
import { drawingStock } from "./drawings.ts";
import { faceStock } from "./fonts.ts";
import { layerStock } from "./layers.ts";
import { infoOf, writeMetadata } from "./metadata.ts";
import type { PaintedPage } from "./navigation.ts";
import { writeNavigation } from "./navigation.ts";
import type { Objects, Reference } from "./objects.ts";
import { openObjects } from "./objects.ts";
import type { PaintOrder } from "./order.ts";
import { pictureStock } from "./pictures.ts";
import { boxesOf, cropMarks, sheetOf } from "./sheet.ts";
import { spotStock } from "./spots.ts";

export type { PaintOrder } from "./order.ts";

/**
 * Paints a publication as a PDF 1.6 file. The same publication and order give the same bytes, wherever
 * and whenever. What cannot be painted (no pages, a mark without a place, a picture that is not what it
 * says) is a mistake of the rooms before, and throws.
 */
export async function paint(publication: Publication, order: PaintOrder): Promise<Uint8Array> {
  if (publication.pages.length === 0) throw new Error("a publication without pages");
  const objects = await openObjects(infoOf(publication, order), publication.language);
  const faces = faceStock(objects);
  const spots = spotStock(objects);
  const stock: Stock = {
    faces,
    spots,
    pictures: pictureStock(objects),
    drawings: drawingStock(objects, faces, spots),
    layers: layerStock(objects),
  };
  const pages = publication.pages.map((page) => paintPage(objects, page, stock, order));
  stock.faces.write();
  stock.spots.write();
  stock.layers.write();
  await stock.pictures.write();
  writeNavigation(objects, publication, pages);
  writeMetadata(objects, publication, order);
  return objects.finish();
}

function paintPage(objects: Objects, page: Page, stock: Stock, order: PaintOrder): PaintedPage {
  const withMarks = order.marks.includes("crop");
  const sheet = sheetOf(page, withMarks);
  const { operators, resources } = pageContent(page, sheet, stock);
  const reference = objects.write({
    Type: "Page",
    Parent: objects.pageTree,
    ...boxesOf(sheet),
    Resources: resources,
    Contents: writeContent(objects, withMarks ? operators + cropMarks(sheet) : operators),
  });
  objects.addPage(reference);
  return { page, sheet, reference };
}

/** An empty page has a content stream too, of white space. */
function writeContent(objects: Objects, operators: string): Reference {
  const bytes = deflateSync(Buffer.from(operators || "\n", "latin1"), { level: 6 });
  return objects.stream({ dictionary: { Filter: "FlateDecode" }, bytes });
}
