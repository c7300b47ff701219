import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Cmyk } from "./ink.ts";
import type { ScreenInks } from "./screen-inks.ts";
import { hexOf, inkOfScreen, type ScreenColor } from "./screen.ts";

/** What to write for a screen's color, by the fixed rule: "`#d6002a` is about `cmyk(0 100 80 16)`". */
export const nearInks = (color: ScreenColor): string => inWords(hexOf(color), inkOfScreen(color));

const inWords = (hex: string, { c, m, y, k }: Cmyk): string =>
  `\`${hex}\` is about \`cmyk(${[c, m, y, k].map((one) => Math.round(one * 100)).join(" ")})\``;

const NEAR = /`#([\da-f]{2})([\da-f]{2})([\da-f]{2})` is about `cmyk\([\d ]+\)`/gu;

/** The same faults, with what the press itself makes of the colors in place of what the fixed rule does. */
export async function inInksOfPress(
  faults: readonly Diagnostic[],
  inks: ScreenInks,
): Promise<readonly Diagnostic[]> {
  const mixed = (): readonly Diagnostic[] =>
    faults.map((fault) => ({
      ...fault,
      hints: fault.hints.map((hint) =>
        hint.replace(NEAR, (_, ...pairs: string[]) => {
          const [r = 0, g = 0, b = 0] = pairs.slice(0, 3).map((pair) => Number.parseInt(pair, 16));
          const color = { r: r / 255, g: g / 255, b: b / 255 };
          return inWords(hexOf(color), inks.ink(color));
        }),
      ),
    }));
  const first = mixed();
  return (await inks.mix()) ? mixed() : first;
}
