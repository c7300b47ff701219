import type { Ink } from "../color/ink.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { FaceQuery, Features } from "../fonts/face.ts";

/** A theme as values: what every page, paragraph and box of the issue looks like. Lengths in points. */
export interface Design {
  /** "review", or the file name of the house's own theme. */
  readonly name: string;
  readonly page: PageMaster;
  /** The distance of the grid's lines: the body's leading. Every height on a page is a whole number of these. */
  readonly grid: Pt;
  readonly styles: Readonly<Record<StyleName, TextStyle>>;
  readonly colors: ReadonlyMap<string, Ink>;
  readonly boxes: Readonly<Record<BoxName, BoxLook>>;
  readonly list: ListLook;
  readonly quotation: { readonly indent: Pt; readonly before: Pt; readonly after: Pt };
  readonly table: { readonly rule: Pt; readonly ruleInk: Ink; readonly cellPadding: Pt };
  readonly sectionBreak: {
    readonly ornament: string;
    readonly before: number;
    readonly after: number;
  };
  readonly furniture: FurnitureLook;
}

/** The frame of a text page. */
export interface PageMaster {
  /** From the trim's edges; inside is the spine's side, so odd folios have it at the left. */
  readonly margins: {
    readonly head: Pt;
    readonly foot: Pt;
    readonly inside: Pt;
    readonly outside: Pt;
  };
  readonly columns: 1 | 2 | 3;
  readonly gutter: Pt;
}

export type StyleName =
  | "body"
  | "lead"
  | "code"
  | "subhead"
  | "minorSubhead"
  | "number"
  | "kicker"
  | "headline"
  | "deck"
  | "byline"
  | "quotation"
  | "pullquote"
  | "pullquoteBy"
  | "caption"
  | "credit"
  | "sidebar"
  | "sidebarTitle"
  | "table"
  | "tableHead"
  | "note"
  | "footer"
  | "contentsTitle"
  | "contentsEntry"
  | "contentsKicker"
  | "contentsByline"
  | "masthead"
  | "coverLine"
  | "signOff";

/** How a paragraph, or a run in it, is set. */
export interface TextStyle {
  readonly face: FaceQuery;
  readonly size: Pt;
  readonly leading: Pt;
  readonly align: "justify" | "left" | "center" | "right";
  readonly hyphenate: boolean;
  /** Of a paragraph's first line, except after heads and breaks. */
  readonly indent: Pt;
  /** White over and under, in grid lines; between two paragraphs of one style the larger holds. */
  readonly before: number;
  readonly after: number;
  readonly features: Features;
  /** `upper`: printed in capitals; `small`: small caps for lower case; `all-small`: for all letters. */
  readonly caps: "none" | "upper" | "small" | "all-small";
  /** Extra white after every glyph, in ems. */
  readonly tracking: number;
  readonly ink: Ink;
  /** Punctuation at the edges hangs into the margin. */
  readonly hang: boolean;
}

export type BoxName = "sidebar" | "pullquote" | "code" | "figure" | "table";

/** A box in the column: its tint, its rules, and the white inside and outside. */
export interface BoxLook {
  readonly tint?: Ink;
  /** Rules over and under the box. */
  readonly rule: Pt;
  readonly ruleInk: Ink;
  readonly padding: Pt;
  /** White over and under, in grid lines. */
  readonly before: number;
  readonly after: number;
}

export interface ListLook {
  readonly bullet: string;
  /** Of lists within lists. */
  readonly nestedBullet: string;
  /** Of the items' text. */
  readonly align: "justify" | "left";
  /** From the text's edge to the hanging text; the same again for each nested list. */
  readonly indent: Pt;
  readonly before: number;
  readonly after: number;
  /** Between items, in grid lines. */
  readonly between: number;
}

export interface FurnitureLook {
  /** Pattern with {page} {title} {publication} {article} {date}; where the manifest has no footer of its own. */
  readonly footer: string;
  /** From the trim's foot up to the footer's baseline. */
  readonly footerBaseline: Pt;
  /** Which edge of the type area the footer is set to. */
  readonly footerAlign: "outside" | "inside" | "center";
  /** White between a title page's head and the body under it, in grid lines. */
  readonly headGap: number;
  /** A rule under the head of an article. */
  readonly headRule: Pt;
  readonly headRuleInk: Ink;
}
