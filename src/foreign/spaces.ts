import { spend } from "./effort.ts";
import { fingerprint } from "./fingerprint.ts";
import type { PdfFile } from "./file.ts";
import type { PdfDictionary, PdfStream, PdfValue } from "./values.ts";
import { isArray, isStream, nameIn, numberIn } from "./values.ts";

/** What a color's numbers mean. */
export type Space =
  | { readonly kind: "gray" | "rgb" | "cmyk" }
  | { readonly kind: "calibrated"; readonly name: "CalGray" | "CalRGB" | "Lab" }
  /** By a profile, of so many channels. */
  | { readonly kind: "icc"; readonly channels: number; readonly profile: PdfStream }
  | { readonly kind: "indexed"; readonly base: Space }
  | Inks
  /** What is painted with patterns; a pattern without colors takes those of `under`. */
  | { readonly kind: "pattern"; readonly under?: Space }
  /** It is not in the resources, or makes no sense. */
  | { readonly kind: "unknown"; readonly name: string };

/** A spot ink, or several inks by their names. */
export interface Inks {
  readonly kind: "inks";
  readonly names: readonly string[];
  /** What stands in where the inks are missing. */
  readonly alternate: Space;
  /** Of the alternate and what mixes it: two of one name that differ are two inks. */
  readonly recipe: string;
}

export const GRAY: Space = { kind: "gray" };
export const RGB: Space = { kind: "rgb" };
export const CMYK: Space = { kind: "cmyk" };

/** Spaces within spaces: an index of a separation with an alternate by a profile is three. */
const DEEPEST = 6;

/** To read a space takes as long as to read so many bytes. */
const OF_SPACE = 50;

/** A space as contents name it or a picture holds it, with what the resources put in its place. */
export function spaceOf(
  file: PdfFile,
  said: PdfValue | undefined,
  resources: PdfDictionary,
  depth = 0,
): Space {
  const value = file.resolve(said);
  if (depth > DEEPEST || !spend(file.effort, OF_SPACE)) return { kind: "unknown", name: "?" };
  const name = nameIn(value);
  if (name !== undefined) return named(file, name, resources, depth);
  if (!isArray(value)) return { kind: "unknown", name: "?" };
  const [head, ...rest] = value;
  const family = nameIn(file.resolve(head)) ?? "?";
  if (rest.length === 0) return named(file, family, resources, depth);
  const below = (one: PdfValue | undefined): Space => spaceOf(file, one, resources, depth + 1);
  switch (family) {
    case "ICCBased":
      return profiled(file, rest[0]);
    case "CalGray":
    case "CalRGB":
    case "Lab":
      return { kind: "calibrated", name: family };
    case "Indexed":
    case "I":
      return { kind: "indexed", base: below(rest[0]) };
    case "Pattern":
      return { kind: "pattern", under: below(rest[0]) };
    case "Separation":
    case "DeviceN":
      return inksOf(file, rest, below(rest[1]));
    default:
      return { kind: "unknown", name: family };
  }
}

function named(file: PdfFile, name: string, resources: PdfDictionary, depth: number): Space {
  const spaces = file.entry(resources, "ColorSpace");
  const instead = (key: string, plain: Space): Space => {
    // What stands in the place of a plain space is not replaced itself.
    const said = depth < DEEPEST ? file.entry(spaces, key) : null;
    const found = said === null ? plain : spaceOf(file, said, resources, DEEPEST);
    return found.kind === "unknown" ? plain : found;
  };
  switch (name) {
    case "DeviceGray":
    case "G":
      return depth === 0 ? instead("DefaultGray", GRAY) : GRAY;
    case "DeviceRGB":
    case "RGB":
      return instead("DefaultRGB", RGB);
    case "DeviceCMYK":
    case "CMYK":
      return instead("DefaultCMYK", CMYK);
    case "CalGray":
    case "CalRGB":
    case "Lab":
      return { kind: "calibrated", name };
    case "Pattern":
      return { kind: "pattern" };
    default: {
      const said = file.entry(spaces, name);
      return said === null || nameIn(said) === name
        ? { kind: "unknown", name }
        : spaceOf(file, said, resources, depth + 1);
    }
  }
}

function profiled(file: PdfFile, said: PdfValue | undefined): Space {
  const profile = file.resolve(said);
  const channels = numberIn(file.entry(profile, "N"));
  return isStream(profile) && channels !== undefined && [1, 3, 4].includes(channels)
    ? { kind: "icc", channels, profile }
    : { kind: "unknown", name: "ICCBased" };
}

/** No press has as many units; PDF's own limit is half of it. */
const MOST_INKS = 64;

function inksOf(file: PdfFile, [said, base, mixes]: readonly PdfValue[], alternate: Space): Space {
  const value = file.resolve(said);
  if (isArray(value) && value.length > MOST_INKS) return { kind: "unknown", name: "DeviceN" };
  const names = (isArray(value) ? value.map(file.resolve) : [value]).map(nameIn);
  if (names.length === 0 || names.some((one) => one === undefined)) {
    return { kind: "unknown", name: "Separation" };
  }
  const recipe = `${fingerprint(file, base)} ${fingerprint(file, mixes)}`;
  return { kind: "inks", names: names.map((one) => one ?? ""), alternate, recipe };
}

/** How many numbers a color of the space has; undefined where that is not known. */
export function channelsOf(space: Space): number | undefined {
  switch (space.kind) {
    case "gray":
    case "indexed":
      return 1;
    case "rgb":
      return 3;
    case "cmyk":
      return 4;
    case "calibrated":
      return space.name === "CalGray" ? 1 : 3;
    case "icc":
      return space.channels;
    case "inks":
      return space.names.length;
    case "pattern":
    case "unknown":
      return undefined;
  }
}

/** The color that a space begins with: black, all of the inks, paper of none. */
export function firstColor(space: Space): readonly number[] {
  const count = channelsOf(space) ?? 0;
  const isFour = space.kind !== "inks" && count === 4;
  if (isFour) return [0, 0, 0, 1];
  return Array.from({ length: count }, () => (space.kind === "inks" ? 1 : 0));
}
