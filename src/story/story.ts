import type { Span } from "../diagnostics/diagnostic.ts";
import type { IsoDate, Phrase, PictureOrder } from "../schema/phrase.ts";

/**
 * An article as its author meant it: head and blocks, quotes already curled, every inline with its
 * place in the source. Nothing here knows a face, a measure or a page.
 */
export interface Story {
  /** The article's file, as spans name it. */
  readonly file: string;
  readonly head: StoryHead;
  readonly body: readonly Block[];
  /** Footnotes in the order in which the body calls them, numbered from 1. */
  readonly notes: readonly Note[];
}

export interface StoryHead {
  readonly number?: number;
  /** Stands where the number would: "Bonus video". */
  readonly label?: Phrase;
  readonly kicker?: Phrase;
  readonly title: Phrase;
  readonly deck?: Phrase;
  readonly date?: IsoDate;
  readonly authors: readonly Phrase[];
  readonly role?: Phrase;
  readonly opener?: Opener;
  /** How many pages the article is to fill, opener picture aside. */
  readonly pages?: number;
  /** True where neither number, label nor date is given: a letter, whose typed last paragraph is its sign-off. */
  readonly letter: boolean;
}

/** A picture that has a page to itself. */
export interface Opener extends PictureOrder {
  /** Which pages of a spread it may have; `verso`: left-hand ones alone. */
  readonly side: "any" | "verso";
}

export type Block =
  | Paragraph
  | Subhead
  | List
  | Quotation
  | PullQuote
  | Figure
  | Chart
  | Sidebar
  | Table
  | CodeBlock
  | SectionBreak;

export interface Paragraph {
  readonly kind: "paragraph";
  readonly inlines: readonly Inline[];
  /** `run-in`: begins with a bold lead and goes on; `line`: a bold lead alone, kept with what follows. */
  readonly lead?: "run-in" | "line";
  readonly span: Span;
}

export interface Subhead {
  readonly kind: "subhead";
  readonly level: 2 | 3;
  readonly inlines: readonly Inline[];
  readonly span: Span;
}

export interface List {
  readonly kind: "list";
  /** Absent for a bulleted list; else the first number. */
  readonly start?: number;
  readonly items: readonly ListItem[];
  readonly span: Span;
}

export interface ListItem {
  /** GFM task lists: printed as an empty or a ticked box. */
  readonly checked?: boolean;
  readonly blocks: readonly Block[];
  readonly span: Span;
}

export interface Quotation {
  readonly kind: "quotation";
  readonly blocks: readonly Block[];
  readonly span: Span;
}

/** Repeats words of the body, so it is a stream of its own and not part of the story's text. */
export interface PullQuote {
  readonly kind: "pullquote";
  readonly paragraphs: readonly (readonly Inline[])[];
  readonly by?: Phrase;
  /** One column wide, or as wide as the page; absent: as the theme has it. */
  readonly width?: 1 | 2 | "straddle";
  readonly span: Span;
}

export interface Figure {
  readonly kind: "figure";
  readonly picture: PictureOrder;
  readonly caption: readonly Inline[];
  readonly width: 1 | 2 | "straddle" | "bleed";
  readonly span: Span;
}

/** Figures of the copy that are drawn, with what a figure has beside its picture. */
export interface Chart {
  readonly kind: "chart";
  readonly figures: ChartFigures;
  /** What is counted, over the drawing: "RMB billion". */
  readonly unit?: Phrase;
  readonly caption: readonly Inline[];
  /** What it shows, for who cannot see it. */
  readonly alt?: string;
  /** Where the figures come from. */
  readonly credit?: Phrase;
  readonly width: 1 | 2;
  readonly span: Span;
}

export type ChartFigures = Bars | Lines | Timeline;

/** One bar a series in each row. */
export interface Bars {
  readonly kind: "bars";
  /** What the series are called: one or more. */
  readonly series: readonly string[];
  readonly rows: readonly ChartRow[];
}

/** One line a series, from row to row. */
export interface Lines {
  readonly kind: "lines";
  readonly series: readonly string[];
  /** Of each series, the rows whose figures are printed. */
  readonly told: readonly (readonly number[])[];
  /** From left to right. */
  readonly rows: readonly (ChartRow & Dated)[];
}

export interface ChartRow {
  readonly name: string;
  /** One a series; undefined where nothing is known. */
  readonly values: readonly (Amount | undefined)[];
}

/** A place in time, in days from 1970; where the rows have no dates, the number of the row. */
interface Dated {
  readonly at: number;
}

/** A number, and how it is printed. */
export interface Amount {
  readonly value: number;
  readonly text: string;
}

/** What happened, the first first. */
export interface Timeline {
  readonly kind: "timeline";
  readonly events: readonly ChartEvent[];
}

export interface ChartEvent extends Dated {
  readonly date: string;
  readonly words: string;
}

export interface Sidebar {
  readonly kind: "sidebar";
  readonly title: readonly Inline[];
  readonly blocks: readonly Block[];
  readonly span: Span;
}

export interface Table {
  readonly kind: "table";
  readonly align: readonly ("left" | "right" | "center" | undefined)[];
  readonly head: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  readonly span: Span;
}

export interface Cell {
  readonly inlines: readonly Inline[];
  readonly span: Span;
}

export interface CodeBlock {
  readonly kind: "code";
  /** Without the fence; lines end in `\n`, none at the end. */
  readonly text: string;
  readonly language?: string;
  readonly span: Span;
}

/** `***`: a pause in the text. */
export interface SectionBreak {
  readonly kind: "section-break";
  readonly span: Span;
}

/** Inlines are flat: a run of words carries all that holds for it, and runs follow one another. */
export type Inline = Words | LineBreak | NoteCall;

export interface Words {
  readonly kind: "words";
  /** Typographic already; white space folded to single spaces, no-break spaces kept. */
  readonly text: string;
  readonly emphasis: boolean;
  readonly strong: boolean;
  readonly code: boolean;
  /** GFM `~~gone~~`. */
  readonly struck: boolean;
  /** A run-in lead or lead line, set in its own face. */
  readonly lead: boolean;
  /** Where a link leads (digital edition). */
  readonly link?: string;
  readonly span: Span;
}

/** A typed `\` or two spaces at a line's end. */
export interface LineBreak {
  readonly kind: "line-break";
  readonly span: Span;
}

/** The raised number that calls a footnote. */
export interface NoteCall {
  readonly kind: "note-call";
  /** Index into the story's `notes`, plus one. */
  readonly number: number;
  readonly span: Span;
}

export interface Note {
  readonly number: number;
  readonly paragraphs: readonly (readonly Inline[])[];
  readonly span: Span;
}
