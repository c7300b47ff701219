import type { Inline } from "./manuscript.ts";

/**
 * A paragraph's text as one string, whose letters know the inline that they came from: so a quotation may begin in one
 * and end in another. Breaks, note calls and pictures are one letter each, which nothing changes.
 */
export interface TextLine {
  text: string;
  /** The index of the inline of each UTF-16 unit. */
  owners: number[];
}

// Stand-ins from the private use area, which no copy has.
const BREAK = "\uE000";
const OTHER = "\uE001";

export function lineOf(inlines: readonly Inline[]): TextLine {
  const texts = inlines.map(textOf);
  return {
    text: texts.join(""),
    owners: texts.flatMap((text, index) => Array.from({ length: text.length }, () => index)),
  };
}

/** The letters of code are its own matter, so nobody sees them here. */
function textOf(inline: Inline): string {
  if (inline.kind === "break") return BREAK;
  if (inline.kind !== "words") return OTHER;
  if (inline.code) return OTHER.repeat(inline.text.length);
  return inline.text.replaceAll(/[\uE000\uE001]/gu, "\uFFFD");
}

/** Replaces each match in place; what comes in belongs to the inline in which the match began. */
export function replaceIn(
  line: TextLine,
  pattern: RegExp,
  replacement: (match: string, at: number) => string,
): void {
  let text = "";
  const owners: number[] = [];
  let from = 0;
  for (const { 0: match, index } of line.text.matchAll(pattern)) {
    const fresh = replacement(match, index);
    text += line.text.slice(from, index) + fresh;
    for (let at = from; at < index; at++) owners.push(line.owners[at] ?? 0);
    for (let at = 0; at < fresh.length; at++) owners.push(line.owners[index] ?? 0);
    from = index + match.length;
  }
  if (owners.length === 0 && from === 0) return;
  text += line.text.slice(from);
  for (let at = from; at < line.owners.length; at++) owners.push(line.owners[at] ?? 0);
  line.text = text;
  line.owners = owners;
}

/** The text of each of so many inlines. */
export function textsOf({ text, owners }: TextLine, count: number): string[] {
  const texts = Array.from({ length: count }, () => "");
  for (let at = 0; at < text.length; at++) {
    const owner = owners[at] ?? 0;
    texts[owner] = (texts[owner] ?? "") + text.charAt(at);
  }
  return texts;
}
