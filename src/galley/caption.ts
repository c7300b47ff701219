import type { Pt } from "../geometry/geometry.ts";
import type { Figure } from "../story/story.ts";
import { asInlines } from "./phrase.ts";
import { stackLines, type Stack } from "./stack.ts";
import { setIn, type Compositor } from "./type-case.ts";

/** A figure's words. Its marks and its baseline are measured from the picture's foot. */
export interface Caption extends Stack {
  readonly notes: readonly number[];
}

/** Caption, and under it the credit, on their own leading; no marks where the copy has neither. */
export function setCaption(figure: Figure, width: Pt, compositor: Compositor): Caption {
  const { caption, credit: plainCredit } = compositor.design.styles;
  const credit = { ...plainCredit, align: caption.align };
  const measure = { measure: width };
  const origin = { stream: compositor.keys.get(figure), span: figure.span };
  const words = setIn(compositor, figure.caption, "caption", measure).settings[0].lines;
  const { credit: source } = figure.picture;
  const name =
    source === undefined
      ? []
      : setIn(compositor, asInlines(source), credit, measure).settings[0].lines;
  if (words.length + name.length === 0) return { marks: [], notes: [], baseline: 0 };
  const { gap } = compositor.design.figure;
  // The baseline of a line's text lies about four fifths down its leading.
  const first = gap + 0.8 * (words.length > 0 ? caption : credit).leading;
  const over = stackLines(words, { x: 0, from: first, leading: caption.leading, origin });
  const from = words.length > 0 ? over.baseline + credit.leading : first;
  const under = stackLines(name, { x: 0, from, leading: credit.leading, origin });
  return {
    marks: [...over.marks, ...under.marks],
    notes: [...words, ...name].flatMap((line) => line.notes),
    baseline: name.length > 0 ? under.baseline : over.baseline,
  };
}
