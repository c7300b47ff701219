import type { BlockContent, DefinitionContent } from "mdast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import { attributesOf, columnsOf, headOf, phraseOf, safeOf, widthOf } from "./attributes.ts";
import { refuseHtmlBlock } from "./html.ts";
import { readInlines } from "./inlines.ts";
import { nodesOf } from "./markdown.ts";
import { refuseNoSource, warnOfNoAlt } from "./pictures.ts";
import { addError, spanOf } from "./reading.ts";
import type { Reading } from "./reading.ts";
import { rangeOf } from "./source-lines.ts";
import type { Block, Figure, Inline, PullQuote, Sidebar } from "./story.ts";

type Content = BlockContent | DefinitionContent;

/** `::figure[Caption]{src alt credit span safe}`. */
export function readFigure(node: LeafDirective, reading: Reading): Figure | undefined {
  const given = attributesOf(node, ["src", "alt", "credit", "span", "safe"], reading);
  const caption = readInlines(node.children, reading);
  const src = given.get("src");
  const alt = given.get("alt")?.value;
  const credit = phraseOf(given.get("credit"), reading);
  const safe = safeOf(given.get("safe"), reading);
  const width = widthOf(given.get("span"), reading);
  if (src === undefined || src.value.trim() === "") {
    refuseNoSource(src?.valueAt ?? headOf(node, reading), reading);
    return undefined;
  }
  if (alt === undefined) warnOfNoAlt(headOf(node, reading), reading);
  const picture = {
    src: { text: src.value.trim(), span: { file: reading.source.file, ...src.valueAt } },
    ...(alt !== undefined && { alt }),
    ...(credit && { credit }),
    ...(safe && { safe }),
  };
  return { kind: "figure", picture, caption, width, span: spanOf(reading, node) };
}

/** `:::pullquote{by span}` and the paragraphs in it. */
export function readPullQuote(node: ContainerDirective, reading: Reading): PullQuote {
  const given = attributesOf(node, ["by", "span"], reading);
  const width = columnsOf(given.get("span"), reading);
  const by = phraseOf(given.get("by"), reading);
  const { title, content } = opened(node);
  if (title !== undefined) {
    addError(reading, "directive/label", {
      message: "`pullquote` has no title",
      at: rangeOf(title),
      hints: ['write the words on the lines below, and whose they are as `{by="…"}`'],
    });
  }
  const paragraphs = content.flatMap((child) => quoted(child, reading));
  if (content.length === 0) refuseEmpty(node, reading);
  return {
    kind: "pullquote",
    paragraphs,
    ...(by && { by }),
    ...(width && { width }),
    span: spanOf(reading, node),
  };
}

function quoted(node: Content, reading: Reading): readonly (readonly Inline[])[] {
  if (node.type === "paragraph") {
    const inlines = readInlines(node.children, reading);
    return inlines.length > 0 ? [inlines] : [];
  }
  if (node.type === "html") refuseHtmlBlock(node, reading);
  else if (node.type !== "definition" && node.type !== "footnoteDefinition") {
    addError(reading, "directive/content", {
      message: "`pullquote` may hold paragraphs only",
      at: rangeOf(node),
      hints: ["use a `sidebar` for what has lists, pictures or subheads"],
    });
  }
  return [];
}

/** `:::sidebar[Title]`; `read` reads the blocks in it. */
export function readSidebar(
  node: ContainerDirective,
  reading: Reading,
  read: (nodes: readonly Content[]) => readonly Block[],
): Sidebar {
  attributesOf(node, [], reading);
  const { title, content } = opened(node);
  refuseSidebarsIn(content, reading);
  const heading = title?.type === "paragraph" ? readInlines(title.children, reading) : [];
  const blocks = read(content);
  if (content.length === 0) refuseEmpty(node, reading);
  return { kind: "sidebar", title: heading, blocks, span: spanOf(reading, node) };
}

/** The parser gives the label as a first paragraph of the content. */
export function opened(node: ContainerDirective): { title?: Content; content: readonly Content[] } {
  const [first, ...rest] = node.children;
  const labelled = first?.type === "paragraph" && first.data?.directiveLabel === true;
  return labelled ? { title: first, content: rest } : { content: node.children };
}

function refuseSidebarsIn(content: readonly Content[], reading: Reading): void {
  for (const node of content.flatMap((child) => [...nodesOf(child)])) {
    if (node.type !== "containerDirective" || node.name !== "sidebar") continue;
    addError(reading, "directive/content", {
      message: "a `sidebar` cannot stand in another",
      at: headOf(node, reading),
      hints: ["close the outer one first"],
    });
  }
}

function refuseEmpty(node: ContainerDirective, reading: Reading): void {
  addError(reading, "directive/empty", {
    message: `\`${node.name}\` holds nothing`,
    at: headOf(node, reading),
    hints: ["write its text between the two lines of colons, or take both out"],
  });
}
