import type { CssNode, Rule } from "css-tree";
import type { Remarks } from "./remarks.ts";
import { elementsOf, textOf } from "./xml.ts";
import type { Element } from "./xml.ts";

/** A property as it is declared, by an attribute, a style sheet, or a style attribute. */
export interface Declaration {
  readonly property: string;
  readonly value: string;
  readonly important: boolean;
}

/** The rules of a drawing's style sheets. */
export interface StyleSheet {
  /** What the rules declare for an element, the later and more special ones last. */
  readonly declarations: (element: Element) => readonly Declaration[];
}

interface StyleRule {
  readonly matches: (element: Element) => boolean;
  /** An id, a class or a name that every element has which it matches; `*` where it may be any. */
  readonly key: string;
  /** Ids, classes, element names, and the place in the sheet. */
  readonly rank: readonly [number, number, number, number];
  readonly declarations: readonly Declaration[];
}

/** Reads every `style` element; the reader of CSS is loaded only where there is one. */
export async function readStyleSheets(root: Element, remarks: Remarks): Promise<StyleSheet> {
  const sheets = [...elementsOf(root)].filter(({ name }) => name === "style");
  const rules: StyleRule[] = [];
  for (const sheet of sheets) {
    const { parse } = await import("css-tree");
    const tree = parse(textOf(sheet), {
      parseValue: false,
      parseAtrulePrelude: false,
      parseCustomProperty: false,
      onParseError: ({ message }) => {
        leaveOut(remarks, sheet, `a rule of its style sheet cannot be read: ${message}`);
      },
    });
    rules.push(...rulesOf(tree, { sheet, remarks, first: rules.length }));
  }
  return sheetOf(rules.toSorted((one, other) => compareRanks(one.rank, other.rank)));
}

/** Rules are looked for by what an element is called, and once for all elements that are called the same. */
function sheetOf(rules: readonly StyleRule[]): StyleSheet {
  const shelves = new Map<string, { readonly rule: StyleRule; readonly at: number }[]>();
  rules.forEach((rule, at) => {
    const shelf = shelves.get(rule.key) ?? [];
    shelf.push({ rule, at });
    shelves.set(rule.key, shelf);
  });
  const known = new Map<string, readonly Declaration[]>();
  return {
    declarations: (element) => {
      if (rules.length === 0) return [];
      // An id that no rule names makes no difference; most are in a file once.
      const keys = keysOf(element).filter((key) => !key.startsWith("#") || shelves.has(key));
      const name = keys.join(" ");
      const before = known.get(name);
      if (before !== undefined) return before;
      const found = keys
        .flatMap((key) => shelves.get(key) ?? [])
        .filter(({ rule }) => rule.matches(element))
        .toSorted((one, other) => one.at - other.at);
      const declared = strongest(found.flatMap(({ rule }) => rule.declarations));
      known.set(name, declared);
      return declared;
    },
  };
}

/** By what a rule may know an element. */
const keysOf = ({ name, attributes }: Element): readonly string[] => [
  "*",
  name,
  ...new Set(classesOf(attributes.get("class")).map((one) => `.${one}`)),
  ...(attributes.has("id") ? [`#${attributes.get("id") ?? ""}`] : []),
];

const classesOf = (list = ""): readonly string[] => list.split(/\s+/u).filter((one) => one !== "");

/** The declarations that no later one of the same property and weight does away with. */
function strongest(declarations: readonly Declaration[]): readonly Declaration[] {
  const last = new Map<string, Declaration>();
  for (const one of declarations) {
    const key = `${one.property} ${String(one.important)}`;
    // Set anew it stands last, as it must: `font` says what `font-size` says, too.
    last.delete(key);
    last.set(key, one);
  }
  return [...last.values()];
}

