import type { Dress } from "./dress.ts";
import type { Diagnostic, Outcome } from "./diagnostics/diagnostic.ts";
import type { Drawing } from "./display/drawing.ts";
import { pictureKey, type Sketch } from "./images/picture.ts";

/** The drawings of a build by `pictureKey`. */
export type Drawings = ReadonlyMap<string, Drawing>;

/**
 * Draws every drawing that was ordered, in the theme's inks and faces; a file that is ordered twice is
 * drawn once, and its faults are told at its first order.
 */
export async function drawSketches(
  sketches: readonly Sketch[],
  { design, fonts }: Dress,
): Promise<Outcome<Drawings>> {
  const drawings = new Map<string, Drawing>();
  if (sketches.length === 0) return { value: drawings, diagnostics: [] };
  // What reads drawings is loaded only where there is one.
  const { readDrawing } = await import("./svg/read-drawing.ts");
  const { colors, styles } = design;
  const drawn = new Map<string, Drawing | undefined>();
  const diagnostics: Diagnostic[] = [];
  for (const { order, file, text } of sketches) {
    if (!drawn.has(file)) {
      const faces = { ...fonts, body: styles.body.face.family };
      const outcome = await readDrawing(text, { file, span: order.src.span, colors, fonts: faces });
      diagnostics.push(...outcome.diagnostics);
      drawn.set(file, outcome.value);
    }
    const drawing = drawn.get(file);
    if (drawing !== undefined) drawings.set(pictureKey(order), drawing);
  }
  return { value: drawings, diagnostics };
}
