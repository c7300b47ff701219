import { drawingStock, type DrawingStock } from "./drawings.ts";
import { faceStock, type FaceStock } from "./fonts.ts";
import { layerStock, type LayerStock } from "./layers.ts";
import type { Objects } from "./objects.ts";
import type { PdfDictionary, Reference } from "./values.ts";
import { pictureStock, type PictureStock } from "./pictures.ts";
import { pageStock, type PageStock } from "./placed-pages.ts";
import { spotStock, type SpotStock } from "./spots.ts";

/** What the pages of a publication share. */
export interface Stock {
  readonly faces: FaceStock;
  readonly pictures: PictureStock;
  readonly drawings: DrawingStock;
  readonly pages: PageStock;
  readonly spots: SpotStock;
  readonly layers: LayerStock;
  /** Black type and rules are printed over what lies under them. */
  readonly overprints: boolean;
}

/** An empty stock for a file that is begun; `overprints` where it is for a press. */
export function openStock(objects: Objects, overprints: boolean): Stock {
  const box = { objects, faces: faceStock(objects), spots: spotStock(objects), overprints };
  const layers = layerStock(objects);
  return {
    ...box,
    pictures: pictureStock(objects),
    drawings: drawingStock(box),
    pages: pageStock(objects, layers, overprints),
    layers,
  };
}

/** Writes all that was asked for; nothing may be asked for after it. */
export async function writeStock(stock: Stock): Promise<void> {
  stock.faces.write();
  stock.spots.write();
  // Some of their layers are the pages'.
  stock.pages.write();
  stock.layers.write();
  await stock.pictures.write();
}

/** All that lies over one another on a page is mixed in the inks of the press. */
export const PRESS_GROUP: PdfDictionary = {
  Type: "Group",
  S: "Transparency",
  CS: "DeviceCMYK",
};

/** Writes operators as a stream; nothing to paint has a content stream too, of white space. */
export function writeContent(
  objects: Objects,
  operators: string,
  dictionary: PdfDictionary = {},
): Reference {
  const bytes = objects.coder.deflateText(operators || "\n");
  return objects.stream({ dictionary: { ...dictionary, Filter: "FlateDecode" }, bytes });
}
