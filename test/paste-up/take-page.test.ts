import { deflateSync } from "node:zlib";
import { PDFDocument } from "@cantoo/pdf-lib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ExcerptObject, ExcerptValue, PageArtwork } from "../../src/display/page-artwork.ts";
import {
  add,
  all,
  GOOD,
  more,
  paint,
  resource,
  say,
  stuff,
  trailer,
  written,
} from "../intake/advert.ts";
import type { Change } from "../intake/advert.ts";
import { advert, artwork, said, taken } from "./taken.ts";
import { processorTime } from "../support/processor-time.ts";

const boxes = (text: string): Change => say("page", /\/MediaBox.*\]/u, text);

const rounded = (values: readonly number[]): readonly number[] =>
  values.map((value) => Number(value.toFixed(3)));

describe("a page is as large as what is seen of it, and knows its trim", () => {
  const MEDIA = "/MediaBox [0 0 300 400]";
  const IN_ALL = "/BleedBox [10 20 290 380] /TrimBox [19 29 281 371]";
  test.each<readonly [said: string, size: readonly number[], trim: readonly number[]]>([
    [`${MEDIA} ${IN_ALL}`, [280, 360], [9, 9, 262, 342]],
    [MEDIA, [300, 400], [0, 0, 300, 400]],
    [`${MEDIA} /TrimBox [9 9 291 391]`, [300, 400], [9, 9, 282, 382]],
    [`${MEDIA} /CropBox [5 5 295 395] /TrimBox [9 9 291 391]`, [290, 390], [4, 4, 282, 382]],
    [`${MEDIA} /CropBox [5 5 295 395]`, [290, 390], [0, 0, 290, 390]],
    [`${MEDIA} /BleedBox [-50 -50 350 450] /TrimBox [9 9 291 391]`, [300, 400], [9, 9, 282, 382]],
    [`${MEDIA} /BleedBox [50 50 250 350] /TrimBox [9 9 291 391]`, [282, 382], [0, 0, 282, 382]],
    [`${MEDIA} /BleedBox [500 500 600 600]`, [300, 400], [0, 0, 300, 400]],
    [`/MediaBox [-100 -50 200 350] /TrimBox [-90 -30 170 320]`, [300, 400], [10, 30, 260, 350]],
    [`${MEDIA} /UserUnit 2 ${IN_ALL}`, [560, 720], [18, 18, 524, 684]],
    [`${MEDIA} /UserUnit 0 ${IN_ALL}`, [280, 360], [9, 9, 262, 342]],
    [`${MEDIA} /UserUnit -2 ${IN_ALL}`, [280, 360], [9, 9, 262, 342]],
    [`${MEDIA} /UserUnit 1000000 ${IN_ALL}`, [280, 360], [9, 9, 262, 342]],
    [`${MEDIA} /TrimBox [10 20 270 350]`, [300, 400], [10, 50, 260, 330]],
    [`${MEDIA} /Rotate 90 /TrimBox [10 20 270 350]`, [400, 300], [20, 10, 330, 260]],
    [`${MEDIA} /Rotate 180 /TrimBox [10 20 270 350]`, [300, 400], [30, 20, 260, 330]],
    [`${MEDIA} /Rotate -90 /TrimBox [10 20 270 350]`, [400, 300], [50, 30, 330, 260]],
  ])("%s", (typed, size, cut) => {
    const { width, height, trim } = advert(boxes(typed));
    expect(rounded([width, height])).toEqual(size);
    expect(rounded([trim.x, trim.y, trim.width, trim.height])).toEqual(cut);
  });
});

/** A value as one would type it, references as their numbers. */
function typed(value: ExcerptValue | undefined): unknown {
  if (value === null || value === undefined || typeof value !== "object") return value;
  if (!("kind" in value)) return value.map(typed);
  switch (value.kind) {
    case "name":
      return `/${value.text}`;
    case "string":
      return Buffer.from(value.bytes).toString("latin1");
    case "reference":
      return `@${value.number}`;
    case "dictionary":
      return Object.fromEntries([...value.entries].map(([key, one]) => [key, typed(one)]));
  }
}

