import { createHash } from "node:crypto";
import type Library from "sharp";
import type { Metadata, Sharp, SharpOptions } from "sharp";
import { LITTLE_CMS } from "../color/lcms.ts";
import type { Separator } from "../color/press.ts";
import { bareMapOf } from "./bare.ts";
import { silhouetteOf } from "./cut-out.ts";
import { hasFewColors } from "./few-colors.ts";
import { MOST_PIXELS } from "./inspect.ts";
import type { Negative } from "./inspect.ts";
import type { PixelSize } from "./headers.ts";
import { finish, finishJpeg, JPEG, spaceOf, type Developed } from "./finish.ts";
import { withoutBallast } from "./jpeg.ts";
import { inkingOf, type Inking } from "./inking.ts";
import { samplesOf } from "./samples.ts";
import { alphaOf } from "./see-through.ts";
import { separated } from "./separate.ts";
import type { Encoder, Separated } from "./separate.ts";
import { inInks, isGray, sheetOf, upright } from "./sheet.ts";
import type { Sheet, Wanted } from "./sheet.ts";

type Photo = Extract<Negative, { kind: "photo" }>;

/** Stands for everything that decides how a picture comes out; a change of it voids what the cache holds. */
export const PREPARATION = `11 sharp-0.35.5 ${LITTLE_CMS}`;

/** A JPEG is coded again only where that makes it lighter by a fifth: each coding costs some sharpness. */
const WORTH = 0.8;

/** A picture made ready, and whether its bytes are the file's own. */
export interface Made {
  readonly developed: Developed;
  readonly passed: boolean;
}

/** How a picture is made ready. */
export interface Darkroom {
  /** All but line art is scaled down to so many pixels; absent: it stays as large as it is. */
  readonly pixels?: PixelSize | undefined;
  /** Into whose inks its colors are brought; absent: they stay colors of a screen. */
  readonly separator?: Separator | undefined;
}

/**
 * Decodes a picture to its last pixel and makes it ready: a common upright JPEG goes on as it is, line
 * art as samples, everything else as a JPEG, upright, 8 bits a sample, what shows of it apart. For a press colors are
 * its inks, else RGB in sRGB. Undefined where it cannot be decoded.
 */
export async function develop(
  bytes: Uint8Array,
  negative: Negative,
  darkroom: Darkroom = {},
): Promise<Made | undefined> {
  const { default: sharp } = await import("sharp");
  sharp.cache(false);
  sharp.concurrency(1);
  // Only the decoder's complaints say that a JPEG's coded data is damaged.
  const options: SharpOptions = { failOn: "warning", limitInputPixels: MOST_PIXELS };
  try {
    const image = sharp(bytes, options);
    const metadata = await image.metadata();
    const numbers = sharp(bytes, { ...options, ignoreIcc: true });
    const plate = { bytes, image, numbers: numbers.clone(), negative, metadata };
    const { developed, passed } = await printOf(plate, darkroom, encoderOf(sharp));
    const turned = metadata.hasAlpha ? numbers.clone().autoOrient() : undefined;
    const colors = upright(numbers.clone(), negative, metadata);
    const bareMap = await bareMapOf(colors, turned?.extractChannel("alpha").toColourspace("b-w"));
    return { developed: { ...developed, bareMap }, passed };
  } catch {
    return undefined;
  }
}

/** A picture's file, opened. */
interface Plate extends Pick<Wanted, "negative" | "metadata"> {
  readonly bytes: Uint8Array;
  readonly image: Sharp;
  /** The same without its profile: its numbers as they are in the file. */
  readonly numbers: Sharp;
}

