import type { Separation } from "../color/press.ts";
import type { Ink } from "../color/ink.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { FaceQuery, Features } from "../fonts/face.ts";

/** A theme as values: what every page, paragraph and box of the issue looks like. Lengths in points. */
export interface Design {
  /** "review", or the file name of the house's own theme. */
  readonly name: string;
  /** The frame of text pages. */
  readonly page: PageMaster;
  /** The frames of pages that differ from it. */
  readonly masters: Readonly<Record<MasterName, PageMaster>>;
  /** The distance of the grid's lines: the body's leading. Every height on a page is a whole number of these. */
  readonly grid: Pt;
  readonly styles: Readonly<Record<StyleName, TextStyle>>;
  readonly colors: ReadonlyMap<string, Ink>;
  /** Where the house quotes otherwise than its language does. */
  readonly quotes?: HouseQuotes;
  /** Words with hyphens where the house divides them; without any it never does. */
  readonly hyphenation: readonly string[];
  /** How pictures come into the press's inks. */
  readonly separation: Separation;
  readonly opening: OpeningLook;
  readonly boxes: Readonly<Record<BoxName, BoxLook>>;
  readonly pullquote: PullQuoteLook;
  readonly runaround: RunaroundLook;
  readonly figure: FigureLook;
  readonly list: ListLook;
  readonly quotation: { readonly indent: Pt; readonly before: number; readonly after: number };
  readonly table: TableLook;
  readonly chart: ChartLook;
  readonly notes: NotesLook;
  readonly sectionBreak: {
    readonly ornament: string;
    readonly before: number;
    readonly after: number;
  };
  readonly head: HeadLook;
  readonly contents: ContentsLook;
  readonly cover: CoverLook;
  readonly furniture: FurnitureLook;
}

/** The frame of a page. */
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

export type MasterName = "letter" | "contents";

export type StyleName =
  | "body"
  | "opening"
  | "dropCap"
  | "lead"
  | "code"
  | "subhead"
  | "minorSubhead"
  | "quotation"
  | "signOff"
  | "note"
  | "number"
  | "kicker"
  | "headline"
  | "deck"
  | "byline"
  | "pullquote"
  | "pullquoteWide"
  | "pullquoteMark"
  | "pullquoteBy"
  | "caption"
  | "credit"
  | "sidebar"
  | "sidebarTitle"
  | "table"
  | "tableHead"
  | "chartTitle"
  | "chartUnit"
  | "chart"
  | "chartValue"
  | "footer"
  | "contentsTitle"
  | "contentsNumber"
  | "contentsKicker"
  | "contentsEntry"
  | "contentsByline"
  | "contentsFolio"
  | "masthead"
  | "coverTitle"
  | "coverData"
  | "coverLine";

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

/** Opening and closing marks, of a quotation and of one within it; what is absent is the language's. */
export interface HouseQuotes {
  readonly outer?: readonly [string, string];
  readonly inner?: readonly [string, string];
}

/** How the first paragraph of an article begins. */
export interface OpeningLook {
  /** How many lines its first letter is tall; 0 for no drop cap. */
  readonly dropCap: number;
  /** Its first line, or its first few words, in the style `opening`. */
  readonly strong: "none" | "line" | "words";
}

export type BoxName = "sidebar" | "pullquote" | "pullquoteWide" | "code";

/** A box in the column: its tint, its rules, and the white inside and outside. */
export interface BoxLook {
  readonly tint?: Ink;
  readonly rule: Pt;
  readonly ruleInk: Ink;
  /** Which edges the rule stands on. */
  readonly ruled: Edges;
  readonly padding: Pt;
  /** White over and under, in grid lines. */
  readonly before: number;
  readonly after: number;
}

export type Edges = "head" | "foot" | "head-and-foot" | "left" | "all";

export interface PullQuoteLook {
  /** Where the copy does not say: one column wide, or as wide as the page. */
  readonly span: 1 | 2 | "straddle";
  /** A large quotation mark over the words; empty for none. */
  readonly mark: string;
}

/** What straddles the gutter, the text set round it. */
export interface RunaroundLook {
  /** How wide a pull quote and a picture are, as a share of a column's measure. */
  readonly quote: number;
  readonly picture: number;
  /** Between it and the text beside it. */
  readonly white: Pt;
}

