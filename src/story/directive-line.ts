import type { Range } from "./source-lines.ts";

/** One line that begins with `::`, as typed, without the markers of quotations and lists before it. */
export type DirectiveLine = ClosingLine | OpeningLine | MalformedLine;

interface Line extends Range {
  readonly colons: number;
}

/** `:::` alone. */
export interface ClosingLine extends Line {
  readonly kind: "closing";
}

/** `::name[label]{attributes}`, with two colons or more. */
export interface OpeningLine extends Line {
  readonly kind: "opening";
  readonly name: string;
  /** The colons and the name. */
  readonly head: Range;
  /** The label with its brackets. */
  readonly label?: Range;
  readonly attributes: readonly Attribute[];
}

export interface Attribute {
  readonly name: string;
  readonly nameAt: Range;
  /** Without its quotes; where there is no value, the name's place. */
  readonly valueAt: Range;
}

/** Not a directive, and not meant as text either. */
export interface MalformedLine extends Line {
  readonly kind: "malformed";
  readonly message: string;
  readonly hint: string;
  /** The offending part. */
  readonly at: Range;
  /** The following lines may belong to it, to the end of the paragraph. */
  readonly runsOn: boolean;
  /** What follows the colons, where it may be text behind a closing line: `::: text`, `:::text more`. */
  readonly behind?: string;
}

const NAME = /[^\s\p{P}\p{S}](?:[^\s\p{P}\p{S}]|[-_](?=[^\s\p{P}\p{S}]|[-_]))*/uy;
const ATTRIBUTE =
  /([\p{L}_][\p{L}\p{N}_.:-]*)(?:[ \t]*=[ \t]*(?:"([^"]*)"|'([^']*)'|([^\s"'<=>`{}]+)))?/uy;
const BLANK = /^[ \t]*$/u;

/** Reads the line of `text` that begins, with two colons, at `start` and ends at `end`. */
export function readDirectiveLine(text: string, { start, end }: Range): DirectiveLine {
  const line = text.slice(start, end);
  const colons = /^:+/u.exec(line)?.[0].length ?? 0;
  const draft: Draft = { line, start, end, colons, name: "" };
  if (colons > 2 && BLANK.test(line.slice(colons))) return { kind: "closing", start, end, colons };
  const name = matchAt(NAME, line, colons)?.[0];
  if (name === undefined) return nameless(draft);
  return afterName({ ...draft, name });
}

/** What is known of the line so far. Places inside it count from its start. */
interface Draft extends Line {
  readonly line: string;
  readonly name: string;
}

function afterName(draft: Draft): DirectiveLine {
  const labelStart = draft.colons + draft.name.length;
  let at = labelStart;
  if (draft.line[at] === "[") {
    const close = closingBracket(draft.line, at);
    if (close === undefined) return openLabel(draft, at);
    at = close + 1;
  }
  const attributes: Attribute[] = [];
  const label = at > labelStart ? place(draft, labelStart, at) : undefined;
  if (draft.line[at] === "{") {
    const read = readAttributes(draft, at);
    if ("kind" in read) return read;
    attributes.push(...read.attributes);
    at = read.after;
  }
  if (!BLANK.test(draft.line.slice(at))) return trailing(draft, at);
  const { name, start, end, colons } = draft;
  const head = place(draft, 0, labelStart);
  return { kind: "opening", start, end, colons, name, head, attributes, ...(label && { label }) };
}

/** The bracket that closes the one at `open`; brackets inside pair up, `\[` and `\]` do not count. */
function closingBracket(line: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < line.length; at++) {
    if (line[at] === "\\") at++;
    else if (line[at] === "[") depth++;
    else if (line[at] === "]" && --depth === 0) return at;
  }
  return undefined;
}

function readAttributes(
  draft: Draft,
  open: number,
): MalformedLine | { readonly attributes: readonly Attribute[]; readonly after: number } {
  const { line } = draft;
  const attributes: Attribute[] = [];
  let at = open + 1;
  for (;;) {
    const space = matchAt(/[ \t]*/y, line, at)?.[0].length ?? 0;
    const free = space > 0 || at === open + 1;
    at += space;
    if (line[at] === "}") return { attributes, after: at + 1 };
    if (at >= line.length) return openAttributes(draft, open);
    const match = free ? matchAt(ATTRIBUTE, line, at) : undefined;
    const fault = attributeFault(draft, at, match);
    if (fault !== undefined || match === undefined) return fault ?? strangeAttribute(draft, at);
    attributes.push(attributeOf(draft, at, match));
    at += match[0].length;
  }
}