function compareRanks(one: StyleRule["rank"], other: StyleRule["rank"]): number {
  const at = one.findIndex((share, i) => share !== other[i]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

interface Reading {
  readonly sheet: Element;
  readonly remarks: Remarks;
  readonly first: number;
}

function rulesOf(tree: CssNode, { sheet, remarks, first }: Reading): readonly StyleRule[] {
  const nodes = tree.type === "StyleSheet" ? tree.children.toArray() : [];
  return nodes.flatMap((node, i): readonly StyleRule[] => {
    if (node.type === "Atrule") refuseAtRule(node.name, sheet, remarks);
    if (node.type !== "Rule") return [];
    const declarations = declarationsOf(node);
    const selectors = node.prelude.type === "SelectorList" ? node.prelude.children.toArray() : [];
    return selectors.flatMap((selector) => {
      const matcher = matcherOf(selector);
      if (matcher === undefined) {
        leaveOut(remarks, sheet, "a selector that is no element, class or id is left out");
        return [];
      }
      const rank = [...matcher.special, first + i] as const;
      return [{ matches: matcher.matches, key: matcher.key, rank, declarations }];
    });
  });
}

function refuseAtRule(name: string, sheet: Element, remarks: Remarks): void {
  if (name.toLowerCase() !== "import") {
    leaveOut(remarks, sheet, `\`@${name}\` in its style sheet is left out`);
    return;
  }
  const hint = "copy the rules into the drawing: nothing else is read";
  remarks.error("drawing/foreign", sheet.line, "its style sheet asks for another file", hint);
}

const leaveOut = (remarks: Remarks, { line }: Element, sentence: string): void => {
  const hint = "style it by attributes, or by rules for elements, `.classes` and `#ids`";
  remarks.leftOut({ code: "drawing/style", line, sentence, hint });
};

function declarationsOf({ block }: Rule): readonly Declaration[] {
  return block.children.toArray().flatMap((node): readonly Declaration[] => {
    if (node.type !== "Declaration" || node.value.type !== "Raw") return [];
    const { property, important } = node;
    const value = node.value.value.trim();
    return [{ property: property.toLowerCase(), value, important: important !== false }];
  });
}

interface Matcher {
  readonly matches: (element: Element) => boolean;
  readonly key: string;
  readonly special: readonly [number, number, number];
}

/** Of a selector without combinators: `rect`, `.axis`, `#legend`, `text.axis`, `*`. */
function matcherOf(selector: CssNode): Matcher | undefined {
  const parts = selector.type === "Selector" ? selector.children.toArray() : [];
  const names: string[] = [];
  const classes: string[] = [];
  const ids: string[] = [];
  for (const part of parts) {
    if (part.type === "TypeSelector") names.push(part.name.replace(/^.*\|/u, ""));
    else if (part.type === "ClassSelector") classes.push(part.name);
    else if (part.type === "IdSelector") ids.push(part.name);
    else return undefined;
  }
  const wanted = names.filter((name) => name !== "*");
  const matches = ({ name, attributes }: Element): boolean => {
    const own = classesOf(attributes.get("class"));
    return (
      wanted.every((one) => one === name) &&
      classes.every((one) => own.includes(one)) &&
      ids.every((one) => one === attributes.get("id"))
    );
  };
  const key =
    ids.map((id) => `#${id}`)[0] ?? classes.map((one) => `.${one}`)[0] ?? wanted[0] ?? "*";
  return { matches, key, special: [ids.length, classes.length, wanted.length] };
}

/** The declarations of a `style` attribute. */
export function readStyleAttribute(text: string): readonly Declaration[] {
  const parts = text.replace(/\/\*.*?\*\//gsu, "").match(/(?:"[^"]*"|'[^']*'|\([^)]*\)|[^;])+/gu);
  return (parts ?? []).flatMap((part): readonly Declaration[] => {
    const [, name, value = ""] = /^\s*([\w-]+)\s*:(.*)$/su.exec(part) ?? [];
    if (name === undefined) return [];
    const bare = value.replace(/!\s*important\s*$/iu, "");
    const property = name.toLowerCase();
    return [{ property, value: bare.trim(), important: bare.length < value.length }];
  });
}