export interface FigureLook {
  /** From the picture to the caption's line. */
  readonly gap: Pt;
  /** The greatest height of a picture, as a share of the column's. */
  readonly tallest: number;
  /** How wide captions are under pictures wider than a column, as a share of the page's measure. */
  readonly captionMeasure: number;
  /** Stands for a picture that could not be made ready. */
  readonly placeholder: Ink;
  readonly before: number;
  readonly after: number;
}

export interface ListLook {
  readonly bullet: string;
  /** Of lists within lists. */
  readonly nestedBullet: string;
  /** What stands before a numbered item; `{number}` is filled in. */
  readonly number: string;
  /** Of bullets and numbers. */
  readonly labelInk: Ink;
  /** Of the items' text. */
  readonly align: "justify" | "left";
  /** From the text's edge to the hanging text; the same again for each nested list. */
  readonly indent: Pt;
  readonly before: number;
  readonly after: number;
  /** Between items, in grid lines. */
  readonly between: number;
}

export interface TableLook {
  /** Over the table, under its head and under the table. */
  readonly rule: Pt;
  readonly ruleInk: Ink;
  /** Between two rows. */
  readonly divider: Pt;
  readonly dividerInk: Ink;
  /** Behind the head. */
  readonly headTint?: Ink;
  /** White at either side of a cell. */
  readonly cellPadding: Pt;
  readonly before: number;
  readonly after: number;
}

export interface ChartLook {
  /** Of the series, the first first. */
  readonly inks: readonly [Ink, Ink, Ink, Ink];
  /** Of the lines that figures are read on. */
  readonly gridInk: Ink;
  /** Thickness of the lines that show figures. */
  readonly line: Pt;
  readonly before: number;
  readonly after: number;
}

/** The rule over a column's footnotes. */
export interface NotesLook {
  readonly rule: Pt;
  readonly ruleInk: Ink;
  readonly ruleWidth: Pt;
  /** From the rule to the top of the first note's line. */
  readonly gap: Pt;
}

/** The head of a title page. */
export interface HeadLook {
  readonly align: "left" | "center";
  /** White over the head, in grid lines. */
  readonly sink: number;
  /** How wide the headline and the deck may be, as a share of the page's measure. */
  readonly measure: number;
  /** Whether number and kicker share a line, or stand under each other. */
  readonly number: "beside" | "above";
  /** A band of this ink behind the head, into the bleed at the page's head and sides. */
  readonly ground?: Ink;
  /** A rule of the measure's width between head and body. */
  readonly rule: Pt;
  readonly ruleInk: Ink;
  /** Over the byline, or under it. */
  readonly rulePlace: "over-byline" | "under-byline";
  /** White between the head and the body under it, in grid lines. */
  readonly gap: number;
}

export interface ContentsLook {
  /** A page of its own, or the last column of the letter next to it in the flatplan, where both have room. */
  readonly place: "page" | "beside-letter";
  readonly folio: "left" | "right";
  /** What leads the eye from an entry to a folio at its right. */
  readonly leader: "none" | "dots" | "rule";
  readonly bylines: boolean;
  /** A rule over each entry; 0 for none. */
  readonly rule: Pt;
  readonly ruleInk: Ink;
  /** White between two entries, in grid lines. */
  readonly between: number;
}

export interface CoverLook {
  /** The picture over the whole page, or from under the words down. */
  readonly picture: "page" | "below";
  readonly align: "left" | "center";
  /** Behind the masthead, into the bleed; absent: the masthead stands on the picture itself. */
  readonly mastheadGround?: Ink;
  /** Where the title, its data and the cover lines stand. */
  readonly lines: "under-masthead" | "at-foot";
  /** Behind these, into the bleed. */
  readonly linesGround?: Ink;
  /** White inside the grounds, round the words. */
  readonly padding: Pt;
}

export interface FurnitureLook {
  /** Pattern with {page} {title} {publication} {article} {date}; where the manifest has no footer of its own. */
  readonly footer: string;
  /** From the trim's foot up to the footer's baseline. */
  readonly footerBaseline: Pt;
  /** Which edge of the type area the footer is set to. */
  readonly footerAlign: "outside" | "inside" | "center";
  /** A rule of the type area's width over the footer; 0 for none. */
  readonly footerRule: Pt;
  readonly footerRuleInk: Ink;
  /** Stands behind an article's last word; empty for none. */
  readonly endMark: string;
  readonly endMarkInk: Ink;
}
