import type { Inline, Paragraph, Words } from "./story.ts";

const LEAD_END = /[:.?!…][”’»"')\]]*$/u;

/**
 * Marks a bold lead at a paragraph's head. Alone in its paragraph it is a lead line; before other
 * words it is a run-in lead if it ends like one (`:`, `.`, `?`, `!`) or a colon follows at once.
 */
export function withLead(inlines: readonly Inline[]): Pick<Paragraph, "inlines" | "lead"> {
  const length = inlines.findIndex((one) => one.kind !== "words" || !isBold(one));
  const rest = length < 0 ? [] : inlines.slice(length);
  const bold = inlines.slice(0, inlines.length - rest.length);
  if (bold.length === 0) return { inlines };
  if (rest.every((one) => one.kind !== "words" || isBold(one))) {
    return { inlines: inlines.map(asLead), lead: "line" };
  }
  return endsLead(bold, rest)
    ? { inlines: [...bold.map(asLead), ...rest], lead: "run-in" }
    : { inlines };
}

function endsLead(bold: readonly Inline[], rest: readonly Inline[]): boolean {
  const last = bold.at(-1);
  const next = rest[0];
  return (
    (last?.kind === "words" && LEAD_END.test(last.text.trimEnd())) ||
    (next?.kind === "words" && next.text.startsWith(":"))
  );
}

const isBold = (one: Words): boolean => one.strong;

const asLead = (one: Inline): Inline => (one.kind === "words" ? { ...one, lead: true } : one);
