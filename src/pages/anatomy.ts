import type { Span } from "../diagnostics/diagnostic.ts";
import type { Anatomy, AnatomyColumn, AnatomyLine, FloatCall, Priced } from "../display/anatomy.ts";
import type { Mark, TextMark } from "../display/mark.ts";
import { COST } from "../galley/costs.ts";
import type { Galley, Grid } from "../galley/galley.ts";
import { pausePrice } from "../galley/pause.ts";
import type { Fill, Laid } from "../galley/stick.ts";
import type { Point, Rect } from "../geometry/geometry.ts";
import { isJustified, pricesOf, wordSpace, type CostName } from "./copy-fit.ts";
import type { Price } from "./costs.ts";
import { columnBox, type Band } from "./fill-columns.ts";
import { floatBox } from "./float-box.ts";
import type { Frame } from "./frame.ts";

/** A page that was chosen, and what is painted on it. */
export interface DrawnPage {
  readonly frame: Frame;
  readonly band: Band;
  readonly fills: readonly Fill[];
  readonly prices: readonly Price[];
  readonly marks: readonly Mark[];
}

/** A page with nothing of its own to tell but its grid. */
export function bareAnatomy({ area, lines }: Frame, { leading, baseline }: Grid): Anatomy {
  const grid = { first: area.y + baseline, leading, lines };
  return { area, grid, columns: [], floats: [], calls: [], prices: [] };
}

/** The anatomies of an article's pages: floats may be called on one page and stand on another. */
export function anatomiesOf(galley: Galley, pages: readonly DrawnPage[]): readonly Anatomy[] {
  const columns = pages.map((page) => columnsOf(galley, page));
  const floats = galley.pieces.flatMap((piece) =>
    piece.kind === "float" ? [piece.content.span] : [],
  );
  const calls = callsOf(floats, columns);
  return pages.map(({ frame, marks, prices }, index) => ({
    ...bareAnatomy(frame, galley.grid),
    columns: columns[index] ?? [],
    floats: floats.flatMap((float) => {
      const box = floatBox(float, marks);
      return box === undefined ? [] : [{ float, box }];
    }),
    calls: calls.flatMap(({ page, ...call }) => (page === index ? [call] : [])),
    prices: worthTelling(prices),
  }));
}

function columnsOf(galley: Galley, { frame, band, fills }: DrawnPage): readonly AnatomyColumn[] {
  return fills.map((fill, index) => {
    const box = columnBox(galley, band, frame, index);
    const prices = worthTelling(allPricesOf(galley, fill));
    return { box, lines: linesIn(galley, fill, box), cost: Math.round(fill.cost), prices };
  });
}

/** What speaks against a column, and what is left of its cost when all that stands in it has been counted. */
function allPricesOf(galley: Galley, fill: Fill): readonly Priced[] {
  const { next } = fill;
  const pause = pausePrice(galley, next);
  const prices: readonly Priced[] = [
    ...pricesOf(fill),
    { what: "noteGoesOn", cost: COST.noteGoesOn * next.notes.length },
    ...(pause ? [pause] : []),
  ];
  const rest = prices.reduce((left, { cost }) => left - cost, fill.cost);
  return [...prices, { what: restOf(fill), cost: rest }];
}

/** A keep that was broken, a float that went on, or else a foot off the grid: nothing else leaves no mark in a column. */
function restOf({ strained, next }: Fill): CostName {
  if (strained) return "brokenKeep";
  return next.waiting.length > 0 ? "waits" : "endsShort";
}

/** The same thing counted once, in whole costs; what comes to nothing is not told. */
function worthTelling(prices: readonly Priced[]): readonly Priced[] {
  const sums = new Map<string, number>();
  for (const { what, cost } of prices) sums.set(what, (sums.get(what) ?? 0) + cost);
  return [...sums]
    .map(([what, cost]) => ({ what, cost: Math.round(cost) }))
    .filter(({ cost }) => cost > 0)
    .sort((a, b) => b.cost - a.cost);
}

function linesIn(galley: Galley, { laid: last }: Fill, box: Rect): readonly AnatomyLine[] {
  const stacks: (readonly AnatomyLine[])[] = [];
  for (let laid = last; laid !== undefined; laid = laid.above) {
    stacks.push(shownLines(galley, laid, box));
  }
  return stacks.reverse().flat();
}

/** The lines of a paragraph, each where it was painted; an ornament's stream is none. */
function shownLines({ grid }: Galley, { atom, slot }: Laid, box: Rect): readonly AnatomyLine[] {
  const { lines: shown } = atom;
  if (shown === undefined) return [];
  const { setting, piece, from, to } = shown;
  const painted = atom
    .draw(box.x, box.y + slot * grid.leading)
    .filter((mark): mark is TextMark => mark.kind === "text" && mark.stream !== undefined);
  return setting.lines
    .slice(from, to)
    .map((line, i) => ({ line, ends: from + i === setting.count - 1 }))
    .filter(({ line }) => line.runs.length > 0)
    .flatMap(({ line, ends }, i) => {
      const mark = painted[i];
      if (mark === undefined) return [];
      const { width, hyphenated } = line;
      const space = isJustified(line, shown) ? wordSpace(line) : 1;
      return [{ at: mark.at, width, space, hyphenated, ends, span: piece.span }];
    });
}

interface PlacedCall extends FloatCall {
  /** Index of its page. */
  readonly page: number;
}

/** Each float is called at the end of the last line that was typed before it; at the text's head if there is none. */
function callsOf(
  floats: readonly Span[],
  pages: readonly (readonly AnatomyColumn[])[],
): readonly PlacedCall[] {
  const lines = pages.flatMap((columns, page) =>
    columns.flatMap((column) => column.lines.map((line) => ({ ...line, page }))),
  );
  const [first] = lines;
  return floats.flatMap((float) => {
    const before = lines.filter(({ span }) => span.end <= float.start);
    const nearest = Math.max(...before.map(({ span }) => span.end));
    const line = before.findLast(({ span }) => span.end === nearest);
    if (line !== undefined) return [{ float, at: endOf(line), page: line.page }];
    return first === undefined ? [] : [{ float, at: first.at, page: first.page }];
  });
}

const endOf = ({ at, width }: AnatomyLine): Point => ({ x: at.x + width, y: at.y });
