import type { Separator } from "./color/press.ts";
import { screenInks } from "./color/screen-inks.ts";
import type { ScreenColor } from "./color/screen.ts";
import type { Dress } from "./dress.ts";
import type { Diagnostic, Outcome } from "./diagnostics/diagnostic.ts";
import type { Drawing, ThinLine } from "./display/drawing.ts";
import type { Pt } from "./geometry/geometry.ts";
import type { CacheShelf } from "./io/cache.ts";
import { pictureKey, type Sketch } from "./images/picture.ts";

/** The drawings of a build by `pictureKey`. */
export type Drawings = ReadonlyMap<string, Drawing>;

/** What drawings are drawn for. */
export interface DrawnFor {
  readonly separator: Separator | undefined;
  /** Lines in several inks that stand thinner are drawn in black, where their color is not seen; undefined: none is. */
  readonly thinnest: Pt | undefined;
}

/**
 * Draws every drawing that was ordered, in the theme's inks and faces and the press's inks; a file that is ordered twice is
 * drawn once, and its faults are told at its first order.
 */
export async function drawSketches(
  sketches: readonly Sketch[],
  { design, fonts }: Dress,
  { separator, thinnest }: DrawnFor,
  shelf: CacheShelf,
): Promise<Outcome<Drawings>> {
  const drawings = new Map<string, Drawing>();
  if (sketches.length === 0) return { value: drawings, diagnostics: [] };
  // What reads drawings is loaded only where there is one.
  const { readDrawing } = await import("./svg/read-drawing.ts");
  const { colors, styles } = design;
  const inks = screenInks(separator, shelf);
  const palette = {
    theme: colors,
    screen: (color: ScreenColor) => inks.ink(color),
    thin: (color: ScreenColor): ThinLine | undefined => {
      if (thinnest === undefined) return undefined;
      const ink = inks.black(color);
      return ink && { under: thinnest, ink };
    },
  };
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
