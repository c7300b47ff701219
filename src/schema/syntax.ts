import { isCollection, isScalar, visit } from "yaml";
import type { Document, YAMLError } from "yaml";
import { error } from "../diagnostics/diagnostic.ts";
import type { Diagnostic, Span } from "../diagnostics/diagnostic.ts";

/** Turns offsets in the YAML text into a span of the whole file. */
export type Locate = (start: number, end: number) => Span;

interface Wording {
  readonly says: string;
  readonly hints: readonly string[];
}

/** What the parser could not read, one fault a line: the rest of a line only echoes its first. */
export function syntaxFaults(document: Document, text: string, locate: Locate): Diagnostic[] {
  const lines = new Set<number>();
  const faults: Diagnostic[] = [];
  const errors = [...document.errors, ...document.warnings.filter(isDirective)];
  for (const fault of errors.sort((a, b) => a.pos[0] - b.pos[0])) {
    const [start, end] = faultyPart(fault, document, text);
    const line = text.slice(0, start).split("\n").length;
    if (lines.has(line)) continue;
    lines.add(line);
    faults.push(toDiagnostic(fault, text, locate(start, end), start));
  }
  return faults;
}

const isDirective = (warning: YAMLError): boolean => warning.code === "BAD_DIRECTIVE";

function toDiagnostic(fault: YAMLError, text: string, span: Span, start: number): Diagnostic {
  if (fault.code === "RESOURCE_EXHAUSTION") {
    return error("schema/limit", "this is nested too deeply to be read", { span, kind: "limit" });
  }
  const { says, hints } = wording(fault, text, restOfLine(text, start));
  return error("schema/yaml", says, { span, hints });
}

/** On one line: where the fault is, or where a quotation or bracket opens that is never closed. */
function faultyPart(fault: YAMLError, document: Document, text: string): readonly [number, number] {
  const [at, end] = fault.pos;
  const opening = /closing|end with a/u.test(fault.message) ? lastOpening(document, at) : undefined;
  const start = opening ?? at;
  const lineEnd = start + restOfLine(text, start).length;
  const wholeLine = opening !== undefined || fault.code === "BLOCK_AS_IMPLICIT_KEY";
  return [start, wholeLine ? lineEnd : Math.min(end, lineEnd)];
}

const restOfLine = (text: string, start: number): string =>
  /^[^\r\n]*/u.exec(text.slice(start))?.[0].trimEnd() ?? "";

function lastOpening(document: Document, before: number): number | undefined {
  let opening: number | undefined;
  visit(document, (_, node) => {
    const opens = (isCollection(node) && node.flow === true) || isQuoted(node);
    const range = isScalar(node) || isCollection(node) ? node.range : undefined;
    if (opens && range && range[0] < before && range[2] >= before) opening = range[0];
  });
  return opening;
}

const isQuoted = (node: unknown): boolean =>
  isScalar(node) && (node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE");

const WORDINGS: Readonly<Partial<Record<YAMLError["code"], Wording>>> = {
  TAB_AS_INDENT: { says: "a tab indents this line", hints: ["indent with spaces"] },
  MULTILINE_IMPLICIT_KEY: {
    says: "this line has no key with a colon and a space behind it",
    hints: ["write `key: value`; text that goes on from the line before is indented"],
  },
  BAD_DQ_ESCAPE: {
    says: "this backslash means nothing in double quotes",
    hints: ["write it twice, or put the value in single quotes"],
  },
  MULTIPLE_DOCS: { says: "a second document begins here", hints: ["take the line `---` out"] },
  NON_STRING_KEY: { says: "a key must be text", hints: [] },
};

const HUSHED = "`#` begins a comment to the line's end: put what has one in quotes";

function wording(fault: YAMLError, text: string, line: string): Wording {
  if (fault.code === "BAD_SCALAR_START") {
    const character = inBackquotes(text.slice(...fault.pos));
    return { says: `a value cannot begin with ${character}`, hints: ["put the value in quotes"] };
  }
  if (fault.code === "BLOCK_AS_IMPLICIT_KEY") {
    const quoted = inQuotes(restOfLine(text, fault.pos[0]));
    return { says: "a second `: ` stands in this line", hints: [`put it in quotes: ${quoted}`] };
  }
  return WORDINGS[fault.code] ?? otherWording(fault.message, line);
}

function otherWording(message: string, line: string): Wording {
  const comment = / #/u.test(line) ? [HUSHED] : [];
  if (/quote/u.test(message)) {
    return { says: "this quotation is never closed", hints: ["close it with the same quote mark"] };
  }
  if (/Flow sequence|end with a \]/u.test(message)) {
    return { says: "this list is never closed", hints: [...comment, "close it with `]`"] };
  }
  if (/Flow map|end with a \}/u.test(message)) {
    return { says: "this brace is never closed", hints: [...comment, "close it with `}`"] };
  }
  if (/same column/u.test(message)) {
    return {
      says: "this line is indented unlike its neighbors",
      hints: ["begin keys that belong together in the same column"],
    };
  }
  return {
    says: `this is not YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
    hints: [],
  };
}

const inBackquotes = (text: string): string => (text.includes("`") ? "a backquote" : `\`${text}\``);

const inQuotes = (text: string): string =>
  /["\\]/u.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
