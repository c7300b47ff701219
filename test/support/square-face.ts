import type { Face, FaceQuery, FontBook, Shaped } from "../../src/fonts/face.ts";

/** How a test face differs from one whose every glyph, the space included, is one em square. */
export interface SquareOrder {
  readonly family?: string;
  readonly weight?: number;
  readonly italic?: boolean;
  readonly space?: number;
  /** Advances of single characters. */
  readonly widths?: Readonly<Record<string, number>>;
  /** What a glyph's advance changes by before another: `{ "AV": -0.1, "T ": -0.2 }`. */
  readonly kerns?: Readonly<Record<string, number>>;
  /** Letters that are one glyph, one em wide together. */
  readonly ligatures?: readonly string[];
  /** What single characters have of their square's ink; absent: all of it. */
  readonly inks?: Readonly<Record<string, Ink>>;
  /** Which characters it has; absent: all. */
  readonly has?: RegExp;
}

/** A rectangle of ink, in ems from the glyph's origin. */
export interface Ink {
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
}

const SQUARE: Ink = { left: 0, right: 1, low: 0, high: 1 };

/** A face for sums done in the head. Glyph ids are code points; a ligature's lie beyond them. */
export function squareFace(order: SquareOrder = {}): Face {
  const { family = "Square", weight = 400, italic = false, space = 1, widths = {} } = order;
  const { kerns = {}, ligatures = [], has = /[^]/u, inks = {} } = order;
  const inkOf = (glyph: number): Ink => inks[String.fromCodePoint(glyph)] ?? SQUARE;
  const widthOf = (text: string) => widths[text] ?? (text === " " || text === "\u00A0" ? space : 1);
  const shape = (text: string): Shaped => {
    const texts = clusters(text, ligatures);
    const advances = texts.map((one, i) => {
      const pair = (one.at(-1) ?? "") + (texts[i + 1]?.charAt(0) ?? "");
      return widthOf(one) + (kerns[pair] ?? 0);
    });
    return {
      texts,
      advances,
      glyphs: texts.map((one) => glyphOf(one)),
      rises: texts.map(() => 0),
      shifts: texts.map(() => 0),
      width: advances.reduce((sum, advance) => sum + advance, 0),
    };
  };
  return {
    id: `${family}-${weight}${italic ? "-italic" : ""}`,
    family,
    weight,
    italic,
    metrics: {
      ascent: 0.8,
      descent: 0.2,
      capHeight: 0.7,
      xHeight: 0.5,
      underlinePosition: -0.1,
      underlineThickness: 0.05,
    },
    space,
    covers: (codePoint) => has.test(String.fromCodePoint(codePoint)),
    shape,
    ink: () => ({ left: 0, top: 1, depth: 0 }),
    reach: (glyph, low, high) => {
      const ink = glyph > LIGATURE ? SQUARE : inkOf(glyph);
      return ink.low >= high || ink.high <= low ? undefined : ink;
    },
    advance: (glyph) => (glyph > LIGATURE ? 1 : widthOf(String.fromCodePoint(glyph))),
    subset: () => {
      throw new Error("a square face is never embedded");
    },
  };
}

const LIGATURE = 0x200000;

const glyphOf = (text: string): number =>
  (text.codePointAt(0) ?? 0) + (text.length > 2 || /^[a-z]{2}$/.test(text) ? LIGATURE : 0);

function clusters(text: string, ligatures: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length;) {
    const ligature = ligatures.find((one) => text.startsWith(one, at));
    const next = ligature ?? String.fromCodePoint(text.codePointAt(at) ?? 0);
    found.push(next);
    at += next.length;
  }
  return found;
}

/** A book with every weight and slope of a square face; `fallback` stands in for what it lacks. */
export function squareBook(order: SquareOrder = {}, fallback?: Face): FontBook {
  const faces = new Map<string, Face>();
  return {
    face: ({ family, weight, italic }: FaceQuery) => {
      const key = `${family} ${weight} ${italic}`;
      const face = faces.get(key) ?? squareFace({ ...order, family, weight, italic });
      faces.set(key, face);
      return face;
    },
    fallback: (_query, codePoint) => (fallback?.covers(codePoint) === true ? fallback : undefined),
  };
}
