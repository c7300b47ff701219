import type { Node } from "unist";
import type { Span } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../io/reader.ts";

/** A stretch of the article's text: offsets, `end` exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

const LINE_ENDING = /[\r\n]/gu;

/** Where a parsed thing stands in the source. */
export function rangeOf(node: Node): Range {
  return {
    start: node.position?.start.offset ?? 0,
    end: node.position?.end.offset ?? 0,
  };
}

/** Where the line that holds `at` ends, without its line ending. */
export function lineEnd(text: string, at: number): number {
  LINE_ENDING.lastIndex = at;
  return LINE_ENDING.exec(text)?.index ?? text.length;
}

/** The part of a range on its first line, so that a frame stays small. */
export function firstLine(source: SourceText, range: Range): Span {
  const end = Math.min(range.end, lineEnd(source.text, range.start));
  return { file: source.file, start: range.start, end };
}

/** The text with these ranges blank: the same length, the same lines. */
export function blanked(text: string, ranges: readonly Range[]): string {
  let result = "";
  let from = 0;
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    if (end <= from) continue;
    const first = Math.max(start, from);
    result += text.slice(from, first) + text.slice(first, end).replace(/[^\r\n]/gu, " ");
    from = end;
  }
  return result + text.slice(from);
}
