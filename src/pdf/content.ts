import { BLACK, cmyk, type Ink, type Spot } from "../color/ink.ts";
import { seenArtwork } from "../display/crop.ts";
import type { Artwork } from "../display/drawing.ts";
import type { Overlay, Page, PictureMark, RuleMark, TextMark } from "../display/mark.ts";
import { outset, rect, type Rect } from "../geometry/geometry.ts";
import { decimal, decimals } from "./decimal.ts";
import type { DrawingStock } from "./drawings.ts";
import type { FaceStock } from "./fonts.ts";
import type { LayerStock } from "./layers.ts";
import { printersMarks, slugLinePlace } from "./marks.ts";
import type { PdfDictionary, Reference } from "./values.ts";
import type { PaintOrder, PressMark } from "./order.ts";
import { isBlack, THICKEST_RULE } from "../display/overprint.ts";
import { KNOCKS_OUT, OVERPRINTS } from "./overprint.ts";
import type { PictureStock } from "./pictures.ts";
import type { PageStock } from "./placed-pages.ts";
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
  readonly pages: PageStock;
  readonly spots: SpotStock;
  readonly layers: LayerStock;
  /** Black type and rules are printed over what lies under them. */
  readonly overprints: boolean;
}

/** A page's operators and the resources they name. */
export interface PageContent {
  readonly operators: string;
  readonly resources: PdfDictionary;
}

/** What stands on a page as operators, in its order, and the printer's marks round it. */
export function pageContent(
  page: Page,
  sheet: Sheet,
  stock: Stock,
  { marks, condition, slugLine }: Pick<PaintOrder, "marks" | "condition" | "slugLine">,
): PageContent {
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
  if (page.overlay !== undefined) drawOverlay(pen, page.overlay, page);
  drawMarks(pen, marks, condition !== undefined);
  if (slugLine !== undefined && marks.includes("info")) drawSlugLine(pen, slugLine, page.folio);
  return { operators: pen.operators.join(""), resources: resourcesOf(pen) };
}

/** What is being written, and the graphics state that the operators so far have left. */
interface Pen extends TypePen {
  readonly sheet: Sheet;
  readonly stock: Stock;
  readonly pictures: Map<string, Reference>;
  readonly spots: Map<string, Reference>;
  readonly layers: Map<string, Reference>;
  ink: Ink | undefined;
  fill: string;
  /** The ink is printed over what lies under it. */
  over: boolean;
  /** States of overprinting that were named. */
  readonly states: Map<string, PdfDictionary>;
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
    layers: new Map(),
    ink: undefined,
    fill: "",
    over: false,
    states: new Map(),
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
    Properties: named(pen.layers),
    ExtGState: pen.states.size === 0 ? undefined : Object.fromEntries(pen.states),
  };
}

const named = (entries: ReadonlyMap<string, Reference>): PdfDictionary | undefined =>
  entries.size === 0 ? undefined : Object.fromEntries(entries);

/** A picture or a drawing begins as a page does. */
function knockOut(pen: Pen): void {
  if (pen.over) overprint(pen, PAPER, false);
}

const PAPER = cmyk(0, 0, 0, 0);

/** Type and rules in black are printed over what lies under them, and nothing else is. */
function overprint(pen: Pen, ink: Ink, mayOverprint: boolean): void {
  const over = pen.stock.overprints && mayOverprint && isBlack(ink);
  if (over === pen.over) return;
  pen.over = over;
  const [name, state] = over ? (["Over", OVERPRINTS] as const) : (["Out", KNOCKS_OUT] as const);
  pen.states.set(name, state);
  pen.operators.push(`/${name} gs\n`);
}

function fillWith(pen: Pen, ink: Ink, mayOverprint: boolean): void {
  overprint(pen, ink, mayOverprint);
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
  const thickness = Math.min(mark.rect.width, mark.rect.height);
  fillWith(pen, mark.ink, thickness <= THICKEST_RULE);
  pen.operators.push(`${rectangle(pen.sheet, mark.rect)} re f\n`);
}

