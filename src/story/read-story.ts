import { failed, hasErrors, ok, warning } from "../diagnostics/diagnostic.ts";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../io/reader.ts";
import type { Tongue } from "../punctuation/typographic.ts";
import { readBlocks } from "./blocks.ts";
import { parseChecked } from "./directive-check.ts";
import { findFrontMatter } from "./front-matter.ts";
import { passedLimit } from "./limits.ts";
import { refuseStrangeTargets, targetsIn } from "./links.ts";
import { nodesOf } from "./markdown.ts";
import { openNoteBook } from "./notes.ts";
import { readNotes } from "./read-notes.ts";
import { blanked, lineEnd } from "./source-lines.ts";
import type { Story, Subhead } from "./story.ts";
import { readHead } from "./story-head.ts";

type StoryText = Pick<Story, "body" | "notes">;

/**
 * Reads an article: YAML front matter and Markdown (CommonMark, GFM, block directives). The
 * diagnostics are in the order of the source. There is a value even beside errors of the text, so that
 * its pictures can be looked for in the same run; there is none where the head is not to be had.
 * The tongue (or just its BCP 47 tag) decides what quotes and dashes become.
 */
export function readStory(source: SourceText, spoken: string | Tongue): Outcome<Story> {
  const tongue = typeof spoken === "string" ? { language: spoken } : spoken;
  const limit = passedLimit(source);
  if (limit !== undefined) return failed(limit);
  const found = findFrontMatter(source);
  const front = found.value;
  if (front === undefined && isHopeless(found.diagnostics)) return failed(...found.diagnostics);
  const head = front && readHead(source, front.yaml, tongue);
  const text = blanked(source.text, front === undefined ? [] : [front.whole]);
  const faults: Diagnostic[] = [...found.diagnostics, ...(head?.diagnostics ?? [])];
  const { body, notes } = readText(text, source, tongue, faults);
  if (body.length === 0 && !hasErrors(faults)) faults.push(noText(source));
  const last = body.at(-1);
  const isBare = last?.kind === "subhead" && body.length > 1 && !hasErrors(faults);
  if (isBare) faults.push(bareSubhead(last));
  const diagnostics = faults.toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
  if (head?.value === undefined) return failed(...diagnostics);
  return ok({ file: source.file, head: head.value, body, notes }, diagnostics);
}

/** Without a front matter the text can still be looked through; with an open one, nothing is text. */
const isHopeless = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ code }) => code !== "story/front-matter");

function readText(
  text: string,
  source: SourceText,
  tongue: Tongue,
  faults: Diagnostic[],
): StoryText {
  const { root, directives, faults: found } = parseChecked(text, source);
  faults.push(...found);
  const reading = {
    source,
    tongue,
    faults,
    directives,
    targets: targetsIn(root),
    notes: openNoteBook(nodesOf(root), source, faults),
  };
  refuseStrangeTargets(root, reading);
  const body = readBlocks(root.children, reading);
  return { body, notes: readNotes(reading) };
}

/** It would stand alone at the article's end. */
const bareSubhead = ({ span }: Subhead): Diagnostic =>
  warning("story/bare-subhead", "nothing stands under this subhead", {
    span,
    hints: ["write the text of its section, or take it out"],
  });

function noText({ file, text }: SourceText): Diagnostic {
  const start = text.trimEnd().lastIndexOf("\n") + 1;
  return warning("story/no-text", "the article has a head, but no text", {
    span: { file, start, end: lineEnd(text, start) },
    hints: ["write it below the front matter"],
  });
}
