import { describe, expect, test } from "vitest";
import { add, all, GOOD, header, more, paint, resource, say, trailer, written } from "./advert.ts";
import type { Change } from "./advert.ts";
import { box } from "./broken-colors.ts";
import type { Booking } from "../../src/intake/booking.ts";
import { looked, SPAN, told } from "./booked.ts";

/** An advert looked over as what it will be: a part of a file of ours. */

const seen = (change: Change, booking: Partial<Booking> = {}) =>
  looked(written(change(GOOD)), booking);

const same: Change = (advert) => advert;

const STATE = (entries: string): Change =>
  all(resource("ExtGState", `/Own << ${entries} >>`), paint("q /Own gs Q\n"));
const BARE = "/Type /Font /Subtype /Type1 /BaseFont /Helvetica";

describe("what our file may not have is an error", () => {
  test.each<readonly [how: string, change: Change, check: string]>([
    ["a screen's colors", paint(`1 0 0 rg ${box}`), "rgb"],
    ["a spot ink that stands for them", say("spot", "/DeviceCMYK", "/DeviceRGB"), "rgb"],
    [
      "transparency mixed in them",
      more("page", "/Group << /S /Transparency /CS /DeviceRGB >>"),
      "rgb",
    ],
    [
      "the press's own profile",
      all(resource("ColorSpace", "/C [/ICCBased @profile]"), paint(`/C cs 1 0 0 0 scn ${box}`)),
      "press-profile",
    ],
    [
      "a font that is not there",
      all(
        resource("Font", "/F2 @f2"),
        add("f2", BARE),
        paint("BT /F2 12 Tf 90 200 Td (Words) Tj ET\n"),
      ),
      "font-embedding",
    ],
    ["a transfer curve", STATE("/TR @tint"), "transfer"],
    ["a halftone", STATE("/HT << /HalftoneType 6 >>"), "halftone"],
    [
      "PostScript",
      all(resource("XObject", "/Ps @ps"), add("ps", "/Subtype /PS", "showpage"), paint("/Ps Do\n")),
      "postscript",
    ],
    [
      "a page of another file",
      all(
        resource("XObject", "/Ref @ref"),
        add(
          "ref",
          "/Subtype /Form /BBox [0 0 9 9] /Ref << /F (other.pdf) /Page 0 >>",
          "0 0 1 1 re f",
        ),
        paint("/Ref Do\n"),
      ),
      "reference-object",
    ],
  ])("%s", (_, change, check) => {
    const found = seen(change);
    expect(told(found)).toEqual([expect.stringContaining(`error ${check}: `)]);
    expect(found.isPlaceable).toBe(true);
  });
});

describe("what cannot be placed", () => {
  test.each<readonly [how: string, change: Change, check: string]>([
    [
      "a password",
      all(add("lock", "/Filter /Standard /V 2 /R 3"), trailer("/Root", "/Encrypt @lock /Root")),
      "encrypted",
    ],
    ["no PDF", header("PK\u0003\u0004"), "not-a-pdf"],
    ["bytes elsewhere", more("picture", "/F (photo.dat)"), "external-data"],
    ["a filter that nobody knows", say("tint", "/N 1", "/N 1 /Also @odd"), "filter"],
    ["contents that are none", paint("0 0 nonsense\n"), "contents"],
    ["a picture that is not there", paint("/Im9 Do\n"), "resource"],
  ])("%s", (_, change, check) => {
    const odd = check === "filter" ? add("odd", "/Filter /BrotliDecode", "xyz") : same;
    const found = seen(all(odd, change));
    expect(told(found)).toEqual([expect.stringContaining(`error ${check}: `)]);
    expect(found.isPlaceable).toBe(false);
  });

  test("what is told of a file begins with its name, and its way out is the advertiser's", () => {
    const { diagnostics } = looked(Buffer.from("PK\u0003\u0004"));
    expect(diagnostics).toEqual([
      {
        ...{ severity: "error", code: "preflight/not-a-pdf", span: SPAN },
        message: "`acme.pdf` is no PDF, or its beginning is damaged",
        hints: [
          "tell Acme: send the PDF itself",
          "until a good one has come take `file` out: its place is kept",
        ],
      },
    ]);
  });

  test("what is told of a page is told of the file's, not of one of ours", () => {
    const { diagnostics } = seen(paint(`1 0 0 rg ${box}`), { client: undefined });
    expect(diagnostics).toMatchObject([
      {
        message:
          "a shape is in RGB in `acme.pdf`, 28.2 mm from the left and 268.8 mm from the head",
        hints: [expect.stringMatching(/^tell the advertiser: /u)],
        span: SPAN,
      },
    ]);
    expect(diagnostics[0]).not.toHaveProperty("on");
    expect(diagnostics[0]).not.toHaveProperty("kind");
  });
});

