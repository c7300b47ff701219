import { createHash } from "node:crypto";
import type { Face, FontProgram } from "../fonts/face.ts";
import type { FaceCodes, Slot } from "./codes.ts";
import { faceCodes } from "./codes.ts";
import { codeMap } from "./code-map.ts";
import { lastingNames } from "./lasting-names.ts";
import type { Objects } from "./objects.ts";
import type { PdfDictionary, PdfValue, Reference } from "./values.ts";
import { nameOf, words } from "./values.ts";
import { unicodeMap } from "./unicode-map.ts";

/** The faces of a publication, each under one name in all its pages. */
export interface FaceStock {
  readonly codesOf: (face: Face) => FaceCodes;
  readonly reference: (name: string) => Reference;
  /** Writes the font of every face that was asked for; no code may be given out after it. */
  write(): void;
}

export function faceStock(objects: Objects): FaceStock {
  const faces = new Map<string, FaceCodes>();
  const references = new Map<string, Reference>();
  const named = lastingNames("F");
  return {
    codesOf: (face) => {
      const known = faces.get(face.id);
      if (known) return known;
      const codes = faceCodes(named(face.id), face);
      faces.set(face.id, codes);
      references.set(codes.name, objects.reserve());
      return codes;
    },
    reference: (name) => {
      const reference = references.get(name);
      if (!reference) throw new Error(`no font ${name}`);
      return reference;
    },
    write() {
      for (const codes of faces.values()) writeFont(objects, codes, references.get(codes.name));
    },
  };
}

/**
 * A composite font (ISO 32000-1, 9.7). TrueType has a table that leads from the codes to the glyphs of the subset; CFF
 * has none, so there the font's encoding is a map from the codes to them.
 */
function writeFont(objects: Objects, codes: FaceCodes, reserved: Reference | undefined): void {
  const { face, slots } = codes;
  const program = face.subset([0, ...slots.map((slot) => slot.glyph)]);
  const baseFont = nameOf(`${subsetTag(program.bytes)}+${program.name}`);
  const descendant = objects.write({
    Type: "Font",
    ...kindOf(program, codes, objects),
    BaseFont: baseFont,
    CIDSystemInfo: { Registry: words("Adobe"), Ordering: words("Identity"), Supplement: 0 },
    FontDescriptor: writeDescriptor(objects, program, baseFont),
    ...widthsOf(widthsIn(codes, program), Math.round(face.advance(0) * 1000)),
  });
  const font = {
    Type: "Font",
    Subtype: "Type0",
    BaseFont: program.format === "cff" ? `${baseFont}-${CODE_MAP}` : baseFont,
    Encoding: program.format === "cff" ? writeCodeMap(objects, slots) : "Identity-H",
    DescendantFonts: [descendant],
    ToUnicode: writeDeflated(objects, Buffer.from(unicodeMap(slots), "latin1")),
  };
  objects.write(font, reserved);
}

function kindOf({ format }: FontProgram, { slots }: FaceCodes, objects: Objects): PdfDictionary {
  switch (format) {
    case "truetype":
      return { Subtype: "CIDFontType2", CIDToGIDMap: writeDeflated(objects, glyphTable(slots)) };
    case "cff":
      return { Subtype: "CIDFontType0" };
  }
}

/** Two bytes for each code up to the last: the glyph of the subset. */
function glyphTable(slots: readonly Slot[]): Uint8Array {
  const last = Math.max(0, ...slots.map(({ code }) => code));
  const table = Buffer.alloc(2 * (last + 1));
  for (const [index, { code }] of slots.entries()) table.writeUInt16BE(index + 1, 2 * code);
  return table;
}

const writeCodeMap = (objects: Objects, slots: readonly Slot[]): Reference =>
  objects.stream({
    dictionary: {
      Type: "CMap",
      CMapName: nameOf(CODE_MAP),
      CIDSystemInfo: { Registry: words("Adobe"), Ordering: words("Identity"), Supplement: 0 },
      Filter: "FlateDecode",
    },
    bytes: objects.coder.deflate(Buffer.from(codeMap(CODE_MAP, slots), "latin1")),
  });

const CODE_MAP = "Typeset-H";

/** Six capitals before the name say that the font is a subset; made from its bytes, so that they are stable. */
function subsetTag(bytes: Uint8Array): string {
  const digest = createHash("sha256").update(bytes).digest();
  return [...digest.subarray(0, 6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join("");
}

/** Character ids with their widths: of TrueType the codes, of CFF the glyphs of the subset. */
function widthsIn({ slots }: FaceCodes, { format }: FontProgram): readonly [number, number][] {
  const ids = slots.map(({ code, width }, index): [number, number] => [
    format === "cff" ? index + 1 : code,
    width,
  ]);
  return ids.toSorted(([one], [other]) => one - other);
}

/** Character 0 has the default width; of the others those that follow each other stand in one list, or in one range where all are alike. */
function widthsOf(widths: readonly [number, number][], notdef: number): PdfDictionary {
  const [first] = widths;
  const last = widths.at(-1);
  if (first === undefined || last === undefined) return { DW: notdef };
  const alike = widths.every(([, width]) => width === first[1]);
  if (alike) return { DW: notdef, W: [first[0], last[0], first[1]] };
  const lists: [number, number[]][] = [];
  for (const [id, width] of widths) {
    const list = lists.at(-1);
    if (list !== undefined && list[0] + list[1].length === id) list[1].push(width);
    else lists.push([id, [width]]);
  }
  return { DW: notdef, W: lists.flat() };
}

const FIXED_PITCH = 1;
const SERIF = 2;
/** Its codes are no standard Latin ones. */
const SYMBOLIC = 4;
const ITALIC = 64;

function writeDescriptor(objects: Objects, program: FontProgram, fontName: string): Reference {
  const { fixedPitch, serif, italicAngle } = program;
  return objects.write({
    Type: "FontDescriptor",
    FontName: fontName,
    Flags:
      SYMBOLIC |
      (fixedPitch ? FIXED_PITCH : 0) |
      (serif ? SERIF : 0) |
      (italicAngle === 0 ? 0 : ITALIC),
    FontBBox: program.bbox,
    ItalicAngle: italicAngle,
    Ascent: program.ascent,
    // The one depth in PDF that is written below zero.
    Descent: -Math.abs(program.descent),
    CapHeight: program.capHeight,
    XHeight: program.xHeight,
    StemV: program.stemV,
    ...writeProgram(objects, program),
  });
}

function writeProgram(objects: Objects, { format, bytes }: FontProgram): PdfDictionary {
  switch (format) {
    case "truetype":
      return { FontFile2: writeDeflated(objects, bytes, { Length1: bytes.length }) };
    case "cff":
      return { FontFile3: writeDeflated(objects, bytes, { Subtype: "CIDFontType0C" }) };
  }
}

function writeDeflated(
  objects: Objects,
  bytes: Uint8Array,
  extra: Readonly<Record<string, PdfValue>> = {},
): Reference {
  const dictionary = { ...extra, Filter: "FlateDecode" };
  return objects.stream({ dictionary, bytes: objects.coder.deflate(bytes) });
}
