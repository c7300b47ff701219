import { missingPages, type PageRule } from "../issue/binding.ts";
import { bodyStream } from "../story/streams.ts";
import { storyWords } from "../story/words.ts";
import { mayBegin } from "./fill-up.ts";
import { holdingsOf, type Holding } from "./holdings.ts";
import type { MadeUpIssue } from "./make-up.ts";
import type { Section } from "./section.ts";

/** How the page count stands to the printer's multiple, and what would bring it there with fewer pages. */
export interface PageSum {
  readonly multiple: number;
  /** So many of the pages are a cover's that is printed apart, and need not divide; absent: none. */
  readonly apart?: number;
  /** The issue's pages without those that were put in to fill it up. */
  readonly count: number;
  /** What was put at the end or before the closing pages: blank pages, and behind them house adverts. */
  readonly adverts: number;
  readonly blanks: number;
  /** So many pages more would do; 0 where none are missing. */
  readonly missing: number;
  /** The cheapest way to the multiple below; absent where nothing is missing, or no way is known. */
  readonly cut?: PageCut;
}

/** Articles that lose their last page. */
export interface PageCut {
  /** How many pages the issue then has. Pages that were to fill a gap may go with those that are cut. */
  readonly count: number;
  /** Those that are cut, in the order of the issue. */
  readonly ends: readonly ArticleEnd[];
}

/** The last page of an article, which is free if what stands on it is cut. */
export interface ArticleEnd {
  readonly file: string;
  readonly title: string;
  readonly folio: number;
  /** Grid lines in use, of all its columns together. */
  readonly lines: number;
  /** About so many words of running text fill so many lines. */
  readonly words: number;
  /** What takes some of these lines beside the text. */
  readonly holds: readonly Holding[];
}

type Paginated = Pick<MadeUpIssue, "sections">;

/** The arithmetic of an issue that was made up for a printer who wants this multiple. */
export function sumPages({ sections }: Paginated, rule: PageRule): PageSum {
  const fillers = sections.filter(({ fills }) => fills === "multiple");
  const blanks = pagesIn(fillers.filter(({ order }) => order.kind === "blank"));
  return {
    ...reckoned(ownSections(sections), rule),
    adverts: pagesIn(fillers) - blanks,
    blanks,
  };
}

/**
 * What an issue would come to if the printer wanted another multiple than the one that it was made up for: `adverts` are
 * those at hand that would then stand at its end. `listed` is how many house adverts there are.
 */
export function whatIf({ sections }: Paginated, rule: PageRule, listed: number): PageSum {
  const own = ownSections(sections);
  const sum = reckoned(own, rule);
  const taken = own.filter(({ order, fills }) => fills === "start" && order.kind !== "blank");
  const adverts = Math.min(sum.missing, Math.max(0, listed - taken.length));
  return { ...sum, adverts, blanks: sum.missing - adverts };
}

function reckoned(own: readonly Section[], rule: PageRule): Omit<PageSum, "adverts" | "blanks"> {
  const { multiple, apart } = rule;
  const count = pagesIn(own);
  const missing = missingPages(count, rule);
  const cut = missing === 0 ? undefined : cheapestCut(own, rule);
  return { multiple, ...(apart > 0 && { apart }), count, missing, ...(cut && { cut }) };
}

/** Without the pages that only bring the issue to a multiple. */
const ownSections = (sections: readonly Section[]): readonly Section[] =>
  sections.filter(({ fills }) => fills !== "multiple");

const pagesIn = (sections: readonly Section[]): number =>
  sections.reduce((sum, { pages }) => sum + pages.length, 0);

interface Candidate {
  readonly section: Section;
  readonly end: ArticleEnd;
}

/** Of the articles whose last pages hold least, so many are tried, and so many at once. */
const TRIED = 10;
const AT_ONCE = 3;

/** Where up to three pages do not do, the emptiest last pages go one after the other until they do. */
function cheapestCut(sections: readonly Section[], rule: PageRule): PageCut | undefined {
  const candidates = sections
    .flatMap(candidateIn)
    .toSorted((one, other) => one.end.lines - other.end.lines);
  const few = subsetsOf(candidates.slice(0, TRIED), AT_ONCE).toSorted(
    (one, other) => linesIn(one) - linesIn(other),
  );
  const many = candidates.map((_, index) => candidates.slice(0, index + 1));
  const chosen = [...few, ...many].find((some) => {
    const count = countWithout(some, sections);
    return count > rule.apart && missingPages(count, rule) === 0;
  });
  if (chosen === undefined) return undefined;
  const ends = chosen.map(({ end }) => end).toSorted((one, other) => one.folio - other.folio);
  return { count: countWithout(chosen, sections), ends };
}

const linesIn = (some: readonly Candidate[]): number =>
  some.reduce((sum, { end }) => sum + end.lines, 0);

/** All sets of one to `most` of them, each in their order. */
function subsetsOf<T>(all: readonly T[], most: number): readonly (readonly T[])[] {
  if (most === 0) return [];
  return all.flatMap((one, index) => [
    [one],
    ...subsetsOf(all.slice(index + 1), most - 1).map((rest) => [one, ...rest]),
  ]);
}

/** Articles of two pages or more; not those whose front matter asks for as many as they have. */
function candidateIn(section: Section): readonly Candidate[] {
  const { order, fit, pages, folio } = section;
  if (order.kind !== "article" || fit === undefined) return [];
  if (fit.pages < 2 || fit.asked === fit.pages) return [];
  const at = pages.findLastIndex(({ fill }) => fill !== undefined);
  const fill = pages[at]?.fill;
  if (fill === undefined) return [];
  const { story } = order;
  const lines = fill.lines - fill.white;
  const body = storyWords(story).find(({ key }) => key === bodyStream(story.file))?.text ?? "";
  const words = Math.ceil((lines * body.split(" ").length) / Math.max(1, fit.lines));
  const holds = holdingsOf(pages, story)[at] ?? [];
  const place = { file: story.file, title: story.head.title.text, folio: folio + at };
  return [{ section, end: { ...place, lines, words, holds } }];
}

/** The page count with these articles a page shorter: gaps before orders that begin on a certain side open and close. */
function countWithout(cut: readonly Candidate[], sections: readonly Section[]): number {
  const shorter = new Set(cut.map(({ section }) => section));
  let count = 0;
  for (const section of sections) {
    if (section.fills === "start" || section.fills === "multiple") continue;
    if (!mayBegin(section.order, count + 1)) count += 1;
    count += section.pages.length - (shorter.has(section) ? 1 : 0);
  }
  return count;
}
