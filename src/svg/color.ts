import { colord, extend } from "colord";
import names from "colord/plugins/names";
import { cmyk } from "../color/ink.ts";
import type { Cmyk, Ink } from "../color/ink.ts";
import type { ScreenColor } from "../color/screen.ts";
import type { ThinLine } from "../display/drawing.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { listOf, readShare } from "./length.ts";

extend([names]);

/** An ink, and how much of what lies under it it hides. */
export interface Tint {
  readonly ink: Ink;
  /** 0 to 1. */
  readonly opacity: number;
  /** What a line of it becomes where it is too thin for several plates; absent: it stays as it is. */
  readonly thin?: ThinLine | undefined;
}

/** What colors a drawing may name, and what they are in ink. */
export interface Palette {
  /** The theme's, for `theme:accent`. */
  readonly theme: ReadonlyMap<string, Ink>;
  /** A screen's color in the press's inks. */
  readonly screen: (color: ScreenColor) => Cmyk;
  /** What a thin line in a screen's color becomes; undefined where it stays as it is. */
  readonly thin?: (color: ScreenColor) => ThinLine | undefined;
}

/** Why a color cannot be read, and what to try. */
export interface NoColor {
  readonly sentence: string;
  readonly hint: string;
}

const THEME = /^theme:\s*([\w-]+)$/iu;
const DEVICE = /^device-cmyk\((.*)\)$/isu;
/** SVG's colors with a profile: what stands before it is the same color for screens. */
const PROFILE = /\s*icc-color\(.*\)$/isu;

/**
 * A color as a drawing writes it: `theme:accent`, `device-cmyk(0 1 0.8 0.1)`, or a screen's color, which
 * is turned into inks.
 */
export function readColor(text: string, { theme, screen, thin }: Palette): Tint | NoColor {
  const color = text.trim().replace(PROFILE, "");
  const name = THEME.exec(color)?.[1];
  if (name !== undefined) return themeColor(name, theme);
  const device = DEVICE.exec(color)?.[1];
  if (device !== undefined) return deviceColor(device) ?? unreadable(color);
  if (color.toLowerCase() === "transparent") return { ink: cmyk(0, 0, 0, 0), opacity: 0 };
  const light = colord(color);
  if (color === "" || !light.isValid()) return unreadable(color);
  const { r, g, b, a } = light.toRgb();
  const shown = { r: r / 255, g: g / 255, b: b / 255 };
  return { ink: screen(shown), opacity: a, thin: thin?.(shown) };
}

function themeColor(name: string, theme: ReadonlyMap<string, Ink>): Tint | NoColor {
  const ink = theme.get(name);
  if (ink !== undefined) return { ink, opacity: 1 };
  const meant = nearest(name, theme.keys());
  const list = [...theme.keys()].map((one) => `\`theme:${one}\``).join(", ");
  return {
    sentence: `the theme has no color \`${name}\``,
    hint: meant === undefined ? `its colors are ${list}` : `did you mean \`theme:${meant}\`?`,
  };
}

/** Four inks as shares or percents, and behind a slash how opaque they are. */
function deviceColor(list: string): Tint | undefined {
  const [inks = "", alpha = "1", ...more] = list.split("/");
  const [c, m, y, k, ...others] = listOf(inks).map(readShare);
  const opacity = readShare(alpha);
  if (c === undefined || m === undefined || y === undefined || k === undefined) return undefined;
  if (opacity === undefined || more.length + others.length > 0) return undefined;
  return { ink: cmyk(c, m, y, k), opacity };
}

const unreadable = (color: string): NoColor => ({
  sentence: `\`${shortened(color)}\` is no color`,
  hint: "write a color of the theme, `theme:accent`, or `device-cmyk(0 1 0.8 0.1)`, or `#d6002a`",
});

/** A value for a sentence: all of it, or its head. */
export const shortened = (text: string): string =>
  text.length > 40 ? `${text.slice(0, 40)}…` : text;
