import type { Span } from "../diagnostics/diagnostic.ts";
import type { Mark } from "../display/mark.ts";
import { floatPortion } from "../galley/float-portion.ts";
import type { FloatPiece, Galley, Grid } from "../galley/galley.ts";
import { moved } from "../galley/marks.ts";
import type { Portion } from "../galley/portion.ts";
import { inOrder, isSet, whole, WHOLE, type Resume, type Waiting } from "../galley/resume.ts";
import type { Pt } from "../geometry/geometry.ts";
import {
  balance,
  columnsMarks,
  deepest,
  fillColumns,
  isStrained,
  type Band,
  type FilledColumns,
} from "./fill-columns.ts";
import { slotTop, type Frame } from "./frame.ts";

/** Where the next page of an article goes on. */
export interface Progress {
  readonly resume: Resume;
  /** Floats over all columns that were passed and still want a place, oldest first. */
  readonly wide: readonly Waiting[];
}

/** A page of an article as the make-up lays it. */
export interface LaidPage {
  readonly marks: readonly Mark[];
  readonly next: Progress;
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
 * Lays one page of an article, its first `headSlots` grid lines being taken: floats over all columns
 * that waited stand at its head, then come the columns. The first such float whose place lies on this
 * page stands at its foot if it has room, and else waits for the next page; one that runs off the page
 * stands at its head, if that is free. Where the article ends here, the columns are balanced.
 */
export function layPage(
  galley: Galley,
  progress: Progress,
  frame: Frame,
  headSlots: number,
): LaidPage {
  const band = { from: headSlots, lines: frame.lines - headSlots };
  const waited = placeAtHead(galley, progress, frame, band);
  const under = fillColumns(galley, waited.resume, frame, waited.band);
  const raised = raise(galley, waited, frame, under);
  const { head, columns: plain } = raised ?? { head: waited, columns: under };
  const met = passed(plain.wide, raised?.floats ?? []);
  const foot = head.waiting.length > 0 ? undefined : placeAtFoot(galley, head, frame, met[0]);
  const columns = foot?.columns ?? plain;
  const placed = [...(raised?.floats ?? []), ...(foot?.floats ?? [])];
  const wide = [...head.waiting, ...passed(columns.wide, placed).map(asWaiting)];
  const ends = isSet(galley, columns.next) && wide.length === 0;
  const final = ends ? balance(galley, foot?.resume ?? head.resume, frame, columns) : columns;
  const footSlot = ends ? final.band.from + deepest(final) + (foot?.gap ?? 0) : foot?.slot;
  const footMarks = foot?.marks(slotTop(frame, galley.grid, footSlot ?? 0)) ?? [];
  return {
    marks: [...head.marks, ...columnsMarks(galley, final), ...footMarks],
    next: { resume: columns.next, wide },
    used: foot === undefined ? final.band.from + deepest(final) : frame.lines,
    strained: isStrained(final),
    overset: final.fills.flatMap(({ fill }) => fill.overset ?? []),
  };
}

interface AtHead {
  readonly marks: readonly Mark[];
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
  return { marks, band: { from, lines: room }, waiting, resume };
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
  readonly columns: FilledColumns;
}

/** The first float that the columns pass, at the page's head, if it runs off there and its place still lies on the page. */
function raise(
  galley: Galley,
  { band, waiting, resume }: AtHead,
  frame: Frame,
  under: FilledColumns,
): Raised | undefined {
  const [float] = under.wide;
  if (float?.over !== "trim" || waiting.length > 0 || band.from > 0) return undefined;
  const head = placeAtHead(galley, { resume, wide: [asWaiting(float)] }, frame, band);
  const columns = fillColumns(galley, head.resume, frame, head.band);
  return columns.wide.includes(float) ? { floats: [float], head, columns } : undefined;
}

interface AtFoot {
  readonly floats: readonly FloatPiece[];
  /** Where the columns began, the float's footnotes with them. */
  readonly resume: Resume;
  readonly columns: FilledColumns;
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
  galley: Galley,
  { band, resume }: AtHead,
  frame: Frame,
  float: FloatPiece | undefined,
): AtFoot | undefined {
  if (float === undefined) return undefined;
  const portion = floatPortion({ float, part: WHOLE }, band.lines, galley.grid);
  if (portion === undefined || portion.rest !== undefined) return undefined;
  const gap = float.content.before;
  const lines = band.lines - portion.height - gap;
  if (lines < FEWEST_UNDER_FLOAT) return undefined;
  const noted = withNotes(resume, portion.notes);
  const columns = fillColumns(galley, noted, frame, { ...band, lines });
  if (!columns.wide.includes(float)) return undefined;
  if (float.over === "trim" && !isSet(galley, columns.next)) return undefined;
  const marks = (top: Pt): readonly Mark[] => standing(portion, frame, top);
  const slot = band.from + lines + gap;
  return { floats: [float], resume: noted, columns, slot, gap, marks };
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
