import type { Span } from "../diagnostics/diagnostic.ts";
import type { Mark } from "../display/mark.ts";
import type { Astride, FloatPiece } from "../galley/galley.ts";
import { lowered } from "../galley/float-portion.ts";
import { isSet } from "../galley/resume.ts";
import type { Fill } from "../galley/stick.ts";
import { isAstride, standingsOf, type Standing } from "./astride.ts";
import { PAGE_COST, sumOf, type Price } from "./costs.ts";
import { balance } from "./balance.ts";
import {
  columnsMarks,
  deepest,
  fillColumns,
  isStrained,
  type Band,
  type FilledColumns,
  type Filler,
} from "./fill-columns.ts";
import { isBroken, slotTop, type Frame } from "./frame.ts";
import { linesInUse } from "./page-fill.ts";
import { beginsWithQuote, quotesBeside } from "./page-quotes.ts";
import {
  asWaiting,
  passed,
  placeAtFoot,
  placeAtHead,
  raise,
  type AtFoot,
  type AtHead,
  type Progress,
} from "./wide-floats.ts";

/** A page of an article as the make-up may lay it. */
export interface LaidPage {
  /** Its marks; nothing is drawn before the page is chosen. */
  readonly draw: () => readonly Mark[];
  readonly next: Progress;
  /** Its columns. */
  readonly fills: readonly Fill[];
  /** The slots that they had. */
  readonly band: Band;
  /** What speaks against it (`costs.ts`). */
  readonly cost: number;
  /** … for other things than its columns. */
  readonly prices: readonly Price[];
  /** Grid lines that the deepest of its columns holds; what stands over or under all columns is not in them. */
  readonly depth: number;
  /** … and of all columns together: the lines on which something stands. */
  readonly inUse: number;
  /** What is to straddle a gutter, and stands at the page's head or foot. */
  readonly bare: readonly Astride[];
  /** A column had to end against a keep. */
  readonly strained: boolean;
  /** What is taller than its column and hangs out of it. */
  readonly overset: readonly Span[];
}

/** What is to be known of a page beside its frame. */
interface PageOrder {
  /** Grid lines at its head that are taken. */
  readonly headSlots: number;
  /** False: nothing is to stand over a gutter. */
  readonly runarounds?: boolean;
  /** False: the article does not end on it. */
  readonly mayEnd?: boolean;
  /** Pictures over all columns are so many lines lower, and no page is laid where none may be; 0 if absent. */
  readonly lower?: number;
  /** Ways that cost as much are of no use; absent: all are. */
  readonly budget?: number;
}

/**
 * Lays one page of an article in every way that may be the best: floats over all columns that waited stand at its
 * head, then come the columns. The first such float whose place lies on this page stands at its foot if it has room, or
 * waits for the next page; one that runs off the page stands at its head, if that is free. What straddles a gutter is
 * tried at some heights, with another float at the foot and without. Where the article's text ends here, the columns
 * are balanced.
 */
export function layPage(
  filler: Filler,
  progress: Progress,
  frame: Frame,
  { headSlots, runarounds = true, mayEnd = true, lower = 0, budget = Infinity }: PageOrder,
): readonly LaidPage[] {
  const { galley } = filler;
  const band: Band = {
    ...{ from: headSlots, lines: frame.lines - headSlots, lower, budget },
    ...(isBroken(frame) && { free: frame.columns.map(({ free }) => free) }),
  };
  if (band.free !== undefined)
    return besideAdverts(filler, progress, frame, { band, mayEnd, lower });
  const waited = placeAtHead(galley, progress, frame, band);
  const under = fillColumns(filler, waited.resume, frame, waited.band);
  const raised = raise(filler, waited, frame, under);
  const { head, ways: plain } = raised ?? { head: waited, ways: under };
  const met = passed(plain[0]?.wide ?? [], raised?.floats ?? []);
  const foot = placeAtFoot(filler, head, frame, met);
  const sheet = { filler, frame, head, mayEnd, raised: raised?.floats ?? [] };
  const isLower = (float: FloatPiece): boolean => lowered(float, lower) !== undefined;
  if (lower > 0 && !head.placed.some(isLower)) {
    return foot?.floats.some(isLower) === true ? finishPages(foot.ways, { ...sheet, foot }) : [];
  }
  const standings = runarounds ? astrideOn(filler, head, frame, { met, plain }) : [];
  return [
    ...standings.flatMap((standing) => finishPages(standing.ways, { ...sheet, standing })),
    ...standings.flatMap((standing) => overFoot(standing, met, sheet)),
    ...(foot === undefined ? [] : finishPages(foot.ways, { ...sheet, foot })),
    ...finishPages(plain, sheet),
  ];
}

/** A page whose columns are of different heights: what is to stand over all of them waits for another. */
function besideAdverts(
  filler: Filler,
  { resume, wide }: Progress,
  frame: Frame,
  {
    band,
    mayEnd,
    lower,
  }: { readonly band: Band; readonly mayEnd: boolean; readonly lower: number },
): readonly LaidPage[] {
  if (lower > 0) return [];
  const head = { draw: () => [], band, waiting: wide, placed: [], resume };
  const ways = fillColumns(filler, resume, frame, band);
  return finishPages(ways, { filler, frame, head, mayEnd, raised: [] });
}

