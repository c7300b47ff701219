import { profileName } from "./lcms.ts";
import { readProfileHead } from "./profile.ts";

/** A printing condition: press, paper and inks, as a profile describes them (ISO 32000-1, 14.11.5). */
export interface Condition {
  /** As printers call it: FOGRA39; a profile's own name where it is none of ours. */
  readonly identifier: string;
  /** Who keeps the list that the identifier is from; absent: it is from no list. */
  readonly registry?: string;
  /** In words. */
  readonly info: string;
  /** ICC, of a press, CMYK. */
  readonly profile: Uint8Array;
  /** The most ink that one spot of paper takes: 3 is 300 %. */
  readonly maxInk: number;
}

/** What is shipped of a condition beside its profile, a file in `assets/icc`. */
export interface ShippedCondition extends Omit<Condition, "profile"> {
  readonly file: string;
}

/** The conditions that are shipped, by the name that the manifest calls them by. */
export const CONDITIONS: Readonly<Record<string, ShippedCondition>> = {
  "fogra39-300": {
    file: "ISOcoated_v2_300_bas.icc",
    identifier: "FOGRA39",
    registry: "http://www.color.org",
    info: "Offset on coated paper, ISO Coated v2 300% (basICColor)",
    maxInk: 3,
  },
};

/** Of a profile that says nothing of it. */
const MOST_INK = 3;

/** PDF 1.6 knows no later version of ICC profiles. */
const LATEST = 4.2;

/**
 * The condition that a profile of the house's own describes; or in words why it describes none, as the rest of
 * a sentence that begins with the profile's name.
 */
export async function conditionOf(profile: Uint8Array): Promise<Condition | string> {
  const head = readProfileHead(profile);
  if (head === undefined) return "is damaged, or no color profile";
  if (head.kind !== "prtr") return "does not describe a press";
  if (head.space !== "cmyk") return "is not for the four process inks";
  if (head.version > LATEST) return `is of ICC version ${head.version}, later than PDF/X-4 knows`;
  if (!head.tags.has("A2B0") || !head.tags.has("B2A0")) return "lacks its tables of colors";
  const own = profile.subarray(0, head.size);
  const name = await profileName(own);
  if (name === undefined) return "is damaged, or no color profile";
  return { identifier: name || "Custom", info: name || "Custom", profile: own, maxInk: MOST_INK };
}
