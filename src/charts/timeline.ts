import type { Shape } from "../display/drawing.ts";
import { rect, type Pt } from "../geometry/geometry.ts";
import {
  filled,
  GAP,
  inkOf,
  placed,
  wordsWidth,
  type ChartKit,
  type DrawnChart,
  type PlacedLine,
} from "./chart.ts";

/** What happened, from the first day down to the last. */
export interface TimelineFigures {
  readonly events: readonly {
    readonly date: string;
    readonly words: string;
  }[];
}

/** The side of the mark on the line. */
const MARK: Pt = 6;
const LINE: Pt = 1;

/** White between two events, in lines. */
const BETWEEN = 0.5;

/** Draws the events under one another; `spare` points of height are shared out between them. */
export function drawTimeline({ events }: TimelineFigures, kit: ChartKit, spare: Pt): DrawnChart {
  const { label, value } = kit;
  const dates = Math.max(0, ...events.map(({ date }) => wordsWidth(value, date)));
  const mark = dates + 2 * GAP + MARK / 2;
  const left = mark + MARK / 2 + GAP;
  const set = events.map(({ words }) => label.set(words, Math.max(1, kit.width - left)));
  const heights = set.map((lines) => lines.length * label.leading);
  const white = BETWEEN * label.leading + spare / Math.max(1, events.length - 1);
  const shapes: Shape[] = [];
  const words: PlacedLine[] = [];
  const middles: Pt[] = [];
  let over = 0;
  for (const [index, { date }] of events.entries()) {
    const baseline = over + label.capital;
    const middle = baseline - label.capital / 2;
    middles.push(middle);
    shapes.push(filled(rect(mark - MARK / 2, middle - MARK / 2, MARK, MARK), inkOf(kit, 0)));
    words.push(...placed(value.set(date, dates + 1), { x: 0, y: baseline }, 0));
    words.push(...placed(set[index] ?? [], { x: left, y: baseline }, label.leading));
    over += (heights[index] ?? 0) + white;
  }
  const [top = 0, foot = 0] = [middles[0], middles.at(-1)];
  const course = filled(rect(mark - LINE / 2, top, LINE, foot - top), kit.gridInk);
  const end = (heights.at(-1) ?? 0) - label.leading;
  return { height: foot + label.capital / 2 + end, shapes: [course, ...shapes], words };
}
