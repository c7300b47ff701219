import { ok } from "../diagnostics/diagnostic.ts";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import { readFacts, unitsPerEmOf } from "./descriptor.ts";
import type { FaceFacts } from "./descriptor.ts";
import type { Face, FaceQuery, FontProgram } from "./face.ts";
import { reachOf } from "./outline.ts";
import { openSfnt } from "./sfnt.ts";
import type { FontOrder } from "./sfnt.ts";
import { advanceOf, type Sfnt } from "./sfnt-tables.ts";
import { makeShaper } from "./shape.ts";
import type { Shaper } from "./shape.ts";
import { subsetOf } from "./subset.ts";

/** Opens a font file as the face that the catalog says it is. Errors: those of `openSfnt`. */
export function openFace(bytes: Uint8Array, cut: FaceQuery, order: FontOrder): Outcome<Face> {
  const { value: sfnt, diagnostics } = openSfnt(bytes, order);
  return sfnt === undefined ? { diagnostics } : ok(faceOf(sfnt, cut), diagnostics);
}

function faceOf(sfnt: Sfnt, cut: FaceQuery): Face {
  const unitsPerEm = unitsPerEmOf(sfnt);
  const shaper = makeShaper(sfnt.bytes, unitsPerEm);
  const facts = readFacts(sfnt, (letter) => topOfLetter(shaper, letter));
  const advance = (glyph: number): number => advanceOf(sfnt, glyph) / unitsPerEm;
  return {
    id: faceId(cut),
    family: cut.family,
    weight: cut.weight,
    italic: cut.italic,
    metrics: facts.metrics,
    space: advance(shaper.glyphOf(0x20) ?? 0),
    covers: (codePoint) => shaper.glyphOf(codePoint) !== undefined,
    shape: (text, features) => shaper.shape(text, features),
    subset: once((glyphs) => embed(sfnt, facts, glyphs)),
    advance,
    ink: (glyph) => {
      const { left, top, depth } = shaper.inkOf(glyph);
      return { left: left / unitsPerEm, top: top / unitsPerEm, depth: depth / unitsPerEm };
    },
    reach: (glyph, low, high) => {
      const reach = reachOf(shaper.edgesOf(glyph), low * unitsPerEm, high * unitsPerEm);
      return reach && { left: reach.left / unitsPerEm, right: reach.right / unitsPerEm };
    },
  };
}

/** `Source-Serif-4-400-italic`: readable, fit for a PDF name, and no two cuts have the same. */
export function faceId({ family, weight, italic }: FaceQuery): string {
  const name = family.replace(/[^A-Za-z0-9]/gu, (letter) =>
    letter === " " ? "-" : `_${(letter.codePointAt(0) ?? 0).toString(16)}_`,
  );
  return `${name}-${weight}${italic ? "-italic" : ""}`;
}

function topOfLetter(shaper: Shaper, letter: string): number {
  const glyph = shaper.glyphOf(letter.codePointAt(0) ?? 0);
  return glyph === undefined ? 0 : shaper.inkOf(glyph).top;
}

/** The same program for the same glyphs as the last time: a file is often painted again. */
function once(embedded: Face["subset"]): Face["subset"] {
  let last: { readonly asked: string; readonly program: FontProgram } | undefined;
  return (glyphs) => {
    const asked = glyphs.join();
    if (last?.asked !== asked) last = { asked, program: embedded(glyphs) };
    return last.program;
  };
}

function embed(sfnt: Sfnt, facts: FaceFacts, glyphs: readonly number[]): FontProgram {
  if (glyphs[0] !== 0) throw new RangeError("the first glyph of a subset is .notdef");
  return { format: sfnt.outlines, bytes: subsetOf(sfnt, glyphs), ...facts.descriptor };
}