async function printOf(
  { bytes, image, numbers, negative, metadata }: Plate,
  { pixels, separator }: Darkroom,
  encode: Encoder,
): Promise<Made> {
  if (separator !== undefined && isForeign(metadata, separator)) {
    const sheet = await sheetOf(numbers, { negative, metadata, pixels });
    const order = { ...sheet, metadata, separator, mayBeLineArt: negative.kind === "raster" };
    const made = finishMade(await separated(order, encode));
    return { developed: await cutOut(made, image, { metadata, ...sheet }), passed: false };
  }
  const inking =
    separator !== undefined && metadata.space === "cmyk"
      ? await inkingIn(upright(image.clone(), negative, metadata), separator)
      : {};
  if (!mayPass(negative)) {
    const developed = await convert(image, { negative, metadata, pixels });
    return { developed: { ...developed, ...inking }, passed: false };
  }
  if (pixels === undefined) await image.raw().toBuffer();
  const smaller = pixels && (await convert(image, { negative, metadata, pixels }));
  return smaller && smaller.bytes.length < WORTH * bytes.length
    ? { developed: { ...smaller, ...inking }, passed: false }
    : { developed: { ...passedOn(bytes, negative), ...inking }, passed: true };
}

/** A JPEG as it is, without what a PDF does not need. */
const passedOn = (bytes: Uint8Array, { jpeg }: Photo): Developed =>
  finish("jpeg", withoutBallast(bytes, jpeg), jpeg);

/** What is to be known of an upright picture's inks, which stay as they are. */
async function inkingIn(image: Sharp, { maxInk }: Separator): Promise<Inking> {
  return inkingOf(await samplesOf(image), maxInk);
}

/** Gray stays gray; inks that are the press's own, or say nothing of their press, stay as they are. */
function isForeign({ space, icc }: Metadata, separator: Separator): boolean {
  if (isGray(space)) return false;
  return space !== "cmyk" || (icc !== undefined && !separator.isOwn(icc));
}

/** Whether it is a JPEG that a PDF can hold as it is, and show in the same colors. */
export function mayPass(negative: Negative): negative is Photo {
  if (negative.kind !== "photo") return false;
  const { components, orientation, foreignProfile, colorModelSaid } = negative.jpeg;
  if (orientation !== 1 || foreignProfile) return false;
  return spaceOf(components) !== undefined && (components !== 3 || colorModelSaid);
}

async function convert(image: Sharp, wanted: Wanted): Promise<Developed> {
  const sheet = await sheetOf(image.clone(), wanted);
  const made = await convertColors(sheet.image, wanted.negative, sheet.pixels);
  return cutOut(made, image, { ...wanted, ...sheet });
}

/** A picture with what shows of it, where that is not all; then its edges are soft, and it is no line art. */
async function cutOut(
  made: Developed,
  image: Sharp,
  { metadata, alpha }: Pick<Wanted, "metadata"> & Pick<Sheet, "alpha">,
): Promise<Developed> {
  if (!metadata.hasAlpha) return made;
  const turned = image.clone().autoOrient();
  const shown = alpha ?? (metadata.space === "cmyk" ? await alphaOf(turned, made) : undefined);
  if (shown === undefined) return made;
  const id = createHash("sha256").update(made.id).update(shown).digest("hex");
  const silhouette = await silhouetteOf(turned);
  return {
    ...{ ...made, id, alpha: shown, lineArt: undefined },
    ...(silhouette !== undefined && { silhouette }),
  };
}

async function convertColors(
  whole: Sharp,
  negative: Negative,
  pixels: PixelSize | undefined,
): Promise<Developed> {
  if (negative.kind === "raster") {
    const samples = await samplesOf(whole);
    const { width, height, channels, bytes } = samples;
    if (hasFewColors(samples)) {
      return finish("samples", Uint8Array.from(bytes), { width, height, components: channels });
    }
  }
  const sized = pixels === undefined ? whole : whole.resize({ ...pixels, fit: "fill" });
  return finishJpeg(Uint8Array.from(await sized.jpeg(JPEG).toBuffer()));
}

const finishMade = ({ coding, bytes, overInked, inkMap, ...form }: Separated): Developed => ({
  ...(coding === "jpeg" ? finishJpeg(bytes) : finish("samples", bytes, form)),
  ...{ overInked, inkMap },
});

const encoderOf = (sharp: typeof Library): Encoder => ({
  gray: async (samples, raw) =>
    Uint8Array.from(await sharp(samples, { raw }).toColourspace("b-w").jpeg(JPEG).toBuffer()),
  inks: async (sheet) => Uint8Array.from(await inInks(sharp(sheet)).jpeg(JPEG).toBuffer()),
});
