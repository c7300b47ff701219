import type { Rect } from "../geometry/geometry.ts";
import type { Matrix } from "../geometry/matrix.ts";
import { composed } from "../geometry/matrix.ts";
import { spend } from "./effort.ts";
import { LONGEST_STREAM, type PdfFile } from "./file.ts";
import type { PdfDictionary, PdfValue } from "./values.ts";
import { isArray, isDictionary, isStream, nameIn, NO_ENTRIES, numberIn } from "./values.ts";

/** A page as it stands in the file, what it has from the nodes over it included. */
export interface FilePage {
  /** 1 for the first. */
  readonly number: number;
  readonly dictionary: PdfDictionary;
  readonly resources: PdfDictionary;
  readonly boxes: Boxes;
  /** In degrees, clockwise: 0, 90, 180 or 270. */
  readonly rotation: number;
  /** How many points a unit of its space has. */
  readonly unit: number;
  /** It says that it counts in units that are none, so that points are taken for them. */
  readonly hasBrokenUnit: boolean;
}

export const BOXES = ["MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox"] as const;
export type BoxName = (typeof BOXES)[number];

/** Boxes as the page says them, in its own units, upwards from its own origin; `broken` is no box. */
export type Boxes = Readonly<Partial<Record<BoxName, Box | "broken">>>;

export interface Box {
  readonly left: number;
  readonly foot: number;
  readonly right: number;
  readonly head: number;
}

/** The pages in order, and what was wrong with the tree that they hang in. */
export interface Pages {
  readonly pages: readonly FilePage[];
  readonly faults: readonly ("absent" | "circle" | "broken" | "count" | "too-many")[];
}

export const MOST_PAGES = 20_000;
const DEEPEST = 60;

/** To look at a node of their tree takes as long as to read so many bytes. */
const OF_NODE = 100;

/** What a node hands down to the pages below it. */
const INHERITED = ["Resources", "MediaBox", "CropBox", "Rotate"];

export function pagesOf(file: PdfFile): Pages {
  const pages: FilePage[] = [];
  const faults = new Set<Pages["faults"][number]>();
  const passed = new Set<PdfValue>();
  const visit = (
    asked: PdfValue,
    inherited: ReadonlyMap<string, PdfValue>,
    depth: number,
  ): void => {
    if (pages.length >= MOST_PAGES || !spend(file.effort, OF_NODE)) {
      faults.add("too-many");
      return;
    }
    const node = file.resolve(asked);
    if (!isDictionary(node)) {
      faults.add("broken");
      return;
    }
    if (passed.has(node) || depth > DEEPEST) {
      faults.add("circle");
      return;
    }
    passed.add(node);
    const handed = new Map(inherited);
    for (const key of INHERITED) {
      const said = node.entries.get(key);
      if (said !== undefined) handed.set(key, said);
    }
    const kids = file.resolve(node.entries.get("Kids"));
    if (isArray(kids)) for (const kid of kids) visit(kid, handed, depth + 1);
    else if (nameIn(file.entry(node, "Type")) === "Pages") faults.add("broken");
    else pages.push(pageOf(file, node, handed, pages.length + 1));
  };
  const root = file.entry(file.entry(file.trailer, "Root"), "Pages");
  if (isDictionary(root)) visit(root, new Map(), 0);
  else faults.add("absent");
  const said = numberIn(file.entry(root, "Count"));
  if (isDictionary(root) && said !== pages.length && faults.size === 0) faults.add("count");
  return { pages, faults: [...faults] };
}

/** Pages that are in the file, whatever became of the tree: dictionaries that call themselves so. */
export function loosePages(file: PdfFile): readonly FilePage[] {
  const found: FilePage[] = [];
  for (const number of file.numbers) {
    if (found.length >= MOST_PAGES) break;
    const value = file.resolve({ kind: "reference", number, generation: 0 });
    if (!isDictionary(value) || nameIn(file.entry(value, "Type")) !== "Page") continue;
    found.push(pageOf(file, value, value.entries, found.length + 1));
  }
  return found;
}

function pageOf(
  file: PdfFile,
  node: PdfDictionary,
  handed: ReadonlyMap<string, PdfValue>,
  number: number,
): FilePage {
  const resources = file.resolve(handed.get("Resources"));
  const turned = numberIn(file.resolve(handed.get("Rotate"))) ?? 0;
  const unit = file.entry(node, "UserUnit") ?? 1;
  const isUnit = typeof unit === "number" && unit >= LEAST_UNIT && unit <= LARGEST_UNIT;
  const boxes: Partial<Record<BoxName, Box | "broken">> = {};
  for (const name of BOXES) {
    const said = file.resolve(handed.get(name) ?? node.entries.get(name));
    if (said !== null) boxes[name] = boxIn(file, said) ?? "broken";
  }
  return {
    number,
    dictionary: node,
    resources: isDictionary(resources) ? resources : NO_ENTRIES,
    boxes,
    rotation: Number.isInteger(turned / 90) ? ((turned % 360) + 360) % 360 : 0,
    unit: isUnit ? unit : 1,
    hasBrokenUnit: !isUnit,
  };
}

