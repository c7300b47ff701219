import { BLACK } from "../../src/color/ink.ts";
import type { Face } from "../../src/fonts/face.ts";
import type { GlyphRun, Mark, Page, TextMark } from "../../src/display/mark.ts";

/** A face whose every glyph is one em square; a glyph's id is its character's code point. */
export function squareFace(id: string): Face {
  const metrics = {
    ascent: 0.8,
    descent: 0.2,
    capHeight: 0.7,
    xHeight: 0.5,
    underlinePosition: -0.1,
    underlineThickness: 0.05,
  };
  return {
    id,
    family: id,
    weight: 400,
    italic: false,
    metrics,
    space: 1,
    covers: () => true,
    advance: () => 1,
    ink: () => ({ left: 0, top: 1, depth: 0 }),
    reach: () => ({ left: 0, right: 1 }),
    shape(text) {
      const texts = Array.from(text);
      return {
        texts,
        glyphs: texts.map((letter) => letter.codePointAt(0) ?? 0),
        advances: texts.map(() => 1),
        rises: texts.map(() => 0),
        shifts: texts.map(() => 0),
        width: texts.length,
      };
    },
    subset() {
      throw new Error("squares are not embedded");
    },
  };
}

export const SQUARE = squareFace("Square");

/** A run of em squares, ten points, black. */
export function squares(text: string, change: Partial<GlyphRun> = {}): GlyphRun {
  const { glyphs, texts, advances } = SQUARE.shape(text, []);
  const size = change.size ?? 10;
  return {
    face: SQUARE,
    size,
    ink: BLACK,
    scale: 1,
    glyphs,
    advances: advances.map((advance) => advance * size * (change.scale ?? 1)),
    texts,
    rise: 0,
    furniture: false,
    ...change,
  };
}

export function line(x: number, y: number, ...runs: readonly (string | GlyphRun)[]): TextMark {
  const whole = runs.map((one) => (typeof one === "string" ? squares(one) : one));
  return { kind: "text", at: { x, y }, runs: whole };
}

/** A page of 300 by 400 points with a bleed of 9. */
export function page(...marks: readonly Mark[]): Page {
  return { folio: 1, trim: { width: 300, height: 400 }, bleed: 9, marks };
}
