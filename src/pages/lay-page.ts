import type { Span } from "../diagnostics/diagnostic.ts";
import type { Mark } from "../display/mark.ts";
import { floatPortion } from "../galley/float-portion.ts";
import type { FloatPiece, Galley, Grid } from "../galley/galley.ts";
import { moved } from "../galley/marks.ts";
import type { Portion } from "../galley/portion.ts";
import { inOrder, isSet, whole, WHOLE, type Resume, type Waiting } from "../galley/resume.ts";
import type { Pt } from "../geometry/geometry.ts";
import type { Fill } from "../galley/stick.ts";
import { PAGE_COST, sumOf, type Price } from "./costs.ts";
import {
  balance,
  columnsMarks,
  deepest,
  fillColumns,
  isStrained,
  type Band,
  type FilledColumns,
  type Filler,
} from "./fill-columns.ts";
import { slotTop, type Frame } from "./frame.ts";

/** Where the next page of an article goes on. */
export interface Progress {
  readonly resume: Resume;
  /** Floats over all columns that were passed and still want a place, oldest first. */
  readonly wide: readonly Waiting[];
}

/** A page of an article as the make-up may lay it. */
export interface LaidPage {
  /** Its marks; nothing is drawn before the page is chosen. */
  readonly draw: () => readonly Mark[];
  readonly next: Progress;
  /** Its columns. */
  readonly fills: readonly Fill[];
  /** What speaks against it (`costs.ts`). */
  readonly cost: number;
  /** … for other things than its columns. */
  readonly prices: readonly Price[];
  /** Grid lines in use, from the type area's head down to the lowest thing. */
  readonly used: number;
  /** A column had to end against a keep. */
  readonly strained: boolean;
  /** What is taller than its column and hangs out of it. */
  readonly overset: readonly Span[];
}

/** With less room than this under a float at its head, a page holds floats alone. */
const FEWEST_UNDER_FLOAT = 6;

/**
 * Lays one page of an article in every way that may be the best, its first `headSlots` grid lines being taken:
 * floats over all columns that waited stand at its head, then come the columns. The first such float whose place
 * lies on this page stands at its foot if it has room, or waits for the next page; one that runs off the page
 * stands at its head, if that is free. Where the article's text ends here, the columns are balanced.
 */
export function layPage(
  filler: Filler,
  progress: Progress,
  frame: Frame,
  headSlots: number,
): readonly LaidPage[] {
  const { galley } = filler;
  const band = { from: headSlots, lines: frame.lines - headSlots };
  const waited = placeAtHead(galley, progress, frame, band);
  const under = fillColumns(filler, waited.resume, frame, waited.band);
  const raised = raise(filler, waited, frame, under);
  const { head, ways: plain } = raised ?? { head: waited, ways: under };
  const met = passed(plain[0]?.wide ?? [], raised?.floats ?? []);
  const foot = head.waiting.length > 0 ? undefined : placeAtFoot(filler, head, frame, met[0]);
  const sheet = { filler, frame, head, raised: raised?.floats ?? [] };
  return [
    ...(foot === undefined ? [] : finishPages(foot.ways, { ...sheet, foot })),
    ...finishPages(plain, { ...sheet, foot: undefined }),
  ];
}

/** What the ways to lay a page have in common. */
interface PageSheet {
  readonly filler: Filler;
  readonly frame: Frame;
  readonly head: AtHead;
  readonly raised: readonly FloatPiece[];
  readonly foot: AtFoot | undefined;
}

/** The columns as pages; those that hold all text that is left are one page, balanced. */
function finishPages(ways: readonly FilledColumns[], sheet: PageSheet): readonly LaidPage[] {
  const { filler, frame, head, foot, raised } = sheet;
  const placed = [...raised, ...(foot?.floats ?? [])];
  const wideOf = ({ wide }: FilledColumns): Progress["wide"] => [
    ...head.waiting,
    ...passed(wide, placed).map(asWaiting),
  ];
  const endsHere = ({ next }: FilledColumns): boolean => isSet(filler.galley, next);
  const last = ways.find(endsHere);
  const going = ways.filter((way) => !endsHere(way)).map((way) => pageOf(way, wideOf(way), sheet));
  if (last === undefined) return going;
  const level = balance(filler, foot?.resume ?? head.resume, frame, last);
  return [...going, pageOf(level, wideOf(level), sheet)];
}

/** True where the page's last line goes on in the middle of a word. */
function endsInHyphen({ fills }: FilledColumns): boolean {
  const shown = fills.at(-1)?.laid?.atom.lines;
  return (
    shown !== undefined &&
    shown.to < shown.setting.count &&
    shown.setting.hyphens[shown.to - 1] === true
  );
}

function pageOf(columns: FilledColumns, wide: Progress["wide"], sheet: PageSheet): LaidPage {
  const { filler, frame, head, foot } = sheet;
  const { galley } = filler;
  const ends = isSet(galley, columns.next) && wide.length === 0;
  const quotes = columns.fills.reduce((sum, fill) => sum + fill.quotes, 0);
  const prices: readonly Price[] = [
    { what: "wideWaits", cost: PAGE_COST.wideWaits * wide.length },
    { what: "hyphenAtTurn", cost: endsInHyphen(columns) ? PAGE_COST.hyphenAtTurn : 0 },
    { what: "anotherQuote", cost: PAGE_COST.anotherQuote * Math.max(0, quotes - 1) },
  ];
  const footSlot = ends ? columns.band.from + deepest(columns) + (foot?.gap ?? 0) : foot?.slot;
  return {
    draw: () => [
      ...head.draw(),
      ...columnsMarks(galley, columns, frame),
      ...(foot?.marks(slotTop(frame, galley.grid, footSlot ?? 0)) ?? []),
    ],
    next: { resume: columns.next, wide },
    fills: columns.fills,
    cost: columns.cost + sumOf(prices),
    prices: [...prices, ...columns.prices],
    used: foot === undefined ? columns.band.from + deepest(columns) : frame.lines,
    strained: isStrained(columns),
    overset: columns.fills.flatMap((fill) => fill.overset ?? []),
  };
}

