import { cmyk } from "../color/ink.ts";
import type { PdfFile } from "../foreign/file.ts";
import { fingerprint } from "../foreign/fingerprint.ts";
import { numbersIn } from "../foreign/pages.ts";
import type { PdfValue } from "../foreign/values.ts";
import { isArray, isStream, nameIn, numberIn } from "../foreign/values.ts";
import { named } from "../preflight/plates.ts";

/** What a spot ink is mixed of where its plate is missing, in words, by the recipe that its space goes by. */
export type MixesByRecipe = ReadonlyMap<string, string>;

/**
 * The recipes that say a plain mix of process inks: programs write one and the same mix in many ways. The others are
 * compared letter by letter.
 */
export function mixesOf(file: PdfFile, separations: readonly PdfValue[]): MixesByRecipe {
  const mixes = new Map<string, string>();
  for (const one of separations) {
    const [, , base, mixer] = isArray(one) ? one : [];
    if (nameIn(file.resolve(base)) !== "DeviceCMYK") continue;
    const [c, m, y, k] = solidOf(file, file.resolve(mixer)) ?? [];
    if (c === undefined || m === undefined || y === undefined || k === undefined) continue;
    mixes.set(`${fingerprint(file, base)} ${fingerprint(file, mixer)}`, named(cmyk(c, m, y, k)));
  }
  return mixes;
}

/** What the function comes to for the solid ink (ISO 32000-1, 7.10); undefined where it must be reckoned. */
function solidOf(file: PdfFile, mixer: PdfValue): readonly number[] | undefined {
  const kind = numberIn(file.entry(mixer, "FunctionType"));
  if (kind === 2) return numbersIn(file, file.entry(mixer, "C1"), 4);
  const isBytes = numberIn(file.entry(mixer, "BitsPerSample")) === 8;
  const isPlain = file.entry(mixer, "Decode") === null && file.entry(mixer, "Encode") === null;
  if (kind !== 0 || !isStream(mixer) || !isBytes || !isPlain) return undefined;
  const [size = 0] = numbersIn(file, file.entry(mixer, "Size"), 1) ?? [];
  const { bytes } = file.decoded(mixer);
  if (size < 2 || bytes.length < 4 * size) return undefined;
  return [...bytes.subarray(4 * size - 4, 4 * size)].map((byte) => byte / 255);
}
