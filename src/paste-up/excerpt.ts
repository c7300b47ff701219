import type {
  Excerpt,
  ExcerptDictionary,
  ExcerptObject,
  ExcerptStream,
  ExcerptValue,
} from "../display/page-artwork.ts";
import type { PdfFile } from "../foreign/file.ts";
import type { Layers } from "../foreign/layers.ts";
import { layersOf } from "../foreign/layers.ts";
import type { FilePage } from "../foreign/pages.ts";
import type { PdfDictionary, PdfReference, PdfStream, PdfValue } from "../foreign/values.ts";
import { isArray, isDictionary, isReference, isStream, nameIn } from "../foreign/values.ts";
import { copiedContents, copiedStream } from "./copied-stream.ts";
import type { FormPlace } from "./form-place.ts";
import { isLeftOut, isNamedList, isOfAPage, seesThrough } from "./left-out.ts";
import { refuse, type Patience } from "./patience.ts";

/** A page on the way out of its file. */
interface Desk {
  readonly file: PdfFile;
  readonly page: FilePage;
  readonly layers: Layers;
  readonly patience: Patience;
  readonly objects: Map<number, ExcerptObject>;
  /** Objects that something has led to. */
  readonly ahead: Wanted[];
  readonly met: Set<number>;
  /** Something on the page lets what lies under it be seen. */
  isSeenThrough: boolean;
}

interface Wanted {
  readonly reference: PdfReference;
  readonly value: PdfDictionary | PdfStream | readonly PdfValue[];
  readonly as: Role;
}

/** Of a list of names none says what it holds. */
type Role = "thing" | "list";

/**
 * Takes a page out of its file, with all that it needs and nothing that it does not: fonts, pictures, inks, layers with their
 * states, in the order in which they are met. What keeps it from being whole is noted in the patience.
 */
export function excerptOf(
  file: PdfFile,
  page: FilePage,
  { source, place, patience }: ExcerptOrder,
): Excerpt {
  const desk: Desk = {
    ...{ file, page, patience },
    layers: layersOf(file),
    objects: new Map(),
    ahead: [],
    met: new Set(),
    isSeenThrough: false,
  };
  const resources = copied(desk, page.resources, "thing");
  desk.objects.set(resourcesOf(desk).number, { value: resources });
  fetchAhead(desk);
  const group = groupOf(desk);
  fetchAhead(desk);
  const form = formOf(desk, place);
  return { source, form, objects: desk.objects, ...(group !== undefined && { group }) };
}

export interface ExcerptOrder {
  /** Hash of the file. */
  readonly source: string;
  readonly place: FormPlace;
  readonly patience: Patience;
}

/** The page's resources have no number of their own that is sure: they may stand in the page, or in a node over it. */
const resourcesOf = ({ page }: Desk): PdfReference => ({
  kind: "reference",
  number: -page.number,
  generation: 0,
});

/** One after the other, not one within the other: loops end, and no chain is too long. */
function fetchAhead(desk: Desk): void {
  for (const { reference, value, as } of desk.ahead) {
    if (desk.patience.refusal !== undefined) break;
    desk.objects.set(reference.number, objectOf(desk, reference, value, as));
  }
  desk.ahead.length = 0;
}

function objectOf(
  desk: Desk,
  reference: PdfReference,
  value: Wanted["value"],
  as: Role,
): ExcerptObject {
  if (isStream(value)) return streamObject(desk, value);
  if (!isDictionary(value)) return { value: copied(desk, value, as) };
  // Its state is the file's to say, not its own.
  const isLayer = as === "thing" && nameIn(desk.file.entry(value, "Type")) === "OCG";
  return {
    value: copied(desk, withResources(desk, value), as),
    ...(isLayer && { layer: desk.layers.hides(reference) ? "off" : "on" }),
  };
}

function streamObject(desk: Desk, stream: PdfStream): ExcerptObject {
  // A program for a printer of PostScript: nobody else runs it, and no press may.
  if (nameIn(desk.file.entry(stream, "Subtype")) === "PS") return NOTHING_PAINTED;
  const { dictionary, bytes } = copiedStream(desk.file, stream, desk.patience);
  return { value: copiedDictionary(desk, withResources(desk, dictionary), "thing"), bytes };
}

const name = (text: string): ExcerptValue => ({ kind: "name", text });

const dictionaryOf = (
  entries: readonly (readonly [string, ExcerptValue])[],
): ExcerptDictionary => ({ kind: "dictionary", entries: new Map(entries) });

