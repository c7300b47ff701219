import { error, warning, type Diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import type { Mark } from "../display/mark.ts";
import { keepsWithNext, type Galley, type Piece } from "../galley/galley.ts";
import { GALLEY_HEAD, isSamePlace, isSameWait, isSet } from "../galley/resume.ts";
import { headOn, type ArticleHead } from "./article-head.ts";
import { PAGE_COST } from "./costs.ts";
import { fillerOf } from "./fill-columns.ts";
import type { Frame, Leaf } from "./frame.ts";
import { layPage, type LaidPage, type Progress } from "./lay-page.ts";

/** An article ready to be made up. */
export interface ArticleCopy {
  readonly galley: Galley;
  readonly head: ArticleHead;
  /** The page that its marks stand on. */
  readonly leaf: Leaf;
  /** Its headline: where faults of the whole article are told. */
  readonly span: Span;
  /** The folio of its title page. */
  readonly folio: number;
  /** How many pages it may take before we call it endless. */
  readonly maxPages: number;
}

export interface MadeUpArticle {
  /** Marks of each page in turn, without footers. */
  readonly pages: readonly (readonly Mark[])[];
  /** True where the last of several pages has only a few lines, and nothing could be done about it. */
  readonly endsThin: boolean;
  /** What the pages cost together (`costs.ts`). */
  readonly cost: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** A last page of fewer lines a column looks like a mistake: a quarter of a column, and never less than these. */
const FEWEST_LAST = 8;
const LEAST_LAST = 1 / 4;

/** How many lines all columns of an article may be shortened by to let its last page out. */
const MOST_SHORTENED = 6;

/** By how many pieces a float may be brought forward, so that it has no page to itself. */
const MOST_FORWARD = 12;

/**
 * Makes up an article: its head, then its pages, of all that there may be those whose costs add up to the least. A
 * float that would have the last page to itself is brought forward. Where no such pages are without fault, some of
 * them may be a line shorter than the others; and where still only a few lines are left for the last page, all
 * columns are made a little shorter, alike, until it has enough of them, or as many as can be had.
 */
export function makeUpArticle(copy: ArticleCopy, frameOf: (folio: number) => Frame): MadeUpArticle {
  const plain = layArticle(copy, frameOf, STRICT);
  if (plain.strandsFloat) {
    const forward = bringForward(copy, plain, frameOf);
    if (forward !== undefined) return letOut(forward.copy, forward.laid, frameOf);
  }
  return letOut(copy, plain, frameOf);
}

/** Pages that cost less than this are as good as they can be. */
const GOOD = 110;

/**
 * The search again, where the pages can be better: with more latitude, and for a last page that is thin with all
 * columns of the article shorter.
 */
function letOut(
  copy: ArticleCopy,
  plain: LaidArticle,
  frameOf: (folio: number) => Frame,
): LaidArticle {
  const better = (best: LaidArticle, latitude: Latitude): LaidArticle => {
    const trial = layArticle(copy, frameOf, latitude);
    const worse = !isNoWorse(trial, plain) || trial.pages.length > plain.pages.length;
    const cost = trial.cost + PAGE_COST.shorter * latitude.shorter ** 2;
    return !worse && cost < best.cost ? { ...trial, cost } : best;
  };
  let best = plain;
  for (const latitude of WIDER) if (best.cost >= GOOD) best = better(best, latitude);
  for (let shorter = 1; shorter <= MOST_SHORTENED && best.endsThin; shorter += 1) {
    best = better(best, { ...STRICT, shorter });
  }
  const { shorter } = best.latitude;
  if (shorter === 0) return best;
  for (const latitude of WIDER)
    if (best.cost >= GOOD) best = better(best, { ...latitude, shorter });
  return best;
}

/** The article with its last float so many pieces earlier that no page holds it alone. */
function bringForward(copy: ArticleCopy, plain: LaidArticle, frameOf: (folio: number) => Frame) {
  for (let by = 1; by <= MOST_FORWARD; by += 1) {
    const moved = { ...copy, galley: withFloatEarlier(copy.galley, by) };
    const laid = layArticle(moved, frameOf, STRICT);
    if (isNoWorse(laid, plain) && !laid.strandsFloat) return { copy: moved, laid };
  }
  return undefined;
}

/** Nothing comes between a head and what it announces. */
function withFloatEarlier(galley: Galley, by: number): Galley {
  const { pieces } = galley;
  const from = pieces.findLastIndex(({ kind }) => kind === "float");
  const float = pieces[from];
  if (float === undefined) return galley;
  let to = Math.max(0, from - by);
  while (to > 0 && keepsBefore(pieces, to)) to -= 1;
  return { ...galley, pieces: pieces.toSpliced(from, 1).toSpliced(to, 0, float) };
}

function keepsBefore(pieces: readonly Piece[], at: number): boolean {
  const above = pieces[at - 1];
  return above !== undefined && keepsWithNext(above);
}

const isNoWorse = (trial: LaidArticle, plain: LaidArticle): boolean =>
  trial.diagnostics.length <= plain.diagnostics.length;

interface LaidArticle extends MadeUpArticle {
  /** With which it was found. */
  readonly latitude: Latitude;
  /** Grid lines in use on the last page. */
  readonly lastDepth: number;
  /** The last page holds floats alone. */
  readonly strandsFloat: boolean;
}

/** How far the search goes. */
interface Latitude {
  /** So many lines fewer in all columns. */
  readonly shorter: number;
  /** Paragraphs may be looser than one would like. */
  readonly loose: boolean;
  /** Lines of white that the article's head may have more under it. */
  readonly moreWhite: readonly number[];
  /** Lines by which a page may be shorter than the others. */
  readonly shortPages: readonly number[];
}

const STRICT: Latitude = { shorter: 0, loose: false, moreWhite: [], shortPages: [] };

/** What is tried where the strict search finds no good pages, one after the other. */
const WIDER: readonly Latitude[] = [
  { shorter: 0, loose: true, moreWhite: [1, 2], shortPages: [] },
  { shorter: 0, loose: true, moreWhite: [1, 2], shortPages: [1, 2] },
];

/** A way to lay the article up to the end of a page: the last of a chain that leads back to its head. */
interface Path {
  readonly page: LaidPage;
  readonly cost: number;
  readonly previous: Path | undefined;
  /** It holds floats alone. */
  readonly strandsFloat: boolean;
  /** What is left has no room on any page. */
  readonly stuck: boolean;
}

/** So many paths are followed from page to page. */
const MOST_PATHS = 24;

const ARTICLE_HEAD: Progress = { resume: GALLEY_HEAD, wide: [] };

function layArticle(
  copy: ArticleCopy,
  frameOf: (folio: number) => Frame,
  latitude: Latitude,
): LaidArticle {
  const galley = { ...copy.galley, lines: copy.galley.lines - latitude.shorter };
  const step = stepper(copy, galley, frameOf, latitude);
  let open: readonly (Path | undefined)[] = [undefined];
  let done: Path | undefined;
  for (let count = 1; open.length > 0 && count <= copy.maxPages + 1; count += 1) {
    const paths = open.flatMap((path) => step(path, count));
    for (const path of paths) {
      const ends = path.stuck || isDone(galley, path.page.next) || count > copy.maxPages;
      if (ends && (done === undefined || path.cost < done.cost)) done = path;
    }
    const limit = done?.cost ?? Infinity;
    const going = paths.filter((path) => !path.stuck && !isDone(galley, path.page.next));
    open = cheapest(going.filter(({ cost }) => cost < limit));
  }
  if (done === undefined) throw new Error("an article has no end");
  return finish(copy, done, frameOf, latitude);
}

/** Of paths that lead to the same place the cheapest; of all these the cheapest, in their order. */
function cheapest(paths: readonly Path[]): readonly Path[] {
  const found: Path[] = [];
  for (const path of paths.toSorted((a, b) => a.cost - b.cost)) {
    if (!found.some((one) => isSameProgress(one.page.next, path.page.next))) found.push(path);
    if (found.length === MOST_PATHS) break;
  }
  return found;
}

const isSameProgress = (one: Progress, other: Progress): boolean =>
  isSamePlace(one.resume, other.resume) &&
  one.wide.length === other.wide.length &&
  one.wide.every((wait, index) => isSameWait(wait, other.wide[index]));

/** Goes on from a path by one page, in every way that may be the best. */
function stepper(
  { head, folio }: ArticleCopy,
  galley: Galley,
  frameOf: (folio: number) => Frame,
  { shorter, loose, moreWhite, shortPages }: Latitude,
): (path: Path | undefined, count: number) => readonly Path[] {
  const filler = fillerOf(galley, loose);
  return (path, count) => {
    const from = path?.page.next ?? ARTICLE_HEAD;
    const tall = frameOf(folio + count - 1);
    const pages = (less: number, white = 0): readonly LaidPage[] => {
      const frame = { ...tall, lines: tall.lines - shorter - less };
      return layPage(filler, from, frame, count === 1 ? head.height + white : 0);
    };
    const strandsFloat = count > 1 && holdsFloatsAlone(galley, from);
    const goOn = (page: LaidPage, more: number): Path => {
      const stuck = count > 1 && isSameProgress(from, page.next);
      const own = more + page.cost + (isDone(galley, page.next) ? endCost(page, count, galley) : 0);
      const cost = (path?.cost ?? 0) + own + (strandsFloat || stuck ? PAGE_COST.thinEnd : 0);
      return { page, cost, previous: path, strandsFloat, stuck };
    };
    return [
      ...pages(0).map((page) => goOn(page, 0)),
      ...(count === 1 && head.height > 0 ? moreWhite : []).flatMap((white) =>
        pages(0, white).map((page) => goOn(page, PAGE_COST.whiteUnderHead * white ** 2)),
      ),
      ...shortPages.flatMap((less) =>
        pages(less)
          .filter((page) => !isDone(galley, page.next))
          .map((page) => goOn(page, PAGE_COST.shortPage * less ** 2)),
      ),
    ];
  };
}

/** What it costs that the last of several pages has only a few lines. */
function endCost({ used }: LaidPage, count: number, galley: Galley): number {
  const missing = fewestLast(galley.lines) - used;
  return count > 1 && missing > 0 ? PAGE_COST.thinEnd + PAGE_COST.thinLine * missing : 0;
}

const fewestLast = (lines: number): number => Math.max(FEWEST_LAST, lines * LEAST_LAST);

/** Draws the pages that were chosen, and tells what is wrong with them. */
function finish(
  { galley, head, leaf, span, folio }: ArticleCopy,
  last: Path,
  frameOf: (folio: number) => Frame,
  latitude: Latitude,
): LaidArticle {
  const { shorter } = latitude;
  const paths: Path[] = [];
  for (let path: Path | undefined = last; path !== undefined; path = path.previous)
    paths.push(path);
  paths.reverse();
  const frame = frameOf(folio);
  const isTooTall = head.height > frame.lines - shorter;
  const stillWaits = last.previous?.page.next ?? ARTICLE_HEAD;
  const lastFolio = folio + paths.length - 1;
  return {
    pages: paths.map(({ page }, index) => [
      ...(index === 0 ? headOn(head, frame, leaf) : []),
      ...page.draw(),
    ]),
    endsThin: paths.length > 1 && last.page.used < fewestLast(galley.lines),
    diagnostics: [
      ...paths.flatMap(({ page }, index) => [
        ...pageFaults(page, folio + index, span),
        ...(index === 0 && isTooTall ? [headTooTall(folio, span)] : []),
      ]),
      ...(last.stuck ? [stuck(lastFolio, waitsFor(stillWaits) ?? span)] : []),
    ],
    cost: last.cost,
    latitude,
    lastDepth: last.page.used,
    strandsFloat: last.strandsFloat,
  };
}

const holdsFloatsAlone = ({ pieces }: Galley, { resume }: Progress): boolean =>
  pieces.slice(resume.piece).every(({ kind }) => kind === "float");

const isDone = (galley: Galley, { resume, wide }: Progress): boolean =>
  isSet(galley, resume) && wide.length === 0;

function pageFaults(
  { overset, strained }: LaidPage,
  folio: number,
  headline: Span,
): readonly Diagnostic[] {
  const tooTall = overset.map((span) =>
    error("pages/overset", `this is taller than the column on page ${folio}`, {
      span,
      hints: ["make it shorter, or divide it in two"],
    }),
  );
  if (!strained || overset.length > 0) return tooTall;
  const sentence = `a column of page ${folio} ends with a widow, an orphan or a subhead left behind`;
  const hints = ["nothing else had room there: make the subheads or boxes on that page shorter"];
  return [warning("pages/strained", sentence, { span: headline, hints })];
}

function headTooTall(folio: number, span: Span): Diagnostic {
  return error("pages/overset", `the head of page ${folio} is taller than the page`, {
    span,
    hints: ["make the headline or the deck shorter, or their type smaller in the theme"],
  });
}

/** What it is that has no room. */
const waitsFor = ({ resume, wide }: Progress): Span | undefined =>
  (wide[0] ?? resume.waiting[0])?.float.content.span;

function stuck(folio: number, span: Span): Diagnostic {
  return error("pages/no-room", `this has no room on page ${folio} or any other`, {
    span,
    hints: ["make it shorter, or divide it in two"],
  });
}
