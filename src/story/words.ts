import type { Span } from "../diagnostics/diagnostic.ts";
import type { Phrase } from "../schema/phrase.ts";
import type { Block, Chart, ChartFigures, Inline, Story } from "./story.ts";
import {
  blocksOf,
  bodyStream,
  boxKeys,
  deckStream,
  isBox,
  kickerStream,
  labelStream,
  noteStream,
  openerStream,
  titleStream,
} from "./streams.ts";
import type { Box } from "./streams.ts";

/** Words that must be printed once and in this order, whatever the layout. */
export interface Stream {
  /** As the functions of `streams.ts` name it; marks carry the same. */
  readonly key: string;
  /** With single spaces between blocks and for line breaks; no bullets, numbers or note calls. */
  readonly text: string;
  readonly span: Span;
}

export interface StoryStream extends Stream {
  /** The same words by the pieces in which they were typed, white space as it comes. */
  readonly typed: readonly Typed[];
}

/** A piece of the copy. */
export interface Typed {
  readonly text: string;
  /** Absent where only its block's place is known. */
  readonly span?: Span;
}

/** A paragraph, a cell, a field: what stands apart from the words before and behind it. */
type Passage = readonly Typed[];

/** All words of a story: its head, its body, its boxes in the order of the source, its notes. Streams without words are left out. */
export function storyWords(story: Story): readonly StoryStream[] {
  return [...headStreams(story), body(story), ...boxStreams(story), ...noteStreams(story)].filter(
    ({ text }) => text !== "",
  );
}

function headStreams({ file, head }: Story): readonly StoryStream[] {
  const fields: readonly (readonly [string, Phrase | undefined])[] = [
    [labelStream(file), head.label],
    [kickerStream(file), head.kicker],
    [titleStream(file), head.title],
    [deckStream(file), head.deck],
    [openerStream(file), head.opener?.credit],
  ];
  return fields.flatMap(([key, field]) => (field ? [{ key, ...field, typed: [field] }] : []));
}

function body({ file, body }: Story): StoryStream {
  const start = body[0]?.span.start ?? 0;
  const end = body.at(-1)?.span.end ?? start;
  return stream(bodyStream(file), flowing(body), { file, start, end });
}

function boxStreams(story: Story): readonly StoryStream[] {
  const keys = boxKeys(story);
  return [...blocksOf(story.body)]
    .filter(isBox)
    .map((box) => stream(keys.get(box) ?? "", boxPassages(box), box.span));
}

function noteStreams({ file, notes }: Story): readonly StoryStream[] {
  return notes.map(({ number, paragraphs, span }) =>
    stream(noteStream(file, number), paragraphs.map(typedIn), span),
  );
}

function stream(key: string, passages: readonly Passage[], span: Span): StoryStream {
  const typed = passages.flatMap((passage) => [...passage, APART]);
  return { key, text: folded(typed.map(({ text }) => text).join("")), span, typed };
}

/** Stands between passages. */
const APART: Typed = { text: " " };

/** The words of blocks that stand in one another's stream: boxes among them are left to their own. */
function flowing(blocks: readonly Block[]): readonly Passage[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case "paragraph":
      case "subhead":
        return [typedIn(block.inlines)];
      case "list":
        return block.items.flatMap((item) => flowing(item.blocks));
      case "quotation":
        return flowing(block.blocks);
      case "code":
        return [[block]];
      case "section-break":
      case "figure":
      case "chart":
      case "pullquote":
      case "sidebar":
      case "table":
        return [];
    }
  });
}

function boxPassages(box: Box): readonly Passage[] {
  switch (box.kind) {
    case "figure":
      return [typedIn(box.caption), field(box.picture.credit)];
    case "chart":
      return chartPassages(box);
    case "pullquote":
      return [...box.paragraphs.map(typedIn), field(box.by)];
    case "sidebar":
      return [typedIn(box.title), ...flowing(box.blocks)];
    case "table":
      return [box.head, ...box.rows].flat().map((cell) => typedIn(cell.inlines));
  }
}

const field = (phrase: Phrase | undefined): Passage => (phrase === undefined ? [] : [phrase]);

/** What it is, what is counted, the figures that are printed, and whose they are; where a line is, the axes say. */
function chartPassages({ figures, unit, caption, credit }: Chart): readonly Passage[] {
  const told = figureWords(figures).map((text) => [{ text }]);
  return [typedIn(caption), field(unit), ...told, field(credit)];
}

function figureWords(figures: ChartFigures): readonly string[] {
  switch (figures.kind) {
    case "bars":
      return figures.rows.flatMap(({ name, values }, row) => [
        name,
        ...values.flatMap((amount, index) =>
          row === 0 && figures.series.length > 1
            ? [amount?.text ?? "", figures.series[index] ?? ""]
            : [amount?.text ?? ""],
        ),
      ]);
    case "lines":
      return figures.series.flatMap((name, index) => {
        const told = figures.told[index] ?? [];
        const texts = told.flatMap((row) => figures.rows[row]?.values[index]?.text ?? []);
        return figures.series.length > 1 ? [name, ...texts] : texts;
      });
    case "timeline":
      return figures.events.flatMap(({ date, words }) => [date, words]);
  }
}

/** The words of inlines; a line break is a space. */
export const wordsIn = (inlines: readonly Inline[]): string =>
  typedIn(inlines)
    .map(({ text }) => text)
    .join("");

const typedIn = (inlines: readonly Inline[]): Passage =>
  inlines.flatMap((one): Passage => {
    if (one.kind === "words") return [one];
    return one.kind === "line-break" ? [{ text: " " }] : [];
  });

// No-break spaces are white space here, too: what matters is where words end.
const folded = (text: string): string => text.replaceAll("\uFEFF", "").replace(/\s+/gu, " ").trim();
