import type { Span } from "../diagnostics/diagnostic.ts";
import type { Galley } from "../galley/galley.ts";
import type { Fill } from "../galley/stick.ts";
import { GALLEY_HEAD, isSamePlace, isSameWait, isSet } from "../galley/resume.ts";
import type { ArticleHead } from "./article-head.ts";
import { PAGE_COST, sumOf, type Price } from "./costs.ts";
import { fillerOf } from "./fill-columns.ts";
import { isRecto, type Frame, type Leaf } from "./frame.ts";
import { layPage, type LaidPage } from "./lay-page.ts";
import type { Progress } from "./wide-floats.ts";

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
  /** The pages that it is to have; absent: as many as it takes. */
  readonly asked?: number | undefined;
  /** How many pages it may take before we call it endless. */
  readonly maxPages: number;
}

/** How far the search goes. */
export interface Latitude {
  /** So many lines fewer in all columns. */
  readonly shorter: number;
  /** Paragraphs may be looser than one would like. */
  readonly loose: boolean;
  /** Lines of white that the article's head may have more under it. */
  readonly moreWhite: readonly number[];
  /** Lines by which a page may be shorter than the others. */
  readonly shortPages: readonly number[];
  /** Lines by which a page's pictures over all columns may be lower than is best. */
  readonly lower: readonly number[];
}

export const STRICT: Latitude = {
  shorter: 0,
  loose: false,
  moreWhite: [],
  shortPages: [],
  lower: [],
};

/** What is tried where the strict search finds no good pages. */
export const WIDE: Latitude = {
  shorter: 0,
  loose: true,
  moreWhite: [1, 2],
  shortPages: [1, 2],
  lower: [1, 2],
};

/** A way to lay the article up to the end of a page: the last of a chain that leads back to its head. */
export interface Path {
  readonly page: LaidPage;
  readonly cost: number;
  /** What the page costs beyond what it costs by itself. */
  readonly prices: readonly Price[];
  readonly previous: Path | undefined;
  /** It holds floats alone. */
  readonly strandsFloat: boolean;
  /** What is left has no room on any page. */
  readonly stuck: boolean;
}

/** So many paths are followed from page to page. */
const MOST_PATHS = 24;

/** … and so many where the way to the pages that were asked for may lead far from the cheapest. */
const MOST_PATHS_ASKED = 100;

export const ARTICLE_HEAD: Progress = { resume: GALLEY_HEAD, wide: [] };

/** A last page of fewer lines a column looks like a mistake … */
const FEWEST_LAST = 8;
/** … and one of less than this share of a column still looks thin. */
const LEAST_LAST = 1 / 3;

/**
 * The cheapest path through the whole article: from page to page, all paths that may still be the cheapest are
 * followed (dynamic programming over places in the galley), and of those that come to its end the cheapest is taken.
 * Undefined where none costs less than `limit`; costs only add up, so a path that costs as much is left at once.
 */
export function cheapestPath(
  copy: ArticleCopy,
  frameOf: (folio: number) => Frame,
  latitude: Latitude,
  limit: number,
): Path | undefined {
  const { shorter } = latitude;
  // The same galley has the same columns: searches that go further find those of the one before.
  const galley =
    shorter === 0 ? copy.galley : { ...copy.galley, lines: copy.galley.lines - shorter };
  const step = stepper(copy, galley, frameOf, latitude);
  let open: readonly (Path | undefined)[] = [undefined];
  let done: Path | undefined;
  for (let count = 1; open.length > 0 && count <= copy.maxPages + 1; count += 1) {
    const going: Path[] = [];
    for (const path of open) {
      const most = done?.cost ?? limit;
      if ((path?.cost ?? 0) >= most) continue;
      for (const further of step(path, count, most)) {
        const ends = further.stuck || isDone(galley, further.page.next);
        if (!ends) going.push(further);
        if ((ends || count > copy.maxPages) && further.cost < (done?.cost ?? limit)) done = further;
      }
    }
    const most = done?.cost ?? limit;
    const near = going.filter(({ cost }) => cost < most);
    open = cheapest(near, copy.asked === undefined ? MOST_PATHS : MOST_PATHS_ASKED);
  }
  return done;
}

/** Of paths that lead to the same place the cheapest; of all these the cheapest, in their order. */
function cheapest(paths: readonly Path[], most: number): readonly Path[] {
  const found: Path[] = [];
  for (const path of paths.toSorted((a, b) => a.cost - b.cost)) {
    if (!found.some((one) => isSameProgress(one.page.next, path.page.next))) found.push(path);
    if (found.length === most) break;
  }
  return found;
}

