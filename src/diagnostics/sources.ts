import type { Span } from "./diagnostic.ts";

/** The texts of a run by file name, in the order in which they were read. */
export type Sources = ReadonlyMap<string, string>;

/** A place as people count: lines and columns from 1, columns in characters (code points). */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where each line of a text begins; finds an offset's line without walking the text again. */
export interface LineIndex {
  readonly text: string;
  /** Offsets in UTF-16 units, ascending; the first is 0. */
  readonly starts: readonly number[];
}

/** A span in lines and columns; `end` is the place behind its last character. */
export interface Located {
  readonly file: string;
  readonly start: Place;
  readonly end: Place;
}

/** YAML and CommonMark both end lines at LF, CRLF and a CR alone. */
export function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (const { index, 0: terminator } of text.matchAll(/\r\n?|\n/g)) {
    starts.push(index + terminator.length);
  }
  return { text, starts };
}

/** The line and column of an offset; offsets beyond the text are taken as its end. */
export function placeAt(index: LineIndex, offset: number): Place {
  const at = Math.min(Math.max(offset, 0), index.text.length);
  const line = lineOf(index.starts, at);
  const start = index.starts[line - 1] ?? 0;
  return { line, column: countCharacters(index.text, start, at) + 1 };
}

/** A line's offsets, without its terminator; lines count from 1. */
export function lineBounds(index: LineIndex, line: number): { start: number; end: number } {
  const start = index.starts[line - 1] ?? index.text.length;
  const next = index.starts[line] ?? index.text.length;
  let end = next;
  while (end > start && /[\r\n]/.test(index.text.charAt(end - 1))) end--;
  return { start, end };
}

/** Lines and columns of a span, or undefined where its text was never read. */
export function locate(span: Span, sources: Sources): Located | undefined {
  const text = sources.get(span.file);
  if (text === undefined) return undefined;
  const index = lineIndex(text);
  return { file: span.file, start: placeAt(index, span.start), end: placeAt(index, span.end) };
}

/** Binary search: the number of lines that begin at or before the offset. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function countCharacters(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) count++;
  return count;
}