const NOTHING_PAINTED: ExcerptObject = {
  value: dictionaryOf([
    ["Type", name("XObject")],
    ["Subtype", name("Form")],
    ["BBox", [0, 0, 1, 1]],
  ]),
  bytes: Uint8Array.of(10),
};

/** What has contents and no resources uses the page's, which it will not find on another page. */
function withResources(desk: Desk, dictionary: PdfDictionary): PdfDictionary {
  const { entries } = dictionary;
  const kind = nameIn(desk.file.entry(dictionary, "Subtype"));
  const hasContents =
    kind === "Form" || kind === "Type3" || desk.file.entry(dictionary, "PatternType") === 1;
  if (!hasContents || isDictionary(desk.file.entry(dictionary, "Resources"))) return dictionary;
  return { kind: "dictionary", entries: new Map([...entries, ["Resources", resourcesOf(desk)]]) };
}

function copied(desk: Desk, value: PdfValue, as: Role): ExcerptValue {
  if (isReference(value)) return value.number < 0 ? value : led(desk, value, as);
  if (isArray(value)) return value.map((one) => copied(desk, one, "thing"));
  if (isStream(value)) return null;
  return isDictionary(value) ? copiedDictionary(desk, value, as) : value;
}

function copiedDictionary(desk: Desk, dictionary: PdfDictionary, as: Role): ExcerptDictionary {
  const { entries } = dictionary;
  if (as === "thing" && seesThrough(desk.file, dictionary)) desk.isSeenThrough = true;
  const kept = as === "list" ? [...entries] : [...entries].filter(([key]) => !isLeftOut(key));
  return dictionaryOf(
    kept.flatMap(([key, value]) => {
      const role = as === "thing" && isNamedList(key) ? "list" : "thing";
      const taken = copied(desk, value, role);
      return taken === null ? [] : [[key, taken] as const];
    }),
  );
}

/** Where a reference leads: numbers and names are as well said in its place. */
function led(desk: Desk, reference: PdfReference, as: Role): ExcerptValue {
  const { file, met, ahead, patience } = desk;
  const { number } = reference;
  if (met.has(number)) return reference;
  const target = file.resolve(reference);
  if (file.damage.objects.has(number)) {
    refuse(patience, "damaged", `the object ${number} cannot be read`);
  }
  if (isDictionary(target) || isStream(target)) {
    if (isDictionary(target) && !isOfAPage(file, target)) return null;
  } else if (!isArray(target)) return target;
  met.add(number);
  if (met.size > patience.objects) {
    refuse(
      patience,
      "limit",
      `it needs more than ${patience.objects.toLocaleString("en")} objects`,
    );
    return null;
  }
  ahead.push({ reference, value: target, as });
  return reference;
}

/**
 * How the page is blended, if anything is: where nothing on it is seen through, what the page says of it would only have its
 * inks converted. A page is always blended apart from what it is laid on (ISO 32000-1, 11.4.7).
 */
function groupOf(desk: Desk): ExcerptDictionary | undefined {
  const { file, page } = desk;
  const said = file.entry(page.dictionary, "Group");
  if (!desk.isSeenThrough || !isDictionary(said)) return undefined;
  if (nameIn(file.entry(said, "S")) !== "Transparency") return undefined;
  return dictionaryOf([
    ["Type", name("Group")],
    ["S", name("Transparency")],
    ["I", true],
    ...copiedOf(desk, said, ["CS", "K"]),
  ]);
}

/** Some entries of a dictionary, those that it has. */
const copiedOf = (desk: Desk, { entries }: PdfDictionary, keys: readonly string[]) =>
  keys.flatMap((key): readonly (readonly [string, ExcerptValue])[] => {
    const value = entries.get(key);
    return value === undefined ? [] : [[key, copied(desk, value, "thing")]];
  });

/** The page's contents as a form (ISO 32000-1, 8.10). */
function formOf(desk: Desk, { box, matrix }: FormPlace): ExcerptStream {
  const { dictionary, bytes } = contents(desk);
  const { left, foot, right, head } = box;
  return {
    value: dictionaryOf([
      ["Type", name("XObject")],
      ["Subtype", name("Form")],
      ["BBox", [left, foot, right, head]],
      ["Matrix", matrix],
      ["Resources", resourcesOf(desk)],
      ...copiedOf(desk, dictionary, ["Filter", "DecodeParms"]),
    ]),
    bytes,
  };
}

function contents({ file, page, patience }: Desk) {
  const whole = file.entry(page.dictionary, "Contents");
  const streams = (isArray(whole) ? whole : [whole]).map(file.resolve).filter(isStream);
  return copiedContents(file, streams, patience);
}
