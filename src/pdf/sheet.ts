import type { Rect, Size } from "../geometry/geometry.ts";
import { mm, outset, rect } from "../geometry/geometry.ts";
import type { Page } from "../display/mark.ts";
import type { PdfDictionary } from "./objects.ts";
import { decimals, rounded } from "./decimal.ts";

/** A press sheet with one page on it: which way up and where the page lies on the medium. */
export interface Sheet {
  readonly media: Size;
  readonly bleed: Rect;
  readonly trim: Rect;
}

/** Room outside the bleed for printer's marks, on all four sides. */
const SLUG = 24;
const MARK_LENGTH = mm(6);
/** Crop marks stand outside the bleed, and off the trim even where nothing bleeds. */
const LEAST_OFFSET = mm(2);

/** The sheet of a page: trim, bleed and, where marks are asked for or notes lie over the page, slug around each other. */
export function sheetOf(page: Page, withMarks: boolean): Sheet {
  const margin = page.bleed + Math.max(withMarks ? SLUG : 0, page.overlay?.slug ?? 0);
  const trim = rect(margin, margin, page.trim.width, page.trim.height);
  const { width, height } = outset(trim, margin);
  return { media: { width, height }, bleed: outset(trim, page.bleed), trim };
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

function boxOf(sheet: Sheet, area: Rect): readonly number[] {
  const foot = sheet.media.height - area.y - area.height;
  return [area.x, foot, area.x + area.width, foot + area.height].map((edge) => rounded(edge));
}

/** Crop marks: two hairlines of a quarter point at each corner of the trim, in black. */
export function cropMarks(sheet: Sheet): string {
  const { trim, bleed, media } = sheet;
  const near = Math.max(trim.x - bleed.x, LEAST_OFFSET);
  const far = near + MARK_LENGTH;
  const foot = media.height - trim.y - trim.height;
  const [left, right, head] = [trim.x, trim.x + trim.width, foot + trim.height];
  const lines = [left, right].flatMap((x) => [
    `${decimals(x, foot - far)} m ${decimals(x, foot - near)} l`,
    `${decimals(x, head + near)} m ${decimals(x, head + far)} l`,
  ]);
  const across = [foot, head].flatMap((y) => [
    `${decimals(left - far, y)} m ${decimals(left - near, y)} l`,
    `${decimals(right + near, y)} m ${decimals(right + far, y)} l`,
  ]);
  return ["q 0.25 w 0 0 0 1 K", ...lines, ...across, "S Q\n"].join("\n");
}
