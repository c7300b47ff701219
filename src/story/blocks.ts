import type { Blockquote, Code, Heading, List as MdList, Paragraph, RootContent } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { readChart } from "./charts.ts";
import { readFigure, readPullQuote, readSidebar } from "./directives.ts";
import { refuseHtmlBlock } from "./html.ts";
import { readInlines } from "./inlines.ts";
import { withLead } from "./leads.ts";
import { picturesIn, readPicture } from "./pictures.ts";
import { addError, addWarning, spanOf } from "./reading.ts";
import type { Reading } from "./reading.ts";
import { firstLine, rangeOf } from "./source-lines.ts";
import type { Block, CodeBlock, List, Quotation, Subhead } from "./story.ts";
import { readTable } from "./tables.ts";

/** The blocks of a story, or of what holds blocks, in their order. Faults go to the reading's list. */
export function readBlocks(nodes: readonly RootContent[], reading: Reading): readonly Block[] {
  return nodes.flatMap((node) => readBlock(node, reading));
}

function readBlock(node: RootContent, reading: Reading): readonly Block[] {
  switch (node.type) {
    case "paragraph":
      return readParagraph(node, reading);
    case "heading":
      return readHeading(node, reading);
    case "list":
      return [readList(node, reading)];
    case "blockquote":
      return readQuotation(node, reading);
    case "table":
      return [readTable(node, reading)];
    case "code":
      return [readCode(node, reading)];
    case "thematicBreak":
      return [{ kind: "section-break", span: spanOf(reading, node) }];
    case "leafDirective":
      return present(readFigure(node, reading));
    case "containerDirective":
      return readContainer(node, reading);
    case "html":
      refuseHtmlBlock(node, reading);
      return [];
    case "definition":
    case "footnoteDefinition":
      // Targets of links and notes are read where they are called.
      return [];
    case "text":
    case "emphasis":
    case "strong":
    case "delete":
    case "inlineCode":
    case "break":
    case "link":
    case "linkReference":
    case "image":
    case "imageReference":
    case "footnoteReference":
    case "textDirective":
    case "listItem":
    case "tableRow":
    case "tableCell":
    case "yaml":
      // The type allows them among blocks, the parser does not.
      return [];
  }
}

const present = <T>(thing: T | undefined): readonly T[] => (thing === undefined ? [] : [thing]);

function readParagraph(node: Paragraph, reading: Reading): readonly Block[] {
  const pictures = picturesIn(node);
  if (pictures !== undefined) {
    return pictures.flatMap((picture) => present(readPicture(picture, reading)));
  }
  const inlines = readInlines(node.children, reading);
  if (inlines.length === 0) return [];
  return [{ kind: "paragraph", ...withLead(inlines), span: spanOf(reading, node) }];
}

function readHeading(node: Heading, reading: Reading): readonly Subhead[] {
  const inlines = readInlines(node.children, reading);
  if (node.depth !== 2 && node.depth !== 3) refuseDepth(node, reading);
  else if (inlines.length === 0) {
    addWarning(reading, "story/empty-subhead", {
      message: "this subhead has no words, so it is not printed",
      at: rangeOf(node),
      hints: ["write its words behind the `#` signs, or take the line out"],
    });
  }
  if (inlines.length === 0) return [];
  return [{ kind: "subhead", level: node.depth < 3 ? 2 : 3, inlines, span: spanOf(reading, node) }];
}

function refuseDepth(node: Heading, reading: Reading): void {
  const title = node.depth === 1;
  addError(reading, "story/subhead-level", {
    message: title
      ? "a head of the first level stands in the text"
      : `there are no subheads of level ${node.depth}`,
    at: rangeOf(node),
    hints: [
      title
        ? "the article’s title is the `title` of its front matter; a subhead begins with `##`"
        : "use `##` for a subhead, `###` for a minor one",
    ],
  });
}

function readList(node: MdList, reading: Reading): List {
  const items = node.children.map((item) => ({
    ...(typeof item.checked === "boolean" && { checked: item.checked }),
    blocks: readBlocks(item.children, reading),
    span: spanOf(reading, item),
  }));
  const start = node.ordered === true ? (node.start ?? 1) : undefined;
  return {
    kind: "list",
    ...(start !== undefined && { start }),
    items,
    span: spanOf(reading, node),
  };
}

function readQuotation(node: Blockquote, reading: Reading): readonly Quotation[] {
  const blocks = readBlocks(node.children, reading);
  return blocks.length === 0 ? [] : [{ kind: "quotation", blocks, span: spanOf(reading, node) }];
}

function readCode(node: Code, reading: Reading): CodeBlock {
  refuseOpenFence(node, reading);
  return {
    kind: "code",
    text: node.value.replace(/\r\n?/gu, "\n"),
    ...(typeof node.lang === "string" && { language: node.lang }),
    span: spanOf(reading, node),
  };
}

/** A fence that nothing closes makes code of the rest of the article. */
function refuseOpenFence(node: Code, reading: Reading): void {
  const { start, end } = rangeOf(node);
  const lines = reading.source.text.slice(start, end).split(/\r\n|\r|\n/u);
  const fence = /^(?:`{3,}|~{3,})/u.exec(lines[0] ?? "")?.[0];
  const last = (lines.length > 1 ? lines.at(-1) : undefined)?.replace(/^[ \t>]*/u, "").trimEnd();
  if (fence === undefined) return;
  if (last?.startsWith(fence) === true && last === fence.charAt(0).repeat(last.length)) return;
  addError(reading, "story/unclosed-code", {
    message: "this code is never closed, so the rest of the text is part of it",
    at: firstLine(reading.source, { start, end }),
    hints: ["write the same fence on a line of its own below its last line"],
  });
}

function readContainer(node: ContainerDirective, reading: Reading): readonly Block[] {
  switch (node.name) {
    case "pullquote":
      return [readPullQuote(node, reading)];
    case "sidebar":
      return [readSidebar(node, reading, (nodes) => readBlocks(nodes, reading))];
    case "chart":
      return present(readChart(node, reading));
    default:
      // Names were checked with the lines; there are no others here.
      return [];
  }
}
