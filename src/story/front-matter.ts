import { error, failed, ok } from "../diagnostics/diagnostic.ts";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../io/reader.ts";
import { firstLine, lineEnd } from "./source-lines.ts";
import type { Range } from "./source-lines.ts";

/** Where an article's front matter stands: the YAML between the fences, and the fences with it. */
export interface FrontMatter {
  readonly yaml: Range;
  readonly whole: Range;
}

const FENCE = /^\uFEFF?---[ \t]*(?:\r\n|\r|\n|$)/u;
const CLOSING_FENCE = /(?<![^\r\n])---[ \t]*(?=\r|\n|$)/u;

/**
 * Finds the front matter. Errors: `story/empty`, `story/front-matter` (there is none, or not at the
 * very beginning), `story/front-matter-unclosed`.
 */
export function findFrontMatter(source: SourceText): Outcome<FrontMatter> {
  const { text } = source;
  if (text.trim() === "") return failed(nothing(source));
  const fence = FENCE.exec(text);
  if (fence === null) return failed(missing(source));
  const start = fence[0].length;
  const close = CLOSING_FENCE.exec(text.slice(start));
  if (close === null) return failed(unclosed(source));
  const end = start + close.index;
  return ok({ yaml: { start, end }, whole: { start: 0, end: end + close[0].length } });
}

const EXAMPLE = "begin the file with three lines: `---`, `title: …`, `---`";

const nothing = ({ file }: SourceText) =>
  error("story/empty", "the article is empty", {
    span: { file, start: 0, end: 0 },
    hints: [EXAMPLE],
  });

function missing(source: SourceText) {
  const fence = /(?<![^\r\n])---[ \t]*(?:\r|\n)/u.exec(source.text);
  const pushedDown = fence !== null && source.text.slice(0, fence.index).trim() === "";
  const start = source.text.search(/\S/u);
  const span = firstLine(source, { start, end: lineEnd(source.text, start) });
  return pushedDown
    ? error("story/front-matter", "the front matter does not begin on the first line", {
        span,
        hints: ["take out the empty lines above its `---`"],
      })
    : error("story/front-matter", "the article has no front matter", { span, hints: [EXAMPLE] });
}

function unclosed(source: SourceText) {
  return error("story/front-matter-unclosed", "the front matter is never closed", {
    span: firstLine(source, { start: 0, end: source.text.length }),
    hints: ["write `---` on a line of its own below its last key"],
  });
}
