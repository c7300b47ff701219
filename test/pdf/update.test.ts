import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { Picture } from "../../src/images/picture.ts";
import { paint as paintTo } from "../../src/pdf/paint.ts";
import { standInUpdate } from "../../src/pdf/update.ts";
import { line, ORDER, page, picture, publication } from "./build.ts";
import { ask, testWith } from "./outside.ts";

async function photo(id: string, red: number, side: number): Promise<Picture & { bytes: Buffer }> {
  const background = { r: red, g: 0, b: 0 };
  const bytes = await sharp({ create: { width: side, height: side, channels: 3, background } })
    .jpeg()
    .toBuffer();
  return {
    ...{ kind: "raster", id, file: `${id}.jpg`, width: side, height: side, space: "rgb" },
    ...{ coding: "jpeg", bytes, load: () => Promise.resolve(bytes), inverted: false },
  };
}

/** A file with two red pictures, and the same with a darker one, a quarter as large, in place of the second. */
async function updated() {
  const [one, two] = [await photo("one", 250, 40), await photo("two", 240, 40)];
  const pieces: Uint8Array[] = [];
  const marks = [
    picture(one, [0, 0, 90, 90]),
    picture(two, [100, 0, 90, 90]),
    line(9, 200, "Tide"),
  ];
  const embedded = await paintTo(publication(page(...marks)), ORDER, (bytes) => pieces.push(bytes));
  const pdf = Buffer.concat(pieces);
  const object = embedded.find(({ picture: { id } }) => id === "two")?.object ?? NaN;
  const update = standInUpdate(pieces, [{ ...(await photo("small", 120, 10)), object }]);
  return { pdf, update, whole: Buffer.concat([pdf, update]) };
}

const DRAW = ["draw", "-r", "72", "-F", "png", "-o", "-"];

describe("an update with small pictures", () => {
  test("is appended, and leaves every byte of the file as it was", async () => {
    const { pdf, update } = await updated();
    expect(Buffer.from(update).toString("latin1")).toContain(
      `/Prev ${/startxref\n(\d+)/.exec(pdf.toString("latin1"))?.[1] ?? "?"}`,
    );
    expect(update.length).toBeLessThan(pdf.length);
  });

  test("needs a file with a trailer", () => {
    expect(() => standInUpdate([Buffer.from("no PDF")], [])).toThrow(/trailer/);
  });

  testWith("qpdf")("makes a file that others find sound", async () => {
    const { status, words } = ask("qpdf", (await updated()).whole, ["--check", "FILE"]);
    expect(words).toContain("No syntax or stream encoding errors");
    expect(status).toBe(0);
  });

  testWith("mutool")(
    "shows the small picture where the other was, and all else unchanged",
    async () => {
      const { pdf, whole } = await updated();
      const drawn = async (bytes: Uint8Array) => {
        const png = ask("mutool", bytes, [...DRAW, "FILE", "1"]).bytes;
        const { data, info } = await sharp(png)
          .removeAlpha()
          .raw()
          .toBuffer({ resolveWithObject: true });
        return { data, at: (x: number, y: number) => data[(y * info.width + x) * 3] ?? 0, info };
      };
      const [before, after] = [await drawn(pdf), await drawn(whole)];
      const columns = new Set<number>();
      for (const [at, value] of before.data.entries()) {
        if (Math.abs(value - (after.data[at] ?? 0)) > 2)
          columns.add(Math.floor(at / 3) % before.info.width);
      }
      // The second picture is 90 points wide, and nothing beside it has changed.
      expect(columns.size).toBeGreaterThanOrEqual(89);
      expect(columns.size).toBeLessThanOrEqual(92);
      const left = Math.min(...columns);
      expect(Math.abs(after.at(left + 45, 70) - 120)).toBeLessThan(6);
      expect(Math.abs(after.at(left - 50, 70) - 250)).toBeLessThan(6);
    },
  );
});
