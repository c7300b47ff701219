import type { Ink } from "../color/ink.ts";

/** How much of each ink lies in one place, 0 to 1, by the names of the plates. */
export type Plates = ReadonlyMap<string, number>;

/** The plates of the process inks. */
export const PROCESS: readonly string[] = ["cyan", "magenta", "yellow", "black"];

/** Less of an ink is none: no plate holds a dot so small. */
const NONE = 0.001;

const known = new WeakMap<Ink, Plates>();

/** An issue has few inks and many things that are printed in them. */
export function platesOf(ink: Ink): Plates {
  const plates = known.get(ink) ?? separated(ink);
  known.set(ink, plates);
  return plates;
}

function separated(ink: Ink): Plates {
  const shares: readonly (readonly [string, number])[] =
    ink.kind === "spot"
      ? [[ink.name, ink.tint]]
      : [
          ["cyan", ink.c],
          ["magenta", ink.m],
          ["yellow", ink.y],
          ["black", ink.k],
        ];
  return new Map(shares.filter(([, share]) => share > NONE));
}

/** 1 is one ink, solid. */
export const totalOf = (plates: Plates): number =>
  [...plates.values()].reduce((sum, share) => sum + share, 0);

/** So much of one over the other, as see-through as `opacity` says. */
export function mixed(over: Plates, under: Plates, opacity: number): Plates {
  const names = new Set([...over.keys(), ...under.keys()]);
  const share = (name: string): number =>
    (over.get(name) ?? 0) * opacity + (under.get(name) ?? 0) * (1 - opacity);
  return new Map([...names].map((name) => [name, share(name)]));
}

/** What comes of printing one over the other: inks that it does not have stay as they are. */
export const overprinted = (over: Plates, under: Plates): Plates => new Map([...under, ...over]);

/** So little ink that its dots are lost on a ground: type in it is white type. */
export const isPale = (ink: Ink): boolean => totalOf(platesOf(ink)) <= PALE;
const PALE = 0.15;

/** Paper: where it is painted, there is no ink. */
export const isWhite = (ink: Ink): boolean => platesOf(ink).size === 0;

const MOSTLY_BLACK = 0.85;
const HALF = 0.5;

/** Black that is made of several inks: of black and others, or of the three colors alone. */
export function isRichBlack(ink: Ink): boolean {
  if (ink.kind === "spot") return false;
  const { c, m, y, k } = ink;
  if (k > MOSTLY_BLACK) return c + m + y > NONE;
  return Math.min(c, m, y) > HALF;
}

/** `C 0 M 90 Y 80 K 15`, or the spot ink's name. */
export function named(ink: Ink): string {
  if (ink.kind === "spot") return `${ink.name} ${percent(ink.tint)}`;
  return `C ${whole(ink.c)} M ${whole(ink.m)} Y ${whole(ink.y)} K ${whole(ink.k)}`;
}

export const percent = (share: number): string => `${whole(share)} %`;

const whole = (share: number): number => Math.round(share * 100);
