import { createCanvas } from "@napi-rs/canvas";
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PageArtwork } from "../../src/display/page-artwork.ts";
import type { Page } from "../../src/display/mark.ts";
import { rect } from "../../src/geometry/geometry.ts";
import { shippedBytes } from "../../src/io/shipped.ts";
import { bleedPicture } from "../../src/pages/picture-page.ts";
import { keepingCoder } from "../../src/pdf/coder.ts";
import { drawPage } from "../../src/readback/draw-page.ts";
import { withPdf } from "../../src/readback/open.ts";
import {
  add,
  all,
  GOOD,
  more,
  paint as operators,
  resource,
  say,
  written,
} from "../intake/advert.ts";
import type { Change } from "../intake/advert.ts";
import { advert, artwork, taken } from "../paste-up/taken.ts";
import { paint } from "../support/painted.ts";
import { line, ORDER, page, publication } from "./build.ts";
import { ask, testWith } from "./outside.ts";

const NOWHERE = { file: "issue.yaml", start: 0, end: 0 };

/** A page of the artwork's own size. */
function placed(one: PageArtwork, bleed = 9): Page {
  const { width, height } = one.trim;
  const trim = { width, height };
  return { folio: 1, trim, bleed, marks: [bleedPicture(one, trim, bleed, NOWHERE)] };
}

const condition = {
  ...{ identifier: "FOGRA39", registry: "http://www.color.org", info: "Offset", maxInk: 3 },
  profile: shippedBytes("assets/icc/ISOcoated_v2_300_bas.icc"),
};

const book = (...pages: readonly Page[]): Promise<Uint8Array> =>
  paint(publication(...pages), { ...ORDER, marks: [] });

/** What another's reader finds in our file. */
async function objectsIn(bytes: Uint8Array): Promise<readonly string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.context
    .enumerateIndirectObjects()
    .map(([, object]) => (object instanceof PDFRawStream ? String(object.dict) : String(object)));
}

const having = async (bytes: Uint8Array, pattern: RegExp): Promise<readonly string[]> =>
  (await objectsIn(bytes)).filter((one) => pattern.test(one));

