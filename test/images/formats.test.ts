import sharp from "sharp";
import type { Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { gifOf, tiffOf, withChunk, withFrame, withoutSegment } from "./made-files.ts";
import { bytesOf, prepare, samplesOf, shot, type Shown } from "./shots.ts";

/** Every picture here has another color in each corner: what is turned, mirrored or mistaken shows. */
const CORNERS = [
  [200, 30, 30],
  [30, 40, 200],
  [230, 220, 40],
  [30, 180, 40],
] as const;
const [WIDTH, HEIGHT] = [320, 240];

function flag(alpha = false): Sharp {
  const channels = alpha ? 4 : 3;
  const data = new Uint8Array(channels * WIDTH * HEIGHT).fill(255);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const [left, right] = y < HEIGHT / 2 ? [0, 1] : [3, 2];
      const at = channels * (y * WIDTH + x);
      data.set(CORNERS[x < WIDTH / 2 ? left : right] ?? [], at);
      // The right half is clear.
      if (alpha && x >= WIDTH / 2) data[at + 3] = 0;
    }
  }
  return sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels } });
}

type Color = readonly number[];

/** The colors near the four corners, clockwise from the upper left, as the PDF will hold them. */
async function cornersOf(picture: Shown): Promise<readonly Color[]> {
  const { width, height, bytes, coding } = picture;
  const samples = coding === "samples" ? bytes : await samplesOf(bytes);
  const channels = samples.length / (width * height);
  const [x, y] = [Math.floor(width / 10), Math.floor(height / 10)];
  const places = [
    ...[
      [x, y],
      [width - 1 - x, y],
    ],
    ...[
      [width - 1 - x, height - 1 - y],
      [x, height - 1 - y],
    ],
  ];
  return places.map(([across = 0, down = 0]) => {
    const at = channels * (down * width + across);
    return [...samples.subarray(at, at + channels)];
  });
}

const far = (one: readonly Color[], other: readonly Color[]): number =>
  Math.max(...one.flat().map((value, at) => Math.abs(value - (other.flat()[at] ?? -999))));

async function ready(bytes: Uint8Array, name?: string): Promise<Shown> {
  const { picture, diagnostics } = await prepare(bytes, name);
  expect(diagnostics).toEqual([]);
  if (picture === undefined) throw new Error("no picture came of it");
  return picture;
}

/** Which stored corner comes to stand at the upper left, upper right, lower right and lower left. */
const TURNS = [
  [0, 1, 2, 3],
  [1, 0, 3, 2],
  [2, 3, 0, 1],
  [3, 2, 1, 0],
  [0, 3, 2, 1],
  [3, 0, 1, 2],
  [2, 1, 0, 3],
  [1, 2, 3, 0],
] as const;

const WRITERS = {
  JPEG: (image: Sharp) => image.jpeg({ quality: 100, chromaSubsampling: "4:4:4" }),
  PNG: (image: Sharp) => image.png(),
  TIFF: (image: Sharp) => image.tiff({ compression: "none" }),
  WebP: (image: Sharp) => image.webp({ lossless: true }),
};

describe.each(Object.entries(WRITERS))("%s", (_, write) => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])("of orientation %i stands upright", async (orientation) => {
    const bytes = await bytesOf(write(flag()).withMetadata({ orientation }));
    const picture = await ready(bytes);
    const lying = orientation > 4;
    expect(picture).toMatchObject({
      width: lying ? HEIGHT : WIDTH,
      height: lying ? WIDTH : HEIGHT,
      space: "rgb",
    });
    const expected = TURNS[orientation - 1]?.map((corner) => CORNERS[corner]) ?? [];
    expect(far(await cornersOf(picture), expected)).toBeLessThan(6);
  });

  test.each([3, 6])(
    "of orientation %i stands upright when it is scaled down",
    async (orientation) => {
      const noisy = await bytesOf(write(noise()).withMetadata({ orientation }));
      const { picture } = await prepare(noisy, "a.jpg", undefined, {
        ...{ fit: "inside", width: 36, height: 1000 },
      });
      const [width, height] = orientation === 6 ? [175, 233] : [175, 131];
      expect([picture?.width, picture?.height]).toEqual([width, height]);
    },
  );

  test("in a wider gamut keeps its colors, not its numbers", async () => {
    const picture = await ready(await bytesOf(write(flag().withIccProfile("p3"))));
    expect(picture.space).toBe("rgb");
    expect(far(await cornersOf(picture), CORNERS)).toBeLessThan(8);
  });
});

