import type { PdfFile } from "../foreign/file.ts";
import type { PdfDictionary } from "../foreign/values.ts";
import { isArray, isDictionary, isStream, nameIn, numberIn } from "../foreign/values.ts";

/**
 * What stays behind when a thing is copied: what leads back to its page and its document's structure, what other programs
 * keep there for themselves, other pictures for other devices, and what a file for the press may not have.
 */
const LEFT_OUT = new Set([
  "Parent",
  "StructParent",
  "StructParents",
  "Metadata",
  "PieceInfo",
  "LastModified",
  "Thumb",
  "Alternates",
  "OPI",
  "PS",
  "Subtype2",
  "Ref",
  "AF",
  "AA",
  "EF",
]);

/** Dictionaries whose keys are names that somebody gave, so that none of them says what it holds. */
const NAMED_LISTS = new Set([
  "ExtGState",
  "ColorSpace",
  "Pattern",
  "Shading",
  "XObject",
  "Font",
  "Properties",
  "CharProcs",
  "Colorants",
  "Solidities",
  "DotGain",
]);

/** What no page is made of: where something leads to it, it leads out of the page. */
const NOT_OF_A_PAGE = new Set([
  "Catalog",
  "Pages",
  "Page",
  "StructTreeRoot",
  "StructElem",
  "Annot",
  "Filespec",
  "ObjStm",
  "XRef",
]);

export const isLeftOut = (key: string): boolean => LEFT_OUT.has(key);
export const isNamedList = (key: string): boolean => NAMED_LISTS.has(key);

export const isOfAPage = (file: PdfFile, dictionary: PdfDictionary): boolean =>
  !NOT_OF_A_PAGE.has(nameIn(file.entry(dictionary, "Type")) ?? "");

/** Whether something lets what lies under it be seen: a state of the pen, or a picture. */
export function seesThrough(file: PdfFile, dictionary: PdfDictionary): boolean {
  const { entries } = dictionary;
  const isThin = (key: string): boolean =>
    entries.has(key) && (numberIn(file.entry(dictionary, key)) ?? 1) < 1;
  if (isThin("ca") || isThin("CA") || blends(file, dictionary)) return true;
  const mask = entries.has("SMask") ? file.entry(dictionary, "SMask") : null;
  const inData = entries.has("SMaskInData") ? file.entry(dictionary, "SMaskInData") : null;
  return isDictionary(mask) || isStream(mask) || (numberIn(inData) ?? 0) > 0;
}

/** Of several modes a reader takes the first that it knows. */
function blends(file: PdfFile, dictionary: PdfDictionary): boolean {
  if (!dictionary.entries.has("BM")) return false;
  const mode = file.entry(dictionary, "BM");
  const modes = isArray(mode) ? mode.map(file.resolve) : [mode];
  return modes.some((one) => !["Normal", "Compatible"].includes(nameIn(one) ?? "Normal"));
}
