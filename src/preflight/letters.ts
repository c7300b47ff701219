import type { GlyphRun } from "../display/glyph-run.ts";
import type { Face } from "../fonts/face.ts";
import type { Pt } from "../geometry/geometry.ts";

type Run = Pick<GlyphRun, "face" | "size" | "scale" | "glyphs" | "advances" | "texts">;

/** What the letters of a run cover, from its first one's origin on its baseline. */
export interface Letters {
  readonly left: Pt;
  readonly right: Pt;
  /** Over the baseline. */
  readonly top: Pt;
  /** Under it. */
  readonly depth: Pt;
  /** What their strokes cover, about, in square points. */
  readonly area: number;
}

/** Of the rectangle round a letter its strokes cover about so much. */
const STROKES = 0.35;

/** The letters of a run, and where it begins on the line. */
export interface SetRun<R> extends Letters {
  readonly run: R;
  readonly start: Pt;
}

/** The runs of a line, one behind the other; those that are nothing but white are left out. */
export function runsOn<R extends Run>(runs: readonly R[]): readonly SetRun<R>[] {
  let start = 0;
  return runs.flatMap((run) => {
    const { letters, advance } = lettersOf(run);
    const set = letters && { run, start, ...letters };
    start += advance;
    return set ?? [];
  });
}

function lettersOf({ face, size, scale, glyphs, advances, texts }: Run) {
  const formOf = formsOf(face);
  const wide = size * scale;
  let [advance, area, top, depth] = [0, 0, 0, 0];
  let [left, right] = [Infinity, -Infinity];
  for (let i = 0; i < glyphs.length; i += 1) {
    if (!isWhiteSpace(texts[i] ?? "")) {
      const form = formOf(glyphs[i] ?? 0);
      left = Math.min(left, advance + form.left * wide);
      right = Math.max(right, advance + form.width * wide);
      top = Math.max(top, form.top * size);
      depth = Math.max(depth, form.depth * size);
      area += form.width * wide * (form.top + form.depth) * size * STROKES;
    }
    advance += advances[i] ?? 0;
  }
  const letters = right === -Infinity ? undefined : { left, right, top, depth, area };
  return { letters, advance };
}

/** The further glyphs of a cluster stand for no characters, and are seen all the same. */
const isWhiteSpace = (text: string): boolean => text !== "" && text.trim() === "";

/** What a glyph covers, in ems from its origin. */
interface Form {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly depth: number;
}

const measured = new WeakMap<Face, Map<number, Form>>();

/** A face is asked once for each of its glyphs: an issue has hundreds of thousands of letters. */
function formsOf(face: Face): (glyph: number) => Form {
  const forms = measured.get(face) ?? new Map<number, Form>();
  measured.set(face, forms);
  return (glyph) => {
    const known = forms.get(glyph);
    if (known !== undefined) return known;
    const form = { ...face.ink(glyph), width: face.advance(glyph) };
    forms.set(glyph, form);
    return form;
  };
}
