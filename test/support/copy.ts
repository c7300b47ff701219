import { BLACK } from "../../src/color/ink.ts";
import type { TextStyle } from "../../src/design/design.ts";
import type { FontBook } from "../../src/fonts/face.ts";
import type { Inline, LineBreak, NoteCall, Words } from "../../src/story/story.ts";
import type { ParagraphOrder, SetLine, SetParagraph } from "../../src/text/line.ts";
import { setParagraph } from "../../src/text/paragraph.ts";
import { squareBook } from "./square-face.ts";

const NOWHERE = { file: "a.md", start: 0, end: 0 };

export const words = (text: string, extra: Partial<Words> = {}): Words => ({
  kind: "words",
  text,
  emphasis: false,
  strong: false,
  code: false,
  struck: false,
  lead: false,
  span: { file: "a.md", start: 0, end: text.length },
  ...extra,
});

export const lineBreak: LineBreak = { kind: "line-break", span: NOWHERE };
export const noteCall = (number: number): NoteCall => ({
  kind: "note-call",
  number,
  span: NOWHERE,
});

/** One point to the em, so that a measure counts letters. */
export const style = (extra: Partial<TextStyle> = {}): TextStyle => ({
  face: { family: "Square", weight: 400, italic: false },
  size: 1,
  leading: 1,
  align: "justify",
  hyphenate: true,
  indent: 0,
  before: 0,
  after: 0,
  features: [],
  caps: "none",
  tracking: 0,
  ink: BLACK,
  hang: false,
  ...extra,
});

export type Asked = Partial<ParagraphOrder> & { readonly look?: Partial<TextStyle> };

export const paragraphOrder = (
  measures: ParagraphOrder["measures"],
  { look = {}, ...extra }: Asked = {},
): ParagraphOrder => ({
  style: style(look),
  lead: style({ ...look, face: { family: "Lead", weight: 700, italic: false } }),
  code: style({ face: { family: "Code", weight: 400, italic: false } }),
  measures,
  indent: 0,
  language: "en-US",
  ...extra,
});

export type Copy = string | readonly Inline[];

export const setting = (
  copy: Copy,
  order: ParagraphOrder,
  fonts: FontBook = squareBook(),
): SetParagraph => setParagraph(typeof copy === "string" ? [words(copy)] : copy, order, fonts);

export const best = (
  copy: Copy,
  measures: ParagraphOrder["measures"],
  asked: Asked = {},
  fonts?: FontBook,
): readonly SetLine[] => setting(copy, paragraphOrder(measures, asked), fonts).settings[0].lines;
