import type { Drawing } from "../display/drawing.ts";
import type { FaceStock } from "./fonts.ts";
import type { Objects } from "./objects.ts";
import type { PdfDictionary, PdfValue, Reference } from "./values.ts";
import { rounded } from "./decimal.ts";
import type { SpotStock } from "./spots.ts";

/** What drawings are painted with. */
export interface Paintbox {
  readonly objects: Objects;
  readonly faces: FaceStock;
  readonly spots: SpotStock;
  /** Black letters and lines are printed over what lies under them. */
  readonly overprints: boolean;
}

/** A drawing at work: the resources that its operators name, shared by all forms within it. */
export interface Easel extends Paintbox {
  readonly drawing: Drawing;
  /** The resources, written when the drawing is done. */
  readonly resources: Reference;
  readonly named: Readonly<Record<Category, Map<string, PdfValue>>>;
  /** Names by what they stand for, so that the same state or shading is written once. */
  readonly known: Map<string, string>;
}

type Category = "Font" | "XObject" | "ColorSpace" | "Pattern" | "Shading" | "ExtGState";

const LETTERS: Readonly<Record<Category, string>> = {
  Font: "F",
  XObject: "X",
  ColorSpace: "S",
  Pattern: "P",
  Shading: "H",
  ExtGState: "G",
};

export function easelFor(drawing: Drawing, box: Paintbox): Easel {
  const named = {
    Font: new Map<string, PdfValue>(),
    XObject: new Map<string, PdfValue>(),
    ColorSpace: new Map<string, PdfValue>(),
    Pattern: new Map<string, PdfValue>(),
    Shading: new Map<string, PdfValue>(),
    ExtGState: new Map<string, PdfValue>(),
  };
  return { ...box, drawing, named, resources: box.objects.reserve(), known: new Map() };
}

/** A name for a resource: the one that it has, or a new one. `key` says all that it depends on. */
export function nameFor(
  easel: Easel,
  category: Category,
  key: string,
  make: () => PdfValue,
): string {
  const known = easel.known.get(`${category} ${key}`);
  if (known !== undefined) return known;
  const value = make();
  const shelf = easel.named[category];
  const name = `${LETTERS[category]}${shelf.size + 1}`;
  shelf.set(name, value);
  easel.known.set(`${category} ${key}`, name);
  return name;
}

/** Writes the resources that were named. */
export function writeResources({ objects, resources, named }: Easel): void {
  const shelves = Object.entries(named).filter(([, shelf]) => shelf.size > 0);
  objects.write(
    Object.fromEntries(shelves.map(([category, shelf]) => [category, Object.fromEntries(shelf)])),
    resources,
  );
}

/** Writes operators as a form in the drawing's own space, cut off at its edges; `group` says how it blends. */
export function writeForm(easel: Easel, operators: string, group?: PdfDictionary): Reference {
  const { width, height } = easel.drawing;
  const dictionary = {
    Type: "XObject",
    Subtype: "Form",
    BBox: [0, 0, rounded(width), rounded(height)],
    Resources: easel.resources,
    Group: group,
    Filter: "FlateDecode",
  };
  const bytes = easel.objects.coder.deflate(Buffer.from(operators || "\n", "latin1"));
  return easel.objects.stream({ dictionary, bytes });
}

/** Painted apart in process inks, and then laid on what lies under it as one. */
export const BLENDED: PdfDictionary = {
  Type: "Group",
  S: "Transparency",
  CS: "DeviceCMYK",
  I: true,
};

/** What a mask is painted in: how light it is says how much is seen. */
export const MASKING: PdfDictionary = {
  Type: "Group",
  S: "Transparency",
  CS: "DeviceGray",
  I: true,
};
