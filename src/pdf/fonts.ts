import { createHash } from "node:crypto";
import type { Face, FontProgram } from "../fonts/face.ts";
import type { FaceCodes, Slot } from "./codes.ts";
import { faceCodes } from "./codes.ts";
import type { Objects, PdfDictionary, PdfValue, Reference } from "./objects.ts";
import { nameOf, words } from "./objects.ts";
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
  return {
    codesOf: (face) => {
      const known = faces.get(face.id);
      if (known) return known;
      const codes = faceCodes(`F${faces.size + 1}`, face);
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

/** A composite font whose codes are the glyph ids of the subset (ISO 32000-1, 9.7). */
function writeFont(objects: Objects, codes: FaceCodes, reserved: Reference | undefined): void {
  const { face, slots } = codes;
  const program = face.subset([0, ...slots.map((slot) => slot.glyph)]);
  const baseFont = nameOf(`${subsetTag(program.bytes)}+${program.name}`);
  const descendant = objects.write({
    Type: "Font",
    ...kindOf(program),
    BaseFont: baseFont,
    CIDSystemInfo: { Registry: words("Adobe"), Ordering: words("Identity"), Supplement: 0 },
    FontDescriptor: writeDescriptor(objects, program, baseFont),
    ...widthsOf(slots, Math.round(face.advance(0) * 1000)),
  });
  const font = {
    Type: "Font",
    Subtype: "Type0",
    BaseFont: program.format === "cff" ? `${baseFont}-Identity-H` : baseFont,
    Encoding: "Identity-H",
    DescendantFonts: [descendant],
    ToUnicode: writeDeflated(objects, Buffer.from(unicodeMap(slots), "latin1")),
  };
  objects.write(font, reserved);
}

function kindOf(program: FontProgram): PdfDictionary {
  switch (program.format) {
    case "truetype":
      return { Subtype: "CIDFontType2", CIDToGIDMap: "Identity" };
    case "cff":
      return { Subtype: "CIDFontType0" };
  }
}

/** Six capitals before the name say that the font is a subset; made from its bytes, so that they are stable. */
function subsetTag(bytes: Uint8Array): string {
  const digest = createHash("sha256").update(bytes).digest();
  return [...digest.subarray(0, 6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join("");
}

/** Code 0 has the default width; the others stand in one list, or in one range where they are all alike. */
function widthsOf(slots: readonly Slot[], notdef: number): PdfDictionary {
  const widths = slots.map((slot) => slot.width);
  const [first] = widths;
  if (first === undefined) return { DW: notdef };
  const alike = widths.every((width) => width === first);
  return { DW: notdef, W: alike ? [1, widths.length, first] : [1, widths] };
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
