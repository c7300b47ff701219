import { error } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../io/reader.ts";
import { lineEnd } from "./source-lines.ts";

/** In UTF-16 units. */
const LONGEST_ARTICLE = 8 * 1024 * 1024;
const DEEPEST_NESTING = 100;

/** In text without an empty line. The parser looks back over all of them at each. */
const MOST_INLINE_MARKS = 5000;

const INLINE_MARK = /\[|<|[*_~`]+/gu;
const MARKER = /[-*+](?=[ \t\r\n]|$)|\d{1,9}[.)](?=[ \t\r\n]|$)|\[\^[^\]\s]+\]:/uy;
const CONTAINER = /(?<![^\r\n])[ \t>]*:{3,}(?=([ \t]*\S)?)/gu;
const THEMATIC_BREAK = /^[ \t>]*([-*])(?:[ \t]*\1)*[ \t]*$/u;

/**
 * Refuses what would keep the parser busy for ever, by a look at the bare lines: an article over
 * 8 MB, and quotations, lists, notes or containers over a hundred deep. Code `story/limit`.
 */
export function passedLimit(source: SourceText): Diagnostic | undefined {
  if (source.text.length > LONGEST_ARTICLE) return tooLong(source);
  return deepLine(source) ?? deepContainers(source) ?? crowdedText(source);
}

function deepLine(source: SourceText): Diagnostic | undefined {
  const { text } = source;
  for (let start = 0; start < text.length; start = lineEnd(text, start) + 1) {
    if (levelsAt(text, start) <= DEEPEST_NESTING) continue;
    if (THEMATIC_BREAK.test(text.slice(start, lineEnd(text, start)))) continue;
    return tooDeep(source, start);
  }
  return undefined;
}

/** How many blocks the line's markers may open or continue: each list needs two columns at least. */
function levelsAt(text: string, lineStart: number): number {
  let levels = 0;
  let columns = 0;
  for (let at = lineStart; at < text.length;) {
    const char = text[at];
    if (char === " " || char === "\t") {
      columns += char === "\t" ? 4 : 1;
      at += 1;
      continue;
    }
    const width = char === ">" ? 1 : markerWidth(text, at);
    if (width === 0) break;
    levels += 1 + Math.floor(columns / 2);
    columns = 0;
    at += width;
  }
  return levels;
}

function markerWidth(text: string, at: number): number {
  MARKER.lastIndex = at;
  return MARKER.exec(text)?.[0].length ?? 0;
}

function deepContainers(source: SourceText): Diagnostic | undefined {
  let depth = 0;
  for (const match of source.text.matchAll(CONTAINER)) {
    depth = match[1] === undefined ? Math.max(0, depth - 1) : depth + 1;
    if (depth > DEEPEST_NESTING) return tooDeep(source, match.index);
  }
  return undefined;
}

function crowdedText(source: SourceText): Diagnostic | undefined {
  const { text } = source;
  let marks = 0;
  for (let start = 0; start < text.length;) {
    const end = lineEnd(text, start);
    const line = text.slice(start, end);
    const onLine = line.match(INLINE_MARK)?.length ?? 0;
    marks = /^[\s>]*$/u.test(line) && text[start - 1] !== "\r" ? 0 : marks + onLine;
    if (marks > MOST_INLINE_MARKS) return tooCrowded(source, start);
    start = end + 1;
  }
  return undefined;
}

function tooCrowded({ file, text }: SourceText, start: number): Diagnostic {
  const end = Math.min(lineEnd(text, start), start + 40);
  return error(
    "story/limit",
    `a paragraph has more than ${MOST_INLINE_MARKS} asterisks and brackets`,
    {
      span: { file, start, end },
      hints: ["divide it with empty lines"],
      kind: "limit",
    },
  );
}

function tooDeep({ file, text }: SourceText, start: number): Diagnostic {
  const end = Math.min(lineEnd(text, start), start + 40);
  return error("story/limit", `blocks are nested more than ${DEEPEST_NESTING} deep`, {
    span: { file, start, end },
    hints: ["take the lists, quotations or boxes out of one another"],
    kind: "limit",
  });
}

function tooLong({ file }: SourceText): Diagnostic {
  return error("story/limit", "the article is longer than 8 MB", {
    span: { file, start: 0, end: 0 },
    hints: ["divide it into several articles"],
    kind: "limit",
  });
}
