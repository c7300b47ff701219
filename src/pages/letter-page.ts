import type { Mark } from "../display/mark.ts";
import { moved } from "../galley/marks.ts";
import type { Story } from "../story/story.ts";
import { headIn, layArticle, masterOf } from "./article-section.ts";
import { contentsCopy } from "./contents-section.ts";
import { standingContents } from "./standing-contents.ts";
import type { ArticleEntry, ContentsOrder, CopyEntry, LetterPage, SectionOrder } from "./copy.ts";
import { withoutLastColumn, type Frame } from "./frame.ts";
import { foliosOf, hasOpener } from "./opener.ts";
import type { Sketch } from "./sketch.ts";
import type { Stone } from "./stone.ts";

/**
 * The entries with letter and contents that stand next to each other taken together, where the theme wants
 * that, both have room, and both may begin on the same side.
 */
export function shareLetterPages(stone: Stone): readonly SectionOrder[] {
  const { entries } = stone.copy;
  if (stone.design.contents.place !== "beside-letter") return entries;
  const orders: SectionOrder[] = [];
  let held: CopyEntry | undefined;
  for (const entry of entries) {
    const shared = held && sharedPage(held, entry);
    if (shared && hasRoom(shared, stone)) {
      orders.push(shared);
      held = undefined;
    } else {
      if (held) orders.push(held);
      held = entry;
    }
  }
  return held ? [...orders, held] : orders;
}

function sharedPage(one: CopyEntry, other: CopyEntry): LetterPage | undefined {
  const letterFirst = one.kind === "article";
  const [letter, contents] = letterFirst ? [one, other] : [other, one];
  if (letter.kind !== "article" || contents.kind !== "contents") return undefined;
  if (letter.adverts !== undefined) return undefined;
  const parted = hasOpener(letter.story) && !letterFirst;
  if (!letter.story.head.letter || parted || sidesDiffer(letter, contents)) return undefined;
  return { kind: "letter-page", letter, contents, letterFirst, span: letter.span };
}

/** One is to begin on a recto and the other on a verso; or an opener turns the letter's page over. */
function sidesDiffer(letter: ArticleEntry, contents: ContentsOrder): boolean {
  if (contents.start === "any") return false;
  return hasOpener(letter.story) || (letter.start !== "any" && letter.start !== contents.start);
}

/**
 * Whether the contents fit their column, and the letter does not go on to another page for a few lines only.
 * Neither depends on the folios, nor on the side of the sheet.
 */
function hasRoom(page: LetterPage, stone: Stone): boolean {
  const trial = { ...stone, faults: [], dissect: false };
  if (contentsColumn(page, 1, trial, new Map()) === undefined) return false;
  return !layArticle(page.letter.story, 1, trial, { narrowed }).endsThin;
}

/** Lays the letter in all columns of its first page but the last, and the contents in that. */
export function layLetterPage(
  page: LetterPage,
  folio: number,
  stone: Stone,
  folios: ReadonlyMap<Story, number>,
): readonly Sketch[] {
  const { letter, letterFirst } = page;
  const titleFolio = foliosOf(letter.story, folio).title;
  const contents = contentsColumn(page, titleFolio, stone, folios) ?? [];
  const { pages } = layArticle(letter.story, folio, stone, { narrowed });
  return pages.map((sketch, index) => {
    if (folio + index !== titleFolio) return sketch;
    const { marks } = sketch;
    return { ...sketch, marks: letterFirst ? [...marks, ...contents] : [...contents, ...marks] };
  });
}

const narrowed = (frame: Frame): Frame => withoutLastColumn(frame)?.rest ?? frame;

/** The contents in the last column: at the height of the letter's head, or under its ground. */
function contentsColumn(
  { letter, contents }: LetterPage,
  folio: number,
  stone: Stone,
  folios: ReadonlyMap<Story, number>,
): readonly Mark[] | undefined {
  const frame = stone.frameOf(folio, masterOf(letter.story, stone));
  const split = withoutLastColumn(frame);
  if (split === undefined) return undefined;
  const { head: look } = stone.design;
  const under =
    look.ground && headIn(split.rest, letter.story, stone, foliosOf(letter.story, folio)).height;
  const column = lowered(split.last, under ?? look.sink, stone.grid.leading);
  const copy = contentsCopy(contents, stone.copy, folios);
  const heard = { ...stone, faults: [] };
  const [marks, ...more] = standingContents(copy, column, heard);
  if (marks === undefined || more.length > 0 || heard.faults.length > 0) return undefined;
  return moved(marks, column.area.x, column.area.y);
}

/** The frame from so many grid lines down. */
function lowered(frame: Frame, slots: number, leading: number): Frame {
  const { area, lines } = frame;
  return { ...frame, area: { ...area, y: area.y + slots * leading }, lines: lines - slots };
}
