import { FRESH } from "./coder.ts";
import type { LetterRun } from "../display/drawing.ts";
import type { Page, Publication } from "../display/mark.ts";
import type { Point, Rect, Size } from "../geometry/geometry.ts";
import { pageContent } from "./content.ts";
import { decimal, decimals, rounded } from "./decimal.ts";
import { writeIntent } from "./intent.ts";
import { infoOf, writeMetadata } from "./metadata.ts";
import { openObjects, type Objects, type Sink } from "./objects.ts";
import { type Reference } from "./values.ts";
import type { PaintOrder } from "./order.ts";
import { boxOf, sheetOf } from "./sheet.ts";
import { openStock, PRESS_GROUP, writeContent, writeStock, type Stock } from "./stock.ts";
import { showRun, type TypePen } from "./type-pen.ts";

/** Where everything stands on the one page of a contact sheet. Lengths are points, from its upper left corner. */
export interface SheetPlan extends Size {
  /** Of each page in turn: where its trim lies. It has the page's shape. */
  readonly places: readonly Rect[];
  readonly lettering: readonly SheetLetters[];
}

/** A line of type and where it begins, on its baseline. */
export interface SheetLetters {
  readonly at: Point;
  readonly runs: readonly LetterRun[];
}

/** How a contact sheet is painted; the condition is what its pages are printed in. */
export type SheetPaintOrder = Pick<PaintOrder, "date" | "producer" | "condition" | "onPage">;

/**
 * Paints the pages of a publication small on one sheet, as a PDF file: the same type, shapes and pictures that go to
 * the press, trimmed. The same publication and plan give the same bytes. It is for the desk, and claims no standard;
 * the press's profile goes with it, so that its colors are seen as they will be printed.
 */
export async function paintContactSheet(
  publication: Publication,
  plan: SheetPlan,
  { date, producer, condition, onPage }: SheetPaintOrder,
  sink: Sink,
): Promise<void> {
  const titled = { ...publication, title: `${publication.title}: contact sheet` };
  const order = { date, producer, marks: [], edition: "proof" } as const;
  const objects = await openObjects(infoOf(titled, order), publication.language, sink, FRESH);
  const stock = openStock(objects, condition !== undefined);
  const forms = publication.pages.map((page) => {
    onPage?.(page.folio);
    return formOf(objects, page, stock);
  });
  writeSheet(objects, plan, forms, stock);
  await writeStock(stock);
  if (condition !== undefined) await writeIntent(objects, condition);
  objects.catalog("PageMode", "UseNone");
  writeMetadata(objects, titled, order);
  objects.finish();
}

/** A page as one thing that can be placed, cut off at its trim. */
interface PageForm {
  readonly reference: Reference;
  /** Its trim, in the form's own space: left, foot, right, head. */
  readonly trim: readonly number[];
}

function formOf(objects: Objects, page: Page, stock: Stock): PageForm {
  const sheet = sheetOf(page, false);
  const { operators, resources } = pageContent(page, sheet, stock, { marks: [] });
  const trim = boxOf(sheet, sheet.trim);
  const dictionary = { Type: "XObject", Subtype: "Form", BBox: trim, Resources: resources };
  return { reference: writeContent(objects, operators, dictionary), trim };
}

function writeSheet(
  objects: Objects,
  plan: SheetPlan,
  forms: readonly PageForm[],
  stock: Stock,
): void {
  const names = forms.map(({ reference }, index) => [`P${index + 1}`, reference] as const);
  const pen = typePen(stock);
  for (const letters of plan.lettering) letterOn(pen, letters, plan.height);
  const operators = [
    ...forms.map((form, index) => placedForm(form, index, plan)),
    FRAMES,
    ...plan.places.map((place) => `${rectangle(place, plan)} re S\n`),
    ...[LETTERS, ...pen.operators],
  ];
  const whole = [0, 0, rounded(plan.width), rounded(plan.height)];
  const page = objects.write({
    Type: "Page",
    Parent: objects.pageTree,
    ...{ MediaBox: whole, TrimBox: whole },
    Group: PRESS_GROUP,
    Resources: {
      XObject: Object.fromEntries(names),
      Font: pen.fonts.size === 0 ? undefined : Object.fromEntries(pen.fonts),
    },
    Contents: writeContent(objects, operators.join("")),
  });
  objects.addPage(page);
}

/** Hairlines round the pages, and what is lettered, in black ink alone. */
const FRAMES = "0.25 w 0 0 0 0.45 K\n";
const LETTERS = "0 0 0 0.8 k\n";

/** A page may leave any state behind: each has its own. */
function placedForm({ trim }: PageForm, index: number, { places, height }: SheetPlan): string {
  const place = places[index];
  if (place === undefined) throw new Error(`page ${index + 1} has no place on the sheet`);
  const [left = 0, foot = 0, right = 0] = trim;
  const scale = place.width / (right - left);
  const up = height - place.y - place.height;
  const at = decimals(place.x - scale * left, up - scale * foot);
  const share = decimal(scale, 6);
  return `q ${share} 0 0 ${share} ${at} cm /P${index + 1} Do Q\n`;
}

const rectangle = ({ x, y, width, height }: Rect, sheet: Size): string =>
  decimals(x, sheet.height - y - height, width, height);

const typePen = ({ faces }: Stock): TypePen => ({
  ...{ faces, operators: [], fonts: new Map(), font: "", scale: 1, rise: 0 },
});

function letterOn(pen: TypePen, { at, runs }: SheetLetters, height: number): void {
  pen.operators.push(`BT ${decimals(at.x, height - at.y)} Td\n`);
  let drift = 0;
  for (const run of runs) drift = showRun(pen, run, drift);
  pen.operators.push("ET\n");
}