const allOf = ({ excerpt: { form, objects } }: PageArtwork): readonly ExcerptObject[] => [
  form,
  ...objects.values(),
];

const wholeText = (page: PageArtwork): string =>
  JSON.stringify(allOf(page).map(({ value }) => typed(value)));

describe("what a page needs", () => {
  test("comes with it, and nothing else", () => {
    const kinds = allOf(advert()).map(({ value }) => Object.keys(typed(value) ?? {}).join(" "));
    // The form, resources, a font with its descriptor and program, picture, spot, its tint, and a gradient.
    expect(kinds).toHaveLength(9);
    expect(wholeText(advert())).toContain("/Harbor Blue");
    expect(wholeText(advert())).not.toMatch(/Metadata|OutputIntent|Catalog|Parent|Kids/u);
  });

  test("loops end, and what is shared comes once", () => {
    const looped = advert(
      all(
        resource("XObject", "/Loop @loop /Twin @loop"),
        add(
          "loop",
          "/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /L @loop >> >>",
          "/L Do",
        ),
      ),
    );
    expect(looped.excerpt.objects.size).toBe(advert().excerpt.objects.size + 1);
  });

  test("is not what leads out of it, or what other programs keep there", () => {
    const page = advert(
      all(
        more(
          "picture",
          "/StructParent 3 /Metadata @metadata /PieceInfo << /X 1 >> /OPI << /Y 2 >>",
        ),
        more("picture", "/Alternates [<< /Image @catalog >>] /Up @page"),
        more("font", "/Root @catalog"),
      ),
    );
    expect(wholeText(page)).toBe(wholeText(advert()));
  });

  test("may bear any name", () => {
    const named = resource("XObject", "/PS @picture /Parent @picture /Thumb @picture");
    const { excerpt } = advert(named);
    const resources = [...excerpt.objects.values()][0]?.value;
    const { XObject } = typed(resources) as { XObject: object };
    expect(Object.keys(XObject)).toEqual(["PS", "Parent", "Thumb", "Im1"]);
  });

  test("a form without resources has the page's", () => {
    const page = advert(
      all(
        resource("XObject", "/Bare @bare"),
        add("bare", "/Subtype /Form /BBox [0 0 9 9]", "/Spot cs 1 scn 0 0 9 9 re f"),
      ),
    );
    const bare = allOf(page).filter(({ value }) => /BBox.*9,9/u.test(JSON.stringify(typed(value))));
    expect(bare.map(({ value }) => typed(value))).toMatchObject([{ Resources: "@-1" }]);
  });

  test("a program in PostScript paints nothing", () => {
    const page = advert(
      all(resource("XObject", "/Run @run"), add("run", "/Subtype /PS", "showpage quit")),
    );
    const bytes = allOf(page).map((one) => Buffer.from(one.bytes ?? []).toString("latin1"));
    expect(bytes.join("")).not.toContain("showpage");
    expect(wholeText(page)).not.toContain('/PS"');
  });
});

describe("blending", () => {
  const GROUP = more("page", "/Group << /S /Transparency /CS /DeviceRGB >>");
  const veil = resource("ExtGState", "/Veil << /ca 0.5 >>");
  const groupOf = (...changes: readonly Change[]): unknown =>
    typed(advert(all(...changes)).excerpt.group);

  test("is as the page says where anything is seen through", () => {
    expect(groupOf(GROUP, veil)).toMatchObject({ CS: "/DeviceRGB", I: true });
    const modes = resource("ExtGState", "/M << /BM [/Odd /Multiply] >>");
    expect(groupOf(GROUP, modes)).toMatchObject({ CS: "/DeviceRGB" });
    const masked = all(
      more("picture", "/SMask @mask"),
      add(
        "mask",
        "/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
        "x",
      ),
    );
    expect(groupOf(GROUP, masked)).toMatchObject({ CS: "/DeviceRGB" });
  });

  test("is nobody's business where nothing is, or where the page says nothing of it", () => {
    const opaque = resource("ExtGState", "/N << /ca 1 /BM /Normal /SMask /None >>");
    expect(groupOf(GROUP, opaque)).toBeUndefined();
    expect(groupOf(veil)).toBeUndefined();
  });
});

