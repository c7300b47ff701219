import { spend } from "../foreign/effort.ts";
import type { PdfFile } from "../foreign/file.ts";
import { filtersOf } from "../foreign/coding.ts";
import { layersOf } from "../foreign/layers.ts";
import type { Box, FilePage } from "../foreign/pages.ts";
import { numbersIn, toTrim, trimOf } from "../foreign/pages.ts";
import type { PdfValue } from "../foreign/values.ts";
import { isArray, isDictionary, isStream, nameIn, numberIn } from "../foreign/values.ts";
import { mapped } from "../geometry/matrix.ts";
import type { FileFinding, OnPage } from "./checks.ts";
import type { Claim } from "./standard.ts";

const PLAIN = "export it for print, without what only a screen can show";

/** What a file holds beside its pages. */
export function checkDocument(file: PdfFile, { family }: Claim): readonly FileFinding[] {
  const catalog = file.entry(file.trailer, "Root");
  const names = file.entry(catalog, "Names");
  const findings: FileFinding[] = [];
  const tell = (check: FileFinding["check"], says: string, mild = false): void => {
    findings.push({ check, says, hint: PLAIN, mild });
  };
  if (file.entry(names, "JavaScript") !== null) tell("javascript", "the file holds scripts");
  if (file.entry(names, "EmbeddedFiles") !== null)
    tell("embedded-files", "the file holds other files");
  const opens = file.entry(catalog, "OpenAction");
  if (isDictionary(opens) && nameIn(file.entry(opens, "S")) !== "GoTo") {
    tell(
      "actions",
      `the file does something when it is opened (${nameIn(file.entry(opens, "S")) ?? "?"})`,
    );
  }
  if (file.entry(catalog, "AA") !== null)
    tell("actions", "the file does something when it is closed or printed");
  const form = file.entry(catalog, "AcroForm");
  const fields = file.entry(form, "Fields");
  if (file.entry(form, "XFA") !== null || (isArray(fields) && fields.length > 0)) {
    tell("form-fields", "the file has fields to fill in");
  }
  const { count } = layersOf(file);
  if (count > 0) {
    const says = `the file has ${count} ${count === 1 ? "layer" : "layers"}; those that are off were not looked at`;
    const hint =
      family === "X-4" ? "see that the right ones are on" : "export it with its layers merged";
    findings.push({ check: "layers", says, hint });
  }
  return [...findings, ...checkObjects(file, family !== "none")];
}

/** To look at an object takes as long as to read so many bytes. */
const OF_OBJECT = 20;

/** What any object may be or be coded with, whether a page shows it or not. */
function checkObjects(file: PdfFile, claims: boolean): readonly FileFinding[] {
  let [external, lzw, scripts] = [0, 0, 0];
  for (const number of file.numbers) {
    if (!spend(file.effort, OF_OBJECT)) break;
    const value = file.resolve({ kind: "reference", number, generation: 0 });
    if (isDictionary(value) && nameIn(file.entry(value, "S")) === "JavaScript") scripts += 1;
    if (!isStream(value)) continue;
    if (value.dictionary.entries.has("F")) external += 1;
    if (filtersOf(file, value).some(({ name }) => name === "LZWDecode" || name === "Crypt"))
      lzw += 1;
  }
  const streams = (count: number): string => (count === 1 ? "a stream" : `${count} streams`);
  const findings: FileFinding[] = [];
  const tell = (check: FileFinding["check"], says: string, hint: string): void => {
    findings.push({ check, says, hint });
  };
  if (external > 0) {
    const says = `the bytes of ${streams(external)} are to be found in another file`;
    tell("external-data", says, "export it with all that it shows");
  }
  if (lzw > 0 && claims) {
    tell(
      "filter",
      `${streams(lzw)} ${lzw === 1 ? "is" : "are"} coded with LZW or for a key`,
      "export it anew: PDF/X does not take these",
    );
  }
  if (scripts > 0) tell("javascript", "the file holds scripts that act on its own", PLAIN);
  return findings;
}

