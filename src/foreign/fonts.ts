import type { Matrix } from "../geometry/matrix.ts";
import { spend } from "./effort.ts";
import type { PdfFile } from "./file.ts";
import { numbersIn } from "./pages.ts";
import { latinText, readUnicodeMap } from "./unicode-map.ts";
import type { PdfDictionary, PdfStream, PdfValue } from "./values.ts";
import { isArray, isDictionary, isStream, nameIn, numberIn } from "./values.ts";

/** A font as the file has it, and what its codes come to. */
export interface FileFont {
  readonly dictionary: PdfDictionary;
  /** As the file calls it, without the six letters of a subset. */
  readonly name: string;
  /** `Type1`, `TrueType`, `Type3`, `CIDFontType0`, `CIDFontType2`. */
  readonly type: string;
  readonly isSubset: boolean;
  /** The glyphs' outlines; undefined where the file has none. */
  readonly program: PdfStream | undefined;
  /** Codes of two bytes that are glyphs' own numbers, so that 0 is the box for a missing one. */
  readonly codesAreGlyphs: boolean;
  /** Of a Type 3 font: how the glyphs' space comes to that of text. */
  readonly matrix: Matrix;
  codesIn(text: Uint8Array): readonly number[];
  /** In shares of the size. */
  advance(code: number): number;
  textOf(code: number): string;
}

const PROGRAMS = ["FontFile", "FontFile2", "FontFile3"];
const THOUSANDTH: Matrix = [0.001, 0, 0, 0.001, 0, 0];

export function readFont(file: PdfFile, said: PdfDictionary): FileFont {
  const subtype = nameIn(file.entry(said, "Subtype")) ?? "?";
  const isComposite = subtype === "Type0";
  const below = isComposite ? descendantOf(file, said) : said;
  const whole = nameIn(file.entry(said, "BaseFont")) ?? nameIn(file.entry(said, "Name")) ?? "?";
  const descriptor = file.entry(below, "FontDescriptor");
  const program = PROGRAMS.map((key) => file.entry(descriptor, key)).find(isStream);
  const matrix = numbersIn(file, file.entry(said, "FontMatrix"), 6) ?? THOUSANDTH;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = matrix;
  const type = isComposite ? (nameIn(file.entry(below, "Subtype")) ?? "?") : subtype;
  const scale = type === "Type3" ? Math.hypot(a, b) : 0.001;
  const widths = isComposite ? compositeWidths(file, below) : plainWidths(file, said, descriptor);
  const encoding = nameIn(file.entry(said, "Encoding"));
  const isWide =
    isComposite && (encoding === undefined || !/-RKSJ|^GB|^KSC(?!.*UC)/u.test(encoding));
  const map = file.entry(said, "ToUnicode");
  const unicode = isStream(map) ? readUnicodeMap(file.decoded(map).bytes, file.effort) : undefined;
  const gids = file.entry(below, "CIDToGIDMap");
  return {
    dictionary: said,
    name: whole.replace(/^[A-Z]{6}\+/u, ""),
    type,
    isSubset: /^[A-Z]{6}\+/u.test(whole),
    program,
    codesAreGlyphs:
      isComposite &&
      (encoding === "Identity-H" || encoding === "Identity-V") &&
      (gids === null || nameIn(gids) === "Identity"),
    matrix: [a, b, c, d, e, f],
    codesIn: (text) => (isWide ? pairs(text) : [...text]),
    advance: (code) => (widths(code) ?? USUAL_WIDTH) * scale,
    textOf: (code) => unicode?.get(code) ?? (isComposite ? "" : latinText(code)),
  };
}

/** Of a font that says nothing of its glyphs: half an em, about what a letter takes. */
const USUAL_WIDTH = 500;

function descendantOf(file: PdfFile, said: PdfDictionary): PdfDictionary {
  const all = file.entry(said, "DescendantFonts");
  const first = isArray(all) ? file.resolve(all[0]) : null;
  return isDictionary(first) ? first : said;
}

function pairs(text: Uint8Array): readonly number[] {
  const codes: number[] = [];
  for (let i = 0; i + 1 < text.length; i += 2)
    codes.push((text[i] ?? 0) * 256 + (text[i + 1] ?? 0));
  return codes;
}

type Widths = (code: number) => number | undefined;

function plainWidths(file: PdfFile, said: PdfDictionary, descriptor: PdfValue): Widths {
  const first = numberIn(file.entry(said, "FirstChar")) ?? 0;
  const listed = file.entry(said, "Widths");
  const widths = isArray(listed) ? listed : [];
  const missing = numberIn(file.entry(descriptor, "MissingWidth"));
  return (code) => numberIn(file.resolve(widths[code - first])) ?? missing;
}

/** `[first [w w w] first last w]`, in any order. */
function compositeWidths(file: PdfFile, below: PdfDictionary): Widths {
  const usual = numberIn(file.entry(below, "DW")) ?? 1000;
  const listed = file.entry(below, "W");
  const widths = new Map<number, number>();
  const said = isArray(listed) ? listed : [];
  for (let i = 0; i + 1 < said.length;) {
    const [first, third] = [said[i], said[i + 2]].map((one) => numberIn(file.resolve(one)));
    const second = file.resolve(said[i + 1]);
    if (first === undefined || !spend(file.effort, OF_WIDTH)) break;
    if (isArray(second)) {
      if (!spend(file.effort, second.length * OF_WIDTH)) break;
      for (const [index, one] of second.entries()) {
        widths.set(first + index, numberIn(file.resolve(one)) ?? usual);
      }
      i += 2;
    } else {
      const last = Math.min(numberIn(second) ?? -1, MOST_CODES);
      if (!spend(file.effort, (last - first) * OF_WIDTH)) break;
      for (let code = first; code <= last; code++) widths.set(code, third ?? usual);
      i += 3;
    }
  }
  return (code) => widths.get(code) ?? usual;
}

const MOST_CODES = 65_535;
/** To keep a width takes as long as to read so many bytes. */
const OF_WIDTH = 10;