describe("a placed page", () => {
  test("keeps its font, its spot ink and its overprint", async () => {
    const file = await book(placed(advert()));
    expect(await having(file, /FontFile2/u)).toHaveLength(1);
    expect(await having(file, /Separation\s+\/Harbor#20Blue/u)).toHaveLength(1);
    expect(await having(file, /\/OPM 1/u)).toHaveLength(1);
    expect(Buffer.from(file).toString("latin1")).toMatch(/^%PDF-1\.6/u);
  });

  test("is copied once, however often it is placed", async () => {
    const one = advert();
    const twice = await book(placed(one), placed(artwork(written(GOOD))));
    expect(await having(twice, /FontFile2/u)).toHaveLength(1);
    expect(await having(twice, /\/Subtype\s+\/Form/u)).toHaveLength(1);
  });

  test("shares what it needs with the other pages of its file, and nothing with other files", async () => {
    const document = await PDFDocument.load(written(GOOD), { updateMetadata: false });
    const [first] = document.getPages();
    const second = document.addPage([635, 882]);
    second.node.set(
      PDFName.of("Resources"),
      first?.node.Resources() ?? PDFDict.withContext(document.context),
    );
    const bytes = await document.save();
    const both = await book(placed(artwork(bytes, 1)), placed(artwork(bytes, 2)));
    expect(await having(both, /FontFile2/u)).toHaveLength(1);
    expect(await having(both, /\/Subtype\s+\/Form/u)).toHaveLength(2);
    const others = await book(placed(artwork(bytes, 1)), placed(advert()));
    expect(await having(others, /FontFile2/u)).toHaveLength(2);
  });

  test("is begun in the state in which pages begin", async () => {
    const mark = placed(advert()).marks;
    const one = { ...placed(advert()), marks: [line(20, 20, "quay"), ...mark] };
    const text = await contentsOf(await book(one));
    expect(text).toMatch(
      /q 0 g 0 G 1 w .* 100 Tz .* re W n 1 0 0 1 0 0 cm \/P[0-9a-f]{8} Do Q\n$/u,
    );
  });

  test("packed by LZW is packed anew", async () => {
    const lzw = all(
      say(
        "tint",
        /.*/su,
        "/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1 0 1] /Filter /LZWDecode",
      ),
      // Clear, `{0 0 0}` as single codes, end.
      (one) => ({
        ...one,
        objects: new Map([
          ...one.objects,
          ["tint", { text: partText(one, "tint"), stream: packed("{0 0 0}") }],
        ]),
      }),
    );
    const file = await book(placed(advert(lzw)));
    expect(await having(file, /LZW/u)).toEqual([]);
    expect(await having(file, /FunctionType 4/u)).toEqual([expect.stringMatching(/FlateDecode/u)]);
  });

  test("keeps names that are no text, byte for byte", async () => {
    const odd = all(
      resource("ColorSpace", "/caf#e9 @caf /caf#c3#a9 @utf"),
      add("caf", "[/Separation /Gr#fcn /DeviceCMYK @tint]"),
      add("utf", "[/Separation /Gr#c3#bcn /DeviceCMYK @tint]"),
    );
    const source = Buffer.from(await book(placed(advert(odd)))).toString("latin1");
    for (const name of ["/caf#E9", "/caf#C3#A9", "/Gr#FCn", "/Gr#C3#BCn"]) {
      expect(source).toContain(`${name} `);
    }
  });

  test("keeps numbers as exact as they were", async () => {
    const fine = resource(
      "Pattern",
      "/P << /PatternType 2 /Shading @shading /Matrix [0.00000012 0 0 1234567890 0.3333333333 -0.5] >>",
    );
    const source = Buffer.from(await book(placed(advert(fine)))).toString("latin1");
    expect(source).toContain("/Matrix [0.00000012 0 0 1234567890 0.3333333333 -0.5]");
  });

  test("gives the same bytes every time", async () => {
    const file = await book(placed(advert()));
    expect(Buffer.compare(await book(placed(advert())), file)).toBe(0);
  });

  testWith("qpdf")("is sound to qpdf, whatever it holds", async () => {
    const looped = all(
      resource("XObject", "/Loop @loop /Gone @gone /Run @run"),
      add("loop", "/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /L @loop >> >>", ""),
      add("run", "/Subtype /PS", "quit"),
      more("catalog", "/OCProperties << /OCGs [@layer] /D << /OFF [@layer] >> >>"),
      add("layer", "/Type /OCG /Name (x)"),
      resource("Properties", "/A @layer"),
    );
    const { status, words } = ask("qpdf", await book(placed(advert(looped))), ["--check", "FILE"]);
    expect([status, words.includes("WARNING")]).toEqual([0, false]);
  });
});

const partText = (one: typeof GOOD, name: string): string => one.objects.get(name)?.text ?? "";

/** Letters as codes of nine bits between a clear and an end. */
function packed(text: string): Uint8Array {
  const codes = [256, ...Array.from(text, (letter) => letter.charCodeAt(0)), 257];
  const bits = codes.map((code) => code.toString(2).padStart(9, "0")).join("");
  return Uint8Array.from(bits.match(/.{1,8}/gu) ?? [], (byte) =>
    Number.parseInt(byte.padEnd(8, "0"), 2),
  );
}

async function contentsOf(bytes: Uint8Array): Promise<string> {
  const { inflateSync } = await import("node:zlib");
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const stream = document.getPage(0).node.Contents();
  if (!(stream instanceof PDFRawStream)) throw new Error("no contents");
  return inflateSync(stream.contents).toString("latin1");
}

describe("layers of placed pages", () => {
  const layered = (states: string): Change =>
    all(
      more("catalog", `/OCProperties << /OCGs [@shown @hidden] /D << ${states} >> >>`),
      add("shown", "/Type /OCG /Name (Shown)"),
      add("hidden", "/Type /OCG /Name (Hidden)"),
      resource("Properties", "/A @shown /B @hidden"),
    );

  test("are listed, those that are off as off", async () => {
    const file = await book(placed(advert(layered("/OFF [@hidden]"))));
    const document = await PDFDocument.load(file, { updateMetadata: false });
    const listed = String(document.catalog.lookup(PDFName.of("OCProperties")));
    const [, off = ""] = /\/OFF \[([^\]]*)\]/u.exec(listed) ?? [];
    const [, groups = ""] = /\/OCGs \[([^\]]*)\]/u.exec(listed) ?? [];
    expect(
      off
        .trim()
        .split(/\s+R\s*/u)
        .filter(Boolean),
    ).toHaveLength(1);
    expect(
      groups
        .trim()
        .split(/\s+R\s*/u)
        .filter(Boolean),
    ).toHaveLength(2);
    expect(listed).toContain("(advert.pdf)");
  });

  test("are none where they have none", async () => {
    expect(Buffer.from(await book(placed(advert()))).toString("latin1")).not.toContain(
      "OCProperties",
    );
  });
});

