import { SaxesParser } from "saxes";
import type { SaxesAttributeNS, SaxesTagNS } from "saxes";

/** An element of a part of a Word document, its name with the prefix that is usual for its namespace. */
export interface Element {
  /** `w:p`; of a namespace that we do not know, `?:name`. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Node[];
}

export type Node = Element | string;

/** The tree, or why there is none. */
export type ReadXml =
  | { readonly kind: "tree"; readonly root: Element }
  | { readonly kind: "broken"; readonly why: string }
  | { readonly kind: "limit"; readonly why: string };

const OFFICE = "http://schemas.openxmlformats.org";
const STRICT = "http://purl.oclc.org/ooxml";

/** Prefix → its namespaces: what Word writes, and what the strict form of the standard has instead. */
const NAMESPACES: Readonly<Record<string, readonly string[]>> = {
  w: [`${OFFICE}/wordprocessingml/2006/main`, `${STRICT}/wordprocessingml/main`],
  r: [`${OFFICE}/officeDocument/2006/relationships`, `${STRICT}/officeDocument/relationships`],
  wp: [
    `${OFFICE}/drawingml/2006/wordprocessingDrawing`,
    `${STRICT}/drawingml/wordprocessingDrawing`,
  ],
  a: [`${OFFICE}/drawingml/2006/main`, `${STRICT}/drawingml/main`],
  pic: [`${OFFICE}/drawingml/2006/picture`, `${STRICT}/drawingml/picture`],
  c: [`${OFFICE}/drawingml/2006/chart`, `${STRICT}/drawingml/chart`],
  dgm: [`${OFFICE}/drawingml/2006/diagram`, `${STRICT}/drawingml/diagram`],
  m: [`${OFFICE}/officeDocument/2006/math`, `${STRICT}/officeDocument/math`],
  mc: [`${OFFICE}/markup-compatibility/2006`],
  v: ["urn:schemas-microsoft-com:vml"],
  o: ["urn:schemas-microsoft-com:office:office"],
  w14: ["http://schemas.microsoft.com/office/word/2010/wordml"],
  wps: ["http://schemas.microsoft.com/office/word/2010/wordprocessingShape"],
  wpg: ["http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"],
  wpc: ["http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"],
  cx: ["http://schemas.microsoft.com/office/drawing/2014/chartex"],
  asvg: ["http://schemas.microsoft.com/office/drawing/2016/SVG/main"],
};

const PREFIXES = new Map(
  Object.entries(NAMESPACES).flatMap(([prefix, uris]) => uris.map((uri) => [uri, prefix] as const)),
);

/** Namespaces whose names stand without a prefix: those of the package itself. */
const PLAIN = new Set([
  "",
  `${OFFICE}/package/2006/relationships`,
  `${OFFICE}/package/2006/content-types`,
]);

/** Word nests tables in tables and boxes in groups, and stops far before this. */
const DEEPEST = 200;
const MOST_ELEMENTS = 250_000;

/** As much is read at a time, so that a file that passes a limit is left at once. */
const PORTION = 65_536;

interface Growing extends Element {
  readonly children: Node[];
}

/** Reads a part. There are no entities but XML's own five, and no DOCTYPE. */
export function readXml(bytes: Uint8Array): ReadXml {
  const text = decoded(bytes);
  if (text === undefined) return { kind: "broken", why: "its text is not in Unicode" };
  const parser = new SaxesParser({ xmlns: true });
  const open: Growing[] = [];
  let root: Element | undefined;
  let count = 0;
  let end: ReadXml | undefined;
  parser.on("error", ({ message }) => {
    end ??= { kind: "broken", why: message.replace(/\.$/u, "") };
  });
  parser.on("doctype", () => {
    end ??= { kind: "broken", why: "it has a DOCTYPE, as no word processor writes it" };
  });
  parser.on("opentag", (tag) => {
    if (end !== undefined) return;
    count += 1;
    end = passedLimit(open.length, count);
    const element = { name: nameOf(tag), attributes: attributesOf(tag), children: [] };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on("closetag", () => void open.pop());
  const add = (piece: string): void => void open.at(-1)?.children.push(piece);
  parser.on("text", add);
  parser.on("cdata", add);
  const ended = (): ReadXml | undefined => end;
  for (let at = 0; at < text.length && ended() === undefined; at += PORTION) {
    parser.write(text.slice(at, at + PORTION));
  }
  if (ended() === undefined) parser.close();
  return (
    ended() ??
    (root === undefined ? { kind: "broken", why: "it is empty" } : { kind: "tree", root })
  );
}

function passedLimit(depth: number, count: number): ReadXml | undefined {
  if (depth >= DEEPEST) return { kind: "limit", why: `nests its parts more than ${DEEPEST} deep` };
  if (count > MOST_ELEMENTS)
    return { kind: "limit", why: `has more than ${MOST_ELEMENTS} elements` };
  return undefined;
}

function decoded(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const name = !isUtf16 ? "utf-8" : first === 0xff ? "utf-16le" : "utf-16be";
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function nameOf({ uri, local }: Pick<SaxesTagNS | SaxesAttributeNS, "uri" | "local">): string {
  if (PLAIN.has(uri)) return local;
  return `${PREFIXES.get(uri) ?? "?"}:${local}`;
}

const attributesOf = ({ attributes }: SaxesTagNS): ReadonlyMap<string, string> =>
  new Map(Object.values(attributes).map((one) => [nameOf(one), one.value]));

/** An element of our own making. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly Node[] = [],
): Element {
  return { name, attributes: new Map(Object.entries(attributes)), children };
}

/** The child elements of one, all or those of a name. */
export const childrenOf = (parent: Element | undefined, name?: string): readonly Element[] =>
  (parent?.children ?? []).filter(
    (child): child is Element =>
      typeof child !== "string" && (name === undefined || child.name === name),
  );

/** The first descendant along a path of names. */
export function find(start: Element | undefined, ...path: readonly string[]): Element | undefined {
  let here = start;
  for (const name of path) here = childrenOf(here, name)[0];
  return here;
}

/** The `w:val` of the element at the end of a path. */
export const valueAt = (
  start: Element | undefined,
  ...path: readonly string[]
): string | undefined => find(start, ...path)?.attributes.get("w:val");

/** A switch of Word's: there is on, `w:val="0"` is off; undefined where nothing is said. */
export function switchAt(start: Element | undefined, name: string): boolean | undefined {
  const found = find(start, name);
  if (found === undefined) return undefined;
  return !["0", "false", "off", "none"].includes(found.attributes.get("w:val") ?? "");
}

/** All elements under one, itself first; what `closed` says yes to is not looked into. */
export function* elementsIn(
  start: Element,
  closed: (element: Element) => boolean = () => false,
): Generator<Element> {
  yield start;
  if (closed(start)) return;
  for (const child of childrenOf(start)) yield* elementsIn(child, closed);
}

/** All text under an element. */
export const textIn = (start: Element): string =>
  start.children.map((child) => (typeof child === "string" ? child : textIn(child))).join("");

/** A part as text again, with our prefixes for the namespaces. */
export function writeXml(root: Element): string {
  const declared = Object.entries(NAMESPACES).map(
    ([prefix, [uri = ""]]) => [`xmlns:${prefix}`, uri] as const,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>${written({
    ...root,
    attributes: new Map([...declared, ...root.attributes]),
  })}`;
}

function written({ name, attributes, children }: Element): string {
  const said = [...attributes].map(([key, value]) => ` ${key}="${escaped(value)}"`).join("");
  const inner = children.map((child) =>
    typeof child === "string" ? escaped(child) : written(child),
  );
  return `<${name}${said}>${inner.join("")}</${name}>`;
}

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\t", "&#9;")
    .replaceAll("\n", "&#10;");
