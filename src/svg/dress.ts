import type { Size } from "../geometry/geometry.ts";
import { readColor, shortened, type Palette } from "./color.ts";
import type { Tint } from "./color.ts";
import { readShare } from "./length.ts";
import { fontSizeOf, initialOf, PROPERTIES } from "./properties.ts";
import type { Remarks } from "./remarks.ts";
import { readStyleAttribute } from "./sheet.ts";
import type { Declaration, StyleSheet } from "./sheet.ts";
import { PLAIN } from "./style.ts";
import type { PaintOrder, Style } from "./style.ts";
import type { Element } from "./xml.ts";

/** What dressing an element takes, beside its parent's style. */
export interface Wardrobe {
  readonly sheet: StyleSheet;
  readonly palette: Palette;
  readonly remarks: Remarks;
}

/** The look of one element: what its children inherit, and what is its own. */
export interface Dressed {
  readonly style: Style;
  /** False where it and all that it holds is not drawn at all. */
  readonly displayed: boolean;
  /** Of the element as a whole. */
  readonly opacity: number;
  /** The id of its clip path. */
  readonly clip: string | undefined;
  readonly overflow: boolean;
  /** Lengths that a style says, which go before the attributes of their names. */
  readonly measures: readonly (readonly [string, string])[];
  /** As typed; a style sheet's units taken away. */
  readonly transform: string;
}

/** Properties that would change the look and are not set: said so where they ask for something. */
const NOT_SET: Readonly<Record<string, RegExp>> = {
  filter: /^none$/u,
  mask: /^none$/u,
  marker: /^none$/u,
  "marker-start": /^none$/u,
  "marker-mid": /^none$/u,
  "marker-end": /^none$/u,
  "mix-blend-mode": /^normal$/u,
  "text-decoration": /^none/u,
  "text-decoration-line": /^none$/u,
  "writing-mode": /^(?:lr|lr-tb|horizontal-tb)$/u,
  "baseline-shift": /^(?:0(?:px|%)?|baseline)$/u,
  "word-spacing": /^(?:normal|0(?:px)?)$/u,
  "paint-order": /^(?:normal|fill(?: stroke)?(?: markers)?)$/u,
  "vector-effect": /^none$/u,
};

/** The same of properties that are no attributes, or attributes that are heeded. */
const NOT_SET_IN_CSS: Readonly<Record<string, RegExp>> = {
  ...NOT_SET,
  d: /^none$/u,
};

const OWN = ["display", "opacity", "clip-path", "overflow"];

/** An element's declarations by property: attributes, then rules, then its `style`; the strongest holds. */
export function declarationsOf(element: Element, sheet: StyleSheet): ReadonlyMap<string, string> {
  const { attributes } = element;
  const declared = new Map<string, string>();
  for (const [name, value] of attributes) if (isKnown(name)) declared.set(name, value.trim());
  const own = readStyleAttribute(attributes.get("style") ?? "");
  const all: readonly Declaration[] = [...sheet.declarations(element), ...own];
  for (const important of [false, true]) {
    for (const one of all) {
      if (one.important === important)
        for (const [name, value] of opened(one)) declared.set(name, value);
    }
  }
  return declared;
}

const SPECIAL = ["color", "fill", "stroke", "stop-color", "stop-opacity"];

const isKnown = (name: string): boolean =>
  PROPERTIES.has(name) ||
  SPECIAL.includes(name) ||
  OWN.includes(name) ||
  Object.hasOwn(NOT_SET, name);

const FONT =
  /^((?:(?:normal|italic|oblique|small-caps|bold|bolder|lighter|\d{3})\s+)*)([\d.]+[a-z%]*)(?:\s*\/\s*[\d.a-z%]+)?\s+(.+)$/iu;

/** The `font` shorthand in its parts. */
function opened({ property, value }: Declaration): readonly (readonly [string, string])[] {
  const [, manner = "", size, family] = property === "font" ? (FONT.exec(value) ?? []) : [];
  if (size === undefined || family === undefined) return [[property, value]];
  const weight = /bolder|bold|lighter|\d{3}/iu.exec(manner)?.[0] ?? "normal";
  const slant = /italic|oblique/iu.exec(manner)?.[0] ?? "normal";
  return [
    ["font-style", slant],
    ["font-weight", weight],
    ["font-size", size],
    ["font-family", family],
  ];
}

/** Dresses an element in its parent's style and its own. Errors: `drawing/color`, `drawing/number`, `drawing/foreign`. */
export function dress(element: Element, parent: Style, port: Size, wardrobe: Wardrobe): Dressed {
  const declared = declarationsOf(element, wardrobe.sheet);
  tellNotSet(element, declared, wardrobe.remarks);
  const opacity = declared.get("opacity") ?? "1";
  const share = readShare(opacity);
  if (share === undefined) noValue(element, "opacity", opacity, wardrobe.remarks);
  return {
    style: declared.size === 0 ? parent : styled(element, { declared, parent, port }, wardrobe),
    displayed: declared.get("display") !== "none",
    opacity: share ?? 1,
    clip: clipOf(element, declared.get("clip-path"), wardrobe.remarks),
    transform:
      declared.get("transform")?.replace(/(?<=\d)(?:px|deg)/gu, "") ??
      element.attributes.get("transform") ??
      "",
    measures: measuresOf(element, declared),
    overflow: /^(?:visible|auto)$/u.test(declared.get("overflow") ?? ""),
  };
}

