import { moved } from "../galley/marks.ts";
import type { Story } from "../story/story.ts";
import { bareAnatomy } from "./anatomy.ts";
import type { ContentsCopy } from "./contents.ts";
import type { ContentsEntry } from "./contents-entry.ts";
import type { ContentsOrder, IssueCopy } from "./copy.ts";
import { byline, contentsWord, numberWords } from "./furniture-words.ts";
import { standingContents } from "./standing-contents.ts";
import type { Sketch } from "./sketch.ts";
import type { Stone } from "./stone.ts";

/** Pages of contents, on their own master. */
export function layContents(
  order: ContentsOrder,
  folio: number,
  stone: Stone,
  folios: ReadonlyMap<Story, number>,
): readonly Sketch[] {
  const master = stone.design.masters.contents;
  const copy = contentsCopy(order, stone.copy, folios);
  const pages = standingContents(copy, stone.frameOf(folio, master), stone);
  return pages.map((marks, index): Sketch => {
    const frame = stone.frameOf(folio + index, master);
    const { x, y } = frame.area;
    const anatomy = bareAnatomy(frame, stone.grid);
    return { marks: moved(marks, x, y), running: copy.title.text, anatomy };
  });
}

/** Every article of the issue, the letter too, with the folio of its title page; 0 where that is not known. */
export function contentsCopy(
  { title, span }: ContentsOrder,
  { issue, entries }: IssueCopy,
  folios: ReadonlyMap<Story, number>,
): ContentsCopy {
  const { language } = issue;
  return {
    title: title ?? { text: contentsWord(language), span },
    entries: entries.flatMap((one) =>
      one.kind === "article" ? [contentsEntry(one.story, folios, language)] : [],
    ),
  };
}

function contentsEntry(
  story: Story,
  folios: ReadonlyMap<Story, number>,
  language: string,
): ContentsEntry {
  const { head } = story;
  const names = head.authors.map((author) => author.text);
  return {
    number:
      head.number === undefined ? (head.label?.text ?? "") : numberWords(head.number, language),
    kicker: head.kicker?.text ?? "",
    title: head.title.text,
    byline: names.length === 0 ? "" : byline(names, language),
    folio: folios.get(story) ?? 0,
    span: head.title.span,
  };
}
