import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Anatomy } from "../display/anatomy.ts";
import type { Mark } from "../display/mark.ts";
import type { Astride } from "../galley/galley.ts";
import { anatomiesOf } from "./anatomy.ts";
import { faultsOf, narrowed } from "./article-faults.ts";
import { headOn } from "./article-head.ts";
import { fitOf, type ArticleFit, type FittedPage } from "./copy-fit.ts";
import { PAGE_COST } from "./costs.ts";
import {
  galleysWithFloatEarlier,
  galleyWithInColumn,
  isFloat,
  isStraddler,
} from "./float-places.ts";
import { roomIn, type Frame } from "./frame.ts";
import { fillOf, type PageFill } from "./page-fill.ts";
import { cheapestPath, STRICT, WIDE } from "./paths.ts";
import type { ArticleCopy, Latitude, Path } from "./paths.ts";

export interface MadeUpArticle {
  /** Marks of each page in turn, without footers. */
  readonly pages: readonly (readonly Mark[])[];
  /** How full each page is. */
  readonly fills: readonly PageFill[];
  /** How each page was made up; worked out when it is asked for. */
  readonly anatomies: () => readonly Anatomy[];
  /** True where the last of several pages has only a few lines, and nothing could be done about it. */
  readonly endsThin: boolean;
  /** What the pages cost together (`costs.ts`). */
  readonly cost: number;
  readonly fit: ArticleFit;
  readonly diagnostics: readonly Diagnostic[];
}

/** By how many lines all columns of an article may be shortened to let its last page out, and by what share. */
const MOST_SHORTENED = 6;
const LEAST_LEFT = 3 / 4;

/** By how many pieces a float may be brought forward, so that it has text beside it. */
const FORWARD = [1, 2, 3, 5, 8, 12];

/**
 * Makes up an article: its head, then its pages, of all that there may be those whose costs add up to the least. Where
 * no such pages are without fault, some of them may be a line shorter than the others; and where only a few lines are
 * left for the last page, all columns are made a little shorter, alike, until it has enough of them, or as many as can
 * be had. At last a float is brought forward: one that would have the last page to itself or leave but a few lines to
 * it, and one that is to straddle a gutter and finds no text to be set round it. Where it finds none at all, it is one column
 * wide.
 */
export function makeUpArticle(copy: ArticleCopy, frameOf: (folio: number) => Frame): MadeUpArticle {
  const plain = layArticle(copy, frameOf, STRICT);
  const own = { copy, laid: letOut(copy, plain, frameOf) };
  const { isMistaken, isRagged, bare, diagnostics } = own.laid;
  const isOdd = isMistaken || bare.length > 0 || (isRagged && diagnostics.length === 0);
  const moved = isOdd ? bringForward(own, plain, frameOf) : own;
  const best = intoColumns(moved, frameOf);
  const told = narrowed(copy.galley, best.copy.galley);
  return finish(best, told, frameOf);
}

/** Pages that cost less than this are as good as they can be. */
const GOOD = 120;

/**
 * The search again, where the pages can be better: with more latitude, and for a last page that is thin with all
 * columns of the article shorter. Pages that cost as much as `ceiling` are of no use.
 */
function letOut(
  copy: ArticleCopy,
  plain: LaidArticle,
  frameOf: (folio: number) => Frame,
  ceiling = Infinity,
): LaidArticle {
  const better = (best: LaidArticle, latitude: Latitude): LaidArticle => {
    const own = PAGE_COST.shorter * latitude.shorter ** 2;
    const trial = searchArticle(copy, frameOf, latitude, Math.min(best.cost, ceiling) - own);
    if (trial === undefined) return best;
    const longer = copy.asked === undefined && trial.paths.length > plain.paths.length;
    return isNoWorse(trial, plain) && !longer ? { ...trial, cost: trial.cost + own } : best;
  };
  const most = Math.min(MOST_SHORTENED, Math.floor(copy.galley.lines * (1 - LEAST_LEFT)));
  const shortened = Array.from({ length: plain.endsThin ? most : 0 }, (_, i) => i + 1);
  let best = plain;
  // The quickest searches first: the cheaper the best that is known, the sooner the others are done.
  for (const latitude of [
    ...shortened.map((shorter) => ({ ...STRICT, shorter })),
    WIDE,
    ...shortened.map((shorter) => ({ ...WIDE, shorter })),
  ]) {
    if (best.cost >= GOOD) best = better(best, latitude);
  }
  return best;
}

/** An article as it may be made up, its floats where they are. */
interface Candidate {
  readonly copy: ArticleCopy;
  readonly laid: LaidArticle;
}

/** So many places of a float are tried with more latitude: it takes its time. */
const MOST_TRIED = 3;

