import type { LetterRun } from "../display/drawing.ts";
import type { FaceCodes } from "./codes.ts";
import { decimal, rounded } from "./decimal.ts";
import type { FaceStock } from "./fonts.ts";
import type { Reference } from "./values.ts";
import { utf16 } from "./unicode-map.ts";

/** What shows glyphs, and the text state that the operators so far have left. */
export interface TypePen {
  readonly faces: FaceStock;
  readonly operators: string[];
  /** The fonts named so far. */
  readonly fonts: Map<string, Reference>;
  font: string;
  scale: number;
  rise: number;
}

/**
 * Shows a run. `drift` is how far, in points, the pen of the PDF stands short of where the line wants
 * it; what is left at the end of the run is handed on, so that rounding never adds up along a line.
 */
export function showRun(pen: TypePen, run: LetterRun, drift: number): number {
  const codes = pen.faces.codesOf(run.face);
  const size = rounded(run.size);
  const scale = rounded(run.scale, 4);
  if (!(size > 0 && scale > 0)) throw new Error(`text of size ${run.size}, scaled ${run.scale}`);
  checkLists(run);
  setTextState(pen, { codes, size, scale, rise: rounded(run.rise) });
  // TJ counts in thousandths of the size, and is scaled as the glyphs are.
  const unit = (size * scale) / 1000;
  const shown = showGlyphs(run, codes, unit, drift / unit);
  // An adjustment may come first; then there is no string before it.
  const parts = shown.text.startsWith(">") ? shown.text.slice(1) : `<${shown.text}`;
  if (run.reads === undefined) pen.operators.push("[", parts, ">]TJ\n");
  else pen.operators.push(actualText(run.reads), "BDC\n[", parts, ">]TJ\nEMC\n");
  return shown.short * unit;
}

/** ISO 32000-1, 14.9.4: what is read in place of the glyphs. */
const actualText = (text: string): string => `/Span<</ActualText<FEFF${utf16(text)}>>>`;

function checkLists({ glyphs, advances, texts, face }: LetterRun): void {
  const parallel = glyphs.length === advances.length && glyphs.length === texts.length;
  if (!parallel) throw new Error(`the lists of a run in ${face.id} differ in length`);
}

/** The inside of a TJ; `short` is the drift in TJ's units, on the way in and on the way out. */
function showGlyphs(
  { glyphs, advances, texts }: LetterRun,
  codes: FaceCodes,
  unit: number,
  short: number,
): { readonly text: string; readonly short: number } {
  let text = "";
  for (let i = 0; i < glyphs.length; i++) {
    const slot = codes.slot(glyphs[i] ?? 0, texts[i] ?? "");
    const step = Math.round(short);
    if (step !== 0) {
      text += `>${-step}<`;
      short -= step;
    }
    text += slot.hex;
    short += (advances[i] ?? 0) / unit - slot.width;
  }
  if (!Number.isFinite(short)) throw new Error(`a line in ${codes.face.id} has no finite advance`);
  return { text, short };
}

interface TextState {
  readonly codes: FaceCodes;
  readonly size: number;
  readonly scale: number;
  readonly rise: number;
}

/** Writes what the last run's state lacks; text state outlives the text object. */
function setTextState(pen: TypePen, { codes, size, scale, rise }: TextState): void {
  const font = `/${codes.name} ${size} Tf\n`;
  if (font !== pen.font) {
    pen.operators.push(font);
    pen.font = font;
    pen.fonts.set(codes.name, pen.faces.reference(codes.name));
  }
  if (scale !== pen.scale) pen.operators.push(`${decimal(scale * 100, 2)} Tz\n`);
  if (rise !== pen.rise) pen.operators.push(`${rise} Ts\n`);
  pen.scale = scale;
  pen.rise = rise;
}
