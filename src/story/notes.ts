import type { FootnoteDefinition, FootnoteReference, Nodes } from "mdast";
import { error } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../io/reader.ts";
import { firstLine, rangeOf } from "./source-lines.ts";

/** The footnotes of an article and, growing while it is read, the order in which they are called. */
export interface NoteBook {
  readonly definitions: ReadonlyMap<string, FootnoteDefinition>;
  /** Numbers by the parser's normalized name, in calling order. */
  readonly called: Map<string, number>;
}

/** Collects the definitions, wherever they stand. A second one of the same name would be lost: `note/twice`. */
export function openNoteBook(
  nodes: Iterable<Nodes>,
  source: SourceText,
  faults: Diagnostic[],
): NoteBook {
  const definitions = new Map<string, FootnoteDefinition>();
  for (const node of nodes) {
    if (node.type !== "footnoteDefinition") continue;
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
    else faults.push(definedTwice(node, source));
  }
  return { definitions, called: new Map() };
}

/** The number that this call prints: the same for the same note. */
export function callNote({ called }: NoteBook, { identifier }: FootnoteReference): number {
  const number = called.get(identifier) ?? called.size + 1;
  called.set(identifier, number);
  return number;
}

function definedTwice(node: FootnoteDefinition, source: SourceText): Diagnostic {
  return error("note/twice", `the note \`[^${node.identifier}]\` is written twice`, {
    span: firstLine(source, rangeOf(node)),
    hints: ["give one of the two another name, here and where it is called"],
  });
}
