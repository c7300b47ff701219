import { cmyk, type Ink } from "../color/ink.ts";
import { isBlack } from "../display/overprint.ts";
import { KNOCKS_OUT, OVERPRINTS } from "./overprint.ts";
import type { Sheet } from "./sheet.ts";
import { fillOperators } from "./spots.ts";
import type { Stock } from "./stock.ts";
import type { TypePen } from "./type-pen.ts";
import type { PdfDictionary, Reference } from "./values.ts";

/** What is being written, and the graphics state that the operators so far have left. */
export interface Pen extends TypePen {
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

/** A pen at the head of a page, which has written nothing. */
export function newPen(sheet: Sheet, stock: Stock): Pen {
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

/** All that its operators name. */
export function resourcesOf(pen: Pen): PdfDictionary {
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
export function knockOut(pen: Pen): void {
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

/** What is filled from here on has an ink; black type and rules may be printed over what lies under them. */
export function fillWith(pen: Pen, ink: Ink, mayOverprint: boolean): void {
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
