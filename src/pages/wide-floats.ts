import type { Mark } from "../display/mark.ts";
import { floatPortion } from "../galley/float-portion.ts";
import type { FloatPiece, Galley, Grid } from "../galley/galley.ts";
import { moved } from "../galley/marks.ts";
import type { Portion } from "../galley/portion.ts";
import { inOrder, isSet, whole, WHOLE, type Resume, type Waiting } from "../galley/resume.ts";
import type { Pt } from "../geometry/geometry.ts";
import { isAstride } from "./astride.ts";
import { fillColumns, type Band, type FilledColumns, type Filler } from "./fill-columns.ts";
import { slotTop, type Frame } from "./frame.ts";

/** Where the next page of an article goes on. */
export interface Progress {
  readonly resume: Resume;
  /** Floats over all columns that were passed and still want a place, oldest first. */
  readonly wide: readonly Waiting[];
}

/** With less room than this under a float at its head, a page holds floats alone. */
const FEWEST_UNDER_FLOAT = 6;

export interface AtHead {
  readonly draw: () => readonly Mark[];
  /** What is left of the page. */
  readonly band: Band;
  readonly waiting: readonly Waiting[];
  readonly placed: readonly FloatPiece[];
  readonly resume: Resume;
}

/** What is meant to stand over a gutter waits for a page that has text to be set round it, as long as there is any. */
export function placeAtHead(galley: Galley, progress: Progress, frame: Frame, band: Band): AtHead {
  const marks: Mark[] = [];
  const placed: FloatPiece[] = [];
  let { from, lines } = band;
  let resume = progress.resume;
  const textLeft = resume.piece < galley.pieces.length;
  const astride = progress.wide.filter(({ float }) => textLeft && isAstride(float));
  let waiting = progress.wide.filter((wait) => !astride.includes(wait));
  for (let first = waiting[0]; first !== undefined && lines > 0; first = waiting[0]) {
    const portion = headPortion(first, { ...band, from, lines }, galley.grid);
    if (portion === undefined) break;
    marks.push(...across(portion, first.float, frame, slotTop(frame, galley.grid, from)));
    placed.push(first.float);
    resume = withNotes(resume, portion.notes);
    const taken = portion.height + first.float.content.after;
    from += taken;
    lines = portion.rest === undefined ? lines - taken : 0;
    const rest = portion.rest === undefined ? [] : [{ float: first.float, part: portion.rest }];
    waiting = [...rest, ...waiting.slice(1)];
  }
  const room = marks.length > 0 && lines < FEWEST_UNDER_FLOAT ? 0 : lines;
  const waits = [...astride, ...waiting];
  return {
    draw: () => marks,
    band: { ...band, from, lines: room },
    waiting: waits,
    placed,
    resume,
  };
}

/** What runs off the page stands at its very head, or waits for one that is free. */
function headPortion({ float, part }: Waiting, band: Band, grid: Grid): Portion | undefined {
  if (float.over !== "trim") return floatPortion({ float, part }, band.lines, grid, band.lower);
  if (band.from > 0) return undefined;
  return floatPortion({ float: { ...float, content: float.atHead }, part }, band.lines, grid);
}

/** What is narrower than the page stands in its middle. */
function across(portion: Portion, float: FloatPiece, { area }: Frame, top: Pt): readonly Mark[] {
  const x = isAstride(float) ? area.x + (area.width - float.width) / 2 : area.x;
  return [...moved(portion.offPage ?? [], 0, top), ...moved(portion.marks, x, top)];
}

export interface Raised {
  readonly floats: readonly FloatPiece[];
  readonly head: AtHead;
  readonly ways: readonly FilledColumns[];
}

/** The first float that the columns pass, at the page's head, if it runs off there and its place still lies on the page. */
export function raise(
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

export interface AtFoot {
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
 * the page, and what was meant to straddle a gutter, stands under text only where else it would have a page to itself:
 * at the article's end.
 */
export function placeAtFoot(
  filler: Filler,
  { band, resume, waiting }: AtHead,
  frame: Frame,
  met: readonly FloatPiece[],
): AtFoot | undefined {
  const waits = waiting.map((wait) => wait.float);
  const float = met.find((one) => !isAstride(one)) ?? [...waits, ...met][0];
  if (float === undefined || !waits.every(isAstride)) return undefined;
  const { galley } = filler;
  const portion = floatPortion({ float, part: WHOLE }, band.lines, galley.grid, band.lower);
  if (portion === undefined || portion.rest !== undefined) return undefined;
  const gap = float.content.before;
  const lines = band.lines - portion.height - gap;
  if (lines < FEWEST_UNDER_FLOAT) return undefined;
  const noted = withNotes(resume, portion.notes);
  const all = fillColumns(filler, noted, frame, { ...band, lines });
  const waited = waiting.some((wait) => wait.float === float);
  const ways = (waited ? all : passing(float, all)).filter(
    ({ next }) => (float.over !== "trim" && !isAstride(float)) || isSet(galley, next),
  );
  if (ways.length === 0) return undefined;
  const marks = (top: Pt): readonly Mark[] => across(portion, float, frame, top);
  const slot = band.from + lines + gap;
  return { floats: [float], resume: noted, ways, slot, gap, marks };
}

/** Footnotes called in a float stand under the first column of its page. */
function withNotes(resume: Resume, numbers: readonly number[]): Resume {
  if (numbers.length === 0) return resume;
  return { ...resume, notes: inOrder([...resume.notes, ...whole(numbers)]) };
}

export function passed(
  met: readonly FloatPiece[],
  placed: readonly FloatPiece[],
): readonly FloatPiece[] {
  return met.filter((float) => !placed.includes(float));
}

export const asWaiting = (float: FloatPiece): Waiting => ({ float, part: WHOLE });
