import { deflateSync } from "node:zlib";
import { add, all, paint, resource, stuff } from "./advert.ts";
import type { Change } from "./advert.ts";
import type { Mutant } from "./mutant.ts";
import { box } from "./broken-colors.ts";

/** Fonts, and contents that say what makes no sense. */

const TYPE3 =
  "/Type /Font /Subtype /Type3 /FontBBox [0 0 10 10] /FontMatrix [0.1 0 0 0.1 0 0] /FirstChar 97 /LastChar 97 " +
  "/Widths [10] /Encoding << /Differences [97 /a] >> /CharProcs << /a @glyph >> /Resources << /Font << /F9 @bare >> >>";
const BARE = "/Type /Font /Subtype /Type1 /BaseFont /Helvetica";
const words = (look = "", text = "(Words)"): string =>
  `q BT /F2 12 Tf 100 200 Td ${look} ${text} Tj ET Q\n`;
const withFont = (dictionary: string): Change =>
  all(resource("Font", "/F2 @f2"), add("f2", dictionary));

export const fonts: readonly Mutant[] = [
  ["a font that is not in the file", all(withFont(BARE), paint(words())), "font-embedding"],
  [
    "the same in a form",
    all(
      add(
        "form",
        `/Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F2 @f2 >> >>`,
        words(),
      ),
      add("f2", BARE),
      resource("XObject", "/Fm @form"),
      paint("/Fm Do\n"),
    ),
    "font-embedding",
  ],
  [
    "the same in a pattern",
    all(
      add(
        "pattern",
        "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << /Font << /F2 @f2 >> >>",
        words(),
      ),
      add("f2", BARE),
      resource("Pattern", "/P @pattern"),
      paint("/Pattern cs /P scn 100 100 50 50 re f\n"),
    ),
    "font-embedding",
  ],
  [
    "the same in a font of drawings",
    all(
      withFont(TYPE3),
      add("bare", BARE),
      add("glyph", "", "10 0 d0 BT /F9 5 Tf (x) Tj ET"),
      paint(words("", "(a)")),
    ),
    "font-embedding",
    "type-3",
  ],
  [
    "the same in a soft mask",
    all(
      add(
        "mask",
        "/Subtype /Form /BBox [0 0 600 800] /Group << /S /Transparency /CS /DeviceGray >> /Resources << /Font << /F2 @f2 >> >>",
        words(),
      ),
      add("f2", BARE),
      resource("ExtGState", "/Soft << /SMask << /S /Luminosity /G @mask >> >>"),
      paint("/Soft gs 100 100 9 9 re f\n"),
    ),
    "font-embedding",
  ],
  [
    "a font of drawings",
    all(
      withFont(TYPE3),
      add("bare", BARE),
      add("glyph", "", "10 0 d0 0 0 9 9 re f"),
      paint(words("", "(a)")),
    ),
    "type-3",
  ],
  ["a font that is not named", paint("BT /F7 12 Tf 100 200 Td (x) Tj ET\n"), "resource"],
  [
    "a font whose outlines are noise",
    stuff("program", () => deflateSync(Buffer.from("no font at all, but words"))),
    "font-program",
  ],
  [
    "a font that is cut",
    stuff("program", () =>
      deflateSync(Buffer.from("\u0000\u0001\u0000\u0000\u0000\u0009 cut", "latin1")),
    ),
    "font-program",
  ],
  [
    "a glyph that the font lacks",
    all(
      withFont(
        "/Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Subtype /CIDFontType2 /CIDToGIDMap /Identity /FontDescriptor @descriptor >>]",
      ),
      paint(words("", "<00480000>")),
    ),
    "missing-glyph",
  ],
];

export const state = (entries: string): Change =>
  all(resource("ExtGState", `/Own << ${entries} >>`), paint("q /Own gs Q\n"));

export const contents: readonly Mutant[] = [
  ["a transfer curve", state("/TR @tint"), "transfer"],
  ["a transfer curve that changes nothing", state("/TR /Identity"), "transfer"],
  ["where the halftone begins", state("/HTP [0 0]"), "halftone"],
  ["a second transfer curve", state("/TR2 [@tint @tint @tint @tint]"), "transfer"],
  [
    "a halftone",
    state("/HT << /HalftoneType 1 /Frequency 60 /Angle 45 /SpotFunction /Round >>"),
    "halftone",
  ],
  ["the making of black", state("/UCR2 @tint"), "black-generation"],
  ["a blend mode that is none", state("/BM /Sparkle"), "blend-mode"],
  ["a state that is not there", paint("/Nope gs\n"), "resource"],
  ["an object that is not there", paint("/Nope Do\n"), "resource"],
  ["a gradient that is not there", paint("/Nope sh\n"), "resource"],
  ["a pattern that is not there", paint(`/Pattern cs /Nope scn ${box}`), "resource"],
  ["an operator that is none", paint("1 0 0 qq\n"), "contents"],
  ["an operator without its numbers", paint("1 2 re f\n"), "contents"],
  ["a state that is never closed", paint("q q q\n"), "contents"],
  ["a state that was not opened", paint("Q\n"), "contents"],
  ["contents that break off", paint("100 200"), "contents"],
  ["a picture that breaks off", paint("BI /W 9 /H 9 999"), "contents"],
  [
    "a form within itself",
    all(
      add(
        "form",
        "/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /Fm @form >> >>",
        "/Fm Do",
      ),
      resource("XObject", "/Fm @form"),
      paint("/Fm Do\n"),
    ),
    "contents",
  ],
];
