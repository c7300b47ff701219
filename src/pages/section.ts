import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Mark } from "../display/mark.ts";
import { moved } from "../galley/marks.ts";
import { setStory } from "../galley/set-story.ts";
import type { Sheet, TypeCase } from "../galley/type-case.ts";
import type { PictureOrder } from "../schema/phrase.ts";
import type { Story } from "../story/story.ts";
import { makeUpArticle } from "./article.ts";
import { setHead } from "./article-head.ts";
import { setContents, type ContentsEntry } from "./contents.ts";
import { fitFaults } from "./copy-fit.ts";
import type { CopyEntry, IssueCopy } from "./copy.ts";
import { setCover } from "./cover.ts";
import { cropped } from "./crop.ts";
import { slotTop, type Frame } from "./frame.ts";
import { byline, contentsWord, numberWords } from "./furniture-words.ts";
import { bleedPicture } from "./picture-page.ts";

/** The pages of one entry of the flatplan. */
export interface Section {
  readonly entry: CopyEntry;
  /** Of its first page. */
  readonly folio: number;
  readonly pages: readonly Sketch[];
}

/** A page without its footer. */
export interface Sketch {
  readonly marks: readonly Mark[];
  /** What the footer names as `{article}`; absent on pages that have no footer. */
  readonly running?: string;
}

/** The make-up's table: the copy, the type case, the sheet, and a list for faults. */
export interface Stone extends TypeCase {
  readonly copy: IssueCopy;
  readonly sheet: Sheet;
  readonly faults: Diagnostic[];
  readonly maxPages: number;
  readonly frameOf: (folio: number) => Frame;
}

/** Lays the pages of one entry, the first of them being page `folio`. */
export function laySection(
  entry: CopyEntry,
  folio: number,
  stone: Stone,
  folios: ReadonlyMap<Story, number>,
): Section {
  switch (entry.kind) {
    case "cover": {
      const order = { ...entry, issue: stone.copy.issue, picture: stone.picture(entry.picture) };
      const marks = setCover(order, stone, stone.faults);
      return { entry, folio, pages: [{ marks: inWindow(marks, entry.picture, stone) }] };
    }
    case "picture":
      return { entry, folio, pages: [pictureSketch(entry.picture, stone)] };
    case "blank":
      return { entry, folio, pages: [{ marks: [] }] };
    case "contents":
      return { entry, folio, pages: layContents(entry, folio, stone, folios) };
    case "article":
      return { entry, folio, pages: layArticle(entry.story, folio, stone) };
  }
}

/** How many pages of an article's section come before its title page. */
export const openerPages = (story: Story): number => (story.head.opener === undefined ? 0 : 1);

function layArticle(story: Story, folio: number, stone: Stone): readonly Sketch[] {
  const set = setStory(story, stone, stone.sheet);
  const head = setHead(story, stone, stone.sheet.page);
  const running = story.head.title.text;
  const { opener, title } = story.head;
  const openers = opener === undefined ? [] : [pictureSketch(opener, stone)];
  const made = makeUpArticle(
    {
      galley: set.galley,
      head,
      span: title.span,
      folio: folio + openers.length,
      maxPages: stone.maxPages,
    },
    stone.frameOf,
  );
  const fit = fitFaults(story, made.pages);
  stone.faults.push(...set.diagnostics, ...head.diagnostics, ...made.diagnostics, ...fit);
  return [...openers, ...made.pages.map((marks): Sketch => ({ marks, running }))];
}

function pictureSketch(order: PictureOrder, stone: Stone): Sketch {
  const picture = stone.picture(order);
  if (picture === undefined) return { marks: [] };
  const { trim, bleed } = stone.copy.issue;
  const mark = bleedPicture(picture, trim, bleed, order.src.span);
  return { marks: inWindow([mark], order, stone) };
}

const inWindow = (marks: readonly Mark[], order: PictureOrder, { copy, faults }: Stone) =>
  cropped(marks, order, copy.issue.trim, faults);

function layContents(
  entry: Extract<CopyEntry, { kind: "contents" }>,
  folio: number,
  stone: Stone,
  folios: ReadonlyMap<Story, number>,
): readonly Sketch[] {
  const { copy, sheet, grid } = stone;
  const { language } = copy.issue;
  const title = entry.title ?? { text: contentsWord(language), span: entry.span };
  const entries = copy.entries.flatMap((one) =>
    one.kind === "article" ? [contentsEntry(one.story, folios, language)] : [],
  );
  const room = { measure: sheet.page, lines: sheet.lines };
  return setContents(title, entries, room, stone).map((marks, index): Sketch => {
    const frame = stone.frameOf(folio + index);
    return { marks: moved(marks, frame.area.x, slotTop(frame, grid, 0)), running: title.text };
  });
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
