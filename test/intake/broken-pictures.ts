import { deflateSync } from "node:zlib";
import { add, all, more, paint, resource, stuff } from "./advert.ts";
import type { Change } from "./advert.ts";
import type { Mutant } from "./mutant.ts";
import { box } from "./broken-colors.ts";

/** Pictures, and what is in the place of one. */

export const smaller = (width: number, height: number, more = ""): Change =>
  all(
    add(
      "picture",
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${more}`,
      Buffer.alloc(width * height * 4),
    ),
  );
export const CMYK8 = "/ColorSpace /DeviceCMYK /BitsPerComponent 8";
const jpeg = (width: number, height: number, channels = 4): Buffer =>
  Buffer.from([
    0xff,
    0xd8,
    0xff,
    0xc0,
    0,
    17,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    channels,
    0,
    0,
    0,
    0,
    0,
    0,
    0xff,
    0xd9,
  ]);

export const pictures: readonly Mutant[] = [
  ["too few pixels", smaller(300, 200, CMYK8), "resolution"],
  ["too few under its transform", paint("q 0 500 -500 0 560 50 cm /Im1 Do Q\n"), "resolution"],
  [
    "too few in a pattern",
    all(
      add(
        "pattern",
        "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 99 99] /XStep 99 /YStep 99 /Resources << /XObject << /I @coarse >> >>",
        "99 0 0 99 0 0 cm /I Do",
      ),
      add("coarse", `/Subtype /Image /Width 50 /Height 50 ${CMYK8}`, Buffer.alloc(10_000)),
      resource("Pattern", "/P @pattern"),
      paint(`/Pattern cs /P scn ${box}`),
    ),
    "resolution",
  ],
  [
    "line art with too few",
    smaller(800, 600, "/ColorSpace /DeviceGray /BitsPerComponent 1"),
    "line-art",
  ],
  ["a stencil with too few", smaller(800, 600, "/ImageMask true"), "line-art"],
  ["16 bits", smaller(1000, 667, "/ColorSpace /DeviceGray /BitsPerComponent 16"), "bits"],
  ["JPEG 2000", smaller(1000, 667, `${CMYK8} /Filter /JPXDecode`), "jpeg-2000"],
  [
    "samples that break off",
    stuff("picture", () => deflateSync(Buffer.alloc(5000))),
    "picture-data",
  ],
  ["no pixels", smaller(0, 0, CMYK8), "picture-data"],
  [
    "a JPEG of another size",
    all(
      add(
        "picture",
        `/Subtype /Image /Width 1000 /Height 667 ${CMYK8} /Filter /DCTDecode`,
        jpeg(500, 300),
      ),
    ),
    "picture-data",
  ],
  [
    "a JPEG of other channels",
    all(
      add(
        "picture",
        `/Subtype /Image /Width 1000 /Height 667 ${CMYK8} /Filter /DCTDecode`,
        jpeg(1000, 667, 3),
      ),
    ),
    "picture-data",
  ],
  [
    "a JPEG that breaks off",
    all(
      add(
        "picture",
        `/Subtype /Image /Width 1000 /Height 667 ${CMYK8} /Filter /DCTDecode`,
        jpeg(1000, 667).subarray(0, 18),
      ),
    ),
    "picture-data",
  ],
  ["OPI", more("picture", "/OPI << /2.0 << /F (high.tif) >> >>"), "opi"],
  [
    "another picture for print",
    more("picture", "/Alternates [<< /Image @picture /DefaultForPrinting true >>]"),
    "alternate-picture",
  ],
  [
    "a piece of PostScript",
    all(add("ps", "/Subtype /PS", "showpage"), resource("XObject", "/Ps @ps"), paint("/Ps Do\n")),
    "postscript",
  ],
  [
    "a form that is PostScript",
    all(
      add("ps", "/Subtype /Form /Subtype2 /PS /BBox [0 0 9 9]", ""),
      resource("XObject", "/Ps @ps"),
      paint("/Ps Do\n"),
    ),
    "postscript",
  ],
  [
    "a page of another file",
    all(
      add("ref", "/Subtype /Form /BBox [0 0 9 9] /Ref << /F (other.pdf) /Page 0 >>", ""),
      resource("XObject", "/Rf @ref"),
      paint("/Rf Do\n"),
    ),
    "reference-object",
  ],
];
