import type { Block, Inline, Manuscript, Paragraph } from "./manuscript.ts";
import { settleDashes, settleQuotes } from "./quotes.ts";
import type { Tally } from "./tally.ts";
import { lineOf, replaceIn, textsOf } from "./text-line.ts";
import type { TextLine } from "./text-line.ts";

/**
 * Mends what hands leave in a document: doubled spaces, tabs, empty paragraphs, lines broken twice, quotes of several
 * kinds side by side, hyphens for dashes. What is consistent stays as it was typed.
 */
export function cleaned({ blocks, notes }: Manuscript, tally: Tally): Manuscript {
  return {
    blocks: cleanBlocks(blocks, tally),
    notes: new Map([...notes].map(([name, note]) => [name, cleanBlocks(note, tally)])),
  };
}

function cleanBlocks(blocks: readonly Block[], tally: Tally): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    switch (block.kind) {
      case "paragraph":
        return cleanParagraph(block, tally);
      case "box":
        return [{ ...block, blocks: cleanBlocks(block.blocks, tally) }];
      case "table":
        return [
          {
            ...block,
            rows: block.rows.map((row) =>
              row.map((cell) => ({ ...cell, blocks: cleanBlocks(cell.blocks, tally) })),
            ),
          },
        ];
    }
  });
}

function cleanParagraph(paragraph: Paragraph, tally: Tally): readonly Paragraph[] {
  if (paragraph.role === "rule") return [paragraph];
  if (paragraph.role === "contents") return [];
  const parts =
    paragraph.role === "code" ? [paragraph.inlines] : dividedAtBreaks(paragraph.inlines);
  const clean = parts.map((inlines) =>
    paragraph.role === "code" ? inlines : cleanInlines(inlines, tally),
  );
  const full = clean.filter((inlines) => inlines.some(isMatter));
  if (full.length === 0) tally.emptyParagraphs += 1;
  return full.map((inlines, index) => {
    if (index === 0) return { ...paragraph, inlines };
    const { list, ...rest } = paragraph;
    return { ...rest, ...(list && { list: { ...list, follows: true } }), inlines };
  });
}

const isMatter = (one: Inline): boolean =>
  one.kind === "picture" ||
  one.kind === "note-call" ||
  (one.kind === "words" && one.text.trim() !== "");

/** Two line breaks and a page break were meant as the end of a paragraph. */
function dividedAtBreaks(inlines: readonly Inline[]): readonly (readonly Inline[])[] {
  const parts: Inline[][] = [[]];
  let isNewLine = false;
  for (const inline of inlines) {
    const isEnd = inline.kind === "break" && (inline.of === "page" || isNewLine);
    if (isEnd) parts.push([]);
    else parts.at(-1)?.push(inline);
    if (inline.kind === "break" || isMatter(inline)) isNewLine = inline.kind === "break";
  }
  return parts;
}

/** Letters that show nothing; words are divided by the build, not by hands. */
const UNSEEN = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFF9-\uFFFC]/gu;

function cleanInlines(inlines: readonly Inline[], tally: Tally): readonly Inline[] {
  const line = lineOf(inlines);
  replaceIn(line, UNSEEN, () => "");
  settleSpaces(line, tally);
  settleQuotes(line, tally);
  settleDashes(line, tally);
  const texts = textsOf(line, inlines.length);
  const mended = inlines.flatMap((inline, index): readonly Inline[] => {
    if (inline.kind !== "words" || inline.code) return [inline];
    const text = texts[index] ?? "";
    return text === "" ? [] : [{ ...inline, text }];
  });
  return withoutOuterBreaks(mended);
}

function withoutOuterBreaks(inlines: readonly Inline[]): readonly Inline[] {
  const start = inlines.findIndex(({ kind }) => kind !== "break");
  const end = inlines.findLastIndex(({ kind }) => kind !== "break");
  return start < 0 ? [] : inlines.slice(start, end + 1);
}

/** A single space that no line may end at stays; beside another space it was only meant to hold things apart. */
function settleSpaces(line: TextLine, tally: Tally): void {
  replaceIn(line, /[\t\v\f\r\n\u0085\u2028\u2029]+/gu, (white) => {
    tally.tabs += white.includes("\t") ? 1 : 0;
    return " ";
  });
  replaceIn(line, /[ \u00A0\u2000-\u200A\u202F\u3000]{2,}/gu, () => {
    tally.spaces += 1;
    return " ";
  });
  // At the ends of the paragraph, of its lines, and before the number of a note.
  replaceIn(
    line,
    /^[\s\u00A0]+|[\s\u00A0]+$|[\s\u00A0]+(?=\uE000)|(?<=\uE000)[\s\u00A0]+/gu,
    () => "",
  );
}
