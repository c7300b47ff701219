import { SaxesParser } from "saxes";
import type { SaxesTagNS } from "saxes";
import type { Remarks } from "./remarks.ts";

/** An element of SVG as the file has it; what editors leave in namespaces of their own is not there. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (Element | string)[];
  /** 1 for the file's first line. */
  readonly line: number;
}

/** What the tree is built of: its children still come. */
interface Growing extends Element {
  readonly children: (Element | string)[];
}

const SVG = "http://www.w3.org/2000/svg";
const XLINK = "http://www.w3.org/1999/xlink";
const XML = "http://www.w3.org/XML/1998/namespace";

/** No hand nests groups so deep, and no editor either. */
const DEEPEST = 256;
const MOST_ELEMENTS = 500_000;

/** As much is read at a time, so that a file that passes a limit is left at once. */
const PORTION = 65_536;

/**
 * Reads XML into a tree; undefined where it is none, with the reason among the remarks. There are no
 * entities but XML's own five, and no DOCTYPE. Errors: `drawing/broken`, `drawing/doctype`,
 * `drawing/limit` (limit).
 */
export function readXml(text: string, remarks: Remarks): Element | undefined {
  const tree = growTree(remarks);
  const parser = new SaxesParser({ xmlns: true });
  let failed = false;
  parser.on("error", ({ message }) => {
    if (failed || remarks.stopped()) return;
    failed = true;
    const why = message.replace(/^\d+:\d+: /u, "").replace(/\.$/u, "");
    const sentence = `it is not well-formed XML: ${lowered(why)}`;
    const hint = "export it anew from where it was drawn";
    const place = `${parser.line}, column ${parser.columnIndex + 1}` as const;
    remarks.error("drawing/broken", place, sentence, hint);
  });
  parser.on("doctype", () => {
    failed = true;
    const hint = "save it as plain SVG, or delete everything from `<!DOCTYPE` up to its `>`";
    remarks.error("drawing/doctype", parser.line, "it has a DOCTYPE, which is not read", hint);
  });
  parser.on("opentag", (tag) => {
    if (!failed) tree.open(tag, parser.line);
  });
  parser.on("closetag", tree.close);
  parser.on("text", tree.text);
  parser.on("cdata", tree.text);
  const over = (): boolean => failed || remarks.stopped();
  for (let at = 0; at < text.length && !over(); at += PORTION) {
    parser.write(text.slice(at, at + PORTION));
  }
  if (!over()) parser.close();
  if (over()) return undefined;
  const root = tree.root();
  if (root === undefined) {
    const hint = 'give its `svg` the namespace `xmlns="http://www.w3.org/2000/svg"`';
    remarks.error("drawing/broken", 1, "it holds no element of SVG", hint);
  }
  return root;
}

const lowered = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);

function growTree(remarks: Remarks) {
  const open: Growing[] = [];
  let root: Element | undefined;
  let count = 0;
  // How deep we are inside an element that is not SVG's.
  let abroad = 0;
  const isTooMuch = (line: number): boolean => {
    count += 1;
    if (open.length >= DEEPEST) {
      remarks.limit(line, `elements are nested more than ${DEEPEST} deep`, "ungroup what it holds");
    }
    if (count > MOST_ELEMENTS) {
      const sentence = `it has more than ${MOST_ELEMENTS} elements`;
      remarks.limit(line, sentence, "draw it with fewer, or place it as a picture");
    }
    return remarks.stopped();
  };
  return {
    root: () => root,
    open: (tag: SaxesTagNS, line: number): void => {
      if (abroad > 0 || (tag.uri !== SVG && tag.uri !== "")) {
        abroad += 1;
        return;
      }
      if (isTooMuch(line)) return;
      const element = { name: tag.local, attributes: attributesOf(tag), children: [], line };
      open.at(-1)?.children.push(element);
      root ??= element;
      open.push(element);
    },
    close: (): void => {
      if (abroad > 0) abroad -= 1;
      else open.pop();
    },
    text: (text: string): void => {
      if (abroad === 0) open.at(-1)?.children.push(text);
    },
  };
}

/** By their plain names; `xlink:href` is `href`, and other namespaces' are not SVG's business. */
function attributesOf({ attributes }: SaxesTagNS): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { local, uri, value } of Object.values(attributes)) {
    if (uri === "") found.set(local, value);
    else if (uri === XLINK && local === "href" && !found.has("href")) found.set("href", value);
    else if (uri === XML && local === "space") found.set("xml:space", value);
  }
  return found;
}

/** Every element under one, itself first. */
export function* elementsOf(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) if (typeof child !== "string") yield* elementsOf(child);
}

export const textOf = (element: Element): string =>
  element.children.map((child) => (typeof child === "string" ? child : "")).join("");