/** In points: a sheet of the largest units is as long as a country, and one of smaller ones than the least is a grain. */
const [LEAST_UNIT, LARGEST_UNIT] = [0.001, 75_000];

function boxIn(file: PdfFile, value: PdfValue): Box | undefined {
  const numbers = numbersIn(file, value, 4);
  if (numbers === undefined) return undefined;
  const [x = 0, y = 0, far = 0, high = 0] = numbers;
  const [left, right] = [Math.min(x, far), Math.max(x, far)];
  const [foot, head] = [Math.min(y, high), Math.max(y, high)];
  return right - left > 0 && head - foot > 0 ? { left, foot, right, head } : undefined;
}

/** So many numbers of an array; undefined where it is anything else. */
export function numbersIn(
  file: Pick<PdfFile, "resolve">,
  value: PdfValue,
  count: number,
): readonly number[] | undefined {
  const array = file.resolve(value);
  if (!isArray(array) || array.length < count) return undefined;
  const numbers = array.slice(0, count).map((one) => numberIn(file.resolve(one)));
  return numbers.every((one) => one !== undefined && Number.isFinite(one))
    ? numbers.map((one) => one ?? 0)
    : undefined;
}

/** The sheet on which nothing else is said: A4. */
const A4: Box = { left: 0, foot: 0, right: 595, head: 842 };

/** A box that is one. */
export const sound = (box: Box | "broken" | undefined): Box | undefined =>
  box === "broken" ? undefined : box;

export const mediaOf = ({ boxes }: FilePage): Box => sound(boxes.MediaBox) ?? A4;

/** Where the page is cut: what it says, or else what is shown of it. */
export const trimOf = (page: FilePage): Box =>
  sound(page.boxes.TrimBox) ??
  sound(page.boxes.ArtBox) ??
  sound(page.boxes.CropBox) ??
  mediaOf(page);

/** How the page's own space comes to points from the trim's upper left corner, as the page is read. */
export function toTrim(page: FilePage): Matrix {
  const { left, head } = trimOf(page);
  const { unit, rotation } = page;
  const { width, height } = flatTrim(page);
  const upright: Matrix = [unit, 0, 0, -unit, -left * unit, head * unit];
  switch (rotation) {
    case 90:
      return composed([0, 1, -1, 0, height, 0], upright);
    case 180:
      return composed([-1, 0, 0, -1, width, height], upright);
    case 270:
      return composed([0, -1, 1, 0, 0, width], upright);
    default:
      return upright;
  }
}

/** The size of the cut page, in points, as it is read. */
export function trimSize(page: FilePage): { readonly width: number; readonly height: number } {
  const { width, height } = flatTrim(page);
  return page.rotation % 180 === 0 ? { width, height } : { width: height, height: width };
}

function flatTrim(page: FilePage): { readonly width: number; readonly height: number } {
  const { left, foot, right, head } = trimOf(page);
  return { width: (right - left) * page.unit, height: (head - foot) * page.unit };
}

/** A rectangle of the page's own space as a box. */
export const rectOf = ({ left, foot, right, head }: Box): Rect => ({
  x: left,
  y: foot,
  width: right - left,
  height: head - foot,
});

/** The bytes of a page's contents, its parts one behind the other. */
export function contentsOf(file: PdfFile, { dictionary }: FilePage): Uint8Array {
  const said = dictionary.entries.get("Contents");
  const whole = file.resolve(said);
  const parts = isArray(whole) ? whole : said === undefined ? [] : [said];
  const bytes: Uint8Array[] = [];
  let length = 0;
  for (const part of parts) {
    const stream = file.resolve(part);
    if (!isStream(stream)) continue;
    const decoded = file.decoded(stream).bytes;
    length += decoded.length;
    if (!spend(file.effort, OF_PART + decoded.length / COPIED)) break;
    if (length > LONGEST_STREAM) {
      file.damage.streams.set(stream.number, "too-long");
      break;
    }
    bytes.push(decoded, SPACE);
  }
  return Buffer.concat(bytes);
}

/** To take up a part of the contents takes as long as to read so many bytes, and so many are copied in the time of reading one. */
const [OF_PART, COPIED] = [20, 16];

const SPACE = Uint8Array.of(10);
