import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inspect } from "../../src/images/inspect.ts";
import type { Inspection } from "../../src/images/inspect.ts";
import { readJpeg, withoutBallast } from "../../src/images/jpeg.ts";
import { bytesOf, flat, samplesOf, shot } from "./shots.ts";

const jpeg = await bytesOf(shot(60, 40).jpeg());
const large = await bytesOf(shot(200, 200).jpeg());
const progressive = await bytesOf(shot(60, 40).jpeg({ progressive: true }));
const tagged = await bytesOf(shot(60, 40).jpeg().withMetadata({ orientation: 6 }));
const png = await bytesOf(shot(60, 40).png());
const text = (source: string): Uint8Array => new TextEncoder().encode(source);
const kindOf = (bytes: Uint8Array): Inspection["kind"] => inspect(bytes).kind;

/** The head of a PNG that would fill the memory, and nothing behind it. */
function pngHead(width: number, height: number): Uint8Array {
  const head = png.slice(0, 33);
  const view = new DataView(head.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  view.setUint32(29, crcOf(head.subarray(12, 29)));
  return head;
}

/** CRC-32 bit by bit, as the PNG specification's annex D has it. */
function crcOf(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

describe("a picture is known by its bytes", () => {
  test.each([
    ["JPEG", shot(60, 40).jpeg()],
    ["progressive JPEG", shot(60, 40).jpeg({ progressive: true })],
    ["PNG", shot(60, 40).png()],
    ["PNG of a palette", shot(60, 40).png({ palette: true })],
    ["WebP", shot(60, 40).webp()],
    ["lossless WebP", shot(60, 40).webp({ lossless: true })],
    ["WebP with alpha", shot(60, 40).ensureAlpha(0.5).webp()],
    ["TIFF", shot(60, 40).tiff()],
    ["GIF", shot(60, 40).gif()],
  ])("%s, and its size", async (_, image) => {
    expect(inspect(await bytesOf(image))).toMatchObject({ width: 60, height: 40 });
  });

  test.each([
    ["a drawing", "<svg xmlns='http://www.w3.org/2000/svg'/>", { kind: "drawing" }],
    [
      "a drawing behind its heading",
      "\n<?xml version='1.0'?><!-- <html> -->\n<!DOCTYPE svg>\n<svg>",
      { kind: "drawing" },
    ],
    ["a drawing with a prefix", "<svg:svg>", { kind: "drawing" }],
    ["a web page", "<!DOCTYPE html><title>404</title>", { kind: "stranger", what: "a web page" }],
    ["a web page that draws", "<html><svg>", { kind: "stranger", what: "a web page" }],
    ["a feed", "<?xml version='1.0'?><rss>", { kind: "stranger", what: "an XML file" }],
    ["a PDF", "%PDF-1.7", { kind: "pdf" }],
    ["a telephone's picture", "\0\0\0\x18ftypheic", { kind: "stranger", what: "a HEIC file" }],
    ["Photoshop's own", "8BPS\0\x01", { kind: "stranger", what: "a Photoshop file" }],
    ["a note", "picture follows", { kind: "stranger", what: "no picture that can be read" }],
  ])("%s", (_, source, expected) => {
    expect(inspect(text(source))).toEqual(expected);
  });

  test("a giant is refused by its head, which is all there is of it", () => {
    expect(inspect(pngHead(20_000, 20_000))).toEqual({
      kind: "too-large",
      width: 20_000,
      height: 20_000,
    });
    expect(kindOf(pngHead(0, 10))).toBe("broken");
  });
});

describe("JPEG markers", () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])("tell the orientation %i", async (orientation) => {
    const bytes = await bytesOf(shot(8, 4).jpeg().withMetadata({ orientation }));
    expect(readJpeg(bytes)?.orientation).toBe(orientation);
  });

  test.each([
    ["gray", shot(8, 4).toColourspace("b-w").jpeg(), { components: 1, adobe: false }],
    ["RGB", shot(8, 4).jpeg(), { components: 3, adobe: false, foreignProfile: false }],
    ["CMYK", shot(8, 4).toColourspace("cmyk").jpeg(), { components: 4, adobe: true }],
    ["sRGB", shot(8, 4).withIccProfile("srgb").jpeg(), { foreignProfile: false }],
    ["Display P3", shot(8, 4).withIccProfile("p3").jpeg(), { foreignProfile: true }],
    ["upright", shot(8, 4).jpeg(), { orientation: 1, oddity: undefined, profile: undefined }],
  ])("tell what is in it: %s", async (_, image, expected) => {
    expect(readJpeg(await bytesOf(image))).toMatchObject(expected);
  });

  test("components called R, G and B without a word of Adobe's or JFIF's may be anything", () => {
    const bare = jpeg.slice();
    expect(Buffer.from(bare).includes("JFIF")).toBe(false);
    expect(readJpeg(bare)?.colorModelSaid).toBe(true);
    const frame = bare.findIndex((byte, at) => byte === 0xff && bare[at + 1] === 0xc0);
    for (const [index, letter] of [0x52, 0x47, 0x42].entries())
      bare[frame + 10 + 3 * index] = letter;
    expect(readJpeg(bare)?.colorModelSaid).toBe(false);
  });

  test("ballast is dropped, and no pixel with it", async () => {
    const heavy = Uint8Array.from([...tagged, ...text("a second picture")]);
    const facts = readJpeg(heavy);
    if (facts === undefined) throw new Error("not read");
    const light = withoutBallast(heavy, facts);
    expect(light.length).toBeLessThan(tagged.length);
    expect(readJpeg(light)).toMatchObject({ width: 60, height: 40, orientation: 1 });
    expect(Buffer.from(light).includes("Exif")).toBe(false);
    expect(await samplesOf(light)).toEqual(await samplesOf(tagged));
  });
});

