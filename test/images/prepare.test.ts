import { createHash } from "node:crypto";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, test, vi } from "vitest";
import { PREPARATION } from "../../src/images/develop.ts";
import { pictureKey } from "../../src/images/picture.ts";
import { preparePictures } from "../../src/images/prepare.ts";
import { memoryReader } from "../../src/io/memory.ts";
import { cacheShelf } from "../../src/io/cache.ts";
import {
  bytesOf,
  flat,
  memoryCache,
  noCache,
  order,
  placed,
  prepare,
  samplesOf,
  shot,
} from "./shots.ts";

const folder = mkdtempSync(join(tmpdir(), "pictures-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const photo = await bytesOf(shot(300, 200).jpeg());
const noise = await bytesOf(shot(400, 300).png());

const cut = {
  gif: (await bytesOf(shot(60, 60).gif())).slice(0, 900),
  webp: (await bytesOf(shot(60, 60).webp())).slice(0, 900),
  tiff: (await bytesOf(shot(60, 60).tiff())).slice(0, 900),
};

const codes = async (bytes: Uint8Array | string, name?: string): Promise<readonly string[]> =>
  (await prepare(bytes, name)).diagnostics.map((one) => one.code);

describe("a JPEG that a PDF can hold goes on as it is", () => {
  test.each([
    ["RGB", shot(30, 20).jpeg(), "rgb", false],
    ["progressive", shot(30, 20).jpeg({ progressive: true }), "rgb", false],
    ["gray", shot(30, 20).toColourspace("b-w").jpeg(), "gray", false],
    ["CMYK", shot(30, 20).toColourspace("cmyk").jpeg(), "cmyk", true],
    ["with a profile of sRGB", shot(30, 20).withIccProfile("srgb").jpeg(), "rgb", false],
  ] as const)("%s", async (_, image, space, inverted) => {
    const bytes = await bytesOf(image);
    const { picture, diagnostics } = await prepare(bytes);
    expect(diagnostics).toEqual([]);
    expect(picture).toMatchObject({
      ...{ file: "a.jpg", width: 30, height: 20 },
      ...{ coding: "jpeg", space, inverted },
    });
    const passed = picture?.bytes ?? new Uint8Array();
    expect(passed.length).toBeLessThanOrEqual(bytes.length);
    expect(Buffer.from(passed).includes("ICC_PROFILE")).toBe(false);
    expect(await samplesOf(passed)).toEqual(await samplesOf(bytes));
  });
});

describe("everything else is converted", () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])("orientation %i is obeyed", async (orientation) => {
    const bytes = await bytesOf(shot(30, 20).jpeg({ quality: 100 }).withMetadata({ orientation }));
    const { picture } = await prepare(bytes);
    const upright = await sharp(bytes).autoOrient().raw().toBuffer({ resolveWithObject: true });
    expect(picture).toMatchObject({ width: upright.info.width, height: upright.info.height });
    expect(upright.info.width).toBe(orientation < 5 ? 30 : 20);
    const samples = await samplesOf(picture?.bytes ?? new Uint8Array());
    expect(meanDifference(samples, upright.data)).toBeLessThan(6);
  });

  test("inks that lie on their side keep their numbers", async () => {
    const image = flat(30, 20, "#ff8800").removeAlpha().toColourspace("cmyk");
    const upright = await bytesOf(image.clone().jpeg({ quality: 100 }));
    const { picture } = await prepare(turned(upright, 6));
    expect(picture).toMatchObject({ width: 20, height: 30, space: "cmyk", inverted: true });
    const samples = await samplesOf(picture?.bytes ?? new Uint8Array());
    expect(meanDifference(samples, await samplesOf(upright))).toBeLessThan(3);
  });

  test("colors of another RGB come out in sRGB", async () => {
    const red = flat(30, 20, "#c02020").removeAlpha().withIccProfile("p3").jpeg({ quality: 100 });
    const { picture } = await prepare(await bytesOf(red));
    const [r = 0, g = 0] = await samplesOf(picture?.bytes ?? new Uint8Array());
    expect(Math.abs(r - 0xc0) + Math.abs(g - 0x20)).toBeLessThan(8);
  });

  test.each([
    ["PNG", shot(400, 300).png()],
    ["WebP", shot(400, 300).webp()],
    ["TIFF", shot(400, 300).tiff()],
    ["interlaced PNG of 16 bits", shot(400, 300).toColourspace("rgb16").png({ progressive: true })],
  ])("a photo as %s becomes a JPEG", async (_, image) => {
    const { picture } = await prepare(await bytesOf(image));
    expect(picture).toMatchObject({ coding: "jpeg", space: "rgb", width: 400, height: 300 });
  });

  test.each([
    ["PNG", flat(400, 300, "#336699").png(), "rgb", [0x33, 0x66, 0x99]],
    ["GIF", flat(400, 300, "#336699").gif(), "rgb", [0x33, 0x66, 0x99]],
    [
      "gray PNG",
      flat(400, 300, "#777777").removeAlpha().toColourspace("b-w").png(),
      "gray",
      [0x77],
    ],
    ["half transparent PNG", flat(400, 300, "rgba(0,0,0,0.5)").png(), "rgb", [0, 0, 0]],
    [
      "CMYK TIFF",
      flat(9, 9, "#ff0000").removeAlpha().toColourspace("cmyk").tiff(),
      "cmyk",
      [0, 255, 255, 0],
    ],
    ["small picture of many colors", shot(20, 20).png(), "rgb", [0, 0, 0]],
  ] as const)("line art as %s stays as sharp as it is", async (_, image, space, first) => {
    const { picture, diagnostics } = await prepare(await bytesOf(image));
    expect(diagnostics).toEqual([]);
    expect(picture).toMatchObject({ coding: "samples", space, inverted: false });
    expect([...(picture?.bytes.subarray(0, first.length) ?? [])]).toEqual(first);
    const count = (picture?.width ?? 0) * (picture?.height ?? 0) * first.length;
    expect(picture?.bytes.length).toBe(count);
  });

  test("16 bits become 8 by their upper half", async () => {
    const raw = { width: 10, height: 10, channels: 1 } as const;
    const image = sharp(new Uint16Array(100).fill(0x9c40), { raw }).toColourspace("grey16").png();
    const { picture } = await prepare(await bytesOf(image));
    expect(picture).toMatchObject({ space: "gray", coding: "samples" });
    expect(Math.abs((picture?.bytes[0] ?? 0) - 0x9c)).toBeLessThanOrEqual(1);
  });

  test("of a moving picture the first frame is set", async () => {
    const data = Uint8Array.from({ length: 3 * 8 * 16 }, (_, at) => (at < 3 * 8 * 8 ? 255 : 0));
    const frames = sharp(data, { raw: { width: 8, height: 16, channels: 3, pageHeight: 8 } }).gif();
    const { picture } = await prepare(await bytesOf(frames));
    expect(picture).toMatchObject({ width: 8, height: 8 });
    expect(new Set(picture?.bytes)).toEqual(new Set([255]));
  });
});

