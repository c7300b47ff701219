import type { Lettering, LetterRun } from "../display/drawing.ts";
import { boundsOf, cornersOf } from "../display/outline.ts";
import type { Face, FaceQuery } from "../fonts/face.ts";
import { rect } from "../geometry/geometry.ts";
import type { Point, Rect } from "../geometry/geometry.ts";
import { composed, growth, movedBy } from "../geometry/matrix.ts";
import { drawerOf } from "../text/word-shape.ts";
import type { Desk, Scene } from "./desk.ts";
import { queryOf } from "./fonts.ts";
import { isWithinBounds } from "./length.ts";
import { lettersOf } from "./letters.ts";
import type { Letter } from "./letters.ts";
import { fillOf, plainStroke } from "./paint.ts";
import type { Style } from "./style.ts";
import type { Element } from "./xml.ts";

/** Text smaller than this on the drawing is not seen. */
const SMALLEST = 0.01;

/** Sets a `text` element: shaped, spaced, put where it is told. Errors: `drawing/glyph`, those of paints and lengths. */
export function setText(text: Element, scene: Scene, desk: Desk): readonly Lettering[] {
  const { style, port } = scene;
  const letters = lettersOf(text, style, port, desk);
  const pieces = chunksOf(letters).flatMap(chunkSetter(desk));
  const bounds = boundsOf(pieces.flatMap((piece) => cornersOf(pieceBounds(piece))));
  return pieces.flatMap((piece) => lettering(piece, { bounds, scene }, desk));
}

/** Letters of one face and look that stand together, their first one's origin at `at`. */
interface Piece {
  readonly letters: readonly Letter[];
  readonly face: Face;
  readonly style: Style;
  readonly width: number;
  readonly runs: readonly LetterRun[];
  readonly at: Point;
}

/** Letters up to the next that has a place of its own: they are anchored as one. */
function chunksOf(letters: readonly Letter[]): readonly (readonly Letter[])[] {
  const chunks: Letter[][] = [];
  for (const letter of letters) {
    const last = chunks.at(-1);
    if (last === undefined || letter.x !== undefined || letter.y !== undefined)
      chunks.push([letter]);
    else last.push(letter);
  }
  return chunks;
}

/** Sets chunk after chunk, each where the one before ended if it has no place of its own. */
function chunkSetter(desk: Desk): (chunk: readonly Letter[]) => readonly Piece[] {
  let pen: Point = { x: 0, y: 0 };
  return (chunk) => {
    const [first] = chunk;
    if (first === undefined) return [];
    const start = { x: first.x ?? pen.x, y: first.y ?? pen.y };
    const pieces: Piece[] = [];
    pen = start;
    for (const { letters, face } of partsOf(chunk, desk)) {
      const [head] = letters;
      if (head === undefined) continue;
      const at = { x: pen.x + (head.dx ?? 0), y: pen.y + (head.dy ?? 0) };
      const { style } = head;
      const runs = shaped(letters, face, style);
      const width = widthOf(runs);
      pieces.push({ letters, face, style, width, runs, at });
      pen = { x: at.x + width, y: at.y };
    }
    const back = ANCHORS[first.style.anchor] * (pen.x - start.x);
    pen = { x: pen.x - back, y: pen.y };
    return pieces.map((one) => ({ ...one, at: { x: one.at.x - back, y: one.at.y } }));
  };
}

const ANCHORS = { start: 0, middle: 0.5, end: 1 } as const;

interface Part {
  readonly letters: Letter[];
  readonly face: Face;
}

/** A chunk parted where look or face change, or a letter steps aside. */
function partsOf(chunk: readonly Letter[], desk: Desk): readonly Part[] {
  const parts: Part[] = [];
  const queries = new Map<Style, FaceQuery>();
  for (const letter of chunk) {
    const { style, element } = letter;
    const query = queries.get(style) ?? faceQuery(style, element, desk);
    queries.set(style, query);
    const face = faceFor(letter, query, desk);
    if (face === undefined) continue;
    const last = parts.at(-1);
    const [head] = last?.letters ?? [];
    const aside = (letter.dx ?? 0) !== 0 || (letter.dy ?? 0) !== 0;
    if (!aside && last?.face === face && head?.style === style && head.opacity === letter.opacity) {
      last.letters.push(letter);
    } else parts.push({ letters: [letter], face });
  }
  return parts;
}

function faceQuery(style: Style, { line }: Element, { fonts, remarks }: Desk): FaceQuery {
  const { query, diagnostics } = queryOf(style, { fonts, line, remarks });
  for (const { code, message, hints } of diagnostics) {
    remarks.error(code, line, message, hints[0] ?? "name another family");
  }
  return query;
}