/** What lies over a page and is no part of it: notes, fields, films; links, where a standard forbids them. */
export function checkAnnotations(
  file: PdfFile,
  page: FilePage,
  claims: boolean,
): readonly OnPage[] {
  const all = file.entry(page.dictionary, "Annots");
  const findings: OnPage[] = [];
  if (file.entry(page.dictionary, "AA") !== null) {
    const says = "the page does something when it is opened";
    findings.push({ check: "actions", at: { x: 0, y: 0 }, says, hint: PLAIN });
  }
  for (const one of isArray(all) ? all.slice(0, MOST) : []) {
    if (!spend(file.effort, OF_NOTE)) break;
    const kind = nameIn(file.entry(one, "Subtype")) ?? "?";
    const lies = placeOf(file, one, page);
    findings.push(...actionOf(file, one, lies));
    if (lies === undefined || kind === "PrinterMark" || kind === "TrapNet" || kind === "Popup")
      continue;
    if (kind === "Link" && !claims) continue;
    const prints = ((numberIn(file.entry(one, "F")) ?? 0) & PRINTS) !== 0;
    const says = `an annotation (${kind}) lies on the page`;
    const hint = prints
      ? "it may be printed: take it out, or make it part of the page"
      : "take it out";
    findings.push({ check: "annotations", at: lies, says, hint });
  }
  return findings;
}

/** Kinds that are nothing to be looked at, or are for the printer alone. */
const UNSEEN = new Set(["Link", "Popup", "PrinterMark", "TrapNet"]);
/** The flag of an annotation that nobody is shown. */
const HIDDEN = 2;

/** What is seen on a page and is no part of it, so that it stays behind where the page is placed. */
export function checkLeftBehind(file: PdfFile, page: FilePage): readonly OnPage[] {
  const all = file.entry(page.dictionary, "Annots");
  return (isArray(all) ? all.slice(0, MOST) : []).flatMap((one): readonly OnPage[] => {
    const kind = nameIn(file.entry(one, "Subtype")) ?? "?";
    const isHidden = ((numberIn(file.entry(one, "F")) ?? 0) & HIDDEN) !== 0;
    const at = placeOf(file, one, page);
    if (at === undefined || isHidden || UNSEEN.has(kind) || file.entry(one, "AP") === null)
      return [];
    const says = `an annotation (${kind}) lies over the artwork and is not placed with it,`;
    return [{ check: "annotations", at, says, hint: "make it part of the page", mild: true }];
  });
}

const MOST = 5000;
/** To look at one takes as long as to read so many bytes. */
const OF_NOTE = 200;
/** The flag of an annotation that is printed. */
const PRINTS = 4;

/** Its place on the page; undefined where it lies outside the trim. */
function placeOf(file: PdfFile, one: PdfValue, page: FilePage) {
  const [a, b, c, d] = numbersIn(file, file.entry(one, "Rect"), 4) ?? [];
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  const box: Box = {
    left: Math.min(a, c),
    foot: Math.min(b, d),
    right: Math.max(a, c),
    head: Math.max(b, d),
  };
  const trim = trimOf(page);
  const isOut =
    box.right <= trim.left ||
    box.left >= trim.right ||
    box.head <= trim.foot ||
    box.foot >= trim.head;
  return isOut ? undefined : mapped(toTrim(page), { x: box.left, y: box.head });
}

const HARMLESS = new Set(["GoTo", "GoToR", "URI", "Named"]);

function actionOf(
  file: PdfFile,
  one: PdfValue,
  place: { readonly x: number; readonly y: number } | undefined,
): readonly OnPage[] {
  const kind = nameIn(file.entry(file.entry(one, "A"), "S"));
  if ((kind === undefined || HARMLESS.has(kind)) && file.entry(one, "AA") === null) return [];
  const says = `something is done where the page is clicked (${kind ?? "AA"})`;
  return [{ check: "actions", at: place ?? { x: 0, y: 0 }, says, hint: PLAIN }];
}
