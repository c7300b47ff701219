import type { PageMaster } from "../design/design.ts";
import { setStory } from "../galley/set-story.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { PartBooking } from "../issue/issue.ts";
import type { PictureOrder } from "../schema/phrase.ts";
import type { Story } from "../story/story.ts";
import { makeUpArticle } from "./article.ts";
import { setHead, type ArticleHead } from "./article-head.ts";
import { cropped } from "./crop.ts";
import { fitFaults, type ArticleFit } from "./copy-fit.ts";
import { sheetIn, type Frame } from "./frame.ts";
import { SINK_UNDER_PICTURE, underPicture } from "./head-picture.ts";
import { foliosOf, type ArticleFolios } from "./opener.ts";
import {
  beyondFaults,
  onPages,
  partMarks,
  sharedPage,
  withinPages,
  type OnPage,
  type SharedPage,
} from "./part-adverts.ts";
import { bleedArea, bleedPicture } from "./picture-page.ts";
import type { Sketch } from "./sketch.ts";
import type { ArticleStone } from "./stone.ts";

/** Letters have a master of their own. */
export const masterOf = (story: Story, { design }: Pick<ArticleStone, "design">): PageMaster =>
  story.head.letter ? design.masters.letter : design.page;

/** An article's pages. */
export interface LaidArticle {
  readonly pages: readonly Sketch[];
  readonly fit: ArticleFit;
  /** True where the last of several pages has only a few lines. */
  readonly endsThin: boolean;
}

/** What of an article's pages is not the text's. */
export interface Sharing {
  /** The title page's frame, as far as it is the article's. */
  readonly narrowed?: (frame: Frame) => Frame;
  /** Adverts that stand among its text. */
  readonly adverts?: readonly PartBooking[];
}

/**
 * An article's opener, then its pages, with the adverts that stand on them. Errors `advert/page` and `advert/place`, where
 * one cannot stand where it is booked.
 */
export function layArticle(
  story: Story,
  folio: number,
  stone: ArticleStone,
  { narrowed = (frame) => frame, adverts = [] }: Sharing = {},
): LaidArticle {
  const { title } = foliosOf(story, folio);
  const frameOf = (at: number): Frame => {
    const frame = stone.frameOf(at, masterOf(story, stone));
    return at === title ? narrowed(frame) : frame;
  };
  const wanted = onPages(adverts, title - folio + 2);
  const first = layAmong(wanted, { story, folio, stone, frameOf });
  const count = first.laid.pages.length;
  const isBeyond = wanted.some(({ on }) => on > count);
  const { laid, faults } = isBeyond
    ? layAmong(withinPages(wanted, count), { story, folio, stone, frameOf })
    : first;
  stone.faults.push(...faults, ...beyondFaults(wanted, { title: title - folio + 1, last: count }));
  return laid;
}

interface ArticleRoom {
  readonly story: Story;
  readonly folio: number;
  readonly stone: ArticleStone;
  readonly frameOf: (folio: number) => Frame;
}

/** The article's pages with these adverts on them. */
function layAmong(
  parts: readonly OnPage[],
  { story, folio, stone: told, frameOf: wholeFrame }: ArticleRoom,
): { readonly laid: LaidArticle; readonly faults: readonly Diagnostic[] } {
  const stone: ArticleStone = { ...told, faults: [] };
  const { title, opener } = story.head;
  const folios = foliosOf(story, folio);
  const set = setStory(story, stone, sheetIn(wholeFrame(folios.title), stone.leaf));
  const head = headIn(wholeFrame(folios.title), story, stone, folios);
  const pagesShared = new Map<number, SharedPage>();
  const sharedAt = (at: number): SharedPage => {
    const known = pagesShared.get(at);
    if (known !== undefined) return known;
    const place = { on: at - folio + 1, folio: at, frame: wholeFrame(at) };
    const page = { ...place, head: at === folios.title ? head.height : 0 };
    const found = sharedPage(parts, page, stone.grid, stone.faults);
    pagesShared.set(at, found);
    return found;
  };
  const frameOf = (at: number): Frame => sharedAt(at).frame;
  const made = makeUpArticle(
    {
      galley: set.galley,
      head,
      leaf: stone.leaf,
      span: title.span,
      folio: folios.title,
      asked: story.head.pages,
      maxPages: stone.maxPages,
    },
    frameOf,
  );
  const fit = fitFaults(made.fit, title.span);
  stone.faults.push(...set.diagnostics, ...head.diagnostics, ...made.diagnostics, ...fit);
  const anatomies = stone.dissect ? made.anatomies() : [];
  const pages = made.pages.map((text, index): Sketch => {
    const [fill, anatomy] = [made.fills[index], anatomies[index]];
    const at = folios.title + index;
    const among = sharedAt(at).spots.flatMap(({ booking, spot }) =>
      partMarks(booking, spot.rect, at, stone),
    );
    const marks = [...among, ...text];
    return { marks, running: title.text, ...(fill && { fill }), ...(anatomy && { anatomy }) };
  });
  const ownPage = opener !== undefined && folios.opener !== undefined;
  const openers = ownPage ? [pictureSketch(opener, stone)] : [];
  const laid = { pages: [...openers, ...pages], endsThin: made.endsThin, fit: made.fit };
  return { laid, faults: stone.faults };
}

/** An article's head as it stands in the frame of its title page. */
export function headIn(
  frame: Frame,
  story: Story,
  stone: ArticleStone,
  { opener, isOverHead }: Pick<ArticleFolios, "opener" | "isOverHead">,
): ArticleHead {
  const room = { measure: frame.area.width, lines: frame.lines, opener };
  const picture = story.head.opener;
  if (!isOverHead || picture === undefined) return setHead(story, stone, room);
  const { design } = stone;
  const look = { ...design, head: { ...design.head, sink: SINK_UNDER_PICTURE } };
  return underPicture(setHead(story, { ...stone, design: look }, room), picture, frame, stone);
}

/** A picture that fills the page, or what stands for it; it carries no footer. */
export function pictureSketch(order: PictureOrder, stone: ArticleStone): Sketch {
  const picture = stone.picture(order);
  const { trim, bleed } = stone.leaf;
  if (picture === undefined) {
    const ink = stone.design.figure.placeholder;
    return { marks: [{ kind: "rule", rect: bleedArea(trim, bleed), ink }] };
  }
  const mark = bleedPicture(picture, trim, bleed, order.src.span);
  return { marks: cropped([mark], order, trim, stone.faults) };
}
