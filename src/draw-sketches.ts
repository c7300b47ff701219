import type { Separator } from "./color/press.ts";
import { screenInks } from "./color/screen-inks.ts";
import type { ScreenColor } from "./color/screen.ts";
import type { Dress } from "./dress.ts";
import type { Diagnostic, Outcome } from "./diagnostics/diagnostic.ts";
import type { Drawing } from "./display/drawing.ts";
import type { CacheShelf } from "./io/cache.ts";
import { pictureKey, type Sketch } from "./images/picture.ts";

/** The drawings of a build by `pictureKey`. */
export type Drawings = ReadonlyMap<string, Drawing>;

/**
 * Draws every drawing that was ordered, in the theme's inks and faces and the press's inks; a file that is ordered twice is
 * drawn once, and its faults are told at its first order.
 */
export async function drawSketches(
  sketches: readonly Sketch[],
  { design, fonts }: Dress,
  separator: Separator | undefined,
  shelf: CacheShelf,
): Promise<Outcome<Drawings>> {
  const drawings = new Map<string, Drawing>();
  if (sketches.length === 0) return { value: drawings, diagnostics: [] };
  // What reads drawings is loaded only where there is one.
  const { readDrawing } = await import("./svg/read-drawing.ts");
  const { colors, styles } = design;
  const inks = screenInks(separator, shelf);
  const palette = { theme: colors, screen: (color: ScreenColor) => inks.ink(color) };
  const drawn = new Map<string, Drawing | undefined>();
  const diagnostics: Diagnostic[] = [];
  for (const { order, file, text } of sketches) {
    if (!drawn.has(file)) {
      const faces = { ...fonts, body: styles.body.face.family };
      const read = () => readDrawing(text, { file, span: order.src.span, palette, fonts: faces });
      const first = await read();
      // Colors that were not met before are separated, and it is drawn again in them.
      const outcome = (await inks.mix()) ? await read() : first;
      diagnostics.push(...outcome.diagnostics);
      drawn.set(file, outcome.value);
    }
    const drawing = drawn.get(file);
    if (drawing !== undefined) drawings.set(pictureKey(order), drawing);
  }
  return { value: drawings, diagnostics };
}
