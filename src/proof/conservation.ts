import { error, type Diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import type { Page, TextMark } from "../display/mark.ts";

/** A stream of the copy as the source has it: words with single spaces between them. */
export interface CopyStream {
  readonly key: string;
  readonly text: string;
  readonly span: Span;
}

/** A painted line of a stream, and where it stands. */
interface PaintedLine {
  readonly text: string;
  readonly folio: number;
  readonly span: Span | undefined;
}

/**
 * The proof of conservation: every stream of the copy stands on the pages once, whole and in its order.
 * It reads what is about to be painted, each glyph by the characters it will extract as, so a word that
 * falls off a page, is set twice or changes place is an error with the first words that differ
 * (`proof/words`, exit 4). Furniture does not count; case does not either, since a style may print capitals.
 */
export function proveConservation(
  streams: readonly CopyStream[],
  pages: readonly Page[],
): readonly Diagnostic[] {
  const painted = paintedStreams(pages);
  const faults: Diagnostic[] = [];
  for (const stream of streams) {
    const fault = compare(stream, painted.get(stream.key) ?? []);
    if (fault !== undefined) faults.push(fault);
    painted.delete(stream.key);
  }
  for (const [key, lines] of painted) {
    if (lines.some((line) => line.text !== "")) faults.push(strangeWords(key, lines));
  }
  return faults;
}

function paintedStreams(pages: readonly Page[]): Map<string, PaintedLine[]> {
  const streams = new Map<string, PaintedLine[]>();
  for (const { folio, marks } of pages) {
    for (const mark of marks) {
      if (mark.kind !== "text" || mark.stream === undefined) continue;
      const lines = streams.get(mark.stream) ?? [];
      lines.push({ text: lineText(mark), folio, span: mark.span });
      streams.set(mark.stream, lines);
    }
  }
  return streams;
}

/** Marks do not change: one that is proved again says the same. */
const texts = new WeakMap<TextMark, string>();

function lineText(mark: TextMark): string {
  const known = texts.get(mark) ?? wordsOf(mark);
  texts.set(mark, known);
  return known;
}

function wordsOf({ runs }: TextMark): string {
  const copy = runs.filter((run) => !run.furniture);
  return folded(copy.flatMap((run) => run.texts).join("")).trim();
}

/** Signs that are no words and have no glyph: they only say where a line may end, or must not. */
const UNSEEN = /[\u00AD\u200B\u200D\u2060\uFEFF]/gu;

/** Capitals, composed letters and the kinds of space are the style's business. */
function folded(text: string): string {
  return text.normalize("NFC").replace(UNSEEN, "").replace(/\s+/gu, " ").toUpperCase();
}

/**
 * Walks the source and the painted lines together. Inside a line every character must agree, the spaces
 * too; a line's end stands for a space, for a division with U+00AD, or for a break after a dash.
 */
function compare(stream: CopyStream, lines: readonly PaintedLine[]): Diagnostic | undefined {
  const source = folded(stream.text).trim();
  let at = 0;
  for (const line of lines) {
    if (source[at] === " ") at += 1;
    const { text } = line;
    if (source.startsWith(text, at)) {
      at += text.length;
      continue;
    }
    return differs(stream, source, at + sharedLength(source, at, text), line);
  }
  if (source[at] === " ") at += 1;
  return at >= source.length ? undefined : brokenOff(stream, source, at, lines.at(-1));
}

function sharedLength(source: string, at: number, text: string): number {
  let shared = 0;
  while (shared < text.length && source[at + shared] === text[shared]) shared += 1;
  return shared;
}

function differs(
  { key, span }: CopyStream,
  source: string,
  at: number,
  line: PaintedLine,
): Diagnostic {
  const expected = excerpt(source, at);
  const message = `page ${line.folio} does not have the words of ${key} as the copy has them: expected \`${expected}\`, found \`${line.text}\``;
  return rejected(message, line.span ?? span);
}

function brokenOff(
  { key, span }: CopyStream,
  source: string,
  at: number,
  line: PaintedLine | undefined,
): Diagnostic {
  const where = line === undefined ? "stand on no page" : `end too soon on page ${line.folio}`;
  const message = `the words of ${key} ${where}: \`${excerpt(source, at)}\` is missing`;
  return rejected(message, line?.span ?? span);
}

function rejected(message: string, span: Span | undefined): Diagnostic {
  return error("proof/words", message, {
    ...(span === undefined ? {} : { span }),
    kind: "rejected",
    hints: ["this is a fault of ours, not of the copy: please report it with the article"],
  });
}

/** The words round a place in the stream. */
function excerpt(source: string, at: number): string {
  const head = Math.max(0, source.lastIndexOf(" ", Math.max(0, at - 1)) + 1);
  return source.slice(head, head + 40);
}

function strangeWords(key: string, lines: readonly PaintedLine[]): Diagnostic {
  const [first] = lines;
  const place = first === undefined ? "" : ` on page ${first.folio}`;
  return rejected(`words of ${key} stand${place}, which the copy does not have`, first?.span);
}