const isSameProgress = (one: Progress, other: Progress): boolean =>
  isSamePlace(one.resume, other.resume) &&
  one.wide.length === other.wide.length &&
  one.wide.every((wait, index) => isSameWait(wait, other.wide[index]));

/** Goes on from a path by one page, in every way that may be the best and does not cost `most` in all. */
function stepper(
  copy: ArticleCopy,
  galley: Galley,
  frameOf: (folio: number) => Frame,
  latitude: Latitude,
): (path: Path | undefined, count: number, most: number) => readonly Path[] {
  const { head, folio } = copy;
  const { shorter, loose, moreWhite, shortPages } = latitude;
  const filler = fillerOf(galley, loose);
  return (path, count, most) => {
    const budget = most - (path?.cost ?? 0);
    const from = path?.page.next ?? ARTICLE_HEAD;
    const tall = frameOf(folio + count - 1);
    const pages = (less: number, white: number, lower = 0): readonly LaidPage[] => {
      const shortened = tall.standsOnAdvert === true ? 0 : shorter + less;
      const frame = { ...tall, lines: tall.lines - shortened };
      const headSlots = count === 1 ? head.height + white : 0;
      // A text set round something has ways enough to come out.
      const runarounds = less + white + lower === 0;
      const mayEnd = less === 0;
      return layPage(filler, from, frame, { headSlots, runarounds, mayEnd, lower, budget });
    };
    const strandsFloat = count > 1 && holdsFloatsAlone(galley, from);
    const goOn = (page: LaidPage, ...more: readonly Price[]): Path => {
      const stuck = count > 1 && isSameProgress(from, page.next);
      const ends = isDone(galley, page.next) ? endPrices(page, count, copy) : [];
      const alone: Price = { what: "thinEnd", cost: PAGE_COST.thinEnd };
      const turned = isRecto(folio + count - 1) ? waitingFloats(page.next) : 0;
      const prices = [
        ...more,
        ...ends,
        ...(strandsFloat || stuck ? [alone] : []),
        ...(turned > 0
          ? [{ what: "otherSpread", cost: PAGE_COST.otherSpread * turned } as const]
          : []),
      ];
      const cost = (path?.cost ?? 0) + page.cost + sumOf(prices);
      return { page, cost, prices, previous: path, strandsFloat, stuck };
    };
    const whites = count === 1 && head.height > 0 ? moreWhite : [];
    return [
      ...[0, ...shortPages].flatMap((less) =>
        [0, ...whites].flatMap((white) =>
          pages(less, white).map((page) => goOn(page, ...latitudePrices(less, white))),
        ),
      ),
      ...latitude.lower.flatMap((lower) => pages(0, 0, lower).map((page) => goOn(page))),
    ];
  };
}

/** What it costs that a page is so many lines shorter, and has so many lines of white more under its head. */
const latitudePrices = (less: number, white: number): readonly Price[] => [
  { what: "shortPage", cost: PAGE_COST.shortPage * less ** 2 },
  { what: "whiteUnderHead", cost: PAGE_COST.whiteUnderHead * white ** 2 },
];

/** How many floats have been called and not placed. */
const waitingFloats = ({ resume, wide }: Progress): number => resume.waiting.length + wide.length;

/** What it costs that the last of several pages has only a few lines, and that it is not the one asked for. */
function endPrices(
  { depth, fills }: LaidPage,
  count: number,
  { galley, asked = count }: ArticleCopy,
): readonly Price[] {
  const ofText = FEWEST_LAST - textLines(fills);
  const mistaken = count > 1 && Math.max(FEWEST_LAST - depth, ofText) > 0;
  const missing = count > 1 ? Math.max(0, fewestLast(galley.lines) - depth, ofText) : 0;
  return [
    { what: "thinEnd", cost: mistaken ? PAGE_COST.thinEnd : 0 },
    { what: "thinLine", cost: PAGE_COST.thinLine * missing },
    { what: "otherCount", cost: PAGE_COST.otherCount * Math.abs(count - asked) },
  ];
}

/** Lines of text in the columns of a page: a last page of boxes and pictures alone looks like a mistake, too. */
function textLines(fills: readonly Fill[]): number {
  let sum = 0;
  for (const fill of fills) {
    for (let laid = fill.laid; laid !== undefined; laid = laid.above) {
      const { from = 0, to = 0 } = laid.atom.lines ?? {};
      sum += to - from;
    }
  }
  return sum;
}

const fewestLast = (lines: number): number => Math.max(FEWEST_LAST, lines * LEAST_LAST);

const holdsFloatsAlone = ({ pieces }: Galley, { resume }: Progress): boolean =>
  pieces.slice(resume.piece).every(({ kind }) => kind === "float");

const isDone = (galley: Galley, { resume, wide }: Progress): boolean =>
  isSet(galley, resume) && wide.length === 0;
