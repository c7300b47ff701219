import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { cmyk } from "../../src/color/ink.ts";
import type { Picture } from "../../src/images/picture.ts";
import { paint } from "../support/painted.ts";
import { grayPicture, ORDER, page, picture, publication } from "./build.ts";
import { ask, testWith } from "./outside.ts";

const painted = async (...pictures: readonly Picture[]) => {
  const drawn = pictures.map((one) => picture(one, [0, 0, 300, 400]));
  return paint(publication(page(...drawn)), { ...ORDER, marks: [] });
};

const dictionaries = async (...pictures: readonly Picture[]) => {
  const source = Buffer.from(await painted(...pictures)).toString("latin1");
  return source.match(/<<\n\/Type \/XObject[^>]*>>/g)?.map((one) => one.replace(/\n/g, " ")) ?? [];
};

/** A JPEG of one color all over. */
async function jpeg(space: Picture["space"], inverted = false): Promise<Picture> {
  const background = { r: 200, g: 0, b: 0 };
  const plain = sharp({ create: { width: 16, height: 8, channels: 3, background } });
  const name = { gray: "b-w", rgb: "srgb", cmyk: "cmyk" }[space];
  const bytes = await plain.toColorspace(name).jpeg().toBuffer();
  const size = { width: 16, height: 8 };
  return {
    kind: "raster",
    id: space,
    file: `${space}.jpg`,
    ...size,
    space,
    coding: "jpeg",
    load: () => Promise.resolve(bytes),
    inverted,
  };
}

describe("pictures", () => {
  test("raw samples are deflated", async () => {
    expect(await dictionaries(grayPicture("a", 3, 2))).toEqual([
      expect.stringMatching(/Width 3 \/Height 2 \/ColorSpace \/DeviceGray .*\/FlateDecode/),
    ]);
  });

  test("what shows of a picture is its soft mask, as many pixels and gray", async () => {
    const alpha = Uint8Array.of(0, 128, 255, 255, 128, 0);
    const seen = { ...grayPicture("a", 3, 2), loadAlpha: () => Promise.resolve(alpha) };
    const [mask, whole] = await dictionaries(seen);
    expect(mask).toMatch(/Width 3 \/Height 2 \/ColorSpace \/DeviceGray \/BitsPerComponent 8/);
    expect(mask).not.toContain("SMask");
    expect(whole).toMatch(/\/SMask \d+ 0 R/);
  });

  test("a mask of another size is our own fault", async () => {
    const seen = { ...grayPicture("a", 3, 2), loadAlpha: () => Promise.resolve(new Uint8Array(5)) };
    await expect(painted(seen)).rejects.toThrow("the alpha of assets/a.png is not whole");
  });

  testWith("mutool")("a cut-out lies on what is under it", async () => {
    const alpha = Uint8Array.of(0, 0, 0, 255, 255, 255);
    const seen = { ...grayPicture("a", 3, 2), loadAlpha: () => Promise.resolve(alpha) };
    const ground = { kind: "rule", rect: { x: 0, y: 0, width: 300, height: 400 } } as const;
    const marks = [{ ...ground, ink: cmyk(0, 1, 0, 0) }, picture(seen, [0, 0, 300, 400])];
    const pdf = await paint(publication(page(...marks)), { ...ORDER, marks: [] });
    const { bytes } = ask("mutool", pdf, [
      "draw",
      "-q",
      "-c",
      "cmyk",
      "-F",
      "pam",
      "-r",
      "18",
      "-o",
      "-",
      "FILE",
    ]);
    const head = bytes.indexOf("ENDHDR\n") + 7;
    const text = bytes.subarray(0, head).toString("latin1");
    const [width = 0, height = 0] = ["WIDTH", "HEIGHT"].map((name) =>
      Number(new RegExp(`^${name} (\\d+)$`, "mu").exec(text)?.[1]),
    );
    const magentaAt = (down: number) =>
      bytes[head + 4 * (Math.floor(height * down) * width + Math.floor(width / 2)) + 1];
    expect(magentaAt(0.3)).toBe(255);
    expect(magentaAt(0.7)).toBe(0);
  });

  test.each([
    ["gray", "DeviceGray"],
    ["rgb", "DeviceRGB"],
    ["cmyk", "DeviceCMYK"],
  ] as const)("a %s JPEG goes in as it is", async (space, name) => {
    const whole = await jpeg(space);
    const [dictionary] = await dictionaries(whole);
    expect(dictionary).toContain(`/ColorSpace /${name} /BitsPerComponent 8 /Filter /DCTDecode`);
    const bytes = Buffer.from(await painted(whole));
    expect(bytes.includes(Buffer.from(await whole.load()))).toBe(true);
  });

  test("inverted inks are turned by the decode array", async () => {
    const [dictionary] = await dictionaries(await jpeg("cmyk", true));
    expect(dictionary).toContain("/Decode [1 0 1 0 1 0 1 0]");
  });

  test("one picture drawn twice is embedded once", async () => {
    expect(await dictionaries(grayPicture("a", 3, 2), grayPicture("a", 3, 2))).toHaveLength(1);
    expect(await dictionaries(grayPicture("a", 3, 2), grayPicture("b", 3, 2))).toHaveLength(2);
  });

  test("bytes that are not what they say are our own fault", async () => {
    const short = { ...grayPicture("a", 3, 2), width: 4 };
    await expect(painted(short)).rejects.toThrow("a.png");
    await expect(painted({ ...short, coding: "jpeg" })).rejects.toThrow("no jpeg");
  });

  testWith("pdftoppm")(
    "a CMYK JPEG of Adobe's kind shows its color, not the opposite",
    async () => {
      const args = ["-r", "72", "FILE"];
      const image = ask("pdftoppm", await painted(await jpeg("cmyk", true)), args).bytes;
      const [red = 0, green = 255] = image.subarray(-3 * 318 * 200 + 3 * 159);
      expect(red).toBeGreaterThan(green + 80);
    },
  );
});
