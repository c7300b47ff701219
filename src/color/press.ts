import { createHash } from "node:crypto";
import type { Condition } from "./condition.ts";
import { blackRamp, openConversion, type Conversion, type Intent } from "./lcms.ts";

/** How colors are brought into a press's inks. */
export interface Separation {
  readonly intent: Intent;
  /** Black-point compensation: the darkest of a picture becomes the darkest of the press. */
  readonly blackPoint: boolean;
}

/** Where the theme says nothing else. */
export const USUAL_SEPARATION: Separation = { intent: "relative", blackPoint: true };

/** A press that pictures are separated for, and how. */
export interface Press extends Separation {
  readonly condition: Condition;
}

/** Opens what brings a profile's numbers into a press's inks, each of them once; undefined for a profile that says nothing. */
export interface Separator {
  /** Stands for all that decides how a picture comes out. */
  readonly key: string;
  /** The most ink that one spot takes: 3 is 300 %. */
  readonly maxInk: number;
  /** True for numbers that are the press's own already. */
  isOwn(profile: Uint8Array): boolean;
  open(from: Uint8Array | "srgb"): Promise<Conversion | undefined>;
  /** For each gray of sRGB, 0 to 255, the gray sample (255 is paper) that black ink alone looks the same in. */
  grays(): Promise<Uint8Array>;
  /** The same from sRGB, for a few colors. */
  openForFew(): Promise<Conversion | undefined>;
}

/** A JPEG may come out with so much more ink than went into it. */
const RIPPLE = 0.05;

/** How pictures are separated for a press, no spot with more ink than it takes. */
export function separatorFor({ condition, intent, blackPoint }: Press): Separator {
  const { profile, maxInk } = condition;
  const own = hashOf(profile);
  const most = maxInk - RIPPLE;
  let grays: Promise<Uint8Array> | undefined;
  const opened = new Map<string, Promise<Conversion | undefined>>();
  const make = async (from: Uint8Array | "srgb", few = false): Promise<Conversion | undefined> => {
    const convert = await openConversion({ from, to: profile, intent, blackPoint, few });
    return convert && ((samples) => limited(convert(samples), most));
  };
  return {
    key: `${own} ${intent} ${String(blackPoint)} ${most}`,
    maxInk,
    isOwn: (other) => hashOf(other) === own,
    open: (from) => {
      const name = from === "srgb" ? from : hashOf(from);
      const known = opened.get(name);
      if (known !== undefined) return known;
      const conversion = make(from);
      opened.set(name, conversion);
      return conversion;
    },
    grays: () => (grays ??= graysOn(profile)),
    openForFew: () => make("srgb", true),
  };
}

/** Black ink on its paper is darker than its share says: a gray of half the light takes less than half of it. */
async function graysOn(profile: Uint8Array): Promise<Uint8Array> {
  const ramp = await blackRamp(profile);
  let k = 255;
  return Uint8Array.from({ length: 256 }, (_, gray) => {
    if (ramp === undefined) return gray;
    // From the darkest up: the least ink that is no darker.
    while (k > 0 && (ramp[k - 1] ?? 255) <= gray) k -= 1;
    return 255 - nearer(ramp, k, gray);
  });
}

/** Of two shares next to each other the one that comes nearer. */
function nearer(ramp: readonly number[], k: number, gray: number): number {
  const off = (one: number): number => Math.abs((ramp[one] ?? Infinity) - gray);
  return k > 0 && off(k - 1) < off(k) ? k - 1 : k;
}

const hashOf = (profile: Uint8Array): string => createHash("sha256").update(profile).digest("hex");

/**
 * The same inks, in place, where they come to more than `most` (3 is 300 %) with less of the colors and the
 * black as it is.
 */
export function limited(inks: Uint8Array, most: number): Uint8Array {
  const all = Math.floor(most * 255);
  for (let at = 0; at < inks.length; at += 4) {
    const c = inks[at] ?? 0;
    const m = inks[at + 1] ?? 0;
    const y = inks[at + 2] ?? 0;
    const k = inks[at + 3] ?? 0;
    const colors = c + m + y;
    if (colors + k <= all || colors === 0) continue;
    const share = Math.max(0, all - k) / colors;
    inks[at] = Math.floor(c * share);
    inks[at + 1] = Math.floor(m * share);
    inks[at + 2] = Math.floor(y * share);
  }
  return inks;
}
