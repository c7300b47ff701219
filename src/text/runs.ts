import { error } from "../diagnostics/diagnostic.ts";
import type { Diagnostic, Span } from "../diagnostics/diagnostic.ts";
import type { Ink } from "../color/ink.ts";
import type { TextStyle } from "../design/design.ts";
import type { Face, FaceQuery, Features, FontBook } from "../fonts/face.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Inline, Words } from "../story/story.ts";
import type { ParagraphOrder } from "./line.ts";
import { drawerOf } from "./word-shape.ts";
import type { Drawer } from "./word-shape.ts";
import { isDressed } from "./dressed.ts";

/** How a run of text is set. */
export interface Look {
  readonly face: Face;
  readonly drawer: Drawer;
  readonly size: Pt;
  readonly ink: Ink;
  /** White after each glyph, in points. */
  readonly tracking: Pt;
  /** Over the baseline. */
  readonly rise: Pt;
  /** Not the copy's own words. */
  readonly furniture: boolean;
  readonly struck: boolean;
  /** Set as typed: never divided with a hyphen, spaces at its head kept. */
  readonly code: boolean;
  readonly hyphenate: boolean;
}

/** Text of one look. */
export interface TextRun {
  readonly kind: "text";
  readonly text: string;
  readonly look: Look;
  /** An address that is printed as it is typed. */
  readonly address: boolean;
  /** The number of the footnote that it calls. */
  readonly note?: number;
}

export type Run = TextRun | { readonly kind: "line-break" };

