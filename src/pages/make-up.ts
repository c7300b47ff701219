import { error, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Anatomy } from "../display/anatomy.ts";
import type { Mark, OutlineEntry, Page, Publication } from "../display/mark.ts";
import type { TypeCase } from "../galley/type-case.ts";
import type { Issue } from "../issue/issue.ts";
import type { Story } from "../story/story.ts";
import type { ArticleEntry, IssueCopy, SectionOrder } from "./copy.ts";
import { takeCoverApart, type CoverApart } from "./cover-flat.ts";
import type { ArticleFit } from "./copy-fit.ts";
import { fillCanceled } from "./canceled.ts";
import { closingOf, fillGap, fillUp, type Adverts } from "./fill-up.ts";
import { footerText, setFooter } from "./footer.ts";
import { pageFrame } from "./frame.ts";
import { contentsWord, shortDate } from "./furniture-words.ts";
import { shareLetterPages } from "./letter-page.ts";
import { foliosOf } from "./opener.ts";
import { laySection, type Section } from "./section.ts";
import { spreadFaults } from "./spread-faults.ts";
import type { StandingType } from "./standing-type.ts";
import type { Sketch } from "./sketch.ts";
import type { Stone } from "./stone.ts";

/** Where an article stands. */
export interface ArticlePlace {
  readonly story: Story;
  /** The folio of its first page, an opener picture included. */
  readonly first: number;
  /** The folio of its title page: what the contents page says. */
  readonly title: number;
  readonly last: number;
  /** How it came out; absent where it shares its pages with the contents. */
  readonly fit?: ArticleFit;
}