/** The first float over a gutter that waits, or that the columns pass, where it may stand on the page. */
function astrideOn(
  filler: Filler,
  head: AtHead,
  frame: Frame,
  { met, plain }: { readonly met: readonly FloatPiece[]; readonly plain: readonly FilledColumns[] },
): readonly Standing[] {
  const waits = head.waiting.map(({ float }) => float).find(isAstride);
  const float = waits ?? met.find(isAstride);
  if (float === undefined) return [];
  const last = plain.some(({ next }) => isSet(filler.galley, next));
  return standingsOf(filler, head, frame, { float, met: waits === undefined, last });
}

/** A float over a gutter, and the next of those that are met at the page's foot. */
function overFoot(
  standing: Standing,
  met: readonly FloatPiece[],
  sheet: PageSheet,
): readonly LaidPage[] {
  const { filler, frame, head } = sheet;
  const { float, band, isSetRound } = standing;
  const others = met.filter((one) => one !== float);
  const waiting = head.waiting.filter((wait) => wait.float !== float);
  const foot = placeAtFoot(filler, { ...head, band, waiting }, frame, others);
  if (foot === undefined) return [];
  const ways = foot.ways.filter(
    (way) =>
      (isSet(filler.galley, way.next) || isSetRound(way)) &&
      (!met.includes(float) || way.wide.includes(float)),
  );
  return ways.length === 0 ? [] : finishPages(ways, { ...sheet, standing, foot });
}

/** What the ways to lay a page have in common. */
interface PageSheet {
  readonly filler: Filler;
  readonly frame: Frame;
  readonly head: AtHead;
  readonly mayEnd: boolean;
  readonly raised: readonly FloatPiece[];
  readonly foot?: AtFoot;
  readonly standing?: Standing;
}

/** The columns as pages; those that hold all text that is left are one page, balanced. */
function finishPages(ways: readonly FilledColumns[], sheet: PageSheet): readonly LaidPage[] {
  const { filler, frame, head, foot, raised, standing, mayEnd } = sheet;
  const placed = [...raised, ...(foot?.floats ?? []), ...(standing ? [standing.float] : [])];
  const wideOf = ({ wide }: FilledColumns): Progress["wide"] => [
    ...head.waiting.filter(({ float }) => !placed.includes(float)),
    ...passed(wide, placed).map(asWaiting),
  ];
  const endsHere = ({ next }: FilledColumns): boolean => isSet(filler.galley, next);
  const last = ways.find(endsHere);
  const going = ways.filter((way) => !endsHere(way)).map((way) => pageOf(way, wideOf(way), sheet));
  if (last === undefined || !(mayEnd || wideOf(last).length > 0)) return going;
  const level = balance(filler, foot?.resume ?? head.resume, frame, last);
  const isSound = standing?.isSetRound(level) !== false;
  return isSound ? [...going, pageOf(level, wideOf(level), sheet)] : going;
}

/** True where the page's last line goes on in the middle of a word. */
function endsInHyphen({ fills }: FilledColumns): boolean {
  const shown = fills.findLast(({ laid }) => laid !== undefined)?.laid?.atom.lines;
  return (
    shown !== undefined &&
    shown.to < shown.setting.count &&
    shown.setting.hyphens[shown.to - 1] === true
  );
}

function pageOf(columns: FilledColumns, wide: Progress["wide"], sheet: PageSheet): LaidPage {
  const { filler, frame, head, foot, standing } = sheet;
  const { galley } = filler;
  const ends = isSet(galley, columns.next) && wide.length === 0;
  const astride = standing?.float.quote === undefined ? 0 : 1;
  const quotes = columns.fills.reduce((sum, fill) => sum + fill.quotes, astride);
  const across = [...head.placed, ...(foot?.floats ?? [])];
  const bare = across.filter(isAstride);
  const { lower = 0 } = columns.band;
  const linesLower = lower * across.filter((float) => lowered(float, lower) !== undefined).length;
  const prices: readonly Price[] = [
    { what: "wideLower", cost: PAGE_COST.wideLower * linesLower },
    { what: "wideWaits", cost: PAGE_COST.wideWaits * wide.length },
    { what: "hyphenAtTurn", cost: endsInHyphen(columns) ? PAGE_COST.hyphenAtTurn : 0 },
    { what: "anotherQuote", cost: PAGE_COST.anotherQuote * Math.max(0, quotes - 1) },
    { what: "besideItself", cost: PAGE_COST.besideItself * quotesBeside(columns) },
    { what: "quoteBetween", cost: beginsWithQuote(columns, head) ? PAGE_COST.quoteBetween : 0 },
    { what: "noText", cost: PAGE_COST.noText * bare.length },
    ...(standing?.prices(columns) ?? []),
  ];
  const below = foot === undefined ? 0 : frame.lines - foot.slot + foot.gap;
  const footSlot = ends ? columns.band.from + deepest(columns) + (foot?.gap ?? 0) : foot?.slot;
  return {
    draw: () => [
      ...head.draw(),
      ...columnsMarks(galley, columns, frame),
      ...(foot?.marks(slotTop(frame, galley.grid, footSlot ?? 0)) ?? []),
      ...(standing?.draw() ?? []),
    ],
    next: { resume: columns.next, wide },
    fills: columns.fills,
    band: columns.band,
    cost: columns.cost + sumOf(prices),
    prices: [...prices, ...columns.prices],
    depth: deepest(columns),
    inUse: linesInUse(galley, columns, frame, below),
    bare,
    strained: isStrained(columns),
    overset: columns.fills.flatMap((fill) => fill.overset ?? []),
  };
}
