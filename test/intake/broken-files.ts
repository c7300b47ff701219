import { deflateSync } from "node:zlib";
import { add, all, claims, header, more, say, stuff, trailer } from "./advert.ts";
import type { Mutant } from "./mutant.ts";
import { state } from "./broken-contents.ts";
import { CMYK8, smaller } from "./broken-pictures.ts";

/** Files that are broken beside their pages, or in what they say of these. */

export const structure: readonly Mutant[] = [
  ["a length that is wrong", more("contents", "/Length 12"), "stream-length"],
  [
    "bytes flipped in a stream",
    stuff("program", (b) =>
      Buffer.concat([b.subarray(0, 300), Buffer.alloc(300), b.subarray(600)]),
    ),
    "stream",
    "font-program",
  ],
  [
    "a filter that nobody knows",
    say("program", "/FlateDecode", "/BrotliDecode"),
    "filter",
    "font-program",
  ],
  [
    "LZW",
    add(
      "lzw",
      "/Filter /LZWDecode",
      Buffer.from([0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01]),
    ),
    "filter",
  ],
  ["a page tree that leads into itself", say("pages", "[@page]", "[@page @pages]"), "page-tree"],
  ["fewer pages than it says", say("pages", "/Count 1", "/Count 4"), "page-tree"],
  ["no pages", say("pages", "/Kids [@page]", "/Kids []"), "page-tree"],
  ["a page that is not there", say("pages", "[@page]", "[@page @nowhere]"), "page-tree"],
  [
    "a password",
    all(add("lock", "/Filter /Standard /V 2 /R 3"), trailer("/Root", "/Encrypt @lock /Root")),
    "encrypted",
  ],
  ["another file's bytes", more("picture", "/F (photo.dat)"), "external-data"],
  ["PDF 1.7 that claims PDF/X-4", header("%PDF-1.7\n"), "version"],
  ["PDF 1.7 by its catalog", more("catalog", "/Version /1.7"), "version"],
  ["no number of its own", trailer(/\/ID \[.*\]/u, ""), "trailer-id"],
  ["a number of one part", trailer(/\/ID \[.*\]/u, "/ID [<01>]"), "trailer-id"],
];

export const boxes: readonly Mutant[] = [
  ["no sheet", say("page", /\/MediaBox \[[^\]]*\]/u, ""), "media-box"],
  ["a sheet of no size", say("page", /\/MediaBox \[[^\]]*\]/u, "/MediaBox [0 0 0 0]"), "media-box"],
  [
    "a sheet of words",
    say("page", /\/MediaBox \[[^\]]*\]/u, "/MediaBox [0 0 /A4 /A4]"),
    "media-box",
  ],
  [
    "a sheet of five miles",
    say("page", /\/MediaBox \[[^\]]*\]/u, "/MediaBox [0 0 99000 99000]"),
    "media-box",
  ],
  ["no trim", say("page", /\/TrimBox \[[^\]]*\]/u, ""), "trim-box"],
  ["two kinds of trim", more("page", "/ArtBox [20 20 615.3 861.9]"), "trim-box"],
  ["the trim out of the bleed", say("page", "/TrimBox [20", "/TrimBox [5"), "boxes"],
  ["the bleed out of the sheet", say("page", "/BleedBox [11", "/BleedBox [-11"), "boxes"],
  ["a crop that cuts the trim", more("page", "/CropBox [100 100 500 500]"), "boxes"],
  [
    "a bleed of a millimeter",
    say("page", "/BleedBox [11 11 624.3 870.9]", "/BleedBox [17 17 618.3 864.9]"),
    "bleed-box",
  ],
  ["turned", more("page", "/Rotate 90"), "rotation"],
  ["other units", more("page", "/UserUnit 2"), "user-unit", "resolution"],
  ["units of nothing", more("page", "/UserUnit 0"), "user-unit"],
  ["units below nothing", more("page", "/UserUnit -2"), "user-unit"],
  ["units of a country", more("page", "/UserUnit 100000"), "user-unit"],
  ["units that are no number", more("page", "/UserUnit /Inch"), "user-unit"],
  [
    "pages of two sizes",
    all(
      say("pages", /\/Count 1 .*/u, "/Count 2 /Kids [@page @other]"),
      add(
        "other",
        "/Type /Page /Parent @pages /MediaBox [0 0 600 600] /BleedBox [0 0 600 600] /TrimBox [10 10 590 590]",
      ),
    ),
    "page-size",
  ],
  [
    "a sheet that ends at the trim",
    say("page", /\/MediaBox \[[^\]]*\]/u, "/MediaBox [20 20 615.3 861.9]"),
    "bleed",
    "boxes",
  ],
];

