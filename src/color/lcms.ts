import type { LittleCms } from "lcms-wasm";
import { readProfileHead } from "./profile.ts";

/** Stands for what converts: another version may come to other inks. */
export const LITTLE_CMS = "lcms-wasm-1.0.5";

/** How colors that a press cannot print are brought to those that it can (ICC.1, 6.2). */
export const INTENTS = ["perceptual", "relative", "saturation", "absolute"] as const;
export type Intent = (typeof INTENTS)[number];

/** From one profile's numbers to another's. */
export interface ConversionOrder {
  /** Of RGB or CMYK; or sRGB, which needs no file. */
  readonly from: Uint8Array | "srgb";
  /** Of a press: CMYK. */
  readonly to: Uint8Array;
  readonly intent: Intent;
  /** The darkest of the one becomes the darkest of the other, and what lies between goes with it. */
  readonly blackPoint: boolean;
  /** For a few colors: by the profiles' own arithmetic, without the table that only many pixels repay. */
  readonly few?: boolean;
}

/** Converts samples, 8 bits each, pixel after pixel, to C, M, Y and K, 0 to 255. */
export type Conversion = (samples: Uint8Array) => Uint8Array;

/**
 * Between the points of its table a conversion is interpolated: with so many a side it is within 1 % of the
 * profiles' own arithmetic, and ten times as fast. Four inks have a table of four dimensions, and fewer points.
 */
const GRIDS = { rgb: 65, cmyk: 23 } as const;

/** Pixels converted at a time, so that the largest picture needs no more memory than a small one. */
const BAND = 1 << 18;

/** Opens a conversion; undefined where one of the profiles cannot be used. */
export async function openConversion(order: ConversionOrder): Promise<Conversion | undefined> {
  const lcms = await littleCms();
  const constants = await import("lcms-wasm");
  const from = order.from === "srgb" ? lcms.cmsCreate_sRGBProfile() : open(lcms, order.from);
  const to = open(lcms, order.to);
  const space = order.from === "srgb" ? "rgb" : readProfileHead(order.from)?.space;
  const formats = {
    rgb: constants.TYPE_RGB_8,
    cmyk: constants.TYPE_CMYK_8,
  };
  if (from === 0 || to === 0 || (space !== "rgb" && space !== "cmyk")) return undefined;
  const arithmetic = order.few === true ? constants.cmsFLAGS_NOOPTIMIZE : GRIDS[space] << 16;
  const flags = arithmetic | (order.blackPoint ? constants.cmsFLAGS_BLACKPOINTCOMPENSATION : 0);
  const intent = INTENTS.indexOf(order.intent);
  const transform = lcms.cmsCreateTransform(
    from,
    formats[space],
    to,
    constants.TYPE_CMYK_8,
    intent,
    flags,
  );
  lcms.cmsCloseProfile(from);
  lcms.cmsCloseProfile(to);
  if (transform === 0) return undefined;
  const channels = { rgb: 3, cmyk: 4 }[space];
  return (samples) => inBands(lcms, transform, samples, channels);
}

/**
 * How light each share of black ink alone is on a press's paper, by its profile: for K of 0 to 255 a gray of sRGB, from
 * 255 for the paper to 0 for solid black. Undefined where the profile cannot be used.
 */
export async function blackRamp(profile: Uint8Array): Promise<readonly number[] | undefined> {
  const lcms = await littleCms();
  const { TYPE_CMYK_8, TYPE_RGB_8, cmsFLAGS_NOOPTIMIZE } = await import("lcms-wasm");
  const [from, to] = [open(lcms, profile), lcms.cmsCreate_sRGBProfile()];
  if (from === 0) return undefined;
  const intent = INTENTS.indexOf("relative");
  const transform = lcms.cmsCreateTransform(
    ...[from, TYPE_CMYK_8, to, TYPE_RGB_8],
    ...[intent, cmsFLAGS_NOOPTIMIZE],
  );
  lcms.cmsCloseProfile(from);
  lcms.cmsCloseProfile(to);
  if (transform === 0) return undefined;
  const inks = Uint8Array.from({ length: 256 * 4 }, (_, i) => (i % 4 === 3 ? (i - 3) / 4 : 0));
  const light = lcms.cmsDoTransform(transform, inks, 256);
  const green = Array.from({ length: 256 }, (_, k) => light[3 * k + 1] ?? 0);
  const darkest = green[255] ?? 0;
  return green.map((value) => ((value - darkest) / (255 - darkest)) * 255);
}

function inBands(
  lcms: LittleCms,
  transform: number,
  samples: Uint8Array,
  channels: number,
): Uint8Array {
  const pixels = Math.floor(samples.length / channels);
  const inks = new Uint8Array(pixels * 4);
  for (let at = 0; at < pixels; at += BAND) {
    const count = Math.min(BAND, pixels - at);
    const band = samples.subarray(at * channels, (at + count) * channels);
    inks.set(lcms.cmsDoTransform(transform, band, count), at * 4);
  }
  return inks;
}

/** What a profile calls itself; undefined where it cannot be used. */
export async function profileName(profile: Uint8Array): Promise<string | undefined> {
  const lcms = await littleCms();
  const { cmsInfoDescription } = await import("lcms-wasm");
  const handle = open(lcms, profile);
  if (handle === 0) return undefined;
  const name = lcms.cmsGetProfileInfoASCII(handle, cmsInfoDescription, "en", "US");
  lcms.cmsCloseProfile(handle);
  return name.replaceAll("\0", "").trim();
}

/** Little CMS keeps a copy of what it opens. */
function open(lcms: LittleCms, profile: Uint8Array): number {
  const at = lcms._malloc(profile.length);
  lcms.HEAPU8.set(profile, at);
  const types = ["number", "number"] as const;
  const handle = lcms.ccall("cmsOpenProfileFromMem", "number", types, [at, profile.length]);
  lcms._free(at);
  return handle;
}

let engine: Promise<LittleCms> | undefined;

/** Loaded only where something is to be converted. */
const littleCms = (): Promise<LittleCms> =>
  (engine ??= import("lcms-wasm").then(({ instantiate }) => instantiate()));
