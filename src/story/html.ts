import type { Html, PhrasingContent } from "mdast";
import { addError, addWarning } from "./reading.ts";
import type { Reading } from "./reading.ts";
import { rangeOf } from "./source-lines.ts";

const COMMENT = /<!--(?:-?>|[\s\S]*?-->)/gu;

/** Raw HTML among blocks is not printed: a warning. Comments are dropped without a word. */
export function refuseHtmlBlock(node: Html, reading: Reading): void {
  const rest = node.value.replace(COMMENT, "");
  if (rest.trim() === "") return;
  if (rest.trimStart().startsWith("<!--")) refuseOpenComment(node, reading);
  else if (swallowsTheRest(rest)) refuseOpenElement(node, reading);
  else if (isBesideComment(node, rest)) refuseBesideComment(node, reading);
  else warnOfHtml(node, /[\p{L}\p{N}]/u.test(rest.replace(/<[^>]*>/gu, "")), reading);
}

/** HTML inside a paragraph: one warning for an element, at its opening tag; the words in it stay. */
export function refuseInlineHtml(nodes: readonly PhrasingContent[], reading: Reading): void {
  const opened = new Set<string>();
  for (const node of nodes) {
    if (node.type !== "html" || node.value.startsWith("<!--")) continue;
    const name = /^<\/?([a-z][a-z0-9-]*)/iu.exec(node.value)?.[1]?.toLowerCase() ?? "";
    if (!node.value.startsWith("</") || !opened.has(name)) warnOfHtml(node, false, reading);
    opened.add(name);
  }
}

function warnOfHtml(node: Html, holdsWords: boolean, reading: Reading): void {
  addWarning(reading, "story/html", {
    message: holdsWords
      ? "raw HTML is not printed, nor are the words in it"
      : "raw HTML is not printed",
    at: rangeOf(node),
    hints: ["use Markdown instead; where `<` is meant as text, write `\\<`"],
  });
}

function refuseOpenComment(node: Html, reading: Reading): void {
  addError(reading, "story/comment", {
    message: "this comment is never closed, so the rest of the text is part of it",
    at: rangeOf(node),
    hints: ["end it with `-->`"],
  });
}

function refuseBesideComment(node: Html, reading: Reading): void {
  addError(reading, "story/comment", {
    message: "words on the line of a comment are lost with it",
    at: rangeOf(node),
    hints: ["give the comment lines of its own, with a blank line behind it"],
  });
}

function refuseOpenElement(node: Html, reading: Reading): void {
  addError(reading, "story/html-unclosed", {
    message: "this HTML is never closed, so the rest of the text is part of it",
    at: rangeOf(node),
    hints: ["take it out: raw HTML is not printed"],
  });
}

const isBesideComment = (node: Html, rest: string): boolean =>
  node.value.trimStart().startsWith("<!--") && !/<[a-z/!?]/iu.test(rest);

/** The kinds of HTML that do not end at a blank line. */
function swallowsTheRest(html: string): boolean {
  const text = html.trimStart();
  const raw = /^<(script|pre|style|textarea)(?=[\s>]|$)/iu.exec(text);
  if (raw !== null) return !/<\/(?:script|pre|style|textarea)>/iu.test(text);
  if (text.startsWith("<?")) return !text.includes("?>");
  if (text.startsWith("<![CDATA[")) return !text.includes("]]>");
  return /^<![a-z]/iu.test(text) && !text.includes(">");
}
