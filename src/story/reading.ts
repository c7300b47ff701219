import type { Definition } from "mdast";
import type { Node } from "unist";
import { error, warning } from "../diagnostics/diagnostic.ts";
import type { Diagnostic, Span } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../io/reader.ts";
import type { OpeningLine } from "./directive-line.ts";
import type { NoteBook } from "./notes.ts";
import type { Tongue } from "../punctuation/typographic.ts";
import { firstLine, rangeOf } from "./source-lines.ts";
import type { Range } from "./source-lines.ts";

/** One article while it is being read: what every part of the room looks at, and where faults go. */
export interface Reading {
  readonly source: SourceText;
  /** Decides what quotes and dashes become. */
  readonly tongue: Tongue;
  readonly faults: Diagnostic[];
  /** Targets of reference links, by the parser's normalized name. */
  readonly targets: ReadonlyMap<string, Definition>;
  readonly notes: NoteBook;
  /** The opening lines of the directives, by the place of the first colon. */
  readonly directives: ReadonlyMap<number, OpeningLine>;
}

export function spanOf(reading: Reading, node: Node): Span {
  return { file: reading.source.file, ...rangeOf(node) };
}

/** Notes an error; the span is cut to the first line, so that a frame stays small. */
export function addError(
  reading: Reading,
  code: string,
  { message, at, hints = [] }: FaultText,
): void {
  reading.faults.push(error(code, message, { span: firstLine(reading.source, at), hints }));
}

/** Notes a warning in the same way. */
export function addWarning(
  reading: Reading,
  code: string,
  { message, at, hints = [] }: FaultText,
): void {
  reading.faults.push(warning(code, message, { span: firstLine(reading.source, at), hints }));
}

interface FaultText {
  readonly message: string;
  readonly at: Range;
  readonly hints?: readonly string[];
}
