import { printable } from "./columns.ts";
import type { Diagnostic, Severity, Span } from "./diagnostic.ts";
import { excerpt } from "./frame.ts";
import type { LineIndex, Sources } from "./sources.ts";
import { lineIndex, locate } from "./sources.ts";

/** How diagnostics are printed. */
export interface Look {
  /** Frames for people, one line each for editors, or annotations for GitHub's checks. */
  readonly format: "human" | "short" | "github";
  readonly color: boolean;
  /** What stands before file names, but in frames: the issue's folder seen from where the command runs. */
  readonly folder?: string;
}

/** The diagnostics in the order given, each ending in a line break; empty where there are none. */
export function render(diagnostics: readonly Diagnostic[], sources: Sources, look: Look): string {
  switch (look.format) {
    case "human":
      return frames(diagnostics, sources, look.color);
    case "short":
      return diagnostics.map((one) => shortLine(one, sources, look.folder) + "\n").join("");
    case "github":
      return diagnostics.map((one) => annotation(one, sources, look.folder) + "\n").join("");
  }
}

function frames(diagnostics: readonly Diagnostic[], sources: Sources, color: boolean): string {
  const indexes = new Map<string, LineIndex>();
  const indexOf = (file: string): LineIndex | undefined => {
    const text = sources.get(file);
    if (text === undefined) return undefined;
    const index = indexes.get(file) ?? lineIndex(text);
    indexes.set(file, index);
    return index;
  };
  return diagnostics
    .map((one) => frame(one, one.span && indexOf(one.span.file), paints(color)).join("\n") + "\n")
    .join("\n");
}

function frame(diagnostic: Diagnostic, index: LineIndex | undefined, paint: Paints): string[] {
  const { severity, code, message, span, hints } = diagnostic;
  const head = paint[severity](`${severity}[${code}]`) + paint.strong(`: ${printable(message)}`);
  const place = span === undefined ? { lines: [], gutter: 1 } : placed(span, index, paint);
  const margin = " ".repeat(place.gutter + 1);
  const help = hints.map((hint) => `${margin}${paint.frame("=")} help: ${printable(hint)}`);
  return [head, ...place.lines, ...help];
}

function placed(
  span: Span,
  index: LineIndex | undefined,
  paint: Paints,
): { lines: string[]; gutter: number } {
  const file = printable(span.file);
  if (index === undefined) return { lines: [` ${paint.frame("┌─")} ${file}`], gutter: 1 };
  const { line, column, source, carets } = excerpt(index, span.start, span.end);
  const gutter = String(line).length;
  const space = " ".repeat(gutter);
  const lines = [
    `${space}${paint.frame("┌─")} ${file}:${line}:${column}`,
    `${paint.frame(`${line} │`)} ${source}`.trimEnd(),
    `${space} ${paint.frame("│")} ${paint.caret(carets)}`,
  ];
  return { lines, gutter };
}

function shortLine(
  { severity, code, message, span }: Diagnostic,
  sources: Sources,
  folder = "",
): string {
  const sentence = `${severity}[${code}]: ${printable(message)}`;
  if (span === undefined) return sentence;
  const start = locate(span, sources)?.start;
  const place = start === undefined ? "" : `:${start.line}:${start.column}`;
  return `${printable(folder + span.file)}${place}: ${sentence}`;
}

/** GitHub's workflow command; what is escaped, and how, is said in its toolkit (`command.ts`). */
function annotation(diagnostic: Diagnostic, sources: Sources, folder = ""): string {
  const { severity, code, message, span, hints } = diagnostic;
  const located = span === undefined ? undefined : locate(span, sources);
  const properties = [
    ...(span === undefined ? [] : [["file", folder + span.file]]),
    ...(located === undefined
      ? []
      : [
          ["line", String(located.start.line)],
          ["endLine", String(located.end.line)],
          ["col", String(located.start.column)],
          ["endColumn", String(located.end.column)],
        ]),
    ["title", code],
  ];
  const listed = properties.map(([key, value]) => `${key ?? ""}=${escapedProperty(value ?? "")}`);
  return `::${severity} ${listed.join(",")}::${escapedMessage([message, ...hints].join("\n"))}`;
}

const escapedMessage = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const escapedProperty = (text: string): string =>
  escapedMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

type Paint = (text: string) => string;
type Paints = Readonly<Record<Severity | "strong" | "frame" | "caret", Paint>>;

function paints(color: boolean): Paints {
  const inSgr = (sgr: string): Paint => (color ? (text) => `\u001b[${sgr}m${text}\u001b[0m` : asIs);
  return {
    error: inSgr("1;31"),
    warning: inSgr("1;33"),
    strong: inSgr("1"),
    frame: inSgr("34"),
    caret: inSgr("1;31"),
  };
}

const asIs: Paint = (text) => text;
