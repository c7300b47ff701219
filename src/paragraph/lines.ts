import type { Pt } from "../geometry/geometry.ts";
import { edgeDemerits, neighborDemerits, runtDemerits } from "./demerits.ts";
import { fitnessOf, lineDemerits, num, OVERFULL, ratioOf, shortOf } from "./fit.ts";
import type { Chance, Node, Pass, Stop, Trial, Work } from "./node.ts";
import { BARRED } from "./order.ts";
import type { BreakOrder } from "./order.ts";
import { keepBest, withoutOutdone } from "./rivals.ts";
import { NO_END, shapeDemerits, slopeOf } from "./shape.ts";

/** Dearer than a hundred hopeless lines: words are spoilt only where no way keeps them in their measure. */
const OVERFULL_DEMERITS = 1e14;

/** A ragged line looser than the tolerance: dearer than all that is only ugly. */
export const HOLLOW_DEMERITS = 1e10;

/** Sums of widths are not exact: a line that is just as loose as it may be is not too loose. */
const ROUNDING = 1e-9;

/** Ends a line here from every open stop, and keeps the best ways by all that their future depends on. */
export function endLines(
  work: Work,
  pass: Pass,
  open: readonly Stop[],
  chance: Chance,
): readonly Node[] {
  const { order } = work;
  const found: Node[] = [];
  for (const stop of open) {
    // Ragged lines from different stops end at different places, and so have no future in common.
    const since = order.rag === undefined ? 0 : found.length;
    let measure: Pt | undefined;
    let trial: Trial | undefined;
    for (const node of stop.nodes) {
      const own = measureOf(order, node.lines);
      if (own !== measure) trial = tryLine(work, pass, stop, { chance, measure: own });
      measure = own;
      const next = trial && endLine(work, pass, { node, chance, trial });
      if (next !== undefined) keepBest(order, pass, { found, since }, next);
    }
  }
  return withoutOutdone(found, order);
}

/** Which line is tried from a stop. */
interface Aim {
  readonly chance: Chance;
  readonly measure: Pt;
}

/** The line, if it is neither too loose nor too wide. */
function tryLine(
  { sums, order }: Work,
  { limit, emergency }: Pass,
  stop: Stop,
  { chance, measure }: Aim,
): Trial | undefined {
  const { at } = chance;
  const from = Math.min(stop.head, at);
  const stretch = { from, at, after: stop.after, measure };
  const ratio = ratioOf(sums, stretch, order);
  if (ratio > limit + ROUNDING) return undefined;
  if (ratio === OVERFULL) {
    // Too wide, and not because of more than one box: only then is there no other way.
    const taken = emergency && chance.number === stop.number + 1;
    return taken ? { from, ratio, end: 0 } : undefined;
  }
  const ragged = order.rag !== undefined;
  return { from, ratio, end: ragged ? Math.max(0, shortOf(sums, stretch) / measure) : 0 };
}

/** One line more on one of the ways. */
interface Step {
  readonly node: Node;
  readonly chance: Chance;
  readonly trial: Trial;
}

function endLine(work: Work, pass: Pass, step: Step): Node | undefined {
  const { order } = work;
  const { node, chance, trial } = step;
  const { from, ratio } = trial;
  const overfull = ratio === OVERFULL;
  const fitness = order.rag === undefined ? fitnessOf(overfull ? -1 : ratio) : 1;
  const beside = neighborDemerits(order, node, chance, fitness);
  const runt = runtDemerits(work, node, chance, from);
  if (Math.max(beside, runt) >= BARRED && !pass.barred) return undefined;
  const own = ownDemerits(order, ratio, chance.cost) + edgeDemerits(order, node, chance);
  const demerits = node.demerits + own + beside + runt;
  const { end, slope, cost } = outlineOf(order, step);
  return {
    at: chance.at,
    from,
    lines: node.lines + 1,
    fitness,
    hyphens: chance.flagged ? Math.min(2, node.hyphens + 1) : 0,
    ratio: overfull ? -1 : ratio,
    overfull,
    end,
    slope,
    demerits: demerits + cost,
    previous: node,
  };
}

function ownDemerits(order: BreakOrder, ratio: number, cost: number): number {
  if (ratio === OVERFULL) return OVERFULL_DEMERITS;
  const hollow = order.rag !== undefined && ratio > order.tolerance + ROUNDING;
  return (
    lineDemerits(ratio, cost, order) + looseDemerits(ratio, order) + (hollow ? HOLLOW_DEMERITS : 0)
  );
}

const looseDemerits = (ratio: number, { loose }: BreakOrder): number =>
  loose !== undefined && ratio > loose.ratio + ROUNDING ? loose.demerits : 0;

/** What a ragged line does to the outline: where it ends, whether that goes on with a slope, and its demerits. */
interface Outline {
  readonly end: number;
  readonly slope: number;
  readonly cost: number;
}

const NO_OUTLINE: Outline = { end: NO_END, slope: 0, cost: 0 };

function outlineOf({ rag }: BreakOrder, { node, chance, trial }: Step): Outline {
  if (rag === undefined || (chance.forced && rag.ideal === undefined)) return NO_OUTLINE;
  const ends = { first: node.previous?.end ?? NO_END, second: node.end, third: trial.end };
  const slope = slopeOf(ends);
  return { end: trial.end, slope, cost: shapeDemerits(rag.shape, ends, slope, node.slope) };
}

/** The stops from which a line could still end later: squeezed, it does not yet pass its measure. */
export function stillOpen(work: Work, open: readonly Stop[], at: number): Stop[] {
  const { sums, least, order, reach } = work;
  return open.filter(({ head, after, nodes }) => {
    const from = Math.min(head, at);
    const width = num(least, at) - num(least, from) + after - num(sums.hangStart, from) - reach;
    return nodes.some(({ lines }) => width <= measureOf(order, lines));
  });
}

/** The measure of a line, counted from 0. */
function measureOf({ measures }: BreakOrder, line: number): Pt {
  if (typeof measures === "number") return measures;
  return measures[Math.min(line, measures.length - 1)] ?? 0;
}