/** Larger than any place, and of so many colors that nobody takes it for line art. */
const noise = (): Sharp => shot(800, 600);

const white = [255, 255, 255];

describe("right colors, right size: ", () => {
  test.each([
    [
      "progressive JPEG",
      flag().jpeg({ quality: 100, progressive: true, chromaSubsampling: "4:4:4" }),
    ],
    ["PNG of 16 bits", flag().toColourspace("rgb16").png()],
    ["PNG with a palette", flag().png({ palette: true })],
    ["interlaced PNG", flag().png({ progressive: true })],
    ["TIFF of 16 bits", flag().toColourspace("rgb16").tiff()],
    ["TIFF in Lab", flag().toColourspace("lab").tiff()],
    ["TIFF packed with LZW", flag().tiff({ compression: "lzw" })],
    ["TIFF packed as JPEG", flag().tiff({ compression: "jpeg", quality: 100 })],
    ["lossy WebP", flag().webp({ quality: 100 })],
    ["GIF", flag().gif()],
  ])("%s", async (_, image) => {
    const picture = await ready(await bytesOf(image));
    expect(picture).toMatchObject({ width: WIDTH, height: HEIGHT, space: "rgb" });
    expect(far(await cornersOf(picture), CORNERS)).toBeLessThan(8);
  });

  test.each([
    ["PNG", flag(true).png()],
    ["PNG with a palette", flag(true).png({ palette: true })],
    ["PNG of 16 bits", flag(true).toColourspace("rgb16").png()],
    ["TIFF", flag(true).tiff({ compression: "lzw" })],
    ["lossless WebP", flag(true).webp({ lossless: true })],
    ["lossy WebP", flag(true).webp({ quality: 100 })],
    ["GIF", flag(true).gif()],
  ])("a %s that is clear at the right is white there", async (_, image) => {
    const picture = await ready(await bytesOf(image));
    const expected = [CORNERS[0], white, white, CORNERS[3]];
    expect(far(await cornersOf(picture), expected)).toBeLessThan(8);
  });

  test("a PNG that names one color as clear is white where it has it", async () => {
    const png = await bytesOf(flag().png());
    const clear = Uint8Array.from([0, 200, 0, 30, 0, 30]);
    const corners = await cornersOf(await ready(withChunk(png, "tRNS", clear)));
    expect(far(corners, [white, ...CORNERS.slice(1)])).toBeLessThan(2);
  });

  const gray = () => flag().toColourspace("b-w");
  test.each([
    ["JPEG", gray().jpeg({ quality: 100 })],
    ["PNG", gray().png()],
    ["PNG of 16 bits", flag().toColourspace("grey16").png()],
    ["TIFF", gray().tiff()],
    ["TIFF of 16 bits", flag().toColourspace("grey16").tiff()],
  ])("gray %s stays gray", async (_, image) => {
    const picture = await ready(await bytesOf(image));
    expect(picture).toMatchObject({ width: WIDTH, height: HEIGHT, space: "gray" });
    const [red = [], blue = [], yellow = [], green = []] = await cornersOf(picture);
    const order = [blue, red, green, yellow].map(([value = -1]) => value);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(Math.abs((yellow[0] ?? 0) - 212)).toBeLessThan(14);
  });

  test("gray PNG that is clear at the right is gray, and white there", async () => {
    const picture = await ready(await bytesOf(flag(true).toColourspace("b-w").png()));
    expect(picture.space).toBe("gray");
    expect(far((await cornersOf(picture)).slice(1, 3), [[255], [255]])).toBe(0);
  });

  test("a TIFF of one bit, packed as a fax, is black and white", async () => {
    const image = flag().toColourspace("b-w").threshold(160);
    const picture = await ready(
      await bytesOf(image.tiff({ bitdepth: 1, compression: "ccittfax4" })),
    );
    expect(picture).toMatchObject({ space: "gray", coding: "samples", width: WIDTH });
    expect(await cornersOf(picture)).toEqual([[0], [0], [255], [0]]);
  });

  test.each(["II", "MM"] as const)("a TIFF in the byte order %s, its first page", async (order) => {
    const picture = await ready(tiffOf(order, [9, 120, 240], [240, 9, 9]));
    expect(picture).toMatchObject({ width: 4, height: 4, space: "rgb" });
    expect(new Set((await cornersOf(picture)).map(String))).toEqual(new Set(["9,120,240"]));
  });

  test("of a moving GIF the first frame, on the whole canvas", async () => {
    const picture = await ready(gifOf(8, 3));
    expect(picture).toMatchObject({ width: 8, height: 8, space: "rgb", coding: "samples" });
    const at = (x: number, y: number) => [...picture.bytes.subarray(3 * (8 * y + x)).slice(0, 3)];
    expect([at(2, 2), at(5, 5)]).toEqual([
      [255, 0, 0],
      [255, 0, 0],
    ]);
  });

  test("of a moving WebP the first frame", async () => {
    const data = Uint8Array.from({ length: 3 * 8 * 16 }, (_, at) => (at < 3 * 8 * 8 ? 250 : 9));
    const raw = { width: 8, height: 16, channels: 3, pageHeight: 8 } as const;
    const picture = await ready(await bytesOf(sharp(data, { raw }).webp({ lossless: true })));
    expect(picture).toMatchObject({ width: 8, height: 8 });
    expect(new Set(picture.bytes)).toEqual(new Set([250]));
  });

  test("a JPEG that is called .png is a JPEG", async () => {
    const picture = await ready(await bytesOf(WRITERS.JPEG(flag())), "a.png");
    expect(picture).toMatchObject({ coding: "jpeg", width: WIDTH });
  });
});

