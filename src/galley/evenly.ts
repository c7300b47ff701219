import type { StyleName } from "../design/design.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Inline } from "../story/story.ts";
import type { SetLine } from "../text/line.ts";
import { setIn, type Setter } from "./type-case.ts";

/** Measures are tried down to this difference. */
const FINE: Pt = 1;

/**
 * Sets display lines (heads, decks, pull quotes): as many as the measure needs, and as even as they can be,
 * so that no last line is a single word. That is the narrowest measure which still gives that many lines.
 */
export function setEvenly(
  setter: Setter,
  inlines: readonly Inline[],
  style: StyleName,
  measure: Pt,
): readonly SetLine[] {
  const [{ lines: full }] = setIn(setter, inlines, style, { measure }).settings;
  if (full.length < 2) return full;
  const trial = { ...setter, faults: [], called: new Set<number>() };
  const linesAt = (width: Pt): readonly SetLine[] =>
    setIn(trial, inlines, style, { measure: width }).settings[0].lines;
  let best = { width: measure, lines: full };
  for (let least = measure / full.length; best.width - least > FINE;) {
    const width = (best.width + least) / 2;
    const lines = linesAt(width);
    if (lines.length === full.length) best = { width, lines };
    else least = width;
  }
  const shift = shiftOf(setter.design.styles[style].align, measure - best.width);
  return best.lines.map((line, index) => ({
    ...line,
    x: line.x + shift,
    notes: full[index]?.notes ?? [],
  }));
}

/** Where the narrower measure lies in the full one. */
function shiftOf(align: "justify" | "left" | "center" | "right", spare: Pt): Pt {
  switch (align) {
    case "justify":
    case "left":
      return 0;
    case "center":
      return spare / 2;
    case "right":
      return spare;
  }
}