describe("of the house's own nobody else is asked", () => {
  const HOUSE = { isHouse: true, client: undefined, thing: "page" };
  test.each<readonly [how: string, bytes: Uint8Array, booking: Partial<Booking>, hint: string]>([
    ["no PDF", Buffer.from("PK"), {}, "send the PDF itself"],
    [
      "of another size",
      written(GOOD),
      { trim: { width: 500, height: 700 } },
      "make it anew: the page at 176.4 × 246.9 mm, with 3 mm of bleed: PDFs are not scaled",
    ],
  ])("%s", (_, bytes, booking, hint) => {
    const { diagnostics } = looked(bytes, { ...HOUSE, ...booking });
    expect(diagnostics[0]?.hints).toEqual([hint]);
  });
});

/** What stays where it is when a page is placed is no business of ours. */
test.each<readonly [how: string, change: Change]>([
  ["PDF 1.7", header("%PDF-1.7\n")],
  ["no PDF/X at all", all(say("catalog", "/Metadata @metadata", ""), trailer(/\/ID \[.*\]/u, ""))],
  [
    "LZW, which we code anew",
    all(
      say("tint", "/N 1", "/N 1 /Also @lzw"),
      add(
        "lzw",
        "/Filter /LZWDecode",
        Buffer.from([0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01]),
      ),
    ),
  ],
  [
    "a script",
    say("catalog", "/Type /Catalog", "/Type /Catalog /OpenAction << /S /JavaScript /JS (x) >>"),
  ],
  [
    "other files",
    say("catalog", "/Type /Catalog", "/Type /Catalog /Names << /EmbeddedFiles << /Names [] >> >>"),
  ],
  [
    "a link",
    more(
      "page",
      "/Annots [<< /Subtype /Link /Rect [100 100 200 200] /A << /S /URI /URI (http://acme.com) >> >>]",
    ),
  ],
  ["a broken object that it does not need", add("odd", "<< [ << [")],
])("%s is not told", (_, change) => {
  expect(seen(change)).toMatchObject({ diagnostics: [], isPlaceable: true });
});

describe("what spoils its looks is a warning", () => {
  test.each<readonly [how: string, change: Change, sentence: string]>([
    [
      "a stamp over it",
      all(
        more("page", "/Annots [<< /Subtype /Stamp /Rect [100 100 200 200] /AP << /N @stamp >> >>]"),
        add("stamp", "/Subtype /Form /BBox [0 0 100 100]", "0 0 1 1 re f"),
      ),
      "warning annotations: an annotation (Stamp) lies over the artwork and is not placed with it, in `acme.pdf`, 28.2 mm",
    ],
    [
      "layers",
      all(
        say(
          "catalog",
          "/Type /Catalog",
          "/Type /Catalog /OCProperties << /OCGs [@layer] /D << >> >>",
        ),
        add("layer", "/Type /OCG /Name (Text)"),
        resource("Properties", "/L @layer"),
      ),
      "warning layers: `acme.pdf`: the page has layers; those that are off were not looked at",
    ],
    [
      "RGB with a profile mixes transparency",
      all(more("page", "/Group << /S /Transparency /CS [/CalRGB << /WhitePoint [1 1 1] >>] >>")),
      "warning group-space: what is transparent is mixed in RGB",
    ],
    [
      "a crop box that cuts the trim",
      more("page", "/CropBox [100 100 500 500]"),
      "warning boxes: ",
    ],
  ])("%s", (_, change, sentence) => {
    const found = seen(change);
    expect(told(found)).toEqual([expect.stringContaining(sentence)]);
    expect(found.isPlaceable).toBe(true);
  });

  test("of a crop box the way out is the crop box's", () => {
    const { diagnostics } = seen(more("page", "/CropBox [100 100 500 500]"));
    expect(diagnostics[0]?.hints).toEqual([
      "tell Acme: programs show and place no more than the crop box holds: make it as large as the sheet, or take it out, and export the page anew",
    ]);
  });

  test("in a plain PDF, for no press, a screen's colors, too", () => {
    expect(told(seen(paint(`1 0 0 rg ${box}`), { condition: undefined }))).toEqual([
      expect.stringContaining("warning rgb: a shape is in RGB in `acme.pdf`"),
    ]);
  });
});
