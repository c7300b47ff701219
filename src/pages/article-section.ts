import type { PageMaster } from "../design/design.ts";
import { setStory } from "../galley/set-story.ts";
import type { PictureOrder } from "../schema/phrase.ts";
import type { Story } from "../story/story.ts";
import { makeUpArticle } from "./article.ts";
import { setHead, type ArticleHead } from "./article-head.ts";
import { cropped } from "./crop.ts";
import { fitFaults, type ArticleFit } from "./copy-fit.ts";
import { sheetIn, type Frame } from "./frame.ts";
import { SINK_UNDER_PICTURE, underPicture } from "./head-picture.ts";
import { foliosOf, type ArticleFolios } from "./opener.ts";
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

/** An article's opener, then its pages; its title page may be kept from using the whole frame. */
export function layArticle(
  story: Story,
  folio: number,
  stone: ArticleStone,
  narrowed: (frame: Frame) => Frame = (frame) => frame,
): LaidArticle {
  const { title, opener } = story.head;
  const folios = foliosOf(story, folio);
  const frameOf = (at: number): Frame => {
    const frame = stone.frameOf(at, masterOf(story, stone));
    return at === folios.title ? narrowed(frame) : frame;
  };
  const first = frameOf(folios.title);
  const set = setStory(story, stone, sheetIn(first, stone.leaf));
  const head = headIn(first, story, stone, folios);
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
  const pages = made.pages.map((marks, index): Sketch => {
    const [fill, anatomy] = [made.fills[index], anatomies[index]];
    return { marks, running: title.text, ...(fill && { fill }), ...(anatomy && { anatomy }) };
  });
  const ownPage = opener !== undefined && folios.opener !== undefined;
  const openers = ownPage ? [pictureSketch(opener, stone)] : [];
  return { pages: [...openers, ...pages], endsThin: made.endsThin, fit: made.fit };
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
