import type { Ink } from "../color/ink.ts";
import { seenArtwork } from "../display/crop.ts";
import type { Artwork } from "../display/drawing.ts";
import type { Page, PictureMark, RuleMark, TextMark } from "../display/mark.ts";
import type { Rect } from "../geometry/geometry.ts";
import { decimal, decimals } from "./decimal.ts";
import type { DrawingStock } from "./drawings.ts";
import type { FaceStock } from "./fonts.ts";
import type { PdfDictionary, Reference } from "./objects.ts";
import type { PictureStock } from "./pictures.ts";
import type { Sheet } from "./sheet.ts";
import { acrossOf, upOf } from "./sheet.ts";
import type { SpotStock } from "./spots.ts";
import { fillOperators } from "./spots.ts";
import { showRun } from "./type-pen.ts";
import type { TypePen } from "./type-pen.ts";

/** What the pages of a publication share. */
export interface Stock {
  readonly faces: FaceStock;
  readonly pictures: PictureStock;
  readonly drawings: DrawingStock;
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
interface Pen extends TypePen {
  readonly sheet: Sheet;
  readonly stock: Stock;
  readonly pictures: Map<string, Reference>;
  readonly spots: Map<string, Reference>;
  ink: Ink | undefined;
  fill: string;
}

function newPen(sheet: Sheet, stock: Stock): Pen {
  return {
    sheet,
    stock,
    faces: stock.faces,
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

function drawPicture(pen: Pen, mark: PictureMark): void {
  const { name, placed } = onPage(pen, seenArtwork(mark), mark.frame);
  pen.operators.push(`q ${rectangle(pen.sheet, mark.clip)} re W n ${placed} cm /${name} Do Q\n`);
}

/** A picture fills the unit square and stands on its foot; a drawing has its own measures and hangs from its head. */
function onPage({ sheet, stock, pictures }: Pen, picture: Artwork, frame: Rect) {
  const { x, y, width, height } = frame;
  const left = acrossOf(sheet, x);
  if (picture.kind === "drawing") {
    const name = stock.drawings.nameFor(picture);
    pictures.set(name, stock.drawings.reference(name));
    const scale = [width / picture.width, 0, 0, -height / picture.height];
    const scaled = scale.map((share) => decimal(share, 6)).join(" ");
    return { name, placed: `${scaled} ${decimals(left, upOf(sheet, y))}` };
  }
  const name = stock.pictures.nameFor(picture);
  pictures.set(name, stock.pictures.reference(name));
  const foot = upOf(sheet, y + height);
  return { name, placed: `${decimal(width)} 0 0 ${decimal(height)} ${decimals(left, foot)}` };
}

const rectangle = (sheet: Sheet, { x, y, width, height }: Rect): string =>
  decimals(acrossOf(sheet, x), upOf(sheet, y + height), width, height);

/** One text object a line, one TJ a run. */
function drawText(pen: Pen, mark: TextMark): void {
  const x = acrossOf(pen.sheet, mark.at.x);
  const y = upOf(pen.sheet, mark.at.y);
  pen.operators.push(`BT ${decimals(x, y)} Td\n`);
  let drift = 0;
  for (const run of mark.runs) {
    fillWith(pen, run.ink);
    drift = showRun(pen, run, drift);
  }
  pen.operators.push("ET\n");
}