describe("blending of placed pages", () => {
  const veiled = (group: string): Change =>
    all(more("page", group), resource("ExtGState", "/V << /ca 0.5 >>"));
  const groupsIn = async (change: Change, forPress: boolean): Promise<number> => {
    const order = { ...ORDER, marks: [], ...(forPress && { condition }) };
    const file = await paint(publication(placed(advert(change))), order);
    const forms = await having(file, /\/Subtype\s+\/Form/u);
    return forms.filter((one) => one.includes("/Group")).length;
  };
  test.each([
    ["/Group << /S /Transparency /CS /DeviceCMYK >>", true, 0],
    ["/Group << /S /Transparency /CS /DeviceCMYK /K true >>", true, 1],
    ["/Group << /S /Transparency /CS /DeviceRGB >>", true, 1],
    ["/Group << /S /Transparency /CS /DeviceCMYK >>", false, 1],
    ["", true, 0],
  ])("%s, for the press: %s", async (group, forPress, count) => {
    expect(await groupsIn(veiled(group), forPress)).toBe(count);
  });
});

/** The trimmed page as pdf.js draws it, a pixel a point. */
function pixelsOf(bytes: Uint8Array): Promise<Uint8Array> {
  const source = Buffer.from(bytes).toString("latin1");
  return withPdf(bytes, async (pdf) => {
    const canvas = createCanvas(576, 720);
    await drawPage(await pdf.getPage(1), source, canvas);
    return Uint8Array.from(canvas.getContext("2d").getImageData(0, 0, 576, 720).data);
  });
}

const SIZED = say(
  "page",
  /\/MediaBox.*\]/u,
  "/MediaBox [0 0 612 756] /BleedBox [9 9 603 747] /TrimBox [18 18 594 738]",
);

