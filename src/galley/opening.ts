import type { TextStyle } from "../design/design.ts";
import type { Block, Inline, Paragraph } from "../story/story.ts";
import { setCapped, type Opening } from "./drop-cap.ts";
import { setStrong } from "./strong-line.ts";
import type { Measured, Setter } from "./type-case.ts";

/** How far down a piece its text may begin: behind an editor's note or two. */
const LATEST = 3;

/**
 * The paragraph with which the text of a piece begins: the first that is not an editor's note in italics
 * and has no lead of its own. None where something else comes before it.
 */
export function openingOf(body: readonly Block[]): Paragraph | undefined {
  for (const block of body.slice(0, LATEST)) {
    if (block.kind === "figure" || block.kind === "chart" || block.kind === "pullquote") continue;
    if (block.kind !== "paragraph" || block.lead !== undefined) return undefined;
    if (!block.inlines.every(isNote)) return block;
  }
  return undefined;
}

const isNote = (inline: Inline): boolean => inline.kind !== "words" || inline.emphasis;

/** Sets the first paragraph of a piece as the theme opens its text. */
export function setOpening(
  inlines: readonly Inline[],
  style: TextStyle,
  measured: Measured,
  setter: Setter,
): Opening {
  // A paragraph of fewer lines has a lower cap.
  for (let lines = setter.design.opening.dropCap; lines > 1; lines -= 1) {
    const capped = setCapped(inlines, style, { ...measured, lines }, setter);
    if (capped !== undefined) return capped;
  }
  return { ...setStrong(inlines, style, measured, setter), together: 0 };
}
