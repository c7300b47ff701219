import type { Pt, Rect, Size } from "../geometry/geometry.ts";
import { outset, rect } from "../geometry/geometry.ts";
import type { Page } from "../display/mark.ts";
import type { PdfDictionary } from "./values.ts";
import { rounded } from "./decimal.ts";

/** A press sheet with one page on it: which way up and where the page lies on the medium. */
export interface Sheet {
  readonly media: Size;
  readonly bleed: Rect;
  readonly trim: Rect;
  /** Where it is folded, from the trim's left edge. */
  readonly folds: readonly Pt[];
}

/** Room outside the bleed for printer's marks, on all four sides. */
const SLUG = 24;

/** The sheet of a page: trim, bleed and, where marks are asked for or notes lie over the page, slug around each other. */
export function sheetOf(page: Page, withMarks: boolean): Sheet {
  const margin = page.bleed + Math.max(withMarks ? SLUG : 0, page.overlay?.slug ?? 0);
  const trim = rect(margin, margin, page.trim.width, page.trim.height);
  const { width, height } = outset(trim, margin);
  return {
    media: { width, height },
    bleed: outset(trim, page.bleed),
    trim,
    folds: page.folds ?? [],
  };
}

/** From the trim's left edge to PDF's x. */
export const acrossOf = (sheet: Sheet, x: number): number => sheet.trim.x + x;

/** From the trim's head, downwards, to PDF's y: PDF measures up from the medium's foot. */
export const upOf = (sheet: Sheet, y: number): number => sheet.media.height - sheet.trim.y - y;

/** The page boxes (ISO 32000-1, 14.11.2): trim inside bleed inside medium, and nothing cropped. */
export function boxesOf(sheet: Sheet): PdfDictionary {
  const media = boxOf(sheet, rect(0, 0, sheet.media.width, sheet.media.height));
  return {
    MediaBox: media,
    CropBox: media,
    BleedBox: boxOf(sheet, sheet.bleed),
    TrimBox: boxOf(sheet, sheet.trim),
  };
}

/** An area of the sheet as PDF has boxes: left, foot, right, head, from the medium's lower left corner. */
export function boxOf(sheet: Sheet, area: Rect): readonly number[] {
  const foot = sheet.media.height - area.y - area.height;
  return [area.x, foot, area.x + area.width, foot + area.height].map((edge) => rounded(edge));
}