describe("layers", () => {
  const LAYERS = all(
    add("shown", "/Type /OCG /Name (Shown)"),
    add("hidden", "/Type /OCG /Name (Hidden)"),
    resource("Properties", "/A @shown /B @hidden"),
  );
  const statesIn = (properties: string): readonly (string | undefined)[] => {
    const { excerpt } = advert(all(LAYERS, more("catalog", `/OCProperties << ${properties} >>`)));
    return [...excerpt.objects.values()].flatMap((one) =>
      one.bytes === undefined && one.layer !== undefined ? [one.layer] : [],
    );
  };
  test.each([
    ["/OCGs [@shown @hidden] /D << /OFF [@hidden] >>", ["on", "off"]],
    ["/OCGs [@shown @hidden] /D << /BaseState /OFF /ON [@shown] >>", ["on", "off"]],
    ["/OCGs [@shown @hidden] /D << >>", ["on", "on"]],
    ["", ["on", "on"]],
  ])("%s", (properties, states) => {
    expect(statesIn(properties)).toEqual(states);
  });
});

describe("contents", () => {
  const contentsOf = (change: Change): string => {
    const { value, bytes } = advert(change).excerpt.form;
    expect(typed(value)).not.toHaveProperty("Filter");
    return Buffer.from(bytes).toString("latin1");
  };
  const plain = (operators: string): Change =>
    all(
      say("contents", "/Filter /FlateDecode", ""),
      stuff("contents", () => Buffer.from(operators)),
    );

  test("are copied as they are", () => {
    expect(contentsOf(plain("q 0 0 9 9 re f Q"))).toBe("q 0 0 9 9 re f Q");
    expect(contentsOf(plain(""))).toBe("\n");
  });

  test.each([
    ["in parts", "[@one @two]", "q 0 0 9\n9 re f Q\n"],
    ["with a part missing", "[@one @gone @two]", "q 0 0 9\n9 re f Q\n"],
    ["that leave states open", "[@one]", "q 0 0 9\nQ\n"],
    ["that restore none", "[@two @two]", "9 re f Q\n9 re f Q\n".replaceAll("Q", " ")],
    ["that are not there", "@gone", "\n"],
  ])("%s are one stream", async (_, contents, expected) => {
    const { inflateSync } = await import("node:zlib");
    const page = advert(
      all(
        say("page", "/Contents @contents", `/Contents ${contents}`),
        add("one", "", "q 0 0 9"),
        add("two", "", "9 re f Q"),
      ),
    );
    expect(inflateSync(page.excerpt.form.bytes).toString()).toBe(expected);
  });
});

