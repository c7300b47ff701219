import type { Diagnostic, Outcome } from "../../src/diagnostics/diagnostic.ts";
import { readStory } from "../../src/story/read-story.ts";
import type { Block, ChartFigures, Inline, Story } from "../../src/story/story.ts";

const HEAD = "---\ntitle: T\n---\n";

/** The article whose text, from its fourth line on, is this. */
export const article = (text: string): { file: string; text: string } => ({
  file: "a.md",
  text: HEAD + text,
});

export const read = (text: string, language = "en-US"): Outcome<Story> =>
  readStory(article(text), language);

/** The story of a text without any fault. */
export function storyOf(text: string, language = "en-US"): Story {
  const { value, diagnostics } = read(text, language);
  if (value === undefined || diagnostics.length > 0) {
    throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  }
  return value;
}

/** The blocks of a text as a page of text, two spaces deeper for what is inside. */
export const dump = (text: string, language = "en-US"): string =>
  dumpStory(storyOf(text, language));

export function dumpStory({ body, notes }: Story): string {
  return [
    ...body.flatMap(linesOf),
    ...notes.map((note) => `note ${note.number} | ${note.paragraphs.map(shown).join(" ¶ ")}`),
  ].join("\n");
}

/** The faults as `code line:column offending text`; lines count from the head of the text. */
export const faults = (text: string): readonly string[] =>
  read(text).diagnostics.map((fault) => placed(fault, article(text).text));

function placed({ code, span }: Diagnostic, text: string): string {
  const before = text.slice(0, span?.start).split(/\r\n|\r|\n/u);
  const offending = text.slice(span?.start, span?.end);
  return `${code} ${before.length - 3}:${(before.at(-1) ?? "").length + 1} ${offending}`.trimEnd();
}

function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case "paragraph":
      return [
        `paragraph${block.lead === undefined ? "" : ` ${block.lead}`} | ${shown(block.inlines)}`,
      ];
    case "subhead":
      return [`subhead ${block.level} | ${shown(block.inlines)}`];
    case "list":
      return [
        `list${block.start === undefined ? "" : ` from ${block.start}`}`,
        ...block.items.flatMap(({ checked, blocks }) => [
          `  item${checked === undefined ? "" : checked ? " done" : " open"}`,
          ...deeper(deeper(blocks.flatMap(linesOf))),
        ]),
      ];
    case "quotation":
      return ["quotation", ...deeper(block.blocks.flatMap(linesOf))];
    case "pullquote":
      return [`pullquote${by(block.by?.text)} | ${block.paragraphs.map(shown).join(" ¶ ")}`];
    case "figure": {
      const { picture, width, caption } = block;
      const { safe } = picture;
      const alt = picture.alt === undefined ? "" : ` (${picture.alt})`;
      const kept = safe && ` safe ${[safe.x, safe.y, safe.width, safe.height].join(" ")}`;
      return [
        `figure ${picture.src.text}${alt} over ${width}${kept ?? ""}${by(picture.credit?.text)} | ${shown(caption)}`,
      ];
    }
    case "chart":
      return [
        `chart over ${block.width}${by(block.credit?.text)} | ${shown(block.caption)}`,
        ...deeper(chartLines(block.figures)),
      ];
    case "sidebar":
      return [`sidebar | ${shown(block.title)}`, ...deeper(block.blocks.flatMap(linesOf))];
    case "table":
      return [
        `table ${block.align.map((one) => one ?? "plain").join(" ")}`,
        ...[block.head, ...block.rows].map(
          (row) => `  ${row.map((cell) => shown(cell.inlines)).join(" | ")}`,
        ),
      ];
    case "code":
      return [`code ${block.language ?? ""} | ${JSON.stringify(block.text)}`];
    case "section-break":
      return ["section-break"];
  }
}

function chartLines(figures: ChartFigures): readonly string[] {
  if (figures.kind === "timeline")
    return figures.events.map(({ date, at, words }) => `${at} ${date}: ${words}`);
  const series = figures.series.filter((name) => name !== "").map((name) => `= ${name}`);
  return [
    [figures.kind, ...series].join(" "),
    ...figures.rows.map(({ name, values }) =>
      [name, ...values.map((one) => (one === undefined ? "?" : `${one.value} "${one.text}"`))].join(
        " | ",
      ),
    ),
  ];
}

const deeper = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

const by = (name: string | undefined): string => (name === undefined ? "" : ` by ${name}`);

/** Inlines with what holds for each run in letters before it: `(e)`, `(s)`, `(c)`, `(d)`, `(l)`, a link's target. */
export const shown = (inlines: readonly Inline[]): string => inlines.map(shownInline).join("");

function shownInline(one: Inline): string {
  if (one.kind === "line-break") return "⏎";
  if (one.kind === "note-call") return `[${one.number}]`;
  const { emphasis, strong, code, struck, lead, link } = one;
  const letters = `${lead ? "l" : ""}${emphasis ? "e" : ""}${strong ? "s" : ""}${code ? "c" : ""}${struck ? "d" : ""}`;
  const manner = [letters, link ?? ""].filter((part) => part !== "").join(" ");
  return manner === "" ? one.text : `‹${manner}: ${one.text}›`;
}
