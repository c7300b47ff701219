import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Story } from "../story/story.ts";
import { bodyStream, boxKeys } from "../story/streams.ts";
import { setBlocks } from "./blocks.ts";
import { endOf } from "./end-mark.ts";
import { setLetter } from "./letter.ts";
import { openingOf } from "./opening.ts";
import type { SetStory } from "./galley.ts";
import { noteRule, setNotes } from "./note.ts";
import type { Compositor, Sheet, TypeCase } from "./type-case.ts";

/** Sets the body of a story as one long column. Pure: the same copy and case give the same galley. */
export function setStory(story: Story, typeCase: TypeCase, sheet: Sheet): SetStory {
  const faults: Diagnostic[] = [];
  const keys = boxKeys(story);
  const compositor: Compositor = {
    ...typeCase,
    faults,
    sheet,
    keys,
    story,
    setBlocks,
    called: new Set(),
    opens: openingOf(story.body),
    ends: story.head.letter ? undefined : endOf(story.body),
  };
  const place = {
    x: 0,
    measure: sheet.column,
    style: "body",
    stream: bodyStream(story.file),
  } as const;
  const pieces = story.head.letter
    ? setLetter(story.body, place, compositor)
    : setBlocks(story.body, place, compositor);
  const galley = {
    measure: sheet.column,
    lines: sheet.lines,
    grid: typeCase.grid,
    pieces,
    notes: setNotes(pieces, compositor, sheet.column),
    noteRule: noteRule(typeCase.design),
  };
  return { galley, diagnostics: faults };
}