/** The same, or the article with its last float, or the last that finds no text, some pieces earlier: what is cheaper. */
function bringForward(
  own: Candidate,
  plain: LaidArticle,
  frameOf: (folio: number) => Frame,
): Candidate {
  const { strandsFloat, bare } = own.laid;
  const isMeant = bare.length > 0 && !strandsFloat ? isStraddler : isFloat;
  // More latitude may take a thin end away again.
  const limit = plain.cost + 2 * PAGE_COST.thinEnd;
  const found = galleysWithFloatEarlier(own.copy.galley, FORWARD, isMeant).flatMap((galley) => {
    const copy = { ...own.copy, galley };
    const laid = searchArticle(copy, frameOf, STRICT, limit);
    return laid === undefined || !isNoWorse(laid, plain) ? [] : [{ copy, laid }];
  });
  return found
    .toSorted((a, b) => a.laid.cost - b.laid.cost)
    .slice(0, MOST_TRIED)
    .reduce<Candidate>((best, { copy, laid }) => {
      if (best.laid.cost < GOOD) return best;
      const own = PAGE_COST.broughtForward;
      const out = letOut(copy, laid, frameOf, best.laid.cost - own);
      const cost = out.cost + own;
      return cost < best.laid.cost ? { copy, laid: { ...out, cost } } : best;
    }, own);
}

/** The same, or the article with what still finds no text to be set round it one column wide: what is cheaper. */
function intoColumns(own: Candidate, frameOf: (folio: number) => Frame): Candidate {
  const { bare, cost } = own.laid;
  if (bare.length === 0) return own;
  const copy = { ...own.copy, galley: galleyWithInColumn(own.copy.galley, bare) };
  const first =
    searchArticle(copy, frameOf, STRICT, cost) ?? searchArticle(copy, frameOf, WIDE, cost);
  if (first === undefined || !isNoWorse(first, own.laid)) return own;
  return intoColumns({ copy, laid: letOut(copy, first, frameOf, cost) }, frameOf);
}

const isNoWorse = (trial: LaidArticle, plain: LaidArticle): boolean =>
  trial.diagnostics.length <= plain.diagnostics.length;

/** Pages that were found, and not drawn yet. */
interface LaidArticle {
  /** From the first page to the last. */
  readonly paths: readonly Path[];
  readonly cost: number;
  readonly endsThin: boolean;
  /** The last page holds floats alone. */
  readonly strandsFloat: boolean;
  /** … or hardly any text, which looks like a mistake, too. */
  readonly isMistaken: boolean;
  /** Its columns end at heights of their own. */
  readonly isRagged: boolean;
  /** What is to straddle a gutter, and stands at a page's head or foot. */
  readonly bare: readonly Astride[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The pages of the cheapest path, and what is wrong with them: most articles have one that is good. */
function layArticle(
  copy: ArticleCopy,
  frameOf: (folio: number) => Frame,
  latitude: Latitude,
): LaidArticle {
  const laid =
    searchArticle(copy, frameOf, latitude, GOOD) ??
    searchArticle(copy, frameOf, latitude, Infinity);
  if (laid === undefined) throw new Error("an article has no end");
  return laid;
}

/** The same, if it costs less than `limit`. */
function searchArticle(
  copy: ArticleCopy,
  frameOf: (folio: number) => Frame,
  latitude: Latitude,
  limit: number,
): LaidArticle | undefined {
  const last = cheapestPath(copy, frameOf, latitude, limit);
  if (last === undefined) return undefined;
  const paths: Path[] = [];
  for (let path: Path | undefined = last; path; path = path.previous) paths.push(path);
  paths.reverse();
  const { lines } = frameOf(copy.folio);
  return {
    paths,
    cost: last.cost,
    endsThin: last.prices.some(({ what, cost }) => what === "thinLine" && cost > 0),
    strandsFloat: last.strandsFloat,
    isMistaken: last.prices.some(({ what, cost }) => what === "thinEnd" && cost > 0),
    isRagged: last.page.prices.some(({ what, cost }) => what === "raggedEnd" && cost > 0),
    bare: paths.flatMap(({ page }) => page.bare),
    diagnostics: faultsOf(copy, paths, copy.head.height > lines - latitude.shorter),
  };
}

/** Draws the pages that were chosen. */
function finish(
  { copy, laid }: Candidate,
  told: readonly Diagnostic[],
  frameOf: (folio: number) => Frame,
): MadeUpArticle {
  const { galley, head, leaf, folio, asked } = copy;
  const { paths, cost, endsThin } = laid;
  const pages = paths.map(({ page, prices }, index) => {
    const frame = frameOf(folio + index);
    const marks = [...(index === 0 ? headOn(head, frame, leaf) : []), ...page.draw()];
    const { fills, band } = page;
    return { folio: folio + index, frame, fills, band, prices: [...page.prices, ...prices], marks };
  });
  const fitted = pages.map((page): FittedPage => ({
    ...page,
    room: roomIn(page.frame),
  }));
  return {
    pages: pages.map(({ marks }) => marks),
    fills: paths.map(({ page }, index) => fillOf(frameOf(folio + index), page.inUse)),
    anatomies: () => anatomiesOf(galley, pages),
    endsThin,
    cost,
    fit: fitOf(fitted, asked),
    diagnostics: [...laid.diagnostics, ...told],
  };
}