const UNSEEN = /^[\p{Z}\p{C}\p{Variation_Selector}]$/u;

/** The face that has the letter; undefined where it is left out, which was told if it is a letter. */
function faceFor({ character, element }: Letter, query: FaceQuery, desk: Desk): Face | undefined {
  const { fonts, remarks } = desk;
  const face = fonts.face(query);
  const code = character.codePointAt(0) ?? 0;
  if (face.covers(code)) return face;
  const other = fonts.fallback(query, code);
  if (other !== undefined || UNSEEN.test(character)) return other;
  const number = code.toString(16).toUpperCase().padStart(4, "0");
  const sentence = `no face has a glyph for \`U+${number} ${character}\`, not \`${face.family}\` either`;
  const hint = "write the word another way, or add a face that has the character to the fallback";
  remarks.error("drawing/glyph", element.line, sentence, hint);
  return undefined;
}

/** Shapes letters of one face; a run for each height that glyphs stand at. */
function shaped(letters: readonly Letter[], face: Face, style: Style): readonly LetterRun[] {
  const { fontSize: size, letterSpacing } = style;
  // Letters set apart are not joined.
  const features = letterSpacing === 0 ? [] : ["-clig", "-liga"];
  const text = letters.map(({ character }) => character).join("");
  const { glyphs, advances, texts, rises } = drawerOf(face, features).piece(text);
  const runs: LetterRun[] = [];
  for (let from = 0; from < glyphs.length;) {
    const rise = rises[from] ?? 0;
    let to = from + 1;
    while (to < glyphs.length && (rises[to] ?? 0) === rise) to++;
    const spaced = (advance: number, i: number): number =>
      advance * size + (texts[from + i] === "" ? 0 : letterSpacing);
    runs.push({
      face,
      size,
      scale: 1,
      glyphs: glyphs.slice(from, to),
      advances: advances.slice(from, to).map(spaced),
      texts: texts.slice(from, to),
      rise: rise * size,
    });
    from = to;
  }
  return runs;
}

const widthOf = (runs: readonly LetterRun[]): number =>
  runs.reduce((sum, { advances }) => advances.reduce((all, one) => all + one, sum), 0);

/** How far under its given place the baseline lies, in ems. */
function baselineShift({ baseline }: Style, { metrics }: Face): number {
  const { ascent, descent, xHeight } = metrics;
  switch (baseline) {
    case "alphabetic":
      return 0;
    case "middle":
      return xHeight / 2;
    case "central":
      return (ascent - descent) / 2;
    case "hanging":
      return 0.8 * ascent;
    case "before":
      return ascent;
    case "after":
      return -descent;
  }
}

function pieceBounds({ at, face, style, width }: Piece): Rect {
  const { ascent, descent } = face.metrics;
  const head = at.y + (baselineShift(style, face) - ascent) * style.fontSize;
  return rect(at.x, head, width, (ascent + descent) * style.fontSize);
}

interface Whole {
  readonly bounds: Rect | undefined;
  readonly scene: Scene;
}

/** A piece on the drawing, its size the one it has there; nothing where it is too small, or paints nothing. */
function lettering(piece: Piece, { bounds, scene }: Whole, desk: Desk): readonly Lettering[] {
  const { at, face, style, letters } = piece;
  const [head] = letters;
  const y = at.y + baselineShift(style, face) * style.fontSize;
  const matrix = composed(scene.matrix, movedBy(at.x, y));
  const scale = growth(matrix);
  const numbers = [...matrix, scale * style.fontSize, scale * piece.width];
  const size = rounded(style.fontSize * scale);
  if (head === undefined || !(size > SMALLEST) || !style.visible) return [];
  if (!numbers.every(isWithinBounds)) return [];
  const { element, opacity } = head;
  const subject = { element, style, bounds, port: scene.port, matrix: scene.matrix, opacity };
  const fill = scene.clipping ? undefined : fillOf(subject, desk);
  const stroke = scene.clipping ? undefined : plainStroke(subject, desk, scale);
  if (fill === undefined && stroke === undefined && !scene.clipping) return [];
  const [a, b, c, d, e, f] = matrix;
  const runs = piece.runs.map((run) => ({
    ...run,
    size,
    rise: run.rise * scale,
    advances: run.advances.map((advance) => advance * scale),
  }));
  const even = [a / scale, b / scale, c / scale, d / scale, e, f] as const;
  return [{ kind: "lettering", matrix: even, runs, fill, stroke }];
}

/** The size that a PDF can say, so that the advances are reckoned in the same. */
const rounded = (size: number): number => Math.round(size * 1000) / 1000;