describe("what cannot be printed is told at its order", () => {
  test.each([
    ["a web page called .jpg", "<!doctype html><p>not here</p>", "image/format"],
    ["a drawing packed", Uint8Array.from([0x1f, 0x8b, 8, 0]), "image/format"],
    [
      "a drawing in Latin-1",
      Uint8Array.from(Buffer.from("<svg id='é'/>", "latin1")),
      "drawing/encoding",
    ],
    ["a JPEG cut off", photo.slice(0, photo.length - 2000), "image/corrupt"],
    ["a PNG with a hole", holed(noise), "image/corrupt"],
    ["a JPEG that lost a part", wasted(photo), "image/corrupt"],
    ["a GIF cut off", cut.gif, "image/corrupt"],
    ["a WebP cut off", cut.webp, "image/corrupt"],
    ["a TIFF cut off", cut.tiff, "image/corrupt"],
  ])("%s", async (_, bytes, code) => {
    expect(await codes(bytes)).toEqual([code]);
  });

  test("a file that is not there", async () => {
    const outcome = await preparePictures(
      [placed(order("bilibli.jpg"))],
      memoryReader({ "bilibili.jpg": photo }),
      noCache,
    );
    expect(outcome.diagnostics).toMatchObject([
      {
        code: "image/missing",
        hints: ["did you mean `bilibili.jpg`?"],
        span: order("bilibli.jpg").src.span,
      },
    ]);
  });

  test("an advert that is not there: it may be late", async () => {
    const one = { ...placed(order("adverts/acme.pdf")), mayBeLate: true } as const;
    const { diagnostics } = await preparePictures([one], memoryReader({}), noCache);
    expect(diagnostics.flatMap(({ hints }) => hints)).toEqual([
      "there is no folder `adverts`",
      "take `file` out while it has not come: its place is kept",
    ]);
  });

  test.each<readonly [what: string, file: Uint8Array, says: string]>([
    ["no artwork at all", Buffer.from("<!doctype html><p>Not found</p>"), "`acme.pdf` is "],
    ["empty", Buffer.alloc(0), "the artwork `acme.pdf` is empty"],
    ["broken", photo.subarray(0, 60), "the artwork `acme.pdf` is damaged: "],
  ])("an advert that is %s: a good one may come", async (_, file, says) => {
    const one = { ...placed(order("acme.pdf")), mayBeLate: true } as const;
    const { diagnostics } = await preparePictures(
      [one],
      memoryReader({ "acme.pdf": file }),
      noCache,
    );
    expect(diagnostics[0]?.message).toContain(says);
    expect(diagnostics).toMatchObject([
      {
        severity: "error",
        hints: [
          "ask the advertiser for it anew, as PDF, JPEG, PNG, WebP, TIFF, GIF or plain SVG",
          "until a good one has come take `file` out: its place is kept",
        ],
      },
    ]);
  });

  test("all faults at once, in the orders' sequence, each at its own place", async () => {
    const orders = [
      order("../b.jpg", "articles/1.md"),
      order("a.jpg"),
      order("none.jpg"),
      order("b.jpg"),
    ].map((one) => placed(one));
    const reader = memoryReader({ "a.jpg": photo, "b.jpg": "<html>" });
    const outcome = await preparePictures(orders, reader, noCache);
    expect(outcome.diagnostics.map((one) => [one.code, one.span?.file])).toEqual([
      ["image/format", "articles/1.md"],
      ["image/missing", "issue.yaml"],
      ["image/format", "issue.yaml"],
    ]);
    expect([...(outcome.value?.pictures.keys() ?? [])]).toEqual([pictureKey(order("a.jpg"))]);
  });

  test.each([
    ["UTF-8", Buffer.from("<svg id='é'/>")],
    ["UTF-8 with its mark", Buffer.from("\ufeff<svg id='é'/>")],
    ["UTF-16", Buffer.from("\ufeff<svg id='é'/>", "utf16le")],
    ["UTF-16, the other way round", Buffer.from("\ufeff<svg id='é'/>", "utf16le").swap16()],
  ])("a drawing in %s is handed on as its text", async (_, bytes) => {
    const reader = memoryReader({ "a.svg": Uint8Array.from(bytes) });
    const { value, diagnostics } = await preparePictures([placed(order("a.svg"))], reader, noCache);
    expect(diagnostics).toEqual([]);
    expect(value?.sketches).toEqual([
      { order: order("a.svg"), file: "a.svg", text: "<svg id='é'/>" },
    ]);
  });

  test("a drawing of more than 20 MB passes a limit", async () => {
    const { diagnostics } = await prepare(`<svg>${" ".repeat(20_000_000)}</svg>`, "a.svg");
    expect(diagnostics).toMatchObject([{ code: "drawing/limit", kind: "limit" }]);
  });

  test("a giant passes a limit", async () => {
    const { diagnostics } = await prepare(await giant());
    expect(diagnostics).toMatchObject([{ code: "image/too-large", kind: "limit" }]);
  });
});

