import { readLength, readNumber, readShare } from "./length.ts";
import type { Baseline, Style } from "./style.ts";
import { PLAIN } from "./style.ts";

/** What a property's value is read beside. */
export interface Reading {
  readonly parent: Style;
  /** The element's own size of type, which `em` counts in. */
  readonly fontSize: number;
  /** What a percentage of the drawing's size is of. */
  readonly diagonal: number;
}

type Property = (value: string, reading: Reading) => Partial<Style> | undefined;

/** The readers of the inherited properties that are plain values; colors and paints are read elsewhere. */
const READERS: Readonly<Record<string, Property>> = {
  "fill-opacity": (value) => given("fillOpacity", readShare(value)),
  "stroke-opacity": (value) => given("strokeOpacity", readShare(value)),
  "fill-rule": (value) => choice("fillRule", { nonzero: "nonzero", evenodd: "evenodd" }, value),
  "clip-rule": (value) => choice("clipRule", { nonzero: "nonzero", evenodd: "evenodd" }, value),
  "stroke-width": (value, reading) =>
    given("strokeWidth", atLeastNothing(measured(value, reading))),
  "stroke-linecap": (value) =>
    choice("cap", { butt: "butt", round: "round", square: "square" }, value),
  "stroke-linejoin": (value) => choice("join", JOINS, value),
  "stroke-miterlimit": (value, { parent }) =>
    given("miterLimit", limitOf(readNumber(value), parent.miterLimit)),
  "stroke-dasharray": (value, reading) => given("dashes", dashesOf(value, reading)),
  "stroke-dashoffset": (value, reading) => given("dashOffset", measured(value, reading)),
  "font-family": (value) => ({ family: value }),
  "font-size": (_, { fontSize }) => ({ fontSize }),
  "font-weight": (value, { parent }) => given("weight", weightOf(value, parent.weight)),
  "font-style": (value) => ({ italic: /^(?:italic|oblique)/iu.test(value) }),
  "letter-spacing": (value, reading) =>
    value === "normal" ? { letterSpacing: 0 } : given("letterSpacing", measured(value, reading)),
  "text-anchor": (value) =>
    choice("anchor", { start: "start", middle: "middle", end: "end" }, value),
  "dominant-baseline": (value) => choice("baseline", BASELINES, value),
  "alignment-baseline": (value) => choice("baseline", BASELINES, value),
  visibility: (value) =>
    choice("visible", { visible: true, hidden: false, collapse: false }, value),
  "white-space": (value) => ({ keepsSpaces: /^(?:pre|break-spaces)/u.test(value) }),
  "xml:space": (value) => ({ keepsSpaces: value === "preserve" }),
};

/** By their names alone: a file may call a property `constructor`. */
export const PROPERTIES: ReadonlyMap<string, Property> = new Map(Object.entries(READERS));

/** Each property with the style's own word for it, for `initial`. */
export function initialOf(property: string): Partial<Style> {
  switch (property) {
    case "color":
      return { color: PLAIN.color };
    case "fill":
      return { fill: PLAIN.fill };
    case "stroke":
      return { stroke: PLAIN.stroke };
    default:
      return PROPERTIES.get(property)?.(INITIAL[property] ?? "normal", BARE) ?? {};
  }
}

const BARE: Reading = { parent: PLAIN, fontSize: PLAIN.fontSize, diagonal: 0 };

const INITIAL: Readonly<Record<string, string>> = {
  "fill-opacity": "1",
  "stroke-opacity": "1",
  "fill-rule": "nonzero",
  "clip-rule": "nonzero",
  "stroke-width": "1",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  "stroke-miterlimit": "4",
  "stroke-dasharray": "none",
  "stroke-dashoffset": "0",
  "font-family": "",
  "text-anchor": "start",
  "dominant-baseline": "auto",
  "alignment-baseline": "auto",
  visibility: "visible",
};

const JOINS: Readonly<Record<string, Style["join"]>> = {
  miter: "miter",
  "miter-clip": "miter",
  arcs: "miter",
  round: "round",
  bevel: "bevel",
};

const BASELINES: Readonly<Record<string, Baseline>> = {
  auto: "alphabetic",
  alphabetic: "alphabetic",
  baseline: "alphabetic",
  middle: "middle",
  central: "central",
  hanging: "hanging",
  "text-before-edge": "before",
  "before-edge": "before",
  "text-top": "before",
  "text-after-edge": "after",
  "after-edge": "after",
  "text-bottom": "after",
  ideographic: "after",
};

/** CSS's names of sizes, in pixels. */
const SIZES: ReadonlyMap<string, number> = new Map([
  ["xx-small", 9],
  ["x-small", 10],
  ["small", 13],
  ["medium", 16],
  ["large", 18],
  ["x-large", 24],
  ["xx-large", 32],
]);

/** The size of type, given the parent's; undefined where it cannot be read. */
export function fontSizeOf(value: string, parent: number): number | undefined {
  const named = SIZES.get(value.toLowerCase());
  if (named !== undefined) return named;
  if (value === "larger") return parent * 1.2;
  if (value === "smaller") return parent / 1.2;
  return atLeastNothing(readLength(value, { fontSize: parent, whole: parent }));
}

function weightOf(value: string, parent: number): number | undefined {
  switch (value.toLowerCase()) {
    case "normal":
      return 400;
    case "bold":
      return 700;
    case "bolder":
      return parent < 350 ? 400 : parent < 550 ? 700 : 900;
    case "lighter":
      return parent < 550 ? 100 : parent < 750 ? 400 : 700;
    default: {
      const weight = readNumber(value);
      return weight !== undefined && weight >= 1 && weight <= 1000 ? weight : undefined;
    }
  }
}

/** An odd list is said twice; a list of nothing but zeros is no dashing. */
function dashesOf(value: string, reading: Reading): readonly number[] | undefined {
  if (value === "none") return [];
  const parts = value.split(/[\s,]+/u).filter((part) => part !== "");
  const lengths = parts.map((part) => atLeastNothing(measured(part, reading)));
  if (!lengths.every((one) => one !== undefined)) return undefined;
  if (lengths.every((one) => one === 0)) return [];
  return lengths.length % 2 === 0 ? lengths : [...lengths, ...lengths];
}

const measured = (value: string, { fontSize, diagonal }: Reading): number | undefined =>
  readLength(value, { fontSize, whole: diagonal });

const atLeastNothing = (value: number | undefined): number | undefined =>
  value !== undefined && value >= 0 ? value : undefined;

/** Below 1 it says nothing: the limit stays as it was. */
const limitOf = (value: number | undefined, before: number): number | undefined =>
  value !== undefined && value < 1 ? before : value;

function given<K extends keyof Style>(
  key: K,
  value: Style[K] | undefined,
): Partial<Style> | undefined {
  return value === undefined ? undefined : { ...NOTHING, [key]: value };
}

const NOTHING: Partial<Style> = {};

const choice = <K extends keyof Style>(
  key: K,
  choices: Readonly<Record<string, Style[K]>>,
  value: string,
): Partial<Style> | undefined => {
  const word = value.trim().toLowerCase();
  return Object.hasOwn(choices, word) ? given(key, choices[word]) : undefined;
};