export interface CollectedRuns {
  readonly runs: readonly Run[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Code is set a little smaller, because its letters are larger. */
const CODE_SHARE = 0.9;
const NOTE_SHARE = 0.6;
const NOTE_RISE = 0.35;

/** Old-style figures have no place in a raised number. */
const FIGURE_FEATURES = new Set(["onum", "pnum", "tnum"]);

/** Unicode's white space and invisible signs need no glyph: they are set as white or not at all. */
const UNSEEN = /^[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\u034F\u115F\u1160\uFE00-\uFE0F]$/u;

/** Inlines as runs of one face each; characters that the face lacks come from the fallback. */
export function collectRuns(
  inlines: readonly Inline[],
  order: ParagraphOrder,
  fonts: FontBook,
): CollectedRuns {
  const runs: Run[] = [];
  const diagnostics: Diagnostic[] = [];
  const looks = looksOf(order, fonts);
  for (const inline of inlines) {
    if (inline.kind === "line-break") {
      runs.push({ kind: "line-break" });
      continue;
    }
    const dress = dressOf(inline, looks, order, fonts);
    const run = textRun(inline, dress.look, order);
    const covered = coverRun(run, dress, fonts, inline.span);
    runs.push(...covered.runs);
    diagnostics.push(...covered.diagnostics);
  }
  return { runs, diagnostics };
}

/** The looks of one order's styles. Kept with the style, so that a word is known again by its look. */
interface Looks {
  readonly lead: TextStyle;
  readonly code: TextStyle;
  readonly language: string;
  readonly byInline: Map<string, Dress>;
}

const known = new WeakMap<FontBook, WeakMap<TextStyle, Looks[]>>();

function looksOf({ style, lead, code, language }: ParagraphOrder, fonts: FontBook) {
  const styles = known.get(fonts) ?? new WeakMap<TextStyle, Looks[]>();
  known.set(fonts, styles);
  const shelf = styles.get(style) ?? [];
  styles.set(style, shelf);
  const found = shelf.find(
    (one) => one.lead === lead && one.code === code && one.language === language,
  );
  if (found !== undefined) return found.byInline;
  const byInline = new Map<string, Dress>();
  shelf.push({ lead, code, language, byInline });
  return byInline;
}

function lookKey(inline: Exclude<Inline, { kind: "line-break" }>): string {
  if (inline.kind === "note-call") return "note";
  const { emphasis, strong, code, struck, lead } = inline;
  return [emphasis, strong, code, struck, lead].map(Number).join("");
}

/** Words in a style of their own are few and set once: their look is not kept. */
function dressOf(
  inline: Printed,
  looks: Map<string, Dress>,
  order: ParagraphOrder,
  fonts: FontBook,
): Dress {
  if (inline.kind === "words" && isDressed(inline)) return lookOf(inline, order, fonts);
  const key = lookKey(inline);
  const before = looks.get(key);
  if (before !== undefined) return before;
  const dress = lookOf(inline, order, fonts);
  looks.set(key, dress);
  return dress;
}

type Printed = Exclude<Inline, { kind: "line-break" }>;

/** A look, and what it takes to find it another face. */
interface Dress {
  readonly look: Look;
  readonly query: FaceQuery;
  readonly features: Features;
}

function lookOf(inline: Printed, order: ParagraphOrder, fonts: FontBook): Dress {
  return inline.kind === "note-call" ? noteLook(order, fonts) : wordsLook(inline, order, fonts);
}

function wordsLook(words: Words, order: ParagraphOrder, fonts: FontBook): Dress {
  const style = styleOf(words, order);
  const query = {
    family: style.face.family,
    weight: words.strong && !words.lead ? bolder(style.face.weight) : style.face.weight,
    italic: words.emphasis ? !style.face.italic : style.face.italic,
  };
  const ownCode = words.code && order.code !== order.style;
  const size = ownCode ? order.style.size * CODE_SHARE : styleFor(words, order).size;
  const face = fonts.face(query);
  const features = featuresOf(style, order.language);
  const look: Look = {
    face,
    drawer: drawerOf(face, features),
    size,
    ink: style.ink,
    tracking: style.tracking * size,
    rise: 0,
    furniture: isDressed(words) && words.furniture,
    struck: words.struck,
    code: words.code || style === order.code,
    hyphenate: styleFor(words, order).hyphenate && !words.code,
  };
  return { look, query, features };
}

function styleOf(words: Words, { style, lead, code }: ParagraphOrder): TextStyle {
  if (words.code) return code;
  if (isDressed(words)) return words.style;
  return words.lead ? lead : style;
}

function noteLook({ style, language }: ParagraphOrder, fonts: FontBook): Dress {
  const face = fonts.face(style.face);
  const features = featuresOf({ ...style, caps: "none", tracking: 0 }, language).filter(
    (feature) => !FIGURE_FEATURES.has(feature),
  );
  const look: Look = {
    face,
    drawer: drawerOf(face, features),
    size: style.size * NOTE_SHARE,
    ink: style.ink,
    tracking: 0,
    rise: style.size * NOTE_RISE,
    furniture: true,
    struck: false,
    code: false,
    hyphenate: false,
  };
  return { look, query: style.face, features };
}

/** Code and leads stand in lines of the paragraph's own size; what is dressed has its own. */
const styleFor = (words: Words, { style }: ParagraphOrder): TextStyle =>
  isDressed(words) ? words.style : style;

const bolder = (weight: number): number => Math.min(900, weight + 300);

function featuresOf({ features, caps, tracking }: TextStyle, language: string): Features {
  const small = { none: [], upper: [], small: ["smcp"], "all-small": ["c2sc", "smcp"] }[caps];
  // Tracked letters stand apart; a ligature among them would not.
  const parted = tracking === 0 ? [] : ["-liga"];
  return [...new Set([...features, ...small, ...parted, `lang=${language}`])].sort();
}

function textRun(inline: Printed, look: Look, order: ParagraphOrder): TextRun {
  if (inline.kind === "note-call") {
    const { number } = inline;
    return { kind: "text", text: String(number), look, address: false, note: number };
  }
  const upper = styleOf(inline, order).caps === "upper";
  const text = upper ? inline.text.toLocaleUpperCase(order.language) : inline.text;
  return { kind: "text", text, look, address: isOwnAddress(inline) };
}

/** A link that is shown as the address to which it leads. */
function isOwnAddress({ text, link }: Words): boolean {
  if (link === undefined) return false;
  const bare = (address: string) =>
    address.replace(/^(mailto:|https?:\/\/)/, "").replace(/\/$/, "");
  return bare(text.trim()) === bare(link);
}

/** Parts a run where its face lacks a character that the fallback has; what nobody has is a fault. */
function coverRun(run: TextRun, dress: Dress, fonts: FontBook, span: Span): CollectedRuns {
  const { text, look } = run;
  const runs: TextRun[] = [];
  const diagnostics: Diagnostic[] = [];
  let [start, face, at] = [0, look.face, 0];
  const close = (end: number) => {
    const drawer = drawerOf(face, dress.features);
    if (end > start)
      runs.push({ ...run, text: text.slice(start, end), look: { ...look, face, drawer } });
    start = end;
  };
  for (const character of text) {
    const wanted = faceOf(character, look.face, dress.query, fonts);
    if (wanted === undefined) {
      diagnostics.push(missingGlyph(character, look.face, placeOf(run, at, span)));
    }
    const next = wanted ?? look.face;
    if (next !== face) {
      close(at);
      face = next;
    }
    at += character.length;
  }
  if (start === 0 && face === look.face) return { runs: text === "" ? [] : [run], diagnostics };
  close(at);
  return { runs, diagnostics };
}

function faceOf(
  character: string,
  face: Face,
  query: FaceQuery,
  fonts: FontBook,
): Face | undefined {
  const codePoint = character.codePointAt(0) ?? 0;
  if (face.covers(codePoint) || UNSEEN.test(character)) return face;
  return fonts.fallback(query, codePoint);
}

/** Those characters of a text that no face has, each once. */
export function lackingIn(text: string, query: FaceQuery, fonts: FontBook): ReadonlySet<string> {
  const face = fonts.face(query);
  return new Set(Array.from(text).filter((one) => faceOf(one, face, query, fonts) === undefined));
}

/** The character's own place where the source says the same as the text, else the run's. */
function placeOf({ text }: TextRun, at: number, span: Span): Span {
  if (span.end - span.start !== text.length) return span;
  const length = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return { file: span.file, start: span.start + at, end: span.start + at + length };
}

function missingGlyph(character: string, { family }: Face, span: Span): Diagnostic {
  const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return error(
    "font/missing-glyph",
    `no face has a glyph for \`U+${number} ${character}\`, not \`${family}\` either`,
    {
      span,
      hints: ["write the word another way, or add a face that has the character to the fallback"],
    },
  );
}
