import type { Role } from "./manuscript.ts";
import { standIn, type Stand } from "./raised.ts";
import { childrenOf, find, switchAt, valueAt } from "./xml.ts";
import type { Element } from "./xml.ts";

/** What the styles of a document say, as far as it says what a paragraph or a run is. */
export interface StyleBook {
  /** Of a paragraph style's id; of none, or an unknown one, what holds for plain paragraphs. */
  paragraph(id: string | undefined): ParagraphStyle;
  /** Of a character style's id. */
  character(id: string | undefined): CharacterStyle;
  /** The numbering of a numbering style. */
  numbering(id: string): string | undefined;
}

export interface ParagraphStyle extends Stress {
  readonly role: Role;
  readonly list?: ListOrder;
}

export interface CharacterStyle extends Stress {
  readonly code: boolean;
  readonly stand?: Stand | undefined;
}

/** How a style stresses its words. */
export interface Stress {
  readonly bold: boolean;
  readonly italic: boolean;
}

/** The numbering that a style orders, and the level in it. */
export interface ListOrder {
  readonly id?: string;
  readonly level?: number;
}

type Sheet = ReadonlyMap<string, Element>;

/** Styles are based on one another; a ring of them ends somewhere, too. */
const LONGEST_CHAIN = 20;

/** Reads `styles.xml`; a document without one has plain paragraphs. */
export function readStyles(root: Element | undefined): StyleBook {
  const styles = childrenOf(root, "w:style");
  const sheet = (type: string): Sheet =>
    new Map(
      styles
        .filter(({ attributes }) => attributes.get("w:type") === type)
        .map((style) => [style.attributes.get("w:styleId") ?? "", style]),
    );
  const [paragraphs, characters, numberings] = [
    sheet("paragraph"),
    sheet("character"),
    sheet("numbering"),
  ];
  const plain = styles.find(
    ({ attributes }) =>
      attributes.get("w:type") === "paragraph" && isOn(attributes.get("w:default")),
  );
  const defaults = find(root, "w:docDefaults", "w:rPrDefault", "w:rPr");
  return {
    paragraph: (id) => {
      const named = id === undefined ? undefined : paragraphs.get(id);
      return paragraphStyle(chainOf(named ?? plain, paragraphs), defaults);
    },
    character: (id) =>
      characterStyle(chainOf(id === undefined ? undefined : characters.get(id), characters)),
    numbering: (id) => valueAt(numberings.get(id), "w:pPr", "w:numPr", "w:numId"),
  };
}

const isOn = (value: string | undefined): boolean => value === "1" || value === "true";

/** A style and those that it is based on, the nearest first. */
function chainOf(start: Element | undefined, sheet: Sheet): readonly Element[] {
  const chain: Element[] = [];
  let here = start;
  while (here !== undefined && chain.length < LONGEST_CHAIN) {
    chain.push(here);
    const base = valueAt(here, "w:basedOn");
    here = base === undefined ? undefined : sheet.get(base);
  }
  return chain;
}

function paragraphStyle(chain: readonly Element[], defaults: Element | undefined): ParagraphStyle {
  const said = (name: string): boolean =>
    first(chain, (style) => switchAt(find(style, "w:rPr"), name)) ??
    switchAt(defaults, name) ??
    false;
  const id = first(chain, (style) => valueAt(style, "w:pPr", "w:numPr", "w:numId"));
  const level = first(chain, (style) => valueAt(style, "w:pPr", "w:numPr", "w:ilvl"));
  return {
    role: first(chain, roleOf) ?? "body",
    bold: said("w:b"),
    italic: said("w:i"),
    ...((id !== undefined || level !== undefined) && {
      list: {
        ...(id !== undefined && { id }),
        ...(level !== undefined && { level: Number(level) }),
      },
    }),
  };
}

function characterStyle(chain: readonly Element[]): CharacterStyle {
  const said = (name: string): boolean =>
    first(chain, (style) => switchAt(find(style, "w:rPr"), name)) ?? false;
  const code = chain.some((style) =>
    /^(?:html code|source text|verbatim char|code|inline code)$/iu.test(nameOf(style)),
  );
  const stand = standIn(first(chain, (style) => valueAt(style, "w:rPr", "w:vertAlign")));
  return { bold: said("w:b"), italic: said("w:i"), code, stand };
}

function first<T>(
  chain: readonly Element[],
  read: (style: Element) => T | undefined,
): T | undefined {
  for (const style of chain) {
    const value = read(style);
    if (value !== undefined) return value;
  }
  return undefined;
}

const nameOf = (style: Element): string => valueAt(style, "w:name") ?? "";

/** Names of styles, in small letters. Word keeps its own in English, whatever it shows. */
const ROLES: readonly (readonly [name: RegExp, role: Role])[] = [
  [/^title$/u, "title"],
  [/^subtitle$/u, "subtitle"],
  [/^(?:author|authors|byline|by-line|writer|autor|autorenzeile)$/u, "author"],
  [/^(?:intense )?quote$|^block (?:text|quotation|quote)$|^blockquote$|^quotations?$/u, "quote"],
  [
    /^(?:caption|illustration|figure|drawing|image caption|table caption|figure caption)$/u,
    "caption",
  ],
  [/^(?:html preformatted|preformatted text|source code|code|code block|macro text)$/u, "code"],
  [/^(?:toc|contents|index) ?\d|^(?:toc|contents|index) heading$|^table of figures$/u, "contents"],
  [/^horizontal line$/u, "rule"],
];

/** By its name; a house's own style by the level at which Word's outline has it. */
function roleOf(style: Element): Role | undefined {
  const name = nameOf(style).trim().toLowerCase();
  const heading = /^heading ([1-9])$/u.exec(name)?.[1];
  if (heading !== undefined) return levelOf(Number(heading) - 1);
  const known = ROLES.find(([pattern]) => pattern.test(name));
  if (known !== undefined) return known[1];
  const outline = valueAt(style, "w:pPr", "w:outlineLvl");
  return outline === undefined ? undefined : levelOf(Number(outline));
}

const LEVELS: readonly Role[] = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** A heading's role by Word's outline level, which counts from 0; 9 is body text. */
export const levelOf = (outline: number): Role | undefined => LEVELS[outline];
