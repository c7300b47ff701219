import sharp from "sharp";
import { cmyk } from "../../src/color/ink.ts";
import type { Cmyk } from "../../src/color/ink.ts";
import type { Mark } from "../../src/display/mark.ts";
import { rect } from "../../src/geometry/geometry.ts";
import { paint } from "../support/painted.ts";
import { ORDER, publication } from "../pdf/build.ts";
import { ask } from "../pdf/outside.ts";
import { drawing } from "./build.ts";

/** The same drawing by two roads: ours and Poppler's, and librsvg's, which knows nothing of either. */

/** Pixels to the drawing's unit. */
const SCALE = 4;

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, each a byte. */
  readonly samples: Uint8Array;
}

/** A page that shows only this, as Poppler renders it. */
async function rendered(width: number, height: number, ...marks: readonly Mark[]): Promise<Pixels> {
  const page = { folio: 1, trim: { width, height }, bleed: 0, marks };
  const pdf = await paint(publication(page), { ...ORDER, marks: [] });
  const { bytes } = ask("pdftoppm", pdf, ["-r", `${72 * SCALE}`, "FILE"]);
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/u.exec(bytes.subarray(0, 40).toString("latin1"));
  if (head === null) throw new Error("pdftoppm gave no picture");
  const samples = Uint8Array.from(bytes.subarray(head[0].length));
  return { width: Number(head[1]), height: Number(head[2]), samples };
}

/** The inks that the tests name, by one letter each. */
const INKS: Readonly<Record<string, Cmyk>> = {
  c: cmyk(1, 0, 0, 0),
  m: cmyk(0, 1, 0, 0),
  y: cmyk(0, 0, 1, 0),
  k: cmyk(0, 0, 0, 1),
  w: cmyk(0, 0, 0, 0),
};

/** How Poppler shows each of them. */
async function screens(): Promise<Readonly<Record<string, string>>> {
  const names = Object.keys(INKS);
  const marks = names.map((name, i): Mark => ({
    kind: "rule",
    rect: rect(10 * i, 0, 10, 10),
    ink: INKS[name] ?? cmyk(0, 0, 0, 0),
  }));
  const { width, samples } = await rendered(10 * names.length, 10, ...marks);
  const at = (i: number) => 3 * (20 * width + 10 * SCALE * i + 20);
  return Object.fromEntries(
    names.map((name, i) => [name, `rgb(${samples.subarray(at(i), at(i) + 3).join(",")})`]),
  );
}

let known: ReturnType<typeof screens> | undefined;

const filled = (text: string, colors: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w)\}/gu, (_, name: string) => colors[name] ?? "");

const DEVICE = Object.fromEntries(
  Object.entries(INKS).map(([name, { c, m, y, k }]) => [name, `device-cmyk(${c} ${m} ${y} ${k})`]),
);

/** `{k}` and so on in the text stand for inks; on the other road for how these look. */
export async function bothRoads(
  text: string,
  sameLook = text,
): Promise<readonly [ours: Pixels, theirs: Pixels]> {
  const picture = await drawing(filled(text, DEVICE));
  const { width, height } = picture;
  const frame = rect(0, 0, width, height);
  const mark: Mark = { kind: "picture", picture, frame, clip: frame };
  const ours = await rendered(width, height, mark);
  known ??= screens();
  return [ours, await byLibrsvg(filled(sameLook, await known), ours)];
}

export async function byLibrsvg(text: string, { width, height }: Pixels): Promise<Pixels> {
  const image = sharp(Buffer.from(text), { density: 72 * SCALE })
    .resize(width, height, { fit: "fill" })
    .flatten({ background: "#ffffff" })
    .removeAlpha();
  return { width, height, samples: Uint8Array.from(await image.raw().toBuffer()) };
}

/** How far two pictures are apart: the mean over all samples, and the share of pixels that are clearly others. */
export function distance(
  one: Pixels,
  other: Pixels,
): { readonly mean: number; readonly wrong: number } {
  let sum = 0;
  let wrong = 0;
  for (let at = 0; at < one.samples.length; at += 3) {
    const apart = [0, 1, 2].map((i) =>
      Math.abs((one.samples[at + i] ?? 0) - (other.samples[at + i] ?? 255)),
    );
    sum += apart.reduce((all, share) => all + share, 0);
    if (Math.max(...apart) > 80) wrong += 1;
  }
  return { mean: sum / one.samples.length, wrong: (3 * wrong) / one.samples.length };
}