interface AtHead {
  readonly draw: () => readonly Mark[];
  /** What is left of the page. */
  readonly band: Band;
  readonly waiting: readonly Waiting[];
  readonly resume: Resume;
}

function placeAtHead(galley: Galley, progress: Progress, frame: Frame, band: Band): AtHead {
  const marks: Mark[] = [];
  let { from, lines } = band;
  let resume = progress.resume;
  let waiting = progress.wide;
  for (let first = waiting[0]; first !== undefined && lines > 0; first = waiting[0]) {
    const portion = headPortion(first, { from, lines }, galley.grid);
    if (portion === undefined) break;
    marks.push(...standing(portion, frame, slotTop(frame, galley.grid, from)));
    resume = withNotes(resume, portion.notes);
    const taken = portion.height + first.float.content.after;
    from += taken;
    lines = portion.rest === undefined ? lines - taken : 0;
    const rest = portion.rest === undefined ? [] : [{ float: first.float, part: portion.rest }];
    waiting = [...rest, ...waiting.slice(1)];
  }
  const room = marks.length > 0 && lines < FEWEST_UNDER_FLOAT ? 0 : lines;
  return { draw: () => marks, band: { from, lines: room }, waiting, resume };
}

/** What runs off the page stands at its very head, or waits for one that is free. */
function headPortion({ float, part }: Waiting, band: Band, grid: Grid): Portion | undefined {
  if (float.over !== "trim") return floatPortion({ float, part }, band.lines, grid);
  if (band.from > 0) return undefined;
  return floatPortion({ float: { ...float, content: float.atHead }, part }, band.lines, grid);
}

function standing(portion: Portion, { area }: Frame, top: Pt): readonly Mark[] {
  return [...moved(portion.offPage ?? [], 0, top), ...moved(portion.marks, area.x, top)];
}

interface Raised {
  readonly floats: readonly FloatPiece[];
  readonly head: AtHead;
  readonly ways: readonly FilledColumns[];
}

/** The first float that the columns pass, at the page's head, if it runs off there and its place still lies on the page. */
function raise(
  filler: Filler,
  { band, waiting, resume }: AtHead,
  frame: Frame,
  under: readonly FilledColumns[],
): Raised | undefined {
  const float = under[0]?.wide[0];
  if (float?.over !== "trim" || waiting.length > 0 || band.from > 0) return undefined;
  const head = placeAtHead(filler.galley, { resume, wide: [asWaiting(float)] }, frame, band);
  const ways = passing(float, fillColumns(filler, head.resume, frame, head.band));
  return ways.length > 0 ? { floats: [float], head, ways } : undefined;
}

const passing = (float: FloatPiece, ways: readonly FilledColumns[]): readonly FilledColumns[] =>
  ways.filter(({ wide }) => wide.includes(float));

interface AtFoot {
  readonly floats: readonly FloatPiece[];
  /** Where the columns began, the float's footnotes with them. */
  readonly resume: Resume;
  readonly ways: readonly FilledColumns[];
  /** Where the first of them begins if the columns are full. */
  readonly slot: number;
  /** White over it, in grid lines. */
  readonly gap: number;
  readonly marks: (top: number) => readonly Mark[];
}

/**
 * A float that the columns pass, at the page's foot, if its place still lies on the page then. What runs off
 * the page stands under text only where else it would have a page to itself: at the article's end.
 */
function placeAtFoot(
  filler: Filler,
  { band, resume }: AtHead,
  frame: Frame,
  float: FloatPiece | undefined,
): AtFoot | undefined {
  if (float === undefined) return undefined;
  const { galley } = filler;
  const portion = floatPortion({ float, part: WHOLE }, band.lines, galley.grid);
  if (portion === undefined || portion.rest !== undefined) return undefined;
  const gap = float.content.before;
  const lines = band.lines - portion.height - gap;
  if (lines < FEWEST_UNDER_FLOAT) return undefined;
  const noted = withNotes(resume, portion.notes);
  const ways = passing(float, fillColumns(filler, noted, frame, { ...band, lines })).filter(
    ({ next }) => float.over !== "trim" || isSet(galley, next),
  );
  if (ways.length === 0) return undefined;
  const marks = (top: Pt): readonly Mark[] => standing(portion, frame, top);
  const slot = band.from + lines + gap;
  return { floats: [float], resume: noted, ways, slot, gap, marks };
}

/** Footnotes called in a float stand under the first column of its page. */
function withNotes(resume: Resume, numbers: readonly number[]): Resume {
  if (numbers.length === 0) return resume;
  return { ...resume, notes: inOrder([...resume.notes, ...whole(numbers)]) };
}

function passed(met: readonly FloatPiece[], placed: readonly FloatPiece[]): readonly FloatPiece[] {
  return met.filter((float) => !placed.includes(float));
}

const asWaiting = (float: FloatPiece): Waiting => ({ float, part: WHOLE });
