import type { Span } from "../diagnostics/diagnostic.ts";
import type { Phrase } from "../schema/phrase.ts";
import type {
  Block,
  Chart,
  ChartFigures,
  Figure,
  Inline,
  PullQuote,
  Story,
  Table,
} from "./story.ts";
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

/** All words of a story: its head, its body, its boxes in the order of the source, its notes. Streams without words are left out. */
export function storyWords(story: Story): readonly Stream[] {
  return [...headStreams(story), body(story), ...boxStreams(story), ...noteStreams(story)].filter(
    ({ text }) => text !== "",
  );
}

function headStreams({ file, head }: Story): readonly Stream[] {
  const fields: readonly (readonly [string, Phrase | undefined])[] = [
    [labelStream(file), head.label],
    [kickerStream(file), head.kicker],
    [titleStream(file), head.title],
    [deckStream(file), head.deck],
    [openerStream(file), head.opener?.credit],
  ];
  return fields.flatMap(([key, field]) => (field ? [{ key, ...field }] : []));
}

function body({ file, body }: Story): Stream {
  const start = body[0]?.span.start ?? 0;
  const end = body.at(-1)?.span.end ?? start;
  return { key: bodyStream(file), text: joined(flowing(body)), span: { file, start, end } };
}

function boxStreams(story: Story): readonly Stream[] {
  const keys = boxKeys(story);
  return [...blocksOf(story.body)].filter(isBox).map((box) => ({
    key: keys.get(box) ?? "",
    text: joined(boxTexts(box)),
    span: box.span,
  }));
}

function noteStreams({ file, notes }: Story): readonly Stream[] {
  return notes.map(({ number, paragraphs, span }) => ({
    key: noteStream(file, number),
    text: joined(paragraphs.map(wordsIn)),
    span,
  }));
}

/** The texts of blocks that stand in one another's stream: boxes among them are left to their own. */
function flowing(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case "paragraph":
      case "subhead":
        return [wordsIn(block.inlines)];
      case "list":
        return block.items.flatMap((item) => flowing(item.blocks));
      case "quotation":
        return flowing(block.blocks);
      case "code":
        return [block.text];
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

function boxTexts(box: Box): readonly string[] {
  switch (box.kind) {
    case "figure":
      return figureTexts(box);
    case "chart":
      return chartTexts(box);
    case "pullquote":
      return quoteTexts(box);
    case "sidebar":
      return [wordsIn(box.title), ...flowing(box.blocks)];
    case "table":
      return tableTexts(box);
  }
}

const figureTexts = ({ caption, picture }: Figure): readonly string[] => [
  wordsIn(caption),
  picture.credit?.text ?? "",
];

/** What it is, what is counted, the figures that are printed, and whose they are; where a line is, the axes say. */
function chartTexts({ figures, unit, caption, credit }: Chart): readonly string[] {
  return [wordsIn(caption), unit?.text ?? "", ...figureWords(figures), credit?.text ?? ""];
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

const quoteTexts = ({ paragraphs, by }: PullQuote): readonly string[] => [
  ...paragraphs.map(wordsIn),
  by?.text ?? "",
];

const tableTexts = ({ head, rows }: Table): readonly string[] =>
  [head, ...rows].flat().map((cell) => wordsIn(cell.inlines));

/** The words of inlines; a line break is a space. */
export function wordsIn(inlines: readonly Inline[]): string {
  return inlines
    .map((one) => (one.kind === "words" ? one.text : one.kind === "line-break" ? " " : ""))
    .join("");
}

// No-break spaces are white space here, too: what matters is where words end.
const joined = (texts: readonly string[]): string =>
  texts.join(" ").replaceAll("\uFEFF", "").replace(/\s+/gu, " ").trim();