function drawPicture(pen: Pen, mark: PictureMark): void {
  knockOut(pen);
  const { name, placed } = onPage(pen, seenArtwork(mark), mark.frame);
  const anew = mark.picture.kind === "page" ? BEGUN : "";
  const window = `${rectangle(pen.sheet, mark.clip)} re W n`;
  pen.operators.push(`q ${anew}${window} ${placed} cm /${name} Do Q\n`);
}

/** The state in which a page's contents begin (ISO 32000-1, 8.4.1 and 9.3.1), as far as ours may have changed it. */
const BEGUN = "0 g 0 G 1 w 0 J 0 j 10 M [] 0 d 0 Tc 0 Tw 100 Tz 0 TL 0 Tr 0 Ts ";

/** They print on every plate of a press, and on paper in black. */
function drawMarks(pen: Pen, marks: readonly PressMark[], onEveryPlate: boolean): void {
  if (marks.length === 0) return;
  knockOut(pen);
  let every: string | undefined;
  if (onEveryPlate) {
    every = pen.stock.spots.nameFor(EVERY_PLATE);
    pen.spots.set(every, pen.stock.spots.reference(every));
  }
  pen.operators.push(printersMarks(pen.sheet, marks, every));
}

/** ISO 32000-1, 8.6.6.4: the separation that marks every plate, spot inks' as well. */
const EVERY_PLATE: Spot = { kind: "spot", name: "All", tint: 1, alternate: cmyk(1, 1, 1, 1) };

function drawSlugLine(
  pen: Pen,
  slugLine: NonNullable<PaintOrder["slugLine"]>,
  folio: number,
): void {
  const { x, y, width } = slugLinePlace(pen.sheet);
  fillWith(pen, BLACK, true);
  pen.operators.push(`BT ${decimals(x, y)} Td\n`);
  let drift = 0;
  for (const run of slugLine(folio, width)) drift = showRun(pen, run, drift);
  pen.operators.push("ET\n");
}

/** Under it every ink comes out as dark as before, or darker. */
const WASH: PdfDictionary = { Type: "ExtGState", BM: "Multiply" };

/** Each of its drawings on the whole sheet, in a layer of its own under the overlay's. */
function drawOverlay(pen: Pen, { name, slug, layers }: Overlay, page: Page): void {
  knockOut(pen);
  const { width, height } = page.trim;
  const sheet = outset(rect(0, 0, width, height), page.bleed + slug);
  pen.operators.push(beginLayer(pen, name));
  for (const { name: own, darkens, drawing } of layers) {
    // Listed in its place, though nothing of it may be on the first pages.
    pen.stock.layers.referenceFor(own, name);
    if (drawing.things.length === 0) continue;
    if (darkens) pen.states.set("Wash", WASH);
    const placed = onPage(pen, drawing, sheet);
    const state = darkens ? "/Wash gs " : "";
    pen.operators.push(
      beginLayer(pen, own),
      `q ${state}${placed.placed} cm /${placed.name} Do Q\n`,
      "EMC\n",
    );
  }
  pen.operators.push("EMC\n");
}

function beginLayer(pen: Pen, layer: string): string {
  const name = `L${pen.layers.size + 1}`;
  pen.layers.set(name, pen.stock.layers.referenceFor(layer));
  return `/OC /${name} BDC\n`;
}

/**
 * A picture fills the unit square and stands on its foot; a drawing has its own measures and hangs from its head, a page
 * stands on its foot in its own.
 */
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
  const foot = upOf(sheet, y + height);
  if (picture.kind === "page") {
    const name = stock.pages.nameFor(picture);
    pictures.set(name, stock.pages.reference(name));
    const scale = [width / picture.width, 0, 0, height / picture.height];
    const scaled = scale.map((share) => decimal(share, 6)).join(" ");
    return { name, placed: `${scaled} ${decimals(left, foot)}` };
  }
  const name = stock.pictures.nameFor(picture);
  pictures.set(name, stock.pictures.reference(name));
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
    fillWith(pen, run.ink, true);
    drift = showRun(pen, run, drift);
  }
  pen.operators.push("ET\n");
}
