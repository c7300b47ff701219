import { warning, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Mark } from "../display/mark.ts";
import type { Story } from "../story/story.ts";
import { bodyStream } from "../story/streams.ts";

/**
 * Tells staff in words how far an article is from the pages that its front matter asks for: so many lines
 * over and about so many words to cut, or so many pages short. Nothing where it fits or nothing is asked.
 */
export function fitFaults(
  { head, file }: Story,
  pages: readonly (readonly Mark[])[],
): readonly Diagnostic[] {
  const { pages: asked, title } = head;
  if (asked === undefined || asked === pages.length) return [];
  const sentence = `the article takes ${inPages(pages.length)} where ${inPages(asked)} were asked for`;
  return [
    warning("pages/fit", sentence, {
      span: title.span,
      hints: [adviceFor(pages, asked, bodyStream(file))],
    }),
  ];
}

function adviceFor(pages: readonly (readonly Mark[])[], asked: number, body: string): string {
  const lines = pages.map((marks) => linesOf(marks, body));
  const over = sum(lines.slice(asked).map((page) => page.length));
  if (over === 0) return `it is short by ${inPages(asked - pages.length)}`;
  const all = lines.flat();
  const words = Math.ceil((over * sum(all)) / Math.max(1, all.length));
  return `it is ${over} lines over: cut about ${words} words, or allow it a page more`;
}

/** The number of words in each line of the body. */
function linesOf(marks: readonly Mark[], body: string): readonly number[] {
  return marks.flatMap((mark) => {
    if (mark.kind !== "text" || mark.stream !== body) return [];
    return [mark.runs.flatMap((run) => run.texts).filter((text) => text === " ").length + 1];
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const inPages = (count: number): string => `${count} ${count === 1 ? "page" : "pages"}`;
