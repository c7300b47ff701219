import type { ShownCharacter } from "./columns.ts";
import { shownCharacters } from "./columns.ts";
import type { LineIndex } from "./sources.ts";
import { lineBounds, placeAt } from "./sources.ts";

/** A source line and the carets under it, both without the gutter. */
export interface Excerpt {
  readonly line: number;
  readonly column: number;
  readonly source: string;
  readonly carets: string;
}

/** Columns of source shown at most; longer lines are cut to a window around the span. */
const WINDOW = 100;
/** What is still shown of a cut line before the span. */
const LEAD = 30;
/** UTF-16 units looked at on either side of the span's start: an endless line costs no more than a long one. */
const REACH = 600;

/** The span's first line with carets under the span; an empty span gets one caret. */
export function excerpt(index: LineIndex, start: number, end: number): Excerpt {
  const { line, column } = placeAt(index, start);
  const bounds = lineBounds(index, line);
  // A span may begin on the terminator itself (a missing `}` at a line's end): the caret stands behind the line.
  const from = Math.min(start, bounds.end);
  const to = Math.min(Math.max(end, from), bounds.end);
  const characters = reachable(index.text, bounds, from);
  const shown = cutToWindow(characters, from, to);
  return { line, column, source: shown.source, carets: caretsUnder(shown, from, to) };
}

interface Window {
  readonly source: string;
  readonly characters: readonly ShownCharacter[];
  /** 1 where an ellipsis stands for what was cut at the left. */
  readonly indent: number;
}

function reachable(
  text: string,
  bounds: { start: number; end: number },
  from: number,
): readonly ShownCharacter[] {
  const first = wholeCharacter(text, Math.max(bounds.start, from - REACH));
  const last = wholeCharacter(text, Math.min(bounds.end, from + REACH));
  return shownCharacters(text.slice(first, last), first);
}

/** An offset that does not lie between the halves of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const insidePair = /[\ud800-\udbff]/.test(text.charAt(at - 1));
  return insidePair && /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}

function cutToWindow(characters: readonly ShownCharacter[], from: number, to: number): Window {
  const first = firstShown(characters, from, to);
  const last = lastShown(characters, first);
  const kept = characters.slice(first, last);
  const source = kept.map((one) => one.shown).join("");
  const left = first > 0 ? "…" : "";
  const right = last < characters.length ? "…" : "";
  return { source: left + source + right, characters: kept, indent: left.length };
}

function firstShown(characters: readonly ShownCharacter[], from: number, to: number): number {
  const ends = characters.filter((one) => one.offset < to);
  if (widthOf(characters) <= WINDOW || widthOf(ends) < WINDOW) return 0;
  let first = characters.findIndex((one) => one.offset >= from);
  if (first < 0) first = characters.length;
  for (let lead = 0; first > 0; first--) {
    lead += characters[first - 1]?.columns ?? 0;
    if (lead > LEAD) break;
  }
  return first;
}

function lastShown(characters: readonly ShownCharacter[], first: number): number {
  let last = first;
  for (let width = 0; last < characters.length; last++) {
    width += characters[last]?.columns ?? 0;
    if (width > WINDOW) break;
  }
  return last;
}

function caretsUnder(shown: Window, from: number, to: number): string {
  const before = shown.characters.filter((one) => one.offset < from);
  const under = shown.characters.filter((one) => one.offset >= from && one.offset < to);
  return " ".repeat(shown.indent + widthOf(before)) + "^".repeat(Math.max(1, widthOf(under)));
}

const widthOf = (characters: readonly ShownCharacter[]): number =>
  characters.reduce((sum, one) => sum + one.columns, 0);