describe("the cache", () => {
  const files = { "a.jpg": photo, "b.png": noise, "c.png": "<svg/>" };
  const orders = Object.keys(files).map((name) => placed(order(name)));
  const build = (cache = noCache): ReturnType<typeof preparePictures> =>
    preparePictures(orders, memoryReader(files), cache);

  test("does not change a byte", async () => {
    const cache = memoryCache();
    const [bare, cold, warm] = [await build(), await build(cache), await build(cache)];
    expect(cache.held.size).toBe(2);
    expect(await plain(cold)).toEqual(await plain(bare));
    expect(await plain(warm)).toEqual(await plain(bare));
  });

  test("spares the decoder altogether", async () => {
    const cache = memoryCache();
    const cold = await build(cache);
    vi.doMock("sharp", () => {
      throw new Error("sharp was loaded");
    });
    vi.resetModules();
    const fresh = await import("../../src/images/prepare.ts");
    const warm = await fresh.preparePictures(orders, memoryReader(files), cache);
    vi.doUnmock("sharp");
    expect(await plain(warm)).toEqual(await plain(cold));
  });

  test("holds a JPEG that passes as a line, not as a copy", async () => {
    const cache = memoryCache();
    await prepare(photo, "a.jpg", cache);
    expect([...cache.held.values()][0]?.length).toBeLessThan(250);
  });

  test("what is not its own is made anew", async () => {
    const cache = memoryCache();
    const good = await build(cache);
    for (const [key, entry] of cache.held) cache.held.set(key, entry.slice(3));
    expect(await plain(await build(cache))).toEqual(await plain(good));
  });

  test("on disk it keeps what it is given, and only whole", () => {
    const cache = cacheShelf(folder, "pictures");
    const [key, bytes] = ["ab12", Uint8Array.from([1, 2, 3])];
    expect(cache.get(key)).toBeUndefined();
    cache.put(key, bytes);
    expect([...(cache.get(key) ?? [])]).toEqual([1, 2, 3]);
    const shelf = join(folder, ".typeset-cache/pictures");
    expect(readdirSync(shelf)).toEqual([key]);
    const sealed = readFileSync(join(shelf, key));
    writeFileSync(join(shelf, key), sealed.subarray(0, sealed.length - 1));
    expect(cache.get(key)).toBeUndefined();
    sealed[sealed.length - 1] = 4;
    writeFileSync(join(shelf, key), sealed);
    expect(cache.get(key)).toBeUndefined();
  });

  test("on disk it neither throws nor writes where it may not", () => {
    const cache = cacheShelf(join(folder, "ab12"), "pictures");
    writeFileSync(join(folder, "ab12"), "a file where the folder should be");
    cache.put("00", Uint8Array.from([1]));
    expect(cache.get("00")).toBeUndefined();
    const [trap, target] = [
      mkdtempSync(join(folder, "trap-")),
      mkdtempSync(join(folder, "target-")),
    ];
    symlinkSync(target, join(trap, ".typeset-cache"));
    cacheShelf(trap, "pictures").put("00", Uint8Array.from([1]));
    expect(existsSync(join(target, "pictures/00"))).toBe(false);
    cacheShelf(folder, "pictures").put("../../out", Uint8Array.from([1]));
    expect(existsSync(join(folder, "out"))).toBe(false);
  });

  test("is void when sharp is another", () => {
    expect(PREPARATION).toContain(`sharp-${sharp.versions.sharp}`);
  });
});