describe("a page that cannot be taken out", () => {
  const bomb = deflateSync(Buffer.alloc(300_000_000, 32));
  test.each<readonly [how: string, change: Change, says: RegExp]>([
    [
      "encrypted",
      trailer("/Root", "/Encrypt << /Filter /Standard >> /Root"),
      /^error artwork\/encrypted: `advert.pdf` is encrypted/u,
    ],
    [
      "no pages",
      all(
        say("pages", "/Count 1 /Kids [@page]", "/Count 0 /Kids []"),
        say("page", "/Page ", "/Leaf "),
      ),
      /^error artwork\/damaged: no page/u,
    ],
    [
      "a picture cut off",
      stuff("picture", (bytes) => bytes.subarray(0, 200)),
      /^error artwork\/damaged: page 1 .* the stream \d+ cannot be decoded/u,
    ],
    [
      "a coding that nobody knows",
      say("program", "/FlateDecode", "/Own"),
      /coded in a way that PDF does not know/u,
    ],
    ["a stream in another file", more("program", "/F (program.ttf)"), /lies in another file/u],
    [
      "an object that is none",
      add("descriptor", "/A ".repeat(3) + "[".repeat(300)),
      /^error artwork\/damaged: page 1 .* the object \d+ cannot be read/u,
    ],
    [
      "a stream without end",
      stuff("program", () => bomb),
      /^error artwork\/limit: page 1 .* longer than is read \(export/u,
    ],
  ])("%s", (_, change, says) => {
    const { value, diagnostics } = taken(written(change(GOOD)));
    expect(value === undefined).toBe(true);
    expect(said(diagnostics)).toMatch(says);
    for (const { hints } of diagnostics) expect(hints).not.toEqual([]);
  });

  test("is not in the file", () => {
    expect(said(taken(written(GOOD), 3).diagnostics)).toBe(
      "error artwork/no-page: `advert.pdf` has one page, and no page 3 (take `page` out)",
    );
  });

  test("has more objects than are read", () => {
    const many = 210_000;
    const objects = Array.from({ length: many }, (_, i) => `${i + 100} 0 obj\n<< >>\nendobj\n`);
    const names = Array.from({ length: many }, (_, i) => `/X${i} ${i + 100} 0 R`).join(" ");
    const page = `/Type /Page /MediaBox [0 0 9 9] /Resources << /Properties << ${names} >> >>`;
    const file = `%PDF-1.6\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n3 0 obj\n<< ${page} >>\nendobj\n${objects.join("")}trailer << /Root 1 0 R >>\n`;
    const { value, diagnostics } = taken(Buffer.from(file));
    expect(value === undefined).toBe(true);
    expect(said(diagnostics)).toMatch(/artwork\/limit: .* more than 200,000 objects/u);
  });
});

test("a file that is broken gives what is found, with a warning", () => {
  const good = written(GOOD);
  const shifted = Buffer.concat([good.subarray(0, 15), Buffer.from("\n\n"), good.subarray(15)]);
  const { value, diagnostics } = taken(shifted);
  expect(value?.excerpt.objects.size).toBe(advert().excerpt.objects.size);
  expect(said(diagnostics)).toMatch(
    /^warning artwork\/damaged: .* put together from what was found/u,
  );
});

test("pages of one file are told apart, and share what they share", async () => {
  const document = await PDFDocument.load(written(GOOD), { updateMetadata: false });
  const [copy] = await document.copyPages(document, [0]);
  if (copy === undefined) throw new Error("no copy");
  document.addPage(copy);
  const bytes = await document.save();
  const [one, two] = [artwork(bytes, 1), artwork(bytes, 2)];
  expect(one.id).not.toBe(two.id);
  expect(one.excerpt.source).toBe(two.excerpt.source);
});

/** What happens to files on their way: cut, bytes flipped, bytes lost. */
const good = written(paint("q 0 0 9 9 re f Q\n")(GOOD));
const flips = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 60 });

test("no damaged file makes it throw, and what it gives can be written", () => {
  fc.assert(
    fc.property(flips, fc.nat(2 * good.length), fc.nat(4000), (bytes, end, lost) => {
      const one = Buffer.from(good);
      for (const [at, byte] of bytes) one[at] = byte;
      const rest = one.subarray(Math.min(end, one.length) + lost);
      const { value, diagnostics } = taken(Buffer.concat([one.subarray(0, end), rest]));
      for (const { message, hints } of diagnostics) {
        expect(message).toMatch(/^[^\n]+$/u);
        expect(hints).not.toEqual([]);
      }
      if (value === undefined) expect(diagnostics).not.toEqual([]);
      else expect(value.width * value.height).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
}, 120_000);

test("contents of a stream that is named a million times are refused soon", () => {
  const often = say("page", "/Contents @contents", `/Contents [${"@contents ".repeat(1_000_000)}]`);
  const bytes = written(often(GOOD));
  const worked = processorTime();
  const { value, diagnostics } = taken(bytes);
  expect(worked()).toBeLessThan(5000);
  expect([value, said(diagnostics)]).toEqual([
    undefined,
    expect.stringMatching(/^error artwork\/limit: page 1 of `advert.pdf` is too large: /u),
  ]);
});
