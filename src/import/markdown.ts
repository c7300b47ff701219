import type { Root } from "mdast";
import { directiveToMarkdown } from "mdast-util-directive";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import type { Handle, Options } from "mdast-util-to-markdown";

/** A tree as Markdown of our articles: what would read as a sign and is text has a backslash. */
export const markdownOf = (root: Root): string => toMarkdown(root, STYLE);

/** The Markdown that hands write in this house. */
const STYLE: Options = {
  bullet: "-",
  emphasis: "*",
  rule: "*",
  fences: true,
  listItemIndent: "one",
  incrementListMarker: true,
  extensions: [gfmToMarkdown({ tablePipeAlign: false }), blockDirectives()],
};

/** Directives within lines are off in our articles, so only colons at a line's head need a backslash: at the first. */
function blockDirectives(): Options {
  const directives = directiveToMarkdown({ collapseEmptyAttributes: false });
  const others = (directives.unsafe ?? []).filter(({ character }) => character !== ":");
  return {
    handlers: Object.fromEntries(
      Object.entries(directives.handlers ?? {}).map(([name, handle]) => [name, asText(handle)]),
    ),
    unsafe: [
      ...others,
      { atBreak: true, character: ":", after: ":" },
      // A call at a line's head with a colon behind it would be the note.
      { character: ":", before: "]", inConstruct: "phrasing" },
    ],
  };
}

/** What stands in a directive's brackets is text like any other; its writer leaves the signs of emphasis alone there. */
function asText(handle: Handle): Handle {
  return (node, parent, state, info) => {
    const exit = state.enter("phrasing");
    const written = handle(node, parent, state, info);
    exit();
    return written;
  };
}
