import { BLACK, cmyk, type Spot } from "../color/ink.ts";
import { seenArtwork } from "../display/crop.ts";
import type { Artwork } from "../display/drawing.ts";
import type { Overlay, Page, PictureMark, RuleMark, TextMark } from "../display/mark.ts";
import { THICKEST_RULE } from "../display/overprint.ts";
import { outset, rect, type Rect } from "../geometry/geometry.ts";
import { decimal, decimals } from "./decimal.ts";
import { printersMarks, slugLinePlace } from "./marks.ts";
import type { PaintOrder, PressMark } from "./order.ts";
import { fillWith, knockOut, newPen, resourcesOf, type Pen } from "./page-pen.ts";
import type { Sheet } from "./sheet.ts";
import { acrossOf, upOf } from "./sheet.ts";
import type { Stock } from "./stock.ts";
import { showRun } from "./type-pen.ts";
import type { PdfDictionary } from "./values.ts";

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
