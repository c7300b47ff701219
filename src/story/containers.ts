import { error } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { SourceText } from "../io/reader.ts";
import type { ClosingLine, DirectiveLine, MalformedLine, OpeningLine } from "./directive-line.ts";
import type { Range } from "./source-lines.ts";

const LEAVES = ["figure"];
const CONTAINERS = ["pullquote", "sidebar", "chart"];
const NAMES = [...LEAVES, ...CONTAINERS];

/** The faults of the lines, and what to blank so that the parser meets none of them. */
export interface Matched {
  readonly faults: readonly Diagnostic[];
  readonly blank: readonly Blank[];
}

export interface Blank extends Range {
  /** To the end of the paragraph. */
  readonly runsOn: boolean;
}

interface Container {
  readonly opening: OpeningLine;
  /** The container around it that should have had more colons. */
  readonly within?: Container;
  /** A closing line with too few colons. */
  short?: ClosingLine;
}

/** The lines are matched one after the other; only this file changes the tally. */
interface Tally {
  readonly source: SourceText;
  readonly open: Container[];
  readonly nested: Container[];
  /** Closing lines still to come of containers that were refused at their head: no faults of their own. */
  spare: number;
  readonly faults: Diagnostic[];
  readonly blank: Blank[];
}

/**
 * Matches opening and closing lines as their author meant them. Each fault is told once: the closing
 * line of a refused container is not told again, nor what an unclosed one swallows.
 */
export function matchContainers(lines: readonly DirectiveLine[], source: SourceText): Matched {
  const tally: Tally = { source, open: [], nested: [], spare: 0, faults: [], blank: [] };
  for (const [i, line] of lines.entries()) {
    if (line.kind === "malformed") refuseMalformed(line, tally);
    else if (line.kind === "closing") close(line, tally);
    else if (line.colons > 2 && endsBox(line, lines.slice(i + 1), tally)) {
      refuseTextBehind(line, line.end - line.start - line.colons, tally);
    } else open(line, tally);
  }
  tally.open.forEach((container) => {
    leaveUnclosed(container, tally);
  });
  refuseNested(tally);
  return tally;
}

function refuseMalformed(line: MalformedLine, tally: Tally): void {
  if (line.behind !== undefined && isTextBehind(line.behind, tally)) {
    refuseTextBehind(line, line.behind.length, tally);
    return;
  }
  refuse(tally, line, line.at, { code: "directive/malformed", ...line });
  if (line.colons > 2) tally.spare++;
}

/** Whether what follows the colons cannot have been meant as a directive, while a box waits to be closed. */
function isTextBehind(typed: string, tally: Tally): boolean {
  const word = /^[\p{L}\p{N}_-]+/u.exec(typed)?.[0] ?? "";
  return tally.open.length > 0 && nearest(word, NAMES) === undefined;
}

/** `:::text` that would be a directive, were there one of the name; no line further on closes it. */
function endsBox(line: OpeningLine, rest: readonly DirectiveLine[], tally: Tally): boolean {
  const next = rest.find(({ colons }) => colons > 2);
  return next?.kind !== "closing" && isTextBehind(line.name, tally);
}

function refuseTextBehind(line: DirectiveLine, length: number, tally: Tally): void {
  refuse(
    tally,
    line,
    { start: line.end - length, end: line.end },
    {
      code: "directive/text-behind",
      message: "text stands behind the colons that close a box",
      hint: "give the text a line of its own, below them",
    },
  );
  const closed = tally.open.pop();
  if (closed !== undefined) tally.blank.push(blankOf(closed.opening));
}

function open(line: OpeningLine, tally: Tally): void {
  const code = "directive/unknown";
  const twoColons = line.colons === 2;
  if (!NAMES.includes(line.name)) {
    const near = nearest(line.name, NAMES);
    const known = NAMES.map((name) => `\`${name}\``).join(", ");
    const hint = near === undefined ? `the directives are ${known}` : `did you mean \`${near}\`?`;
    const message = `there is no directive \`${line.name}\``;
    refuseOpening(tally, line, { code, message, hint });
  } else if (LEAVES.includes(line.name) && !twoColons) {
    const message = `\`${line.name}\` holds no lines, so it has two colons`;
    refuseOpening(tally, line, {
      code: "directive/colons",
      message,
      hint: `write \`::${line.name}\``,
    });
  } else if (CONTAINERS.includes(line.name) && twoColons) {
    const message = `\`${line.name}\` holds the lines down to its closing one, so it has three colons`;
    const hint = `write \`:::${line.name}\`, and \`:::\` below its last line`;
    refuseOpening(tally, line, { code: "directive/colons", message, hint });
  } else if (!twoColons) enter(line, tally);
}