/** By element: the lengths that CSS may give it. */
const MEASURES: ReadonlyMap<string, readonly string[]> = new Map([
  ["rect", ["x", "y", "width", "height", "rx", "ry"]],
  ["circle", ["cx", "cy", "r"]],
  ["ellipse", ["cx", "cy", "rx", "ry"]],
  ["svg", ["x", "y", "width", "height"]],
  ["use", ["x", "y", "width", "height"]],
]);

/** What no attribute says: of the names of attributes, only those of looks are declarations. */
function measuresOf({ name }: Element, declared: ReadonlyMap<string, string>): Dressed["measures"] {
  return (MEASURES.get(name) ?? []).flatMap((measure) => {
    const value = declared.get(measure);
    return value === undefined || /^(?:|inherit|initial|unset)$/u.test(value)
      ? []
      : [[measure, value] as const];
  });
}

function tellNotSet(
  { line }: Element,
  declared: ReadonlyMap<string, string>,
  remarks: Remarks,
): void {
  for (const [property, idle] of Object.entries(NOT_SET_IN_CSS)) {
    const value = declared.get(property);
    if (value === undefined || idle.test(value) || value === "inherit") continue;
    if (FOREIGN_URL.test(value)) foreign({ line }, value, remarks);
    const sentence = `\`${property}\` is not heeded`;
    const hint = "draw what it does as shapes, or place the drawing as a picture";
    remarks.leftOut({ code: "drawing/property", line, sentence, hint });
  }
}

interface Cloth {
  readonly declared: ReadonlyMap<string, string>;
  readonly parent: Style;
  readonly port: Size;
}

function styled(element: Element, { declared, parent, port }: Cloth, wardrobe: Wardrobe): Style {
  const size = declared.get("font-size");
  const fontSize = size === undefined ? parent.fontSize : sizeOf(size, parent.fontSize);
  if (fontSize === undefined) noValue(element, "font-size", size ?? "", wardrobe.remarks);
  const diagonal = Math.hypot(port.width, port.height) / Math.SQRT2;
  const reading = { parent, fontSize: fontSize ?? parent.fontSize, diagonal };
  let style = parent;
  for (const [property, value] of declared) {
    if (value === "inherit" || value === "unset" || value === "") continue;
    const part =
      value === "initial"
        ? initialOf(property)
        : isPaint(property)
          ? { [property]: readPaint(value, element, wardrobe) }
          : property === "color"
            ? { color: readTint(value, parent.color, element, wardrobe) }
            : PROPERTIES.get(property)?.(value, reading);
    if (part === undefined && PROPERTIES.has(property)) {
      noValue(element, property, value, wardrobe.remarks);
    }
    if (part !== undefined) style = { ...style, ...part };
  }
  return style;
}

const isPaint = (property: string): property is "fill" | "stroke" =>
  property === "fill" || property === "stroke";

const sizeOf = (value: string, parent: number): number | undefined =>
  /^(?:inherit|unset|)$/u.test(value)
    ? parent
    : value === "initial"
      ? 16
      : fontSizeOf(value, parent);

function noValue({ line, name }: Element, property: string, value: string, remarks: Remarks): void {
  const sentence = `\`${property}\` of \`${name}\` cannot be \`${shortened(value)}\``;
  remarks.error("drawing/number", line, sentence, "give it a value as SVG has it, or take it away");
}

/** `url(#id)`, and what stands behind it. */
const LOCAL_URL = /^url\(\s*["']?#([^"')]*)["']?\s*\)\s*(.*)$/su;
const FOREIGN_URL = /url\(\s*["']?(?!#)/iu;

function readPaint(value: string, element: Element, wardrobe: Wardrobe): PaintOrder {
  if (value === "none") return { kind: "none" };
  if (/^currentcolor$/iu.test(value)) return { kind: "current" };
  const [, id, rest = ""] = LOCAL_URL.exec(value) ?? [];
  if (id !== undefined) {
    // Without a fallback, a reference that leads nowhere is a fault.
    const fallback = rest.trim() === "" ? undefined : readPaint(rest.trim(), element, wardrobe);
    return { kind: "server", id, fallback };
  }
  if (FOREIGN_URL.test(value)) {
    foreign(element, value, wardrobe.remarks);
    return { kind: "none" };
  }
  return { kind: "tint", tint: readTint(value, undefined, element, wardrobe) };
}

/** A color, or what `currentColor` is here; where it cannot be read, which has been told, black. */
export function readTint(
  value: string,
  current: Tint | undefined,
  { line }: Element,
  { palette, remarks }: Omit<Wardrobe, "sheet">,
): Tint {
  if (current !== undefined && /^currentcolor$/iu.test(value)) return current;
  const color = readColor(value, palette);
  if ("ink" in color) return color;
  remarks.error("drawing/color", line, color.sentence, color.hint);
  return PLAIN.color;
}

function clipOf(element: Element, value: string | undefined, remarks: Remarks): string | undefined {
  if (value === undefined || value === "none" || value === "") return undefined;
  const id = LOCAL_URL.exec(value)?.[1];
  if (id === undefined && FOREIGN_URL.test(value)) foreign(element, value, remarks);
  else if (id === undefined) noValue(element, "clip-path", value, remarks);
  return id;
}

/** Something outside the file is asked for; it is not read, and the drawing is not whole without it. */
export function foreign({ line }: Pick<Element, "line">, what: string, remarks: Remarks): void {
  const sentence = `it asks for \`${shortened(what)}\`, and nothing outside a drawing is read`;
  const hint = "put what it names into the drawing itself, or take it out";
  remarks.error("drawing/foreign", line, sentence, hint);
}