function attributeOf(draft: Draft, at: number, match: RegExpExecArray): Attribute {
  const [whole, name = "", double, single, bare] = match;
  const nameAt = place(draft, at, at + name.length);
  const value = double ?? single ?? bare;
  if (value === undefined) return { name, nameAt, valueAt: nameAt };
  const close = at + whole.length - (bare === undefined ? 1 : 0);
  return { name, nameAt, valueAt: place(draft, close - value.length, close) };
}

/** What the pattern lets pass or does not match at all, in words: quotes that do not close, curly quotes. */
function attributeFault(
  draft: Draft,
  at: number,
  match: RegExpExecArray | undefined,
): MalformedLine | undefined {
  const bare = match?.[4];
  if (match !== undefined && bare !== undefined && /^[“”„‘’«»]/u.test(bare)) {
    const start = at + match[0].length - bare.length;
    return malformed(draft, [start, start + bare.length], {
      message: `the value of \`${match[1] ?? ""}\` stands in typographic quotes`,
      hint: 'put it in straight ones: `"…"`',
    });
  }
  const after = match === undefined ? "" : draft.line.slice(at + match[0].length);
  if (match?.[4] !== undefined || !/^[ \t]*=/u.test(after)) return undefined;
  const value = at + (match?.[0].length ?? 0) + (/^[ \t]*=[ \t]*/u.exec(after)?.[0].length ?? 0);
  const isOpen = /["']/u.test(draft.line[value] ?? "");
  return malformed(draft, isOpen ? [value, draft.line.length] : [at, value], {
    message: `the value of \`${match?.[1] ?? ""}\` ${isOpen ? "does not end on its line" : "is missing"}`,
    hint: isOpen
      ? "close its quotes, and write the whole directive on one line"
      : 'write `name="value"`',
    runsOn: isOpen,
  });
}

function nameless(draft: Draft): MalformedLine {
  const rest = draft.line.slice(draft.colons);
  const text = rest.trimStart();
  const spaced = rest !== text && text !== "";
  const end = spaced ? draft.line.length - text.length : draft.colons;
  return malformed(draft, spaced ? [0, end] : [0, draft.line.length], {
    message: spaced
      ? `a space stands behind \`${draft.line.slice(0, draft.colons)}\``
      : `a line begins with \`::\`, but names no directive`,
    hint: spaced
      ? "write the name at once behind the colons; where they are meant as text, write `\\:` for the first"
      : 'write `::figure{src="…"}`; where the colons are meant as text, write `\\:` for the first',
    ...(spaced && draft.colons > 2 && { behind: text }),
  });
}

function openLabel(draft: Draft, at: number): MalformedLine {
  return malformed(draft, [at, draft.line.length], {
    message: `the ${draft.colons > 2 ? "title" : "caption"} of \`${draft.name}\` does not end on its line`,
    hint: "close it with `]`, and write the whole directive on one line, however long",
    runsOn: true,
  });
}

function openAttributes(draft: Draft, at: number): MalformedLine {
  return malformed(draft, [at, draft.line.length], {
    message: `the attributes of \`${draft.name}\` do not end on their line`,
    hint: "close them with `}`, and write the whole directive on one line, however long",
    runsOn: true,
  });
}

function strangeAttribute(draft: Draft, at: number): MalformedLine {
  return malformed(draft, [at, at + 1], {
    message: `the attributes of \`${draft.name}\` cannot be read from here on`,
    hint: 'write them as `name="value"`, with spaces between them and `}` at the end',
  });
}

function trailing(draft: Draft, at: number): MalformedLine {
  const rest = draft.line.slice(at);
  const spaces = rest.length - rest.trimStart().length;
  const next = rest.charAt(spaces);
  if (spaces > 0 && (next === "{" || next === "[")) {
    return malformed(draft, [at, at + spaces + 1], {
      message: `a space stands before \`${next}\``,
      hint: "write the parts of a directive without spaces between them: `::name[…]{…}`",
      runsOn: !rest.includes(next === "{" ? "}" : "]"),
    });
  }
  return malformed(draft, [at + spaces, draft.line.trimEnd().length], {
    message: `text stands behind the directive \`${draft.name}\``,
    hint: "give the directive a line of its own, in the order `::name[…]{…}`",
    ...(draft.colons > 2 && { behind: draft.line.slice(draft.colons) }),
  });
}

interface Words {
  readonly message: string;
  readonly hint: string;
  readonly runsOn?: boolean;
  readonly behind?: string;
}

function malformed(
  draft: Draft,
  [from, to]: readonly [number, number],
  words: Words,
): MalformedLine {
  const { start, end, colons } = draft;
  return {
    kind: "malformed",
    start,
    end,
    colons,
    runsOn: false,
    ...words,
    at: place(draft, from, to),
  };
}

const place = (draft: Draft, from: number, to: number): Range => ({
  start: draft.start + from,
  end: draft.start + to,
});

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
