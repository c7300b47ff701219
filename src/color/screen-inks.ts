import { createHash } from "node:crypto";
import { cmyk, type Cmyk } from "./ink.ts";
import { LITTLE_CMS } from "./lcms.ts";
import { grayAsLight, isNearNeutral } from "./near-neutral.ts";
import type { Separator } from "./press.ts";
import { hexOf, inkOfScreen, isGray, type ScreenColor } from "./screen.ts";

/** What screens' colors are in a press's inks. Little CMS is asked only for colors that there are. */
export interface ScreenInks {
  /** The inks of a color; until `mix` those of the fixed rule. A gray is black ink alone. */
  ink(color: ScreenColor): Cmyk;
  /**
   * Black alone that is as light on the press's paper, for a color so near to gray that a thin line does not show it;
   * undefined for others, and until `mix`.
   */
  black(color: ScreenColor): Cmyk | undefined;
  /** Separates the colors that were asked for and are not known yet; false where there were none. */
  mix(): Promise<boolean>;
}

/** Keeps what colors came to between builds: opening a profile takes a tenth of a second. */
export interface InkShelf {
  get(key: string): Uint8Array | undefined;
  put(key: string, bytes: Uint8Array): void;
}

/** Screens' colors separated as pictures are; by the fixed rule where there is no press to separate them for. */
export function screenInks(separator: Separator | undefined, shelf?: InkShelf): ScreenInks {
  if (separator === undefined) return NO_PRESS;
  const known = new Map<string, Cmyk>();
  const asked = new Map<string, ScreenColor>();
  const blacks = blackInks(separator, shelf);
  return {
    black: blacks.black,
    ink: (color) => {
      if (isGray(color)) return inkOfScreen(color);
      const name = hexOf(color);
      const inks = known.get(name);
      if (inks === undefined) asked.set(name, color);
      return inks ?? inkOfScreen(color);
    },
    mix: async () => {
      const isRamped = await blacks.mix();
      if (asked.size === 0) return isRamped;
      const inks = await separated([...asked.values()].flatMap(inBytes), separator, shelf);
      if (inks === undefined) return isRamped;
      [...asked.keys()].forEach((name, at) => {
        known.set(name, inkAt(inks, at * 4));
      });
      asked.clear();
      return true;
    },
  };
}

const NO_PRESS: ScreenInks = {
  ink: inkOfScreen,
  black: () => undefined,
  mix: () => Promise.resolve(false),
};

/** What black ink alone comes to on the press; its profile is opened only where a color asks for it. */
function blackInks(
  separator: Separator,
  shelf: InkShelf | undefined,
): Pick<ScreenInks, "black" | "mix"> {
  let isAsked = false;
  let grays: Uint8Array | undefined;
  return {
    black: (color) => {
      if (isGray(color) || !isNearNeutral(color)) return undefined;
      isAsked = true;
      const gray = grays?.[Math.round(grayAsLight(color) * 255)];
      return gray === undefined ? undefined : cmyk(0, 0, 0, inShare(255 - gray));
    },
    mix: async () => {
      if (!isAsked || grays !== undefined) return false;
      grays = await found(`grays ${LITTLE_CMS} ${separator.key}`, shelf, () => separator.grays());
      return grays !== undefined;
    },
  };
}

/** The inks of colors, three bytes each, four bytes each. */
async function separated(
  colors: readonly number[],
  separator: Separator,
  shelf: InkShelf | undefined,
): Promise<Uint8Array | undefined> {
  const text = `screen ${LITTLE_CMS} ${separator.key} ${colors.join(" ")}`;
  return found(text, shelf, async () => (await separator.openForFew())?.(Uint8Array.from(colors)));
}

/** What stands on the shelf under these words; else it is made, and put there. */
async function found(
  words: string,
  shelf: InkShelf | undefined,
  make: () => Promise<Uint8Array | undefined>,
): Promise<Uint8Array | undefined> {
  const key = createHash("sha256").update(words).digest("hex");
  const known = shelf?.get(key);
  if (known !== undefined) return known;
  const made = await make();
  if (made !== undefined) shelf?.put(key, made);
  return made;
}

const inBytes = ({ r, g, b }: ScreenColor): readonly number[] =>
  [r, g, b].map((share) => Math.round(share * 255));

function inkAt(inks: Uint8Array, at: number): Cmyk {
  const [c = 0, m = 0, y = 0, k = 0] = Array.from(inks.subarray(at, at + 4), inShare);
  return cmyk(c, m, y, k);
}

/** To a tenth of a percent: no press holds more. */
const inShare = (value: number): number => Math.round((value / 255) * 1000) / 1000;