function refuseOpening(tally: Tally, line: OpeningLine, sentence: Sentence): void {
  refuse(tally, line, line.head, sentence);
  // A refused container, or one written like a leaf, has its closing line still to come.
  if (line.colons > 2 || CONTAINERS.includes(line.name)) tally.spare++;
}

function enter(opening: OpeningLine, tally: Tally): void {
  const around = tally.open.at(-1);
  const tooMany = around !== undefined && opening.colons >= around.opening.colons;
  tally.open.push({ opening, ...(tooMany && { within: around }) });
}

function close(line: ClosingLine, tally: Tally): void {
  const exact = tally.open.findLastIndex(({ opening }) => opening.colons === line.colons);
  const last = tally.open.length - 1;
  const top = tally.open[last];
  const fits = top !== undefined && top.opening.colons < line.colons;
  const index = exact < 0 && fits ? last : exact;
  if (index >= 0) leave(index, line, tally);
  else if (tally.spare > 0) {
    tally.spare--;
    tally.blank.push(blankOf(line));
  } else if (top !== undefined && top.short === undefined) {
    top.short = line;
    tally.blank.push(blankOf(line));
  } else refuseStray(line, tally);
}

function leave(index: number, line: ClosingLine, tally: Tally): void {
  const [closed, ...swallowed] = tally.open.splice(index);
  swallowed.forEach((container) => {
    leaveUnclosed(container, tally);
  });
  if (closed?.short !== undefined) refuseStray(closed.short, tally);
  if (closed?.within === undefined) return;
  tally.nested.push(closed);
  tally.blank.push(blankOf(closed.opening), blankOf(line));
}

function leaveUnclosed({ opening, short }: Container, tally: Tally): void {
  tally.blank.push(blankOf(opening));
  const colons = ":".repeat(opening.colons);
  if (short === undefined) {
    refuse(tally, opening, opening.head, {
      code: "directive/unclosed",
      message: `\`${opening.name}\` is never closed`,
      hint: `write \`${colons}\` on a line of its own below its last line`,
    });
  } else {
    refuse(tally, short, short, {
      code: "directive/unclosed",
      message: `\`${opening.name}\` was opened with ${opening.colons} colons, and this line has ${short.colons}`,
      hint: `close it with \`${colons}\``,
    });
  }
}

/** Told once for each outer container, and not where that one has a fault of its own. */
function refuseNested(tally: Tally): void {
  const told = new Set(tally.open);
  for (const { opening, within } of tally.nested) {
    if (within === undefined || told.has(within)) continue;
    told.add(within);
    const colons = ":".repeat(opening.colons + 1);
    const outer = within.opening;
    refuse(tally, opening, opening.head, {
      code: "directive/nested",
      message: `\`${opening.name}\` stands in a \`${outer.name}\` that has no more colons than itself`,
      hint: `open the \`${outer.name}\` on line ${lineOf(tally, outer)} with \`${colons}${outer.name}\`, and close it with \`${colons}\``,
    });
  }
}

const lineOf = ({ source }: Tally, { start }: Range): number =>
  source.text.slice(0, start).split(/\r\n|\r|\n/u).length;

function refuseStray(line: ClosingLine, tally: Tally): void {
  refuse(tally, line, line, {
    code: "directive/stray",
    message: `\`${":".repeat(line.colons)}\` closes nothing`,
    hint: "take the line out, or open a box above it",
  });
}

interface Sentence {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

function refuse(
  tally: Tally,
  line: DirectiveLine,
  at: Range,
  { code, message, hint }: Sentence,
): void {
  const span = { file: tally.source.file, start: at.start, end: at.end };
  tally.faults.push(error(code, message, { span, hints: [hint] }));
  tally.blank.push(blankOf(line));
}

const blankOf = (line: DirectiveLine): Blank => ({
  start: line.start,
  end: line.end,
  runsOn: line.kind === "malformed" && line.runsOn,
});