describe("damage is found without decoding", () => {
  test.each([
    ["JPEG", jpeg],
    ["progressive JPEG", progressive],
    ["PNG", png],
  ])("%s cut off anywhere", (_, bytes) => {
    fc.assert(
      fc.property(fc.integer({ min: 16, max: bytes.length - 1 }), (length) => {
        expect(kindOf(bytes.slice(0, length))).toBe("broken");
      }),
    );
  });

  test("a PNG with one byte changed", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: png.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, change) => {
          const broken = png.slice();
          broken[at] = (broken[at] ?? 0) ^ change;
          expect(["broken", "too-large"]).toContain(kindOf(broken));
        },
      ),
      { numRuns: 300 },
    );
  });

  test("zeros in a JPEG's markers", () => {
    for (let at = 3; at < 300; at += 7) {
      const broken = jpeg.slice();
      broken.fill(0, at, at + 64);
      expect(kindOf(broken)).toBe("broken");
    }
  });

  test("zeros in a JPEG's coded picture", () => {
    fc.assert(
      fc.property(fc.integer({ min: 700, max: large.length - 800 }), (at) => {
        expect(kindOf(large.slice().fill(0, at, at + 700))).toBe("broken");
      }),
    );
  });

  test("but a flat tint, which is coded as zeros, is whole", async () => {
    const white = await bytesOf(flat(3000, 3000, "#ffffff").removeAlpha().jpeg());
    expect(Buffer.from(white).includes(Buffer.alloc(500))).toBe(true);
    expect(kindOf(white)).toBe("photo");
  });

  test("any bytes behind a known head do not throw", () => {
    const heads = [
      "\xff\xd8\xff",
      "\x89PNG\r\n\x1a\n",
      "GIF89a",
      "II*\0",
      "MM\0*",
      "RIFFaaaaWEBPVP8 ",
    ];
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 80 }), (head, rest) => {
        inspect(Uint8Array.from([...Buffer.from(head, "latin1"), ...rest]));
      }),
      { numRuns: 2000 },
    );
  });
});
