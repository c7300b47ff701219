import type { StyleName } from "../design/design.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Inline } from "../story/story.ts";
import type { SetLine } from "../text/line.ts";
import { setIn, type Setter } from "./type-case.ts";

/**
 * Sets display lines (heads, decks, pull quotes): as few as the measure allows, as even as the sense lets
 * them be, and no last line that is a short word alone.
 */
export const setEvenly = (
  setter: Setter,
  inlines: readonly Inline[],
  style: StyleName,
  measure: Pt,
): readonly SetLine[] =>
  setIn(setter, inlines, style, { measure, display: true }).settings[0].lines;
