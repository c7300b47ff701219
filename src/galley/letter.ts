import type { Block, Paragraph } from "../story/story.ts";
import type { BlockPiece, Piece } from "./galley.ts";
import { slotsFor, stackLines } from "./stack.ts";
import { setIn, type Compositor, type Place } from "./type-case.ts";

/** A letter: its typed last paragraph, if it is one of several lines, is its sign-off and stays whole. */
export function setLetter(
  body: readonly Block[],
  place: Place,
  compositor: Compositor,
): readonly Piece[] {
  const last = signOffOf(body);
  if (last === undefined) return compositor.setBlocks(body, place, compositor);
  const text = compositor.setBlocks(body.slice(0, -1), place, compositor);
  return [...text, setSignOff(last, place, compositor)];
}

/** The sign-off that a letter's author typed: a last paragraph of several lines. */
export function signOffOf(body: readonly Block[]): Paragraph | undefined {
  const last = body.at(-1);
  if (last?.kind !== "paragraph") return undefined;
  return last.inlines.some((inline) => inline.kind === "line-break") ? last : undefined;
}

function setSignOff(
  { inlines, span }: Paragraph,
  place: Place,
  compositor: Compositor,
): BlockPiece {
  const { grid, design } = compositor;
  const { leading, before, after } = design.styles.signOff;
  const [{ lines }] = setIn(compositor, inlines, "signOff", { measure: place.measure }).settings;
  const origin = { stream: place.stream, span };
  const { marks, baseline } = stackLines(lines, {
    x: place.x,
    from: grid.baseline,
    leading,
    origin,
  });
  const height = slotsFor(baseline, grid);
  const notes = lines.flatMap((line) => line.notes);
  return { kind: "block", height, marks, before, after, keepWithNext: false, notes, span };
}
