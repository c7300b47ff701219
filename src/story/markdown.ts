import type { Nodes, Root } from "mdast";
import { directiveFromMarkdown } from "mdast-util-directive";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { directive } from "micromark-extension-directive";
import { gfm } from "micromark-extension-gfm";

/**
 * CommonMark with GFM and with leaf and container directives. Text directives are off, so that
 * `10:30` stays a time of day.
 */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, { extensions: [gfm(), blockDirectives()], mdastExtensions: compilers });
}

function blockDirectives(): ReturnType<typeof directive> {
  const syntax = directive();
  delete syntax.text;
  return syntax;
}

// GFM's afterthought on the finished tree looks for addresses once more and leaves text without a
// place; the tokenizer has found them already. With `verbose`, containers say where they were closed.
const compilers = [
  ...gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] })),
  directiveFromMarkdown({ verbose: true }),
];

/** Every node of a tree, each before what it holds. */
export function* nodesOf(root: Nodes): Generator<Nodes> {
  const waiting: Nodes[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    if (!("children" in node)) continue;
    // One by one: as arguments of a call, a hundred thousand paragraphs are too many.
    for (const child of node.children.toReversed()) waiting.push(child);
  }
}