const inks = (): Sharp => flag().toColourspace("cmyk");
const inked = await bytesOf(inks().withIccProfile("cmyk").jpeg({ quality: 100 }));
const photo = await bytesOf(flag().jpeg());

describe("inks", () => {
  test("of a TIFF keep their numbers", async () => {
    const picture = await ready(await bytesOf(inks().tiff()));
    expect(picture).toMatchObject({ space: "cmyk", inverted: false, coding: "samples" });
    // As the TIFF has them: ink where there is color, nothing where there is none.
    const written = await samplesOf(await bytesOf(inks().tiff({ compression: "none" })));
    expect(Buffer.compare(picture.bytes, written)).toBe(0);
  });

  test("of a JPEG with its profile go on as they are, inverted as Adobe has them", async () => {
    const picture = await ready(inked);
    expect(picture).toMatchObject({ space: "cmyk", inverted: true, coding: "jpeg" });
    expect(picture.bytes.length).toBeLessThan(inked.length / 10);
  });

  test("of a JPEG without Adobe's word are not inverted, and mean the reverse", async () => {
    const plain = withoutSegment(inked, 0xee);
    expect(await ready(plain)).toMatchObject({ space: "cmyk", inverted: false, coding: "jpeg" });
    const place = { fit: "inside", width: 36, height: 36 } as const;
    const [adobe, other] = [
      (await prepare(inked, "a.jpg", undefined, place)).picture,
      (await prepare(plain, "a.jpg", undefined, place)).picture,
    ];
    if (adobe === undefined || other === undefined) throw new Error("not made ready");
    expect([adobe, other]).toMatchObject([{ inverted: true }, { inverted: true, width: 175 }]);
    const reversed = (await cornersOf(other)).map((color) => color.map((ink) => 255 - ink));
    expect(far(await cornersOf(adobe), reversed)).toBeLessThan(6);
  });

  test("of a JPEG keep their numbers when it is scaled down", async () => {
    const large = await bytesOf(
      noise().blur(9).resize(3000, 2250).toColourspace("cmyk").jpeg({ quality: 100 }),
    );
    const place = { fit: "inside", width: 72, height: 72 } as const;
    const { picture } = await prepare(large, "a.jpg", undefined, place);
    expect(picture).toMatchObject({ space: "cmyk", inverted: true, width: 350 });
    const mean = (samples: Uint8Array): number =>
      samples.reduce((sum, one) => sum + one, 0) / samples.length;
    const scaled = mean(await samplesOf(picture?.bytes ?? new Uint8Array()));
    expect(Math.abs(scaled - mean(await samplesOf(large)))).toBeLessThan(2);
  });
});

describe("what presses cannot read", () => {
  test.each([
    ["arithmetic coding", withFrame(photo, 0xc9, 8), /is a JPEG with arithmetic coding/u],
    ["12 bits a sample", withFrame(photo, 0xc1, 12), /is a JPEG of 12 bits a sample/u],
    ["no loss", withFrame(photo, 0xc3, 8), /is a lossless JPEG/u],
    ["several layers", withFrame(photo, 0xc5, 8), /is a JPEG in several layers/u],
  ])("a JPEG with %s is refused in a sentence", async (_, bytes, message) => {
    const { picture, diagnostics } = await prepare(bytes);
    expect(picture).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: "image/format", severity: "error" }]);
    expect(diagnostics[0]?.message).toMatch(message);
    expect(diagnostics[0]?.hints.join()).toMatch(/save it anew as a common JPEG/u);
  });
});
