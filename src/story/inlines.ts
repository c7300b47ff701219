import type { Link, LinkReference, PhrasingContent, Text } from "mdast";
import { error } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/diagnostic.ts";
import { curled } from "./curled.ts";
import { foldSpaces } from "./fold-spaces.ts";
import type { Run } from "./fold-spaces.ts";
import { refuseInlineHtml } from "./html.ts";
import { safeTarget } from "./links.ts";
import { callNote } from "./notes.ts";
import { addError, addWarning, spanOf } from "./reading.ts";
import type { Reading } from "./reading.ts";
import { firstLine, rangeOf } from "./source-lines.ts";
import type { Inline, Words } from "./story.ts";

/** What holds for a run of words because of what stands around it. */
type Manner = Pick<Words, "emphasis" | "strong" | "code" | "struck" | "link"> & {
  /** An address shown as it is: its letters are not to be touched. */
  readonly verbatim: boolean;
  readonly depth: number;
};

const PLAIN: Manner = {
  emphasis: false,
  strong: false,
  code: false,
  struck: false,
  verbatim: false,
  depth: 0,
};

const DEEPEST_INLINE = 100;

/** A paragraph's inlines: flat, white space folded, quotes and dashes typographic over all of it. */
export function readInlines(
  nodes: readonly PhrasingContent[],
  reading: Reading,
): readonly Inline[] {
  const runs = collectRuns(nodes, PLAIN, reading);
  return curled(foldSpaces(runs), reading.tongue);
}

/** Plain text that was typed as one piece, such as an image's title. */
export function plainWords(text: string, span: Span, reading: Reading): readonly Inline[] {
  return curled(foldSpaces([wordsOf(text, PLAIN, span)]), reading.tongue);
}

function collectRuns(
  nodes: readonly PhrasingContent[],
  manner: Manner,
  reading: Reading,
): readonly Run[] {
  refuseInlineHtml(nodes, reading);
  return nodes.flatMap((node) => runsOf(node, manner, reading));
}

function runsOf(node: PhrasingContent, manner: Manner, reading: Reading): readonly Run[] {
  const span = spanOf(reading, node);
  switch (node.type) {
    case "text":
      checkBrackets(node, reading);
      return [wordsOf(node.value, manner, span)];
    case "inlineCode":
      return [wordsOf(node.value, { ...manner, code: true, verbatim: true }, span)];
    case "break":
      return [{ kind: "line-break", span }];
    case "footnoteReference":
      return [{ kind: "note-call", number: callNote(reading.notes, node), span }];
    case "emphasis":
    case "strong":
    case "delete":
    case "link":
    case "linkReference":
      return inside(node, manner, reading);
    case "image":
    case "imageReference":
      refusePicture(node, reading);
      return [];
    case "html":
    case "textDirective":
      return [];
  }
}

type Wrapping = Extract<
  PhrasingContent,
  { type: "emphasis" | "strong" | "delete" | "link" | "linkReference" }
>;

function inside(node: Wrapping, manner: Manner, reading: Reading): readonly Run[] {
  const depth = manner.depth + 1;
  if (depth <= DEEPEST_INLINE) {
    return collectRuns(node.children, { ...mannerIn(node, manner, reading), depth }, reading);
  }
  const message = `emphasis and links are nested more than ${DEEPEST_INLINE} deep`;
  const span = firstLine(reading.source, rangeOf(node));
  const hints = ["look for asterisks or brackets that were meant as text: write `\\*` and `\\[`"];
  reading.faults.push(error("story/limit", message, { span, hints, kind: "limit" }));
  return [];
}

function mannerIn(node: Wrapping, manner: Manner, reading: Reading): Manner {
  switch (node.type) {
    case "emphasis":
      return { ...manner, emphasis: true };
    case "strong":
      return { ...manner, strong: true };
    case "delete":
      return { ...manner, struck: true };
    case "link":
      return linked(node.url, node, manner, reading);
    case "linkReference":
      return linked(reading.targets.get(node.identifier)?.url ?? "", node, manner, reading);
  }
}

function linked(url: string, node: Link | LinkReference, manner: Manner, reading: Reading): Manner {
  const link = safeTarget(url, rangeOf(node), reading);
  const verbatim = reading.source.text[rangeOf(node).start] !== "[";
  return { ...manner, verbatim, ...(link !== undefined && { link }) };
}

function wordsOf(text: string, manner: Manner, span: Span): Run {
  const { emphasis, strong, code, struck, verbatim, link } = manner;
  return {
    kind: "words",
    text,
    emphasis,
    strong,
    code,
    struck,
    lead: false,
    ...(link !== undefined && { link }),
    span,
    verbatim,
  };
}

const UNDEFINED_NOTE = /(?<!\\)\[\^([^\]\s]+)\]/gu;
const UNDEFINED_LINK = /(?<!\\)\[([^\][\r\n]+)\]\[[^\][\r\n]*\]/gu;

/** A call without a note, or a link without a target, stays plain text for the parser; not for us. */
function checkBrackets(node: Text, reading: Reading): void {
  const { start, end } = rangeOf(node);
  const typed = reading.source.text.slice(start, end);
  for (const { 0: call, 1: name = "", index } of typed.matchAll(UNDEFINED_NOTE)) {
    addError(reading, "note/undefined", {
      message: `there is no note \`${call}\``,
      at: { start: start + index, end: start + index + call.length },
      hints: [`write it on a line of its own: \`[^${name}]: …\``],
    });
  }
  for (const { 0: link, index } of typed.matchAll(UNDEFINED_LINK)) {
    addWarning(reading, "link/undefined", {
      message: `\`${link}\` looks like a link, but nothing says where it leads`,
      at: { start: start + index, end: start + index + link.length },
      hints: ["add a line `[name]: https://…`, or write `\\[` where the bracket is text"],
    });
  }
}

function refusePicture(node: PhrasingContent, reading: Reading): void {
  addError(reading, "figure/inline", {
    message: "a picture stands inside a paragraph",
    at: rangeOf(node),
    hints: ["give it a paragraph of its own, with a blank line before and after it"],
  });
}
