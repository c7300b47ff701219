import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { eachPage, withPdf } from "./open.ts";

/** What a PDF says of itself, apart from its words. */
export interface PdfFacts {
  /** "1.6". */
  readonly version: string;
  readonly pages: readonly PageFacts[];
  /** The texts of the document information dictionary. */
  readonly info: ReadonlyMap<string, string>;
  /** Bookmarks of the first level. */
  readonly outline: readonly Bookmark[];
  /** The XMP packet, if there is one. */
  readonly xmp?: string;
}

export interface PageFacts {
  readonly label?: string;
  readonly media: Box;
  readonly crop: Box;
  readonly bleed: Box;
  readonly trim: Box;
}

/** Left, foot, right and head, in PDF's own coordinates: points, upwards. */
export type Box = readonly [number, number, number, number];

export interface Bookmark {
  readonly title: string;
  /** Counted from 1; absent where it leads to no page. */
  readonly page?: number;
}

/** Reads the facts of a PDF. Rejects on what is no PDF. */
export function readFacts(bytes: Uint8Array): Promise<PdfFacts> {
  return withPdf(bytes, async (pdf) => {
    const labels = await pdf.getPageLabels();
    const source = Buffer.from(bytes).toString("latin1");
    const boxes = await eachPage(pdf, (page) => boxesOf(pageSource(source, page.ref), page.view));
    const { info, xmp } = await readMetadata(pdf);
    return {
      version: info.get("PDFFormatVersion") ?? "",
      pages: boxes.map((box, i) => ({ ...box, ...(labels?.[i] && { label: labels[i] }) })),
      info,
      outline: await readOutline(pdf),
      ...(xmp !== undefined && { xmp }),
    };
  });
}

/** The trim of a page, from the PDF's bytes as Latin-1 text. */
export const trimIn = (source: string, { ref, view }: PDFPageProxy): Box =>
  boxesOf(pageSource(source, ref), view).trim;

async function readMetadata(
  pdf: PDFDocumentProxy,
): Promise<{ readonly info: ReadonlyMap<string, string>; readonly xmp?: string }> {
  const { info, metadata } = await pdf.getMetadata();
  const entries: readonly (readonly [string, unknown])[] = Object.entries(info);
  const texts = entries.flatMap(([key, value]) =>
    typeof value === "string" ? [[key, value] as const] : [],
  );
  const xmp = rawPacket(metadata);
  return { info: new Map(texts), ...(typeof xmp === "string" && { xmp }) };
}

/** pdf.js gives null where there is no metadata, whatever its types say. */
function rawPacket(metadata: { getRaw(): unknown } | null): string | undefined {
  const packet = metadata?.getRaw();
  return typeof packet === "string" ? packet : undefined;
}

async function readOutline(pdf: PDFDocumentProxy): Promise<readonly Bookmark[]> {
  const bookmarks: Bookmark[] = [];
  for (const { title, dest } of itemsOf(await pdf.getOutline())) {
    const target: unknown = Array.isArray(dest) ? dest[0] : undefined;
    const page = isReference(target) ? (await pdf.getPageIndex(target)) + 1 : undefined;
    bookmarks.push({ title, ...(page !== undefined && { page }) });
  }
  return bookmarks;
}

/** Likewise null where there are no bookmarks. */
const itemsOf = (outline: readonly OutlineItem[] | null): readonly OutlineItem[] => outline ?? [];

interface OutlineItem {
  readonly title: string;
  readonly dest: unknown;
}

interface PageReference {
  readonly num: number;
  readonly gen: number;
}

const isReference = (value: unknown): value is PageReference =>
  typeof value === "object" && value !== null && "num" in value && "gen" in value;

/**
 * The page object as it stands in the file. pdf.js gives no page boxes but the cropped one, so the
 * others are read here; of a page inside an object stream nothing is found.
 */
function pageSource(source: string, reference: PageReference | null): string {
  if (!reference) return "";
  const head = `\n${reference.num} ${reference.gen} obj`;
  const start = source.lastIndexOf(head);
  return start < 0 ? "" : source.slice(start, source.indexOf("endobj", start));
}

function boxesOf(page: string, view: readonly number[]): Omit<PageFacts, "label"> {
  const media = boxIn(page, "MediaBox") ?? boxFrom(view);
  const crop = boxIn(page, "CropBox") ?? media;
  return {
    media,
    crop,
    bleed: boxIn(page, "BleedBox") ?? crop,
    trim: boxIn(page, "TrimBox") ?? crop,
  };
}

function boxIn(page: string, name: string): Box | undefined {
  const numbers = new RegExp(`/${name}\\s*\\[([^\\]]*)\\]`).exec(page)?.[1];
  return numbers === undefined ? undefined : boxFrom(numbers.trim().split(/\s+/).map(Number));
}

function boxFrom([left = 0, foot = 0, right = 0, head = 0]: readonly number[]): Box {
  return [left, foot, right, head];
}
