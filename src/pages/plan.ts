import type { Issue, PartBooking, Start } from "../issue/issue.ts";
import type { Story } from "../story/story.ts";
import type { SectionOrder } from "./copy.ts";
import { contentsWord } from "./furniture-words.ts";
import { startOf } from "./fill-up.ts";
import { advertsAmong, advertsOn, holdingsOf, type Holding } from "./holdings.ts";
import type { MadeUpIssue } from "./make-up.ts";
import { foliosOf, type ArticleFolios } from "./opener.ts";
import type { PageFill } from "./page-fill.ts";
import type { Filled, Section } from "./section.ts";
import type { Sketch } from "./sketch.ts";

/** A page of the flatplan as it was made up. */
export interface PlannedPage {
  readonly folio: number;
  readonly kind: PageKind;
  /** Of what stands on it: the article's, the contents', of a cover the issue's; absent of pictures and blanks. */
  readonly title?: string;
  /** The article's. */
  readonly file?: string;
  /** Which page it is of how many of the same order; an opener counts. */
  readonly part: number;
  readonly of: number;
  readonly holds: readonly Holding[];
  /** Absent where no article's text runs in columns. */
  readonly fill?: PageFill;
  /** The side on which it was ordered to stand, as the first page of its order; absent where either will do. */
  readonly start?: Exclude<Start, "any">;
  /** What it fills; absent where the flatplan ordered it. */
  readonly fills?: Filled;
  /** The picture file, of pictures and adverts, as it was typed. */
  readonly picture?: string;
  /** Who booked it, of adverts. */
  readonly client?: string;
  /** An advert that has not come yet. */
  readonly late?: true;
  /** So many quarters of a page of adverts are free; absent where it is full, or no such page. */
  readonly free?: number;
}

export type PageKind =
  | "cover"
  | "contents"
  | "letter"
  | "article"
  | "opener"
  | "picture"
  | "advert"
  | "house advert"
  | "blank";

/** The flatplan of an issue that was made up, page by page. */
export const planPages = (
  { sections }: Pick<MadeUpIssue, "sections">,
  issue: Titled,
): readonly PlannedPage[] => sections.flatMap((section) => pagesOf(section, issue));

/** What of an issue names its own pages. */
type Titled = Pick<Issue, "title" | "language">;

function pagesOf(section: Section, issue: Titled): readonly PlannedPage[] {
  const { order, folio, pages, fills } = section;
  const story = storyOf(order);
  const start = startOf(order);
  const title = titleOf(order, issue);
  const holds = story === undefined ? [] : holdingsOf(pages, story);
  const { opener, title: titlePage } = foliosIn(story, folio);
  return pages.map(({ fill, marks }, index) => ({
    folio: folio + index,
    kind: folio + index === opener ? "opener" : kindOf(section),
    ...(title === undefined ? {} : { title }),
    ...(story && { file: story.file }),
    part: index + 1,
    of: pages.length,
    holds: [
      ...(holds[index] ?? []),
      ...(folio + index === titlePage ? contentsIn(order) : []),
      ...advertsAmong(partsOf(order), marks),
    ],
    ...(fill && { fill }),
    ...(index === 0 && start !== "any" && { start }),
    ...(fills && { fills }),
    ...pictureOf(order),
    ...(order.kind === "advert-pages" && freeOn(order.parts, marks)),
  }));
}

/** What a page that is a picture shows, and of an advert whose it is. */
function pictureOf(order: SectionOrder): Pick<PlannedPage, "picture" | "client" | "late"> {
  if (order.kind === "picture") return { picture: order.picture.src.text };
  if (order.kind !== "advert" || order.canceled) return {};
  const { picture, client } = order;
  return {
    ...(picture === undefined ? { late: true } : { picture: picture.src.text }),
    ...(client && { client: client.text }),
  };
}

/** What adverts that share pages with one another alone leave of a page. */
function freeOn(parts: readonly PartBooking[], marks: Sketch["marks"]): Pick<PlannedPage, "free"> {
  const taken = advertsOn(parts, marks).reduce(
    (sum, { size }) => sum + (size === "half" ? 2 : 1),
    0,
  );
  return taken < 4 ? { free: 4 - taken } : {};
}

/** Adverts that share their page. */
function partsOf(order: SectionOrder): readonly PartBooking[] {
  if (order.kind === "advert-pages") return order.parts;
  return order.kind === "article" ? (order.adverts ?? []) : [];
}

const foliosIn = (
  story: Story | undefined,
  first: number,
): Partial<ArticleFolios> & { title: number } =>
  story === undefined ? { title: first } : foliosOf(story, first);

function storyOf(order: SectionOrder): Story | undefined {
  if (order.kind === "letter-page") return order.letter.story;
  return order.kind === "article" ? order.story : undefined;
}

function kindOf({ order, fills }: Section): PageKind {
  if (order.kind === "letter-page") return "letter";
  if (order.kind === "picture" && fills !== undefined) return "house advert";
  if (order.kind === "advert" && fills !== undefined) return "blank";
  if (order.kind === "advert-pages") return "advert";
  return order.kind === "article" && order.story.head.letter ? "letter" : order.kind;
}

function titleOf(order: SectionOrder, { title, language }: Titled): string | undefined {
  if (order.kind === "cover") return title.text;
  if (order.kind === "contents") return order.title?.text ?? contentsWord(language);
  return storyOf(order)?.head.title.text;
}

/** Contents that stand beside the letter. */
function contentsIn(order: SectionOrder): readonly Holding[] {
  if (order.kind !== "letter-page") return [];
  return [{ kind: "contents", span: order.contents.span, continued: false }];
}
