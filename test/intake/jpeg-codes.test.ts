import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { codesComeOut } from "../../src/intake/jpeg-codes.ts";
import { add, GOOD, written } from "./advert.ts";
import { looked, told } from "./booked.ts";
import { inspect } from "./look.ts";

/** Codes of a JPEG that were changed on the way are noticed, and those of sound ones never. */

const [WIDTH, HEIGHT] = [1000, 667];

const photo = (channels: 1 | 3 | 4, options: object = {}): Promise<Buffer> => {
  const samples = Uint8Array.from(
    { length: WIDTH * HEIGHT * channels },
    (_, i) => (((i * 7919) >> 5) % 199) >> ((i >> 12) % 3),
  );
  const raw = { width: WIDTH, height: HEIGHT, channels: channels === 4 ? 3 : channels } as const;
  const picture = sharp(samples.subarray(0, WIDTH * HEIGHT * raw.channels), { raw });
  return (channels === 4 ? picture.toColorspace("cmyk") : picture)
    .jpeg({ quality: 85, ...options })
    .toBuffer();
};

/** Four hundred bytes overwritten. */
function struck(
  bytes: Buffer,
  share: number,
  fill = (i: number): number => (i * 73 + 41) % 250,
): Buffer {
  const changed = Buffer.from(bytes);
  for (let i = 0; i < 400; i += 1) changed[Math.floor(bytes.length * share) + i] = fill(i);
  return changed;
}

const KINDS: readonly (readonly [what: string, channels: 1 | 3 | 4, options: object])[] = [
  ["gray", 1, {}],
  ["of three colors", 3, {}],
  ["of three colors, none of them coarser", 3, { chromaSubsampling: "4:4:4" }],
  ["with codes of its own", 3, { optimiseCoding: true }],
  ["of four inks", 4, {}],
];

describe.each(KINDS)("a picture %s", (_, channels, options) => {
  test("comes out even, and does not where it was struck", async () => {
    const sound = await photo(channels, options);
    expect(codesComeOut(sound)).toBe(true);
    const strikes = Array.from({ length: 10 }, (_, i) => 0.04 + 0.09 * i).flatMap((share) => [
      struck(sound, share),
      struck(sound, share, () => 0),
    ]);
    // A few come out even by chance.
    const found = strikes.filter((one) => codesComeOut(one) === false);
    expect(found.length / strikes.length).toBeGreaterThan(0.8);
    expect(codesComeOut(sound.subarray(0, sound.length / 2))).toBe(false);
  });
});

test("of one that comes in several passes nothing is known", async () => {
  expect(codesComeOut(await photo(3, { progressive: true }))).toBeUndefined();
});

test.each([Buffer.alloc(0), Buffer.from("ffd8", "hex"), Buffer.from("ffd8ffda0002", "hex")])(
  "of %j nothing is known, either",
  (bytes) => {
    expect(codesComeOut(bytes)).toBeUndefined();
  },
);

const WORDS =
  "the picture of 1000 × 667 pixels is damaged inside: from some place on it is shifted or in other colors";

test("it is told of an advert and of a file, as a warning, and the advert is placed", async () => {
  const sound = await photo(4);
  const dict = `/Subtype /Image /Width ${WIDTH} /Height ${HEIGHT} /ColorSpace /DeviceCMYK /BitsPerComponent 8 /Filter /DCTDecode`;
  const whole = written(add("picture", dict, sound)(GOOD));
  const broken = written(add("picture", dict, struck(sound, 0.5))(GOOD));
  expect(told(looked(whole))).toEqual([]);
  expect(told(looked(broken))).toEqual([expect.stringContaining(`warning picture-data: ${WORDS}`)]);
  expect(looked(broken).isPlaceable).toBe(true);
  expect(told(await inspect(broken))).toEqual([
    expect.stringContaining(`warning picture-data: ${WORDS}`),
  ]);
});