export interface MadeUpIssue {
  readonly publication: Publication;
  /** The same in two files, where the cover is printed apart. */
  readonly apart?: CoverApart;
  /** The orders with their pages, and between and behind them what fills up. */
  readonly sections: readonly Section[];
  /** Of each page in turn; undefined on pages of pictures alone, and on all text pages if nobody asked. */
  readonly anatomies: readonly (Anatomy | undefined)[];
  readonly articles: readonly ArticlePlace[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface MakeUpOrder {
  /** More pages than this are a fault. */
  readonly maxPages: number;
  /** Pages of builds before; absent: everything is laid anew, to the same pages. */
  readonly standing?: StandingType | undefined;
  /** True where the pages' anatomies are asked for, too. */
  readonly dissect: boolean;
  /** Told before each order is laid: its first page, and of an article its title. Nothing on a page depends on it. */
  readonly tell?: (folio: number, title?: string) => void;
}

/**
 * Makes up the whole issue: every entry of the flatplan in turn, then the contents again, now that the
 * folios are known, then the footers. Pure; articles do not depend on one another but for their folios.
 */
export function makeUp(copy: IssueCopy, typeCase: TypeCase, order: MakeUpOrder): MadeUpIssue {
  const stone = layStone(copy, typeCase, order);
  const { sections, left } = laySections(stone, order.tell);
  const articles = sections.flatMap(placeOf);
  const folios = new Map(articles.map(({ story, title }) => [story, title]));
  const laid = sections.map((section) =>
    listsFolios(section)
      ? laySection(section.order, section.folio, { ...stone, faults: [] }, folios)
      : section,
  );
  stone.faults.push(...spreadFaults(laid, copy.issue));
  const known = fillCanceled(laid, left, stone);
  const pages = known.flatMap((section) => section.pages);
  const publication = {
    title: copy.issue.title.text,
    publisher: copy.issue.publication.text,
    authors: authorsOf(copy),
    language: copy.issue.language,
    pages: pages.map((sketch, index) => finishPage(sketch, index + 1, stone)),
    outline: known.flatMap((section) => outlineOf(section, copy.issue)),
  };
  const apart = takeCoverApart(publication, copy.issue, stone, stone.faults);
  return {
    publication,
    ...(apart && { apart }),
    sections: known,
    anatomies: pages.map(({ anatomy }) => anatomy),
    articles,
    diagnostics: stone.faults,
  };
}

const listsFolios = ({ order }: Section): boolean =>
  order.kind === "contents" || order.kind === "letter-page";

function layStone(copy: IssueCopy, typeCase: TypeCase, order: MakeUpOrder): Stone {
  const { maxPages, standing, dissect } = order;
  const { design, grid } = typeCase;
  const { trim, bleed } = copy.issue;
  const frameOf = (folio: number, master = design.page) => pageFrame(master, trim, grid, folio);
  return {
    ...typeCase,
    copy,
    leaf: { trim, bleed },
    faults: [],
    frameOf,
    maxPages,
    standing,
    dissect,
  };
}

/** The flatplan's entries and what fills up between them, and the house adverts that stand nowhere yet. */
function laySections(
  stone: Stone,
  tell: MakeUpOrder["tell"],
): { sections: readonly Section[]; left: Adverts } {
  const sections: Section[] = [];
  let left: Adverts = stone.copy.issue.houseAdverts;
  let folio = 1;
  const add = (section: Section): void => {
    sections.push(section);
    folio += section.pages.length;
    if (section.order.kind === "picture" && section.fills !== undefined) left = left.slice(1);
  };
  const layInTurn = (orders: readonly SectionOrder[]): void => {
    for (const order of orders) {
      fillGap(order, folio, left, stone).forEach(add);
      tell?.(folio, articleIn(order)?.story.head.title.text);
      add(laySection(order, folio, stone, new Map()));
      if (folio - 1 <= stone.maxPages) continue;
      stone.faults.push(tooManyPages(order, stone.maxPages));
      return;
    }
  };
  const orders = shareLetterPages(stone);
  const closing = closingOf(orders);
  layInTurn(orders.slice(0, orders.length - closing.length));
  if (closing.length > 0 && folio - 1 <= stone.maxPages) {
    fillUp({ folio, closing }, left, stone).forEach(add);
    layInTurn(closing);
  }
  fillUp({ folio, closing: [] }, left, stone).forEach(add);
  return { sections, left };
}

function tooManyPages({ span }: SectionOrder, most: number): Diagnostic {
  return error("pages/limit", `the issue grows beyond ${most} pages here`, {
    span,
    kind: "limit",
    hints: ["raise the limit with `--max-pages` if that is meant"],
  });
}

function articleIn(order: SectionOrder): ArticleEntry | undefined {
  if (order.kind === "letter-page") return order.letter;
  return order.kind === "article" ? order : undefined;
}

function placeOf({ order, folio, pages, fit }: Section): readonly ArticlePlace[] {
  const { story } = articleIn(order) ?? {};
  if (story === undefined) return [];
  const last = folio + pages.length - 1;
  const place = { story, first: folio, title: foliosOf(story, folio).title, last };
  return [fit === undefined ? place : { ...place, fit }];
}

function outlineOf({ order, folio }: Section, issue: Issue): readonly OutlineEntry[] {
  switch (order.kind) {
    case "cover":
      return [{ title: issue.title.text, folio }];
    case "contents":
      return [{ title: order.title?.text ?? contentsWord(issue.language), folio }];
    case "article":
      return [{ title: order.story.head.title.text, folio: foliosOf(order.story, folio).title }];
    case "letter-page": {
      const letter = outlineOf({ order: order.letter, folio, pages: [] }, issue);
      const at = foliosOf(order.letter.story, folio).title;
      const contents = outlineOf({ order: order.contents, folio: at, pages: [] }, issue);
      return order.letterFirst ? [...letter, ...contents] : [...contents, ...letter];
    }
    case "picture":
    case "advert":
    case "advert-pages":
    case "blank":
      return [];
  }
}

/** A page as it was finished, and what its footer depends on beside its folio and words. */
interface Finished {
  readonly words: string | undefined;
  readonly design: Stone["design"];
  readonly page: Page;
}

const finishedPages = new WeakMap<Sketch, Finished>();

/** The page with its footer; a sketch that was finished in the same way before has the page that it had. */
function finishPage(sketch: Sketch, folio: number, stone: Stone): Page {
  const { issue } = stone.copy;
  const { trim, bleed } = issue;
  const words = footerOf(sketch, folio, stone);
  const known = finishedPages.get(sketch);
  if (known !== undefined && known.words === words && known.design === stone.design) {
    const { page } = known;
    if (page.folio === folio && isAlike(page, issue)) return page;
  }
  const faults = stone.faults.length;
  const footer = words === undefined ? [] : footerMarks(words, folio, stone);
  const page = { folio, trim, bleed, marks: [...sketch.marks, ...footer] };
  // What is at fault is told again.
  if (stone.faults.length === faults) {
    finishedPages.set(sketch, { words, design: stone.design, page });
  }
  return page;
}

function footerMarks(text: string, folio: number, stone: Stone): readonly Mark[] {
  const { issue } = stone.copy;
  const span = issue.footer?.span ?? issue.title.span;
  const order = { text, span, folio, trim: issue.trim, frame: stone.frameOf(folio) };
  return setFooter(order, stone, stone.faults);
}

const isAlike = (page: Page, { trim, bleed }: Issue): boolean =>
  page.bleed === bleed && page.trim.width === trim.width && page.trim.height === trim.height;

/** The words of a page's footer; undefined where it has none. */
function footerOf({ running }: Sketch, folio: number, stone: Stone): string | undefined {
  if (running === undefined) return undefined;
  const { issue } = stone.copy;
  const pattern = issue.footer?.text ?? stone.design.furniture.footer;
  return footerText(pattern, {
    page: String(folio),
    title: issue.title.text,
    publication: issue.publication.text,
    article: running,
    date: shortDate(issue.date, issue.language),
  });
}

function authorsOf({ entries }: IssueCopy): readonly string[] {
  const names = entries.flatMap((entry) =>
    entry.kind === "article" ? entry.story.head.authors.map((author) => author.text) : [],
  );
  return [...new Set(names)];
}
