import type { TextStyle } from "../design/design.ts";
import type { Block, Inline, Paragraph } from "../story/story.ts";
import { isBox } from "../story/streams.ts";
import type { Dressed } from "../text/dressed.ts";
import { plainWords } from "./phrase.ts";
import type { Setter } from "./type-case.ts";

/** The paragraph with which the text of a piece ends: what floats behind it does not count. */
export function endOf(blocks: readonly Block[]): Paragraph | undefined {
  const last = blocks.findLast((block) => !isBox(block));
  if (last?.kind === "paragraph") return last;
  if (last?.kind === "list") return endOf(last.items.at(-1)?.blocks ?? []);
  return last?.kind === "quotation" ? endOf(last.blocks) : undefined;
}

/** The theme's end mark behind the last word, which it never leaves. */
export function withEndMark(
  { inlines, span }: Paragraph,
  style: TextStyle,
  { design }: Setter,
): readonly Inline[] {
  const { endMark, endMarkInk: ink } = design.furniture;
  if (endMark === "") return inlines;
  const dress = { ...style, ink, caps: "none" } as const;
  const mark: Dressed = { ...plainWords(`\u00A0${endMark}`, span), style: dress, furniture: true };
  return [...inlines, mark];
}