describe("the id", () => {
  test("is the same for the same picture under two names, and another for another", async () => {
    const [one, again, other] = [
      await prepare(photo, "a.jpg"),
      await prepare(photo, "b.jpg"),
      await prepare(noise),
    ];
    expect(one.picture?.id).toBe(again.picture?.id);
    expect(one.picture?.id).not.toBe(other.picture?.id);
  });
});

/** The same JPEG with an Exif segment that holds its orientation and nothing else. */
function turned(jpeg: Uint8Array, orientation: number): Uint8Array {
  const tiff = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
  ];
  const exif = [...Buffer.from("Exif\0\0"), ...tiff, 0, 0, 0, 0];
  return Uint8Array.from([
    0xff,
    0xd8,
    0xff,
    0xe1,
    0,
    exif.length + 2,
    ...exif,
    ...jpeg.subarray(2),
  ]);
}

/** Pictures as values that print short. */
async function plain(outcome: Awaited<ReturnType<typeof preparePictures>>): Promise<unknown> {
  const pictures = await Promise.all(
    [...(outcome.value?.pictures.values() ?? [])].map(async ({ load, ...one }) => ({
      ...one,
      bytes: createHash("sha256")
        .update(await load())
        .digest("hex"),
    })),
  );
  return { pictures, diagnostics: outcome.diagnostics };
}

function meanDifference(a: Uint8Array, b: Uint8Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length;
}

function holed(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  copy.fill(0, copy.length >> 1, (copy.length >> 1) + 40);
  return copy;
}

/** Markers stay whole, but a third of the coded picture is gone. */
function wasted(bytes: Uint8Array): Uint8Array {
  const third = Math.floor(bytes.length / 3);
  return Uint8Array.from([...bytes.subarray(0, third), ...bytes.subarray(2 * third)]);
}

async function giant(): Promise<Uint8Array> {
  return bytesOf(
    sharp({ create: { width: 12_000, height: 11_000, channels: 3, background: "#fff" } }).png(),
  );
}
