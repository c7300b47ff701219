import type { Phrase } from "../schema/phrase.ts";
import type { Inline, Words } from "../story/story.ts";

/** A short field as the inlines that the compositor sets. */
export function asInlines({ text, span }: Phrase): readonly Inline[] {
  return [plainWords(text, span)];
}

export function plainWords(text: string, span: Words["span"]): Words {
  return {
    kind: "words",
    text,
    emphasis: false,
    strong: false,
    code: false,
    struck: false,
    lead: false,
    span,
  };
}
