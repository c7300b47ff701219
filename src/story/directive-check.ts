import type { Root } from "mdast";
import { error } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../io/reader.ts";
import { matchContainers } from "./containers.ts";
import type { Blank } from "./containers.ts";
import { readDirectiveLine } from "./directive-line.ts";
import type { DirectiveLine, OpeningLine } from "./directive-line.ts";
import { nodesOf, parseMarkdown } from "./markdown.ts";
import { blanked, lineEnd, rangeOf } from "./source-lines.ts";
import type { Range } from "./source-lines.ts";

/** A parsed text in which every line that begins with `::` is a directive in its right place. */
export interface CheckedMarkdown {
  readonly root: Root;
  /** The opening line of each directive, by the place of its first colon. */
  readonly directives: ReadonlyMap<number, OpeningLine>;
  readonly faults: readonly Diagnostic[];
}

/**
 * Parses, and looks at the lines themselves for directives gone wrong, which the parser would print
 * or let swallow the rest. With faults, the tree is that of the text without the faulty lines, so that
 * what else is wrong can be told in the same run.
 */
export function parseChecked(text: string, source: SourceText): CheckedMarkdown {
  const parsed = survey(text);
  const matched = matchContainers(parsed.lines, source);
  if (matched.faults.length === 0) {
    const faults = misplaced(parsed, source);
    return { root: parsed.root, directives: openingsOf(parsed.lines), faults };
  }
  const blank = matched.blank.map((range) => widened(text, range));
  const mended = survey(blanked(text, blank));
  return { root: mended.root, directives: openingsOf(mended.lines), faults: matched.faults };
}

interface Surveyed {
  readonly root: Root;
  readonly lines: readonly DirectiveLine[];
}

// After the markers of quotations, lists and notes: `::` at the head of what the line says.
const DIRECTIVE_LINE =
  /(?<![^\r\n])(?:[^\S\r\n]|[>\u200b]|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]\s]+\]:)*(?=::)/gu;

function survey(text: string): Surveyed {
  const root = parseMarkdown(text);
  const verbatim = verbatimRanges(root);
  const lines: DirectiveLine[] = [];
  for (const match of text.matchAll(DIRECTIVE_LINE)) {
    const start = match.index + match[0].length;
    if (verbatim.some((range) => range.start <= start && start < range.end)) continue;
    lines.push(readDirectiveLine(text, { start, end: lineEnd(text, start) }));
  }
  return { root, lines };
}

/** Code and HTML blocks: colons in them are their own matter. */
function verbatimRanges(root: Root): readonly Range[] {
  const ranges: Range[] = [];
  for (const node of nodesOf(root)) {
    if (node.type === "code" || node.type === "html") ranges.push(rangeOf(node));
  }
  return ranges;
}

function openingsOf(lines: readonly DirectiveLine[]): ReadonlyMap<number, OpeningLine> {
  return new Map(lines.flatMap((line) => (line.kind === "opening" ? [[line.start, line]] : [])));
}

/** Lines that match one another, but that the parser reads in another way because of where they stand. */
function misplaced({ root, lines }: Surveyed, source: SourceText): readonly Diagnostic[] {
  const { opened, closed, unclosed } = directivesIn(root);
  const says = (line: Range, message: string, hint: string): Diagnostic =>
    error("directive/misplaced", message, {
      span: { file: source.file, start: line.start, end: line.end },
      hints: [hint],
    });
  const unread = lines.filter((line) => line.kind === "opening" && !opened.has(line.start));
  const loose = lines.filter((line) => line.kind === "opening" && unclosed.has(line.start));
  const stray = lines.filter((line) => line.kind === "closing" && !closed.has(line.start));
  if (unread.length > 0) {
    return unread.map((line) =>
      says(line, "a directive cannot stand here", "let its line begin at the margin"),
    );
  }
  if (loose.length > 0) {
    return loose.map((line) =>
      says(line, "this box is not closed where it was opened", CLOSE_INSIDE),
    );
  }
  return stray.map((line) => says(line, "these colons close nothing here", CLOSE_INSIDE));
}

const CLOSE_INSIDE =
  "put both lines into the same quotation or list item, with the same indent or `>`";

function directivesIn(root: Root): Record<"opened" | "closed" | "unclosed", ReadonlySet<number>> {
  const opened = new Set<number>();
  const closed = new Set<number>();
  const unclosed = new Set<number>();
  for (const node of nodesOf(root)) {
    if (node.type !== "leafDirective" && node.type !== "containerDirective") continue;
    const { start } = rangeOf(node);
    opened.add(start);
    if (node.type === "leafDirective") continue;
    const closing = node.data?.position?.closing?.start.offset;
    if (closing === undefined) unclosed.add(start);
    else closed.add(closing);
  }
  return { opened, closed, unclosed };
}

/** A range to blank, with the rest of its paragraph where a directive was written over several lines. */
function widened(text: string, { start, end, runsOn }: Blank): Range {
  if (!runsOn) return { start, end };
  const rest = /(?:\r\n|\r|\n)(?:[ \t>]*(?:$|[\r\n])|[ \t>]*::)/u.exec(text.slice(end));
  return { start, end: rest === null ? text.length : end + rest.index };
}
