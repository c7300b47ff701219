import { create } from "fontkit";
import type { Font } from "fontkit";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { readFontCatalog } from "../../src/fonts/catalog.ts";
import type { FontCatalog } from "../../src/fonts/catalog.ts";
import { openFontBook } from "../../src/fonts/book.ts";
import type { OpenFontBook } from "../../src/fonts/book.ts";
import type { Face, FaceQuery } from "../../src/fonts/face.ts";
import { fontFiles, ownFontCatalog } from "../../src/io/font-files.ts";
import type { FontLocation } from "../../src/io/font-files.ts";
import { memoryReader } from "../../src/io/memory.ts";

/** Our own catalog, which must be without fault. */
export function ownCatalog(): FontCatalog {
  const { value, diagnostics } = readFontCatalog(ownFontCatalog());
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return value;
}

export const catalog = ownCatalog();
export const files = fontFiles(memoryReader({}));
export const book: OpenFontBook = openFontBook(catalog, files);

export function cut(family: string, weight = 400, italic = false): FaceQuery {
  return { family, weight, italic };
}

export const SERIF = cut("Source Serif 4");
export const serif: Face = book.face(SERIF);

export function fileBytes(location: FontLocation): Uint8Array {
  const { value, diagnostics } = files.read(location);
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return value;
}

export function cutBytes(family: string, weight = 400, italic = false): Uint8Array {
  const found = catalog.families
    .get(family)
    ?.find((one) => one.weight === weight && one.italic === italic);
  if (found === undefined) throw new Error(`no ${family} ${weight}`);
  return fileBytes(found.location);
}

/** The same file in fontkit, which measures and shapes by code of its own. */
export const oracle = (family: string, weight = 400, italic = false): Font =>
  openInFontkit(cutBytes(family, weight, italic));

export function openInFontkit(bytes: Uint8Array): Font {
  const font = create(Buffer.from(bytes));
  if (!("getGlyph" in font)) throw new Error("a collection");
  return font;
}

/** A bare CFF table that comes with pdf.js: the only PostScript outlines among our packages. */
export function bareCff(): Uint8Array {
  const require = createRequire(import.meta.url);
  return readFileSync(require.resolve("pdfjs-dist/standard_fonts/FoxitSerif.pfb"));
}
