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

/** The rules of a drawing's style sheets, the later and more special ones last. */
export type StyleSheet = readonly StyleRule[];

interface StyleRule {
  readonly matches: (element: Element) => boolean;
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
  return rules.toSorted((one, other) => compareRanks(one.rank, other.rank));
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
      return [{ matches: matcher.matches, rank, declarations }];
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
    const own = attributes.get("class")?.split(/\s+/u) ?? [];
    return (
      wanted.every((one) => one === name) &&
      classes.every((one) => own.includes(one)) &&
      ids.every((one) => one === attributes.get("id"))
    );
  };
  return { matches, special: [ids.length, classes.length, wanted.length] };
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
