import { locate, type Sources } from "./diagnostics/sources.ts";
import type { Page, TextMark } from "./display/mark.ts";
import { glyphAt, markAt } from "./display/places.ts";
import type { Point } from "./geometry/geometry.ts";
import type { Story } from "./story/story.ts";
import { lettersOf } from "./story/letters.ts";
import { typedLetters } from "./story/typed-letters.ts";
import { storyWords } from "./story/words.ts";

/** Where something was typed; with a column where the very word is known, else the line in which its paragraph begins. */
export interface TypedPlace {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
}

/** Pages as they were set, and the copy that they were set of. */
export interface SetCopy {
  readonly pages: readonly Page[];
  readonly stories: readonly Story[];
  readonly sources: Sources;
}

/** Where what is printed at a place of a page was typed; undefined where nothing was. */
export function typedPlaceAt(copy: SetCopy, folio: number, at: Point): TypedPlace | undefined {
  const page = copy.pages[folio - 1];
  const mark = page && markAt(page, at);
  if (mark === undefined || mark.kind === "rule" || mark.span === undefined) return undefined;
  const { file } = mark.span;
  const word = mark.kind === "text" ? wordAt(copy, folio, mark, at) : undefined;
  const start = word ?? mark.span.start;
  const place = locate({ file, start, end: start }, copy.sources);
  if (place === undefined) return undefined;
  const { line, column } = place.start;
  return word === undefined ? { file, line } : { file, line, column };
}

/**
 * Where the word was typed that a glyph belongs to. Every letter of the copy is printed once and in its order, so the
 * letters printed before it say which one it is: the same word may stand there often.
 */
function wordAt(copy: SetCopy, folio: number, mark: TextMark, at: Point): number | undefined {
  const own = textsOf(mark);
  // Titles in the contents and the repeated heads of tables are words of the copy, but printed once more.
  const texts = own.some(hasLetters) ? own : textsOf(mark, true);
  const letter = letterAt(texts, glyphAt(mark, at.x));
  if (letter === undefined) return undefined;
  const line: Line = { folio, mark, printed: lettersOf(texts.join("")), letter };
  return (texts === own ? inStream(copy, line) : undefined) ?? inSpan(copy, line);
}

/** A line of a page, and which of its letters is meant. */
interface Line {
  readonly folio: number;
  readonly mark: TextMark;
  readonly printed: readonly string[];
  readonly letter: number;
}

function inStream(
  { pages, stories, sources }: SetCopy,
  { folio, mark, printed, letter }: Line,
): number | undefined {
  const story = stories.find(({ file }) => mark.stream?.startsWith(`${file}#`));
  const stream = story && storyWords(story).find(({ key }) => key === mark.stream);
  if (stream === undefined) return undefined;
  const before = lettersBefore(pages, folio, mark);
  const typed = typedLetters(stream.typed, (file) => sources.get(file));
  const agrees = [...before, ...printed].every((one, index) => typed[index]?.letter === one);
  return agrees ? typed[before.length + letter]?.word : undefined;
}

/** The letters of a mark's stream that are printed before it. */
function lettersBefore(pages: readonly Page[], folio: number, mark: TextMark): readonly string[] {
  const lines = pages
    .slice(0, folio)
    .flatMap(({ marks }) => marks)
    .filter((one) => one.kind === "text")
    .filter(({ stream }) => stream === mark.stream);
  return lettersOf(
    lines
      .slice(0, lines.lastIndexOf(mark))
      .flatMap((line) => textsOf(line))
      .join(""),
  );
}

/** Words beside the streams, such as a title in the contents: where they stand but once in what was typed. */
function inSpan(
  { sources }: SetCopy,
  { mark: { span }, printed, letter }: Line,
): number | undefined {
  const text = span && sources.get(span.file)?.slice(span.start, span.end);
  if (span === undefined || text === undefined || printed.length === 0) return undefined;
  const typed = typedLetters([{ text, span }], (file) => sources.get(file));
  const [all, part] = [typed.map((one) => one.letter).join(""), printed.join("")];
  const at = all.indexOf(part);
  const isOnce = at >= 0 && !all.includes(part, at + 1);
  return isOnce ? typed.map(({ word }) => word)[at + letter] : undefined;
}

/** What each glyph of a line says; furniture has nothing to say, unless it is asked for. */
const textsOf = ({ runs }: TextMark, withFurniture = false): readonly string[] =>
  runs.flatMap(({ furniture, texts }) =>
    texts.map((text) => (furniture && !withFurniture ? "" : text)),
  );

const hasLetters = (text: string): boolean => lettersOf(text).length > 0;

/** Which of a line's letters is meant by a glyph: its own, or of a sign that of its neighbor in the word. */
function letterAt(texts: readonly string[], glyph: number): number | undefined {
  const count = (some: readonly string[]): number => lettersOf(some.join("")).length;
  const [before, all] = [count(texts.slice(0, glyph)), count(texts)];
  if (all === 0) return undefined;
  const opens = glyph === 0 || /\s$/u.test(texts[glyph - 1] ?? "");
  const isBehind = !hasLetters(texts[glyph] ?? "") && !opens && before > 0;
  return Math.min(all - 1, isBehind ? before - 1 : before);
}
