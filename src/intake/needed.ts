import { filtersOf } from "../foreign/coding.ts";
import { spend } from "../foreign/effort.ts";
import type { PdfFile } from "../foreign/file.ts";
import { isPictureFilter } from "../foreign/filters.ts";
import type { FilePage } from "../foreign/pages.ts";
import type { PdfDictionary, PdfStream, PdfValue } from "../foreign/values.ts";
import { isArray, isDictionary, isStream, nameIn } from "../foreign/values.ts";
import type { FileFinding } from "./checks.ts";

/**
 * What pages cannot be shown without: all that their contents and resources lead to. The rest of their file, scripts,
 * fields, other pages, stays behind where they are placed, so nobody needs to hear of it.
 */
export interface Needed {
  readonly streams: readonly PdfStream[];
  /** The spaces of spot inks. */
  readonly separations: readonly PdfValue[];
  /** Something of it is in a layer. */
  readonly isLayered: boolean;
  /** There is more of it than is looked at. */
  readonly isPart: boolean;
}

/** So many objects; a map with a symbol for each tree has some thousands. */
const MOST = 200_000;

/** To look at a piece takes as long as to read so many bytes. */
const OF_PIECE = 10;

/** Entries that lead away from what is shown. */
const ASIDE = new Set([
  ...["Parent", "StructParent", "StructParents", "Metadata", "PieceInfo", "Thumb", "OPI"],
  ...["Alternates", "PS", "AF", "Annots", "B", "AA", "A", "P"],
]);

export function neededBy(file: PdfFile, pages: readonly FilePage[]): Needed {
  const ahead: PdfValue[] = pages.flatMap(({ dictionary, resources }) => [
    resources,
    file.entry(dictionary, "Contents"),
    file.entry(dictionary, "Group"),
  ]);
  const passed = new Set<PdfValue>();
  const streams: PdfStream[] = [];
  const separations: PdfValue[] = [];
  let isLayered = false;
  for (let asked = ahead.pop(); asked !== undefined && passed.size < MOST; asked = ahead.pop()) {
    const value = file.resolve(asked);
    if (!spend(file.effort, OF_PIECE)) break;
    if (passed.has(value)) continue;
    if (isArray(value)) {
      passed.add(value);
      if (nameIn(file.resolve(value[0])) === "Separation") separations.push(value);
      for (const one of value) ahead.push(one);
    } else if (isStream(value) || isDictionary(value)) {
      passed.add(value);
      if (isStream(value)) streams.push(value);
      isLayered ||= isLayer(file, value);
      for (const [key, one] of entriesOf(value)) if (!ASIDE.has(key)) ahead.push(one);
    }
  }
  return { streams, separations, isLayered, isPart: passed.size >= MOST };
}

const entriesOf = (value: PdfDictionary | PdfStream) =>
  (isStream(value) ? value.dictionary : value).entries;

const isLayer = (file: PdfFile, value: PdfValue): boolean =>
  ["OCG", "OCMD"].includes(nameIn(file.entry(value, "Type")) ?? "");

/** What of it could not be copied into another file. Damage of its streams is noted with the file's. */
export function checkNeeded(
  file: PdfFile,
  { streams, isLayered, isPart }: Needed,
): readonly FileFinding[] {
  const findings: FileFinding[] = [];
  const tell = (check: FileFinding["check"], says: string, hint: string): void => {
    findings.push({ check, says, hint });
  };
  let [external, keyed] = [0, 0];
  for (const stream of streams) {
    const filters = filtersOf(file, stream).map(({ name }) => name);
    if (stream.dictionary.entries.has("F")) external += 1;
    else if (filters.includes("Crypt")) keyed += 1;
    else if (!filters.some(isPictureFilter) && !isPicture(file, stream)) file.decoded(stream);
  }
  const counted = (count: number): string => (count === 1 ? "a stream" : `${count} streams`);
  if (external > 0) {
    const says = `the bytes of ${counted(external)} are to be found in another file`;
    tell("external-data", says, "export it with all that it shows");
  }
  if (keyed > 0) {
    const says = `${counted(keyed)} ${keyed === 1 ? "is" : "are"} coded for a key`;
    tell("filter", says, "export it without a password");
  }
  if (isLayered) {
    const says = "the page has layers; those that are off were not looked at";
    tell("layers", says, "see that the right ones are on, or export it with its layers merged");
  }
  if (isPart) {
    const says = "the page is made of more pieces than are looked at";
    tell("unread", says, "simplify the drawing, or make a picture of it");
  }
  return findings;
}

/** Pictures are looked at where they are painted, and may be long. */
const isPicture = (file: PdfFile, stream: PdfStream): boolean =>
  nameIn(file.entry(stream, "Subtype")) === "Image";