export const standard: readonly Mutant[] = [
  ["no claim", say("catalog", "/Metadata @metadata", ""), "standard"],
  ["two claims", more("info", "/GTS_PDFXVersion (PDF/X-3:2003)"), "standard"],
  [
    "a claim of PDF/X-5",
    stuff("metadata", (b) => Buffer.from(b.toString().replace("PDF/X-4", "PDF/X-5g"))),
    "standard",
  ],
  ["no intent", say("catalog", "/OutputIntents [@intent]", ""), "output-intent"],
  ["an intent of another kind", say("intent", "/GTS_PDFX", "/GTS_PDFA1"), "output-intent"],
  ["two intents", say("catalog", "[@intent]", "[@intent @intent]"), "output-intent"],
  ["an intent without a name", say("intent", "(FOGRA39)", "()"), "output-intent"],
  [
    "a profile that is damaged",
    stuff("profile", () => deflateSync(Buffer.alloc(3000))),
    "output-profile",
  ],
  ["a profile of three channels", say("profile", "/N 4", "/N 3"), "output-profile"],
  [
    "no profile and no list",
    all(
      say("intent", "/DestOutputProfile @profile", ""),
      say("intent", "(http://www.color.org)", "()"),
    ),
    "output-profile",
  ],
  [
    "not said whether it is trapped",
    say("info", "/Trapped /False", "/Trapped /Unknown"),
    "trapped",
  ],
  [
    "metadata without dates",
    stuff("metadata", (b) => Buffer.from(b.toString().replaceAll("xmp:CreateDate", "xmp:Made"))),
    "metadata",
  ],
  ["two titles", say("info", "(Harbor & Sons)", "(Draft 3)"), "metadata"],
  [
    "metadata that is compressed",
    all(
      stuff("metadata", (b) => deflateSync(b)),
      more("metadata", "/Filter /FlateDecode"),
    ),
    "metadata",
  ],
];

export const screen: readonly Mutant[] = [
  ["layers", more("catalog", "/OCProperties << /OCGs [@layer] /D << /Name (x) >> >>"), "layers"],
  [
    "files in the file",
    more("catalog", "/Names << /EmbeddedFiles << /Names [] >> >>"),
    "embedded-files",
  ],
  ["scripts", more("catalog", "/Names << /JavaScript << /Names [] >> >>"), "javascript"],
  [
    "a script that nothing names",
    add("script", "/S /JavaScript /JS (app.alert\\(1\\))"),
    "javascript",
  ],
  [
    "an action when it is opened",
    more("catalog", "/OpenAction << /S /Launch /F (x.exe) >>"),
    "actions",
  ],
  ["an action when it is printed", more("catalog", "/AA << /WP << /S /URI >> >>"), "actions"],
  ["an action of a page", more("page", "/AA << /O << /S /URI >> >>"), "actions"],
  ["a field to fill in", more("catalog", "/AcroForm << /Fields [@field] >>"), "form-fields"],
  [
    "a note on the page",
    more("page", "/Annots [<< /Subtype /Text /Rect [100 100 120 120] >>]"),
    "annotations",
  ],
  [
    "a link, which PDF/X-4 does not take",
    more("page", "/Annots [<< /Subtype /Link /Rect [100 100 120 120] >>]"),
    "annotations",
  ],
  [
    "a click that starts a program",
    more("page", "/Annots [<< /Subtype /Link /Rect [0 0 1 1] /A << /S /Launch >> >>]"),
    "actions",
  ],
];

export const old: readonly Mutant[] = [
  ["PDF/X-1a with opacity", all(claims("PDF/X-1a:2003"), state("/ca 0.5")), "transparency"],
  [
    "PDF/X-3 with a blend mode",
    all(claims("PDF/X-3:2003"), state("/BM /Multiply")),
    "transparency",
  ],
  [
    "PDF/X-1a with a group",
    all(claims("PDF/X-1a:2001"), more("page", "/Group << /S /Transparency >>")),
    "transparency",
  ],
  [
    "PDF 1.3 with opacity",
    all(claims("none", "1.3"), say("info", "/GTS_PDFXVersion (none)", ""), state("/ca 0.5")),
    "transparency",
    "standard",
  ],
  [
    "PDF/X-1a with a soft mask of a picture",
    all(claims("PDF/X-1a:2003"), more("picture", "/SMask @picture")),
    "transparency",
  ],
  ["PDF/X-1a of a later PDF", all(claims("PDF/X-1a:2003", "1.6")), "version"],
  [
    "PDF/X-3 with JPEG 2000",
    all(claims("PDF/X-3:2003"), smaller(1000, 667, `${CMYK8} /Filter /JPXDecode`)),
    "jpeg-2000",
  ],
];
