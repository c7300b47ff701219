import type { FootnoteDefinition, Paragraph } from "mdast";
import { readInlines } from "./inlines.ts";
import { nodesOf } from "./markdown.ts";
import { addError, addWarning, spanOf } from "./reading.ts";
import type { Reading } from "./reading.ts";
import { rangeOf } from "./source-lines.ts";
import type { Inline, Note } from "./story.ts";

/** The notes in calling order. */
export function readNotes(reading: Reading): readonly Note[] {
  const notes: Note[] = [];
  for (const [identifier, number] of reading.notes.called) {
    const definition = reading.notes.definitions.get(identifier);
    if (definition !== undefined) notes.push(readNote(definition, number, reading));
  }
  warnOfUncalled(reading);
  return notes;
}

function readNote(definition: FootnoteDefinition, number: number, reading: Reading): Note {
  const paragraphs = paragraphsOf(definition, reading);
  if (definition.children.length === 0) {
    addError(reading, "note/empty", {
      message: `the note \`[^${definition.identifier}]\` has no words`,
      at: rangeOf(definition),
      hints: ["write its text behind the colon"],
    });
  }
  return { number, paragraphs, span: spanOf(reading, definition) };
}

function paragraphsOf(
  definition: FootnoteDefinition,
  reading: Reading,
): readonly (readonly Inline[])[] {
  const paragraphs: (readonly Inline[])[] = [];
  for (const node of definition.children) {
    if (node.type === "footnoteDefinition" || node.type === "definition") continue;
    if (node.type === "paragraph") {
      refuseCalls(node, reading);
      paragraphs.push(
        readInlines(node.children, reading).filter((one) => one.kind !== "note-call"),
      );
    } else {
      addError(reading, "note/content", {
        message: `the note \`[^${definition.identifier}]\` holds more than paragraphs`,
        at: rangeOf(node),
        hints: ["a footnote may hold paragraphs only: move this into the text"],
      });
    }
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}

/** A note of a note would stand nowhere that a reader looks for it. */
function refuseCalls(paragraph: Paragraph, reading: Reading): void {
  for (const node of nodesOf(paragraph)) {
    if (node.type !== "footnoteReference") continue;
    addError(reading, "note/nested", {
      message: `a footnote cannot call another: \`[^${node.identifier}]\``,
      at: rangeOf(node),
      hints: ["say it in this note, or call the other one in the text"],
    });
  }
}

function warnOfUncalled(reading: Reading): void {
  for (const [identifier, definition] of reading.notes.definitions) {
    if (reading.notes.called.has(identifier)) continue;
    addWarning(reading, "note/uncalled", {
      message: `nothing calls the note \`[^${identifier}]\`, so it is not printed`,
      at: rangeOf(definition),
      hints: [`write \`[^${identifier}]\` where its number is to stand, or take the note out`],
    });
  }
}