/** The page is drawn as its file alone is, pixel by pixel. */
describe("looks as its own file", () => {
  test.each<readonly [how: string, change: Change]>([
    ["plain", SIZED],
    [
      "with states left open",
      all(SIZED, operators("q q 0.5 0 0 0.5 0 0 cm 0 1 0 0 k 99 99 200 200 re f\n")),
    ],
    [
      "with states restored too often",
      all(SIZED, operators("Q Q Q 0 1 0 0 k 99 99 200 200 re f Q 300 300 90 90 re f\n")),
    ],
    [
      "in the state that pages begin in",
      all(
        SIZED,
        operators(
          "400 400 100 100 re f 400 520 m 500 540 l S BT /F1 30 Tf 300 650 Td (Begun) Tj ET\n",
        ),
      ),
    ],
    [
      "seen through",
      all(
        SIZED,
        resource("ExtGState", "/V << /ca 0.5 >>"),
        operators("/V gs 1 0 0 0 k 100 100 200 200 re f\n"),
      ),
    ],
    [
      "with a layer that is off",
      all(
        SIZED,
        more("catalog", "/OCProperties << /OCGs [@on @off] /D << /OFF [@off] >> >>"),
        add("on", "/Type /OCG /Name (On)"),
        add("off", "/Type /OCG /Name (Off)"),
        resource("Properties", "/A @on /B @off"),
        operators(
          "/OC /A BDC 0 1 1 0 k 99 99 90 90 re f EMC /OC /B BDC 1 0 1 0 k 300 99 90 90 re f EMC\n",
        ),
      ),
    ],
  ])(
    "%s",
    async (_, change) => {
      const alone = written(change(GOOD));
      const one = placed(artwork(alone));
      // What stands before it must not be seen in it.
      const issue = {
        ...one,
        marks: [{ kind: "rule", rect: rect(0, 0, 1, 1), ink: RED } as const, ...one.marks],
      };
      const [ours, theirs] = await Promise.all([pixelsOf(await book(issue)), pixelsOf(alone)]);
      expect(new Set(theirs).size).toBeGreaterThan(9);
      expect(Buffer.compare(ours, theirs)).toBe(0);
    },
    30_000,
  );

  test.each([
    [90, "/MediaBox [0 0 756 612] /TrimBox [18 18 738 594]"],
    [180, "/MediaBox [0 0 612 756] /TrimBox [18 18 594 738]"],
    [270, "/MediaBox [0 0 756 612] /TrimBox [18 18 738 594]"],
  ])(
    "turned by %i",
    async (turn, boxes) => {
      const alone = written(
        say("page", /\/MediaBox.*?\](?= \/Res)/u, `${boxes} /Rotate ${turn}`)(GOOD),
      );
      const upright = artwork(alone);
      expect(upright.trim).toMatchObject({ x: 18, y: 18, width: 576, height: 720 });
      const [ours, theirs] = await Promise.all([
        shot(await book(placed(upright, 18)), 612, 756),
        shot(alone, 612, 756),
      ]);
      expect(Buffer.compare(ours, theirs)).toBe(0);
    },
    30_000,
  );
});

const RED = { kind: "cmyk", c: 0, m: 1, y: 1, k: 0 } as const;

/** The whole sheet as pdf.js draws it. */
const shot = (bytes: Uint8Array, width: number, height: number): Promise<Uint8Array> =>
  withPdf(bytes, async (pdf) => {
    const sheet = await pdf.getPage(1);
    const canvas = createCanvas(width, height);
    const canvasContext = canvas.getContext("2d");
    await sheet.render({ canvas, canvasContext, viewport: sheet.getViewport({ scale: 1 }) })
      .promise;
    return Uint8Array.from(canvasContext.getImageData(0, 0, width, height).data);
  });

test("kept contents of pages give the same bytes", async () => {
  const leaves = [
    placed(advert()),
    { ...placed(advert(SIZED)), folio: 2 },
    { ...page(line(20, 50, "quay")), folio: 3 },
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.nat(2), { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 4 }),
      async (files) => {
        const coder = keepingCoder();
        for (const file of files) {
          coder.turn();
          const issue = { ...publication(), pages: file.flatMap((at) => leaves[at] ?? []) };
          const kept = await paint(issue, { ...ORDER, marks: [], coder });
          expect(Buffer.compare(kept, await paint(issue, { ...ORDER, marks: [] }))).toBe(0);
        }
      },
    ),
    { numRuns: 10 },
  );
}, 60_000);

test("a damaged page that can be placed at all is placed in a file that can be read", async () => {
  const good = written(SIZED(GOOD));
  const flips = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), {
    minLength: 1,
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(flips, async (bytes) => {
      const one = Buffer.from(good);
      for (const [at, byte] of bytes) one[at] = byte;
      const found = taken(one).value;
      if (found === undefined) return;
      const document = await PDFDocument.load(await book(placed(found)), { updateMetadata: false });
      expect(document.getPageCount()).toBe(1);
    }),
    { numRuns: 30 },
  );
}, 60_000);
