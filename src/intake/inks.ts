import { cmyk, type Cmyk, type Ink } from "../color/ink.ts";
import { inkOfScreen } from "../color/screen.ts";
import type { FileColor } from "../foreign/graphics.ts";
import type { Look } from "../foreign/painted.ts";
import type { Space } from "../foreign/spaces.ts";

/** Stands for color that is not known in one place or another: of a gradient, a pattern, an index. */
export const SOME_INK: Cmyk = cmyk(0, 0, 0, 0.5);

/** What a color comes to on the plates; a screen's by a fixed rule. Undefined where it paints nothing. */
export function inkOf({ space, shares }: FileColor): Ink | undefined {
  const [a = 0, b = 0, c = 0, d = 0] = shares.map(inBounds);
  switch (space.kind) {
    case "gray":
      return cmyk(0, 0, 0, 1 - a);
    case "cmyk":
      return cmyk(a, b, c, d);
    case "rgb":
      return inkOfScreen({ r: a, g: b, b: c });
    case "calibrated":
      return ofCalibrated(space.name, shares);
    case "icc":
      return inkOf({ space: { kind: KINDS[space.channels] ?? "gray" }, shares });
    case "inks":
      return ofInks(space.names, shares, space.alternate);
    case "indexed":
    case "unknown":
      return SOME_INK;
    case "pattern":
      return space.under === undefined
        ? SOME_INK
        : (inkOf({ space: space.under, shares }) ?? SOME_INK);
  }
}

const KINDS: Readonly<Record<number, "gray" | "rgb" | "cmyk">> = { 1: "gray", 3: "rgb", 4: "cmyk" };

const inBounds = (share: number): number => Math.min(1, Math.max(0, share));

function ofCalibrated(name: "CalGray" | "CalRGB" | "Lab", shares: readonly number[]): Ink {
  const [a = 0, b = 0, c = 0] = shares;
  if (name === "Lab") return cmyk(0, 0, 0, 1 - inBounds(a / 100));
  if (name === "CalGray") return cmyk(0, 0, 0, 1 - inBounds(a));
  return inkOfScreen({ r: inBounds(a), g: inBounds(b), b: inBounds(c) });
}

export const PROCESS_NAMES = ["Cyan", "Magenta", "Yellow", "Black"];

/** Of several inks that are not all the press's own the one there is most of, for plates are asked one by one. */
function ofInks(
  names: readonly string[],
  shares: readonly number[],
  alternate: Space,
): Ink | undefined {
  if (names.every((name) => name === "None")) return undefined;
  const share = (name: string): number => inBounds(shares[names.indexOf(name)] ?? 0);
  const [c = 0, m = 0, y = 0, k = 0] = PROCESS_NAMES.map(share);
  const spots = names.filter((name) => name !== "None" && !PROCESS_NAMES.includes(name));
  const most = spots.toSorted((one, other) => share(other) - share(one))[0];
  if (most === undefined || (share(most) === 0 && c + m + y + k > 0)) return cmyk(c, m, y, k);
  const stand = alternate.kind === "cmyk" ? cmyk(0, 0, 0, 1) : SOME_INK;
  return { kind: "spot", name: most, tint: share(most), alternate: stand };
}

/**
 * Whether what lies under it stays on the plates that its own inks are not on (ISO 32000-1, 11.7.4): of process colors
 * in mode 1, of separations always.
 */
export const isOverprinted = ({ color: { space }, overprints, overprintMode }: Look): boolean =>
  overprints && (space.kind === "inks" || (space.kind === "cmyk" && overprintMode === 1));
