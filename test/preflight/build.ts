import type { Ink } from "../../src/color/ink.ts";
import { BLACK, cmyk } from "../../src/color/ink.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import type { Drawing, Lettering, Stroke, Thing } from "../../src/display/drawing.ts";
import type { Mark, Page, PictureMark, RuleMark, TextMark } from "../../src/display/mark.ts";
import { rectOutline } from "../../src/display/outline.ts";
import { mm, rect, type Rect } from "../../src/geometry/geometry.ts";
import type { Picture } from "../../src/images/picture.ts";
import { findPrinter } from "../../src/find-printer.ts";
import { memoryReader } from "../../src/io/memory.ts";
import { preflight, type Orders } from "../../src/preflight/preflight.ts";
import type { Limits, Printer } from "../../src/preflight/printer.ts";
import { line, squares } from "../display/build.ts";

/** Pages that are nothing but what a check looks at, one line each. */

const SPAN = { file: "articles/a.md", start: 10, end: 20 };

/** A page of 100 by 150 millimeters with a bleed of three. */
export const page = (...marks: readonly Mark[]): Page => ({
  folio: 1,
  trim: { width: mm(100), height: mm(150) },
  bleed: mm(3),
  marks,
});

/** A rectangle by its left and head edges, width and height, in millimeters. */
export const box = (x: number, y: number, width: number, height: number): Rect =>
  rect(mm(x), mm(y), mm(width), mm(height));

export const rule = (at: Rect, ink: Ink = BLACK): RuleMark => ({ kind: "rule", rect: at, ink });

/** Letters a square each, from a place in millimeters. */
export function words(
  text: string,
  {
    x = 20,
    y = 60,
    size = 10,
    ink = BLACK,
  }: Partial<Record<"x" | "y" | "size", number>> & { ink?: Ink } = {},
): TextMark {
  return { ...line(mm(x), mm(y), squares(text, { size, ink })), span: SPAN };
}

/** A gray picture of so many pixels, all alike. */
export const picture = (width: number, height: number, change: Partial<Picture> = {}): Picture => ({
  kind: "raster",
  id: "a",
  file: "assets/a.jpg",
  width,
  height,
  space: "gray",
  coding: "jpeg",
  load: () => Promise.resolve(new Uint8Array()),
  inverted: false,
  ...change,
});

export const shown = (drawn: PictureMark["picture"], frame: Rect, clip = frame): PictureMark => ({
  kind: "picture",
  picture: drawn,
  frame,
  clip,
  span: SPAN,
});

/** A drawing of 100 by 100 units. */
export const drawing = (...things: readonly Thing[]): Drawing => ({
  kind: "drawing",
  id: "d",
  file: "assets/d.svg",
  width: 100,
  height: 100,
  things,
});

/** A rectangle of a drawing, in its units. */
export const block = (at: Rect, ink: Ink, opacity = 1): Thing => ({
  kind: "shape",
  outline: rectOutline(at),
  rule: "nonzero",
  fill: { paint: ink, opacity },
});

/** What is inside a triangle with its right angle at the head and left. */
export const cornered = (...things: readonly Thing[]): Thing => ({
  kind: "group",
  opacity: 1,
  clip: {
    ...{ kind: "outline", rule: "nonzero" },
    outline: [
      { kind: "move", to: { x: 0, y: 0 } },
      { kind: "line", to: { x: 100, y: 0 } },
      { kind: "line", to: { x: 0, y: 100 } },
      { kind: "close" },
    ],
  },
  things,
});

/** Letters of a drawing, half-way down, drawn along with a line. */
export const drawnAlong = (text: string, width: number): Thing => ({
  ...lineOf(text, 10, 50),
  stroke: pen(width, BLACK),
});

/** Letters of a drawing, 10 of its units high. */
export const lettered = (
  text: string,
  { x, y, ink }: { readonly x: number; readonly y: number; readonly ink: Ink },
): Thing => ({ ...lineOf(text, x, y), fill: { paint: ink, opacity: 1 } });

function lineOf(text: string, x: number, y: number): Lettering {
  const { face, glyphs, advances, texts } = squares(text, { size: 10 });
  const run = { face, glyphs, advances, texts, size: 10, scale: 1, rise: 0 };
  return { kind: "lettering", matrix: [1, 0, 0, 1, x, y], runs: [run] };
}

const pen = (width: number, paint: Ink): Stroke => ({
  ...{ paint, opacity: 1, width, cap: "butt", join: "miter" },
  ...{ miterLimit: 4, dashes: [], dashOffset: 0 },
});

/** A line of a drawing from its left edge to its right one, if not said otherwise; its pen is as large as is said. */
export const stroke = (
  width: number,
  {
    ink = BLACK,
    scale = 1,
    x = 0,
    y = 50,
    to = 100,
  }: Partial<{ ink: Ink } & Record<Sizes, number>> = {},
): Thing => ({
  kind: "shape",
  outline: [
    { kind: "move", to: { x, y } },
    { kind: "line", to: { x: to, y } },
  ],
  rule: "nonzero",
  stroke: { ...pen(width, ink), pen: [scale, 0, 0, scale, 0, 0] },
});

type Sizes = "scale" | "x" | "y" | "to";

export const WHITE = cmyk(0, 0, 0, 0);
export const RED = cmyk(0, 0.9, 0.8, 0.15);
export const BLUE = cmyk(1, 0.7, 0, 0);

/** A built-in profile; the limits that are given stand over its own. */
export function printer(limits: Partial<Limits> = {}, name = "sheetfed-coated"): Printer {
  const { value } = findPrinter({ profile: { name } }, memoryReader({}));
  if (value === undefined) throw new Error(`no printer ${name}`);
  return { ...value, limits: { ...value.limits, ...limits } };
}

/** What is told of pages. */
export function findings(
  pages: readonly Page[],
  { limits, checks }: Printer = printer(),
  orders?: Orders,
): readonly Diagnostic[] {
  const publication = { title: "T", publisher: "P", authors: [], language: "en", outline: [] };
  const numbered = pages.map((one, index) => ({ ...one, folio: index + 1 }));
  return preflight({ ...publication, pages: numbered }, { limits, checks }, orders);
}

/** A picture in four inks, the same all over. */
export const inInks = (...shares: readonly [number, number, number, number]): Picture =>
  picture(4000, 4000, {
    space: "cmyk",
    inkMap: { columns: 1, rows: 1, inks: Uint8Array.from(shares, (share) => share * 255) },
  });

/** Of one page with these marks: severity, code and sentence. */
export const told = (...marks: readonly Mark[]): readonly string[] =>
  findings([page(...marks)]).map(
    ({ severity, code, message }) => `${severity} ${code.replace("preflight/", "")}: ${message}`,
  );

/**
 * A rectangle of a drawing that goes from one ink at its left edge to another at its right one, and is gone from a share
 * of its width on if that is said.
 */
export const fading = (at: Rect, from: Ink, to: Ink, [first, gone, last] = [1, 1, 1]): Thing => ({
  kind: "shape",
  outline: rectOutline(at),
  rule: "nonzero",
  fill: {
    paint: {
      kind: "linear",
      from: { x: at.x, y: 0 },
      to: { x: at.x + at.width, y: 0 },
      stops: [
        { offset: 0, ink: from, opacity: first },
        { offset: gone, ink: to, opacity: first },
        { offset: gone, ink: to, opacity: last },
        { offset: 1, ink: to, opacity: last },
      ],
      matrix: [1, 0, 0, 1, 0, 0],
    },
    opacity: 1,
  },
});
