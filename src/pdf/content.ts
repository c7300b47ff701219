import type { Ink } from "../color/ink.ts";
import type { GlyphRun, Page, PictureMark, RuleMark, TextMark } from "../display/mark.ts";
import type { Rect } from "../geometry/geometry.ts";
import type { FaceCodes } from "./codes.ts";
import { decimal, decimals, rounded } from "./decimal.ts";
import type { FaceStock } from "./fonts.ts";
import type { PdfDictionary, Reference } from "./objects.ts";
import type { PictureStock } from "./pictures.ts";
import type { Sheet } from "./sheet.ts";
import { acrossOf, upOf } from "./sheet.ts";
import type { SpotStock } from "./spots.ts";
import { fillOperators } from "./spots.ts";

/** What the pages of a publication share. */
export interface Stock {
  readonly faces: FaceStock;
  readonly pictures: PictureStock;
  readonly spots: SpotStock;
}

/** A page's operators and the resources they name. */
export interface PageContent {
  readonly operators: string;
  readonly resources: PdfDictionary;
}

/** The marks of a page as operators, in their order. */
export function pageContent(page: Page, sheet: Sheet, stock: Stock): PageContent {
  const pen = newPen(sheet, stock);
  for (const mark of page.marks) {
    switch (mark.kind) {
      case "text":
        drawText(pen, mark);
        break;
      case "rule":
        drawRule(pen, mark);
        break;
      case "picture":
        drawPicture(pen, mark);
        break;
    }
  }
  return { operators: pen.operators.join(""), resources: resourcesOf(pen) };
}

/** What is being written, and the graphics state that the operators so far have left. */
interface Pen {
  readonly sheet: Sheet;
  readonly stock: Stock;
  readonly operators: string[];
  readonly fonts: Map<string, Reference>;
  readonly pictures: Map<string, Reference>;
  readonly spots: Map<string, Reference>;
  ink: Ink | undefined;
  fill: string;
  font: string;
  scale: number;
  rise: number;
}

function newPen(sheet: Sheet, stock: Stock): Pen {
  return {
    sheet,
    stock,
    operators: [],
    fonts: new Map(),
    pictures: new Map(),
    spots: new Map(),
    ink: undefined,
    fill: "",
    font: "",
    scale: 1,
    rise: 0,
  };
}

function resourcesOf(pen: Pen): PdfDictionary {
  return {
    Font: named(pen.fonts),
    XObject: named(pen.pictures),
    ColorSpace: named(pen.spots),
  };
}

const named = (entries: ReadonlyMap<string, Reference>): PdfDictionary | undefined =>
  entries.size === 0 ? undefined : Object.fromEntries(entries);

function fillWith(pen: Pen, ink: Ink): void {
  if (ink === pen.ink) return;
  pen.ink = ink;
  const fill = fillOperators(ink, (spot) => {
    const name = pen.stock.spots.nameFor(spot);
    pen.spots.set(name, pen.stock.spots.reference(name));
    return name;
  });
  if (fill !== pen.fill) pen.operators.push(fill);
  pen.fill = fill;
}

function drawRule(pen: Pen, mark: RuleMark): void {
  fillWith(pen, mark.ink);
  pen.operators.push(`${rectangle(pen.sheet, mark.rect)} re f\n`);
}

function drawPicture(pen: Pen, { picture, frame, clip }: PictureMark): void {
  const name = pen.stock.pictures.nameFor(picture);
  pen.pictures.set(name, pen.stock.pictures.reference(name));
  const x = acrossOf(pen.sheet, frame.x);
  const y = upOf(pen.sheet, frame.y + frame.height);
  const scaled = `${decimal(frame.width)} 0 0 ${decimal(frame.height)} ${decimals(x, y)}`;
  pen.operators.push(`q ${rectangle(pen.sheet, clip)} re W n ${scaled} cm /${name} Do Q\n`);
}

const rectangle = (sheet: Sheet, { x, y, width, height }: Rect): string =>
  decimals(acrossOf(sheet, x), upOf(sheet, y + height), width, height);

/** One text object a line, one TJ a run. */
function drawText(pen: Pen, mark: TextMark): void {
  const x = acrossOf(pen.sheet, mark.at.x);
  const y = upOf(pen.sheet, mark.at.y);
  pen.operators.push(`BT ${decimals(x, y)} Td\n`);
  let drift = 0;
  for (const run of mark.runs) drift = showRun(pen, run, drift);
  pen.operators.push("ET\n");
}

/**
 * Shows a run. `drift` is how far, in points, the pen of the PDF stands short of where the line wants
 * it; what is left at the end of the run is handed on, so that rounding never adds up along a line.
 */
function showRun(pen: Pen, run: GlyphRun, drift: number): number {
  const codes = pen.stock.faces.codesOf(run.face);
  const size = rounded(run.size);
  const scale = rounded(run.scale, 4);
  if (!(size > 0 && scale > 0)) throw new Error(`text of size ${run.size}, scaled ${run.scale}`);
  checkLists(run);
  fillWith(pen, run.ink);
  setTextState(pen, { codes, size, scale, rise: rounded(run.rise) });
  // TJ counts in thousandths of the size, and is scaled as the glyphs are.
  const unit = (size * scale) / 1000;
  const shown = showGlyphs(run, codes, unit, drift / unit);
  // An adjustment may come first; then there is no string before it.
  const parts = shown.text.startsWith(">") ? shown.text.slice(1) : `<${shown.text}`;
  pen.operators.push("[", parts, ">]TJ\n");
  return shown.short * unit;
}

function checkLists({ glyphs, advances, texts, face }: GlyphRun): void {
  const parallel = glyphs.length === advances.length && glyphs.length === texts.length;
  if (!parallel) throw new Error(`the lists of a run in ${face.id} differ in length`);
}

/** The inside of a TJ; `short` is the drift in TJ's units, on the way in and on the way out. */
function showGlyphs(
  { glyphs, advances, texts }: GlyphRun,
  codes: FaceCodes,
  unit: number,
  short: number,
): { readonly text: string; readonly short: number } {
  let text = "";
  for (let i = 0; i < glyphs.length; i++) {
    const slot = codes.slot(glyphs[i] ?? 0, texts[i] ?? "");
    const step = Math.round(short);
    if (step !== 0) {
      text += `>${-step}<`;
      short -= step;
    }
    text += slot.hex;
    short += (advances[i] ?? 0) / unit - slot.width;
  }
  if (!Number.isFinite(short)) throw new Error(`a line in ${codes.face.id} has no finite advance`);
  return { text, short };
}

interface TextState {
  readonly codes: FaceCodes;
  readonly size: number;
  readonly scale: number;
  readonly rise: number;
}

/** Writes what the last run's state lacks; text state outlives the text object. */
function setTextState(pen: Pen, { codes, size, scale, rise }: TextState): void {
  const font = `/${codes.name} ${size} Tf\n`;
  if (font !== pen.font) {
    pen.operators.push(font);
    pen.font = font;
    pen.fonts.set(codes.name, pen.stock.faces.reference(codes.name));
  }
  if (scale !== pen.scale) pen.operators.push(`${decimal(scale * 100, 2)} Tz\n`);
  if (rise !== pen.rise) pen.operators.push(`${rise} Ts\n`);
  pen.scale = scale;
  pen.rise = rise;
}
